//! Days and times of the calendar as numbers, and ISO 8601 read and written: all that dates need.
//!
//! Not a library: every program would build it, and what answers hold is a small part of what one reads.

use std::fmt;

mod http_date;

pub(crate) use http_date::read_http_date;

const SECONDS_OF_DAY: i64 = 86_400;

/// A day of the proleptic Gregorian calendar that exists.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct Day {
    pub(super) year: i16,
    pub(super) month: u8,
    pub(super) day: u8,
}

impl Day {
    /// The day, if there is one, of the years -9999 to 9999.
    pub(super) fn new(year: i16, month: u8, day: u8) -> Option<Self> {
        let exists = (-9999..=9999).contains(&year) && day >= 1 && day <= days_of_month(year, month);
        exists.then_some(Self { year, month, day })
    }

    /// Days since 1970-01-01. Years are counted from March, so that the leap day comes last.
    fn number(self) -> i64 {
        let (month, day) = (i64::from(self.month), i64::from(self.day));
        let year = i64::from(self.year) - i64::from(month <= 2);
        let day_of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
        let (era, year_of_era) = (year.div_euclid(400), year.rem_euclid(400));
        era * 146_097 + year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year - 719_468
    }

    fn of_number(number: i64) -> Option<Self> {
        let shifted = number.checked_add(719_468)?;
        let (era, day_of_era) = (shifted.div_euclid(146_097), shifted.rem_euclid(146_097));
        let year_of_era =
            (day_of_era - day_of_era / 1_460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
        let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
        let month_from_march = (5 * day_of_year + 2) / 153;
        let day = day_of_year - (153 * month_from_march + 2) / 5 + 1;
        let month = (month_from_march + 2) % 12 + 1;
        let year = year_of_era + era * 400 + i64::from(month <= 2);
        Self::new(
            year.try_into().ok()?,
            month.try_into().ok()?,
            day.try_into().ok()?,
        )
    }
}

fn days_of_month(year: i16, month: u8) -> u8 {
    let is_leap_year = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    match month {
        2 => 28 + u8::from(is_leap_year),
        4 | 6 | 9 | 11 => 30,
        1..=12 => 31,
        _ => 0,
    }
}

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.year < 0 {
            f.write_str("-00")?;
        }
        write!(
            f,
            "{:04}-{:02}-{:02}",
            self.year.unsigned_abs(),
            self.month,
            self.day
        )
    }
}

impl fmt::Debug for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

/// A text that is a day and nothing else: `2026-07-20`.
pub(super) fn read_day(text: &str) -> Option<Day> {
    let mut text = Reader(text.as_bytes());
    let day = text.day()?;
    text.0.is_empty().then_some(day)
}

/// Seconds since 1970-01-01T00:00:00Z, rounded down, and the nanoseconds that follow them.
///
/// Without `Z` and without an offset, the time is taken to be in UTC; without a time, the day's first moment.
pub(super) fn read_moment(text: &str) -> Option<(i64, u32)> {
    let mut text = Reader(text.as_bytes());
    let midnight = text.day()?.number() * SECONDS_OF_DAY;
    if text.0.is_empty() {
        return Some((midnight, 0));
    }
    text.one_of(b"Tt ")?;
    let (seconds, nanoseconds) = text.time()?;
    let offset = text.offset()?;
    text.0
        .is_empty()
        .then_some((midnight + seconds - offset, nanoseconds))
}

/// Writes what [`read_moment`] reads, with no more digits of the fraction than are needed.
#[inline]
pub(super) fn write_moment(f: &mut fmt::Formatter<'_>, seconds: i64, nanoseconds: u32) -> fmt::Result {
    let day = Day::of_number(seconds.div_euclid(SECONDS_OF_DAY)).ok_or(fmt::Error)?;
    let time = seconds.rem_euclid(SECONDS_OF_DAY);
    let (hours, minutes) = (time / 3_600, time / 60 % 60);
    write!(f, "{day}T{hours:02}:{minutes:02}:{:02}", time % 60)?;
    if nanoseconds > 0 {
        let fraction = format!("{nanoseconds:09}");
        write!(f, ".{}", fraction.trim_end_matches('0'))?;
    }
    f.write_str("Z")
}

/// What is left to be read of a text.
struct Reader<'a>(&'a [u8]);

