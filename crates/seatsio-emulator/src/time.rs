//! A moment in time as the emulator sees it: milliseconds since the Unix epoch, told from outside.

use std::fmt;

use serde::{Deserialize, Serialize, Serializer};

/// A moment in time. The emulator has no clock: every call says what time it is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Time(i64);

impl Time {
    /// The moment so many milliseconds after 1970-01-01T00:00:00Z.
    pub const fn from_millis(millis: i64) -> Self {
        Self(millis)
    }

    /// Milliseconds since 1970-01-01T00:00:00Z.
    pub const fn millis(self) -> i64 {
        self.0
    }

    /// The moment so many milliseconds later, or the last one there is.
    #[must_use]
    pub const fn plus_millis(self, millis: i64) -> Self {
        Self(self.0.saturating_add(millis))
    }

    /// The moment so many minutes later, or the last one there is.
    #[must_use]
    pub const fn plus_minutes(self, minutes: i64) -> Self {
        self.plus_millis(minutes.saturating_mul(60_000))
    }

    /// Milliseconds from this moment until `later`; negative when `later` has passed.
    pub const fn millis_until(self, later: Self) -> i64 {
        later.0.saturating_sub(self.0)
    }

    /// The day in UTC, as `2026-07-09`.
    pub fn date(self) -> String {
        self.timestamp().strftime("%Y-%m-%d").to_string()
    }

    /// The month in UTC, as `2026-07`.
    pub fn month(self) -> String {
        self.timestamp().strftime("%Y-%m").to_string()
    }

    /// Midnight in UTC after this moment.
    #[must_use]
    pub const fn next_midnight(self) -> Self {
        const DAY: i64 = 86_400_000;
        Self((self.0.div_euclid(DAY) + 1).saturating_mul(DAY))
    }

    /// Writes the moment as the API does (AUT-16); for `#[serde(serialize_with)]`.
    pub(crate) fn as_text<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }

    fn timestamp(self) -> jiff::Timestamp {
        let nearest = if self.0 < 0 {
            jiff::Timestamp::MIN
        } else {
            jiff::Timestamp::MAX
        };
        jiff::Timestamp::from_millisecond(self.0).unwrap_or(nearest)
    }
}

impl fmt::Display for Time {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:.3}", self.timestamp())
    }
}

/// Whether a text is a day of the calendar in the form `2026-07-09`.
pub(crate) fn is_date(text: &str) -> bool {
    text.len() == 10 && text.is_ascii() && text.parse::<jiff::civil::Date>().is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    // AUT-16
    #[test]
    fn a_moment_is_written_with_three_digits_and_a_z() {
        assert_eq!(
            Time::from_millis(1_493_981_924_715).to_string(),
            "2017-05-05T10:58:44.715Z"
        );
        assert_eq!(Time::from_millis(0).to_string(), "1970-01-01T00:00:00.000Z");
    }

    #[test]
    fn moments_beyond_the_calendar_are_written_all_the_same() {
        assert!(!Time::from_millis(i64::MAX).to_string().is_empty());
        assert!(!Time::from_millis(i64::MIN).to_string().is_empty());
    }

    #[test]
    fn only_whole_days_of_the_calendar_are_dates() {
        assert!(is_date("2024-02-29"));
        assert!(!is_date("2023-02-29"));
        assert!(!is_date("20240229"));
        assert!(!is_date("2024-02-29T00:00:00Z"));
    }

    #[test]
    fn the_next_midnight_is_the_start_of_the_next_day() {
        let midnight = Time::from_millis(1_493_981_924_715).next_midnight();
        assert_eq!(midnight.to_string(), "2017-05-06T00:00:00.000Z");
    }
}
