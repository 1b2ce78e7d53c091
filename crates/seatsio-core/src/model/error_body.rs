//! `ErrorBody`: what the API says when it refuses a call.

use std::fmt;

use crate::model::answer::{answer, deserialized};
use crate::model::json::{self, Fault, Parser, Read};
use crate::model::{ErrorCode, Text};

answer! {
    /// What the API says when it refuses a call: in its present form, or in that of 2018, without codes.
    ///
    /// ```
    /// use seatsio_core::model::{ErrorBody, ErrorCode};
    ///
    /// let body = br#"{"status": 404, "messages": ["Event not found: x"], "requestId": "r1",
    ///     "errors": [{"code": "EVENT_NOT_FOUND", "message": "Event not found: x"}]}"#;
    /// let error = ErrorBody::parse(body).ok_or("no error body")?;
    /// assert_eq!(error.errors[0].code, ErrorCode::EventNotFound);
    /// assert!(ErrorBody::parse(b"<html>502 Bad Gateway</html>").is_none());
    /// # Ok::<(), &str>(())
    /// ```
    ///
    /// Documented at <https://docs.seats.io/docs/api/error-handling>.
    pub struct ErrorBody {
        /// The HTTP status, once more.
        pub status: Option<u16> = "status",
        /// The texts of errors and warnings together.
        pub messages: Vec<Text> = "messages",
        /// Why the call was refused.
        pub errors: Vec<ApiError> = "errors",
        /// What else was found.
        pub warnings: Vec<ApiError> = "warnings",
        /// What to tell the support of seats.io.
        pub request_id: Option<Text> = "requestId",
    }
}

answer! {
    /// One reason why a call was refused.
    pub struct ApiError {
        /// The reason as a code.
        pub code: ErrorCode = "code",
        /// The reason as a sentence.
        pub message: Text = "message",
        /// Particulars of this code, such as `failedValidations`.
        pub data: Option<ErrorData> = "data",
    }
}

/// Particulars of an error, which are other for each code: a JSON value, as text.
#[derive(Clone)]
pub struct ErrorData(Box<str>);

impl ErrorData {
    /// The JSON text.
    #[must_use]
    #[inline]
    pub fn as_json(&self) -> &str {
        &self.0
    }
}

impl PartialEq for ErrorData {
    #[inline]
    fn eq(&self, other: &Self) -> bool {
        json::are_same(&self.0, &other.0)
    }
}

impl fmt::Debug for ErrorData {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl Read for ErrorData {
    #[inline]
    fn read(json: &mut Parser<'_>) -> Result<Self, Fault> {
        Ok(Self(json.raw()?.into()))
    }
}

deserialized! { ErrorData }

impl ErrorBody {
    /// Reads the body of an error answer, or `None` if it is empty, not JSON (a proxy's page), or of no
    /// known form: 401 and 403 come without a body.
    #[must_use]
    #[inline]
    pub fn parse(body: &[u8]) -> Option<Self> {
        let text = std::str::from_utf8(body).ok()?;
        let error: Self = json::from_str(text).ok()?;
        error.says_something().then_some(error)
    }

    #[inline]
    fn says_something(&self) -> bool {
        !self.messages.is_empty() || !self.errors.is_empty() || self.request_id.is_some()
    }
}
