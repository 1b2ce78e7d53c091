//! The one error type of the crate.

mod classes;
mod doubt;
mod kind;
mod outcome;
mod transport;
#[cfg(feature = "serde_json")]
mod unreadable;

pub use kind::ErrorKind;
pub use outcome::Outcome;
pub use transport::{TransportError, TransportErrorKind};

use crate::{
    Invalid, Plan, Receipt,
    model::{ApiError, ErrorBody, ErrorCode, Timestamp},
    settle::Why,
};
use bytes::Bytes;
use doubt::Doubt;
use http::{HeaderMap, StatusCode};
use std::{
    error::Error as StdError,
    fmt,
    mem::{self, ManuallyDrop},
    time::Duration,
};

/// Makes a type an error that prints as a text: `text!(Broken, Self { part } => "{part} is broken")`.
///
/// Not a derive, whose macro every program would have to build.
macro_rules! text {
    ($Error:ident, $pattern:pat => $text:literal) => {
        impl std::fmt::Display for $Error {
            #[inline]
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                let $pattern = self;
                write!(f, $text)
            }
        }

        impl std::error::Error for $Error {}
    };
}

pub(crate) use text;

/// Why a call did not bring what it should, what is known about it, and whether anything happened.
///
/// One pointer wide. It never holds a secret key, and tells of a request only what a [receipt](Self::receipt) does.
/// Receipt and [body](Self::body) are not printed.
///
/// ```
/// # fn book() -> Result<(), seatsio_core::Error> { Ok(()) }
/// match book() {
///     Ok(()) => println!("booked"),
///     Err(error) if error.outcome_unknown() => println!("maybe booked: look before trying again"),
///     Err(error) if error.is_rate_limited() => println!("try again in {:?}", error.retry_after()),
///     Err(error) => println!("not booked: {error}"),
/// }
/// ```
///
/// When you write to the vendor's support, mention the [`request_id`](Self::request_id): it stands at the end of
/// the printed error, as `[request …]`, and finds this very request in the service's logs.
pub struct Error(ManuallyDrop<Option<Box<Inner>>>);

/// What an error tells.
struct Inner {
    kind: ErrorKind,
    operation: &'static str,
    argument: Option<&'static str>,
    message: String,
    status: Option<StatusCode>,
    problems: Vec<ApiError>,
    body: Bytes,
    request_id: Option<String>,
    attempts: u32,
    outcome: Outcome,
    retry_after: Option<Duration>,
    doubt: Option<Doubt>,
    why_unsettled: Option<Why>,
    source: Option<Box<dyn StdError + Send + Sync>>,
}

impl Inner {
    const fn new(kind: ErrorKind) -> Self {
        Self {
            kind,
            operation: "",
            argument: None,
            message: String::new(),
            status: None,
            problems: Vec::new(),
            body: Bytes::new(),
            request_id: None,
            attempts: 0,
            outcome: Outcome::NotDone,
            retry_after: None,
            doubt: None,
            why_unsettled: None,
            source: None,
        }
    }
}

// By hand, and not inlined, so that it is compiled here: every program drops errors, in many places, and what they are
// made of would make a tenth of its code.
impl Drop for Error {
    fn drop(&mut self) {
        let nothing = ManuallyDrop::new(None);
        drop(ManuallyDrop::into_inner(mem::replace(&mut self.0, nothing)));
    }
}

impl Error {
    pub(crate) fn new(kind: ErrorKind, message: impl Into<String>) -> Self {
        Self::saying(kind, message.into())
    }

    fn saying(kind: ErrorKind, message: String) -> Self {
        let inner = Inner {
            message,
            ..Inner::new(kind)
        };
        Self(ManuallyDrop::new(Some(Box::new(inner))))
    }

    /// It holds something until the error is dropped.
    fn inner(&self) -> &Inner {
        static NOTHING: Inner = Inner::new(ErrorKind::Transport);
        self.0.as_deref().unwrap_or(&NOTHING)
    }

    fn inner_mut(&mut self) -> &mut Inner {
        self.0
            .get_or_insert_with(|| Box::new(Inner::new(ErrorKind::Transport)))
    }

    /// An argument that is refused before anything is sent.
    pub fn invalid_argument(argument: &'static str, reason: Invalid) -> Self {
        let mut error = Self::new(ErrorKind::InvalidArgument, reason.0);
        error.inner_mut().argument = Some(argument);
        error
    }

    pub(crate) fn invalid_request(message: &'static str) -> Self {
        Self::new(ErrorKind::InvalidArgument, message)
    }

