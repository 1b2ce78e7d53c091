//! What the spans are without the `tracing` feature: nothing.

use super::record::End;
use crate::{
    Plan, TransportErrorKind,
    observe::{AttemptFinished, CallSettled, LaneChanged, RetryDecided, TurnedAway},
};
use http::StatusCode;
use std::time::Duration;

/// The span of a call, with that of its present attempt.
#[derive(Default)]
pub(super) struct CallSpan;

impl CallSpan {
    pub(super) const fn can_be_wanted() -> bool {
        false
    }

    pub(super) const fn is_told(&self) -> bool {
        false
    }

    pub(super) fn open(_: &Plan) -> Self {
        Self
    }

    pub(super) const fn last_answer(&self) -> Option<Result<StatusCode, TransportErrorKind>> {
        None
    }

    pub(super) const fn has_request_id(&self) -> bool {
        false
    }

    pub(super) fn turned_away(&self, _: &TurnedAway) {}
    pub(super) fn attempt_started(&mut self, _: u32, _: Duration) {}
    pub(super) fn attempt_succeeded(&mut self, _: StatusCode, _: Option<&str>) {}
    pub(super) fn attempt_failed(&mut self, _: &AttemptFinished<'_>) {}
    pub(super) fn retry_decided(&self, _: &RetryDecided) {}
    pub(super) fn call_succeeded(&self, _: StatusCode, _: Option<&str>, _: u32, _: Duration) {}
    pub(super) fn call_failed(&mut self, _: &End<'_>) {}
    pub(super) fn not_known(&self, _: &str, _: &End<'_>) {}

    pub(super) fn inside<R>(&self, work: impl FnOnce() -> R) -> R {
        work()
    }
}

pub(super) fn lane_changed(_: &LaneChanged) {}
pub(super) fn settled(_: &CallSettled<'_>) {}

/// The span of a procedure: around the calls that it makes.
pub(in crate::drive) struct ProcedureSpan;

impl ProcedureSpan {
    pub(in crate::drive) fn open(_: &str) -> Self {
        Self
    }

    pub(in crate::drive) fn inside<R>(&self, work: impl FnOnce() -> R) -> R {
        work()
    }
}

/// Where a call was asked for that another thread or task makes.
pub(in crate::drive) struct Origin;

impl Origin {
    pub(in crate::drive) fn here() -> Self {
        Self
    }

    pub(in crate::drive) fn inside<R>(&self, work: impl FnOnce() -> R) -> R {
        work()
    }
}
