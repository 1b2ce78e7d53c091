//! The futures of one call.

use super::{AsyncClient, Completed, asynchronous::BoxFuture, completed};
use crate::{Answer, Decode, Effect, Error, Plan, Receipt};
use std::{
    fmt,
    future::Future,
    pin::Pin,
    sync::Arc,
    task::{Context, Poll, ready},
};

/// The future of one call that gives the parsed value alone.
///
/// `Send` and `'static`, so it can be spawned as it is. Dropping it abandons the call; a request that
/// was on its way may have taken effect then. Whoever may drop it asks for its [`receipt`](Self::receipt)
/// first:
///
/// ```
/// # async fn f(client: &seatsio_core::AsyncClient) -> Result<(), seatsio_core::Error> {
/// # let shop_closes = std::future::pending::<()>();
/// use std::{future::{Future, poll_fn}, pin::pin, task::Poll};
///
/// let call = client.events().book("event1", ["A-1"]).order_id("order1").send();
/// let receipt = call.receipt().expect("a status change has one");
/// let (mut call, mut shop_closes) = (pin!(call), pin!(shop_closes));
/// let booked = poll_fn(|context| match call.as_mut().poll(context) {
///     Poll::Ready(booked) => Poll::Ready(Some(booked)),
///     Poll::Pending => shop_closes.as_mut().poll(context).map(|()| None),
/// });
/// if booked.await.is_none() {
///     let what_became_of_it = client.events().settle(&receipt).await?;
/// #   let _ = what_became_of_it;
/// }
/// # Ok(()) }
/// ```
#[must_use = "futures do nothing unless awaited"]
pub struct ReplyFuture<T>(Replying<T>);

enum Replying<T> {
    Call(AnswerFuture<T>),
    Procedure {
        steps: Option<BoxFuture<'static, Result<T, Error>>>,
        receipt: Option<Box<Receipt>>,
    },
}

/// The future of one call that gives the value with everything that came with it.
///
/// As [`ReplyFuture`] otherwise.
#[must_use = "futures do nothing unless awaited"]
pub struct AnswerFuture<T> {
    state: State,
    operation: &'static str,
    decode: Decode<T>,
    /// What a receipt is read off, if the call changes something; shared with the call.
    planned: Option<Arc<Plan>>,
}

enum State {
    Refused(Error),
    Running(BoxFuture<'static, Result<Completed, Error>>),
    Over,
}

impl<T> AnswerFuture<T> {
    #[inline]
    pub(super) fn new(client: AsyncClient, plan: Result<Plan, Error>, decode: Decode<T>) -> Self {
        match plan {
            Ok(plan) => {
                let plan = Arc::new(plan);
                Self {
                    operation: plan.spec().name,
                    planned: (plan.effect() != Effect::Read).then(|| Arc::clone(&plan)),
                    state: State::Running(client.start(plan)),
                    decode,
                }
            }
            Err(error) => Self {
                operation: error.operation(),
                planned: None,
                state: State::Refused(error),
                decode,
            },
        }
    }
}

impl<T> AnswerFuture<T> {
    /// What the call is to do, to be kept by whoever may drop this future: from it
    /// [`settle`](crate::api::Events::settle) finds out what became of the call.
    ///
    /// `None` for calls that are no status changes, and for those that were refused before anything is sent.
    #[must_use]
    #[inline]
    pub fn receipt(&self) -> Option<Receipt> {
        self.planned.as_deref().and_then(Receipt::of)
    }

    #[inline]
    fn poll_completed(&mut self, context: &mut Context<'_>) -> Poll<Result<Completed, Error>> {
        if let State::Running(call) = &mut self.state {
            let completed = ready!(call.as_mut().poll(context));
            self.state = State::Over;
            return Poll::Ready(completed);
        }
        match std::mem::replace(&mut self.state, State::Over) {
            State::Refused(error) => Poll::Ready(Err(error)),
            State::Running(_) | State::Over => Poll::Ready(Err(polled_again().of(self.operation))),
        }
    }
}

impl<T> ReplyFuture<T> {
    /// What the call is to do, to be kept by whoever may drop this future: from it
    /// [`settle`](crate::api::Events::settle) finds out what became of the call.
    ///
    /// `None` for calls that are no status changes, and for those that were refused before anything is sent.
    /// It is the receipt of the call as it was planned: what `send_settled` reads before it sends is not in it.
    #[must_use]
    #[inline]
    pub fn receipt(&self) -> Option<Receipt> {
        match &self.0 {
            Replying::Call(call) => call.receipt(),
            Replying::Procedure { receipt, .. } => receipt.as_deref().cloned(),
        }
    }

    #[inline]
    pub(super) fn new(client: AsyncClient, plan: Result<Plan, Error>, decode: Decode<T>) -> Self {
        Self(Replying::Call(AnswerFuture::new(client, plan, decode)))
    }

    /// The future of a procedure.
    #[inline]
    pub(super) fn following(
        procedure: BoxFuture<'static, Result<T, Error>>,
        receipt: Option<Receipt>,
    ) -> Self {
        Self(Replying::Procedure {
            steps: Some(procedure),
            receipt: receipt.map(Box::new),
        })
    }
}

impl<T> Future for AnswerFuture<T> {
    type Output = Result<Answer<T>, Error>;

    #[inline]
    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Self::Output> {
        let completed = ready!(self.poll_completed(context));
        Poll::Ready(completed::read(completed, self.operation, self.decode))
    }
}

impl<T> Future for ReplyFuture<T> {
    type Output = Result<T, Error>;

    #[inline]
    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Self::Output> {
        match &mut self.0 {
            Replying::Call(call) => {
                let completed = ready!(call.poll_completed(context));
                Poll::Ready(completed::value(completed, call.operation, call.decode))
            }
            Replying::Procedure { steps, .. } => {
                let Some(procedure) = steps else {
                    return Poll::Ready(Err(polled_again()));
                };
                let result = ready!(procedure.as_mut().poll(context));
                *steps = None;
                Poll::Ready(result)
            }
        }
    }
}

#[inline]
fn polled_again() -> Error {
    Error::invalid_request("the call's future was polled after its end")
}

impl<T> fmt::Debug for AnswerFuture<T> {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("AnswerFuture")
            .field("operation", &self.operation)
            .finish_non_exhaustive()
    }
}

impl<T> fmt::Debug for ReplyFuture<T> {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let operation = match &self.0 {
            Replying::Call(call) => call.operation,
            Replying::Procedure { .. } => "",
        };
        f.debug_struct("ReplyFuture")
            .field("operation", &operation)
            .finish_non_exhaustive()
    }
}
