//! The macro that declares operations: struct, constructor, setters, handle method, plan and `send`.

/// Declares the operations of one resource, or of one subject of it.
///
/// ```text
/// operations! {
///     EVENT_OPERATIONS for Events;                         // the list for the catalogue, the handle
///
///     /// Lists the status changes of an event.            // docs of the handle's method
///     ListStatusChanges = "events.list_status_changes" => Page<StatusChange> {
///         GET "/events/{eventKey}/status-changes", Regular, Read;   // lane, effect
///         docs "https://docs.seats.io/…";
///         effect by_filter(filter);                        // where arguments decide: a function of these
///         method status_changes;                           // Events::status_changes(…)
///         path { event: EventKey }                         // one argument per hole
///         constants { query "filterType" = "CONTAINS"; }   // sent always
///         required { }
///         options {
///             /// Only objects whose label contains this.
///             into filter: String => query "filter";
///         }
///         body none;                                       // or `object`, or `whole`
///         paged StatusChange, by id;                       // where an item's place in the list is its id
///     }
/// }
/// ```
///
/// An argument is `kind name: Type => destination "wire name" [, default value] [, check function];` where
/// - the kind says what the method takes: `into` an `impl Into<Type>`, `list` an iterator of
///   `impl Into<Type>` (kept as `Vec<Type>`), `map` an iterator of pairs (its type is a pair, kept as
///   `Map`), `places` an iterator of pairs of an `impl Into<Type>` and a number, `plain` the type
///   itself, `flag` nothing (kept as `bool`);
/// - the destination is `query`, `body` (a member of the JSON object), `secret` (the same for a
///   [`Secret`](crate::model::Secret), which is not serialised by itself), `whole` (the whole body),
///   `spread` (the type's [`Spread`](crate::operation::Spread) says where it goes) or `local` (it is not
///   sent, and is there for the effect).
///
/// After lane and effect stands `legacy` for endpoints that only old documentation knows; `docs` is left out
/// where the API has no page. Name and path may be any constant text, so that a table of like operations
/// can be written as one declaration. A `via decode::…` after the output reads the answer in another way
/// than as JSON.
///
/// An option that was not set is not sent, unless it has a default; one that was set is sent as it is, also
/// when it is empty, false or null. The function of `effect` takes the named arguments by reference, options
/// as `&Option<…>`. For the operation above the macro writes, shortened:
///
/// ```text
/// pub struct ListStatusChanges<C = Unbound> { client: C, prepared: Prepared<ListStatusChanges, Paging> }
/// impl ListStatusChanges { pub fn new(event: impl Into<EventKey>) -> Self }
/// impl<C: Clone> Events<C> { pub fn status_changes(&self, event: impl Into<EventKey>) -> ListStatusChanges<C> }
/// impl<C> ListStatusChanges<C> { pub fn filter(self, value: impl Into<String>) -> Self  /* options, page_size, … */ }
/// impl Declared for ListStatusChanges {
///     type Arguments = ((EventKey,), (Option<String>,));
///     fn plan_of(((event,), (filter,)): &Self::Arguments, options) -> Result<Plan, Error> {
///         PLAN(SPEC, Some(by_filter(filter)), &[event], &mut [
///             Part::Constant("filterType", "CONTAINS"), Part::QueryOption("filter", "filter", filter),
///         ], options)
///     }
/// }
/// impl Operation for ListStatusChanges { const SPEC; fn plan(&self); fn decoder() }
/// impl<C: Dispatch> ListStatusChanges<C> { pub fn send(self) -> C::Reply<Page<StatusChange>>; pub fn items(self) -> … }
/// impl IntoFuture for ListStatusChanges<AsyncClient>
/// ```
///
/// What is the same for all operations is in [`Prepared`](crate::operation::Prepared) and
/// [`PLAN`](crate::operation::PLAN): a line here is read by the compiler for each of more than 200.
macro_rules! operations {
    (
        $LIST:ident for $Handle:ident;
        $(
            #[doc = $first:expr] $(#[doc = $more:expr])*
            $Name:ident = $name:expr => $Out:ty $(, via $decode:path)? { $($rest:tt)* }
        )*
    ) => {
        $( operation! { [$first; $($more),*] $Name, $name, $Out, ($($decode)?), $Handle { $($rest)* } } )*

        /// The operations declared here, for the catalogue.
        pub(crate) static $LIST: &[&$crate::Spec] = &[$(<$Name as $crate::Operation>::SPEC),*];
    };
}

