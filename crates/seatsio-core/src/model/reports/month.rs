//! `Month`: a month of a year, as the usage reports count.

use std::fmt;

use crate::model::answer::answer;

answer! {
    /// A month of a year. It prints as the API writes it in paths: `2024-05`.
    ///
    /// ```
    /// use seatsio_core::model::Month;
    ///
    /// assert_eq!(Month::new(2024, 5).to_string(), "2024-05");
    /// ```
    #[derive(Copy, Eq, PartialOrd, Ord, Hash)]
    pub struct Month {
        /// The year.
        pub year: u16 = required "year",
        /// The month, from 1 to 12.
        pub month: u8 = required "month",
    }
}

impl Month {
    /// A month of a year; `month` counts from 1 to 12. The server refuses what is not a month.
    #[must_use]
    #[inline]
    pub const fn new(year: u16, month: u8) -> Self {
        Self { year, month }
    }
}

impl fmt::Display for Month {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}", self.year, self.month)
    }
}
