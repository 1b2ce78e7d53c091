//! What a client is made of, whatever its transport.

#[macro_use]
mod setters;
mod variables;

use crate::{
    BaseUrl, Credentials, Dialect, SecretKey,
    call::{PermitStore, Queueing, RetryBudget, RetryPolicy},
    model::WorkspaceKey,
    observe::{Observer, ObserverSetting},
};
use http::{HeaderName, HeaderValue};
use std::{fmt, sync::Arc, time::Duration};

/// What a client is made of, whatever its transport: where, as whom, how patiently.
///
/// Adapters wrap it in their builders; a transport of your own takes it as it is. A client keeps it, and
/// `client.with_options(|config| …)` makes another client from it that shares connections, lanes and budget.
///
/// ```
/// use seatsio_core::{Config, Region};
/// use std::time::Duration;
///
/// let config = Config::new(Region::Eu, "my-secret-key")
///     .workspace("my-workspace")
///     .deadline(Duration::from_secs(10))
///     .query("trace", "yes");
/// assert!(!format!("{config:?}").contains("my-secret-key"));
/// ```
///
/// # Another API
///
/// The engine is not tied to seats.io: [`for_api`](Self::for_api) takes other credentials and another
/// [`Dialect`]. `examples/wootiv.rs` is a client of another API in one file.
#[derive(Clone)]
#[non_exhaustive]
pub struct Config {
    pub(crate) base_url: BaseUrl,
    pub(crate) credentials: Credentials,
    pub(crate) dialect: Option<Arc<dyn Dialect>>,
    pub(crate) workspace: Option<WorkspaceKey>,
    pub(crate) policy: RetryPolicy,
    pub(crate) budget: Option<Arc<RetryBudget>>,
    pub(crate) lanes: Option<Arc<dyn PermitStore>>,
    pub(crate) observer: ObserverSetting,
    pub(crate) application: Option<String>,
    /// In the order in which they were set; `None` leaves a header out.
    pub(crate) headers: Vec<(HeaderName, Option<HeaderValue>)>,
    pub(crate) query: Vec<(String, String)>,
    pub(crate) connect_timeout: Duration,
    pub(crate) max_response_bytes: usize,
    pub(crate) seed: Option<u64>,
}

impl Config {
    /// The default size limit of a response, on the wire and decompressed: 256 MiB, enough for the
    /// report of an event with 300,000 objects.
    pub const DEFAULT_MAX_RESPONSE_BYTES: usize = 256 << 20;

    /// A client of this region or base URL, with this secret key.
    pub fn new(base_url: impl Into<BaseUrl>, secret_key: impl Into<SecretKey>) -> Self {
        Self {
            base_url: base_url.into(),
            credentials: Credentials::basic(secret_key),
            dialect: None,
            workspace: None,
            policy: RetryPolicy::default(),
            budget: None,
            lanes: None,
            observer: ObserverSetting::default(),
            application: None,
            headers: Vec::new(),
            query: Vec::new(),
            connect_timeout: Duration::from_secs(5),
            max_response_bytes: Self::DEFAULT_MAX_RESPONSE_BYTES,
            seed: None,
        }
    }

    /// A client of another API than seats.io: other credentials, other errors, other rules of what is
    /// repeated.
    ///
    /// Lanes are those of seats.io unless you set some; [`Queueing::Skip`] does without.
    pub fn for_api(base_url: impl Into<BaseUrl>, credentials: Credentials, dialect: impl Dialect) -> Self {
        Self {
            dialect: Some(Arc::new(dialect)),
            ..Self::new(base_url, "").credentials(credentials)
        }
    }

    /// Sends requests to this region or base URL.
    #[must_use]
    pub fn base_url(mut self, base_url: impl Into<BaseUrl>) -> Self {
        self.base_url = base_url.into();
        self
    }

    /// Acts with this secret key.
    #[must_use]
    pub fn secret_key(self, key: impl Into<SecretKey>) -> Self {
        self.credentials(Credentials::basic(key))
    }

    /// Acts with these credentials.
    #[must_use]
    pub fn credentials(mut self, credentials: Credentials) -> Self {
        self.credentials = credentials;
        self
    }

    /// Acts on this workspace: for company admin keys, which otherwise act on the default workspace.
    #[must_use]
    pub fn workspace(mut self, key: impl Into<WorkspaceKey>) -> Self {
        self.workspace = Some(key.into());
        self
    }

    /// How calls are retried, how long they may take, and how they queue: all of it at once.
    #[must_use]
    pub fn retry(mut self, policy: RetryPolicy) -> Self {
        self.policy = policy;
        self
    }

    /// The most retries after the first attempt of a call; 0 switches retrying off.
    #[must_use]
    pub fn max_retries(mut self, retries: u32) -> Self {
        self.policy.max_retries = retries;
        self
    }

    /// The most that a whole call may take: queueing, attempts and waits together. Default 60 s.
    #[must_use]
    pub fn deadline(mut self, deadline: Duration) -> Self {
        self.policy.deadline = deadline;
        self
    }

