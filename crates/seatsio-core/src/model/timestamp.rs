//! `Timestamp`: a moment, read from and written as ISO 8601 in UTC.

use std::fmt;
use std::str::FromStr;
use std::time::SystemTime;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::model::{ParseDateError, Text};

/// A moment in time. Answers give it in UTC, with 0, 3 or 6 digits of a second's fraction.
///
/// ```
/// use std::time::{Duration, SystemTime};
/// use seatsio_core::model::Timestamp;
///
/// let moment: Timestamp = "1970-01-01T00:00:01.500Z".parse()?;
/// assert_eq!(SystemTime::from(moment), SystemTime::UNIX_EPOCH + Duration::from_millis(1_500));
/// assert_eq!(moment.to_string(), "1970-01-01T00:00:01.5Z");
/// # Ok::<(), seatsio_core::model::ParseDateError>(())
/// ```
///
/// The features `jiff-02`, `time-03` and `chrono-04` add conversions to and from those libraries' types.
/// In the models every moment is an `Option`: a text that is no date is read as `None`, so that one odd
/// date does not cost the whole answer.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Timestamp(pub(super) jiff::Timestamp);

impl Timestamp {
    /// The moment that many milliseconds after 1970-01-01T00:00:00Z, or `None` outside the years -9999 to 9999.
    #[must_use]
    pub fn from_unix_milliseconds(milliseconds: i64) -> Option<Self> {
        jiff::Timestamp::from_millisecond(milliseconds).ok().map(Self)
    }

    /// Whole milliseconds since 1970-01-01T00:00:00Z.
    #[must_use]
    pub fn unix_milliseconds(self) -> i64 {
        self.0.as_millisecond()
    }
}

impl FromStr for Timestamp {
    type Err = ParseDateError;

    /// Reads ISO 8601 with `Z` or an offset; without either, the text is taken to be in UTC.
    fn from_str(text: &str) -> Result<Self, ParseDateError> {
        if let Ok(moment) = text.parse() {
            return Ok(Self(moment));
        }
        let local: jiff::civil::DateTime = text.parse().map_err(|_| ParseDateError)?;
        jiff::tz::Offset::UTC
            .to_timestamp(local)
            .map(Self)
            .map_err(|_| ParseDateError)
    }
}

impl fmt::Display for Timestamp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl fmt::Debug for Timestamp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Timestamp({})", self.0)
    }
}

impl From<Timestamp> for SystemTime {
    fn from(moment: Timestamp) -> Self {
        moment.0.into()
    }
}

impl TryFrom<SystemTime> for Timestamp {
    type Error = ParseDateError;

    /// Fails outside the years -9999 to 9999.
    fn try_from(time: SystemTime) -> Result<Self, ParseDateError> {
        jiff::Timestamp::try_from(time)
            .map(Self)
            .map_err(|_| ParseDateError)
    }
}

impl Serialize for Timestamp {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Timestamp {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Text::deserialize(deserializer)?
            .parse()
            .map_err(serde::de::Error::custom)
    }
}
