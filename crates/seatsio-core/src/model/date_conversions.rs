//! Conversions of dates to and from other libraries, and what is said when a text is no date.

/// A text that is not a date, or a date that the other type cannot hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ParseDateError;

crate::error::text!(ParseDateError, Self => "not a date, or one outside the years that can be held");

#[cfg(feature = "jiff-02")]
mod jiff_02 {
    use crate::model::{LocalDate, Timestamp};

    // Both hold the same days and moments, so that neither default is ever taken.
    impl From<Timestamp> for jiff::Timestamp {
        fn from(moment: Timestamp) -> Self {
            let (seconds, nanoseconds) = moment.parts();
            Self::new(seconds, nanoseconds.cast_signed()).unwrap_or_default()
        }
    }

    impl From<jiff::Timestamp> for Timestamp {
        fn from(moment: jiff::Timestamp) -> Self {
            let nanoseconds = moment.as_nanosecond();
            let seconds = i64::try_from(nanoseconds.div_euclid(1_000_000_000)).unwrap_or_default();
            let fraction = u32::try_from(nanoseconds.rem_euclid(1_000_000_000)).unwrap_or_default();
            Self::new(seconds, fraction).unwrap_or(Self::EPOCH)
        }
    }

    impl From<LocalDate> for jiff::civil::Date {
        fn from(date: LocalDate) -> Self {
            let (month, day) = (date.month().cast_signed(), date.day().cast_signed());
            Self::new(date.year(), month, day).unwrap_or_default()
        }
    }

    impl From<jiff::civil::Date> for LocalDate {
        fn from(date: jiff::civil::Date) -> Self {
            let (month, day) = (date.month().unsigned_abs(), date.day().unsigned_abs());
            Self::new(date.year(), month, day).unwrap_or(Self::EPOCH)
        }
    }
}

#[cfg(feature = "time-03")]
mod time_03 {
    use crate::model::{LocalDate, ParseDateError, Timestamp};

    impl TryFrom<Timestamp> for time::OffsetDateTime {
        type Error = ParseDateError;

        fn try_from(moment: Timestamp) -> Result<Self, ParseDateError> {
            let (seconds, nanoseconds) = moment.parts();
            let second = Self::from_unix_timestamp(seconds).map_err(|_| ParseDateError)?;
            second.replace_nanosecond(nanoseconds).map_err(|_| ParseDateError)
        }
    }

    impl TryFrom<time::OffsetDateTime> for Timestamp {
        type Error = ParseDateError;

        fn try_from(moment: time::OffsetDateTime) -> Result<Self, ParseDateError> {
            Self::new(moment.unix_timestamp(), moment.nanosecond()).ok_or(ParseDateError)
        }
    }

    impl TryFrom<LocalDate> for time::Date {
        type Error = ParseDateError;

        fn try_from(date: LocalDate) -> Result<Self, ParseDateError> {
            let month = time::Month::try_from(date.month()).map_err(|_| ParseDateError)?;
            Self::from_calendar_date(date.year().into(), month, date.day()).map_err(|_| ParseDateError)
        }
    }

    impl TryFrom<time::Date> for LocalDate {
        type Error = ParseDateError;

        fn try_from(date: time::Date) -> Result<Self, ParseDateError> {
            let year = i16::try_from(date.year()).map_err(|_| ParseDateError)?;
            Self::new(year, date.month().into(), date.day())
        }
    }
}

#[cfg(feature = "chrono-04")]
mod chrono_04 {
    use chrono::Datelike as _;

    use crate::model::{LocalDate, ParseDateError, Timestamp};

    impl TryFrom<Timestamp> for chrono::DateTime<chrono::Utc> {
        type Error = ParseDateError;

        fn try_from(moment: Timestamp) -> Result<Self, ParseDateError> {
            let (seconds, nanoseconds) = moment.parts();
            Self::from_timestamp(seconds, nanoseconds).ok_or(ParseDateError)
        }
    }

    impl TryFrom<chrono::DateTime<chrono::Utc>> for Timestamp {
        type Error = ParseDateError;

        fn try_from(moment: chrono::DateTime<chrono::Utc>) -> Result<Self, ParseDateError> {
            // chrono counts a leap second as a second that is longer.
            let nanoseconds = moment.timestamp_subsec_nanos().min(999_999_999);
            Self::new(moment.timestamp(), nanoseconds).ok_or(ParseDateError)
        }
    }

    impl TryFrom<LocalDate> for chrono::NaiveDate {
        type Error = ParseDateError;

        fn try_from(date: LocalDate) -> Result<Self, ParseDateError> {
            Self::from_ymd_opt(date.year().into(), date.month().into(), date.day().into())
                .ok_or(ParseDateError)
        }
    }

    impl TryFrom<chrono::NaiveDate> for LocalDate {
        type Error = ParseDateError;

        fn try_from(date: chrono::NaiveDate) -> Result<Self, ParseDateError> {
            let year = i16::try_from(date.year()).map_err(|_| ParseDateError)?;
            let month = u8::try_from(date.month()).map_err(|_| ParseDateError)?;
            let day = u8::try_from(date.day()).map_err(|_| ParseDateError)?;
            Self::new(year, month, day)
        }
    }
}
