//! How an API says that something went wrong, and what may be tried again then.

use crate::{
    Error, ErrorKind, Outcome,
    call::retry_after,
    model::{ApiError, ErrorCode, Text},
};
use bytes::Bytes;
use http::{HeaderName, HeaderValue, Response, StatusCode};
use std::{
    fmt,
    time::{Duration, SystemTime},
};

/// How an API says that something went wrong, and what may be tried again then.
///
/// [`Seatsio`] is the one of seats.io, which a client speaks unless its [`Config`](crate::Config) was made
/// [for another API](crate::Config::for_api). It decides nothing by itself: whether a call is sent again
/// follows from what a refusal says, from the operation's [`Effect`](crate::Effect) and from the retry policy.
///
/// ```
/// use seatsio_core::{Again, Dialect, Refusal};
/// use bytes::Bytes;
/// use http::Response;
/// use std::time::SystemTime;
///
/// /// An API that answers 409 when two calls met, and means "try again".
/// #[derive(Debug)]
/// struct Locking;
///
/// impl Dialect for Locking {
///     fn refusal(&self, answer: &Response<Bytes>, at: SystemTime) -> Refusal {
///         let refusal = Refusal::by_status(answer, at);
///         match answer.status().as_u16() {
///             409 => refusal.again(Again::MayHelp),
///             _ => refusal,
///         }
///     }
/// }
/// ```
pub trait Dialect: fmt::Debug + Send + Sync + 'static {
    /// Reads an answer that is no success, and came at `at`.
    fn refusal(&self, answer: &Response<Bytes>, at: SystemTime) -> Refusal;

    /// Headers of the API's own that every request carries; none by default.
    fn headers(&self) -> Vec<(HeaderName, HeaderValue)> {
        Vec::new()
    }
}

/// What an answer that is no success says: an error to tell, and whether trying again may help.
#[derive(Debug)]
pub struct Refusal {
    pub(crate) error: Error,
    /// What the answer vouches for: that nothing was done, or nothing at all.
    pub(crate) outcome: Outcome,
    pub(crate) again: Again,
    pub(crate) retry_after: Option<Duration>,
}

/// Whether another attempt may bring something else.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Again {
    /// The next answer would be the same.
    Pointless,
    /// It may pass: too much to do, a failure, a lock.
    MayHelp,
}

impl Refusal {
    /// What HTTP alone says about an answer: the kind of error by its status, the request id by
    /// `x-request-id`, the wait by `Retry-After`.
    ///
    /// | status | outcome | again |
    /// |---|---|---|
    /// | 429 | not done | may help |
    /// | other 4xx, 501 | not done | pointless |
    /// | 503 with `Retry-After` | not done | may help |
    /// | other 5xx | unknown | may help |
    /// | anything else | unknown | pointless |
    #[must_use]
    pub fn by_status(answer: &Response<Bytes>, at: SystemTime) -> Self {
        Self::of(answer, at, b"")
    }

    fn of(answer: &Response<Bytes>, at: SystemTime, body: &[u8]) -> Self {
        let (status, headers) = (answer.status(), answer.headers());
        let wait = retry_after(headers, at);
        // What a server does not know it has not done, and will not learn by being asked again.
        let is_not_implemented = status == StatusCode::NOT_IMPLEMENTED;
        let asks_to_wait = status == StatusCode::SERVICE_UNAVAILABLE && wait.is_some();
        // A 3xx or 1xx is nothing that an API answers, so nobody knows what gave it.
        let outcome = if status.is_client_error() || is_not_implemented || asks_to_wait {
            Outcome::NotDone
        } else {
            Outcome::Unknown
        };
        let passes =
            status == StatusCode::TOO_MANY_REQUESTS || (status.is_server_error() && !is_not_implemented);
        Self {
            error: Error::from_response(status, headers, body).with_body(answer.body().clone()),
            outcome,
            again: if passes { Again::MayHelp } else { Again::Pointless },
            retry_after: wait,
        }
    }

    /// Says what kind of error it is.
    #[must_use]
    pub fn kind(mut self, kind: ErrorKind) -> Self {
        self.error = self.error.with_kind(kind);
        self
    }

    /// Says what went wrong, in the server's words. It is shown to users: no credentials, no whole bodies.
    #[must_use]
    pub fn message(mut self, message: impl Into<String>) -> Self {
        self.error = self.error.with_message(message.into());
        self
    }

    /// Adds a complaint with a code, such as an API's error body lists them. The first one is the error's
    /// message.
    #[must_use]
    pub fn problem(mut self, code: impl Into<ErrorCode>, message: impl Into<Text>) -> Self {
        self.error = self.error.with_problem(ApiError {
            code: code.into(),
            message: message.into(),
            data: None,
        });
        self
    }

    /// Says how the server calls this request.
    #[must_use]
    pub fn request_id(mut self, id: &str) -> Self {
        self.error = self.error.with_request_id(Some(id));
        self
    }

    /// Says what the answer vouches for: [`Outcome::NotDone`] lets any call be sent again, otherwise only
    /// calls that may happen twice are.
    #[must_use]
    pub fn outcome(mut self, outcome: Outcome) -> Self {
        self.outcome = outcome;
        self
    }

    /// Says whether trying again may help.
    #[must_use]
    pub fn again(mut self, again: Again) -> Self {
        self.again = again;
        self
    }

    /// Says how long the server asks to wait: no attempt follows sooner.
    #[must_use]
    pub fn retry_after(mut self, wait: Option<Duration>) -> Self {
        self.retry_after = wait;
        self
    }
}

/// The dialect of seats.io: its error bodies of today and of 2018, and what its statuses vouch for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Seatsio;

impl Dialect for Seatsio {
    fn refusal(&self, answer: &Response<Bytes>, at: SystemTime) -> Refusal {
        Refusal::of(answer, at, answer.body())
    }

    fn headers(&self) -> Vec<(HeaderName, HeaderValue)> {
        vec![(
            HeaderName::from_static("x-client-lib"),
            HeaderValue::from_static("rust"),
        )]
    }
}
