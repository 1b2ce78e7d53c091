//! One API call as a pure state machine: inputs in, actions out, time and a seed as arguments.

use super::{Moment, Queueing, Random, RetryBudget, RetryPolicy};
use crate::model::Timestamp;
use crate::observe::NoRetry;
use crate::{
    Again, Dialect, Error, ErrorKind, Lane, Outcome, Plan, Refusal, Seatsio, TransportError,
    TransportErrorKind,
};
use bytes::Bytes;
use http::Response;
use std::{
    sync::Arc,
    time::{Duration, SystemTime},
};

/// What happened outside.
#[derive(Debug)]
#[non_exhaustive]
pub enum Input {
    /// The call begins; the first input of every call.
    Start,
    /// A lane permit is held. It is kept until the attempt's end has been fed.
    Entered,
    /// No lane permit came free in time.
    TurnedAway,
    /// A complete response, and the wall-clock time at which it came: for `Retry-After` dates, so that of a success
    /// does not matter.
    Response(Response<Bytes>, SystemTime),
    /// The attempt brought no response.
    Failed(TransportError),
    /// The wait that was asked for is over.
    Woke,
}

/// What the driver must do next.
#[derive(Debug)]
#[must_use]
#[non_exhaustive]
pub enum Action {
    /// Wait for a permit of this lane, `timeout` at most, and feed [`Input::Entered`] or
    /// [`Input::TurnedAway`].
    Enter {
        /// Which lane.
        lane: Lane,
        /// The longest wait that still leaves time for an attempt.
        timeout: Duration,
    },
    /// Send the call's request, give up after `timeout`, and feed [`Input::Response`] or
    /// [`Input::Failed`].
    Send {
        /// The longest that this attempt may take.
        timeout: Duration,
    },
    /// Feed [`Input::Woke`] after this long. No permit is needed meanwhile.
    Wait(Duration),
    /// The call is over.
    Finish(Result<Response<Bytes>, Error>),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum State {
    Ready,
    Queued,
    InFlight,
    Waiting,
    Done,
}

/// The state of one call.
///
/// [`step`](Self::step) takes what happened and says what to do. The drivers of this crate are loops
/// around it; so is a test that plays a server.
///
/// ```text
/// Ready --Start--> Queued --Entered--> InFlight --Response|Failed--> Done
///                    ^  \--TurnedAway--> Done             \--> Waiting --Woke--> Queued
/// ```
#[derive(Debug)]
pub struct Call {
    plan: Arc<Plan>,
    /// The call's own: counting who shares it would take longer than to copy it.
    policy: RetryPolicy,
    /// Unset: that of seats.io.
    dialect: Option<Arc<dyn Dialect>>,
    /// When the deadline has passed.
    ends: Moment,
    queued_since: Moment,
    waited: Duration,
    state: State,
    attempts: u32,
    first_sent: Moment,
    last_sent: Moment,
    /// Some attempt may have taken effect. Once set it stays, whatever later attempts bring.
    uncertain: bool,
    /// Why the attempt that failed last was the last one.
    no_retry: Option<NoRetry>,
    random: Random,
}

/// Why an attempt did not end the call well, and what that allows.
struct Failure {
    error: Error,
    /// The server or the transport vouches that this attempt changed nothing.
    is_harmless: bool,
    /// Another attempt could bring something else.
    is_passing: bool,
    retry_after: Option<Duration>,
}

impl Call {
    /// A call that has not begun.
    ///
    /// `now` starts the deadline; the same `seed` and the same inputs give the same actions. The plan may be
    /// shared with others. What it says about the policy goes before `policy`.
    #[must_use]
    pub fn new(plan: impl Into<Arc<Plan>>, policy: &RetryPolicy, now: Moment, seed: u64) -> Self {
        let mut call = Self {
            plan: plan.into(),
            policy: policy.clone(),
            dialect: None,
            ends: now + policy.deadline,
            queued_since: now,
            waited: Duration::ZERO,
            state: State::Ready,
            attempts: 0,
            first_sent: now,
            last_sent: now,
            uncertain: false,
            no_retry: None,
            random: Random::seeded(seed),
        };
        if let Some(options) = call.plan.options() {
            call.policy = options.policy(policy);
            call.ends = now + call.policy.deadline;
        }
        call
    }

