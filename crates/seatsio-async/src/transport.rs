//! One round trip over reqwest.

use crate::{clock::Clock, urls::Urls};
use bytes::{Bytes, BytesMut};
use http::{Request, Response};
use seatsio_core::{
    AsyncTransport, Limits, TransportError, TransportErrorKind, call::Moment, drive::BackgroundTask,
};
use std::{error::Error as StdError, time::Duration};

#[derive(Debug)]
pub(crate) struct Reqwest {
    http: reqwest::Client,
    urls: Urls,
    clock: Clock,
    max_response_bytes: usize,
}

impl Reqwest {
    pub(crate) fn new(http: reqwest::Client, limits: Limits) -> Self {
        Self {
            http,
            urls: Urls::default(),
            clock: Clock::start(),
            max_response_bytes: limits.max_response_bytes,
        }
    }

    fn request(&self, request: Request<Bytes>) -> Result<reqwest::Request, reqwest::Error> {
        let Some(url) = self.urls.url(request.uri()) else {
            return reqwest::Request::try_from(request);
        };
        let (parts, body) = request.into_parts();
        let mut request = reqwest::Request::new(parts.method, url);
        *request.headers_mut() = parts.headers;
        *request.body_mut() = Some(body.into());
        Ok(request)
    }

    async fn body(&self, response: &mut reqwest::Response) -> Result<Bytes, TransportError> {
        let limit = self.max_response_bytes;
        let announced = response
            .content_length()
            .and_then(|length| usize::try_from(length).ok())
            .unwrap_or(0);
        if announced > limit {
            return Err(too_large(limit));
        }
        let Some(first) = response.chunk().await.map_err(failure)? else {
            return Ok(Bytes::new());
        };
        if first.len() > limit {
            return Err(too_large(limit));
        }
        if first.len() >= announced.max(1) && announced > 0 {
            return Ok(first);
        }
        let mut body = BytesMut::with_capacity(announced.max(first.len()));
        body.extend_from_slice(&first);
        while let Some(chunk) = response.chunk().await.map_err(failure)? {
            if body.len() + chunk.len() > limit {
                return Err(too_large(limit));
            }
            body.extend_from_slice(&chunk);
        }
        Ok(body.freeze())
    }
}

impl AsyncTransport for Reqwest {
    // No `async fn`: its future would keep the request twice.
    fn send(
        &self,
        request: Request<Bytes>,
    ) -> impl Future<Output = Result<Response<Bytes>, TransportError>> + Send {
        let sending = self.request(request).map(|request| self.http.execute(request));
        async move {
            let mut response = sending.map_err(failure)?.await.map_err(failure)?;
            let body = self.body(&mut response).await?;
            let mut answer = Response::new(body);
            *answer.status_mut() = response.status();
            *answer.headers_mut() = std::mem::take(response.headers_mut());
            Ok(answer)
        }
    }

    fn sleep(&self, wait: Duration) -> impl Future<Output = ()> + Send {
        tokio::time::sleep(wait)
    }

    fn sleep_until(&self, moment: Moment) -> impl Future<Output = ()> + Send {
        self.clock.sleep_until(moment)
    }

    fn now(&self) -> Moment {
        self.clock.now()
    }

    fn spawn(&self, task: BackgroundTask) -> Result<(), BackgroundTask> {
        match tokio::runtime::Handle::try_current() {
            Ok(runtime) => {
                runtime.spawn(task);
                Ok(())
            }
            Err(_) => Err(task),
        }
    }
}

fn too_large(limit: usize) -> TransportError {
    TransportError::new(TransportErrorKind::TooLarge, format!("more than {limit} bytes"))
}

/// Tells how far the request got. Whatever is not known to be "not sent" counts as interrupted.
fn failure(error: reqwest::Error) -> TransportError {
    let kind = if error.is_builder() || error.is_connect() || never_left_the_pool(&error) {
        TransportErrorKind::NotSent
    } else if error.is_timeout() {
        TransportErrorKind::TimedOut
    } else {
        TransportErrorKind::Interrupted
    };
    TransportError::new(kind, error.without_url())
}

/// hyper calls a request cancelled that it had not begun to write: its pooled connection had closed.
fn never_left_the_pool(error: &reqwest::Error) -> bool {
    let mut source = error.source();
    while let Some(error) = source {
        if error
            .downcast_ref::<hyper::Error>()
            .is_some_and(hyper::Error::is_canceled)
        {
            return true;
        }
        source = error.source();
    }
    false
}
