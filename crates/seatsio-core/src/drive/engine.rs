//! What both drivers share: template, policy, budget, lanes, and the seeds of the calls.

use super::watch::Watchers;
use crate::{
    Config, Error, Plan, RequestTemplate, TransportError,
    call::{Call, LaneLimits, Moment, PermitStore, RetryBudget, RetryPolicy, SharedLanes},
};
use bytes::Bytes;
use http::{Request, Response};
use std::{
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering},
    },
    time::SystemTime,
};

/// Everything about a client that is not its transport.
#[derive(Debug)]
pub(super) struct Engine {
    /// What it was made of, so that a copy keeps all that is not changed.
    config: Config,
    template: RequestTemplate,
    pub(super) budget: Arc<RetryBudget>,
    pub(super) lanes: Arc<dyn PermitStore>,
    pub(super) watchers: Arc<Watchers>,
    seeds: Arc<AtomicU64>,
}

impl Engine {
    pub(super) fn new(config: &Config, started: SystemTime) -> Result<Self, Error> {
        let seed = config.seed.unwrap_or_else(|| seed_of(started));
        validate(config)?;
        let lanes = config.lanes.clone();
        Ok(Self {
            template: RequestTemplate::new(config, cfg!(feature = "gzip"))?,
            lanes: lanes.unwrap_or_else(|| Arc::new(SharedLanes::new(LaneLimits::default(), seed))),
            watchers: Arc::new(Watchers::new(config.observer.0.clone())),
            budget: config.budget.clone().unwrap_or_default(),
            seeds: Arc::new(AtomicU64::new(seed)),
            config: config.clone(),
        })
    }

    /// A copy with other settings: what they do not change is kept, budget and lanes are shared.
    pub(super) fn with_options(&self, change: impl FnOnce(Config) -> Config) -> Result<Self, Error> {
        let config = change(self.config.clone());
        validate(&config)?;
        let lanes = config.lanes.clone().unwrap_or_else(|| Arc::clone(&self.lanes));
        let shares_lanes = Arc::ptr_eq(&lanes, &self.lanes);
        let watchers = if shares_lanes && config.observer.is(&self.config.observer) {
            Arc::clone(&self.watchers)
        } else {
            Arc::new(Watchers::new(config.observer.0.clone()))
        };
        Ok(Self {
            template: RequestTemplate::new(&config, cfg!(feature = "gzip"))?,
            lanes,
            watchers,
            budget: config.budget.clone().unwrap_or_else(|| Arc::clone(&self.budget)),
            seeds: Arc::clone(&self.seeds),
            config,
        })
    }

    /// A copy with another policy that shares everything else.
    pub(super) fn with_policy(&self, policy: RetryPolicy) -> Self {
        Self {
            config: self.config.clone().retry(policy),
            template: self.template.clone(),
            budget: Arc::clone(&self.budget),
            lanes: Arc::clone(&self.lanes),
            watchers: Arc::clone(&self.watchers),
            seeds: Arc::clone(&self.seeds),
        }
    }

    pub(super) fn policy(&self) -> &RetryPolicy {
        &self.config.policy
    }

    /// Whether the lanes are those that were made for this client and its copies.
    pub(super) fn has_own_lanes(&self) -> bool {
        self.config.lanes.is_none()
    }

    #[inline]
    pub(super) fn call(&self, plan: Arc<Plan>, now: Moment) -> Call {
        let mut call = Call::new(plan, &self.config.policy, now, self.next_seed());
        if let Some(dialect) = &self.config.dialect {
            call.set_dialect(Arc::clone(dialect));
        }
        call
    }

    /// A seed that nobody else of this client has.
    pub(super) fn next_seed(&self) -> u64 {
        // An odd step visits every seed before one comes again.
        self.seeds.fetch_add(0x9E37_79B9_7F4A_7C15, Ordering::Relaxed)
    }

    pub(super) fn request(&self, plan: &Plan) -> Result<Request<Bytes>, Error> {
        self.template
            .request(plan)
            .map_err(|error| error.of(plan.spec().name))
    }

    /// Decompresses a response that the transport brought.
    pub(super) fn unpack(&self, response: Response<Bytes>) -> Result<Response<Bytes>, TransportError> {
        super::compression::unpack(response, self.config.max_response_bytes)
    }
}

fn validate(config: &Config) -> Result<(), Error> {
    let backoff = config.policy.backoff.validate();
    backoff.map_err(|error| Error::invalid_argument("retry.backoff", crate::Invalid::new(error.to_string())))
}

fn seed_of(started: SystemTime) -> u64 {
    let since_epoch = started.duration_since(SystemTime::UNIX_EPOCH).unwrap_or_default();
    since_epoch.as_secs().rotate_left(32) ^ u64::from(since_epoch.subsec_nanos())
}
