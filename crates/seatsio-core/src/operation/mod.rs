//! What an operation is: one endpoint of the API as plain data, and the client it is sent with.

#[macro_use]
pub(crate) mod declare;
mod additions;
mod answer;
mod argument;
#[macro_use]
pub(crate) mod check;
pub mod decode;
#[macro_use]
mod draft;
mod effect;
#[cfg(feature = "tracing")]
mod event_at;
mod options;
mod plan;
mod prepared;
#[cfg(feature = "serde_json")]
mod raw;
mod spec;

pub(crate) use additions::{name_of, write_pair};
pub use answer::Answer;
pub(crate) use answer::request_id;
pub(crate) use argument::{PLAN, Part};
pub use check::Invalid;
pub use decode::{Decode, Decoded};
pub use draft::{Draft, QueryValue, Spread};
pub use effect::Effect;
#[cfg(feature = "tracing")]
pub(crate) use event_at::{EventAt, EventMember};
pub use options::CallOptions;
pub(crate) use options::set_options;
pub use plan::Plan;
pub(crate) use prepared::{Declared, Prepared, show};
#[cfg(feature = "serde_json")]
pub use raw::RawCall;
pub use spec::{Spec, holes};

use crate::{
    Error,
    call::PageRequest,
    page::{Paging, Walk},
};

/// How the declaration macro keeps an argument, by the kind that it was declared with.
#[doc(hidden)]
#[allow(non_camel_case_types, reason = "these are the macro's own keywords")]
pub mod kept {
    pub type into<T> = T;
    pub type plain<T> = T;
    pub type flag<T> = T;
    pub type list<T> = Vec<T>;
    pub type map<T> = <T as super::Entry>::Map;
    pub type paged = crate::page::Paging;
    pub type places<T> = crate::model::Map<T, u32>;
}

/// A pair of types that says what a map of the declaration macro holds.
#[doc(hidden)]
pub trait Entry {
    type Key;
    type Value;
    type Map;
}

impl<K, V> Entry for (K, V) {
    type Key = K;
    type Value = V;
    type Map = crate::model::Map<K, V>;
}

/// One endpoint of the API as plain data: enough to build a request and to read the answer.
///
/// Every operation of the crate is declared once, by one macro, and implements this trait with and without
/// a client ([`Unbound`]). Implementing it by hand is how a call that the crate does not know yet, or
/// another API altogether, goes through the same engine.
///
/// ```
/// use seatsio_core::{Operation, api::events::RetrieveEvent};
///
/// let operation = RetrieveEvent::new("spring-gala");
/// assert_eq!(operation.plan()?.target(), "/events/spring-gala");
/// # Ok::<(), seatsio_core::Error>(())
/// ```
pub trait Operation {
    /// What the answer is read into.
    type Output: Send + 'static;

    /// The constant facts of the endpoint.
    const SPEC: &'static Spec;

    /// Path, query and body of this call, without base URL and credentials.
    ///
    /// # Errors
    /// An argument that the API is known to refuse, named; nothing was sent.
    fn plan(&self) -> Result<Plan, Error>;

    /// How a successful answer is read.
    fn decoder() -> Decode<Self::Output>;

    /// Sends it with a client, for operations that you have written yourself: a `Result` from a blocking
    /// client, a future of it from an async one.
    ///
    /// # Errors
    /// [`Error`] tells what failed and whether the call may have taken effect.
    fn send_with<C: Dispatch>(&self, client: &C) -> C::Reply<Self::Output> {
        client.clone().call(self.plan(), Self::decoder())
    }

    /// As [`send_with`](Self::send_with), and keeps what comes with the value: status, headers, bytes,
    /// attempts.
    ///
    /// # Errors
    /// As `send_with`.
    fn answer_with<C: Dispatch>(&self, client: &C) -> C::AnswerReply<Self::Output> {
        client.clone().call_for_answer(self.plan(), Self::decoder())
    }
}

/// A list endpoint that is walked page by page.
pub trait PagedOperation: Operation<Output = crate::Page<Self::Item>> {
    /// What the list holds.
    type Item: Send + Unpin + 'static;

    /// From where, which way and how many at a time.
    fn paging(&self) -> &Paging;

