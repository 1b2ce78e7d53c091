//! A parsed value together with everything that came with it.

use bytes::Bytes;
use http::{HeaderMap, HeaderName, StatusCode};
use std::{fmt, time::Duration};

/// What a call brought: the parsed value, and beside it status, headers, bytes and how it went.
#[non_exhaustive]
pub struct Answer<T> {
    /// The parsed value, the same that `send` alone gives.
    pub value: T,
    /// The HTTP status.
    pub status: StatusCode,
    /// The response's headers.
    pub headers: HeaderMap,
    /// The response's body as it came (after decompression): what the crate does not know yet is in here.
    pub bytes: Bytes,
    /// How often a request was sent; 1 when nothing was retried.
    pub attempts: u32,
    /// Time spent waiting for a place in the rate-limit lane, over all attempts.
    pub waited: Duration,
}

impl<T> Answer<T> {
    /// The server's id of this request, if it sent one; the vendor's support asks for it.
    #[must_use]
    #[inline]
    pub fn request_id(&self) -> Option<&str> {
        request_id(&self.headers)
    }
}

static REQUEST_ID: HeaderName = HeaderName::from_static("x-request-id");

/// The request id of an answer's headers.
pub(crate) fn request_id(headers: &HeaderMap) -> Option<&str> {
    // An answer has a dozen headers at the most: to look through their names is shorter than to hash one.
    let (_, id) = headers.iter().find(|(name, _)| **name == REQUEST_ID)?;
    id.to_str().ok()
}

impl<T: fmt::Debug> fmt::Debug for Answer<T> {
    // Headers and bytes are left out: they may repeat what the value's own `Debug` hides.
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Answer")
            .field("value", &self.value)
            .field("status", &self.status)
            .field("attempts", &self.attempts)
            .field("waited", &self.waited)
            .finish_non_exhaustive()
    }
}
