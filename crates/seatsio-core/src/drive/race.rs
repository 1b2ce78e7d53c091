//! Work raced against the transport's timer.

use super::{
    asynchronous::BoxFuture,
    door::{InLine, Permit},
    running::Running,
};
use std::{
    future::{Future, poll_fn},
    pin::{Pin, pin},
    task::{Context, Poll},
};

/// Races `work` against a timer; `None` when the timer came first.
#[inline]
pub(super) async fn within<W, T>(work: W, timer: impl FnOnce() -> T) -> Option<W::Output>
where
    W: Future,
    T: Future<Output = ()>,
{
    let mut work = pin!(work);
    if let Poll::Ready(done) = poll_fn(|context| Poll::Ready(work.as_mut().poll(context))).await {
        return Some(done);
    }
    // Made only once the work has to wait: what is ready at once needs no timer.
    let mut timer = pin!(timer());
    let mut was_just_asked = true;
    poll_fn(|context| {
        if !std::mem::take(&mut was_just_asked)
            && let Poll::Ready(done) = work.as_mut().poll(context)
        {
            return Poll::Ready(Some(done));
        }
        timer.as_mut().poll(context).map(|()| None)
    })
    .await
}

/// Waits for the turn of a place in line; `None` when the timer came first.
///
/// By hand, as thousands may wait at once: with [`within`] each would keep its arguments a second time.
pub(super) struct Turn<'a, 'b> {
    call: &'a Running<'b>,
    place: &'a mut InLine<'b>,
    timer: BoxFuture<'a, ()>,
}

impl<'a, 'b> Turn<'a, 'b> {
    #[inline]
    pub(super) fn new(call: &'a Running<'b>, place: &'a mut InLine<'b>, timer: BoxFuture<'a, ()>) -> Self {
        Self { call, place, timer }
    }
}

impl<'b> Future for Turn<'_, 'b> {
    type Output = Option<Permit<'b>>;

    #[inline]
    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Self::Output> {
        let this = &mut *self;
        let place = &mut *this.place;
        match this.call.inside(|| Pin::new(place).poll(context)) {
            Poll::Ready(permit) => Poll::Ready(permit),
            Poll::Pending => this.timer.as_mut().poll(context).map(|()| None),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::{cell::Cell, rc::Rc, task::Waker};

    /// Pending so many times, then ready; counts how often it was asked.
    fn after(pending: u32, asked: &Cell<u32>) -> impl Future<Output = ()> {
        poll_fn(move |_| {
            asked.set(asked.get() + 1);
            if asked.get() > pending {
                Poll::Ready(())
            } else {
                Poll::Pending
            }
        })
    }

    /// Asks until it is ready, and says how often.
    fn asked_until_ready<T>(race: impl Future<Output = T>) -> (u32, T) {
        let (mut race, mut context) = (pin!(race), Context::from_waker(Waker::noop()));
        (1..)
            .find_map(|times| match race.as_mut().poll(&mut context) {
                Poll::Ready(won) => Some((times, won)),
                Poll::Pending => None,
            })
            .unwrap()
    }

    #[test]
    fn what_is_ready_at_once_needs_no_timer() {
        let (work, made) = (Cell::new(0), Cell::new(false));
        let timer = || {
            made.set(true);
            std::future::pending()
        };
        assert_eq!(asked_until_ready(within(after(0, &work), timer)), (1, Some(())));
        assert!(!made.get());
    }

    #[test]
    fn work_and_timer_are_asked_once_each_time_and_the_work_first() {
        let (work, timer) = (Cell::new(0), Cell::new(0));
        let won = asked_until_ready(within(after(3, &work), || after(3, &timer)));
        assert_eq!(won, (4, Some(())));
        assert_eq!((work.get(), timer.get()), (4, 3));
    }

    #[test]
    fn a_timer_that_comes_first_ends_the_race_and_lets_go_of_the_work() {
        let (timer, held) = (Cell::new(0), Rc::new(()));
        let kept = Rc::clone(&held);
        let work = async move {
            std::future::pending::<()>().await;
            drop(kept);
        };
        let mut race = pin!(within(work, || after(2, &timer)));
        let mut context = Context::from_waker(Waker::noop());
        assert!(race.as_mut().poll(&mut context).is_pending());
        assert!(race.as_mut().poll(&mut context).is_pending());
        assert_eq!(Rc::strong_count(&held), 2);
        assert_eq!(race.as_mut().poll(&mut context), Poll::Ready(None));
        assert_eq!(Rc::strong_count(&held), 1, "before whoever waited goes on");
    }
}
