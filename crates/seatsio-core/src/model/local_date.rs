//! `LocalDate`: a day of the calendar, as the date of an event is given.

use std::fmt;
use std::str::FromStr;

use serde_core::{Deserialize, Deserializer, Serialize, Serializer};

use crate::model::calendar::{Day, read_day};
use crate::model::{ParseDateError, Text};

/// A day of the calendar without a time and a time zone: `2026-07-20`.
///
/// ```
/// use seatsio_core::model::LocalDate;
///
/// let date = LocalDate::new(2026, 7, 20)?;
/// assert_eq!(date, "2026-07-20".parse()?);
/// assert_eq!((date.year(), date.month(), date.day()), (2026, 7, 20));
/// # Ok::<(), seatsio_core::model::ParseDateError>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct LocalDate(Day);

impl LocalDate {
    #[cfg(feature = "jiff-02")]
    pub(super) const EPOCH: Self = Self(Day {
        year: 1970,
        month: 1,
        day: 1,
    });

    /// A day of the calendar; month and day count from 1.
    ///
    /// # Errors
    /// There is no such day.
    #[inline]
    pub fn new(year: i16, month: u8, day: u8) -> Result<Self, ParseDateError> {
        Day::new(year, month, day).map(Self).ok_or(ParseDateError)
    }

    /// The year.
    #[must_use]
    #[inline]
    pub fn year(self) -> i16 {
        self.0.year
    }

    /// The month, from 1 to 12.
    #[must_use]
    #[inline]
    pub fn month(self) -> u8 {
        self.0.month
    }

    /// The day of the month, from 1 to 31.
    #[must_use]
    #[inline]
    pub fn day(self) -> u8 {
        self.0.day
    }
}

impl FromStr for LocalDate {
    type Err = ParseDateError;

    fn from_str(text: &str) -> Result<Self, ParseDateError> {
        read_day(text).map(Self).ok_or(ParseDateError)
    }
}

impl TryFrom<&str> for LocalDate {
    type Error = ParseDateError;

    #[inline]
    fn try_from(text: &str) -> Result<Self, ParseDateError> {
        text.parse()
    }
}

impl fmt::Display for LocalDate {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl fmt::Debug for LocalDate {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "LocalDate({})", self.0)
    }
}

impl Serialize for LocalDate {
    #[inline]
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for LocalDate {
    #[inline]
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Text::deserialize(deserializer)?
            .parse()
            .map_err(serde_core::de::Error::custom)
    }
}
