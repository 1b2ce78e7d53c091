//! `Record`: what is kept of one call while somebody watches it.

use super::{Watchers, spans::CallSpan};
use crate::{
    Error, Lane, Outcome, Plan, TransportError, TransportErrorKind,
    call::{Action, Call, Input, Moment},
    drive::engine::Engine,
    model::ErrorCode,
    observe::{
        AttemptFinished, CallEnd, CallFinished, CallStarted, LaneEntered, NoRetry, Observer, RetryDecided,
        RetryReason, TurnedAway,
    },
    operation::request_id,
};
use bytes::Bytes;
use http::{HeaderMap, Response, StatusCode};
use std::{
    sync::Arc,
    time::{Duration, SystemTime},
};

/// What is kept of one call while somebody watches it. A call that nobody watches has none.
pub(crate) struct Record {
    observer: Option<Arc<dyn Observer>>,
    span: CallSpan,
    operation: &'static str,
    lane: Lane,
    started: Moment,
    queued: Moment,
    sent: Moment,
    ended: Moment,
    attempts: u32,
    waited: Duration,
    /// What the last attempt brought.
    answer: Result<StatusCode, TransportErrorKind>,
    /// Whether that named its request.
    has_request_id: bool,
    no_retry: Option<NoRetry>,
    is_finished: bool,
}

impl Record {
    /// Begins the record of a call, if anybody watches.
    #[inline]
    pub(in crate::drive) fn open(watchers: &Watchers, plan: &Plan, now: Moment) -> Option<Box<Self>> {
        if watchers.observer.is_none() && !CallSpan::can_be_wanted() {
            return None;
        }
        Self::begin(watchers, plan, now)
    }

    #[cold]
    fn begin(watchers: &Watchers, plan: &Plan, now: Moment) -> Option<Box<Self>> {
        let span = CallSpan::open(plan);
        if watchers.observer.is_none() && !span.is_wanted() {
            return None;
        }
        let record = Box::new(Self {
            observer: watchers.observer.clone(),
            span,
            operation: plan.spec().name,
            lane: plan.lane(),
            started: now,
            queued: now,
            sent: now,
            ended: now,
            attempts: 0,
            waited: Duration::ZERO,
            answer: Err(TransportErrorKind::NotSent),
            has_request_id: false,
            no_retry: None,
            is_finished: false,
        });
        record.tell(|observer| {
            let (operation, lane) = (record.operation, record.lane);
            observer.call_started(&CallStarted { operation, lane });
        });
        Some(record)
    }

    /// Takes note of what is about to be fed to the call.
    #[cold]
    pub(in crate::drive) fn note_input(&mut self, input: &Input, call: &Call, engine: &Engine, now: Moment) {
        match input {
            // A call that skips its lane sends without being in line.
            Input::Start | Input::Woke => self.queued = now,
            Input::Entered => self.entered(now),
            Input::TurnedAway => self.turned_away(engine, now),
            Input::Response(response, at) => self.answered(response, *at, call, engine, now),
            Input::Failed(error) => self.failed(error, engine, now),
        }
    }

    /// Takes note of what the call wants next.
    #[cold]
    pub(in crate::drive) fn note_action(
        &mut self,
        action: &Action,
        call: &Call,
        engine: &Engine,
        now: Moment,
    ) {
        match action {
            Action::Enter { .. } => self.queued = now,
            Action::Send { .. } => self.sending(call, engine, now),
            Action::Wait(wait) => self.retry_decided(*wait),
            Action::Finish(_) => self.ending(call, now),
        }
    }

    fn entered(&mut self, now: Moment) {
        self.tell(|observer| {
            observer.lane_entered(&LaneEntered {
                operation: self.operation,
                lane: self.lane,
                attempt: self.attempts.saturating_add(1),
                waited: now.since(self.queued),
            });
        });
    }

    #[cold]
    fn turned_away(&mut self, engine: &Engine, now: Moment) {
        let event = TurnedAway {
            operation: self.operation,
            lane: self.lane,
            waited: now.since(self.queued),
        };
        self.span.turned_away(&event);
        self.tell(|observer| observer.turned_away(&event));
        engine.watchers.look_at(&*engine.lanes, self.lane, now);
    }

    #[cold]
    fn sending(&mut self, call: &Call, engine: &Engine, now: Moment) {
        engine.watchers.get_to_know(&*engine.lanes, self.lane, now);
        self.sent = now;
        self.attempts = call.attempts();
        self.waited = call.waited();
        self.span.attempt_started(self.attempts, now.since(self.queued));
    }

    fn ending(&mut self, call: &Call, now: Moment) {
        self.ended = now;
        self.waited = call.waited();
        self.no_retry = call.no_retry();
    }

