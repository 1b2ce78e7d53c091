//! The deadline that several calls share.

use crate::{
    CallOptions, Plan,
    call::{Moment, RetryPolicy},
};
use std::{sync::Arc, time::Duration};

/// The deadline that several calls share, and the options that they have in common.
#[derive(Debug)]
pub(super) struct TimeBudget {
    options: Option<Arc<CallOptions>>,
    started: Moment,
    deadline: Duration,
}

impl TimeBudget {
    /// As the options say, or else as the client's policy does. It begins with [`start`](Self::start).
    #[inline]
    pub(super) fn new(options: Option<CallOptions>) -> Self {
        Self {
            options: options.map(Arc::new),
            started: Moment::START,
            deadline: Duration::ZERO,
        }
    }

    #[inline]
    pub(super) fn start(&mut self, policy: &RetryPolicy, now: Moment) {
        let own = self.options.as_ref().and_then(|options| options.deadline);
        self.started = now;
        self.deadline = own.unwrap_or(policy.deadline);
    }

    /// What is left of it.
    #[inline]
    pub(super) fn left(&self, now: Moment) -> Duration {
        self.deadline.saturating_sub(now.since(self.started))
    }

    /// How long to wait for a request that may still be on its way.
    #[inline]
    pub(super) fn settle_delay(&self) -> Option<Duration> {
        self.options.as_ref().and_then(|options| options.settle_delay)
    }

    /// A call that ends within this time.
    #[inline]
    pub(super) fn within(&self, plan: Plan, time: Duration) -> Plan {
        let options = self.options.as_deref().cloned().unwrap_or_default();
        plan.with_options(Some(Arc::new(options.deadline(time))))
    }
}
