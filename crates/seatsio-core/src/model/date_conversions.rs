//! Conversions of dates to and from other libraries, and what is said when a text is no date.

/// A text that is not a date, or a date that the other type cannot hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not a date, or one outside the years that can be held")]
pub struct ParseDateError;

#[cfg(feature = "jiff-02")]
mod jiff_02 {
    use crate::model::{LocalDate, Timestamp};

    impl From<Timestamp> for jiff::Timestamp {
        fn from(moment: Timestamp) -> Self {
            moment.0
        }
    }

    impl From<jiff::Timestamp> for Timestamp {
        fn from(moment: jiff::Timestamp) -> Self {
            Self(moment)
        }
    }

    impl From<LocalDate> for jiff::civil::Date {
        fn from(date: LocalDate) -> Self {
            date.0
        }
    }

    impl From<jiff::civil::Date> for LocalDate {
        fn from(date: jiff::civil::Date) -> Self {
            Self(date)
        }
    }
}

#[cfg(feature = "time-03")]
mod time_03 {
    use crate::model::{LocalDate, ParseDateError, Timestamp};

    impl TryFrom<Timestamp> for time::OffsetDateTime {
        type Error = ParseDateError;

        fn try_from(moment: Timestamp) -> Result<Self, ParseDateError> {
            Self::from_unix_timestamp_nanos(moment.0.as_nanosecond()).map_err(|_| ParseDateError)
        }
    }

    impl TryFrom<time::OffsetDateTime> for Timestamp {
        type Error = ParseDateError;

        fn try_from(moment: time::OffsetDateTime) -> Result<Self, ParseDateError> {
            jiff::Timestamp::from_nanosecond(moment.unix_timestamp_nanos())
                .map(Self)
                .map_err(|_| ParseDateError)
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
            let nanoseconds = moment.0.as_nanosecond();
            let seconds = i64::try_from(nanoseconds.div_euclid(1_000_000_000)).map_err(|_| ParseDateError)?;
            let rest = u32::try_from(nanoseconds.rem_euclid(1_000_000_000)).map_err(|_| ParseDateError)?;
            Self::from_timestamp(seconds, rest).ok_or(ParseDateError)
        }
    }

    impl TryFrom<chrono::DateTime<chrono::Utc>> for Timestamp {
        type Error = ParseDateError;

        fn try_from(moment: chrono::DateTime<chrono::Utc>) -> Result<Self, ParseDateError> {
            let nanoseconds = i32::try_from(moment.timestamp_subsec_nanos().min(999_999_999))
                .map_err(|_| ParseDateError)?;
            jiff::Timestamp::new(moment.timestamp(), nanoseconds)
                .map(Self)
                .map_err(|_| ParseDateError)
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
