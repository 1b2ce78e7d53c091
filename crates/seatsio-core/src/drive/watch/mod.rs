//! Watching calls: what goes into a call's state machine and comes out of it, told to observer and spans.

#[cfg(feature = "tracing")]
mod event_key;
mod limits;
mod observed;
mod record;
#[cfg(feature = "tracing")]
mod span_kind;
#[cfg_attr(not(feature = "tracing"), path = "no_spans.rs")]
mod spans;

pub(crate) use record::{Answered, Record};
pub(super) use spans::{Origin, ProcedureSpan};

use crate::{call::PermitStore, observe::Observer, settle::Settled};
use limits::KnownLimits;
use std::{fmt, sync::Arc};

/// Who watches the calls of a client and its copies.
pub(crate) struct Watchers {
    observer: Option<Arc<dyn Observer>>,
    limits: KnownLimits,
}

impl Watchers {
    pub(super) fn new(observer: Option<Arc<dyn Observer>>) -> Self {
        Self {
            observer,
            limits: KnownLimits::default(),
        }
    }

    /// Tells what a procedure has found out about a lost answer.
    pub(super) fn settled(&self, operation: &str, settled: Settled) {
        let event = crate::observe::CallSettled { operation, settled };
        spans::settled(&event);
        if let Some(observer) = &self.observer {
            observer.call_settled(&event);
        }
    }

    /// Sees to it that the limit of a lane is known before a call can change it.
    fn get_to_know(&self, lanes: &dyn PermitStore, lane: crate::Lane, now: crate::call::Moment) {
        if !self.limits.has(lane) {
            self.look_at(lanes, lane, now);
        }
    }

    /// Tells of the limit of a lane, if that is not the one seen last.
    #[inline]
    fn look_at(&self, lanes: &dyn PermitStore, lane: crate::Lane, now: crate::call::Moment) {
        if let Some(event) = self.limits.changed(lanes, lane, now) {
            self.lane_changed(&event);
        }
    }

    #[cold]
    fn lane_changed(&self, event: &crate::observe::LaneChanged) {
        spans::lane_changed(event);
        if let Some(observer) = &self.observer {
            observer.lane_changed(event);
        }
    }
}

impl fmt::Debug for Watchers {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self.observer {
            Some(_) => "an observer",
            None => "nobody",
        })
    }
}
