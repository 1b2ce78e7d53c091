//! One face for the three adapters, so that a test body is written once.

use seatsio_core::{AsyncClient, BaseUrl, BlockingClient, Config, Dispatch, Error, call::RetryPolicy};
use std::time::Duration;
use tokio::runtime::Runtime;

/// A way to make clients and to wait for their replies.
pub trait Harness {
    type Client: Dispatch;

    /// A client that tries once, so that a test sees each attempt.
    fn client(&self, url: &str) -> Self::Client {
        self.with(impatient(url))
    }

    fn with(&self, config: Config) -> Self::Client;

    fn wait<T: Send + 'static>(&self, reply: <Self::Client as Dispatch>::Reply<T>) -> Result<T, Error>;
}

/// One attempt, soon given up.
pub fn impatient(url: &str) -> Config {
    let policy = RetryPolicy::never().attempt_timeout(Duration::from_millis(400));
    Config::new(BaseUrl::new(url).expect("a URL"), "the-secret-key").retry(policy)
}

fn runtime() -> Runtime {
    tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .expect("a runtime")
}

pub struct Reqwest(Runtime);

impl Reqwest {
    pub fn new() -> Self {
        Self(runtime())
    }
}

impl Harness for Reqwest {
    type Client = AsyncClient;

    fn with(&self, config: Config) -> AsyncClient {
        seatsio_async::Builder::new(config).build().expect("a client")
    }

    fn wait<T: Send + 'static>(&self, reply: <AsyncClient as Dispatch>::Reply<T>) -> Result<T, Error> {
        self.0.block_on(reply)
    }
}

pub struct Ureq;

impl Harness for Ureq {
    type Client = BlockingClient;

    fn with(&self, config: Config) -> BlockingClient {
        seatsio_blocking::Builder::new(config).build().expect("a client")
    }

    fn wait<T: Send + 'static>(&self, reply: Result<T, Error>) -> Result<T, Error> {
        reply
    }
}

pub struct Hyper(Runtime);

impl Hyper {
    pub fn new() -> Self {
        Self(runtime())
    }
}

impl Harness for Hyper {
    type Client = AsyncClient;

    fn with(&self, config: Config) -> AsyncClient {
        seatsio_hyper::Builder::new(config).build().expect("a client")
    }

    fn wait<T: Send + 'static>(&self, reply: <AsyncClient as Dispatch>::Reply<T>) -> Result<T, Error> {
        self.0.block_on(reply)
    }
}
