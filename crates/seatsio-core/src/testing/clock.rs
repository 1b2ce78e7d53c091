//! A clock that nobody waits for: whoever sleeps moves it.

use std::{
    collections::BTreeMap,
    pin::Pin,
    sync::{Mutex, MutexGuard, PoisonError},
    task::{Context, Poll, Waker},
    time::Duration,
};

/// The time of a script, and those who sleep on it: the earliest of them moves it.
#[derive(Debug, Default)]
pub(super) struct VirtualClock(Mutex<Sleepers>);

#[derive(Debug, Default)]
struct Sleepers {
    now: Duration,
    /// By the time at which they wake; equal times wake in the order in which they fell asleep.
    asleep: BTreeMap<(Duration, u64), Option<Waker>>,
    numbered: u64,
}

impl VirtualClock {
    pub(super) fn now(&self) -> Duration {
        self.lock().now
    }

    pub(super) fn advance(&self, wait: Duration) {
        let mut sleepers = self.lock();
        sleepers.now = sleepers.now.saturating_add(wait);
    }

    /// Completes after `wait`, which takes no time.
    pub(super) fn sleep(&self, wait: Duration) -> Sleep<'_> {
        Sleep {
            clock: self,
            wait,
            place: None,
            has_yielded: false,
        }
    }

    fn lock(&self) -> MutexGuard<'_, Sleepers> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Sleepers {
    fn lie_down(&mut self, wait: Duration) -> (Duration, u64) {
        self.numbered += 1;
        let place = (self.now.saturating_add(wait), self.numbered);
        self.asleep.insert(place, None);
        place
    }

    /// Takes a sleeper away, and gives the waker of the next one.
    fn get_up(&mut self, place: (Duration, u64)) -> Option<Waker> {
        self.asleep.remove(&place);
        self.asleep.first_key_value().and_then(|(_, waker)| waker.clone())
    }

    fn is_next(&self, place: (Duration, u64)) -> bool {
        self.asleep
            .first_key_value()
            .is_none_or(|(first, _)| *first == place)
    }
}

/// One sleeper.
#[derive(Debug)]
pub(super) struct Sleep<'a> {
    clock: &'a VirtualClock,
    wait: Duration,
    place: Option<(Duration, u64)>,
    has_yielded: bool,
}

impl Future for Sleep<'_> {
    type Output = ();

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<()> {
        if self.wait.is_zero() {
            return Poll::Ready(());
        }
        let mut sleepers = self.clock.lock();
        let place = self.place.unwrap_or_else(|| sleepers.lie_down(self.wait));
        let is_due = place.0 <= sleepers.now;
        // Others that are ready to run come first: they may go to sleep for a shorter time, or need this
        // timer no more.
        if !is_due && (!sleepers.is_next(place) || !self.has_yielded) {
            sleepers.asleep.insert(place, Some(context.waker().clone()));
            if sleepers.is_next(place) {
                context.waker().wake_by_ref();
            }
            drop(sleepers);
            self.has_yielded = true;
            self.place = Some(place);
            return Poll::Pending;
        }
        sleepers.now = sleepers.now.max(place.0);
        let next = sleepers.get_up(place);
        drop(sleepers);
        self.wait = Duration::ZERO;
        self.place = None;
        if let Some(next) = next {
            next.wake();
        }
        Poll::Ready(())
    }
}

impl Drop for Sleep<'_> {
    fn drop(&mut self) {
        if let Some(place) = self.place {
            let next = self.clock.lock().get_up(place);
            if let Some(next) = next {
                next.wake();
            }
        }
    }
}