    /// The place of an item in the list, behind which or ahead of which a walk can go on; `None`, unless
    /// implemented, for lists whose items do not tell it.
    fn place(_item: &Self::Item) -> Option<crate::Cursor> {
        None
    }

    /// The same list without a position: what each page's request is made from. By default the
    /// [`plan`](Operation::plan).
    ///
    /// # Errors
    /// As [`Operation::plan`].
    fn base_plan(&self) -> Result<Plan, Error> {
        self.plan()
    }

    /// Asks for one page of the list. By default as seats.io wants it: `limit`, `start_after_id` and
    /// `end_before_id` in the query.
    ///
    /// # Errors
    /// The path grows past what a URL can hold.
    fn page_plan(list: &Plan, page: &PageRequest) -> Result<Plan, Error> {
        crate::page::page_plan(list, page)
    }

    /// Fetches one page with a client, for lists that you have written yourself: the first, or the one at
    /// the position that [`paging`](Self::paging) tells.
    ///
    /// # Errors
    /// [`Error`] tells what failed.
    fn page_with<C: Dispatch>(&self, client: &C) -> C::Reply<crate::Page<Self::Item>>
    where
        Self: Sized,
    {
        client.clone().call(crate::page::one_page(self), Self::decoder())
    }

    /// Walks the list item by item with a client, for lists that you have written yourself: an `Iterator` or
    /// a `Stream`, which ends after the first error.
    fn items_with<C: Dispatch>(&self, client: &C) -> C::Items<Self::Item>
    where
        Self: Sized,
    {
        client.clone().items(Walk::new(self))
    }

    /// Walks the list page by page with a client, for lists that you have written yourself.
    fn pages_with<C: Dispatch>(&self, client: &C) -> C::Pages<Self::Item>
    where
        Self: Sized,
    {
        client.clone().pages(Walk::new(self))
    }
}

/// An operation that is not attached to a client: it can be planned, but not sent.
///
/// ```compile_fail
/// use seatsio_core::api::hold_tokens::CreateHoldToken;
///
/// CreateHoldToken::new().send();
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Unbound;

/// A client that operations can be sent with: the two faces of the same engine.
///
/// [`BlockingClient`](crate::BlockingClient) and [`AsyncClient`](crate::AsyncClient) implement it,
/// which is why one builder gives a `Result` with the one and a future with the other.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot send operations",
    note = "start from a client: `client.events().book(…)`; or build the operation with `new` and drive its `plan()` with `Call` yourself"
)]
pub trait Dispatch: Clone {
    /// `Result<T, Error>` when blocking, a `Send + 'static` future of it when async.
    type Reply<T: Send + 'static>;
    /// As `Reply`, with everything that came with the value.
    type AnswerReply<T: Send + 'static>;
    /// An `Iterator` over items when blocking, a `Stream` when async.
    type Items<T: Send + Unpin + 'static>;
    /// An `Iterator` over pages when blocking, a `Stream` when async.
    type Pages<T: Send + Unpin + 'static>;
    /// An `Iterator` over status changes as they appear when blocking, a `Stream` when async.
    type Followed;

    /// Runs one call.
    fn call<T: Send + 'static>(self, plan: Result<Plan, Error>, decode: Decode<T>) -> Self::Reply<T>;
    /// Runs one call and keeps what came with the value: status, headers, bytes, attempts.
    fn call_for_answer<T: Send + 'static>(
        self,
        plan: Result<Plan, Error>,
        decode: Decode<T>,
    ) -> Self::AnswerReply<T>;
    /// Makes the calls of a procedure, one after the other, until it gives its result.
    fn follow<P: crate::call::Procedure>(self, procedure: Result<P, Error>) -> Self::Reply<P::Output>;
    /// Walks a list item by item.
    fn items<T: Send + Unpin + 'static>(self, walk: Walk<T>) -> Self::Items<T>;
    /// Follows the log of status changes.
    fn follow_log(self, follower: Result<crate::follow::Follower, Error>) -> Self::Followed;
    /// Walks a list page by page.
    fn pages<T: Send + Unpin + 'static>(self, walk: Walk<T>) -> Self::Pages<T>;
}
