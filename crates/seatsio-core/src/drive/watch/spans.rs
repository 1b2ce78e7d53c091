//! The spans and events of calls, for `tracing`. What they hold is told in [`crate::observe`].

use super::event_key::events_of;
use crate::{
    Outcome, Plan, TransportErrorKind,
    model::ErrorCode,
    observe::{
        AttemptFinished, CallFinished, CallSettled, LaneChanged, RetryDecided, RetryReason, TurnedAway,
    },
    settle::Settled,
};
use http::StatusCode;
use std::time::Duration;
use tracing::{
    Dispatch, Level, Span, Value, debug_span, dispatcher, enabled, event, field::Empty,
    level_filters::LevelFilter,
};

const TARGET: &str = "seatsio";

/// The span of a call, with that of its present attempt.
pub(super) struct CallSpan {
    call: Span,
    attempt: Span,
}

impl CallSpan {
    /// Whether any subscriber may take anything of what can be told.
    #[inline]
    pub(super) fn can_be_wanted() -> bool {
        Level::WARN <= LevelFilter::current()
    }

    /// Whether the subscriber takes this span or what is told beside it.
    #[inline]
    pub(super) fn is_wanted(&self) -> bool {
        !self.call.is_disabled() || enabled!(target: TARGET, Level::WARN)
    }

    #[inline]
    pub(super) fn open(plan: &Plan) -> Self {
        let events;
        let call = debug_span!(
            target: TARGET,
            "call",
            operation = plan.spec().name,
            lane = plan.lane().as_str(),
            event = {
                events = events_of(plan);
                events.first.as_deref()
            },
            events = events.if_several(),
            attempts = Empty,
            waited_ms = Empty,
            status = Empty,
            code = Empty,
            request_id = Empty,
            error = Empty,
            outcome = Empty,
        );
        Self {
            call,
            attempt: Span::none(),
        }
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

    #[inline]
    pub(super) fn attempt_started(&mut self, attempt: u32, waited: Duration) {
        self.attempt = debug_span!(
            target: TARGET,
            parent: &self.call,
            "attempt",
            attempt,
            waited_ms = millis(waited),
            status = Empty,
            code = Empty,
            request_id = Empty,
            error = Empty,
        );
    }

    #[inline]
    pub(super) fn attempt_succeeded(&mut self, status: StatusCode, request_id: Option<&str>) {
        let status = status.as_u16();
        record(
            &self.attempt,
            [None, None, Some(&status), None, Some(&request_id), None],
        );
        self.attempt = Span::none();
    }

    pub(super) fn attempt_failed(&mut self, event: &AttemptFinished<'_>) {
        let status = event.answer.ok().map(|status| status.as_u16());
        let code = event.code.map(ErrorCode::as_str);
        let error = event.answer.err().map(TransportErrorKind::as_str);
        record(
            &self.attempt,
            [
                None,
                None,
                Some(&status),
                Some(&code),
                Some(&event.request_id),
                Some(&error),
            ],
        );
        self.attempt = Span::none();
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

    #[inline]
    pub(super) fn call_succeeded(
        &self,
        status: StatusCode,
        request_id: Option<&str>,
        attempts: u32,
        waited: Duration,
    ) {
        record(
            &self.call,
            [
                None,
                None,
                None,
                None,
                Some(&attempts),
                Some(&millis(waited)),
                Some(&status.as_u16()),
                None,
                Some(&request_id),
                None,
                Some(&Outcome::Done.as_str()),
            ],
        );
    }

    pub(super) fn call_failed(&mut self, end: &CallFinished<'_>) {
        self.attempt = Span::none();
        let status = end.status.map(|status| status.as_u16());
        let code = end.code.map(ErrorCode::as_str);
        record(
            &self.call,
            [
                None,
                None,
                None,
                None,
                Some(&end.attempts),
                Some(&millis(end.waited)),
                Some(&status),
                Some(&code),
                Some(&end.request_id),
                Some(&end.end.as_str()),
                Some(&end.outcome.as_str()),
            ],
        );
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

    /// Runs something inside the attempt, or inside the call between attempts.
    pub(super) fn inside<R>(&self, work: impl FnOnce() -> R) -> R {
        match self.attempt.is_disabled() {
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

/// Records these values of a span's fields: one for each that it was opened with, in their order.
// `tracing::record_all!` looks for every field by its name, which costs more than all the rest. This is what
// `tracing::span!` makes of the values that it opens a span with.
#[inline]
fn record<const FIELDS: usize>(span: &Span, values: [Option<&dyn Value>; FIELDS]) {
    if let Some(metadata) = span.metadata()
        && !span.is_disabled()
    {
        span.record_all(&metadata.fields().value_set_all(&values));
    }
}

fn millis(duration: Duration) -> u64 {
    let seconds = duration.as_secs().saturating_mul(1000);
    seconds.saturating_add(duration.subsec_millis().into())
}
