//! The spans and events of calls, for `tracing`. What they hold is told in [`crate::observe`].

use super::{
    event_key::events_of,
    record::End,
    span_kind::{ATTEMPT, CALL, Parent, TARGET},
};
use crate::{
    Outcome, Plan, TransportErrorKind,
    model::ErrorCode,
    observe::{AttemptFinished, CallSettled, LaneChanged, RetryDecided, RetryReason, TurnedAway},
    settle::Settled,
};
use http::StatusCode;
use std::time::Duration;
use tracing::{
    Dispatch, Level, Span, debug_span, dispatcher, enabled, event, field::Empty, level_filters::LevelFilter,
    span::Id,
};

/// The span of a call, with that of its present attempt; nothing while no subscriber takes any of it.
#[derive(Default)]
pub(super) struct CallSpan(Option<Told>);

/// What a subscriber is told of a call. Its spans are closed when this is dropped.
struct Told {
    /// One for all spans: to count who shares a subscriber of the thread takes longer than many of them do for a span.
    /// And an attempt belongs into its call, wherever the future of that is polled meanwhile.
    subscriber: Dispatch,
    call: Option<Id>,
    attempt: Option<Id>,
    /// What the last attempt brought.
    answer: Result<StatusCode, TransportErrorKind>,
    /// Whether that named its request.
    has_request_id: bool,
}

impl CallSpan {
    /// Whether any subscriber may take anything of what can be told.
    #[inline]
    pub(super) fn can_be_wanted() -> bool {
        Level::WARN <= LevelFilter::current()
    }

    /// Whether a subscriber takes this span or what is told beside it.
    #[inline]
    pub(super) fn is_told(&self) -> bool {
        self.0.is_some()
    }

    #[inline]
    pub(super) fn open(plan: &Plan) -> Self {
        let interest = CALL.interest();
        let told = dispatcher::get_default(|subscriber| {
            CALL.is_taken(&interest, subscriber)
                .then(|| Told::new(subscriber, Some(open_call(subscriber, plan))))
        });
        Self(told.or_else(|| {
            let takes_events = enabled!(target: TARGET, Level::WARN);
            takes_events.then(|| dispatcher::get_default(|subscriber| Told::new(subscriber, None)))
        }))
    }

