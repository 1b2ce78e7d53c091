//! `Record`: who is told of one call, and what is kept for them.

use super::{Watchers, observed::Observed, spans::CallSpan};
use crate::{
    Error, Outcome, Plan, TransportError, TransportErrorKind,
    call::{Action, Call, Input, Moment},
    drive::engine::Engine,
    model::ErrorCode,
    observe::{AttemptFinished, CallEnd, RetryDecided, RetryReason, TurnedAway},
    operation::request_id,
};
use bytes::Bytes;
use http::{HeaderMap, Response, StatusCode};
use std::{
    mem,
    time::{Duration, SystemTime},
};

/// Who is told of one call, and what is kept for them. By default nobody is.
///
/// What spans need is in here, what observers need in a box: boxes are dear, and whoever only looks at spans has none.
#[derive(Default)]
pub(crate) struct Record {
    span: CallSpan,
    observed: Option<Box<Observed>>,
}

/// How a call ended.
pub(super) struct End<'a> {
    pub(super) how: CallEnd,
    pub(super) outcome: Outcome,
    pub(super) status: Option<StatusCode>,
    pub(super) code: Option<&'a ErrorCode>,
    pub(super) request_id: Option<&'a str>,
    pub(super) attempts: u32,
    pub(super) waited: Duration,
}

impl Record {
    /// Begins the record of a call, if anybody watches.
    #[inline]
    pub(in crate::drive) fn open(watchers: &Watchers, plan: &Plan, now: Moment) -> Self {
        if watchers.observer.is_none() && !CallSpan::can_be_wanted() {
            return Self::default();
        }
        Self::begin(watchers, plan, now)
    }

    #[cold]
    fn begin(watchers: &Watchers, plan: &Plan, now: Moment) -> Self {
        let span = CallSpan::open(plan);
        let observer = watchers.observer.as_ref();
        let observed = observer.map(|observer| Box::new(Observed::begin(observer, plan, now)));
        Self { span, observed }
    }

    /// Whether anybody is told.
    #[inline]
    pub(in crate::drive) fn is_watched(&self) -> bool {
        self.span.is_told() || self.observed.is_some()
    }

    /// Takes note of what is about to be fed to the call.
    // Inlined, so that what tells nothing costs nothing.
    #[inline]
    pub(in crate::drive) fn note_input(&mut self, input: &Input, call: &Call, engine: &Engine, now: Moment) {
        match input {
            Input::Start | Input::Woke => {}
            Input::Entered => {
                if let Some(observed) = &self.observed {
                    observed.entered(call, now);
                }
            }
            Input::TurnedAway => self.turned_away(call, engine, now),
            Input::Response(response, at) => self.answered(response, *at, call, engine, now),
            Input::Failed(error) => self.failed(error, call, engine, now),
        }
    }

    /// Takes note of what the call wants next.
    #[inline]
    pub(in crate::drive) fn note_action(
        &mut self,
        action: &Action,
        call: &Call,
        engine: &Engine,
        now: Moment,
    ) {
        match action {
            Action::Enter { .. } => {}
            Action::Send { .. } => self.sending(call, engine, now),
            Action::Wait(wait) => self.retry_decided(*wait, call),
            Action::Finish(_) => {
                if let Some(observed) = &mut self.observed {
                    observed.ending(call, now);
                }
            }
        }
    }

    #[cold]
    fn turned_away(&mut self, call: &Call, engine: &Engine, now: Moment) {
        let event = TurnedAway {
            operation: call.plan().spec().name,
            lane: call.plan().lane(),
            waited: now.since(call.queued_since()),
        };
        self.span.turned_away(&event);
        if let Some(observed) = &self.observed {
            observed.observer.turned_away(&event);
        }
        engine.watchers.look_at(&*engine.lanes, event.lane, now);
    }

    #[cold]
    fn sending(&mut self, call: &Call, engine: &Engine, now: Moment) {
        engine
            .watchers
            .get_to_know(&*engine.lanes, call.plan().lane(), now);
        self.span
            .attempt_started(call.attempts(), now.since(call.queued_since()));
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
        if status.is_success() {
            let id = request_id(response.headers());
            self.span.attempt_succeeded(status, id);
            if let Some(observed) = &mut self.observed {
                observed.attempt_finished(&attempt(call, Ok(status), None, id, now));
            }
        } else {
            self.refused(response, at, call, now);
        }
        engine.watchers.look_at(&*engine.lanes, call.plan().lane(), now);
    }

    #[cold]
    fn refused(&mut self, response: &Response<Bytes>, at: SystemTime, call: &Call, now: Moment) {
        // The call reads a refusal itself, but only that of the last attempt comes out.
        let refusal = call.refusal(response, at).error;
        let answer = Ok(response.status());
        self.attempt_failed(&attempt(call, answer, refusal.code(), refusal.request_id(), now));
    }

    #[cold]
    fn failed(&mut self, error: &TransportError, call: &Call, engine: &Engine, now: Moment) {
        self.attempt_failed(&attempt(call, Err(error.kind()), None, None, now));
        engine.watchers.look_at(&*engine.lanes, call.plan().lane(), now);
    }