    #[cold]
    fn answered(
        &mut self,
        response: &Response<Bytes>,
        at: SystemTime,
        call: &Call,
        engine: &Engine,
        now: Moment,
    ) {
        let status = response.status();
        self.answer = Ok(status);
        if status.is_success() {
            let id = request_id(response.headers());
            self.has_request_id = id.is_some();
            self.span.attempt_succeeded(status, id);
            self.tell(|observer| observer.attempt_finished(&self.attempt(None, id, now)));
        } else {
            // The call reads a refusal itself, but only that of the last attempt comes out.
            let refusal = call.refusal(response, at).error;
            self.has_request_id = refusal.request_id().is_some();
            self.attempt_failed(&self.attempt(refusal.code(), refusal.request_id(), now));
        }
        engine.watchers.look_at(&*engine.lanes, self.lane, now);
    }

    #[cold]
    fn failed(&mut self, error: &TransportError, engine: &Engine, now: Moment) {
        self.answer = Err(error.kind());
        self.attempt_failed(&self.attempt(None, None, now));
        engine.watchers.look_at(&*engine.lanes, self.lane, now);
    }

    fn attempt_failed(&mut self, event: &AttemptFinished<'_>) {
        self.span.attempt_failed(event);
        self.tell(|observer| observer.attempt_finished(event));
    }

    fn attempt<'a>(
        &self,
        code: Option<&'a ErrorCode>,
        request_id: Option<&'a str>,
        now: Moment,
    ) -> AttemptFinished<'a> {
        AttemptFinished {
            operation: self.operation,
            lane: self.lane,
            attempt: self.attempts,
            answer: self.answer,
            code,
            request_id,
            duration: now.since(self.sent),
        }
    }

    #[cold]
    fn retry_decided(&mut self, wait: Duration) {
        let event = RetryDecided {
            operation: self.operation,
            lane: self.lane,
            attempt: self.attempts,
            reason: RetryReason::of(self.answer),
            wait,
        };
        self.span.retry_decided(&event);
        self.tell(|observer| observer.retry_decided(&event));
    }

    /// The call brought an answer that could be read, or that nobody wants to read.
    #[cold]
    pub(in crate::drive) fn succeeded(&mut self, status: StatusCode, headers: &HeaderMap) {
        self.is_finished = true;
        let request_id = self.has_request_id.then(|| request_id(headers)).flatten();
        self.span
            .call_succeeded(status, request_id, self.attempts, self.waited);
        self.tell(|observer| {
            observer.call_finished(&CallFinished {
                status: Some(status),
                request_id,
                ..self.finished(CallEnd::Succeeded, Outcome::Done)
            });
        });
    }

    #[cold]
    pub(in crate::drive) fn gave(&mut self, error: &Error) {
        self.did_not_succeed(&CallFinished {
            status: error.status(),
            code: error.code(),
            request_id: error.request_id(),
            ..self.finished(CallEnd::Failed(error.kind()), error.outcome())
        });
    }

    #[cold]
    pub(in crate::drive) fn dropped(&mut self, outcome: Outcome, now: Moment) {
        self.ended = now;
        self.did_not_succeed(&self.finished(CallEnd::Dropped, outcome));
    }

    #[cold]
    fn did_not_succeed(&mut self, event: &CallFinished<'_>) {
        self.is_finished = true;
        self.span.call_failed(event);
        self.tell(|observer| observer.call_finished(event));
    }

    fn finished<'a>(&self, end: CallEnd, outcome: Outcome) -> CallFinished<'a> {
        CallFinished {
            operation: self.operation,
            lane: self.lane,
            end,
            outcome,
            status: None,
            code: None,
            request_id: None,
            attempts: self.attempts,
            no_retry: self.no_retry,
            waited: self.waited,
            duration: self.ended.since(self.started),
        }
    }

    // What only observers are told is worked out in here.
    #[inline]
    fn tell(&self, what: impl FnOnce(&dyn Observer)) {
        if let Some(observer) = &self.observer {
            what(&**observer);
        }
    }

    /// Runs what is not the engine's own inside the innermost span, so that its spans become children.
    pub(in crate::drive) fn inside<R>(&self, work: impl FnOnce() -> R) -> R {
        self.span.inside(work)
    }
}

impl Drop for Record {
    /// An answer that came and that nobody read any more.
    fn drop(&mut self) {
        if !self.is_finished {
            self.did_not_succeed(&self.finished(CallEnd::Dropped, Outcome::Done));
        }
    }
}

impl std::fmt::Debug for Record {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Record")
            .field("operation", &self.operation)
            .field("attempts", &self.attempts)
            .finish_non_exhaustive()
    }
}
