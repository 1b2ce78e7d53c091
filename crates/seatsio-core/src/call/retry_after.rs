//! How long the server asks to be left alone.

use crate::model::read_http_date;
use http::HeaderMap;
use http::header::RETRY_AFTER;
use std::time::{Duration, SystemTime};

/// The longest wait that is taken from a header: one year.
///
/// The for-sale quota asks for hours; whatever asks for more than a year means "do not come back".
/// Cut to a year it still fits no deadline, and adding it to a time cannot overflow.
pub const LONGEST_RETRY_AFTER: Duration = Duration::from_secs(365 * 24 * 60 * 60);

/// Reads the `Retry-After` header of an answer that came at `now`.
///
/// Both forms of the standard are understood: whole seconds, and a date in any of its three spellings.
///
/// | header | result |
/// |---|---|
/// | `120`, spaces around it | 120 seconds |
/// | a date to come | the time until then |
/// | a date gone by | zero: the server set no wait |
/// | more than a year, however many digits | [`LONGEST_RETRY_AFTER`] |
/// | negative, signed, fraction, empty, anything else | `None`: as if there were no header |
/// | several headers | the longest wait of those that can be read |
#[must_use]
pub fn retry_after(headers: &HeaderMap, now: SystemTime) -> Option<Duration> {
    let mut longest = None;
    for value in headers.get_all(RETRY_AFTER) {
        if let Ok(text) = value.to_str() {
            longest = longest.max(wait(text.trim(), now));
        }
    }
    longest
}

fn wait(text: &str, now: SystemTime) -> Option<Duration> {
    let wait = if !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit()) {
        // Only digits, so the one thing that can go wrong is that there are too many.
        text.parse().map_or(LONGEST_RETRY_AFTER, Duration::from_secs)
    } else {
        read_http_date(text)?
            .duration_since(now)
            .unwrap_or(Duration::ZERO)
    };
    Some(wait.min(LONGEST_RETRY_AFTER))
}

#[cfg(test)]
mod tests {
    use super::*;
    use http::HeaderValue;
    use proptest::prelude::*;

    /// 1994-11-06 08:49:37 UTC, the date that the standard gives in three spellings.
    const STANDARD: Duration = Duration::from_secs(784_111_777);

    fn read(value: &[u8], now: SystemTime) -> Option<Duration> {
        let mut headers = HeaderMap::new();
        headers.insert(RETRY_AFTER, HeaderValue::from_bytes(value).ok()?);
        retry_after(&headers, now)
    }

    #[test]
    fn all_three_spellings_of_a_date_are_understood() {
        let now = SystemTime::UNIX_EPOCH + STANDARD - Duration::from_secs(90);
        for date in [
            "Sun, 06 Nov 1994 08:49:37 GMT",
            "Sunday, 06-Nov-94 08:49:37 GMT",
            "Sun Nov  6 08:49:37 1994",
        ] {
            assert_eq!(
                read(date.as_bytes(), now),
                Some(Duration::from_secs(90)),
                "{date}"
            );
        }
    }

    #[test]
    fn a_date_gone_by_sets_no_wait() {
        let now = SystemTime::UNIX_EPOCH + STANDARD + Duration::from_secs(1);
        assert_eq!(read(b"Sun, 06 Nov 1994 08:49:37 GMT", now), Some(Duration::ZERO));
    }

    #[test]
    fn more_than_a_year_is_a_year() {
        let now = SystemTime::UNIX_EPOCH;
        for value in [
            "31536001",
            "18446744073709551615",
            "99999999999999999999999",
            "Fri, 31 Dec 9999 23:59:59 GMT",
        ] {
            assert_eq!(read(value.as_bytes(), now), Some(LONGEST_RETRY_AFTER), "{value}");
        }
    }

    #[test]
    fn what_is_neither_seconds_nor_a_date_is_ignored() {
        let garbage = [
            "",
            " ",
            "-1",
            "+1",
            "1.5",
            "1e3",
            "0x10",
            "1 2",
            "1,2",
            "soon",
            "NaN",
            "Sun, 06 Nov 1994",
        ];
        for value in garbage {
            assert_eq!(read(value.as_bytes(), SystemTime::UNIX_EPOCH), None, "{value:?}");
        }
        assert_eq!(retry_after(&HeaderMap::new(), SystemTime::UNIX_EPOCH), None);
    }

    #[test]
    fn the_longest_of_several_headers_counts() {
        let mut headers = HeaderMap::new();
        for value in ["3", "never", "7", "5"] {
            headers.append(RETRY_AFTER, HeaderValue::from_static(value));
        }
        assert_eq!(
            retry_after(&headers, SystemTime::UNIX_EPOCH),
            Some(Duration::from_secs(7))
        );
    }

    proptest! {
        #[test]
        fn whole_seconds_are_taken_as_they_are(seconds in 0_u64..=31_536_000, before in "[ \t]{0,3}", after in "[ \t]{0,3}") {
            let value = format!("{before}{seconds}{after}");
            prop_assert_eq!(read(value.as_bytes(), SystemTime::UNIX_EPOCH), Some(Duration::from_secs(seconds)));
        }

        #[test]
        fn a_date_to_come_is_the_time_until_then(now in 0_u64..4_000_000_000, ahead in 0_u64..=31_536_000) {
            let now = SystemTime::UNIX_EPOCH + Duration::from_secs(now);
            let date = httpdate::fmt_http_date(now + Duration::from_secs(ahead));
            prop_assert_eq!(read(date.as_bytes(), now), Some(Duration::from_secs(ahead)));
        }

        #[test]
        fn any_bytes_are_harmless(value: Vec<u8>) {
            prop_assert!(read(&value, SystemTime::UNIX_EPOCH).is_none_or(|wait| wait <= LONGEST_RETRY_AFTER));
        }

        #[test]
        fn anything_that_resembles_a_date_is_harmless(value in "[A-Z][a-z]{2,8},? [ 0-9A-Za-z:-]{0,30}", now: u32) {
            let now = SystemTime::UNIX_EPOCH + Duration::from_secs(u64::from(now));
            prop_assert!(read(value.as_bytes(), now).is_none_or(|wait| wait <= LONGEST_RETRY_AFTER));
        }
    }
}
