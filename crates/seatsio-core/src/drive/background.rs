//! A future that a runtime drives while nobody waits for it.

use super::{AsyncClient, asynchronous::BoxFuture};
use std::{
    future::Future,
    mem,
    pin::Pin,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    task::{Context, Poll, Waker},
};

/// A future that a runtime drives while nobody waits for it. Dropping this ends it there and then.
pub(super) struct Background<T>(Arc<Mutex<Work<T>>>);

enum Work<T> {
    Running {
        future: BoxFuture<'static, T>,
        task: Option<Waker>,
        waiting: Option<Waker>,
    },
    Done(T),
    /// The value was taken, or the runtime has dropped the task before its end.
    Over,
}

fn lock<T>(work: &Mutex<Work<T>>) -> MutexGuard<'_, Work<T>> {
    work.lock().unwrap_or_else(PoisonError::into_inner)
}

impl<T: Send + 'static> Background<T> {
    /// Gives the future to the runtime of the client's transport, or back if that has none.
    pub(super) fn run(
        client: &AsyncClient,
        future: BoxFuture<'static, T>,
    ) -> Result<Self, BoxFuture<'static, T>> {
        let work = Arc::new(Mutex::new(Work::Running {
            future,
            task: None,
            waiting: None,
        }));
        match client.spawn(Box::pin(Task(Arc::clone(&work)))) {
            Ok(()) => Ok(Self(work)),
            Err(task) => {
                let given_back = mem::replace(&mut *lock(&work), Work::Over);
                drop(task);
                match given_back {
                    Work::Running { future, .. } => Err(future),
                    // The task came back after it had been run.
                    Work::Done(value) => Err(Box::pin(async move { value })),
                    Work::Over => Ok(Self(work)),
                }
            }
        }
    }

    /// The value; `None` if it will never come, since the runtime has dropped the task.
    pub(super) fn poll(&self, context: &Context<'_>) -> Poll<Option<T>> {
        let mut work = lock(&self.0);
        if let Work::Running { waiting, .. } = &mut *work {
            *waiting = Some(context.waker().clone());
            return Poll::Pending;
        }
        match mem::replace(&mut *work, Work::Over) {
            Work::Done(value) => Poll::Ready(Some(value)),
            Work::Running { .. } | Work::Over => Poll::Ready(None),
        }
    }
}

impl<T> Drop for Background<T> {
    fn drop(&mut self) {
        let work = mem::replace(&mut *lock(&self.0), Work::Over);
        if let Work::Running { future, task, .. } = work {
            drop(future);
            // The runtime has an empty task to put away.
            if let Some(task) = task {
                task.wake();
            }
        }
    }
}

/// What the runtime polls.
struct Task<T>(Arc<Mutex<Work<T>>>);

impl<T> Future for Task<T> {
    type Output = ();

    fn poll(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<()> {
        let mut work = lock(&self.0);
        let Work::Running {
            future,
            task,
            waiting,
        } = &mut *work
        else {
            return Poll::Ready(());
        };
        let Poll::Ready(value) = future.as_mut().poll(context) else {
            *task = Some(context.waker().clone());
            return Poll::Pending;
        };
        let waiting = waiting.take();
        let finished = mem::replace(&mut *work, Work::Done(value));
        drop(work);
        drop(finished);
        if let Some(waiting) = waiting {
            waiting.wake();
        }
        Poll::Ready(())
    }
}

impl<T> Drop for Task<T> {
    /// A runtime that shuts down, or in which the future has panicked, must not leave the reader waiting.
    fn drop(&mut self) {
        let mut work = lock(&self.0);
        if matches!(*work, Work::Running { .. }) {
            let unfinished = mem::replace(&mut *work, Work::Over);
            drop(work);
            if let Work::Running {
                waiting: Some(waiting),
                ..
            } = unfinished
            {
                waiting.wake();
            }
        }
    }
}
