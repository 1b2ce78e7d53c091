//! How long to wait before an attempt is repeated.

use std::{fmt, time::Duration};

/// Exponential backoff with full jitter: each wait is drawn from a range whose top grows.
///
/// The top of the range starts at 400 ms and doubles up to 20 s. The bottom is an eighth of the first
/// step and never zero: with a bottom of zero some retries would follow at once, and with a fixed
/// wait all callers that failed together would come back together.
///
/// ```
/// use seatsio_core::call::Backoff;
/// use std::time::Duration;
///
/// let backoff = Backoff::default();
/// assert_eq!(backoff.delay(1, 0.0), Duration::from_millis(50));
/// assert_eq!(backoff.delay(1, 1.0), Duration::from_millis(400));
/// assert_eq!(backoff.delay(2, 1.0), Duration::from_millis(800));
/// assert_eq!(backoff.delay(99, 1.0), Duration::from_secs(20));
/// ```
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Backoff {
    first: Duration,
    factor: f64,
    cap: Duration,
}

/// A [`Backoff`] that makes no sense.
#[derive(Clone, Copy, Debug, PartialEq)]
#[non_exhaustive]
pub enum InvalidBackoff {
    /// The first step is zero, so retries would follow at once.
    FirstIsZero,
    /// The steps would shrink, or the factor is not a number.
    FactorBelowOne(f64),
    /// The first step is longer than the longest one.
    FirstAboveCap {
        /// The first step.
        first: Duration,
        /// The longest step.
        cap: Duration,
    },
}

impl fmt::Display for InvalidBackoff {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::FirstIsZero => f.write_str("the first backoff step must be longer than zero"),
            Self::FactorBelowOne(factor) => {
                write!(
                    f,
                    "the backoff factor must be a number of at least 1, not {factor}"
                )
            }
            Self::FirstAboveCap { first, cap } => {
                write!(
                    f,
                    "the first backoff step ({first:?}) must not be longer than the cap ({cap:?})"
                )
            }
        }
    }
}

impl std::error::Error for InvalidBackoff {}

impl Default for Backoff {
    fn default() -> Self {
        Self {
            first: Duration::from_millis(400),
            factor: 2.0,
            cap: Duration::from_secs(20),
        }
    }
}

impl Backoff {
    /// Sets the longest wait after the first failed attempt.
    #[must_use]
    pub const fn first(mut self, first: Duration) -> Self {
        self.first = first;
        self
    }

    /// Sets by how much the longest wait grows with each attempt.
    #[must_use]
    pub const fn factor(mut self, factor: f64) -> Self {
        self.factor = factor;
        self
    }

    /// Sets what no wait goes beyond.
    #[must_use]
    pub const fn cap(mut self, cap: Duration) -> Self {
        self.cap = cap;
        self
    }

    /// Tells what is wrong with these settings, if anything.
    ///
    /// # Errors
    ///
    /// [`InvalidBackoff`] names the setting. [`delay`](Self::delay) is harmless even then: its waits
    /// stay above zero and below the cap.
    pub fn validate(&self) -> Result<(), InvalidBackoff> {
        if self.first.is_zero() {
            return Err(InvalidBackoff::FirstIsZero);
        }
        if !(self.factor >= 1.0 && self.factor.is_finite()) {
            return Err(InvalidBackoff::FactorBelowOne(self.factor));
        }
        if self.first > self.cap {
            return Err(InvalidBackoff::FirstAboveCap {
                first: self.first,
                cap: self.cap,
            });
        }
        Ok(())
    }

    /// The wait after failed attempt number `attempt`, counted from 1; `unit` is drawn evenly from
    /// `0.0..1.0`, as by [`Random::unit`](super::Random::unit).
    #[must_use]
    pub fn delay(&self, attempt: u32, unit: f64) -> Duration {
        let longest = self.longest(attempt);
        let shortest = (self.first / 8).clamp(Duration::from_nanos(1), longest);
        let unit = if unit.is_finite() {
            unit.clamp(0.0, 1.0)
        } else {
            1.0
        };
        // The share is at most 1, so the product fits; rounding may still step over the end.
        (shortest + (longest - shortest).mul_f64(unit)).min(longest)
    }

