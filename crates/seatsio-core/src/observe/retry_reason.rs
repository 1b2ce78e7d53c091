//! `RetryReason`: why an attempt is followed by another one.

use crate::TransportErrorKind;
use http::StatusCode;
use std::fmt;

/// Why an attempt is followed by another one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum RetryReason {
    /// The server answered 429: too many requests at once, or a quota is used up.
    RateLimited,
    /// The server answered that it failed (5xx).
    ServerError,
    /// The server answered something else that may pass.
    OtherStatus,
    /// The request did not get out.
    NotSent,
    /// The connection was lost before the answer was complete.
    Interrupted,
    /// The attempt took too long.
    TimedOut,
}

impl RetryReason {
    /// The reason as a label for metrics, such as `rate_limited`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::RateLimited => "rate_limited",
            Self::ServerError => "server_error",
            Self::OtherStatus => "other_status",
            Self::NotSent => "not_sent",
            Self::Interrupted => "interrupted",
            Self::TimedOut => "timed_out",
        }
    }

    pub(crate) fn of(answer: Result<StatusCode, TransportErrorKind>) -> Self {
        match answer {
            Ok(StatusCode::TOO_MANY_REQUESTS) => Self::RateLimited,
            Ok(status) if status.is_server_error() => Self::ServerError,
            Ok(_) => Self::OtherStatus,
            Err(TransportErrorKind::NotSent) => Self::NotSent,
            Err(TransportErrorKind::TimedOut) => Self::TimedOut,
            Err(TransportErrorKind::Interrupted | TransportErrorKind::TooLarge) => Self::Interrupted,
        }
    }
}

impl fmt::Display for RetryReason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}
