//! The two small traits that a transport implements.

use crate::{TransportError, call::Moment};
use bytes::Bytes;
use http::{Request, Response};
use std::{
    future::Future,
    pin::Pin,
    time::{Duration, SystemTime},
};

/// What an async transport supplies: one round trip, and a way to wait.
///
/// The engine does everything else: building and repeating requests, queueing, time-outs (it drops
/// the future of an attempt whose time is up), decompression, reading answers. A transport must not
/// retry, follow redirects or turn a status into an error.
///
/// ```
/// use bytes::Bytes;
/// use http::{Request, Response};
/// use seatsio_core::{AsyncTransport, TransportError};
/// use std::time::Duration;
///
/// struct AlwaysTeapot;
///
/// impl AsyncTransport for AlwaysTeapot {
///     async fn send(&self, _: Request<Bytes>) -> Result<Response<Bytes>, TransportError> {
///         let mut response = Response::new(Bytes::new());
///         *response.status_mut() = http::StatusCode::IM_A_TEAPOT;
///         Ok(response)
///     }
///     async fn sleep(&self, _: Duration) {}
/// }
/// ```
pub trait AsyncTransport: Send + Sync + 'static {
    /// Sends the request and reads the whole response.
    ///
    /// Dropping the future must abandon the request.
    fn send(
        &self,
        request: Request<Bytes>,
    ) -> impl Future<Output = Result<Response<Bytes>, TransportError>> + Send;

    /// Completes after `wait`.
    fn sleep(&self, wait: Duration) -> impl Future<Output = ()> + Send;

    /// Completes at `moment`, or at once if that is over: the end of an attempt's time.
    ///
    /// Override it where the timer takes a point in time: a look at the clock has its price, and the engine has
    /// just looked.
    fn sleep_until(&self, moment: Moment) -> impl Future<Output = ()> + Send {
        self.sleep(moment.since(self.now()))
    }

    /// Runs a task beside whoever waits for calls, as far as the transport has a runtime to do so: that is how
    /// a list reads a page ahead.
    ///
    /// # Errors
    /// The task itself, when it cannot be run: it is polled with the stream then.
    fn spawn(&self, task: BackgroundTask) -> Result<(), BackgroundTask> {
        Err(task)
    }

    /// The monotonic time: [`now`](super::now). Override it together with [`sleep`](Self::sleep) to run under a clock
    /// of your own.
    fn now(&self) -> Moment {
        super::clock::now()
    }

    /// The time of day, needed to read `Retry-After` dates.
    fn time_of_day(&self) -> SystemTime {
        super::clock::time_of_day()
    }
}

/// A task for a runtime, as [`AsyncTransport::spawn`] takes it.
///
/// Dropping it before its end is harmless.
pub type BackgroundTask = Pin<Box<dyn Future<Output = ()> + Send>>;

/// What a blocking transport supplies: one round trip, and a way to wait.
///
/// As [`AsyncTransport`], but the transport keeps the attempt's time-out itself.
pub trait BlockingTransport: Send + Sync + 'static {
    /// Sends the request and reads the whole response; gives up after `timeout`.
    ///
    /// # Errors
    /// How far the request got when there is no response.
    fn send(&self, request: Request<Bytes>, timeout: Duration) -> Result<Response<Bytes>, TransportError>;

    /// Returns after `wait`.
    fn sleep(&self, wait: Duration);

    /// The monotonic time. Override it together with [`sleep`](Self::sleep) to run under a clock of your own.
    fn now(&self) -> Moment {
        super::clock::now()
    }

    /// The time of day, needed to read `Retry-After` dates.
    fn time_of_day(&self) -> SystemTime {
        super::clock::time_of_day()
    }
}
