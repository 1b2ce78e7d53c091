//! What an observer is told: small values without anything secret.

use super::{NoRetry, RetryReason};
use crate::{ErrorKind, Lane, Outcome, TransportErrorKind, model::ErrorCode, settle::Settled};
use http::StatusCode;
use std::time::Duration;

/// A call has begun.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct CallStarted {
    /// The operation's name, such as `events.book`.
    pub operation: &'static str,
    /// The lane that the call draws from.
    pub lane: Lane,
}

/// A call has a place in its lane and is about to send.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct LaneEntered {
    /// The operation's name.
    pub operation: &'static str,
    /// Which lane.
    pub lane: Lane,
    /// The attempt that follows; the first is 1.
    pub attempt: u32,
    /// How long it waited in line for this attempt; next to nothing when there was room.
    pub waited: Duration,
}

/// A call waited for its lane as long as it may, in vain.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct TurnedAway {
    /// The operation's name.
    pub operation: &'static str,
    /// Which lane.
    pub lane: Lane,
    /// How long it waited in line.
    pub waited: Duration,
}

/// An attempt has brought an answer, or has failed.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct AttemptFinished<'a> {
    /// The operation's name.
    pub operation: &'static str,
    /// The lane that it used.
    pub lane: Lane,
    /// Which attempt of the call; the first is 1.
    pub attempt: u32,
    /// The status of the answer, or how far the request got when there was none.
    pub answer: Result<StatusCode, TransportErrorKind>,
    /// The API's code, when it refused.
    pub code: Option<&'a ErrorCode>,
    /// The server's id of the request, if it sent one; the vendor's support asks for it.
    pub request_id: Option<&'a str>,
    /// From sending to the last byte of the answer, or to the failure.
    pub duration: Duration,
}

/// A failed attempt will be followed by another one.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct RetryDecided {
    /// The operation's name.
    pub operation: &'static str,
    /// The lane that the call draws from.
    pub lane: Lane,
    /// The attempt that failed; the first is 1.
    pub attempt: u32,
    /// Why it failed.
    pub reason: RetryReason,
    /// How long the call waits before it queues for the next attempt.
    pub wait: Duration,
}

/// A call is over.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct CallFinished<'a> {
    /// The operation's name.
    pub operation: &'static str,
    /// The lane that the call drew from.
    pub lane: Lane,
    /// How it ended.
    pub end: CallEnd,
    /// Whether it took effect, as far as is known; [`Outcome::Done`] whenever it succeeded.
    pub outcome: Outcome,
    /// The status of the last answer that the call was judged by.
    pub status: Option<StatusCode>,
    /// The API's code, when it refused.
    pub code: Option<&'a ErrorCode>,
    /// The server's id of the last request, if it sent one.
    pub request_id: Option<&'a str>,
    /// How often a request was sent; 0 when none was.
    pub attempts: u32,
    /// Why no other attempt followed the last one, if that failed. `None` too when the call ended between its
    /// attempts, since it was dropped or no place in its lane came free in time.
    pub no_retry: Option<NoRetry>,
    /// Time spent in line for the lane, over all attempts.
    pub waited: Duration,
    /// From the start to the last byte of the answer: queueing, attempts and waits together.
    pub duration: Duration,
}

/// How a call ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum CallEnd {
    /// It brought what it should.
    Succeeded,
    /// It gave an error of this kind.
    Failed(ErrorKind),
    /// Nobody waited for it any more: its future was dropped, by a `select!` for instance, or it read ahead in a
    /// list of which no more was wanted.
    Dropped,
}

impl CallEnd {
    /// The end as a label for metrics: `succeeded`, `dropped`, or the [kind](ErrorKind::as_str) of the error.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Succeeded => "succeeded",
            Self::Failed(kind) => kind.as_str(),
            Self::Dropped => "dropped",
        }
    }
}

/// The limit of a lane was lowered or raised.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct LaneChanged {
    /// Which lane.
    pub lane: Lane,
    /// How many requests could be at work before.
    pub before: u32,
    /// How many can be now.
    pub limit: u32,
}

/// It has been found out what became of a status change whose answer was lost.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct CallSettled<'a> {
    /// The name of the operation whose answer was lost.
    pub operation: &'a str,
    /// What became of it.
    pub settled: Settled,
}
