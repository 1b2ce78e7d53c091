//! The answers to calls that are refused, in the exact shape of section 3 (ERR-1 to ERR-3).

use crate::error_code::Code;
use bytes::Bytes;
use http::header::{CONTENT_TYPE, HeaderValue, RETRY_AFTER};
use http::{Response, StatusCode};
use serde::Serialize;
use serde_json::Value;

/// A refused call. Nothing of it has been carried out.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct ApiError {
    status: StatusCode,
    errors: Vec<Problem>,
    warnings: Vec<Problem>,
    retry_after: Option<u64>,
}

/// One entry of `errors` or `warnings`: exactly `code` and `message`, and `data` only when there is some.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub(crate) struct Problem {
    pub(crate) code: Code,
    pub(crate) message: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) data: Option<Value>,
}

impl Problem {
    pub(crate) fn new(code: Code, message: impl Into<String>) -> Self {
        Self {
            code,
            message: message.into(),
            data: None,
        }
    }
}

impl ApiError {
    /// A refusal with one error.
    pub(crate) fn new(status: StatusCode, code: Code, message: impl Into<String>) -> Self {
        Self::from_problems(status, vec![Problem::new(code, message)])
    }

    /// A refusal with any number of errors.
    pub(crate) const fn from_problems(status: StatusCode, errors: Vec<Problem>) -> Self {
        Self {
            status,
            errors,
            warnings: Vec::new(),
            retry_after: None,
        }
    }

    /// 400 without a code of its own.
    pub(crate) fn general(message: impl Into<String>) -> Self {
        Self::new(StatusCode::BAD_REQUEST, Code::GeneralError, message)
    }

    /// 404 without a code of its own.
    pub(crate) fn not_found(message: impl Into<String>) -> Self {
        Self::new(StatusCode::NOT_FOUND, Code::NotFound, message)
    }

    /// 401 with an empty body (AUT-6).
    pub(crate) const fn unauthorized() -> Self {
        Self::from_problems(StatusCode::UNAUTHORIZED, Vec::new())
    }

    /// 403 with an empty body (AUT-6).
    pub(crate) const fn forbidden() -> Self {
        Self::from_problems(StatusCode::FORBIDDEN, Vec::new())
    }

    pub(crate) fn chart_not_found(key: &str, workspace: &str) -> Self {
        let message = format!("Chart not found: {key} was not found in workspace {workspace}");
        Self::new(StatusCode::NOT_FOUND, Code::ChartNotFound, message)
    }

    pub(crate) fn event_not_found(key: &str, workspace: &str) -> Self {
        let message = format!("Event not found: {key} was not found in workspace {workspace}");
        Self::new(StatusCode::NOT_FOUND, Code::EventNotFound, message)
    }

    pub(crate) fn workspace_not_found(key: &str) -> Self {
        Self::new(
            StatusCode::NOT_FOUND,
            Code::WorkspaceNotFound,
            format!("Workspace not found: {key}"),
        )
    }

    /// 501: the emulator does not do this, and does not pretend to.
    pub(crate) fn not_emulated(what: impl std::fmt::Display) -> Self {
        Self::new(
            StatusCode::NOT_IMPLEMENTED,
            Code::NotEmulated,
            format!("{what} is not emulated"),
        )
    }

    /// Adds the `Retry-After` header, in seconds.
    #[must_use]
    pub(crate) const fn with_retry_after(mut self, seconds: u64) -> Self {
        self.retry_after = Some(seconds);
        self
    }

    /// Adds an entry to `warnings`; its text is also among the `messages` (ERR-6).
    #[must_use]
    pub(crate) fn with_warning(mut self, warning: Problem) -> Self {
        self.warnings.push(warning);
        self
    }

    /// The answer on the wire. 401 and 403 are empty, everything else explains itself.
    pub(crate) fn into_response(self, request_id: &str) -> Response<Bytes> {
        let mut response = Response::new(Bytes::new());
        *response.status_mut() = self.status;
        if let Some(seconds) = self.retry_after {
            response
                .headers_mut()
                .insert(RETRY_AFTER, HeaderValue::from(seconds));
        }
        if matches!(self.status, StatusCode::UNAUTHORIZED | StatusCode::FORBIDDEN) {
            return response;
        }
        let body = ErrorBody {
            status: self.status.as_u16(),
            messages: self
                .errors
                .iter()
                .chain(&self.warnings)
                .map(|problem| problem.message.as_str())
                .collect(),
            errors: &self.errors,
            warnings: &self.warnings,
            request_id,
        };
        response
            .headers_mut()
            .insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
        *response.body_mut() = serde_json::to_vec(&body).unwrap_or_default().into();
        response
    }
}

impl std::fmt::Display for ApiError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}", self.status)?;
        self.errors
            .iter()
            .try_for_each(|problem| write!(f, ": {}", problem.message))
    }
}

impl std::error::Error for ApiError {}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct ErrorBody<'a> {
    status: u16,
    messages: Vec<&'a str>,
    errors: &'a [Problem],
    warnings: &'a [Problem],
    request_id: &'a str,
}
