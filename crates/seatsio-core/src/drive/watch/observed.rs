//! `Observed`: what is kept of one call for an observer.

use super::record::End;
use crate::{
    Lane, Outcome, Plan, TransportErrorKind,
    call::{Call, Moment},
    observe::{AttemptFinished, CallEnd, CallFinished, CallStarted, LaneEntered, NoRetry, Observer},
};
use http::StatusCode;
use std::{sync::Arc, time::Duration};

/// What is kept of one call for an observer.
pub(super) struct Observed {
    pub(super) observer: Arc<dyn Observer>,
    operation: &'static str,
    lane: Lane,
    started: Moment,
    ended: Moment,
    /// What the last attempt brought.
    pub(super) answer: Result<StatusCode, TransportErrorKind>,
    /// Whether that named its request.
    pub(super) has_request_id: bool,
    no_retry: Option<NoRetry>,
}

impl Observed {
    pub(super) fn begin(observer: &Arc<dyn Observer>, plan: &Plan, now: Moment) -> Self {
        let (operation, lane) = (plan.spec().name, plan.lane());
        observer.call_started(&CallStarted { operation, lane });
        Self {
            observer: Arc::clone(observer),
            operation,
            lane,
            started: now,
            ended: now,
            answer: Err(TransportErrorKind::NotSent),
            has_request_id: false,
            no_retry: None,
        }
    }

    pub(super) fn entered(&self, call: &Call, now: Moment) {
        self.observer.lane_entered(&LaneEntered {
            operation: self.operation,
            lane: self.lane,
            attempt: call.attempts().saturating_add(1),
            waited: now.since(call.queued_since()),
        });
    }

    pub(super) fn attempt_finished(&mut self, event: &AttemptFinished<'_>) {
        self.answer = event.answer;
        self.has_request_id = event.request_id.is_some();
        self.observer.attempt_finished(event);
    }

    pub(super) fn ending(&mut self, call: &Call, now: Moment) {
        self.ended = now;
        self.no_retry = call.no_retry();
    }

    pub(super) fn succeeded(
        &self,
        status: StatusCode,
        request_id: Option<&str>,
        attempts: u32,
        waited: Duration,
    ) {
        self.finished(&End {
            how: CallEnd::Succeeded,
            outcome: Outcome::Done,
            status: Some(status),
            code: None,
            request_id,
            attempts,
            waited,
        });
    }

    pub(super) fn finished(&self, end: &End<'_>) {
        self.observer.call_finished(&CallFinished {
            operation: self.operation,
            lane: self.lane,
            end: end.how,
            outcome: end.outcome,
            status: end.status,
            code: end.code,
            request_id: end.request_id,
            attempts: end.attempts,
            no_retry: self.no_retry,
            waited: end.waited,
            duration: self.ended.since(self.started),
        });
    }
}
