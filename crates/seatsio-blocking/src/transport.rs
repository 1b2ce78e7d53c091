//! One round trip over ureq.

use crate::dial::NotSent;
use bytes::Bytes;
use http::{Request, Response};
use seatsio_core::{BlockingTransport, Limits, TransportError, TransportErrorKind};
use std::{error::Error as StdError, io, time::Duration};
use ureq::Timeout;

#[derive(Debug)]
pub(crate) struct Ureq {
    agent: ureq::Agent,
    /// The time-out that the agent has anyway, with all else that a call needs.
    usual_timeout: Option<Duration>,
    max_response_bytes: usize,
}

impl Ureq {
    /// Over an agent that was built for this.
    pub(crate) fn new(agent: ureq::Agent, limits: Limits) -> Self {
        Self {
            usual_timeout: Some(limits.attempt_timeout),
            ..Self::over(agent, limits)
        }
    }

    /// Over an agent of the caller's own, whose settings do not count.
    pub(crate) fn over(agent: ureq::Agent, limits: Limits) -> Self {
        Self {
            agent,
            usual_timeout: None,
            max_response_bytes: limits.max_response_bytes,
        }
    }

    fn run<B: ureq::AsSendBody>(
        &self,
        request: Request<B>,
        timeout: Duration,
    ) -> Result<Response<ureq::Body>, ureq::Error> {
        // Settings of its own make a request carry a copy of all the agent's.
        if self.usual_timeout == Some(timeout) {
            return self.agent.run(request);
        }
        let request = self
            .agent
            .configure_request(request)
            .timeout_global(Some(timeout))
            .http_status_as_error(false)
            .max_redirects(0)
            .max_redirects_will_error(false)
            .allow_non_standard_methods(true)
            .build();
        self.agent.run(request)
    }
}

impl BlockingTransport for Ureq {
    fn send(&self, request: Request<Bytes>, timeout: Duration) -> Result<Response<Bytes>, TransportError> {
        let (parts, body) = request.into_parts();
        let response = if body.is_empty() {
            self.run(Request::from_parts(parts, ()), timeout)
        } else {
            self.run(Request::from_parts(parts, &*body), timeout)
        };
        let (parts, mut body) = response.map_err(failure)?.into_parts();
        // ureq's own limit is 10 MB, which the report of 16,000 objects exceeds.
        // At its limit ureq refuses what it has not seen the end of, so it has to be one byte higher.
        let limit = (self.max_response_bytes as u64).saturating_add(1);
        let bytes = body.with_config().limit(limit).read_to_vec().map_err(failure)?;
        Ok(Response::from_parts(parts, bytes.into()))
    }

    fn sleep(&self, wait: Duration) {
        std::thread::sleep(wait);
    }
}

/// Tells how far the request got. Whatever is not known to be "not sent" counts as interrupted.
fn failure(error: ureq::Error) -> TransportError {
    let kind = match &error {
        ureq::Error::HostNotFound
        | ureq::Error::ConnectionFailed
        | ureq::Error::BadUri(_)
        | ureq::Error::Http(_)
        | ureq::Error::InvalidProxyUrl
        | ureq::Error::ConnectProxyFailed(_)
        | ureq::Error::TlsRequired
        | ureq::Error::Timeout(Timeout::Resolve | Timeout::Connect) => TransportErrorKind::NotSent,
        ureq::Error::Other(error) if error.is::<NotSent>() => TransportErrorKind::NotSent,
        // An agent of the caller's own does not mark its failures. Refusals come from connecting only; a reset may come at any time.
        ureq::Error::Io(error) if error.kind() == io::ErrorKind::ConnectionRefused => {
            TransportErrorKind::NotSent
        }
        ureq::Error::Timeout(_) => TransportErrorKind::TimedOut,
        ureq::Error::BodyExceedsLimit(_) => TransportErrorKind::TooLarge,
        _ => TransportErrorKind::Interrupted,
    };
    // Not the error itself: printing it brings how all errors of rustls are printed into every program.
    let source: Box<dyn StdError + Send + Sync> = match error {
        ureq::Error::Io(error) => error.into(),
        ureq::Error::Other(error) => error,
        other => other.to_string().into(),
    };
    TransportError::new(kind, source)
}
