//! The options that status changes share: each is declared once here, and an operation names those it takes.

/// As `operations!`, but the options are named instead of declared:
///
/// ```text
/// sale_operations! {
///     SALES for Events;
///
///     /// Books objects.
///     BookObjects = "events.book" => ChangeObjectStatusResult {
///         takes hold_token order_id;      // the options, first of all
///         POST "/events/…", Priority, Once;
///         docs "https://docs.seats.io/…";
///         method book;
///         path {}
///         required { … }                  // and nothing after it: the body is an object
///     }
/// }
/// ```
macro_rules! sale_operations {
    (
        $LIST:ident for $Handle:ident;
        $(
            #[doc = $first:expr] $(#[doc = $more:expr])*
            $Name:ident = $name:literal => $Out:ty $(, via $decode:path)? { takes $($option:ident)+; $($rest:tt)* }
        )*
    ) => {
        $( sale_operation! {
            @take [$($option $option)+] {}
            [[$first; $($more),*] $Name, $name, $Out, ($($decode)?), $Handle]
            { $($rest)* }
        } )*

        $( settleable! { $Name, $Out } )*

        /// The operations declared here, for the catalogue.
        pub(crate) static $LIST: &[&$crate::Spec] = &[$(<$Name as $crate::Operation>::SPEC),*];
    };
}

/// What every status change has besides `send`.
macro_rules! settleable {
    ($Name:ident, $Out:ty) => {
        impl<C: $crate::Dispatch> $Name<C> {
            /// Sends it until it is known what became of it: if the answer gets lost, it looks whether the call
            /// was carried out, and sends it again only if it was not. All of that within the deadline of the
            /// call.
            ///
            /// It looks before it sends where it could not tell afterwards: for releases, resale, numbers of
            /// places with a hold token, bookings with a token but no order id, and holds of best available
            /// objects, unless the token is said to be [fresh](crate::CallOptions::fresh_token) or the call has an
            /// order id and names the categories to choose from. Otherwise it costs nothing more than `send` as
            /// long as nothing fails. An answer that was lost is made of the objects as they are when they are
            /// looked at. [`settle`](crate::settle) says what can be found out and how.
            ///
            /// # Errors
            /// As `send`. Nothing was done, unless [`outcome`](crate::Error::outcome) says otherwise: then it
            /// could not be told, [`why_unsettled`](crate::Error::why_unsettled) says why, and the
            /// [receipt](crate::Error::receipt) can be settled later.
            #[inline]
            pub fn send_settled(self) -> C::Reply<$Out> {
                self.prepared.send_settled(self.client)
            }
        }

        impl<C: Clone> $Name<C> {
            /// What this call is to do, to be stored before it is sent: from it
            /// [`settle`](crate::api::Events::settle) finds out later what became of the call, also in another
            /// process.
            ///
            /// # Errors
            /// As `send` before anything is sent: an argument that the API is known to refuse.
            #[inline]
            pub fn receipt(&self) -> Result<$crate::Receipt, $crate::Error> {
                self.prepared.receipt()
            }
        }
    };
}

macro_rules! sale_operation {
    (@take [] {$($options:tt)*} [$($head:tt)*] {$($rest:tt)*}) => {
        operation! { $($head)* { $($rest)* options { $($options)* } body object; } }
    };
    (@take [hold_token $name:ident $($left:ident)*] {$($options:tt)*} $head:tt $rest:tt) => {
        sale_operation! { @take [$($left)*] {
            $($options)*
            /// The token that holds the objects. Objects that another token holds are refused (400), and so
            /// are objects that are given a token which does not hold them.
            into $name: $crate::model::HoldToken => body "holdToken";
        } $head $rest }
    };
    (@take [order_id $name:ident $($left:ident)*] {$($options:tt)*} $head:tt $rest:tt) => {
        sale_operation! { @take [$($left)*] {
            $($options)*
            /// An order number of your own, stored with the objects; reports find objects by it.
            into $name: $crate::model::OrderId => body "orderId";
        } $head $rest }
    };
    (@take [keep_extra_data $name:ident $($left:ident)*] {$($options:tt)*} $head:tt $rest:tt) => {
        sale_operation! { @take [$($left)*] {
            $($options)*
            /// Whether the extra data of the objects stays. Unset: it is removed, as by every status change.
            plain $name: bool => body "keepExtraData";
        } $head $rest }
    };
    (@take [channels $name:ident $($left:ident)*] {$($options:tt)*} $head:tt $rest:tt) => {
        sale_operation! { @take [$($left)*] {
            $($options)*
            /// Whose objects may be touched: those in these channels, or all with
            /// [`Channels::Ignored`](crate::model::Channels::Ignored). Unset: only objects in no channel; others
            /// are refused (400).
            into $name: $crate::model::Channels => spread;
        } $head $rest }
    };
    (@take [allowed_previous_statuses $name:ident $($left:ident)*] {$($options:tt)*} $head:tt $rest:tt) => {
        sale_operation! { @take [$($left)*] {
            $($options)*
            /// Changes only if each object has one of these statuses now; `ILLEGAL_STATUS_CHANGE` (400)
            /// otherwise.
            list $name: $crate::model::ObjectStatus => body "allowedPreviousStatuses";
        } $head $rest }
    };
    (@take [rejected_previous_statuses $name:ident $($left:ident)*] {$($options:tt)*} $head:tt $rest:tt) => {
        sale_operation! { @take [$($left)*] {
            $($options)*
            /// Changes only if no object has one of these statuses now; `ILLEGAL_STATUS_CHANGE` (400)
            /// otherwise.
            list $name: $crate::model::ObjectStatus => body "rejectedPreviousStatuses";
        } $head $rest }
    };
    (@take [resale_listing_id $name:ident $($left:ident)*] {$($options:tt)*} $head:tt $rest:tt) => {
        sale_operation! { @take [$($left)*] {
            $($options)*
            /// An id of your own for the listing on a resale market, with status `resale`; shown in object
            /// infos.
            into $name: $crate::model::ResaleListingId => body "resaleListingId";
        } $head $rest }
    };
    (@take [ignore_social_distancing $name:ident $($left:ident)*] {$($options:tt)*} $head:tt $rest:tt) => {
        sale_operation! { @take [$($left)*] {
            $($options)*
            /// Old: whether social distancing rules count. They have been removed from the API.
            plain $name: bool => body "ignoreSocialDistancing";
        } $head $rest }
    };
    (@take [expand $name:ident $($left:ident)*] {$($options:tt)*} $head:tt $rest:tt) => {
        sale_operation! { @take [$($left)*] {
            $($options)*
            /// What the answer holds. It holds the objects unless told otherwise; with `None` it is empty,
            /// which saves reading what nobody looks at.
            plain $name: Option<$crate::model::ObjectsExpand> => query "expand",
                default Some($crate::model::ObjectsExpand::Objects);
        } $head $rest }
    };
    (@take [named_seats $name:ident $($left:ident)*] {$($options:tt)*} $head:tt $rest:tt) => {
        sale_operation! { @take [$($left)*] {
            $($options)*
            /// Says that the labels are of seats, booths or whole tables, not of areas. It is not sent: it makes
            /// the call [`Guarded`](crate::Effect::Guarded), since a seat cannot be taken twice while an area
            /// counts up again, and a label does not tell which it is. Objects with a quantity stay
            /// [`Once`](crate::Effect::Once).
            flag $name: bool => local;
        } $head $rest }
    };
}
