//! The futures of one call.

use super::{AsyncClient, Completed, asynchronous::BoxFuture, completed};
use crate::{Answer, Decode, Error, Plan};
use std::{
    fmt,
    future::Future,
    pin::Pin,
    task::{Context, Poll, ready},
};

/// The future of one call that gives the parsed value alone.
///
/// `Send` and `'static`, so it can be spawned as it is. Dropping it abandons the call; a request that
/// was on its way may have taken effect then.
#[must_use = "futures do nothing unless awaited"]
pub struct ReplyFuture<T>(Replying<T>);

enum Replying<T> {
    Call(AnswerFuture<T>),
    Procedure(BoxFuture<'static, Result<T, Error>>),
    Over,
}

/// The future of one call that gives the value with everything that came with it.
///
/// As [`ReplyFuture`] otherwise.
#[must_use = "futures do nothing unless awaited"]
pub struct AnswerFuture<T> {
    state: State,
    operation: &'static str,
    decode: Decode<T>,
}

enum State {
    Refused(Error),
    Running(BoxFuture<'static, Result<Completed, Error>>),
    Over,
}

impl<T> AnswerFuture<T> {
    pub(super) fn new(client: AsyncClient, plan: Result<Plan, Error>, decode: Decode<T>) -> Self {
        match plan {
            Ok(plan) => Self {
                operation: plan.spec().name,
                state: State::Running(client.start(plan)),
                decode,
            },
            Err(error) => Self {
                operation: error.operation(),
                state: State::Refused(error),
                decode,
            },
        }
    }
}

impl<T> ReplyFuture<T> {
    pub(super) fn new(client: AsyncClient, plan: Result<Plan, Error>, decode: Decode<T>) -> Self {
        Self(Replying::Call(AnswerFuture::new(client, plan, decode)))
    }

    /// The future of a procedure.
    pub(super) fn following(procedure: BoxFuture<'static, Result<T, Error>>) -> Self {
        Self(Replying::Procedure(procedure))
    }
}

impl<T> Future for AnswerFuture<T> {
    type Output = Result<Answer<T>, Error>;

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Self::Output> {
        if let State::Running(call) = &mut self.state {
            let completed = ready!(call.as_mut().poll(context));
            self.state = State::Over;
            return Poll::Ready(completed::read(completed, self.operation, self.decode));
        }
        match std::mem::replace(&mut self.state, State::Over) {
            State::Refused(error) => Poll::Ready(Err(error)),
            State::Running(_) | State::Over => Poll::Ready(Err(polled_again().of(self.operation))),
        }
    }
}

impl<T> Future for ReplyFuture<T> {
    type Output = Result<T, Error>;

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Self::Output> {
        match &mut self.0 {
            Replying::Call(call) => Pin::new(call).poll(context).map_ok(|answer| answer.value),
            Replying::Procedure(procedure) => {
                let result = ready!(procedure.as_mut().poll(context));
                self.0 = Replying::Over;
                Poll::Ready(result)
            }
            Replying::Over => Poll::Ready(Err(polled_again())),
        }
    }
}

fn polled_again() -> Error {
    Error::invalid_request("the call's future was polled after its end")
}

impl<T> fmt::Debug for AnswerFuture<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("AnswerFuture")
            .field("operation", &self.operation)
            .finish_non_exhaustive()
    }
}

impl<T> fmt::Debug for ReplyFuture<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let operation = match &self.0 {
            Replying::Call(call) => call.operation,
            Replying::Procedure(_) | Replying::Over => "",
        };
        f.debug_struct("ReplyFuture")
            .field("operation", &operation)
            .finish_non_exhaustive()
    }
}
