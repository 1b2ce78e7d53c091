//! One thread under virtual time: what is ready runs in order, and when nothing is, time moves on.

use std::{
    collections::{BTreeMap, HashMap, VecDeque},
    fmt,
    future::Future,
    pin::{Pin, pin},
    sync::{
        Arc, Mutex, MutexGuard, PoisonError,
        atomic::{AtomicBool, AtomicU64, Ordering::Relaxed},
    },
    task::{Context, Poll, Wake, Waker},
    time::Duration,
};

type Task = Pin<Box<dyn Future<Output = ()> + Send>>;

/// The number of a task, by which it can be cancelled.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct TaskId(u64);

/// Runs tasks until none of them has anything left to wait for.
///
/// The order depends on nothing but what the tasks do: those that are ready run first come, first served;
/// timers that end at the same moment wake in the order in which they were set.
pub struct Executor {
    shared: Arc<Shared>,
    tasks: HashMap<TaskId, Running>,
}

struct Running {
    task: Task,
    wakeup: Arc<Wakeup>,
    waker: Waker,
}

/// What tasks see of their executor: the time, and a way to start and to end others. Clones share it.
#[derive(Clone)]
pub struct Handle(Arc<Shared>);

#[derive(Default)]
struct Shared {
    /// Nanoseconds since the start.
    now: AtomicU64,
    ready: Mutex<VecDeque<TaskId>>,
    timers: Mutex<BTreeMap<TimerKey, Waker>>,
    arrivals: Mutex<Vec<(TaskId, Task)>>,
    cancelled: Mutex<Vec<TaskId>>,
    next: AtomicU64,
}

/// When a timer ends, and which of several that end then is first.
type TimerKey = (u64, u64);

/// Takes a lock that only one thread ever asks for.
pub(crate) fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

impl Default for Executor {
    fn default() -> Self {
        Self::new()
    }
}

impl Executor {
    /// An executor without tasks, at the beginning of time.
    #[must_use]
    pub fn new() -> Self {
        Self {
            shared: Arc::default(),
            tasks: HashMap::new(),
        }
    }

    /// What tasks see of it.
    #[must_use]
    pub fn handle(&self) -> Handle {
        Handle(Arc::clone(&self.shared))
    }

    /// Runs until nothing can happen any more, and tells how many tasks are stuck then.
    pub fn run(&mut self) -> usize {
        self.run_until(Duration::MAX)
    }

    /// Runs until nothing can happen any more before `end`, and tells how many tasks are left.
    pub fn run_until(&mut self, end: Duration) -> usize {
        loop {
            self.admit();
            self.bury();
            let ready = lock(&self.shared.ready).pop_front();
            match ready {
                Some(task) => self.poll(task),
                None if self.shared.advance(end) => {}
                None => return self.tasks.len(),
            }
        }
    }

    fn admit(&mut self) {
        let arrivals = std::mem::take(&mut *lock(&self.shared.arrivals));
        for (id, task) in arrivals {
            let wakeup = Arc::new(Wakeup {
                task: id,
                is_queued: AtomicBool::new(true),
                shared: Arc::clone(&self.shared),
            });
            let waker = Arc::clone(&wakeup).into();
            self.tasks.insert(id, Running { task, wakeup, waker });
            lock(&self.shared.ready).push_back(id);
        }
    }

    fn bury(&mut self) {
        let cancelled = std::mem::take(&mut *lock(&self.shared.cancelled));
        for id in cancelled {
            drop(self.tasks.remove(&id));
        }
    }

    fn poll(&mut self, id: TaskId) {
        let Some(running) = self.tasks.get_mut(&id) else {
            return;
        };
        running.wakeup.is_queued.store(false, Relaxed);
        let is_over = running
            .task
            .as_mut()
            .poll(&mut Context::from_waker(&running.waker))
            .is_ready();
        if is_over {
            drop(self.tasks.remove(&id));
        }
    }
}

impl Drop for Executor {
    fn drop(&mut self) {
        // Timers hold wakers, which hold what the timers are in.
        self.tasks.clear();
        let timers = std::mem::take(&mut *lock(&self.shared.timers));
        drop(timers);
    }
}

impl Shared {
    /// Moves the time to the next timer, if it ends by then.
    fn advance(&self, end: Duration) -> bool {
        let next = {
            let mut timers = lock(&self.timers);
            match timers.first_key_value() {
                Some((key, _)) if u128::from(key.0) <= end.as_nanos() => timers.pop_first(),
                _ => None,
            }
        };
        let Some(((at, _), waker)) = next else {
            return false;
        };
        self.now.store(at, Relaxed);
        waker.wake();
        true
    }
}

impl Handle {
    /// The time since the start.
    #[must_use]
    pub fn now(&self) -> Duration {
        Duration::from_nanos(self.0.now.load(Relaxed))
    }

    /// Starts a task, which is polled first once the present one has to wait.
    pub fn spawn(&self, task: impl Future<Output = ()> + Send + 'static) -> TaskId {
        let id = TaskId(self.0.next.fetch_add(1, Relaxed));
        lock(&self.0.arrivals).push((id, Box::pin(task)));
        id
    }