    /// Reads what is no success as this API means it, and not as seats.io does.
    #[must_use]
    pub fn dialect(mut self, dialect: Option<Arc<dyn Dialect>>) -> Self {
        self.dialect = dialect;
        self
    }

    pub(crate) fn set_dialect(&mut self, dialect: Arc<dyn Dialect>) {
        self.dialect = Some(dialect);
    }

    /// What is being called.
    #[must_use]
    pub fn plan(&self) -> &Plan {
        &self.plan
    }

    /// How often a request was sent so far.
    #[must_use]
    pub fn attempts(&self) -> u32 {
        self.attempts
    }

    /// Time spent queueing for the lane so far.
    #[must_use]
    pub fn waited(&self) -> Duration {
        self.waited
    }

    /// When it last asked for a place in its lane.
    pub(crate) fn queued_since(&self) -> Moment {
        self.queued_since
    }

    /// When a request was last sent.
    pub(crate) fn last_sent(&self) -> Moment {
        self.last_sent
    }

    /// Why the last attempt was the last one, once it has failed and the call has ended with that.
    #[must_use]
    pub fn no_retry(&self) -> Option<NoRetry> {
        self.no_retry
    }

    /// Whether some attempt so far may have taken effect without the caller knowing.
    ///
    /// True while a request that changes something is in flight: dropping the call now leaves its
    /// outcome unknown.
    #[must_use]
    pub fn outcome_if_dropped(&self) -> Outcome {
        let in_flight = self.state == State::InFlight && self.changes_something();
        if self.uncertain || in_flight {
            Outcome::Unknown
        } else {
            Outcome::NotDone
        }
    }

    /// Takes what happened and says what to do next. Never blocks, never panics.
    ///
    /// An input that does not fit the state ends the call with an error; after the end every input
    /// gives an error again.
    pub fn step(&mut self, input: Input, now: Moment, budget: &RetryBudget) -> Action {
        let state = self.state;
        // Not matched as a pair with the state, for which the whole answer would be copied.
        match input {
            Input::Start if state == State::Ready => self.enter(now),
            Input::Woke if state == State::Waiting => self.enter(now),
            Input::Entered if state == State::Queued => self.send(now),
            Input::TurnedAway if state == State::Queued => {
                self.note_wait(now);
                let error = self.turned_away(now);
                self.give_up(error)
            }
            Input::Response(response, at) if state == State::InFlight => {
                if response.status().is_success() {
                    budget.deposit();
                    self.state = State::Done;
                    return Action::Finish(Ok(response));
                }
                self.refused(&response, at, now, budget)
            }
            Input::Failed(error) if state == State::InFlight => self.failed(error, now, budget),
            _ => {
                self.uncertain |= state == State::InFlight && self.changes_something();
                self.give_up(Error::invalid_request(
                    "the driver fed an input that does not fit the call's state",
                ))
            }
        }
    }

    fn left(&self, now: Moment) -> Duration {
        self.ends.since(now)
    }

    pub(crate) fn changes_something(&self) -> bool {
        self.plan.effect() != crate::Effect::Read
    }

    fn note_wait(&mut self, now: Moment) {
        if now > self.queued_since {
            self.waited = self.waited.saturating_add(now.since(self.queued_since));
        }
    }

    fn enter(&mut self, now: Moment) -> Action {
        let timeout = self.left(now);
        if timeout.is_zero() {
            return self.give_up(too_late("the deadline passed before the request could be sent"));
        }
        self.queued_since = now;
        if self.policy.queueing == Queueing::Skip {
            return self.send(now);
        }
        self.state = State::Queued;
        Action::Enter {
            lane: self.plan.lane(),
            timeout: self.policy.queueing.patience(self.waited, timeout),
        }
    }

    fn turned_away(&self, now: Moment) -> Error {
        match self.policy.queueing {
            Queueing::AtMost(most) if !self.left(now).is_zero() => Error::new(
                ErrorKind::LaneFull,
                format!("no place in the rate-limit lane came free within {most:?}"),
            ),
            _ => too_late("no place in the rate-limit lane came free before the deadline"),
        }
    }

