//! Timers on a clock that nobody waits for: the earliest of them moves it.

use crate::{clock::Clock, emulator::lock, time::Time};
use std::{
    collections::BTreeMap,
    future::Future,
    pin::Pin,
    sync::{
        Mutex,
        atomic::{AtomicU64, Ordering},
    },
    task::{Context, Poll, Waker},
    time::Duration,
};

/// The sleepers on one clock, in the order in which they wake. Equal moments wake in the order
/// in which they fell asleep.
#[derive(Debug, Default)]
pub(super) struct Timers {
    asleep: Mutex<BTreeMap<Key, Option<Waker>>>,
    next: AtomicU64,
}

type Key = (Time, u64);

impl Timers {
    /// Completes when the clock has come so far, and moves it there when nobody else is to wake before.
    pub(super) fn wait<'a>(&'a self, clock: &'a Clock, wait: Duration) -> Sleep<'a> {
        Sleep {
            timers: self,
            clock,
            wait,
            key: None,
            has_yielded: false,
        }
    }

    fn lie_down(&self, wakes_at: Time) -> Key {
        let key = (wakes_at, self.next.fetch_add(1, Ordering::Relaxed));
        lock(&self.asleep).insert(key, None);
        key
    }

    /// Whether a sleeper is the next one; if not, it is woken when it is.
    fn is_next(&self, key: Key, waker: &Waker) -> bool {
        let mut asleep = lock(&self.asleep);
        if let Some(place) = asleep.get_mut(&key) {
            *place = Some(waker.clone());
        }
        asleep.first_key_value().is_none_or(|(first, _)| *first == key)
    }

    fn get_up(&self, key: Key) {
        let next = {
            let mut asleep = lock(&self.asleep);
            asleep.remove(&key);
            asleep.first_key_value().and_then(|(_, waker)| waker.clone())
        };
        if let Some(next) = next {
            next.wake();
        }
    }
}

/// One sleeper.
#[derive(Debug)]
pub(super) struct Sleep<'a> {
    timers: &'a Timers,
    clock: &'a Clock,
    wait: Duration,
    key: Option<Key>,
    has_yielded: bool,
}

impl Future for Sleep<'_> {
    type Output = ();

    fn poll(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<()> {
        if self.wait.is_zero() {
            return Poll::Ready(());
        }
        let now = self.clock.now();
        let key = self.key.unwrap_or_else(|| {
            let millis = i64::try_from(self.wait.as_micros().div_ceil(1000)).unwrap_or(i64::MAX);
            self.timers.lie_down(now.plus_millis(millis))
        });
        self.key = Some(key);
        if key.0 > now && !self.timers.is_next(key, cx.waker()) {
            return Poll::Pending;
        }
        // Others that are ready to run come first: they may go to sleep for a shorter time, or
        // have no need for this timer any more.
        if key.0 > now && !self.has_yielded {
            self.has_yielded = true;
            cx.waker().wake_by_ref();
            return Poll::Pending;
        }
        let left = u64::try_from(now.millis_until(key.0)).unwrap_or_default();
        self.clock.advance(Duration::from_millis(left));
        self.wait = Duration::ZERO;
        self.key = None;
        self.timers.get_up(key);
        Poll::Ready(())
    }
}

impl Drop for Sleep<'_> {
    fn drop(&mut self) {
        if let Some(key) = self.key {
            self.timers.get_up(key);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use std::{pin::pin, sync::Arc, task::Wake};

    /// Polls a future until it is done: everything that these futures wait for is on the clock.
    fn run<F: Future>(future: F) -> F::Output {
        struct Nothing;
        impl Wake for Nothing {
            fn wake(self: Arc<Self>) {}
        }
        let waker = Arc::new(Nothing).into();
        let mut future = pin!(future);
        for _ in 0..10_000 {
            if let Poll::Ready(done) = future.as_mut().poll(&mut Context::from_waker(&waker)) {
                return done;
            }
        }
        panic!("a sleeper overslept");
    }

    /// Polls all of them in turn and tells in which order they were done.
    async fn order(mut sleeps: Vec<(usize, Pin<Box<Sleep<'_>>>)>) -> Vec<usize> {
        let mut done = Vec::new();
        std::future::poll_fn(move |cx| {
            sleeps.retain_mut(|(name, sleep)| {
                let is_done = sleep.as_mut().poll(cx).is_ready();
                if is_done {
                    done.push(*name);
                }
                !is_done
            });
            if sleeps.is_empty() {
                Poll::Ready(std::mem::take(&mut done))
            } else {
                Poll::Pending
            }
        })
        .await
    }

    proptest! {
        #[test]
        fn sleepers_wake_in_the_order_of_their_moments(waits in prop::collection::vec(1..50_u64, 1..20)) {
            let (timers, clock) = (Timers::default(), Clock::frozen(Time::from_millis(0)));
            let sleeps = waits.iter().enumerate();
            let sleeps = sleeps.map(|(name, wait)| (name, Box::pin(timers.wait(&clock, Duration::from_millis(*wait)))));
            let woken = run(order(sleeps.collect()));
            let moments: Vec<u64> = woken.iter().map(|name| waits[*name]).collect();
            prop_assert!(moments.is_sorted());
            prop_assert_eq!(clock.now(), Time::from_millis(*waits.iter().max().unwrap() as i64));
        }
    }

    #[test]
    fn who_gives_up_keeps_nobody_asleep() {
        let (timers, clock) = (Timers::default(), Clock::frozen(Time::from_millis(0)));
        let mut early = Box::pin(timers.wait(&clock, Duration::from_millis(1)));
        let late = timers.wait(&clock, Duration::from_millis(5));
        run(async {
            std::future::poll_fn(|cx| {
                assert!(early.as_mut().poll(cx).is_pending());
                Poll::Ready(())
            })
            .await;
            drop(early);
            late.await;
        });
        assert_eq!(clock.now(), Time::from_millis(5));
    }

    #[test]
    fn no_wait_is_no_wait() {
        let (timers, clock) = (Timers::default(), Clock::frozen(Time::from_millis(0)));
        run(timers.wait(&clock, Duration::ZERO));
        assert_eq!(clock.now(), Time::from_millis(0));
    }
}
