//! What can be set for one call only.

use crate::{call::RetryPolicy, model::WorkspaceKey};
use http::{HeaderName, HeaderValue};
use std::time::Duration;

/// What can be set for one call only, under one name so that it never collides with the API's parameters.
///
/// Unset means: as the client has it.
///
/// ```
/// use seatsio_core::{Operation, api::events::RetrieveEvent};
/// use std::time::Duration;
///
/// let operation = RetrieveEvent::new("spring-gala")
///     .options(|o| o.deadline(Duration::from_secs(3)).query("verbose", "true"));
/// assert_eq!(operation.plan()?.target(), "/events/spring-gala?verbose=true");
/// # Ok::<(), seatsio_core::Error>(())
/// ```
#[derive(Clone, Debug, Default)]
#[non_exhaustive]
pub struct CallOptions {
    pub(crate) deadline: Option<Duration>,
    pub(crate) attempt_timeout: Option<Duration>,
    pub(crate) retry: Option<RetryPolicy>,
    pub(crate) workspace: Option<WorkspaceKey>,
    pub(crate) headers: Vec<(HeaderName, Option<HeaderValue>)>,
    pub(crate) query: Vec<(String, String)>,
    pub(crate) skips_lane: bool,
    pub(crate) settle_delay: Option<Duration>,
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

    /// Leaves out a header that the client would send.
    #[must_use]
    pub fn without_header(mut self, name: HeaderName) -> Self {
        self.headers.push((name, None));
        self
    }

    /// Adds a query parameter.
    #[must_use]
    pub fn query(mut self, name: impl Into<String>, value: impl Into<String>) -> Self {
        self.query.push((name.into(), value.into()));
        self
    }

    /// How long `send_settled` waits before it takes something for not done where a second request would do
    /// harm, since the first may still be on its way: places of an area, objects that the server chooses,
    /// releases.
    /// [`SETTLE_DELAY`](crate::settle::SETTLE_DELAY) unless set.
    #[must_use]
    pub fn settle_delay(mut self, delay: Duration) -> Self {
        self.settle_delay = Some(delay);
        self
    }

    /// Sends without waiting for a place in the rate-limit lane.
    #[must_use]
    pub fn skip_lane(mut self) -> Self {
        self.skips_lane = true;
        self
    }
}
