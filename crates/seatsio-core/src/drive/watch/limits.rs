//! The limits of the lanes as they were seen last, so that a change is told once.

use crate::{
    Lane,
    call::{Moment, PermitStore},
    observe::LaneChanged,
};
use std::sync::{
    Mutex, PoisonError,
    atomic::{AtomicU32, Ordering::Relaxed},
};

/// The limits of the lanes as they were seen last by the clients that share these lanes and their watchers; 0 for
/// one that has not been seen.
#[derive(Debug, Default)]
pub(super) struct KnownLimits {
    priority: AtomicU32,
    regular: AtomicU32,
    turn: Mutex<()>,
}

impl KnownLimits {
    /// Whether a change of this lane would be noticed.
    pub(super) fn has(&self, lane: Lane) -> bool {
        self.of(lane).load(Relaxed) != 0
    }

    /// Looks at a lane, and tells of a limit that is not the one seen last.
    #[inline]
    pub(super) fn changed(&self, lanes: &dyn PermitStore, lane: Lane, now: Moment) -> Option<LaneChanged> {
        match lanes.limit(lane, now) == self.of(lane).load(Relaxed) {
            true => None,
            false => self.change(lanes, lane, now),
        }
    }

    #[cold]
    fn change(&self, lanes: &dyn PermitStore, lane: Lane, now: Moment) -> Option<LaneChanged> {
        let known = self.of(lane);
        // Looked at again, locked: else two threads could tell of two changes the wrong way round.
        let _turn = self.turn.lock().unwrap_or_else(PoisonError::into_inner);
        let limit = lanes.limit(lane, now);
        let before = known.swap(limit, Relaxed);
        (before != 0 && before != limit).then_some(LaneChanged { lane, before, limit })
    }

    fn of(&self, lane: Lane) -> &AtomicU32 {
        match lane {
            Lane::Priority => &self.priority,
            Lane::Regular => &self.regular,
        }
    }
}
