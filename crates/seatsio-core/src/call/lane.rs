//! The two lanes of an account, and the limiter that keeps calls within them.

mod lanes;
mod level;
mod limits;
mod line;
mod slots;
mod store;
#[cfg(test)]
mod tests;

pub use lanes::Lanes;
pub use limits::{InvalidLimits, LaneLimits};
pub use store::{PermitStore, SharedLanes};

use std::time::Duration;

/// Which of the account's two concurrency limits a call counts against.
///
/// The service lets an account have 100 priority and 10 regular requests at work at the same time,
/// over all its processes and the browsers that show its charts; one more is answered with 429.
/// Every operation knows its lane.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Lane {
    /// Status changes, object infos and hold tokens: what a buyer waits for.
    Priority,
    /// Everything else.
    Regular,
}

impl Lane {
    /// The name as the catalogue prints it.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Priority => "priority",
            Self::Regular => "regular",
        }
    }
}

impl std::fmt::Display for Lane {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.pad(self.as_str())
    }
}

/// A place in a lane, from entering to leaving.
///
/// Only the store that gave it out knows what its number means. A ticket that has left is harmless:
/// leaving twice changes nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Ticket {
    lane: Lane,
    number: u64,
}

impl Ticket {
    /// A ticket with a number of the store's own.
    #[must_use]
    pub const fn new(lane: Lane, number: u64) -> Self {
        Self { lane, number }
    }

    /// The lane it is for.
    #[must_use]
    pub const fn lane(self) -> Lane {
        self.lane
    }

    /// The number that the store gave it.
    #[must_use]
    pub const fn number(self) -> u64 {
        self.number
    }
}

/// What a call is told that wants to enter a lane.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[must_use = "a ticket has to be given back by leaving"]
pub enum Entry {
    /// There is room: send now, and leave when the attempt is over.
    Go(Ticket),
    /// All permits are out: wait for the turn, or leave the line.
    Wait(Ticket),
    /// The deadline has passed already; there is no ticket and nothing to give back.
    GiveUp,
}

/// How things stand for a ticket.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// Its turn has come: it holds a permit.
    Go,
    /// It is in line.
    Waiting,
    /// It is neither: its deadline had passed when its turn came, or it has left.
    Gone,
}

/// How a request went, as far as the lane has to know.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Left {
    /// The server took the request in and answered, whatever the answer.
    Answered,
    /// The server answered 429 because too many requests were at work.
    ///
    /// A 429 of another quota, such as that of for-sale changes, says nothing about the lane; it
    /// counts as [`Answered`](Self::Answered).
    RateLimited,
    /// There was no answer: the request failed, timed out, was dropped, or was never sent.
    Abandoned,
}

/// What a lane looks like at one moment.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct LaneSnapshot {
    /// How many permits are out.
    pub in_use: u32,
    /// How many callers are in line.
    pub waiting: u32,
    /// How many permits may be out at the moment.
    pub limit: u32,
    /// How many permits were given since the start.
    pub entered: u64,
    /// How many requests were answered 429 for lack of room.
    pub rate_limited: u64,
    /// The time that all callers together have spent in line, those who are still in it included.
    pub waited: Duration,
    /// The longest that one caller has spent in line, those who are still in it included.
    pub longest_wait: Duration,
}

impl LaneSnapshot {
    /// A lane that nobody has entered yet, for stores that fill in what they know.
    #[must_use]
    pub const fn empty(limit: u32) -> Self {
        Self {
            in_use: 0,
            waiting: 0,
            limit,
            entered: 0,
            rate_limited: 0,
            waited: Duration::ZERO,
            longest_wait: Duration::ZERO,
        }
    }
}
