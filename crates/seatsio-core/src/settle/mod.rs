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
//!   reports first, to know what the token held already.
//! - **Keep the receipt of a future that may be dropped**: [`ReplyFuture::receipt`](crate::drive::ReplyFuture::receipt).
//!
//! # What no reading can tell
//!
//! A request whose answer timed out may arrive after the look. Of named objects a second request is refused,
//! and the refusal is settled in turn, so nothing is doubled. Places of an area and objects that the server
//! chooses are taken again, and a late booking of named objects books them once more after they were given back;
//! therefore `send_settled` waits [a while](SETTLE_DELAY) before it looks for them. Named objects with a hold token
//! need no such wait: a late request is refused, as the token no longer holds them.

mod answer;
mod area;
mod before;
mod budget;
mod chosen;
mod facts;
mod named;
mod receipt;
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