    pub(super) fn turned_away(&self, event: &TurnedAway) {
        self.in_call(|| {
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
        let Some(told) = &mut self.0 else { return };
        told.close_attempt();
        if ATTEMPT.is_taken(&ATTEMPT.interest(), &told.subscriber) {
            let parent = Parent::Span(told.call.as_ref());
            let waited = millis(waited);
            let values = [Some(&attempt as _), Some(&waited as _), None, None, None, None];
            told.attempt = Some(ATTEMPT.open(&told.subscriber, parent, values));
        }
    }

    #[inline]
    pub(super) fn attempt_succeeded(&mut self, status: StatusCode, request_id: Option<&str>) {
        let Some(told) = &mut self.0 else { return };
        told.answer = Ok(status);
        told.has_request_id = request_id.is_some();
        if let Some(attempt) = &told.attempt {
            let status = status.as_u16();
            let values = [None, None, Some(&status as _), None, Some(&request_id as _), None];
            ATTEMPT.record(&told.subscriber, attempt, values);
        }
        told.close_attempt();
    }

    pub(super) fn attempt_failed(&mut self, event: &AttemptFinished<'_>) {
        let Some(told) = &mut self.0 else { return };
        told.answer = event.answer;
        told.has_request_id = event.request_id.is_some();
        let status = event.answer.ok().map(|status| status.as_u16());
        let code = event.code.map(ErrorCode::as_str);
        let error = event.answer.err().map(TransportErrorKind::as_str);
        if let Some(attempt) = &told.attempt {
            let values = [
                None,
                None,
                Some(&status as _),
                Some(&code as _),
                Some(&event.request_id as _),
                Some(&error as _),
            ];
            ATTEMPT.record(&told.subscriber, attempt, values);
        }
        told.close_attempt();
    }

    /// What the last attempt brought, as far as anybody has been told.
    pub(super) fn last_answer(&self) -> Option<Result<StatusCode, TransportErrorKind>> {
        self.0.as_ref().map(|told| told.answer)
    }

    /// Whether it is worth looking for a request id in the answer that ended the call.
    #[inline]
    pub(super) fn has_request_id(&self) -> bool {
        self.0.as_ref().is_some_and(|told| told.has_request_id)
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
        self.in_call(|| match retry.reason {
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
        let Some(told) = &self.0 else { return };
        let Some(call) = &told.call else { return };
        let (waited, status, outcome) = (millis(waited), status.as_u16(), Outcome::Done.as_str());
        let values = [
            None,
            None,
            None,
            None,
            Some(&attempts as _),
            Some(&waited as _),
            Some(&status as _),
            None,
            Some(&request_id as _),
            None,
            Some(&outcome as _),
        ];
        CALL.record(&told.subscriber, call, values);
    }

    pub(super) fn call_failed(&mut self, end: &End<'_>) {
        let Some(told) = &mut self.0 else { return };
        told.close_attempt();
        let Some(call) = &told.call else { return };
        let status = end.status.map(|status| status.as_u16());
        let code = end.code.map(ErrorCode::as_str);
        let (waited, how, outcome) = (millis(end.waited), end.how.as_str(), end.outcome.as_str());
        let values = [
            None,
            None,
            None,
            None,
            Some(&end.attempts as _),
            Some(&waited as _),
            Some(&status as _),
            Some(&code as _),
            Some(&end.request_id as _),
            Some(&how as _),
            Some(&outcome as _),
        ];
        CALL.record(&told.subscriber, call, values);
    }

    /// Tells of a call that is over and may have taken effect.
    pub(super) fn not_known(&self, operation: &str, end: &End<'_>) {
        self.in_call(|| {
            event!(
                target: TARGET,
                Level::WARN,
                operation,
                error = end.how.as_str(),
                attempts = end.attempts,
                request_id = end.request_id,
                "it is not known whether the call took effect",
            );
        });
    }

    /// Runs something inside the attempt, or inside the call between attempts.
    #[inline]
    pub(super) fn inside<R>(&self, work: impl FnOnce() -> R) -> R {
        match &self.0 {
            Some(told) => told.inside(told.attempt.as_ref().or(told.call.as_ref()), work),
            None => work(),
        }
    }

    fn in_call(&self, tell: impl FnOnce()) {
        if let Some(told) = &self.0 {
            told.inside(told.call.as_ref(), tell);
        }
    }
}

fn open_call(subscriber: &Dispatch, plan: &Plan) -> Id {
    let events = events_of(plan);
    let (first, several) = (events.first.as_deref(), events.if_several());
    let (operation, lane) = (plan.spec().name, plan.lane().as_str());
    let values = [
        Some(&operation as _),
        Some(&lane as _),
        Some(&first as _),
        Some(&several as _),
        None,
        None,
        None,
        None,
        None,
        None,
        None,
    ];
    CALL.open(subscriber, Parent::Current, values)
}

impl Told {
    #[inline]
    fn new(subscriber: &Dispatch, call: Option<Id>) -> Self {
        Self {
            subscriber: subscriber.clone(),
            call,
            attempt: None,
            answer: Err(TransportErrorKind::NotSent),
            has_request_id: false,
        }
    }

    #[inline]
    fn close_attempt(&mut self) {
        if let Some(attempt) = self.attempt.take() {
            self.subscriber.try_close(attempt);
        }
    }

    #[inline]
    fn inside<R>(&self, span: Option<&Id>, work: impl FnOnce() -> R) -> R {
        let Some(span) = span else { return work() };
        let _exit = Entered::new(&self.subscriber, span);
        work()
    }
}

impl Drop for Told {
    #[inline]
    fn drop(&mut self) {
        self.close_attempt();
        if let Some(call) = self.call.take() {
            self.subscriber.try_close(call);
        }
    }
}

/// A span that is entered; left when this is dropped, also by a panic.
struct Entered<'a> {
    subscriber: &'a Dispatch,
    span: &'a Id,
}

impl<'a> Entered<'a> {
    #[inline]
    fn new(subscriber: &'a Dispatch, span: &'a Id) -> Self {
        subscriber.enter(span);
        Self { subscriber, span }
    }
}

impl Drop for Entered<'_> {
    #[inline]
    fn drop(&mut self) {
        self.subscriber.exit(self.span);
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
    let seconds = duration.as_secs().saturating_mul(1000);
    seconds.saturating_add(duration.subsec_millis().into())
}
