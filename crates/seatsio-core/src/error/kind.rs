//! The kinds of failure.

use http::StatusCode;

/// The kinds of failure, to match on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ErrorKind {
    /// An argument was refused before anything was sent.
    InvalidArgument,
    /// No connection, a lost one, or an answer that broke off.
    Transport,
    /// One attempt took too long, and no other was allowed.
    Timeout,
    /// The deadline of the whole call would have passed.
    DeadlineExceeded,
    /// No place in the rate-limit lane came free in the time that
    /// [`Queueing::AtMost`](crate::call::Queueing::AtMost) gives it.
    LaneFull,
    /// The server refused the request (400, or another 4xx without a kind of its own).
    BadRequest,
    /// The secret key is missing or wrong (401).
    Unauthorized,
    /// The secret key may not do this, or the account is disabled (403).
    Forbidden,
    /// What was asked for does not exist (404).
    NotFound,
    /// The request contradicts what is there (409).
    Conflict,
    /// The server understood the request and cannot carry it out (422).
    Unprocessable,
    /// Settling has shown that somebody else has what the call wanted.
    TakenByOther,
    /// Too many requests at once, or a quota is used up (429).
    RateLimited,
    /// The server failed (5xx).
    Server,
    /// An answer that the API does not give: a redirect, an unknown status.
    UnexpectedStatus,
    /// A successful answer that could not be read.
    Decode,
}

impl ErrorKind {
    pub(crate) fn of_status(status: StatusCode) -> Self {
        match status.as_u16() {
            401 => Self::Unauthorized,
            403 => Self::Forbidden,
            404 => Self::NotFound,
            409 => Self::Conflict,
            422 => Self::Unprocessable,
            429 => Self::RateLimited,
            400..=499 => Self::BadRequest,
            500..=599 => Self::Server,
            _ => Self::UnexpectedStatus,
        }
    }

    /// The kind as a label for metrics, such as `rate_limited`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::InvalidArgument => "invalid_argument",
            Self::Transport => "transport",
            Self::Timeout => "timeout",
            Self::DeadlineExceeded => "deadline_exceeded",
            Self::LaneFull => "lane_full",
            Self::BadRequest => "bad_request",
            Self::Unauthorized => "unauthorized",
            Self::Forbidden => "forbidden",
            Self::NotFound => "not_found",
            Self::Conflict => "conflict",
            Self::Unprocessable => "unprocessable",
            Self::TakenByOther => "taken_by_other",
            Self::RateLimited => "rate_limited",
            Self::Server => "server",
            Self::UnexpectedStatus => "unexpected_status",
            Self::Decode => "decode",
        }
    }
}
