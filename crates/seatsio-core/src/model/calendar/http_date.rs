//! Dates of HTTP headers, in the three spellings of the standard.

use std::time::{Duration, SystemTime};

use super::{Day, Reader, SECONDS_OF_DAY};

const MONTHS: [&str; 12] = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
];

/// A date from 1970 on; what is said of the day of the week is not looked at.
pub(crate) fn read_http_date(text: &str) -> Option<SystemTime> {
    let (_weekday, rest) = text.split_once(' ')?;
    let mut parts = rest.split([' ', '-']).filter(|part| !part.is_empty());
    let parts: [_; 6] = std::array::from_fn(|_| parts.next());
    let (day, month, year, time) = match parts {
        // `Sun, 06 Nov 1994 08:49:37 GMT`, or `Sunday, 06-Nov-94 08:49:37 GMT`.
        [Some(day), Some(month), Some(year), Some(time), Some("GMT"), None] => (day, month, year, time),
        // `Sun Nov  6 08:49:37 1994`.
        [Some(month), Some(day), Some(time), Some(year), None, None] => (day, month, year, time),
        _ => return None,
    };
    let month = (1..).zip(MONTHS).find(|(_, name)| *name == month)?.0;
    let day = Day::new(year_of(year)?, month, number(day)?.try_into().ok()?)?;
    let seconds = day.number() * SECONDS_OF_DAY + seconds_of(time)?;
    SystemTime::UNIX_EPOCH.checked_add(Duration::from_secs(seconds.try_into().ok()?))
}

/// Years of two digits are those from 1970 to 2069.
fn year_of(text: &str) -> Option<i16> {
    let year: i16 = number(text)?.try_into().ok()?;
    match text.len() {
        4 => Some(year),
        2 if year < 70 => Some(2000 + year),
        2 => Some(1900 + year),
        _ => None,
    }
}

fn seconds_of(text: &str) -> Option<i64> {
    let (seconds, _) = (text.len() == "08:49:37".len()).then(|| Reader(text.as_bytes()).time())??;
    Some(seconds)
}

/// Up to four digits.
fn number(text: &str) -> Option<i64> {
    Reader(text.as_bytes()).digits(text.len().min(5), 9_999)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// Years of two digits mean others from then on.
    const SECONDS_UNTIL_2070: u64 = 3_155_760_000;

    /// The three spellings of a moment; httpdate writes the first.
    fn spellings(moment: SystemTime) -> [String; 3] {
        let date = httpdate::fmt_http_date(moment);
        let [weekday, day, month, year, time, _] = date.split(' ').collect::<Vec<_>>()[..] else {
            panic!("{date}");
        };
        let (weekday, two_digits) = (weekday.trim_end_matches(','), &year[2..]);
        [
            date.clone(),
            format!("{}, {day}-{month}-{two_digits} {time} GMT", long(weekday)),
            format!(
                "{weekday} {month} {:>2} {time} {year}",
                day.trim_start_matches('0')
            ),
        ]
    }

    fn long(weekday: &str) -> &'static str {
        let days = [
            "Monday",
            "Tuesday",
            "Wednesday",
            "Thursday",
            "Friday",
            "Saturday",
            "Sunday",
        ];
        days.into_iter().find(|day| day.starts_with(weekday)).unwrap()
    }

    #[test]
    fn what_is_no_date_is_refused() {
        for text in [
            "Sun, 06 Nov 1994 08:49:37 GMT GMT",
            "Sun, 06 Nov 1994 08:49:37 CET",
            "Sun, 06 Nov 1994 08:49 GMT",
            "Sun, 06 Nov 1994 08:49:37.5 GMT",
            "Sun, 06 Nov 194 08:49:37 GMT",
            "Sun, 06 Nov 19940 08:49:37 GMT",
            "Sun, 31 Nov 1994 08:49:37 GMT",
            "Sun, +6 Nov 1994 08:49:37 GMT",
            "Sun, 06 Now 1994 08:49:37 GMT",
            "Wed, 31 Dec 1969 23:59:59 GMT",
        ] {
            assert_eq!(read_http_date(text), None, "{text}");
        }
    }

    proptest! {
        #[test]
        fn every_spelling_is_read_as_httpdate_reads_it(seconds in 0..SECONDS_UNTIL_2070) {
            let moment = SystemTime::UNIX_EPOCH + Duration::from_secs(seconds);
            for date in spellings(moment) {
                prop_assert_eq!(read_http_date(&date), httpdate::parse_http_date(&date).ok(), "{}", date);
            }
        }

        #[test]
        fn what_httpdate_reads_is_read_alike(
            seconds in 0_u64..253_402_300_800,
            spelling in 0_usize..3,
            at in 0_usize..33,
            byte in "[0-9A-Za-z]",
        ) {
            let moment = SystemTime::UNIX_EPOCH + Duration::from_secs(seconds);
            let mut date = spellings(moment)[spelling].clone();
            let at = at % date.len();
            // Other separators than those of the standard are read by httpdate too.
            prop_assume!(date.as_bytes()[at].is_ascii_alphanumeric());
            date.replace_range(at..=at, &byte);
            if let Ok(theirs) = httpdate::parse_http_date(&date) {
                prop_assert_eq!(read_http_date(&date), Some(theirs), "{}", date);
            }
        }
    }
}
