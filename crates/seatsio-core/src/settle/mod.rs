//! Receipts of status changes, and finding out from them what a call did whose answer was lost.
//!
//! The API has no idempotency keys. When the answer to a status change is lost, nobody knows whether it took
//! effect, and sending it again may sell a place twice. What can be done instead is to look: objects carry
//! order ids and hold tokens, and a call is done as a whole or not at all.
//!
//! - [`Receipt`]: what a call was to do. Every status change has `receipt()`, to be stored before it is sent,
//!   and an [`Error`](crate::Error) whose outcome is unknown has [one](crate::Error::receipt).
//! - [`settle`](crate::api::Events::settle) reads what is needed and gives [`Settled`].
//! - `send_settled()` on every status change does all of it: it sends, settles what is unknown, and sends again
//!   what was not done, all within the deadline of the call.
//!
//! # What makes it work
//!
//! - **Give an order id of its own to every call** that books. It finds everything again but places of an area
//!   that others have changed since, if no other call uses it.
//! - **Hold first.** A token finds what it holds, also places of an area. Let one call at a time use it.
//! - **Say how many places of an area you mean**, also if it is one. A label alone does not tell an area from a
//!   seat, unless it lacks the hyphen of a seat, and `send_settled` compares before and after only areas.
//! - **Say when a token is fresh**, made for this one call: [`fresh_token`](crate::CallOptions::fresh_token). What
//!   the server chooses for a hold without order id is known by its token; `send_settled` otherwise asks for two
//!   reports first, to know what the token held already. With an order id it asks for one, about areas, which show
//!   only the order of their last change; none if the call names the categories to choose from, as areas of other
//!   categories are told apart by that.
//! - **Keep the receipt of a future that may be dropped**: [`ReplyFuture::receipt`](crate::drive::ReplyFuture::receipt).
//!
//! # What no reading can tell
//!
//! The server may still be at work on a request whose answer was lost, and finish it after the look: it takes places
//! of an area, or objects of the server's choice, once more; it books what has been given back since; it holds what
//! somebody else, who was in its way, gives up. Therefore `send_settled` waits [a while](SETTLE_DELAY) and looks again
//! before it sends again, and before it says that a call was not done or that somebody else has the objects. Whoever
//! calls `settle` does well to wait as long first.
//!
//! No wait is long enough for a request that is stuck somewhere on its way. If one was not answered in time, the
//! outcome stays unknown in the end, unless the call is found done, somebody else has an object, or the server
//! refuses a later request.
//!
//! Places of an area without hold token are found by the order id alone, until the area's next change; so are those that
//! the server chooses for a hold from a category that has areas, if its token holds as many of one already and is
//! not said to be fresh. The log of status changes shows the order id still, but may be late.

mod answer;
mod area;
mod before;
mod budget;
mod chosen;
mod facts;
mod named;
mod receipt;
mod reports;
mod sending;
mod settled;
mod settlement;
mod settling;
mod verdict;
mod written;

pub use receipt::Receipt;
pub(crate) use receipt::{Change, Claim, Part};
pub use sending::SETTLE_DELAY;
pub(crate) use sending::Sending;
pub use settled::{Settled, Why};
pub use settlement::{Settlement, Step};
pub(crate) use settling::Settling;

#[cfg(test)]
mod tests;
