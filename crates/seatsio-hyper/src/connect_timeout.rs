//! A connector that gives up after a while: name, TCP and TLS together.

use http::Uri;
use hyper::rt::Timer;
use std::{
    error::Error as StdError,
    fmt,
    future::{Future, poll_fn},
    pin::{Pin, pin},
    task::{Context, Poll},
    time::Duration,
};
use tower_service::Service;

/// A connector that gives up after a while: name, TCP and TLS together.
///
/// An attempt that fails here was certainly not sent, which is what makes it safe to repeat.
#[derive(Clone, Debug)]
pub struct ConnectTimeout<C, T> {
    connector: C,
    timer: T,
    timeout: Duration,
}

impl<C, T> ConnectTimeout<C, T> {
    pub(crate) fn new(connector: C, timer: T, timeout: Duration) -> Self {
        Self {
            connector,
            timer,
            timeout,
        }
    }
}

/// Connecting took too long.
#[derive(Debug)]
pub struct ConnectTimedOut(Duration);

impl fmt::Display for ConnectTimedOut {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "connecting took longer than {:?}", self.0)
    }
}

impl StdError for ConnectTimedOut {}

type BoxError = Box<dyn StdError + Send + Sync>;

impl<C, T> Service<Uri> for ConnectTimeout<C, T>
where
    C: Service<Uri>,
    C::Error: Into<BoxError>,
    C::Future: Send + 'static,
    T: Timer,
{
    type Response = C::Response;
    type Error = BoxError;
    type Future = Pin<Box<dyn Future<Output = Result<C::Response, BoxError>> + Send>>;

    fn poll_ready(&mut self, context: &mut Context<'_>) -> Poll<Result<(), BoxError>> {
        self.connector.poll_ready(context).map_err(Into::into)
    }

    fn call(&mut self, uri: Uri) -> Self::Future {
        let connecting = self.connector.call(uri);
        let mut timer = self.timer.sleep(self.timeout);
        let timeout = self.timeout;
        Box::pin(async move {
            let mut connecting = pin!(connecting);
            poll_fn(|context| match connecting.as_mut().poll(context) {
                Poll::Ready(connected) => Poll::Ready(connected.map_err(Into::into)),
                Poll::Pending => timer
                    .as_mut()
                    .poll(context)
                    .map(|()| Err(ConnectTimedOut(timeout).into())),
            })
            .await
        })
    }
}