    fn attempt_failed(&mut self, event: &AttemptFinished<'_>) {
        self.span.attempt_failed(event);
        if let Some(observed) = &mut self.observed {
            observed.attempt_finished(event);
        }
    }

    #[cold]
    fn retry_decided(&mut self, wait: Duration, call: &Call) {
        let observed = self.observed.as_ref();
        let answer = self
            .span
            .last_answer()
            .or(observed.map(|observed| observed.answer));
        let Some(answer) = answer else { return };
        let event = RetryDecided {
            operation: call.plan().spec().name,
            lane: call.plan().lane(),
            attempt: call.attempts(),
            reason: RetryReason::of(answer),
            wait,
        };
        self.span.retry_decided(&event);
        if let Some(observed) = observed {
            observed.observer.retry_decided(&event);
        }
    }

    /// The call is over without an answer.
    #[cold]
    pub(in crate::drive) fn gave(self, error: &Error, call: &Call) {
        self.gave_after(error, call.attempts(), call.waited());
    }

    #[cold]
    fn gave_after(mut self, error: &Error, attempts: u32, waited: Duration) {
        self.did_not_succeed(
            error.operation(),
            &End {
                how: CallEnd::Failed(error.kind()),
                outcome: error.outcome(),
                status: error.status(),
                code: error.code(),
                request_id: error.request_id(),
                attempts,
                waited,
            },
        );
    }

    /// The call is over, as nobody waits for it any more.
    #[cold]
    pub(in crate::drive) fn dropped(mut self, call: &Call, now: Moment) {
        if let Some(observed) = &mut self.observed {
            observed.ending(call, now);
        }
        let end = dropped(call.outcome_if_dropped(), call.attempts(), call.waited());
        self.did_not_succeed(call.plan().spec().name, &end);
    }

    fn did_not_succeed(&mut self, operation: &str, end: &End<'_>) {
        self.span.call_failed(end);
        if end.outcome == Outcome::Unknown {
            self.span.not_known(operation, end);
        }
        if let Some(observed) = &self.observed {
            observed.finished(end);
        }
    }

    /// Runs what is not the engine's own inside the innermost span, so that its spans become children.
    #[inline]
    pub(in crate::drive) fn inside<R>(&self, work: impl FnOnce() -> R) -> R {
        self.span.inside(work)
    }
}

fn attempt<'a>(
    call: &Call,
    answer: Result<StatusCode, TransportErrorKind>,
    code: Option<&'a ErrorCode>,
    request_id: Option<&'a str>,
    now: Moment,
) -> AttemptFinished<'a> {
    AttemptFinished {
        operation: call.plan().spec().name,
        lane: call.plan().lane(),
        attempt: call.attempts(),
        answer,
        code,
        request_id,
        duration: now.since(call.last_sent()),
    }
}

fn dropped<'a>(outcome: Outcome, attempts: u32, waited: Duration) -> End<'a> {
    End {
        how: CallEnd::Dropped,
        outcome,
        status: None,
        code: None,
        request_id: None,
        attempts,
        waited,
    }
}

/// A call that has brought an answer, which is still to be read.
#[derive(Debug)]
pub(crate) struct Answered {
    record: Record,
    pub(in crate::drive) attempts: u32,
    pub(in crate::drive) waited: Duration,
}

impl Answered {
    #[inline]
    pub(in crate::drive) fn new(record: Record, call: &Call) -> Self {
        Self {
            record,
            attempts: call.attempts(),
            waited: call.waited(),
        }
    }

    /// The answer could be read, or nobody wants to read it.
    #[inline]
    pub(in crate::drive) fn succeeded(&mut self, status: StatusCode, headers: &HeaderMap) {
        if self.record.is_watched() {
            self.tell_success(status, headers);
        }
    }

    #[cold]
    fn tell_success(&mut self, status: StatusCode, headers: &HeaderMap) {
        // Taken first: nobody is told twice, whatever a subscriber or an observer does.
        let Record { span, observed } = mem::take(&mut self.record);
        let observed = observed.as_deref();
        let has_id = span.has_request_id() || observed.is_some_and(|observed| observed.has_request_id);
        let id = has_id.then(|| request_id(headers)).flatten();
        span.call_succeeded(status, id, self.attempts, self.waited);
        if let Some(observed) = observed {
            observed.succeeded(status, id, self.attempts, self.waited);
        }
    }

    /// It could not be read.
    #[cold]
    pub(in crate::drive) fn gave(&mut self, error: &Error) {
        if self.record.is_watched() {
            let record = mem::take(&mut self.record);
            record.gave_after(error, self.attempts, self.waited);
        }
    }

    #[cold]
    fn unread(&mut self) {
        let end = dropped(Outcome::Done, self.attempts, self.waited);
        let Record { span, observed } = &mut self.record;
        span.call_failed(&end);
        if let Some(observed) = observed {
            observed.finished(&end);
        }
    }
}

impl Drop for Answered {
    /// An answer that came and that nobody read any more.
    #[inline]
    fn drop(&mut self) {
        if self.record.is_watched() {
            self.unread();
        }
    }
}

impl std::fmt::Debug for Record {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Record")
            .field("is_watched", &self.is_watched())
            .finish_non_exhaustive()
    }
}
