//! The limits of the lanes as they were seen last, so that a change is told once.

use crate::{
    Lane,
    call::{Moment, PermitStore},
    observe::LaneChanged,
};
use std::sync::{Mutex, PoisonError};

/// The limits of the lanes as they were seen last by the clients that share these lanes and their watchers.
#[derive(Debug, Default)]
pub(super) struct KnownLimits {
    priority: Mutex<Option<u32>>,
    regular: Mutex<Option<u32>>,
}

impl KnownLimits {
    /// Looks at a lane, and tells of a limit that is not the one seen last.
    pub(super) fn changed(&self, lanes: &dyn PermitStore, lane: Lane, now: Moment) -> Option<LaneChanged> {
        let known = match lane {
            Lane::Priority => &self.priority,
            Lane::Regular => &self.regular,
        };
        // Locked while looking: else two threads could tell of two changes the wrong way round.
        let mut known = known.lock().unwrap_or_else(PoisonError::into_inner);
        let limit = lanes.snapshot(lane, now).limit;
        let before = known.replace(limit)?;
        (before != limit).then_some(LaneChanged { lane, before, limit })
    }
}