    /// Ends a task where it is, by dropping it once the present one has to wait.
    pub fn cancel(&self, task: TaskId) {
        lock(&self.0.cancelled).push(task);
    }

    /// Completes after `wait`.
    pub fn sleep(&self, wait: Duration) -> Sleep {
        let wait = u64::try_from(wait.as_nanos()).unwrap_or(u64::MAX);
        Sleep {
            shared: Arc::clone(&self.0),
            until: self.0.now.load(Relaxed).saturating_add(wait),
            key: None,
        }
    }

    /// Gives up on `work` after `wait`, by dropping it.
    pub async fn within<T>(&self, wait: Duration, work: impl Future<Output = T>) -> Option<T> {
        let (mut work, mut timer) = (pin!(work), pin!(self.sleep(wait)));
        std::future::poll_fn(|context| match work.as_mut().poll(context) {
            Poll::Ready(done) => Poll::Ready(Some(done)),
            Poll::Pending => timer.as_mut().poll(context).map(|()| None),
        })
        .await
    }
}

/// A timer; dropped, it wakes nobody.
#[must_use = "futures do nothing unless awaited"]
pub struct Sleep {
    shared: Arc<Shared>,
    until: u64,
    key: Option<TimerKey>,
}

impl Future for Sleep {
    type Output = ();

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<()> {
        if self.shared.now.load(Relaxed) >= self.until {
            return Poll::Ready(());
        }
        let key = match self.key {
            Some(key) => key,
            None => (self.until, self.shared.next.fetch_add(1, Relaxed)),
        };
        self.key = Some(key);
        lock(&self.shared.timers).insert(key, context.waker().clone());
        Poll::Pending
    }
}

impl Drop for Sleep {
    fn drop(&mut self) {
        if let Some(key) = self.key {
            let gone = lock(&self.shared.timers).remove(&key);
            drop(gone);
        }
    }
}

struct Wakeup {
    task: TaskId,
    is_queued: AtomicBool,
    shared: Arc<Shared>,
}

impl Wake for Wakeup {
    fn wake(self: Arc<Self>) {
        self.wake_by_ref();
    }

    fn wake_by_ref(self: &Arc<Self>) {
        if !self.is_queued.swap(true, Relaxed) {
            lock(&self.shared.ready).push_back(self.task);
        }
    }
}

impl fmt::Debug for Executor {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Executor")
            .field("tasks", &self.tasks.len())
            .finish_non_exhaustive()
    }
}

impl fmt::Debug for Handle {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Handle").field("now", &self.now()).finish()
    }
}

impl fmt::Debug for Sleep {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Sleep")
            .field("until", &self.until)
            .finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What tasks wrote down, in order.
    #[derive(Clone, Default)]
    struct Notes(Arc<Mutex<Vec<(u64, &'static str)>>>);

    impl Notes {
        fn write(&self, handle: &Handle, what: &'static str) {
            let at = u64::try_from(handle.now().as_millis()).expect("a short time");
            lock(&self.0).push((at, what));
        }
    }

    #[test]
    fn sleepers_wake_in_the_order_of_their_moments_and_then_of_their_falling_asleep() {
        let mut executor = Executor::new();
        let (handle, notes) = (executor.handle(), Notes::default());
        for (wait, name) in [(5, "late"), (2, "early"), (5, "later")] {
            let (handle, notes) = (handle.clone(), notes.clone());
            executor.handle().spawn(async move {
                handle.sleep(Duration::from_millis(wait)).await;
                notes.write(&handle, name);
            });
        }
        assert_eq!(executor.run(), 0);
        assert_eq!(*lock(&notes.0), [(2, "early"), (5, "late"), (5, "later")]);
    }

    #[test]
    fn work_that_takes_too_long_is_dropped() {
        let mut executor = Executor::new();
        let (handle, notes) = (executor.handle(), Notes::default());
        let kept = notes.clone();
        executor.handle().spawn(async move {
            let hours = handle.sleep(Duration::from_secs(3600));
            let done = handle.within(Duration::from_millis(7), hours).await;
            notes.write(&handle, if done.is_none() { "given up" } else { "done" });
        });
        assert_eq!(executor.run(), 0);
        assert_eq!(*lock(&kept.0), [(7, "given up")]);
    }

    #[test]
    fn a_cancelled_task_does_nothing_more_and_one_that_waits_for_ever_is_told() {
        let mut executor = Executor::new();
        let (handle, notes) = (executor.handle(), Notes::default());
        let (victim_handle, victim_notes) = (handle.clone(), notes.clone());
        let victim = handle.spawn(async move {
            victim_handle.sleep(Duration::from_millis(3)).await;
            victim_notes.write(&victim_handle, "never");
        });
        let killer = handle.clone();
        handle.spawn(async move {
            killer.sleep(Duration::from_millis(1)).await;
            killer.cancel(victim);
        });
        handle.spawn(std::future::pending());
        assert_eq!(executor.run(), 1);
        assert!(lock(&notes.0).is_empty());
    }
}
