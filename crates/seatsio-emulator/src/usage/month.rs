//! A month of the calendar.

use serde::Serialize;

use crate::error::ApiError;
use crate::time::{Time, is_date};

/// A month, as `{"year": 2026, "month": 7}`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub(super) struct Month {
    year: u16,
    month: u8,
}

impl Month {
    /// The first month whose usage is told in the present shape.
    pub(super) const OF_NEW_SHAPE: Self = Self {
        year: 2022,
        month: 12,
    };

    /// Reads a month in the form `2026-07`.
    pub(super) fn parse(text: &str) -> Result<Self, ApiError> {
        Self::read(text).ok_or_else(|| ApiError::general(format!("{text} is not a month. Expected yyyy-MM")))
    }

    /// The month that a moment lies in; the first one there is for moments without one.
    pub(super) fn of(time: Time) -> Self {
        Self::read(&time.month()).unwrap_or(Self { year: 0, month: 1 })
    }

    fn read(text: &str) -> Option<Self> {
        let (year, month) = text.split_once('-')?;
        let (year, month) = (year.parse().ok()?, month.parse().ok()?);
        is_date(&format!("{text}-01")).then_some(Self { year, month })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_months_of_the_calendar_are_months() {
        assert_eq!(Month::read("2026-07"), Some(Month { year: 2026, month: 7 }));
        for wrong in [
            "",
            "2026",
            "2026-7",
            "2026-13",
            "2026-00",
            "26-07",
            "2026-07-01",
            "+026-07",
            "x",
        ] {
            assert_eq!(Month::read(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn months_are_ordered_as_in_the_calendar() {
        let months = ["2014-02", "2022-11", "2022-12", "2023-01"].map(Month::read);
        assert!(months.is_sorted());
    }
}
