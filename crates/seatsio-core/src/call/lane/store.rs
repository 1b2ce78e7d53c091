//! Where permits are kept: in this process, or wherever a fleet of processes keeps them.

use super::level::SharedLimit;
use super::{Entry, Lane, LaneLimits, LaneSnapshot, Lanes, Left, Standing, Ticket};
use crate::call::Moment;
use std::fmt;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::task::Waker;

/// Gives out the permits of an account's lanes.
///
/// Clients use [`SharedLanes`] by default. A fleet of processes that shares one account can share its
/// permits too: implement this over the engine that the fleet has already. No method may block or do
/// IO. Such a store answers [`Entry::Wait`], passes the request on to a task of its own, and wakes the
/// waiter when the permit has come; a permit that arrives for a ticket that has left goes back.
///
/// A driver's side of the protocol:
///
/// 1. [`enter`](Self::enter); on `Go` send, on `GiveUp` fail.
/// 2. On `Wait` ask [`poll`](Self::poll) until it says `Go` or `Gone`, each time it was woken.
/// 3. [`leave`](Self::leave) exactly when the attempt is over or the caller has lost interest, from
///    `Drop` too, so that a cancelled call keeps nobody waiting.
///
/// The wakers are those of the standard library, for threads as well: a thread is woken by a
/// [`Wake`](std::task::Wake) that unparks it. So blocking and async clients can share one store. They
/// must also share the start that their moments are measured from.
pub trait PermitStore: fmt::Debug + Send + Sync {
    /// Asks for a permit of `lane`, to be had before `deadline`.
    fn enter(&self, lane: Lane, deadline: Option<Moment>, now: Moment) -> Entry;

    /// Tells how things stand, and sees to it that `waker` is woken when a waiting ticket's turn comes.
    fn poll(&self, ticket: Ticket, waker: &Waker, now: Moment) -> Standing;

    /// Takes a ticket back, whether it holds a permit or waits.
    fn leave(&self, ticket: Ticket, left: Left, now: Moment);

    /// What a lane looks like now, as far as this store can know. All zero unless it is written.
    fn snapshot(&self, lane: Lane, now: Moment) -> LaneSnapshot {
        let _ = (lane, now);
        LaneSnapshot::default()
    }

    /// How many requests of a lane may be at work at a time now, as its [`snapshot`](Self::snapshot) has it. Asked
    /// after each attempt of a call that is watched, so a store may write a shorter way to it.
    fn limit(&self, lane: Lane, now: Moment) -> u32 {
        self.snapshot(lane, now).limit
    }
}

/// The permits of one process: [`Lanes`] behind a lock that is held for tens of nanoseconds.
pub struct SharedLanes {
    lanes: Mutex<Lanes<Waker>>,
    priority: SharedLimit,
    regular: SharedLimit,
}

impl fmt::Debug for SharedLanes {
    // Not who is inside, which `snapshot` tells.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("SharedLanes").finish_non_exhaustive()
    }
}

impl SharedLanes {
    /// A limiter with nobody inside; see [`Lanes::new`].
    #[must_use]
    pub fn new(limits: LaneLimits, seed: u64) -> Self {
        let lanes = Lanes::new(limits, seed);
        Self {
            priority: lanes.shared_limit(Lane::Priority),
            regular: lanes.shared_limit(Lane::Regular),
            lanes: Mutex::new(lanes),
        }
    }

    fn lanes(&self) -> MutexGuard<'_, Lanes<Waker>> {
        self.lanes.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl PermitStore for SharedLanes {
    fn enter(&self, lane: Lane, deadline: Option<Moment>, now: Moment) -> Entry {
        self.lanes().enter(lane, deadline, now)
    }

    fn poll(&self, ticket: Ticket, waker: &Waker, _now: Moment) -> Standing {
        let mut lanes = self.lanes();
        let former = match lanes.waiter(ticket) {
            Some(Some(kept)) if kept.will_wake(waker) => None,
            Some(place) => place.replace(waker.clone()),
            None => return lanes.standing(ticket),
        };
        // Dropping a waker may drop a whole task, which may come back here to leave.
        drop(lanes);
        drop(former);
        Standing::Waiting
    }

    fn leave(&self, ticket: Ticket, left: Left, now: Moment) {
        // Mostly one permit comes free and one waiter gets it: that one is kept without allocating.
        let (mut first, mut others) = (None, Vec::new());
        let mut wake = |_, waker| match first {
            None => first = Some(waker),
            Some(_) => others.push(waker),
        };
        let own = self.lanes().leave(ticket, left, now, &mut wake);
        drop(own);
        if let Some(first) = first {
            first.wake();
            others.into_iter().for_each(Waker::wake);
        }
    }

    fn snapshot(&self, lane: Lane, now: Moment) -> LaneSnapshot {
        self.lanes().snapshot(lane, now)
    }

    fn limit(&self, lane: Lane, _now: Moment) -> u32 {
        match lane {
            Lane::Priority => self.priority.now(),
            Lane::Regular => self.regular.now(),
        }
    }
}