macro_rules! operation {
    (
        [$first:expr; $($more:expr),*] $Name:ident, $name:expr, $Out:ty, ($($decode:path)?), $Handle:ident {
            $METHOD:ident $path:expr, $Lane:ident, $Effect:ident $(, $legacy:ident)?;
            $( docs $docs:literal; )?
            $( effect $effect:ident($($deciding:ident),+); )?
            method $method:ident;
            path { $( $seg:ident : $sty:ty ),* $(,)? }
            $( constants { $( $cdest:ident $cwire:literal = $cvalue:expr; )* } )?
            required { $( $rk:ident $req:ident : $rty:ty => $rdest:ident $($rwire:literal)? $(, check $rcheck:expr)?; )* }
            options { $( $(#[$odoc:meta])+ $ok:ident $opt:ident : $oty:ty => $odest:ident $($owire:literal)? $(, default $odefault:expr)? $(, check $ocheck:expr)?; )* }
            body $body:ident;
            $( $paged:ident $Item:ty $(, by $place:ident)?; )?
        }
    ) => {
        #[doc = $first]
        #[doc = concat!(
            "\n\nMade by [`", stringify!($Handle), "::", stringify!($method),
            "`](crate::api::", stringify!($Handle), "::", stringify!($method), "), which has the details. `",
            $name, "`: `", stringify!($METHOD), " ", $path, "`, lane ", stringify!($Lane), ", effect ", stringify!($Effect), "."
        )]
        #[derive(Clone)]
        #[must_use = "an operation does nothing until it is sent"]
        pub struct $Name<C = $crate::Unbound> {
            client: C,
            prepared: $crate::operation::Prepared<$Name $(, $crate::operation::kept::$paged)?>,
        }

        impl $Name {
            /// The operation without a client, with the arguments of the handle's method.
            #[allow(clippy::new_without_default, reason = "an operation is made, not defaulted")]
            pub fn new($( $seg: impl Into<$sty>, )* $( $req: operation!(@taken $rk $rty), )*) -> Self {
                Self { client: $crate::Unbound, prepared: $crate::operation::Prepared::new((
                    ( $( $seg.into(), )* $( operation!(@convert $rk $req), )* ),
                    ( $( operation!(@initial $($odefault)?), )* ),
                )) }
            }
        }

        impl<C: Clone> $Handle<C> {
            #[doc = $first]
            $( #[doc = $more] )*
            #[doc = concat!(
                "\n\n`", stringify!($METHOD), " ", $path, "`, lane ", stringify!($Lane), ", effect ", stringify!($Effect),
                "." $(, " [API documentation](", $docs, ").")?
            )]
            pub fn $method(&self, $( $seg: impl Into<$sty>, )* $( $req: operation!(@taken $rk $rty), )*) -> $Name<C> {
                $Name { client: self.client.clone(), prepared: $Name::new($( $seg, )* $( $req, )*).prepared }
            }
        }

        impl<C> $Name<C> {
            operation!(@setters () $( { [$(#[$odoc])+] $ok $opt: $oty } )*);

            /// Sets what holds for this call only: deadline, retries, headers, workspace.
            pub fn options(mut self, set: impl FnOnce($crate::CallOptions) -> $crate::CallOptions) -> Self {
                self.prepared.set(set);
                self
            }
        }

        impl<C: std::fmt::Debug> std::fmt::Debug for $Name<C> {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                let (($( $seg, )* $( $req, )*), ($( $opt, )*)) = &self.prepared.arguments;
                $crate::operation::show(f, stringify!($Name), &self.client, &self.prepared.options, &[
                    $( (stringify!($seg), $seg), )* $( (stringify!($req), $req), )* $( (stringify!($opt), $opt), )*
                    $( (stringify!($paged), &self.prepared.paging), )?
                ])
            }
        }

        impl $crate::operation::Declared for $Name {
            type Arguments = (
                ( $( $sty, )* $( $crate::operation::kept::$rk<$rty>, )* ),
                ( $( Option<$crate::operation::kept::$ok<$oty>>, )* ),
            );

            #[inline]
            fn plan_of(
                (($( $seg, )* $( $req, )*), ($( $opt, )*)): &Self::Arguments,
                options: Option<&std::sync::Arc<$crate::CallOptions>>,
            ) -> Result<$crate::Plan, $crate::Error> {
                $crate::operation::PLAN(
                    <$Name as $crate::Operation>::SPEC,
                    operation!(@effect $( $effect($($deciding),+) )?),
                    &[$( $seg ),*],
                    &mut [
                        $( $( operation!(@constant $cvalue, $cdest $cwire), )* )?
                        $(
                            operation!(@part $req, stringify!($req), $rdest $($rwire)?),
                            $( $crate::operation::Part::Checked(stringify!($req), $rcheck($req)), )?
                        )*
                        $(
                            operation!(@part_option $opt, stringify!($opt), $odest $($owire)?),
                            $( $crate::operation::Part::Checked(stringify!($opt), match $opt {
                                Some(value) => $ocheck(value),
                                None => Ok(()),
                            }), )?
                        )*
                    ],
                    options,
                )
            }
        }

        impl $crate::Operation for $Name {
            type Output = $Out;

            const SPEC: &'static $crate::Spec = &$crate::Spec::declared(
                $name,
                http::Method::$METHOD,
                $path,
                $crate::Lane::$Lane,
                $crate::Effect::$Effect,
                operation!(@docs $($docs)?),
                operation!(@legacy $($legacy)?),
                &[$( stringify!($seg) ),*],
                operation!(@has_members $body),
            );

            #[inline]
            fn plan(&self) -> Result<$crate::Plan, $crate::Error> {
                self.prepared.plan()
            }

            #[inline]
            fn decoder() -> $crate::Decode<$Out> {
                operation!(@decoder $($decode)?)
            }
        }

        operation!(@dispatch $Name, $Out $(, $Item, ($($place)?))?);
    };

    (@dispatch $Name:ident, $Out:ty) => {
        impl<C: $crate::Dispatch> $Name<C> {
            /// Sends it: a `Result` from a blocking client, a future of it from an async one.
            ///
            /// # Errors
            /// [`Error`](crate::Error) tells what failed and whether the call may have taken effect.
            pub fn send(self) -> C::Reply<$Out> {
                $crate::operation::Prepared::send(&self.prepared, self.client)
            }

            /// Sends it and keeps what comes with the value: status, headers, bytes, attempts.
            ///
            /// # Errors
            /// As `send`.
            pub fn send_for_answer(self) -> C::AnswerReply<$Out> {
                $crate::operation::Prepared::send_for_answer(&self.prepared, self.client)
            }
        }

        operation!(@into_future $Name, $Out);
    };

    (@dispatch $Name:ident, $Out:ty, $Item:ty, ($($place:ident)?)) => {
        impl<C> $Name<C> {
            /// How many items a page has, 1 to 1000. Unset: as many as the server likes.
            pub fn page_size(mut self, items: u32) -> Self {
                self.prepared.paging.size = Some(items);
                self
            }

            /// Starts after the item that this cursor names.
            pub fn starting_after(mut self, cursor: impl Into<$crate::Cursor>) -> Self {
                self.prepared.paging.position = $crate::call::Position::After(cursor.into());
                self
            }

            /// Ends before the item that this cursor names; walking then goes backwards.
            pub fn ending_before(mut self, cursor: impl Into<$crate::Cursor>) -> Self {
                self.prepared.paging.position = $crate::call::Position::Before(cursor.into());
                self
            }

            /// Starts at a position that was stored: where a walk over this list was, and in its direction.
            pub fn starting_at(mut self, position: $crate::call::Position) -> Self {
                self.prepared.paging.position = position;
                self
            }

            /// Stops a walk after this many items.
            pub fn at_most(mut self, items: u64) -> Self {
                self.prepared.paging.limit = Some(items);
                self
            }

            /// Makes a walk fetch the next page while a page is being read: one, never more.
            ///
            /// A blocking walk has a thread for that. An async one hands the call to the transport's runtime, and
            /// does without where the transport has none.
            pub fn prefetch(mut self) -> Self {
                self.prepared.paging.ahead = $crate::page::ReadAhead::NextPage;
                self
            }
        }

        impl $crate::PagedOperation for $Name {
            type Item = $Item;

            #[inline]
            fn paging(&self) -> &$crate::page::Paging {
                &self.prepared.paging
            }

            $(
                #[inline]
                fn place(item: &$Item) -> Option<$crate::Cursor> {
                    Some(item.$place.into())
                }
            )?
        }

        impl<C: $crate::Dispatch> $Name<C> {
            /// Fetches one page with both cursors: the first, or the one at the position that was set.
            ///
            /// # Errors
            /// [`Error`](crate::Error) tells what failed.
            pub fn send(self) -> C::Reply<$Out> {
                $crate::operation::Prepared::send_page(&self.prepared, self.client)
            }

            /// Fetches one page and keeps what comes with it: status, headers, bytes, attempts.
            ///
            /// # Errors
            /// As `send`.
            pub fn send_for_answer(self) -> C::AnswerReply<$Out> {
                $crate::operation::Prepared::send_page_for_answer(&self.prepared, self.client)
            }

            /// All items, fetched page by page as they are asked for: an `Iterator` or a `Stream`.
            ///
            /// It ends after the first error.
            pub fn items(self) -> C::Items<$Item> {
                $crate::operation::Prepared::items(&self.prepared, self.client)
            }

            /// All pages, fetched as they are asked for: an `Iterator` or a `Stream`.
            pub fn pages(self) -> C::Pages<$Item> {
                $crate::operation::Prepared::pages(&self.prepared, self.client)
            }
        }

        operation!(@into_future $Name, $Out);
    };

    (@into_future $Name:ident, $Out:ty) => {
        impl std::future::IntoFuture for $Name<$crate::AsyncClient> {
            type Output = Result<$Out, $crate::Error>;
            type IntoFuture = $crate::drive::ReplyFuture<$Out>;

            #[inline]
            fn into_future(self) -> Self::IntoFuture {
                self.send()
            }
        }
    };

    (@docs) => { "" };
    (@docs $docs:literal) => { $docs };

    (@legacy) => { false };
    (@legacy legacy) => { true };

    (@decoder) => { $crate::operation::decode::model };
    (@decoder $decode:path) => { $decode };

    (@has_members object) => { true };
    (@has_members none) => { false };
    (@has_members whole) => { false };

    (@effect) => { None };
    (@effect $effect:ident($($deciding:ident),+)) => { Some($effect($($deciding),+)) };

    (@initial) => { None };
    (@initial $value:expr) => { Some($value) };

    (@taken into $T:ty) => { impl Into<$T> };
    (@taken list $T:ty) => { impl IntoIterator<Item = impl Into<$T>> };
    (@taken map $T:ty) => {
        impl IntoIterator<Item = (
            impl Into<<$T as $crate::operation::Entry>::Key>,
            impl Into<<$T as $crate::operation::Entry>::Value>,
        )>
    };
    (@taken places $T:ty) => { impl IntoIterator<Item = (impl Into<$T>, u32)> };
    (@taken plain $T:ty) => { $T };
    (@convert into $value:ident) => { $value.into() };
    (@convert list $value:ident) => { $value.into_iter().map(Into::into).collect() };
    (@convert map $value:ident) => { $value.into_iter().map(|(key, value)| (key.into(), value.into())).collect() };
    (@convert places $value:ident) => { $value.into_iter().map(|(key, number)| (key.into(), number)).collect() };
    (@convert plain $value:ident) => { $value };

    (@setters ($($before:tt)*)) => {};
    (@setters ($($before:tt)*) { $setter:tt $kind:ident $opt:ident: $T:ty } $($more:tt)*) => {
        operation!(@setter ($($before)*) $setter $kind $opt: $T);
        operation!(@setters ($($before)* _,) $($more)*);
    };
    (@setter ($($before:tt)*) [$($doc:tt)+] flag $opt:ident: $T:ty) => {
        $($doc)+
        pub fn $opt(mut self) -> Self {
            let (_, ($($before)* option, ..)) = &mut self.prepared.arguments;
            *option = Some(true);
            self
        }
    };
    (@setter ($($before:tt)*) [$($doc:tt)+] $kind:ident $opt:ident: $T:ty) => {
        $($doc)+
        pub fn $opt(mut self, value: operation!(@taken $kind $T)) -> Self {
            let (_, ($($before)* option, ..)) = &mut self.prepared.arguments;
            *option = Some(operation!(@convert $kind value));
            self
        }
    };

    (@constant $value:expr, query $wire:literal) => { $crate::operation::Part::Constant($wire, $value) };
    (@constant $value:expr, body $wire:literal) => { $crate::operation::Part::Member($wire, $wire, $value) };
    (@part $value:expr, $argument:expr, query $wire:literal) => { $crate::operation::Part::Query($argument, $wire, $value) };
    (@part $value:expr, $argument:expr, body $wire:literal) => { $crate::operation::Part::Member($argument, $wire, $value) };
    (@part $value:expr, $argument:expr, secret $wire:literal) => { $crate::operation::Part::Secret($wire, $value) };
    (@part $value:expr, $argument:expr, whole $wire:literal) => { $crate::operation::Part::Whole($argument, $value) };
    (@part $value:expr, $argument:expr, spread) => { $crate::operation::Part::Spread($argument, $value) };
    (@part_option $option:expr, $argument:expr, query $wire:literal) => { $crate::operation::Part::QueryOption($argument, $wire, $option) };
    (@part_option $option:expr, $argument:expr, body $wire:literal) => { $crate::operation::Part::MemberOption($argument, $wire, $option) };
    (@part_option $option:expr, $argument:expr, spread) => { $crate::operation::Part::SpreadOption($argument, $option) };
    (@part_option $option:expr, $argument:expr, local) => { $crate::operation::Part::Local };
}