    fn send(&mut self, now: Moment) -> Action {
        self.note_wait(now);
        let timeout = self.left(now).min(self.policy.attempt_timeout);
        if timeout.is_zero() {
            return self.give_up(too_late("the deadline passed before the request could be sent"));
        }
        self.state = State::InFlight;
        if self.attempts == 0 {
            self.first_sent = now;
        }
        self.last_sent = now;
        self.attempts = self.attempts.saturating_add(1);
        Action::Send { timeout }
    }

    #[cold]
    fn refused(
        &mut self,
        response: &Response<Bytes>,
        at: SystemTime,
        now: Moment,
        budget: &RetryBudget,
    ) -> Action {
        let refusal = self.refusal(response, at);
        self.weigh(refusal.into(), now, budget)
    }

    /// What an answer that is no success says.
    pub(crate) fn refusal(&self, response: &Response<Bytes>, at: SystemTime) -> Refusal {
        match &self.dialect {
            Some(dialect) => dialect.refusal(response, at),
            None => Seatsio.refusal(response, at),
        }
    }

    #[cold]
    fn failed(&mut self, error: TransportError, now: Moment, budget: &RetryBudget) -> Action {
        let (kind, is_harmless, is_passing) = match error.kind() {
            TransportErrorKind::NotSent => (ErrorKind::Transport, true, true),
            TransportErrorKind::Interrupted => (ErrorKind::Transport, false, true),
            TransportErrorKind::TimedOut => (ErrorKind::Timeout, false, true),
            TransportErrorKind::TooLarge => (ErrorKind::Decode, false, false),
        };
        let error = Error::new(kind, error.to_string()).caused(error);
        self.weigh(
            Failure {
                error,
                is_harmless,
                is_passing,
                retry_after: None,
            },
            now,
            budget,
        )
    }

    fn weigh(&mut self, failure: Failure, now: Moment, budget: &RetryBudget) -> Action {
        self.uncertain |= !failure.is_harmless && self.changes_something();
        let wait = self.policy.backoff.delay(self.attempts, self.random.unit());
        let wait = wait.max(failure.retry_after.unwrap_or_default());
        self.no_retry = self.no_retry_of(&failure, wait, now, budget);
        if self.no_retry.is_some() {
            return self.give_up(failure.error);
        }
        self.state = State::Waiting;
        Action::Wait(wait)
    }

    fn no_retry_of(
        &self,
        failure: &Failure,
        wait: Duration,
        now: Moment,
        budget: &RetryBudget,
    ) -> Option<NoRetry> {
        // Once in doubt, another attempt of a call that must not happen twice could be the second
        // time, even if this very attempt was harmless.
        let may_repeat = !self.uncertain || self.plan.effect().is_repeatable();
        if !failure.is_passing {
            Some(NoRetry::WouldNotHelp)
        } else if !may_repeat {
            Some(NoRetry::CouldDoTwice)
        } else if self.attempts > self.policy.max_retries {
            Some(NoRetry::AttemptsUsedUp)
        } else if wait >= self.left(now) {
            // A wait that no attempt can follow is not worth starting.
            Some(NoRetry::NoTimeLeft)
        } else {
            (!budget.withdraw()).then_some(NoRetry::BudgetUsedUp)
        }
    }

    #[cold]
    fn give_up(&mut self, error: Error) -> Action {
        self.state = State::Done;
        let error = error.of(self.plan.spec().name).after_attempts(self.attempts);
        Action::Finish(Err(if self.uncertain {
            error.with_outcome(Outcome::Unknown).about(&self.plan)
        } else {
            error.with_outcome(Outcome::NotDone)
        }))
    }

    /// Notes on an error when the requests were sent.
    pub(crate) fn stamp(&self, error: Error, now: Moment, time_of_day: SystemTime) -> Error {
        let at = |sent| {
            let time = time_of_day.checked_sub(now.since(sent))?;
            Timestamp::try_from(time).ok()
        };
        error.sent(at(self.first_sent), at(self.last_sent))
    }
}

impl From<Refusal> for Failure {
    fn from(refusal: Refusal) -> Self {
        Self {
            error: refusal.error.with_retry_after(refusal.retry_after),
            is_harmless: refusal.outcome == Outcome::NotDone,
            is_passing: refusal.again == Again::MayHelp,
            retry_after: refusal.retry_after,
        }
    }
}

fn too_late(message: &'static str) -> Error {
    Error::new(ErrorKind::DeadlineExceeded, message)
}

#[cfg(test)]
mod tests;
