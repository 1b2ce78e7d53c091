//! Sending until it is known what became of it: what `send_settled` follows.

use super::{
    Receipt, Settled, Settlement, Step, answer,
    budget::TimeBudget,
    facts::{Facts, Read},
};
use crate::{
    Decode, Error, ErrorKind, Outcome, Plan,
    call::{Moment, Procedure, ProcedureAction, ProcedureInput},
};
use bytes::Bytes;
use std::{collections::VecDeque, time::Duration};

/// How long `send_settled` waits by default before it looks a second time and takes something for not done: the
/// server may still be at work on a request that nobody waits for any more.
/// [`CallOptions::settle_delay`](crate::CallOptions::settle_delay) sets it.
pub const SETTLE_DELAY: Duration = Duration::from_millis(500);

/// Sends a status change, settles what is unknown, and sends again what was not done.
///
/// ```text
/// Ready --> Comparing --> Sending --> Settling --> (done, or an error)
///                            ^         |    ^
///                            |         +--> Waiting   (not done, at the first look)
///                            +---------+              (not done, at the second)
/// ```
///
/// A request whose answer was lost may be carried out after the first look. Until that can hardly be any more,
/// nothing is sent again, and nobody is told that it was not done or that somebody else has the objects: whoever
/// has them may give them back a moment before our first request arrives.
#[derive(Debug)]
pub(crate) struct Sending<T> {
    plan: Plan,
    decode: Decode<T>,
    receipt: Receipt,
    time: TimeBudget,
    state: State,
    /// What is to be read before the call, to be compared with afterwards.
    first: VecDeque<Read>,
    /// Why it is not known what became of the last request that may have been carried out.
    doubt: Option<Error>,
    /// A later request was refused: perhaps because the earlier one was carried out.
    refusal: Option<Error>,
    resends_left: u32,
    /// Some request was not answered in time. No wait is long enough to be sure of it.
    has_timed_out: bool,
    /// As long as a server may be at work on the last request that is in doubt.
    has_waited: bool,
    finding: Option<Settled>,
}

#[derive(Debug)]
enum State {
    Ready,
    Comparing(Read),
    Sending,
    Settling(Box<Settlement>),
    Waiting,
    Over,
}

impl<T: Send + 'static> Sending<T> {
    #[inline]
    pub(crate) fn new(plan: Plan, decode: Decode<T>) -> Result<Self, Error> {
        let receipt = Receipt::of(&plan)
            .ok_or_else(|| Error::invalid_request("the call is no status change").of(plan.spec().name))?;
        Ok(Self {
            time: TimeBudget::new(plan.options().cloned()),
            first: receipt.looks_first(),
            plan,
            decode,
            receipt,
            state: State::Ready,
            doubt: None,
            refusal: None,
            resends_left: 0,
            has_timed_out: false,
            has_waited: false,
            finding: None,
        })
    }

    #[inline]
    fn look_or_send(&mut self, now: Moment) -> ProcedureAction<T> {
        let Some(read) = self.first.pop_front() else {
            return self.send(now);
        };
        match read.plan() {
            Ok(plan) => {
                self.state = State::Comparing(read);
                ProcedureAction::Call(self.time.within(plan, self.time.left(now)))
            }
            Err(error) => self.fail(error),
        }
    }

    #[inline]
    fn compare(&mut self, read: &Read, body: &Bytes) -> Result<(), Error> {
        let mut facts = Facts::default();
        facts.take(read.clone(), Ok(body.clone()))?;
        let (parts, before) = (&self.receipt.parts, &mut self.receipt.before);
        match read {
            Read::Infos(event, labels) => {
                let known = labels
                    .iter()
                    .filter_map(|label| facts.info(event, label).flatten());
                before.note(parts, event, known.map(|known| &known.info));
            }
            Read::Held(event) => before.note_held(parts, event, facts.held(event)),
            Read::Areas(event) => {
                before.note_held(parts, event, facts.areas(event));
                // From here on it is known what the token held.
                self.receipt.fresh_token = true;
            }
            Read::Token(_) | Read::Log(..) | Read::Order(..) => {}
        }
        Ok(())
    }

    #[inline]
    fn send(&mut self, now: Moment) -> ProcedureAction<T> {
        self.state = State::Sending;
        let left = self.time.left(now);
        // A quarter stays for finding out what became of it.
        ProcedureAction::Call(self.time.within(self.plan.clone(), left - left / 4))
    }

    #[inline]
    fn failed(&mut self, error: Error, now: Moment) -> ProcedureAction<T> {
        if let Some(receipt) = error.receipt() {
            self.receipt.first_sent = self.receipt.first_sent.or(receipt.first_sent);
            self.receipt.last_sent = receipt.last_sent;
        }
        match (error.outcome(), &self.doubt) {
            (Outcome::NotDone, None) => return self.fail(error),
            // It may have been refused because the first one was carried out after all.
            (Outcome::NotDone, Some(_)) => self.refusal = Some(error),
            _ => {
                self.has_timed_out |= error.is_timeout();
                self.has_waited = false;
                self.doubt = Some(error);
            }
        }
        self.settle(now)
    }

    #[inline]
    fn settle(&mut self, now: Moment) -> ProcedureAction<T> {
        self.proceed(Box::new(Settlement::new(&self.receipt)), now)
    }

    #[inline]
    fn proceed(&mut self, mut settlement: Box<Settlement>, now: Moment) -> ProcedureAction<T> {
        match settlement.next() {
            Ok(Step::Call(plan)) => {
                self.state = State::Settling(settlement);
                ProcedureAction::Call(self.time.within(plan, self.time.left(now)))
            }
            Ok(Step::Finished(settled)) => self.settled(settled, &settlement, now),
            Err(error) => self.fail(error),
        }
    }

    #[inline]
    fn settled(&mut self, settled: Settled, settlement: &Settlement, now: Moment) -> ProcedureAction<T> {
        let delay = self.time.settle_delay().unwrap_or(SETTLE_DELAY);
        let may_come_true = matches!(settled, Settled::NotDone | Settled::TakenByOther);
        if may_come_true && !self.has_waited && !delay.is_zero() {
            return self.wait(delay, now);
        }
        self.finding = Some(settled);
        match settled {
            Settled::Done => {
                let body = answer::body(&self.plan, &self.receipt, settlement);
                let result = body.and_then(|body| self.read(&body));
                self.finish(result)
            }
            Settled::NotDone => self.not_done(now),
            Settled::TakenByOther => self.known(Error::known_taken),
            Settled::CannotTell(why) => {
                let receipt = self.receipt.clone();
                self.known(|error| error.in_doubt(receipt, Some(why)))
            }
        }
    }

    /// Waits for a request that may still be at work.
    #[inline]
    fn wait(&mut self, delay: Duration, now: Moment) -> ProcedureAction<T> {
        if delay >= self.time.left(now) {
            // It may still be carried out, so that nothing is known.
            return self.unsettled();
        }
        self.state = State::Waiting;
        ProcedureAction::Wait(delay)
    }

    /// Sends again, unless the server has refused it or it has been tried enough.
    #[inline]
    fn not_done(&mut self, now: Moment) -> ProcedureAction<T> {
        let is_refused = self.refusal.as_ref().is_some_and(is_refusal);
        let is_over = self.refusal.is_some() || self.resends_left == 0 || self.time.left(now).is_zero();
        match (is_over, is_refused || !self.has_timed_out) {
            (false, _) => {
                self.resends_left -= 1;
                self.send(now)
            }
            (true, true) => self.known(Error::known_not_done),
            // Nobody waits any more for a request that timed out, but it may still arrive.
            (true, false) => self.unsettled(),
        }
    }

    /// Reads an answer, the server's or one made again.
    #[inline]
    fn read(&self, body: &Bytes) -> Result<T, Error> {
        (self.decode)(body).map_err(|source| Error::unreadable(source).with_outcome(Outcome::Done))
    }

    /// It could not be found out: the failure stands, and its outcome is unknown.
    #[inline]
    fn unsettled(&mut self) -> ProcedureAction<T> {
        let receipt = self.receipt.clone();
        self.known(|error| error.in_doubt(receipt, None))
    }

    /// Ends with the last failure, and what is known about it by now.
    #[inline]
    fn known(&mut self, know: impl FnOnce(Error) -> Error) -> ProcedureAction<T> {
        let error = self.refusal.take().or_else(|| self.doubt.take());
        let error = error.unwrap_or_else(|| Error::new(ErrorKind::DeadlineExceeded, "nothing was sent"));
        self.fail(know(error))
    }

    #[inline]
    fn fail(&mut self, error: Error) -> ProcedureAction<T> {
        self.finish(Err(error))
    }

    #[inline]
    fn finish(&mut self, result: Result<T, Error>) -> ProcedureAction<T> {
        self.state = State::Over;
        ProcedureAction::Finish(result.map_err(|error| error.of(self.plan.spec().name)))
    }
}