    /// The most that one attempt may take, from sending to the last byte of the answer. Default 30 s.
    #[must_use]
    pub fn attempt_timeout(mut self, timeout: Duration) -> Self {
        self.policy.attempt_timeout = timeout;
        self
    }

    /// How calls queue for a place in their rate-limit lane.
    #[must_use]
    pub fn queueing(mut self, queueing: Queueing) -> Self {
        self.policy.queueing = queueing;
        self
    }

    /// How many retries all calls of the client may make together, also shared with other clients.
    #[must_use]
    pub fn retry_budget(mut self, budget: Arc<RetryBudget>) -> Self {
        self.budget = Some(budget);
        self
    }

    /// Shares a limiter with other clients of the same account.
    #[must_use]
    pub fn lanes(mut self, lanes: Arc<dyn PermitStore>) -> Self {
        self.lanes = Some(lanes);
        self
    }

    /// Tells this observer what the client's calls do.
    #[must_use]
    pub fn observer(mut self, observer: Arc<dyn Observer>) -> Self {
        self.observer = ObserverSetting(Some(observer));
        self
    }

    /// Names your application in the `User-Agent`, as `name/version`, before the name of this crate.
    ///
    /// Another `User-Agent` altogether is set with [`header`](Self::header), none at all with
    /// [`without_header`](Self::without_header).
    #[must_use]
    pub fn application(mut self, name: impl Into<String>) -> Self {
        self.application = Some(name.into());
        self
    }

    /// Sends a header with every request, also in the place of one that the client sends by itself.
    ///
    /// A call can set another value or leave it out: [`CallOptions::header`](crate::CallOptions::header),
    /// [`CallOptions::without_header`](crate::CallOptions::without_header).
    #[must_use]
    pub fn header(mut self, name: HeaderName, value: HeaderValue) -> Self {
        self.headers.push((name, Some(value)));
        self
    }

    /// Leaves out a header: one that was set before, or one that the client sends by itself.
    #[must_use]
    pub fn without_header(mut self, name: HeaderName) -> Self {
        self.headers.push((name, None));
        self
    }

    /// Forgets all headers that were set or left out before, to set others in their place.
    #[must_use]
    pub fn without_headers(mut self) -> Self {
        self.headers.clear();
        self
    }

    /// Sends a query parameter with every request. A name may repeat.
    ///
    /// A parameter of this name that an operation or a call sends by itself takes its place.
    #[must_use]
    pub fn query(mut self, name: impl Into<String>, value: impl Into<String>) -> Self {
        self.query.push((name.into(), value.into()));
        self
    }

    /// Forgets all query parameters that were set before.
    #[must_use]
    pub fn without_query(mut self) -> Self {
        self.query.clear();
        self
    }

    /// The most that connecting may take. Default 5 s.
    #[must_use]
    pub fn connect_timeout(mut self, timeout: Duration) -> Self {
        self.connect_timeout = timeout;
        self
    }

    /// The size limit of a response in bytes, on the wire and decompressed each.
    #[must_use]
    pub fn max_response_bytes(mut self, bytes: usize) -> Self {
        self.max_response_bytes = bytes;
        self
    }

    /// Fixes the seed of the jitter, which makes a client's waits repeatable.
    #[must_use]
    pub fn seed(mut self, seed: u64) -> Self {
        self.seed = Some(seed);
        self
    }

    /// What a transport has to keep to.
    #[must_use]
    pub fn limits(&self) -> Limits {
        // Below the attempt's time-out, so that an attempt that is stuck in connecting ends as "not sent"
        // and not as "may have been sent".
        let connect_timeout = self.connect_timeout.min(self.policy.attempt_timeout / 4 * 3);
        Limits {
            connect_timeout,
            attempt_timeout: self.policy.attempt_timeout,
            max_response_bytes: self.max_response_bytes,
        }
    }
}

impl fmt::Debug for Config {
    #[inline]
    // Of headers and query only the names: their values may be credentials.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let headers: Vec<_> = self.headers.iter().map(|(name, _)| name).collect();
        let query: Vec<_> = self.query.iter().map(|(name, _)| name).collect();
        f.debug_struct("Config")
            .field("base_url", &self.base_url)
            .field("credentials", &self.credentials)
            .field("dialect", &self.dialect)
            .field("workspace", &self.workspace)
            .field("policy", &self.policy)
            .field("budget", &self.budget)
            .field("lanes", &self.lanes)
            .field("observer", &self.observer)
            .field("application", &self.application)
            .field("headers", &headers)
            .field("query", &query)
            .field("connect_timeout", &self.connect_timeout)
            .field("max_response_bytes", &self.max_response_bytes)
            .field("seed", &self.seed)
            .finish()
    }
}

/// What a transport has to keep to, besides the time-out of each attempt.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Limits {
    /// The most that connecting may take.
    pub connect_timeout: Duration,
    /// The most that an attempt may take, unless a call has options of its own or little time left.
    pub attempt_timeout: Duration,
    /// The size limit of a response in bytes, on the wire and decompressed each.
    pub max_response_bytes: usize,
}
