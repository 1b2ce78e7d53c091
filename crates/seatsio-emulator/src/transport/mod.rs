//! The emulator as a transport of seatsio clients, in process: no sockets, no runtime, no waiting.

mod timer;

use crate::{emulator::Emulator, fault::Reply, flight::Flight, time::Time};
use bytes::Bytes;
use http::{Request, Response};
use seatsio_core::{
    AsyncClient, AsyncTransport, BlockingClient, BlockingTransport, Config, Error, Region, SecretKey,
    TransportError, TransportErrorKind, call::Moment,
};
use std::{
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering},
    },
    time::{Duration, SystemTime, UNIX_EPOCH},
};
use timer::Timers;

/// A transport that asks an emulator in the same process.
///
/// Waiting costs no time: whatever a client waits for (latency, a delayed answer, the pause before
/// a retry, a time-out) moves the emulator's clock instead, frozen or not. So a test of a call
/// that is retried for a minute takes no longer than the calls themselves.
///
/// ```
/// use seatsio_core::{BlockingClient, Config, Region};
/// use seatsio_emulator::Emulator;
///
/// let (emulator, demo) = Emulator::with_demo();
/// let config = Config::new(Region::Eu, demo.secret_key.as_str());
/// let client = BlockingClient::new(emulator.transport(), &config)?;
/// # drop(client);
/// # Ok::<(), seatsio_core::Error>(())
/// ```
#[derive(Clone, Debug)]
pub struct InProcess {
    emulator: Emulator,
    started: Time,
    /// The latest moment told, in milliseconds: the emulator's clock may be set back, a
    /// monotonic one may not.
    latest: Arc<AtomicU64>,
    timers: Arc<Timers>,
}

/// What goes wrong on order, as the source of a transport error.
#[derive(Debug)]
struct OnOrder(&'static str);

impl std::fmt::Display for OnOrder {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.0)
    }
}

impl std::error::Error for OnOrder {}

fn failed(kind: TransportErrorKind, why: &'static str) -> TransportError {
    TransportError::new(kind, OnOrder(why))
}

impl Emulator {
    /// A transport that asks this emulator.
    #[must_use]
    pub fn transport(&self) -> InProcess {
        InProcess {
            emulator: self.clone(),
            started: self.clock().now(),
            latest: Arc::new(AtomicU64::new(0)),
            timers: Arc::new(Timers::default()),
        }
    }

    /// A blocking client of this emulator, in process.
    ///
    /// # Errors
    /// When the key is none.
    pub fn blocking_client(&self, secret_key: impl Into<SecretKey>) -> Result<BlockingClient, Error> {
        BlockingClient::new(self.transport(), &Config::new(Region::Eu, secret_key))
    }

    /// An async client of this emulator, in process, for any executor.
    ///
    /// # Errors
    /// When the key is none.
    pub fn async_client(&self, secret_key: impl Into<SecretKey>) -> Result<AsyncClient, Error> {
        AsyncClient::new(self.transport(), &Config::new(Region::Eu, secret_key))
    }
}

impl InProcess {
    fn moment(&self) -> Moment {
        let passed =
            u64::try_from(self.started.millis_until(self.emulator.clock().now())).unwrap_or_default();
        let latest = self.latest.fetch_max(passed, Ordering::Relaxed).max(passed);
        Moment::from_start(Duration::from_millis(latest))
    }

    fn system_time(&self) -> SystemTime {
        let millis = self.emulator.clock().now().millis();
        let distance = Duration::from_millis(millis.unsigned_abs());
        let moment = if millis < 0 {
            UNIX_EPOCH.checked_sub(distance)
        } else {
            UNIX_EPOCH.checked_add(distance)
        };
        moment.unwrap_or(UNIX_EPOCH)
    }

    /// Waits on the emulator's clock; false when the time is up before.
    fn wait_within(&self, wait: Duration, left: &mut Duration) -> bool {
        let in_time = wait < *left;
        let passed = wait.min(*left);
        *left -= passed;
        self.emulator.clock().advance(passed);
        in_time
    }

    fn exchange(&self, flight: &mut Flight, timeout: Duration) -> Result<Response<Bytes>, TransportError> {
        let timed_out = || failed(TransportErrorKind::TimedOut, "the answer comes too late");
        let mut left = timeout;
        if !self.wait_within(flight.delay(), &mut left) {
            return Err(timed_out());
        }
        let delivery = flight.carry_out();
        if !self.wait_within(delivery.delay, &mut left) {
            return Err(timed_out());
        }
        if matches!(delivery.reply, Reply::Never) {
            self.wait_within(left, &mut left);
        }
        received(delivery.reply)
    }
}

fn received(reply: Reply) -> Result<Response<Bytes>, TransportError> {
    match reply {
        Reply::Answer(response) => Ok(response),
        Reply::Cut { .. } => Err(failed(TransportErrorKind::Interrupted, "the answer was cut")),
        Reply::Reset => Err(failed(
            TransportErrorKind::Interrupted,
            "the connection was reset",
        )),
        Reply::Never => Err(failed(TransportErrorKind::TimedOut, "no answer ever comes")),
    }
}

impl BlockingTransport for InProcess {
    fn send(&self, request: Request<Bytes>, timeout: Duration) -> Result<Response<Bytes>, TransportError> {
        self.exchange(&mut self.emulator.arrive(request), timeout)
    }

    fn sleep(&self, wait: Duration) {
        self.emulator.clock().advance(wait);
    }

    fn now(&self) -> Moment {
        self.moment()
    }

    fn time_of_day(&self) -> SystemTime {
        self.system_time()
    }
}

impl AsyncTransport for InProcess {
    async fn send(&self, request: Request<Bytes>) -> Result<Response<Bytes>, TransportError> {
        let mut flight = self.emulator.arrive(request);
        self.timers.wait(self.emulator.clock(), flight.delay()).await;
        let delivery = flight.carry_out();
        self.timers.wait(self.emulator.clock(), delivery.delay).await;
        if matches!(delivery.reply, Reply::Never) {
            std::future::pending::<()>().await;
        }
        received(delivery.reply)
    }

    async fn sleep(&self, wait: Duration) {
        self.timers.wait(self.emulator.clock(), wait).await;
    }

    fn now(&self) -> Moment {
        self.moment()
    }

    fn time_of_day(&self) -> SystemTime {
        self.system_time()
    }
}