    /// A successful answer that is not what the API answers.
    pub(crate) fn unreadable(source: Box<dyn StdError + Send + Sync>) -> Self {
        #[cfg(feature = "serde_json")]
        let source = unreadable::Unreadable::hide(source);
        Self::new(
            ErrorKind::Decode,
            format!("the answer could not be read: {source}"),
        )
        .caused(source)
    }

    /// Reads an answer that is no success: today's error body, the one of 2018, or none at all.
    pub(crate) fn from_response(status: StatusCode, headers: &HeaderMap, body: &[u8]) -> Self {
        let kind = ErrorKind::of_status(status);
        let mut error = Self::new(
            kind,
            status
                .canonical_reason()
                .unwrap_or("unknown status")
                .to_lowercase(),
        );
        error.inner_mut().status = Some(status);
        error.inner_mut().request_id = crate::operation::request_id(headers).map(str::to_owned);
        if let Some(body) = ErrorBody::parse(body) {
            if let Some(id) = body.request_id {
                error.inner_mut().request_id = Some(id.as_str().to_owned());
            }
            error.inner_mut().problems = body.errors;
            if let Some(message) = body.messages.into_iter().next() {
                error.inner_mut().message = message.as_str().to_owned();
            }
        }
        error
    }

    pub(crate) fn caused(mut self, source: impl Into<Box<dyn StdError + Send + Sync>>) -> Self {
        self.inner_mut().source = Some(source.into());
        self
    }

    pub(crate) fn of(mut self, operation: &'static str) -> Self {
        self.inner_mut().operation = operation;
        self
    }

    pub(crate) fn after_attempts(mut self, attempts: u32) -> Self {
        self.inner_mut().attempts = attempts;
        self
    }

    pub(crate) fn with_outcome(mut self, outcome: Outcome) -> Self {
        self.inner_mut().outcome = outcome;
        self
    }

    /// This call may have taken effect.
    pub(crate) fn about(mut self, plan: &Plan) -> Self {
        self.inner_mut().doubt = Some(Doubt::about(plan));
        self
    }

    /// Notes when the requests of a call in doubt were sent.
    pub(crate) fn sent(mut self, first: Option<Timestamp>, last: Option<Timestamp>) -> Self {
        if let Some(doubt) = &mut self.inner_mut().doubt {
            doubt.sent(first, last);
        }
        self
    }

    /// It has been found out that nothing was done.
    pub(crate) fn known_not_done(mut self) -> Self {
        self.inner_mut().outcome = Outcome::NotDone;
        self.inner_mut().doubt = None;
        self
    }

    /// It has been found out that somebody else has what was wanted. What the server said, if it said
    /// anything, tells more.
    pub(crate) fn known_taken(mut self) -> Self {
        if self.inner().problems.is_empty() {
            self.inner_mut().kind = ErrorKind::TakenByOther;
            self.inner_mut().message = "somebody else has an object that was wanted".to_owned();
        }
        self.known_not_done()
    }

    /// It could not be found out what was done.
    #[inline]
    pub(crate) fn in_doubt(self, receipt: Receipt, why: Option<Why>) -> Self {
        self.doubted(Doubt::Read(Box::new(receipt)), why)
    }

    fn doubted(mut self, doubt: Doubt, why: Option<Why>) -> Self {
        let inner = self.inner_mut();
        inner.outcome = Outcome::Unknown;
        inner.doubt = Some(doubt);
        inner.why_unsettled = why;
        self
    }

    pub(crate) fn with_kind(mut self, kind: ErrorKind) -> Self {
        self.inner_mut().kind = kind;
        self
    }

    pub(crate) fn with_message(mut self, message: String) -> Self {
        self.inner_mut().message = message;
        self
    }

    #[inline]
    pub(crate) fn with_problem(mut self, problem: ApiError) -> Self {
        self.inner_mut().problems.push(problem);
        self
    }

    pub(crate) fn with_retry_after(mut self, wait: Option<Duration>) -> Self {
        self.inner_mut().retry_after = wait;
        self
    }

    pub(crate) fn renamed(mut self, argument: &'static str) -> Self {
        self.inner_mut().argument = Some(argument);
        self
    }

    pub(crate) fn with_request_id(mut self, id: Option<&str>) -> Self {
        self.inner_mut().request_id = id.map(str::to_owned);
        self
    }

    pub(crate) fn with_body(mut self, body: Bytes) -> Self {
        self.inner_mut().body = body;
        self
    }

    pub(crate) fn with_status(mut self, status: StatusCode) -> Self {
        self.inner_mut().status = Some(status);
        self
    }

    /// What kind of failure it is.
    #[must_use]
    pub fn kind(&self) -> ErrorKind {
        self.inner().kind
    }