    fn longest(&self, attempt: u32) -> Duration {
        let steps = i32::try_from(attempt.saturating_sub(1)).unwrap_or(i32::MAX);
        Duration::try_from_secs_f64(self.first.as_secs_f64() * self.factor.powi(steps))
            .map_or(self.cap, |step| step.min(self.cap))
            .max(Duration::from_nanos(1))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::call::Random;
    use proptest::prelude::*;

    fn sensible() -> impl Strategy<Value = Backoff> {
        (1_u64..5_000, 1.0_f64..8.0, 0_u64..100_000).prop_map(|(first, factor, above)| {
            Backoff::default()
                .first(Duration::from_millis(first))
                .factor(factor)
                .cap(Duration::from_millis(first + above))
        })
    }

    proptest! {
        #[test]
        fn no_wait_is_zero_or_longer_than_the_cap(backoff in sensible(), attempt: u32, unit in 0.0..1.0) {
            prop_assert_eq!(backoff.validate(), Ok(()));
            let wait = backoff.delay(attempt, unit);
            prop_assert!(wait >= backoff.first / 8 && wait <= backoff.cap, "{:?}", wait);
        }

        #[test]
        fn the_longest_wait_doubles_until_the_cap(attempt in 1_u32..100) {
            let backoff = Backoff::default();
            let doubled = (backoff.delay(attempt, 1.0) * 2).min(backoff.cap);
            prop_assert_eq!(backoff.delay(attempt + 1, 1.0), doubled);
        }

        #[test]
        fn a_greater_unit_gives_a_longer_wait(backoff in sensible(), attempt in 0_u32..50, unit in 0.0..0.9) {
            prop_assert!(backoff.delay(attempt, unit) < backoff.delay(attempt, unit + 0.1));
        }

        #[test]
        fn any_settings_and_any_arguments_are_harmless(
            first: Duration, factor: f64, cap: Duration, attempt: u32, unit: f64,
        ) {
            let wait = Backoff { first, factor, cap }.delay(attempt, unit);
            prop_assert!(!wait.is_zero() && wait <= cap.max(Duration::from_nanos(1)));
        }
    }

    #[test]
    fn the_longest_waits_are_those_of_the_official_clients_up_to_the_cap() {
        let longest = [1, 2, 3, 4, 5, 6, 7, 8].map(|attempt| Backoff::default().delay(attempt, 1.0));
        let expected = [400, 800, 1_600, 3_200, 6_400, 12_800, 20_000, 20_000].map(Duration::from_millis);
        assert_eq!(longest, expected);
    }

    #[test]
    fn callers_that_failed_together_do_not_come_back_together() {
        let backoff = Backoff::default();
        let mut waits: Vec<_> = (0..1_000)
            .map(|seed| backoff.delay(1, Random::seeded(seed).unit()).as_millis() / 50)
            .collect();
        waits.sort_unstable();
        let fullest = waits.chunk_by(|a, b| a == b).map(<[_]>::len).max();
        assert!(
            fullest < Some(200),
            "of 1000 callers {fullest:?} come back within the same 50 ms"
        );
    }

    #[test]
    fn settings_that_make_no_sense_are_named() {
        let backoff = Backoff::default();
        assert_eq!(
            backoff.first(Duration::ZERO).validate(),
            Err(InvalidBackoff::FirstIsZero)
        );
        assert_eq!(
            backoff.factor(0.5).validate(),
            Err(InvalidBackoff::FactorBelowOne(0.5))
        );
        assert!(matches!(
            backoff.factor(f64::NAN).validate(),
            Err(InvalidBackoff::FactorBelowOne(_))
        ));
        assert!(matches!(
            backoff.factor(f64::INFINITY).validate(),
            Err(InvalidBackoff::FactorBelowOne(_))
        ));
        assert_eq!(
            backoff.cap(Duration::from_millis(399)).validate(),
            Err(InvalidBackoff::FirstAboveCap {
                first: Duration::from_millis(400),
                cap: Duration::from_millis(399)
            })
        );
        assert_eq!(backoff.validate(), Ok(()));
    }
}
