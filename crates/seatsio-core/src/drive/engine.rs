//! What both drivers share: template, policy, budget, lanes, and the seeds of the calls.

use super::watch::Watchers;
use crate::{
    Config, Error, Plan, RequestTemplate, TransportError,
    call::{Call, LaneLimits, Moment, PermitStore, RetryBudget, RetryPolicy, SharedLanes},
    model::WorkspaceKey,
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
    template: RequestTemplate,
    policy: RetryPolicy,
    pub(super) budget: Arc<RetryBudget>,
    pub(super) lanes: Arc<dyn PermitStore>,
    pub(super) watchers: Arc<Watchers>,
    seeds: Arc<AtomicU64>,
    max_response_bytes: usize,
}

impl Engine {
    pub(super) fn new(config: &Config, started: SystemTime) -> Result<Self, Error> {
        config.policy.backoff.validate().map_err(|error| {
            Error::invalid_argument("retry.backoff", crate::Invalid::new(error.to_string()))
        })?;
        let seed = config.seed.unwrap_or_else(|| seed_of(started));
        let lanes = config.lanes.clone();
        Ok(Self {
            template: RequestTemplate::new(config, cfg!(feature = "gzip"))?,
            policy: config.policy.clone(),
            budget: Arc::new(RetryBudget::default()),
            lanes: lanes.unwrap_or_else(|| Arc::new(SharedLanes::new(LaneLimits::default(), seed))),
            watchers: Arc::new(Watchers::new(config.observer.0.clone())),
            seeds: Arc::new(AtomicU64::new(seed)),
            max_response_bytes: config.max_response_bytes,
        })
    }

    /// A copy that acts on another workspace and shares everything else.
    pub(super) fn for_workspace(&self, key: &WorkspaceKey) -> Result<Self, Error> {
        Ok(Self {
            template: self.template.for_workspace(key)?,
            ..self.shared()
        })
    }

    /// A copy with another policy that shares everything else.
    pub(super) fn with_policy(&self, policy: RetryPolicy) -> Self {
        Self {
            policy,
            ..self.shared()
        }
    }

    fn shared(&self) -> Self {
        Self {
            template: self.template.clone(),
            policy: self.policy.clone(),
            budget: Arc::clone(&self.budget),
            lanes: Arc::clone(&self.lanes),
            watchers: Arc::clone(&self.watchers),
            seeds: Arc::clone(&self.seeds),
            max_response_bytes: self.max_response_bytes,
        }
    }

    pub(super) fn policy(&self) -> &RetryPolicy {
        &self.policy
    }

    pub(super) fn call(&self, plan: Plan, now: Moment) -> Call {
        // An odd step visits every seed before one comes again.
        let seed = self.seeds.fetch_add(0x9E37_79B9_7F4A_7C15, Ordering::Relaxed);
        Call::new(plan, &self.policy, now, seed)
    }

    pub(super) fn request(&self, plan: &Plan) -> Result<Request<Bytes>, Error> {
        self.template
            .request(plan)
            .map_err(|error| error.of(plan.spec().name))
    }

    /// Decompresses a response that the transport brought.
    pub(super) fn unpack(&self, response: Response<Bytes>) -> Result<Response<Bytes>, TransportError> {
        super::compression::unpack(response, self.max_response_bytes)
    }
}

fn seed_of(started: SystemTime) -> u64 {
    let since_epoch = started.duration_since(SystemTime::UNIX_EPOCH).unwrap_or_default();
    since_epoch.as_secs().rotate_left(32) ^ u64::from(since_epoch.subsec_nanos())
}
