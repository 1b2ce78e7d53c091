//! `Retry-After` headers, any number of them, at any time.

use crate::take;
use http::{HeaderMap, HeaderValue, header::RETRY_AFTER};
use seatsio_core::call;
use std::time::{Duration, SystemTime};

/// Reads each line of the input as one header of one answer.
pub fn retry_after(data: &[u8]) {
    let mut lines = data;
    let [a, b, c, d, e] = take(&mut lines);
    let seconds = u64::from_be_bytes([0, 0, 0, a, b, c, d, e]);
    let now = SystemTime::UNIX_EPOCH + Duration::from_secs(seconds);
    let values = lines.split(|byte| *byte == b'\n').map(HeaderValue::from_bytes);
    let values: Vec<_> = values.filter_map(Result::ok).collect();
    let read = |values: &[HeaderValue]| {
        let headers: HeaderMap = values.iter().map(|value| (RETRY_AFTER, value.clone())).collect();
        call::retry_after(&headers, now)
    };
    let all = read(&values);
    assert!(all.is_none_or(|wait| wait <= call::LONGEST_RETRY_AFTER));
    let backwards: Vec<_> = values.iter().rev().cloned().collect();
    assert_eq!(all, read(&backwards), "the order of the headers does not count");
    let alone = values
        .iter()
        .filter_map(|value| read(std::slice::from_ref(value)));
    assert_eq!(all, alone.max(), "the longest counts");
    if let [only] = &values[..]
        && let Some(seconds) = only.to_str().ok().and_then(whole_seconds)
    {
        assert_eq!(
            all,
            Some(Duration::from_secs(seconds).min(call::LONGEST_RETRY_AFTER))
        );
    }
}

fn whole_seconds(text: &str) -> Option<u64> {
    let is_plain = text.bytes().all(|byte| byte.is_ascii_digit());
    is_plain.then(|| text.parse().ok()).flatten()
}
