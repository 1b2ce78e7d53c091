//! The rate-limit lanes: how many calls of one company may be in flight at once (LIM-1).

use crate::route::Lane;
use serde::{Deserialize, Serialize};
use std::collections::HashMap;

/// How many calls a company may have in flight at once, lane by lane.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[non_exhaustive]
pub struct Limits {
    /// Status changes, object infos and hold tokens.
    pub priority: u32,
    /// Everything else.
    pub regular: u32,
}

impl Limits {
    /// The limits of the service: 100 and 10.
    pub const SERVICE: Self = Self {
        priority: 100,
        regular: 10,
    };

    /// No limits.
    pub const NONE: Self = Self {
        priority: u32::MAX,
        regular: u32::MAX,
    };

    /// Limits of one's own.
    #[must_use]
    pub const fn new(priority: u32, regular: u32) -> Self {
        Self { priority, regular }
    }

    fn of(self, lane: Lane) -> u32 {
        match lane {
            Lane::Priority => self.priority,
            Lane::Regular => self.regular,
        }
    }
}

impl Default for Limits {
    fn default() -> Self {
        Self::SERVICE
    }
}

/// Who is in which lane right now.
#[derive(Clone, Debug, Default)]
pub(crate) struct Lanes {
    limits: Limits,
    in_flight: HashMap<(u64, Lane), u32>,
}

/// A call that a lane has no room for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct LaneFull;

impl Lanes {
    pub(crate) fn new(limits: Limits) -> Self {
        Self {
            limits,
            in_flight: HashMap::new(),
        }
    }

    pub(crate) fn enter(&mut self, company: u64, lane: Lane) -> Result<(), LaneFull> {
        let in_flight = self.in_flight.entry((company, lane)).or_default();
        if *in_flight >= self.limits.of(lane) {
            return Err(LaneFull);
        }
        *in_flight += 1;
        Ok(())
    }

    pub(crate) fn leave(&mut self, company: u64, lane: Lane) {
        if let Some(in_flight) = self.in_flight.get_mut(&(company, lane)) {
            *in_flight = in_flight.saturating_sub(1);
        }
    }

    pub(crate) fn in_flight(&self, company: u64, lane: Lane) -> u32 {
        self.in_flight.get(&(company, lane)).copied().unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const LANES: [Lane; 2] = [Lane::Priority, Lane::Regular];

    proptest! {
        // LIM-1
        #[test]
        fn a_lane_lets_in_whoever_fits_and_nobody_else(
            steps in proptest::collection::vec((any::<bool>(), 0..2_u64, 0..2_usize), 0..300),
        ) {
            let mut lanes = Lanes::new(Limits::new(5, 2));
            let mut inside = HashMap::<(u64, usize), u32>::new();
            for (enters, company, lane) in steps {
                let count = inside.entry((company, lane)).or_default();
                if enters {
                    let entered = lanes.enter(company, LANES[lane]);
                    prop_assert_eq!(entered.is_ok(), *count < [5, 2][lane]);
                    *count += u32::from(entered.is_ok());
                } else if *count > 0 {
                    lanes.leave(company, LANES[lane]);
                    *count -= 1;
                }
                prop_assert_eq!(lanes.in_flight(company, LANES[lane]), *count);
            }
        }
    }

    // LIM-1
    #[test]
    fn the_service_lets_in_a_hundred_and_ten() {
        let mut lanes = Lanes::new(Limits::default());
        let entered = |lanes: &mut Lanes, lane| (0..200).filter(|_| lanes.enter(1, lane).is_ok()).count();
        assert_eq!(entered(&mut lanes, Lane::Priority), 100);
        assert_eq!(entered(&mut lanes, Lane::Regular), 10);
    }
}
