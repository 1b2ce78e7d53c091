//! Going through a lane: asking the permit store, waiting for the turn, giving the permit back.

use crate::call::{Entry, Lane, Left, Moment, PermitStore, Queueing, Standing, Ticket};
use std::{
    future::Future,
    pin::Pin,
    sync::Arc,
    task::{Context, Poll, Wake, Waker},
    thread::{self, Thread},
    time::Duration,
};

/// The driver's clock, so that a permit can be given back from `Drop`.
pub(super) trait Clock: Send + Sync {
    fn now(&self) -> Moment;
}

/// What asking for a permit brought.
pub(super) enum Entered<'a> {
    Go(Permit<'a>),
    Wait(InLine<'a>),
    GiveUp,
}

/// Asks for a permit of `lane`, to be had within `timeout` from `now`.
pub(super) fn enter<'a>(
    store: &'a dyn PermitStore,
    clock: &'a dyn Clock,
    lane: Lane,
    timeout: Duration,
    now: Moment,
) -> Entered<'a> {
    match store.enter(lane, Some(now + timeout), now) {
        Entry::Go(ticket) => Entered::Go(Permit { store, clock, ticket }),
        Entry::Wait(ticket) => {
            let place = Permit { store, clock, ticket };
            // No timer is as short, so that a caller who does not want to wait would wait for the timer.
            if timeout <= Queueing::AT_ONCE {
                Entered::GiveUp
            } else {
                Entered::Wait(InLine(Some(place)))
            }
        }
        Entry::GiveUp => Entered::GiveUp,
    }
}

/// A place in the lane. Dropping it gives it back, also when the call was cancelled.
#[must_use = "dropping the permit leaves the lane"]
pub(super) struct Permit<'a> {
    store: &'a dyn PermitStore,
    clock: &'a dyn Clock,
    ticket: Ticket,
}

impl Permit<'_> {
    /// Leaves the lane and says how the request went.
    pub(super) fn leave(self, left: Left, now: Moment) {
        self.store.leave(self.ticket, left, now);
        std::mem::forget(self);
    }
}

impl Drop for Permit<'_> {
    fn drop(&mut self) {
        self.store.leave(self.ticket, Left::Abandoned, self.clock.now());
    }
}

/// A place in the line; becomes a permit when the turn comes, or nothing when it came too late.
pub(super) struct InLine<'a>(Option<Permit<'a>>);

impl<'a> InLine<'a> {
    fn ask(&mut self, waker: &Waker) -> Poll<Option<Permit<'a>>> {
        let Some(permit) = &self.0 else {
            return Poll::Ready(None);
        };
        match permit.store.poll(permit.ticket, waker, permit.clock.now()) {
            Standing::Go => Poll::Ready(self.0.take()),
            Standing::Waiting => Poll::Pending,
            Standing::Gone => {
                self.0 = None;
                Poll::Ready(None)
            }
        }
    }

    /// Waits on this thread until the turn comes or `timeout` is over.
    pub(super) fn park(mut self, timeout: Duration) -> Option<Permit<'a>> {
        let waker = Waker::from(Arc::new(Unpark(thread::current())));
        let clock = self.0.as_ref()?.clock;
        let started = clock.now();
        loop {
            if let Poll::Ready(permit) = self.ask(&waker) {
                return permit;
            }
            let left = timeout.saturating_sub(clock.now().since(started));
            if left.is_zero() {
                return None;
            }
            thread::park_timeout(left);
        }
    }
}

impl<'a> Future for InLine<'a> {
    type Output = Option<Permit<'a>>;

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Self::Output> {
        self.ask(context.waker())
    }
}

struct Unpark(Thread);

impl Wake for Unpark {
    fn wake(self: Arc<Self>) {
        self.0.unpark();
    }
}
