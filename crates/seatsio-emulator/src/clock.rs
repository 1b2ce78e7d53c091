//! The clock an emulator lives by: the machine's, a frozen one, or one that the test moves.

use crate::time::Time;
use serde::{Deserialize, Serialize};
use std::{
    fmt,
    str::FromStr,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    time::{Duration, SystemTime, UNIX_EPOCH},
};

/// A clock that all its clones share.
///
/// ```
/// # use seatsio_emulator::{Clock, Time};
/// # use std::time::Duration;
/// let clock = Clock::frozen(Time::from_millis(0));
/// clock.advance(Duration::from_secs(900));
/// assert_eq!(clock.now(), Time::from_millis(900_000));
/// ```
#[derive(Clone, Debug)]
pub struct Clock(Arc<Mutex<ClockMode>>);

/// How a clock goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(
    tag = "mode",
    rename_all = "camelCase",
    rename_all_fields = "camelCase",
    deny_unknown_fields
)]
#[non_exhaustive]
pub enum ClockMode {
    /// It goes with the clock of the machine, so much ahead of it.
    Running {
        /// Milliseconds ahead of the machine; negative when behind.
        #[serde(default)]
        ahead_millis: i64,
    },
    /// It stands still until it is moved.
    Frozen {
        /// What it shows, in milliseconds since 1970.
        at: Time,
    },
}

impl ClockMode {
    fn now(self) -> Time {
        match self {
            Self::Running { ahead_millis } => machine_time().plus_millis(ahead_millis),
            Self::Frozen { at } => at,
        }
    }
}

impl Default for Clock {
    fn default() -> Self {
        Self::real()
    }
}

impl Clock {
    /// The clock of the machine.
    #[must_use]
    pub fn real() -> Self {
        Self::in_mode(ClockMode::Running { ahead_millis: 0 })
    }

    /// A clock that shows `at` until it is moved.
    #[must_use]
    pub fn frozen(at: Time) -> Self {
        Self::in_mode(ClockMode::Frozen { at })
    }

    fn in_mode(mode: ClockMode) -> Self {
        Self(Arc::new(Mutex::new(mode)))
    }

    fn mode_mut(&self) -> MutexGuard<'_, ClockMode> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// What the clock shows.
    #[must_use]
    pub fn now(&self) -> Time {
        self.mode().now()
    }

    /// How the clock goes.
    #[must_use]
    pub fn mode(&self) -> ClockMode {
        *self.mode_mut()
    }

    /// Moves the clock forward, frozen or not.
    pub fn advance(&self, by: Duration) {
        let by = i64::try_from(by.as_millis()).unwrap_or(i64::MAX);
        match &mut *self.mode_mut() {
            ClockMode::Running { ahead_millis } => *ahead_millis = ahead_millis.saturating_add(by),
            ClockMode::Frozen { at } => *at = at.plus_millis(by),
        }
    }

    /// Makes the clock show `now`, and go on or stand still as it did before.
    pub fn set(&self, now: Time) {
        match &mut *self.mode_mut() {
            ClockMode::Running { ahead_millis } => *ahead_millis = machine_time().millis_until(now),
            ClockMode::Frozen { at } => *at = now,
        }
    }

    /// Stops the clock where it is.
    pub fn freeze(&self) {
        let mut mode = self.mode_mut();
        *mode = ClockMode::Frozen { at: mode.now() };
    }

    /// Lets the clock go with the machine's, from what it shows now.
    pub fn resume(&self) {
        let mut mode = self.mode_mut();
        *mode = ClockMode::Running {
            ahead_millis: machine_time().millis_until(mode.now()),
        };
    }

    pub(crate) fn restore(&self, mode: ClockMode) {
        *self.mode_mut() = mode;
    }
}

fn machine_time() -> Time {
    let since_1970 = match SystemTime::now().duration_since(UNIX_EPOCH) {
        Ok(since) => i64::try_from(since.as_millis()).unwrap_or(i64::MAX),
        Err(before) => i64::try_from(before.duration().as_millis()).map_or(i64::MIN, |millis| -millis),
    };
    Time::from_millis(since_1970)
}

/// A text that does not say how a clock is to go.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ClockSyntaxError(String);

impl fmt::Display for ClockSyntaxError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "{:?} is no clock: expected real, frozen, or frozen:2026-01-31T19:30:00Z",
            self.0
        )
    }
}

impl std::error::Error for ClockSyntaxError {}

/// Reads `real`, `frozen` or `frozen:` with a moment, as on the command line.
impl FromStr for Clock {
    type Err = ClockSyntaxError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        match text.split_once(':') {
            None if text == "real" => Ok(Self::real()),
            None if text == "frozen" => Ok(Self::frozen(machine_time())),
            Some(("frozen", moment)) => parse_moment(moment)
                .map(Self::frozen)
                .ok_or_else(|| ClockSyntaxError(text.to_owned())),
            _ => Err(ClockSyntaxError(text.to_owned())),
        }
    }
}

/// The moment in an ISO 8601 text with an offset.
pub(crate) fn parse_moment(text: &str) -> Option<Time> {
    let timestamp: jiff::Timestamp = text.parse().ok()?;
    Some(Time::from_millis(timestamp.as_millisecond()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn a_frozen_clock_shows_the_sum_of_its_moves(start in -1_000_000..1_000_000_i64, moves in proptest::collection::vec(0..100_000_u64, 0..20)) {
            let clock = Clock::frozen(Time::from_millis(start));
            for by in &moves {
                clock.advance(Duration::from_millis(*by));
            }
            let sum: u64 = moves.iter().sum();
            prop_assert_eq!(clock.now(), Time::from_millis(start).plus_millis(sum as i64));
        }

        #[test]
        fn any_moment_and_any_step_is_harmless(at: i64, seconds: u64, running: bool) {
            let clock = Clock::frozen(Time::from_millis(at));
            if running {
                clock.resume();
            }
            clock.set(Time::from_millis(at));
            let before = clock.now();
            clock.advance(Duration::from_secs(seconds));
            prop_assert!(clock.now() >= before);
        }
    }

    #[test]
    fn clones_show_the_same() {
        let clock = Clock::frozen(Time::from_millis(0));
        clock.clone().advance(Duration::from_secs(1));
        assert_eq!(clock.now(), Time::from_millis(1000));
    }

    #[test]
    fn a_resumed_clock_goes_on_from_where_it_stood() {
        let clock = Clock::frozen(Time::from_millis(5_000));
        clock.resume();
        assert!(clock.now() >= Time::from_millis(5_000));
        assert!(matches!(clock.mode(), ClockMode::Running { ahead_millis } if ahead_millis < 0));
    }

    #[test]
    fn a_running_clock_can_be_set() {
        let clock = Clock::real();
        let moment = Time::from_millis(4_102_444_800_000);
        clock.set(moment);
        assert!(clock.now() >= moment);
    }

    #[test]
    fn the_command_line_names_a_moment() {
        let clock: Clock = "frozen:2026-01-31T19:30:00Z".parse().unwrap();
        assert_eq!(clock.now().to_string(), "2026-01-31T19:30:00.000Z");
        assert!("frozen:yesterday".parse::<Clock>().is_err());
        assert!("sundial".parse::<Clock>().is_err());
    }
}
