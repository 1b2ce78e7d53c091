//! One round trip over a hyper pool.

use bytes::{Bytes, BytesMut};
use http::{Request, Response};
use http_body_util::{BodyExt, Full};
use hyper::{
    body::{Body as _, Incoming},
    rt::{Executor, Timer},
};
use hyper_util::client::legacy::{Client as Pool, Error as PoolError, connect::Connect};
use seatsio_core::{
    AsyncTransport, Limits, TransportError, TransportErrorKind, call::Moment, drive, drive::BackgroundTask,
};
use std::{
    error::Error as StdError,
    time::{Duration, Instant},
};

pub(crate) type Body = Full<Bytes>;

pub(crate) struct Hyper<C, E, T> {
    pool: Pool<C, Body>,
    executor: E,
    timer: T,
    /// The same point in time, as the timer and as the engine count it.
    start: (Instant, Moment),
    max_response_bytes: usize,
}

/// A wait that no call outlives, and that can be added to every `Instant`.
const FAR: Duration = Duration::from_secs(30 * 365 * 86_400);

impl<C, E, T: Timer> Hyper<C, E, T> {
    pub(crate) fn new(pool: Pool<C, Body>, executor: E, timer: T, limits: Limits) -> Self {
        Self {
            pool,
            executor,
            start: (timer.now(), drive::now()),
            timer,
            max_response_bytes: limits.max_response_bytes,
        }
    }

    async fn body(&self, mut body: Incoming) -> Result<Bytes, TransportError> {
        let limit = self.max_response_bytes;
        let announced = usize::try_from(body.size_hint().lower()).unwrap_or(usize::MAX);
        if announced > limit {
            return Err(too_large(limit));
        }
        let mut collected = BytesMut::new();
        while let Some(frame) = body.frame().await {
            let Ok(chunk) = frame.map_err(interrupted)?.into_data() else {
                continue;
            };
            if collected.is_empty() && chunk.len() >= announced && announced > 0 {
                return Ok(chunk);
            }
            if collected.len() + chunk.len() > limit {
                return Err(too_large(limit));
            }
            if collected.is_empty() {
                collected.reserve(announced.max(chunk.len()));
            }
            collected.extend_from_slice(&chunk);
        }
        Ok(collected.freeze())
    }
}

impl<C, E, T> AsyncTransport for Hyper<C, E, T>
where
    C: Connect + Clone + Send + Sync + 'static,
    E: Executor<BackgroundTask> + Send + Sync + 'static,
    T: Timer + Send + Sync + 'static,
{
    // No `async fn`: its future would keep the request twice.
    fn send(
        &self,
        request: Request<Bytes>,
    ) -> impl Future<Output = Result<Response<Bytes>, TransportError>> + Send {
        let sending = self.pool.request(request.map(Full::new));
        async move {
            let (parts, body) = sending.await.map_err(failure)?.into_parts();
            let body = self.body(body).await?;
            Ok(Response::from_parts(parts, body))
        }
    }

    fn sleep(&self, wait: Duration) -> impl Future<Output = ()> + Send {
        self.timer.sleep(wait)
    }

    fn sleep_until(&self, moment: Moment) -> impl Future<Output = ()> + Send {
        let wait = moment.since(self.start.1).min(FAR);
        self.timer.sleep_until(self.start.0 + wait)
    }

    fn now(&self) -> Moment {
        self.start.1 + self.timer.now().saturating_duration_since(self.start.0)
    }

    fn spawn(&self, task: BackgroundTask) -> Result<(), BackgroundTask> {
        self.executor.execute(task);
        Ok(())
    }
}

fn too_large(limit: usize) -> TransportError {
    TransportError::new(TransportErrorKind::TooLarge, format!("more than {limit} bytes"))
}

fn interrupted(error: hyper::Error) -> TransportError {
    TransportError::new(TransportErrorKind::Interrupted, error)
}

/// Tells how far the request got. Whatever is not known to be "not sent" counts as interrupted.
fn failure(error: PoolError) -> TransportError {
    // hyper calls a request cancelled that it had not begun to write: its pooled connection had closed.
    let never_left_the_pool = error
        .source()
        .and_then(|source| source.downcast_ref::<hyper::Error>())
        .is_some_and(hyper::Error::is_canceled);
    let kind = if error.is_connect() || never_left_the_pool {
        TransportErrorKind::NotSent
    } else {
        TransportErrorKind::Interrupted
    };
    TransportError::new(kind, error)
}
