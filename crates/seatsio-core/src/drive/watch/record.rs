//! `Record`: what is kept of one call while somebody watches it.

use super::{Watchers, spans::CallSpan};
use crate::{
    Error, Lane, Outcome, Plan, TransportError, TransportErrorKind,
    call::{Action, Call, Input, Moment, PermitStore},
    observe::{
        AttemptFinished, CallEnd, CallFinished, CallStarted, LaneEntered, NoRetry, Observer, RetryDecided,
        RetryReason, TurnedAway,
    },
    operation::request_id,
};
use bytes::Bytes;
use http::{HeaderMap, Response, StatusCode};
use std::{sync::Arc, time::Duration};

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

/// Tells span and observer the same.
macro_rules! tell {
    ($record:ident.$what:ident($event:expr)) => {{
        let event = $event;
        $record.span.$what(&event);
        if let Some(observer) = &$record.observer {
            observer.$what(&event);
        }
    }};
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
        let (operation, lane) = (record.operation, record.lane);
        tell!(record.call_started(CallStarted { operation, lane }));
        Some(record)
    }

    /// Takes note of what is about to be fed to the call.
    #[cold]
    pub(in crate::drive) fn note_input(
        &mut self,
        input: &Input,
        call: &Call,
        watchers: &Watchers,
        lanes: &dyn PermitStore,
        now: Moment,
    ) {
        match input {
            Input::Entered => {
                self.entered(now);
                return watchers.get_to_know(lanes, self.lane, now);
            }
            Input::TurnedAway => self.turned_away(now),
            Input::Response(response, at) => {
                // The call reads a refusal itself, but only that of the last attempt comes out.
                let status = response.status();
                let refusal = (!status.is_success()).then(|| call.refusal(response, *at).error);
                self.answered(response, refusal.as_ref(), now);
            }
            Input::Failed(error) => self.failed(error, now),
            Input::Start | Input::Woke => return,
        }
        watchers.look_at(lanes, self.lane, now);
    }

    /// Takes note of what the call wants next.
    #[cold]
    pub(in crate::drive) fn note_action(&mut self, action: &Action, call: &Call, now: Moment) {
        match action {
            Action::Enter { .. } => self.queued = now,
            Action::Send { .. } => {
                self.sent = now;
                self.attempts = call.attempts();
                self.span.attempt_started(self.attempts);
            }
            Action::Wait(wait) => self.retry_decided(*wait),
            Action::Finish(_) => {
                self.ended = now;
                self.no_retry = call.no_retry();
            }
        }
        self.waited = call.waited();
    }

    fn entered(&mut self, now: Moment) {
        tell!(self.lane_entered(LaneEntered {
            operation: self.operation,
            lane: self.lane,
            attempt: self.attempts.saturating_add(1),
            waited: now.since(self.queued),
        }));
    }

    fn turned_away(&mut self, now: Moment) {
        tell!(self.turned_away(TurnedAway {
            operation: self.operation,
            lane: self.lane,
            waited: now.since(self.queued),
        }));
    }

    fn answered(&mut self, response: &Response<Bytes>, refusal: Option<&Error>, now: Moment) {
        self.answer = Ok(response.status());
        let id = refusal.map_or_else(|| request_id(response.headers()), Error::request_id);
        self.has_request_id = id.is_some();
        self.attempt_finished(refusal, id, now);
    }

    fn failed(&mut self, error: &TransportError, now: Moment) {
        self.answer = Err(error.kind());
        self.attempt_finished(None, None, now);
    }

    fn attempt_finished(&mut self, refusal: Option<&Error>, request_id: Option<&str>, now: Moment) {
        tell!(self.attempt_finished(AttemptFinished {
            operation: self.operation,
            lane: self.lane,
            attempt: self.attempts,
            answer: self.answer,
            code: refusal.and_then(Error::code),
            request_id,
            duration: now.since(self.sent),
        }));
    }

    fn retry_decided(&mut self, wait: Duration) {
        tell!(self.retry_decided(RetryDecided {
            operation: self.operation,
            lane: self.lane,
            attempt: self.attempts,
            reason: RetryReason::of(self.answer),
            wait,
        }));
    }

    /// The call brought an answer that could be read, or that nobody wants to read.
    pub(in crate::drive) fn succeeded(&mut self, status: StatusCode, headers: &HeaderMap) {
        let request_id = self.has_request_id.then(|| request_id(headers));
        tell!(self.call_finished(CallFinished {
            status: Some(status),
            request_id: request_id.flatten(),
            ..self.finished(CallEnd::Succeeded, Outcome::Done)
        }));
    }

    pub(in crate::drive) fn gave(&mut self, error: &Error) {
        tell!(self.call_finished(CallFinished {
            status: error.status(),
            code: error.code(),
            request_id: error.request_id(),
            ..self.finished(CallEnd::Failed(error.kind()), error.outcome())
        }));
    }

    pub(in crate::drive) fn dropped(&mut self, outcome: Outcome, now: Moment) {
        self.ended = now;
        tell!(self.call_finished(self.finished(CallEnd::Dropped, outcome)));
    }

    fn finished<'a>(&mut self, end: CallEnd, outcome: Outcome) -> CallFinished<'a> {
        self.is_finished = true;
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

    /// Runs what is not the engine's own inside the innermost span, so that its spans become children.
    pub(in crate::drive) fn inside<R>(&self, work: impl FnOnce() -> R) -> R {
        self.span.inside(work)
    }
}

impl Drop for Record {
    /// An answer that came and that nobody read any more.
    fn drop(&mut self) {
        if !self.is_finished {
            tell!(self.call_finished(self.finished(CallEnd::Dropped, Outcome::Done)));
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
