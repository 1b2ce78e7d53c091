//! A transport that keeps what it is given and answers what was recorded.

use crate::{
    compare::Request,
    vectors::{Answer, Vector, Vectors},
};
use bytes::Bytes;
use seatsio_core::{
    BaseUrl, BlockingClient, BlockingTransport, Config, Error, TransportError, TransportErrorKind,
    call::RetryPolicy,
};
use std::{
    sync::{Arc, Mutex, PoisonError},
    time::Duration,
};

/// The requests of one vector, and the answers to them.
#[derive(Clone)]
pub struct Recorder(Arc<Mutex<State>>);

struct State {
    answers: Vec<Answer>,
    sent: Vec<Request>,
}

impl Recorder {
    /// A recorder that answers what was answered then; the last answer is repeated.
    pub fn new(vectors: &Vectors, vector: &Vector) -> Self {
        Self(Arc::new(Mutex::new(State {
            answers: vectors.answers(vector),
            sent: Vec::new(),
        })))
    }

    /// A recorder that drops every connection.
    pub fn silent() -> Self {
        Self(Arc::new(Mutex::new(State {
            answers: Vec::new(),
            sent: Vec::new(),
        })))
    }

    /// A client with the usual settings.
    pub fn any_client(&self) -> Result<BlockingClient, Error> {
        BlockingClient::new(
            self.clone(),
            &Config::new(BaseUrl::new("https://api-eu.seatsio.net")?, "key"),
        )
    }

    /// A client like the one of the vector.
    pub fn client(&self, vectors: &Vectors, vector: &Vector) -> Result<BlockingClient, Error> {
        let settings = &vector.client;
        let url = format!("https://api-eu.seatsio.net{}", settings.base_suffix);
        let key = settings
            .secret_key
            .as_deref()
            .unwrap_or_else(|| vectors.secret_key());
        let mut policy = RetryPolicy::default();
        if let Some(retries) = settings.max_retries {
            policy = policy.max_retries(retries);
        }
        let mut config = Config::new(BaseUrl::new(&url)?, key).retry(policy);
        // An empty workspace key means none to the recorded client.
        if let Some(workspace) = settings.workspace_key.as_deref().filter(|key| !key.is_empty()) {
            config = config.workspace(workspace);
        }
        BlockingClient::new(self.clone(), &config)
    }

    /// What has been sent so far.
    pub fn sent(&self) -> Vec<Request> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).sent.clone()
    }
}

impl BlockingTransport for Recorder {
    fn send(
        &self,
        request: http::Request<Bytes>,
        _: Duration,
    ) -> Result<http::Response<Bytes>, TransportError> {
        let mut state = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let index = state.sent.len();
        state.sent.push(Request::read(&request));
        match state.answers.get(index).or_else(|| state.answers.last()) {
            None | Some(Answer::Dropped) => {
                Err(TransportError::new(TransportErrorKind::Interrupted, "dropped"))
            }
            Some(Answer::TooLate) => Err(TransportError::new(TransportErrorKind::TimedOut, "too late")),
            Some(Answer::Response {
                status,
                headers,
                body,
            }) => {
                let mut response = http::Response::builder().status(*status);
                for (name, value) in headers {
                    response = response.header(name, value);
                }
                Ok(response
                    .body(Bytes::from(body.clone()))
                    .expect("a recorded response"))
            }
        }
    }

    fn sleep(&self, _: Duration) {}
}
