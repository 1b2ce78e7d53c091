//! A connector that gives up after a while: name, TCP and TLS together.

use http::Uri;
use hyper::rt::Timer;
use std::{
    error::Error as StdError,
    fmt,
    future::{Future, poll_fn},
    pin::{Pin, pin},
    sync::Arc,
    task::{Context, Poll},
    time::Duration,
};
use tower_service::Service;

/// A connector that gives up after a while: name, TCP and TLS together.
///
/// An attempt that fails here was certainly not sent, which is what makes it safe to repeat.
#[derive(Debug)]
pub struct ConnectTimeout<C, T>(
    /// Shared, as the pool clones its connector for each request, and needs it for few.
    Arc<(C, T, Duration)>,
);

impl<C, T> ConnectTimeout<C, T> {
    pub(crate) fn new(connector: C, timer: T, timeout: Duration) -> Self {
        Self(Arc::new((connector, timer, timeout)))
    }
}

impl<C, T> Clone for ConnectTimeout<C, T> {
    fn clone(&self) -> Self {
        Self(Arc::clone(&self.0))
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
    C: Service<Uri> + Clone + Send + 'static,
    C::Error: Into<BoxError>,
    C::Future: Send + 'static,
    T: Timer,
{
    type Response = C::Response;
    type Error = BoxError;
    type Future = Pin<Box<dyn Future<Output = Result<C::Response, BoxError>> + Send>>;

    /// Always: whether the connector is ready is asked of the clone that connects.
    fn poll_ready(&mut self, _: &mut Context<'_>) -> Poll<Result<(), BoxError>> {
        Poll::Ready(Ok(()))
    }

    fn call(&mut self, uri: Uri) -> Self::Future {
        let (connector, timer, timeout) = &*self.0;
        let (mut connector, mut timer, timeout) = (connector.clone(), timer.sleep(*timeout), *timeout);
        Box::pin(async move {
            let connecting = async {
                poll_fn(|context| connector.poll_ready(context)).await?;
                connector.call(uri).await
            };
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

#[cfg(test)]
mod tests {
    use super::*;
    use hyper::rt::Sleep;
    use std::{
        future::{Ready, pending, ready},
        sync::atomic::{AtomicU32, Ordering},
        task::Waker,
        time::Instant,
    };

    /// A connector that counts its clones, and is ready only when it was asked.
    struct Counting {
        clones: Arc<AtomicU32>,
        is_ready: bool,
    }

    impl Clone for Counting {
        fn clone(&self) -> Self {
            self.clones.fetch_add(1, Ordering::Relaxed);
            Self {
                clones: Arc::clone(&self.clones),
                is_ready: false,
            }
        }
    }

    impl Service<Uri> for Counting {
        type Response = &'static str;
        type Error = BoxError;
        type Future = Ready<Result<&'static str, BoxError>>;

        fn poll_ready(&mut self, _: &mut Context<'_>) -> Poll<Result<(), BoxError>> {
            self.is_ready = true;
            Poll::Ready(Ok(()))
        }

        fn call(&mut self, _: Uri) -> Self::Future {
            assert!(self.is_ready);
            ready(Ok("connected"))
        }
    }

    /// A timer that never rings.
    struct Never;

    struct NeverRings(Pin<Box<dyn Future<Output = ()> + Send + Sync>>);

    impl Future for NeverRings {
        type Output = ();

        fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<()> {
            self.0.as_mut().poll(context)
        }
    }

    impl Sleep for NeverRings {}

    impl Timer for Never {
        fn sleep(&self, _: Duration) -> Pin<Box<dyn Sleep>> {
            Box::pin(NeverRings(Box::pin(pending())))
        }

        fn sleep_until(&self, _: Instant) -> Pin<Box<dyn Sleep>> {
            self.sleep(Duration::ZERO)
        }
    }

    #[test]
    fn a_connector_is_cloned_only_to_connect_and_is_ready_then() {
        let clones = Arc::new(AtomicU32::new(0));
        let counting = Counting {
            clones: Arc::clone(&clones),
            is_ready: false,
        };
        let mut of_a_request = ConnectTimeout::new(counting, Never, Duration::from_secs(1)).clone();
        let mut context = Context::from_waker(Waker::noop());
        assert!(matches!(
            of_a_request.poll_ready(&mut context),
            Poll::Ready(Ok(()))
        ));
        assert_eq!(clones.load(Ordering::Relaxed), 0);

        let mut connecting = of_a_request.call(Uri::from_static("http://localhost"));
        let connected = connecting.as_mut().poll(&mut context);
        assert!(matches!(connected, Poll::Ready(Ok("connected"))));
        assert_eq!(clones.load(Ordering::Relaxed), 1);
    }
}
