//! A transport that answers at once, and an observer that counts.

use bytes::Bytes;
use http::{Request, Response};
use seatsio_core::{
    BlockingClient, BlockingTransport, Config, TransportError,
    call::Moment,
    observe::{AttemptFinished, CallFinished, Observer},
};
use std::{
    sync::atomic::{AtomicU64, Ordering::Relaxed},
    time::{Duration, SystemTime},
};

/// Answers the same bytes to every request, under a clock that stands still.
pub(crate) struct Instant(Bytes);

impl Instant {
    pub(crate) fn client(body: &[u8], set: impl FnOnce(Config) -> Config) -> BlockingClient {
        let transport = Self(Bytes::copy_from_slice(body));
        BlockingClient::new(
            transport,
            &set(Config::new(seatsio_core::Region::Eu, "a-secret-key")),
        )
        .expect("a client")
    }
}

impl BlockingTransport for Instant {
    fn send(&self, _: Request<Bytes>, _: Duration) -> Result<Response<Bytes>, TransportError> {
        Ok(Response::new(self.0.clone()))
    }

    fn sleep(&self, _: Duration) {}

    fn now(&self) -> Moment {
        Moment::START
    }

    fn time_of_day(&self) -> SystemTime {
        SystemTime::UNIX_EPOCH
    }
}

/// What a program would do at the least: count calls, attempts, and the time they take.
#[derive(Default)]
pub(crate) struct Counter {
    calls: AtomicU64,
    attempts: AtomicU64,
    nanos: AtomicU64,
}

impl Observer for Counter {
    fn attempt_finished(&self, _: &AttemptFinished<'_>) {
        self.attempts.fetch_add(1, Relaxed);
    }

    fn call_finished(&self, call: &CallFinished<'_>) {
        self.calls.fetch_add(1, Relaxed);
        let nanos = u64::try_from(call.duration.as_nanos()).unwrap_or(u64::MAX);
        self.nanos.fetch_add(nanos, Relaxed);
    }
}
