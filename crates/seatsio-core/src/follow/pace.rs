//! How long to wait between two looks.

use crate::call::Random;
use std::time::Duration;

/// Waits that grow while nothing comes, each a little shorter than it might be, so that followers who started
/// together part.
#[derive(Clone, Debug)]
pub(super) struct Pace {
    shortest: Duration,
    longest: Duration,
    current: Duration,
    random: Random,
}

impl Pace {
    #[inline]
    pub(super) fn new(shortest: Duration, longest: Duration, seed: u64) -> Self {
        Self {
            shortest,
            longest: longest.max(shortest),
            current: shortest,
            random: Random::seeded(seed),
        }
    }

    /// After a look that brought something.
    #[inline]
    pub(super) fn after_news(&mut self) -> Duration {
        self.current = self.shortest;
        self.wait(self.shortest)
    }

    /// After a look that brought nothing.
    #[inline]
    pub(super) fn after_nothing(&mut self) -> Duration {
        let wait = self.wait(self.current);
        self.current = (self.current.saturating_mul(3) / 2).min(self.longest);
        wait
    }

    /// After a look that failed.
    #[inline]
    pub(super) fn after_trouble(&mut self) -> Duration {
        self.wait(self.longest)
    }

    /// Three to four quarters of it.
    #[inline]
    fn wait(&mut self, most: Duration) -> Duration {
        let quarter = most / 4;
        most - quarter.mul_f64(self.random.unit()).min(quarter)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn waits_grow_to_the_longest_and_start_over_with_news(short in 1_u64..5_000, more in 0_u64..60_000, seed: u64) {
            let (shortest, longest) = (Duration::from_millis(short), Duration::from_millis(short + more));
            let mut pace = Pace::new(shortest, longest, seed);
            for _ in 0..40 {
                let wait = pace.after_nothing();
                prop_assert!(wait >= shortest * 3 / 4 && wait <= longest);
            }
            prop_assert!(pace.after_nothing() >= longest * 3 / 4);
            prop_assert!(pace.after_trouble() >= longest * 3 / 4);
            prop_assert!(pace.after_news() <= shortest);
            prop_assert!(pace.after_nothing() <= shortest);
        }

        #[test]
        fn any_interval_is_harmless(shortest: Duration, longest: Duration, seed: u64) {
            let mut pace = Pace::new(shortest, longest, seed);
            for _ in 0..5 {
                prop_assert!(pace.after_nothing() <= longest.max(shortest));
                prop_assert!(pace.after_trouble() <= longest.max(shortest));
            }
        }
    }
}
