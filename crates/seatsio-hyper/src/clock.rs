//! The timer's time as the client last saw it.

use hyper::rt::{Sleep, Timer};
use seatsio_core::{call::Moment, drive};
use std::{
    future::Future,
    pin::Pin,
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering::Relaxed},
    },
    task::{Context, Poll},
    time::{Duration, Instant},
};

/// A wait that no call outlives, and that can be added to every `Instant`.
const FAR: Duration = Duration::from_secs(30 * 365 * 86_400);

/// A timer that knows when it was last asked for the time.
///
/// A look at the clock has its price. The engine takes one when it has waited for something, so that the pool, which asks
/// right after, needs none of its own.
pub(crate) struct Clock<T> {
    pub(crate) timer: T,
    /// The same point in time, as the timer and as the engine count it.
    start: (Instant, Moment),
    /// Nanoseconds from the start to the last look.
    seen: AtomicU64,
}

impl<T: Timer> Clock<T> {
    pub(crate) fn new(timer: T) -> Self {
        let start = (timer.now(), drive::now());
        Self {
            timer,
            start,
            seen: AtomicU64::new(0),
        }
    }

    /// What time it is.
    pub(crate) fn look(&self) -> Moment {
        let elapsed = self.timer.now().saturating_duration_since(self.start.0);
        let nanos = u64::try_from(elapsed.as_nanos()).unwrap_or(u64::MAX);
        self.seen.store(nanos, Relaxed);
        self.start.1 + elapsed
    }

    /// What time it was when somebody looked last.
    fn seen(&self) -> Instant {
        self.instant(Duration::from_nanos(self.seen.load(Relaxed)))
    }

    pub(crate) fn sleep_until(&self, moment: Moment) -> Pin<Box<dyn Sleep>> {
        self.timer.sleep_until(self.instant(moment.since(self.start.1)))
    }

    fn instant(&self, from_start: Duration) -> Instant {
        self.start.0 + from_start.min(FAR)
    }
}

/// The timer as the pool has it: what time it is, it is told without a look.
///
/// So the pool counts how long a connection is idle from the beginning of its last request, or later.
#[derive(Clone)]
pub(crate) struct PoolTimer<T>(pub(crate) Arc<Clock<T>>);

impl<T> PoolTimer<T>
where
    T: Timer + Send + Sync + 'static,
{
    fn looking_after(&self, sleep: Pin<Box<dyn Sleep>>) -> Pin<Box<dyn Sleep>> {
        Box::pin(LookAfter {
            sleep,
            clock: Arc::clone(&self.0),
        })
    }
}

impl<T> Timer for PoolTimer<T>
where
    T: Timer + Send + Sync + 'static,
{
    fn sleep(&self, wait: Duration) -> Pin<Box<dyn Sleep>> {
        self.looking_after(self.0.timer.sleep(wait))
    }

    fn sleep_until(&self, end: Instant) -> Pin<Box<dyn Sleep>> {
        self.looking_after(self.0.timer.sleep_until(end))
    }

    fn now(&self) -> Instant {
        self.0.seen()
    }
}

/// A wait of the pool's. There may have been no call for all of it, so the time has to be looked up after it.
struct LookAfter<T> {
    sleep: Pin<Box<dyn Sleep>>,
    clock: Arc<Clock<T>>,
}

impl<T: Timer> Future for LookAfter<T> {
    type Output = ();

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<()> {
        let slept = self.sleep.as_mut().poll(context);
        if slept.is_ready() {
            self.clock.look();
        }
        slept
    }
}

impl<T: Timer + Send + Sync> Sleep for LookAfter<T> {}