impl Reader<'_> {
    fn one_of(&mut self, wanted: &[u8]) -> Option<u8> {
        let (first, rest) = self.0.split_first()?;
        wanted.contains(first).then(|| {
            self.0 = rest;
            *first
        })
    }

    /// A number of exactly so many digits, from 0 to `most`.
    fn digits(&mut self, count: usize, most: i64) -> Option<i64> {
        let (digits, rest) = self.0.split_at_checked(count)?;
        let number = digits.iter().try_fold(0, |number, digit| {
            digit
                .is_ascii_digit()
                .then(|| number * 10 + i64::from(digit - b'0'))
        })?;
        self.0 = rest;
        (number <= most).then_some(number)
    }

    fn day(&mut self) -> Option<Day> {
        let year = match self.one_of(b"+-") {
            Some(b'-') => -self.digits(6, 9_999)?,
            Some(_) => self.digits(6, 9_999)?,
            None => self.digits(4, 9_999)?,
        };
        self.one_of(b"-")?;
        let month = self.digits(2, 12)?;
        self.one_of(b"-")?;
        let day = self.digits(2, 31)?;
        Day::new(
            year.try_into().ok()?,
            month.try_into().ok()?,
            day.try_into().ok()?,
        )
    }

    fn time(&mut self) -> Option<(i64, u32)> {
        let hours = self.digits(2, 23)?;
        self.one_of(b":")?;
        let minutes = self.digits(2, 59)?;
        if self.one_of(b":").is_none() {
            return Some((hours * 3_600 + minutes * 60, 0));
        }
        // A leap second is counted as the one before it.
        let seconds = self.digits(2, 60)?.min(59);
        let nanoseconds = match self.one_of(b".,") {
            Some(_) => self.fraction()?,
            None => 0,
        };
        Some((hours * 3_600 + minutes * 60 + seconds, nanoseconds))
    }

    /// One digit or more; what is finer than a nanosecond is left out.
    fn fraction(&mut self) -> Option<u32> {
        let (mut nanoseconds, mut length) = (0, 0_usize);
        while let Some((digit @ b'0'..=b'9', rest)) = self.0.split_first() {
            if length < 9 {
                nanoseconds = nanoseconds * 10 + u32::from(digit - b'0');
            }
            length += 1;
            self.0 = rest;
        }
        for _ in length..9 {
            nanoseconds *= 10;
        }
        (length > 0).then_some(nanoseconds)
    }

    /// How many seconds the time is ahead of UTC.
    fn offset(&mut self) -> Option<i64> {
        let sign = match self.one_of(b"Zz+-") {
            Some(b'+') => 1,
            Some(b'-') => -1,
            _ => return Some(0),
        };
        let hours = self.digits(2, 25)?;
        let has_minutes = self.one_of(b":").is_some() || !self.0.is_empty();
        let minutes = if has_minutes { self.digits(2, 59)? } else { 0 };
        Some(sign * (hours * 3_600 + minutes * 60))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn the_days_around_leap_days_follow_each_other() {
        let days = ["1600-02-28", "1600-02-29", "1600-03-01"].map(|day| read_day(day).unwrap().number());
        assert_eq!(days, [days[0], days[0] + 1, days[0] + 2]);
        assert_eq!(read_day("1970-01-01").unwrap().number(), 0);
        assert_eq!(read_day("2000-03-01").unwrap().number(), 11_017);
        for missing in [
            "1900-02-29",
            "2023-02-29",
            "2024-04-31",
            "2024-00-01",
            "2024-01-00",
        ] {
            assert!(read_day(missing).is_none(), "{missing}");
        }
    }

    #[test]
    fn times_are_read_in_all_their_forms() {
        let read = |text| read_moment(text).unwrap();
        assert_eq!(read("1970-01-01T00:00:00Z"), (0, 0));
        assert_eq!(read("1970-01-02"), (86_400, 0));
        assert_eq!(read("1970-01-01 00:01"), (60, 0));
        assert_eq!(read("1970-01-01T00:00:60Z"), (59, 0));
        assert_eq!(read("1970-01-01t00:00:01,25z"), (1, 250_000_000));
        assert_eq!(read("1970-01-01T00:00:00.1234567891Z"), (0, 123_456_789));
        assert_eq!(read("1970-01-01T01:30:00+01:30"), (0, 0));
        assert_eq!(read("1969-12-31T19:00:00-05"), (0, 0));
        assert_eq!(read("1969-12-31T19:00:00-0500"), (0, 0));
        for refused in [
            "1970-01-01T",
            "1970-01-01T24:00",
            "1970-01-01T00:00:00.Z",
            "1970-01-01T00:00:00ZZ",
        ] {
            assert!(read_moment(refused).is_none(), "{refused}");
        }
    }

    proptest! {
        #[test]
        fn every_day_has_a_number_of_its_own(number in -4_371_587_i64..2_932_896) {
            let day = Day::of_number(number).unwrap();
            prop_assert_eq!(day.number(), number);
            prop_assert_eq!(read_day(&day.to_string()), Some(day));
            prop_assert!(Day::of_number(number + 1) > Some(day));
        }
    }
}
