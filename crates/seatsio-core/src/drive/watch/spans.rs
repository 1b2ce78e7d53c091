//! The spans and events of calls, for `tracing`. What they hold is told in [`crate::observe`].

use super::event_key::{Events, events_of};
use crate::{
    Outcome, Plan,
    observe::{
        AttemptFinished, CallFinished, CallSettled, CallStarted, LaneChanged, LaneEntered, RetryDecided,
        RetryReason, TurnedAway,
    },
    settle::Settled,
};
use std::time::Duration;
use tracing::{Level, Span, debug_span, enabled, event, field::Empty};

const TARGET: &str = "seatsio";

/// The span of a call, with that of its present attempt.
pub(super) struct CallSpan {
    call: Span,
    attempt: Span,
    waited: Duration,
}

impl CallSpan {
    /// Whether a subscriber takes anything of what can be told.
    pub(super) fn is_wanted() -> bool {
        enabled!(target: TARGET, Level::WARN) || enabled!(target: TARGET, Level::DEBUG)
    }

    pub(super) fn open(plan: &Plan) -> Self {
        let call = debug_span!(
            target: TARGET,
            "call",
            operation = plan.spec().name,
            lane = plan.lane().as_str(),
            event = Empty,
            events = Empty,
            attempts = Empty,
            waited_ms = Empty,
            status = Empty,
            code = Empty,
            request_id = Empty,
            error = Empty,
            outcome = Empty,
        );
        if !call.is_disabled() {
            name_events(&call, &events_of(plan));
        }
        Self {
            call,
            attempt: Span::none(),
            waited: Duration::ZERO,
        }
    }

    pub(super) fn call_started(&self, _: &CallStarted) {}

    pub(super) fn lane_entered(&mut self, event: &LaneEntered) {
        self.waited = event.waited;
    }

    pub(super) fn turned_away(&self, event: &TurnedAway) {
        self.call.in_scope(|| {
            event!(
                target: TARGET,
                Level::WARN,
                operation = event.operation,
                lane = event.lane.as_str(),
                waited_ms = millis(event.waited),
                "no place in the lane came free in time",
            );
        });
    }

    pub(super) fn attempt_started(&mut self, attempt: u32) {
        self.attempt = debug_span!(
            target: TARGET,
            parent: &self.call,
            "attempt",
            attempt,
            waited_ms = millis(self.waited),
            status = Empty,
            code = Empty,
            request_id = Empty,
            error = Empty,
        );
    }

    pub(super) fn attempt_finished(&mut self, event: &AttemptFinished<'_>) {
        let span = std::mem::replace(&mut self.attempt, Span::none());
        match event.answer {
            Ok(status) => span.record("status", status.as_u16()),
            Err(kind) => span.record("error", kind.as_str()),
        };
        if let Some(code) = event.code {
            span.record("code", code.as_str());
        }
        if let Some(id) = event.request_id {
            span.record("request_id", id);
        }
    }

    pub(super) fn retry_decided(&self, retry: &RetryDecided) {
        macro_rules! tell {
            ($level:expr) => {
                event!(
                    target: TARGET,
                    $level,
                    operation = retry.operation,
                    lane = retry.lane.as_str(),
                    attempt = retry.attempt,
                    reason = retry.reason.as_str(),
                    wait_ms = millis(retry.wait),
                    "trying again",
                )
            };
        }
        self.call.in_scope(|| match retry.reason {
            RetryReason::RateLimited => tell!(Level::WARN),
            _ => tell!(Level::INFO),
        });
    }

    pub(super) fn call_finished(&mut self, end: &CallFinished<'_>) {
        self.attempt = Span::none();
        self.record_end(end);
        if end.outcome == Outcome::Unknown {
            self.call.in_scope(|| {
                event!(
                    target: TARGET,
                    Level::WARN,
                    operation = end.operation,
                    error = end.end.as_str(),
                    attempts = end.attempts,
                    request_id = end.request_id,
                    "it is not known whether the call took effect",
                );
            });
        }
    }

    fn record_end(&self, end: &CallFinished<'_>) {
        if self.call.is_disabled() {
            return;
        }
        self.call.record("attempts", end.attempts);
        self.call.record("waited_ms", millis(end.waited));
        if let Some(status) = end.status {
            self.call.record("status", status.as_u16());
        }
        if let Some(code) = end.code {
            self.call.record("code", code.as_str());
        }
        if let Some(id) = end.request_id {
            self.call.record("request_id", id);
        }
        if end.end != crate::observe::CallEnd::Succeeded {
            self.call.record("error", end.end.as_str());
        }
        self.call.record("outcome", end.outcome.as_str());
    }

    /// Runs something inside the attempt, or inside the call between attempts.
    pub(super) fn inside<R>(&self, work: impl FnOnce() -> R) -> R {
        match self.attempt.is_none() {
            true => self.call.in_scope(work),
            false => self.attempt.in_scope(work),
        }
    }
}

pub(super) fn lane_changed(change: &LaneChanged) {
    macro_rules! tell {
        ($level:expr, $message:literal) => {
            event!(
                target: TARGET,
                $level,
                lane = change.lane.as_str(),
                before = change.before,
                limit = change.limit,
                $message,
            )
        };
    }
    match change.limit < change.before {
        true => tell!(Level::WARN, "fewer requests at a time"),
        false => tell!(Level::INFO, "more requests at a time"),
    }
}

pub(super) fn settled(event: &CallSettled<'_>) {
    macro_rules! tell {
        ($level:expr, $why:expr) => {
            event!(
                target: TARGET,
                $level,
                operation = event.operation,
                settled = event.settled.as_str(),
                why = $why,
                "looked what became of the call",
            )
        };
    }
    match event.settled {
        Settled::CannotTell(why) => tell!(Level::WARN, tracing::field::display(why)),
        _ => tell!(Level::INFO, Empty),
    }
}

/// The span of a procedure: around the calls that it makes.
pub(in crate::drive) struct ProcedureSpan(Span);

impl ProcedureSpan {
    pub(in crate::drive) fn open(operation: &str) -> Self {
        Self(debug_span!(target: TARGET, "procedure", operation))
    }

    pub(in crate::drive) fn inside<R>(&self, work: impl FnOnce() -> R) -> R {
        self.0.in_scope(work)
    }
}

fn name_events(span: &Span, events: &Events<'_>) {
    if let Some(key) = &events.first {
        span.record("event", &**key);
        if events.count > 1 {
            span.record("events", events.count);
        }
    }
}

fn millis(duration: Duration) -> u64 {
    u64::try_from(duration.as_millis()).unwrap_or(u64::MAX)
}
