//! `SentRequest`: a request as a script has received it.

use super::{Expected, Mismatch};
use bytes::Bytes;
use http::{Method, Request};
use serde_json::Value;
use std::{fmt, time::Duration};

/// A request as a script has received it.
#[derive(Clone)]
pub struct SentRequest {
    request: Request<Bytes>,
    at: Duration,
}

impl SentRequest {
    pub(super) fn new(request: Request<Bytes>, at: Duration) -> Self {
        Self { request, at }
    }

    /// The HTTP method.
    #[must_use]
    pub fn method(&self) -> &Method {
        self.request.method()
    }

    /// The path, without base URL and query, percent-encoded as it was sent.
    #[must_use]
    pub fn path(&self) -> &str {
        self.request.uri().path()
    }

    /// The query parameters in their order, decoded.
    #[must_use]
    pub fn query(&self) -> Vec<(String, String)> {
        let query = self.request.uri().query().unwrap_or_default();
        let decoded = |text| {
            percent_encoding::percent_decode_str(text)
                .decode_utf8_lossy()
                .into_owned()
        };
        query
            .split('&')
            .filter(|pair| !pair.is_empty())
            .map(|pair| pair.split_once('=').unwrap_or((pair, "")))
            .map(|(name, value)| (decoded(name), decoded(value)))
            .collect()
    }

    /// A header's value, if it was sent and is text.
    #[must_use]
    pub fn header(&self, name: &str) -> Option<&str> {
        self.request.headers().get(name)?.to_str().ok()
    }

    /// The body; empty if there was none.
    #[must_use]
    pub fn body(&self) -> &Bytes {
        self.request.body()
    }

    /// The body as JSON, if it is.
    #[must_use]
    pub fn json(&self) -> Option<Value> {
        serde_json::from_slice(self.body()).ok()
    }

    /// When it was sent, on the script's clock, which begins at zero.
    #[must_use]
    pub fn at(&self) -> Duration {
        self.at
    }

    /// Compares it with what was expected.
    ///
    /// # Errors
    /// Everything that is different, as a sentence.
    pub fn check(&self, expected: &Expected) -> Result<(), Mismatch> {
        expected.check(self)
    }
}

impl fmt::Debug for SentRequest {
    // Headers and body stay out: they hold the secret key, tokens and the buyers' extra data.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("SentRequest")
            .field("method", self.method())
            .field("path", &self.path())
            .field("at", &self.at)
            .finish_non_exhaustive()
    }
}
