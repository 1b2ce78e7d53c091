//! The spans and events of calls, for `tracing`. What they hold is told in [`crate::observe`].

use super::event_key::events_of;
use crate::{
    Outcome, Plan,
    observe::{
        AttemptFinished, CallEnd, CallFinished, CallSettled, CallStarted, LaneChanged, LaneEntered,
        RetryDecided, RetryReason, TurnedAway,
    },
    settle::Settled,
};
use std::time::Duration;
use tracing::{
    Dispatch, Level, Span, debug_span, dispatcher, enabled, event, field::Empty, level_filters::LevelFilter,
    record_all,
};

const TARGET: &str = "seatsio";

/// The span of a call, with that of its present attempt.
pub(super) struct CallSpan {
    call: Span,
    attempt: Span,
    waited: Duration,
}

impl CallSpan {
    /// Whether any subscriber may take anything of what can be told.
    #[inline]
    pub(super) fn can_be_wanted() -> bool {
        Level::WARN <= LevelFilter::current()
    }

    /// Whether the subscriber takes this span or what is told beside it.
    pub(super) fn is_wanted(&self) -> bool {
        !self.call.is_disabled() || enabled!(target: TARGET, Level::WARN)
    }

    pub(super) fn open(plan: &Plan) -> Self {
        let events;
        // Fields are found by name: those that are recorded at the end of every call come first.
        let call = debug_span!(
            target: TARGET,
            "call",
            attempts = Empty,
            outcome = Empty,
            status = Empty,
            waited_ms = Empty,
            request_id = Empty,
            code = Empty,
            error = Empty,
            operation = plan.spec().name,
            lane = plan.lane().as_str(),
            event = {
                events = events_of(plan);
                events.first.as_deref()
            },
            events = events.if_several(),
        );
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
            status = Empty,
            request_id = Empty,
            code = Empty,
            error = Empty,
            attempt,
            waited_ms = millis(self.waited),
        );
    }

    pub(super) fn attempt_finished(&mut self, event: &AttemptFinished<'_>) {
        let span = std::mem::replace(&mut self.attempt, Span::none());
        if span.is_disabled() {
            return;
        }
        match event.answer {
            Ok(status) => match event.code {
                None => record_all!(span, status = status.as_u16(), request_id = event.request_id),
                Some(code) => record_all!(
                    span,
                    status = status.as_u16(),
                    code = code.as_str(),
                    request_id = event.request_id
                ),
            },
            Err(kind) => record_all!(span, error = kind.as_str()),
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
        let status = end.status.map(|status| status.as_u16());
        match end.end {
            CallEnd::Succeeded => record_all!(
                self.call,
                attempts = end.attempts,
                waited_ms = millis(end.waited),
                status = status,
                request_id = end.request_id,
                outcome = end.outcome.as_str()
            ),
            _ => record_all!(
                self.call,
                attempts = end.attempts,
                waited_ms = millis(end.waited),
                status = status,
                code = end.code.map(|code| code.as_str()),
                request_id = end.request_id,
                error = end.end.as_str(),
                outcome = end.outcome.as_str()
            ),
        }
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

/// Where a call was asked for that another thread or task makes: its spans belong there.
pub(in crate::drive) struct Origin(Option<(Dispatch, Span)>);

impl Origin {
    pub(in crate::drive) fn here() -> Self {
        let is_told = LevelFilter::current() != LevelFilter::OFF;
        Self(is_told.then(|| (dispatcher::get_default(Dispatch::clone), Span::current())))
    }

    pub(in crate::drive) fn inside<R>(&self, work: impl FnOnce() -> R) -> R {
        match &self.0 {
            Some((dispatch, span)) => dispatcher::with_default(dispatch, || span.in_scope(work)),
            None => work(),
        }
    }
}

fn millis(duration: Duration) -> u64 {
    u64::try_from(duration.as_millis()).unwrap_or(u64::MAX)
}
