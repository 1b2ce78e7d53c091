//! `Step`: what a script does with one request.

use super::Expected;
use crate::TransportErrorKind;
use bytes::Bytes;
use http::{HeaderName, HeaderValue, Response, StatusCode};
use serde_json::Value;
use std::time::Duration;

/// What a script does with one request: answers, fails, or stays silent; at once or after a while.
///
/// ```
/// use seatsio_core::{TransportErrorKind, testing::Step};
/// use serde_json::json;
/// use std::time::Duration;
///
/// let slow = Step::answer(200).json(json!({ "key": "spring-gala" })).after(Duration::from_secs(3));
/// let lost = Step::fail(TransportErrorKind::Interrupted);
/// ```
#[derive(Clone, Debug)]
pub struct Step {
    pub(super) expected: Option<Expected>,
    pub(super) delay: Duration,
    pub(super) reply: Reply,
}

#[derive(Clone, Debug)]
pub(super) enum Reply {
    Answer(Response<Bytes>),
    Failure(TransportErrorKind),
    Never,
}

impl Step {
    fn of(reply: Reply) -> Self {
        Self {
            expected: None,
            delay: Duration::ZERO,
            reply,
        }
    }

    /// Answers with this status, so far without a body.
    ///
    /// # Panics
    /// When there can be no such status: below 100 or above 999.
    #[must_use]
    pub fn answer(status: u16) -> Self {
        let mut response = Response::new(Bytes::new());
        *response.status_mut() = status_of(status);
        Self::of(Reply::Answer(response))
    }

    /// Brings no answer, and says how far the request got.
    #[must_use]
    pub fn fail(kind: TransportErrorKind) -> Self {
        Self::of(Reply::Failure(kind))
    }

    /// Brings no answer and no failure: the attempt's time runs out.
    #[must_use]
    pub fn never() -> Self {
        Self::of(Reply::Never)
    }

    /// Answers with this JSON.
    #[must_use]
    pub fn json(self, body: impl Into<Value>) -> Self {
        self.header("content-type", "application/json")
            .body(body.into().to_string())
    }

    /// Answers with these bytes.
    #[must_use]
    pub fn body(mut self, body: impl Into<Bytes>) -> Self {
        if let Reply::Answer(response) = &mut self.reply {
            *response.body_mut() = body.into();
        }
        self
    }

    /// Answers with this header.
    ///
    /// # Panics
    /// When name or value cannot stand in a header.
    #[must_use]
    pub fn header(mut self, name: &str, value: &str) -> Self {
        if let Reply::Answer(response) = &mut self.reply {
            let (name, value) = header_of(name, value);
            response.headers_mut().append(name, value);
        }
        self
    }

    /// Takes so long. If that is longer than the attempt may take, the attempt times out.
    #[must_use]
    pub fn after(mut self, delay: Duration) -> Self {
        self.delay = delay;
        self
    }

    /// Takes this request only; another one is answered 501 and reported by
    /// [`Script::finish`](super::Script::finish).
    #[must_use]
    pub fn expecting(mut self, expected: Expected) -> Self {
        self.expected = Some(expected);
        self
    }
}

impl std::fmt::Display for Step {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match &self.reply {
            Reply::Answer(response) => write!(f, "answer {}", response.status().as_u16())?,
            Reply::Failure(kind) => write!(f, "fail, {kind:?}")?,
            Reply::Never => f.write_str("never answer")?,
        }
        match &self.expected {
            Some(expected) => write!(f, " to {expected}"),
            None => Ok(()),
        }
    }
}

#[expect(clippy::expect_used, reason = "a test's own mistake; the panic is documented")]
fn status_of(status: u16) -> StatusCode {
    StatusCode::from_u16(status).expect("a status is a number from 100 to 999")
}

#[expect(clippy::expect_used, reason = "a test's own mistake; the panic is documented")]
pub(super) fn header_of(name: &str, value: &str) -> (HeaderName, HeaderValue) {
    (
        HeaderName::try_from(name).expect("the name of a header"),
        HeaderValue::try_from(value).expect("the value of a header"),
    )
}