/// Whether the server has looked at the call and said no, rather than not got it or had no room for it.
#[inline]
fn is_refusal(error: &Error) -> bool {
    let status = error.status();
    status.is_some_and(|status| status.is_client_error()) && !error.is_rate_limited()
}

impl<T: Send + 'static> Procedure for Sending<T> {
    type Output = T;

    #[inline]
    fn step(&mut self, input: ProcedureInput<'_>, now: Moment) -> ProcedureAction<T> {
        let state = std::mem::replace(&mut self.state, State::Over);
        match (state, input) {
            (State::Ready, ProcedureInput::Start(policy)) => {
                self.time.start(policy, now);
                let own = self.plan.options().and_then(|options| options.retry.as_ref());
                self.resends_left = own.unwrap_or(policy).max_retries;
                self.look_or_send(now)
            }
            (State::Comparing(read), ProcedureInput::Answered(Ok(body))) => {
                match self.compare(&read, &body) {
                    Ok(()) => self.look_or_send(now),
                    Err(error) => self.fail(error),
                }
            }
            // Nothing has been sent yet.
            (State::Comparing(_), ProcedureInput::Answered(Err(error))) => self.fail(error),
            (State::Sending, ProcedureInput::Answered(Ok(body))) => {
                let result = self.read(&body);
                self.finish(result)
            }
            (State::Sending, ProcedureInput::Answered(Err(error))) => self.failed(error, now),
            (State::Settling(mut settlement), ProcedureInput::Answered(answer)) => {
                match settlement.answer(answer) {
                    Ok(()) => self.proceed(settlement, now),
                    Err(_) => self.unsettled(),
                }
            }
            (State::Waiting, ProcedureInput::Woke) => {
                self.has_waited = true;
                self.settle(now)
            }
            (State::Ready | State::Over, _) => self.fail(Error::invalid_request(
                "the driver fed an input that does not fit",
            )),
            // A driver that loses track while something may be under way leaves the outcome unknown.
            (_, _) => {
                let receipt = self.receipt.clone();
                let error = Error::invalid_request("the driver fed an input that does not fit");
                self.fail(error.in_doubt(receipt, None))
            }
        }
    }

    #[inline]
    fn operation(&self) -> &str {
        self.plan.spec().name
    }

    #[inline]
    fn receipt(&self) -> Option<Receipt> {
        Some(self.receipt.clone())
    }

    #[inline]
    fn take_finding(&mut self) -> Option<Settled> {
        self.finding.take()
    }
}

#[cfg(test)]
mod tests;
