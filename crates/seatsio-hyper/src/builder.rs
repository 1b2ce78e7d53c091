//! Settings of a client, and of the hyper pool below it.

use crate::{
    Client, Error,
    connect_timeout::ConnectTimeout,
    transport::{Body, Hyper},
};
use hyper::rt::{Executor, Timer};
use hyper_util::client::legacy::{Client as Pool, connect::Connect};
use seatsio_core::{Config, drive::BackgroundTask};
use std::{fmt, time::Duration};

/// How long an unused connection is kept.
const IDLE: Duration = Duration::from_secs(60);

/// Settings of a client. What is not set has the default of [`Config`].
#[must_use = "a builder does nothing until it is built"]
pub struct Builder {
    config: Config,
    #[cfg(feature = "rustls")]
    extra_roots: Vec<Vec<u8>>,
}

impl Builder {
    /// Starts from settings that are there already.
    pub fn new(config: Config) -> Self {
        Self {
            config,
            #[cfg(feature = "rustls")]
            extra_roots: Vec::new(),
        }
    }

    seatsio_core::config_setters!();

    /// Trusts one more root certificate, in DER form.
    #[cfg(feature = "rustls")]
    pub fn root_certificate(mut self, der: impl Into<Vec<u8>>) -> Self {
        self.extra_roots.push(der.into());
        self
    }

    /// Makes the client, on tokio.
    ///
    /// # Errors
    /// A setting that cannot be used, by name.
    #[cfg(feature = "tokio")]
    pub fn build(self) -> Result<Client, Error> {
        use hyper_util::rt::{TokioExecutor, TokioTimer};
        let mut http = hyper_util::client::legacy::connect::HttpConnector::new();
        http.set_nodelay(true);
        #[cfg(feature = "rustls")]
        {
            let connector = crate::tls::connector(http, &self.extra_roots)?;
            self.connector(connector, TokioExecutor::new(), TokioTimer::new())
        }
        #[cfg(not(feature = "rustls"))]
        self.connector(http, TokioExecutor::new(), TokioTimer::new())
    }

    /// Makes the client over a connector, an executor and a timer of your own: another runtime, another
    /// TLS library, a Unix socket, a proxy. The executor drives connections, and what a list reads ahead.
    ///
    /// # Errors
    /// A setting that cannot be used, by name.
    pub fn connector<C, E, T>(self, connector: C, executor: E, timer: T) -> Result<Client, Error>
    where
        ConnectTimeout<C, T>: Connect + Clone + Send + Sync + 'static,
        E: Executor<BackgroundTask> + Clone + Send + Sync + 'static,
        T: Timer + Clone + Send + Sync + 'static,
    {
        let limits = self.config.limits();
        let connector = ConnectTimeout::new(connector, timer.clone(), limits.connect_timeout);
        let pool = Pool::builder(executor.clone())
            .pool_timer(timer.clone())
            .pool_idle_timeout(IDLE)
            .retry_canceled_requests(false)
            .build::<_, Body>(connector);
        Client::new(Hyper::new(pool, executor, timer, limits), &self.config)
    }
}

impl fmt::Debug for Builder {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Builder")
            .field("config", &self.config)
            .finish_non_exhaustive()
    }
}
