//! What a transport reports when it has no response.

use std::{error::Error as StdError, fmt};

/// What a transport reports when it has no response.
#[derive(Debug)]
pub struct TransportError {
    kind: TransportErrorKind,
    source: Box<dyn StdError + Send + Sync>,
}

/// How far the request got: what decides whether a write may be sent again.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum TransportErrorKind {
    /// The request was certainly not sent in full: name, connection, TLS, pool.
    ///
    /// A transport that is not sure says [`Interrupted`](Self::Interrupted).
    NotSent,
    /// The request may have reached the server; no complete response came back.
    Interrupted,
    /// The attempt's time ran out after the request may have been sent.
    TimedOut,
    /// The response is larger than the client takes.
    TooLarge,
}

impl TransportErrorKind {
    /// How far the request got as a label for metrics, such as `interrupted`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::NotSent => "not_sent",
            Self::Interrupted => "interrupted",
            Self::TimedOut => "timed_out",
            Self::TooLarge => "too_large",
        }
    }
}

impl TransportError {
    /// Reports a failure.
    ///
    /// The source's text is shown to users: it must not hold URLs, headers or credentials.
    pub fn new(kind: TransportErrorKind, source: impl Into<Box<dyn StdError + Send + Sync>>) -> Self {
        Self {
            kind,
            source: source.into(),
        }
    }

    /// How far the request got.
    #[must_use]
    pub fn kind(&self) -> TransportErrorKind {
        self.kind
    }
}

impl fmt::Display for TransportError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self.kind {
            TransportErrorKind::NotSent => "the server could not be reached",
            TransportErrorKind::Interrupted => "the connection was lost before the answer was complete",
            TransportErrorKind::TimedOut => "no answer came in time",
            TransportErrorKind::TooLarge => "the answer is larger than the client takes",
        })
    }
}

impl StdError for TransportError {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        Some(&*self.source)
    }
}
