//! `Timestamp`: a moment, read from and written as ISO 8601 in UTC.

use std::fmt;
use std::str::FromStr;
use std::time::{Duration, SystemTime};

use serde_core::{Deserialize, Deserializer, Serialize, Serializer};

use crate::model::json::{Fault, Parser, Read};
use crate::model::{ParseDateError, Text, calendar};

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
pub struct Timestamp {
    /// Since 1970-01-01T00:00:00Z, rounded down.
    seconds: i64,
    nanoseconds: u32,
}

impl Timestamp {
    // What is a moment of the years -9999 to 9999 in every time zone, as other libraries have it.
    const FIRST_SECOND: i64 = -377_705_023_201;
    const LAST_SECOND: i64 = 253_402_207_200;

    #[cfg(feature = "jiff-02")]
    pub(super) const EPOCH: Self = Self {
        seconds: 0,
        nanoseconds: 0,
    };

    #[inline]
    pub(super) fn new(seconds: i64, nanoseconds: u32) -> Option<Self> {
        let is_known = (Self::FIRST_SECOND..=Self::LAST_SECOND).contains(&seconds);
        (is_known && nanoseconds < 1_000_000_000).then_some(Self { seconds, nanoseconds })
    }

    /// The moment that many milliseconds after 1970-01-01T00:00:00Z, or `None` outside the years -9999 to 9999.
    #[must_use]
    #[inline]
    pub fn from_unix_milliseconds(milliseconds: i64) -> Option<Self> {
        let fraction = u32::try_from(milliseconds.rem_euclid(1_000)).ok()?;
        Self::new(milliseconds.div_euclid(1_000), fraction * 1_000_000)
    }

    /// Whole milliseconds since 1970-01-01T00:00:00Z.
    #[must_use]
    #[inline]
    pub fn unix_milliseconds(self) -> i64 {
        self.seconds * 1_000 + i64::from(self.nanoseconds / 1_000_000)
    }

    /// Whole seconds since 1970-01-01T00:00:00Z, rounded down, and the nanoseconds that follow them.
    #[cfg(any(feature = "jiff-02", feature = "time-03", feature = "chrono-04"))]
    #[inline]
    pub(super) fn parts(self) -> (i64, u32) {
        (self.seconds, self.nanoseconds)
    }
}

impl FromStr for Timestamp {
    type Err = ParseDateError;

    /// Reads ISO 8601 with `Z` or an offset; without either, the text is taken to be in UTC.
    fn from_str(text: &str) -> Result<Self, ParseDateError> {
        let (seconds, nanoseconds) = calendar::read_moment(text).ok_or(ParseDateError)?;
        Self::new(seconds, nanoseconds).ok_or(ParseDateError)
    }
}

impl fmt::Display for Timestamp {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        calendar::write_moment(f, self.seconds, self.nanoseconds)
    }
}

impl fmt::Debug for Timestamp {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Timestamp({self})")
    }
}

impl From<Timestamp> for SystemTime {
    #[inline]
    fn from(moment: Timestamp) -> Self {
        let whole = Duration::from_secs(moment.seconds.unsigned_abs());
        let second = if moment.seconds < 0 {
            Self::UNIX_EPOCH - whole
        } else {
            Self::UNIX_EPOCH + whole
        };
        second + Duration::from_nanos(moment.nanoseconds.into())
    }
}

impl TryFrom<SystemTime> for Timestamp {
    type Error = ParseDateError;

    /// Fails outside the years -9999 to 9999.
    #[inline]
    fn try_from(time: SystemTime) -> Result<Self, ParseDateError> {
        let seconds = |wait: Duration| i64::try_from(wait.as_secs()).map_err(|_| ParseDateError);
        let (seconds, nanoseconds) = match time.duration_since(SystemTime::UNIX_EPOCH) {
            Ok(since) => (seconds(since)?, since.subsec_nanos()),
            Err(before) => match before.duration() {
                until if until.subsec_nanos() == 0 => (-seconds(until)?, 0),
                until => (-seconds(until)? - 1, 1_000_000_000 - until.subsec_nanos()),
            },
        };
        Self::new(seconds, nanoseconds).ok_or(ParseDateError)
    }
}

impl Serialize for Timestamp {
    #[inline]
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Timestamp {
    #[inline]
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Text::deserialize(deserializer)?
            .parse()
            .map_err(serde_core::de::Error::custom)
    }
}

impl Read for Timestamp {
    #[inline]
    fn read(json: &mut Parser<'_>) -> Result<Self, Fault> {
        let text = json.text_or_number()?;
        text.parse()
            .map_err(|error: ParseDateError| Fault::new(error.to_string()))
    }
}
