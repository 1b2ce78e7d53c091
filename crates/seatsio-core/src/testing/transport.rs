//! The script as a transport, async and blocking.

use super::{Script, step::Reply};
use crate::{AsyncTransport, BlockingTransport, TransportError, TransportErrorKind, call::Moment};
use bytes::Bytes;
use http::{Request, Response};
use std::time::{Duration, SystemTime};

fn failed(kind: TransportErrorKind) -> TransportError {
    TransportError::new(kind, "as it is written in the script")
}

impl BlockingTransport for Script {
    fn send(&self, request: Request<Bytes>, timeout: Duration) -> Result<Response<Bytes>, TransportError> {
        let (delay, reply) = self.take(request).into_parts();
        let clock = &self.inner().clock;
        if delay > timeout || matches!(reply, Reply::Never) {
            clock.advance(timeout);
            return Err(failed(TransportErrorKind::TimedOut));
        }
        clock.advance(delay);
        match reply {
            Reply::Answer(response) => Ok(response),
            Reply::Failure(kind) => Err(failed(kind)),
            Reply::Never => Err(failed(TransportErrorKind::TimedOut)),
        }
    }

    fn sleep(&self, wait: Duration) {
        self.inner().clock.advance(wait);
    }

    fn now(&self) -> Moment {
        Moment::from_start(self.elapsed())
    }

    fn time_of_day(&self) -> SystemTime {
        Script::time_of_day(self)
    }
}

impl AsyncTransport for Script {
    async fn send(&self, request: Request<Bytes>) -> Result<Response<Bytes>, TransportError> {
        let (delay, reply) = self.take(request).into_parts();
        self.inner().clock.sleep(delay).await;
        match reply {
            Reply::Answer(response) => Ok(response),
            Reply::Failure(kind) => Err(failed(kind)),
            Reply::Never => std::future::pending().await,
        }
    }

    async fn sleep(&self, wait: Duration) {
        self.inner().clock.sleep(wait).await;
    }

    fn now(&self) -> Moment {
        Moment::from_start(self.elapsed())
    }

    fn time_of_day(&self) -> SystemTime {
        Script::time_of_day(self)
    }
}
