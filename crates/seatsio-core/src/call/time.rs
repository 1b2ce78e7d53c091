//! The monotonic time that drivers hand to the machines.

use std::ops::Add;
use std::time::Duration;

/// A point in time, measured from a start that the driver chose.
///
/// `std::time::Instant` cannot be made at will, so tests and simulations could not move it. A driver
/// keeps the `Instant` of its own start and passes what has elapsed since:
///
/// ```
/// use seatsio_core::call::Moment;
/// use std::time::{Duration, Instant};
///
/// let started = Instant::now();
/// let now = Moment::from_start(started.elapsed());
/// assert_eq!((now + Duration::from_secs(2)).since(now), Duration::from_secs(2));
/// ```
///
/// All arithmetic saturates: no value from outside can make it overflow, and a clock that jumps back
/// looks like a clock that stands still.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Moment {
    /// Half the size of a `Duration`, of which every waiting call would keep several; enough for five centuries.
    nanos: u64,
}

impl Moment {
    /// The driver's start.
    pub const START: Self = Self { nanos: 0 };

    /// The moment `elapsed` after the driver's start.
    #[must_use]
    pub const fn from_start(elapsed: Duration) -> Self {
        Self {
            nanos: nanos(elapsed),
        }
    }

    /// The time from `earlier` to this moment; zero if `earlier` is in fact later.
    #[must_use]
    pub const fn since(self, earlier: Self) -> Duration {
        Duration::from_nanos(self.nanos.saturating_sub(earlier.nanos))
    }
}

impl Add<Duration> for Moment {
    type Output = Self;

    fn add(self, wait: Duration) -> Self {
        Self {
            nanos: self.nanos.saturating_add(nanos(wait)),
        }
    }
}

const fn nanos(time: Duration) -> u64 {
    time.as_secs()
        .saturating_mul(1_000_000_000)
        .saturating_add(time.subsec_nanos() as u64)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn a_clock_that_jumps_back_looks_like_one_that_stands_still(a: Duration, b: Duration) {
            let (early, late) = (Moment::from_start(a.min(b)), Moment::from_start(a.max(b)));
            prop_assert_eq!(early.since(late), Duration::ZERO);
            prop_assert_eq!(early + late.since(early), late);
        }

        #[test]
        fn adding_never_overflows_and_never_goes_back(a: Duration, b: Duration) {
            prop_assert!(Moment::from_start(a) + b >= Moment::from_start(a));
        }
    }
}