    /// The operation's name, such as `events.book`; empty when there was none.
    #[must_use]
    pub fn operation(&self) -> &'static str {
        self.inner().operation
    }

    /// The argument that was refused, for [`ErrorKind::InvalidArgument`].
    #[must_use]
    pub fn argument(&self) -> Option<&'static str> {
        self.inner().argument
    }

    /// What went wrong, in the server's words where it said something.
    #[must_use]
    pub fn message(&self) -> &str {
        self.inner()
            .problems
            .first()
            .map_or(&self.inner().message, |problem| problem.message.as_str())
    }

    /// The HTTP status of the last answer.
    #[must_use]
    pub fn status(&self) -> Option<StatusCode> {
        self.inner().status
    }

    /// Everything that the server complained about.
    #[must_use]
    pub fn problems(&self) -> &[ApiError] {
        &self.inner().problems
    }

    /// The body of the refusing answer as it came: for what the crate does not read, such as the page of a proxy.
    /// Empty when there was none, and never printed.
    #[must_use]
    pub fn body(&self) -> &Bytes {
        &self.inner().body
    }

    /// The code of the first complaint.
    #[must_use]
    pub fn code(&self) -> Option<&ErrorCode> {
        self.inner().problems.first().map(|problem| &problem.code)
    }

    /// Whether any complaint has this code.
    #[must_use]
    pub fn has_code(&self, code: &ErrorCode) -> bool {
        self.inner().problems.iter().any(|problem| problem.code == *code)
    }

    /// The server's id of the request; the vendor's support asks for it.
    #[must_use]
    pub fn request_id(&self) -> Option<&str> {
        self.inner().request_id.as_deref()
    }

    /// How often a request was sent; 0 when none was.
    #[must_use]
    pub fn attempts(&self) -> u32 {
        self.inner().attempts
    }

    /// How long the server asked to wait.
    #[must_use]
    pub fn retry_after(&self) -> Option<Duration> {
        self.inner().retry_after
    }

    /// Whether the call took effect, as far as is known.
    #[must_use]
    pub fn outcome(&self) -> Outcome {
        self.inner().outcome
    }

    /// The call may or may not have taken effect: look before trying again.
    #[must_use]
    pub fn outcome_unknown(&self) -> bool {
        self.inner().outcome == Outcome::Unknown
    }

    /// What the call was to do, when its outcome is unknown: [`settle`](crate::api::Events::settle) finds
    /// out from it what happened. Only status changes leave one.
    #[must_use]
    #[inline]
    pub fn receipt(&self) -> Option<&Receipt> {
        self.inner().doubt.as_ref()?.receipt()
    }

    /// Why `send_settled` could not find out what happened, if it looked.
    #[must_use]
    pub fn why_unsettled(&self) -> Option<Why> {
        self.inner().why_unsettled
    }
}

impl fmt::Debug for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let inner = self.inner();
        let mut debug = f.debug_struct("Error");
        debug
            .field("kind", &inner.kind)
            .field("operation", &inner.operation)
            .field("message", &self.message());
        if let Some(argument) = inner.argument {
            debug.field("argument", &argument);
        }
        if let Some(status) = inner.status {
            debug
                .field("status", &status.as_u16())
                .field("problems", &inner.problems);
        }
        debug
            .field("outcome", &inner.outcome)
            .field("attempts", &inner.attempts)
            .field("request_id", &inner.request_id)
            .field("retry_after", &inner.retry_after)
            .field("source", &inner.source)
            .finish()
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let inner = self.inner();
        if !inner.operation.is_empty() {
            write!(f, "{}: ", inner.operation)?;
        }
        if let Some(argument) = inner.argument {
            write!(f, "the argument `{argument}` ")?;
        }
        f.write_str(self.message())?;
        if let Some(status) = inner.status {
            write!(f, " ({}", status.as_u16())?;
            if let Some(code) = self.code() {
                write!(f, " {code}")?;
            }
            f.write_str(")")?;
        }
        if inner.attempts > 1 {
            write!(f, " after {} attempts", inner.attempts)?;
        }
        if let Some(wait) = inner.retry_after {
            write!(f, "; the server asks to wait {wait:?}")?;
        }
        match inner.outcome {
            Outcome::NotDone => {}
            Outcome::Unknown => f.write_str("; it may or may not have taken effect")?,
            Outcome::Done => f.write_str("; it has taken effect")?,
        }
        if let Some(why) = inner.why_unsettled {
            write!(f, " ({why})")?;
        }
        if let Some(id) = &inner.request_id {
            write!(f, " [request {id}]")?;
        }
        Ok(())
    }
}

impl StdError for Error {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        self.inner().source.as_deref().map(|source| source as _)
    }
}
