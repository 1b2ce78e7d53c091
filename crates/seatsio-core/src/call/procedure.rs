//! Several calls that make one, as a pure state machine.

use super::{Moment, RetryPolicy};
use crate::{Error, Plan, Receipt, settle::Settled};
use bytes::Bytes;
use std::time::Duration;

/// Several calls that make one, as a pure state machine: it asks for calls and waits, and is told what came.
///
/// [`Dispatch::follow`](crate::Dispatch::follow) drives it with the engine of a client, so that each of its
/// calls has lanes, retries and a deadline of its own. It has no clock: time is an argument.
pub trait Procedure: Send + 'static {
    /// What it gives in the end.
    type Output: Send + 'static;

    /// Takes what happened and says what to do next.
    fn step(&mut self, input: ProcedureInput<'_>, now: Moment) -> ProcedureAction<Self::Output>;

    /// The receipt of what it is to change, as planned; `None` if it only reads.
    ///
    /// A caller keeps it who may drop the procedure before its end.
    fn receipt(&self) -> Option<Receipt> {
        None
    }

    /// The name of the operation that it is about, such as `events.book`, for those who watch.
    fn operation(&self) -> &str {
        ""
    }

    /// What it has found out about a lost answer since it was asked last, for those who watch.
    fn take_finding(&mut self) -> Option<Settled> {
        None
    }
}

/// What happened outside.
#[derive(Debug)]
#[non_exhaustive]
pub enum ProcedureInput<'a> {
    /// It begins, with a client of this policy. The first input of all.
    Start(&'a RetryPolicy),
    /// The call that was asked for brought this body, or failed.
    Answered(Result<Bytes, Error>),
    /// The wait that was asked for is over.
    Woke,
}

/// What the driver must do next.
#[derive(Debug)]
#[must_use]
#[non_exhaustive]
pub enum ProcedureAction<T> {
    /// Make this call and feed [`ProcedureInput::Answered`].
    Call(Plan),
    /// Feed [`ProcedureInput::Woke`] after this long.
    Wait(Duration),
    /// It is over.
    Finish(Result<T, Error>),
}
