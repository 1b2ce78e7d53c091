//! What can be set for one call only.

use super::additions::Members;
use crate::{
    call::{Queueing, RetryPolicy},
    model::WorkspaceKey,
};
use http::{HeaderName, HeaderValue};
use serde_core::Serialize;
use std::{fmt, sync::Arc, time::Duration};

/// What can be set for one call only, under one name so that it never collides with the API's parameters.
///
/// Unset means: as the client has it.
///
/// ```
/// use seatsio_core::{Operation, api::events::RetrieveEvent};
/// use std::{sync::Arc, time::Duration};
///
/// let operation = RetrieveEvent::new("spring-gala")
///     .options(|o| o.deadline(Duration::from_secs(3)).query("verbose", "true"));
/// assert_eq!(operation.plan()?.target(), "/events/spring-gala?verbose=true");
/// # Ok::<(), seatsio_core::Error>(())
/// ```
#[derive(Clone, Default)]
#[non_exhaustive]
pub struct CallOptions {
    pub(crate) deadline: Option<Duration>,
    pub(crate) attempt_timeout: Option<Duration>,
    pub(crate) retry: Option<RetryPolicy>,
    pub(crate) workspace: Option<WorkspaceKey>,
    pub(crate) headers: Vec<(HeaderName, Option<HeaderValue>)>,
    /// `None` leaves a parameter out.
    pub(crate) query: Vec<(String, Option<String>)>,
    pub(crate) members: Members,
    pub(crate) max_retries: Option<u32>,
    pub(crate) queueing: Option<Queueing>,
    pub(crate) settle_delay: Option<Duration>,
    pub(crate) fresh_token: bool,
}

/// Changes the options of an operation, which have none until they are set.
pub(crate) fn set_options(
    options: &mut Option<Arc<CallOptions>>,
    set: impl FnOnce(CallOptions) -> CallOptions,
) {
    let present = options.take().map(Arc::unwrap_or_clone);
    *options = Some(Arc::new(set(present.unwrap_or_default())));
}

impl CallOptions {
    /// The most that the whole call may take: waiting for a lane, attempts and waits together.
    #[must_use]
    pub fn deadline(mut self, deadline: Duration) -> Self {
        self.deadline = Some(deadline);
        self
    }

    /// The most that one attempt may take.
    #[must_use]
    pub fn attempt_timeout(mut self, timeout: Duration) -> Self {
        self.attempt_timeout = Some(timeout);
        self
    }

    /// The most retries after the first attempt; 0 switches retrying off. Stronger than that of
    /// [`retry`](Self::retry).
    #[must_use]
    pub fn max_retries(mut self, retries: u32) -> Self {
        self.max_retries = Some(retries);
        self
    }

    /// Another retry policy.
    #[must_use]
    pub fn retry(mut self, policy: RetryPolicy) -> Self {
        self.retry = Some(policy);
        self
    }

    /// Acts on this workspace: sent as `X-Workspace-Key`, for company admin keys.
    #[must_use]
    pub fn workspace(mut self, key: impl Into<WorkspaceKey>) -> Self {
        self.workspace = Some(key.into());
        self
    }

    /// Sends one more header, or another value of one that the client sends.
    #[must_use]
    pub fn header(mut self, name: HeaderName, value: HeaderValue) -> Self {
        self.headers.push((name, Some(value)));
        self
    }

    /// Leaves out a header that the client would send. (reqwest then sends its own `Accept: */*`.)
    #[must_use]
    pub fn without_header(mut self, name: HeaderName) -> Self {
        self.headers.push((name, None));
        self
    }

    /// Sends a query parameter, in the place of what the operation or the client sends under this name.
    /// Called several times with one name, it sends them all.
    #[must_use]
    pub fn query(mut self, name: impl Into<String>, value: impl Into<String>) -> Self {
        self.query.push((name.into(), Some(value.into())));
        self
    }

    /// Leaves out a query parameter that the operation or the client would send.
    #[must_use]
    pub fn without_query(mut self, name: impl Into<String>) -> Self {
        self.query.push((name.into(), None));
        self
    }

    /// Adds a member to the JSON object of the body, in the place of what the operation sends under this
    /// name: for what the API takes and the crate does not know yet.
    ///
    /// A call whose body is no JSON object is refused then, before anything is sent.
    ///
    /// ```
    /// use seatsio_core::{Operation, api::events::BookObjects};
    ///
    /// let plan = BookObjects::new("spring-gala", ["A-1"])
    ///     .options(|o| o.body_member("note", "front row"))
    ///     .plan()?;
    /// let body: serde_json::Value = serde_json::from_slice(plan.body().ok_or("no body")?)?;
    /// assert_eq!(body["note"], "front row");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    #[inline]
    pub fn body_member(mut self, name: impl Into<String>, value: impl Serialize) -> Self {
        self.members.push(name.into(), &value);
        self
    }

    /// How long `send_settled` waits after a lost answer before it takes the call for not done, since the server may
    /// still be at work on it: it looks, waits, and looks again.
    /// [`SETTLE_DELAY`](crate::settle::SETTLE_DELAY) unless set. Zero is for servers that are known to drop what
    /// nobody waits for.
    #[must_use]
    pub fn settle_delay(mut self, delay: Duration) -> Self {
        self.settle_delay = Some(delay);
        self
    }

    /// Says that the hold token was made for this call: it holds nothing yet.
    ///
    /// Then `send_settled` of a hold need not look first what the token holds, and the receipts of the call know
    /// it as if by [`Receipt::fresh_token`](crate::Receipt::fresh_token).
    #[must_use]
    pub fn fresh_token(mut self) -> Self {
        self.fresh_token = true;
        self
    }

    /// How the call queues for a place in its rate-limit lane.
    #[must_use]
    pub fn queueing(mut self, queueing: Queueing) -> Self {
        self.queueing = Some(queueing);
        self
    }

    /// The policy of a call: what the client has, and what was set for the call.
    pub(crate) fn policy(&self, client: &RetryPolicy) -> RetryPolicy {
        let base = self.retry.as_ref().unwrap_or(client);
        RetryPolicy {
            max_retries: self.max_retries.unwrap_or(base.max_retries),
            backoff: base.backoff,
            attempt_timeout: self.attempt_timeout.unwrap_or(base.attempt_timeout),
            deadline: self.deadline.unwrap_or(base.deadline),
            queueing: self.queueing.unwrap_or(base.queueing),
        }
    }

    /// Whether the call says something about the query parameter of this name.
    pub(crate) fn decides_query(&self, name: &str) -> bool {
        self.query.iter().any(|(set, _)| set == name)
    }
}

impl fmt::Debug for CallOptions {
    // Of headers, query and body only the names: their values may be credentials or a buyer's data.
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let headers: Vec<_> = self.headers.iter().map(|(name, _)| name).collect();
        let query: Vec<_> = self.query.iter().map(|(name, _)| name).collect();
        let members: Vec<_> = self.members.names().collect();
        f.debug_struct("CallOptions")
            .field("deadline", &self.deadline)
            .field("attempt_timeout", &self.attempt_timeout)
            .field("max_retries", &self.max_retries)
            .field("retry", &self.retry)
            .field("workspace", &self.workspace)
            .field("queueing", &self.queueing)
            .field("headers", &headers)
            .field("query", &query)
            .field("body_members", &members)
            .field("settle_delay", &self.settle_delay)
            .field("fresh_token", &self.fresh_token)
            .finish()
    }
}
