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
#[cfg(feature = "tokio")]
use {
    http::Uri,
    hyper::rt::{Read, Write},
    hyper_util::{
        client::legacy::connect::{Connection, HttpConnector},
        rt::{TokioExecutor, TokioTimer},
    },
    tower_service::Service,
};

/// How long an unused connection is kept.
const IDLE: Duration = Duration::from_secs(60);

/// Settings of a client. What is not set has the default of [`Config`].
#[must_use = "a builder does nothing until it is built"]
pub struct Builder {
    config: Config,
    #[cfg(feature = "rustls")]
    extra_roots: Vec<Vec<u8>>,
    #[cfg(feature = "proxy")]
    proxy: Option<String>,
}

impl Builder {
    /// Starts from settings that are there already.
    pub fn new(config: Config) -> Self {
        Self {
            config,
            #[cfg(feature = "rustls")]
            extra_roots: Vec::new(),
            #[cfg(feature = "proxy")]
            proxy: None,
        }
    }

    seatsio_core::config_setters!();

    /// Trusts one more root certificate, in DER form.
    #[cfg(feature = "rustls")]
    pub fn root_certificate(mut self, der: impl Into<Vec<u8>>) -> Self {
        self.extra_roots.push(der.into());
        self
    }

    /// Sends everything through this proxy, such as `http://user:password@proxy:3128`, by a tunnel
    /// (`CONNECT`).
    ///
    /// Without it there is none: the environment's proxy variables are not read. With a connector of your own
    /// the way is the connector's.
    #[cfg(feature = "proxy")]
    pub fn proxy(mut self, url: impl Into<String>) -> Self {
        self.proxy = Some(url.into());
        self
    }

    /// Makes the client, on tokio.
    ///
    /// # Errors
    /// A setting that cannot be used, by name.
    #[cfg(feature = "tokio")]
    #[cfg_attr(
        not(feature = "proxy"),
        expect(unused_mut, reason = "only a proxy is taken out of it")
    )]
    pub fn build(mut self) -> Result<Client, Error> {
        let mut http = HttpConnector::new();
        http.set_nodelay(true);
        // Whether plain http is taken is the base URL's to say.
        http.enforce_http(false);
        #[cfg(feature = "proxy")]
        if let Some(url) = self.proxy.take() {
            let tunnel = crate::proxy::Proxy::parse(&url)?.tunnel(http);
            return self.over(tunnel);
        }
        self.over(http)
    }

    /// Makes the client over a connector of TCP connections.
    #[cfg(feature = "tokio")]
    fn over<C>(self, tcp: C) -> Result<Client, Error>
    where
        C: Service<Uri> + Clone + Send + Sync + 'static,
        C::Response: Connection + Read + Write + Send + Unpin + 'static,
        C::Future: Send + 'static,
        C::Error: Into<Box<dyn std::error::Error + Send + Sync>>,
    {
        #[cfg(feature = "rustls")]
        let tcp = crate::tls::connector(tcp, &self.extra_roots)?;
        self.connector(tcp, TokioExecutor::new(), TokioTimer::new())
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
            // The engine says what is sent; what a caller leaves out stays out.
            .set_host(false)
            .build::<_, Body>(connector);
        Client::new(Hyper::new(pool, executor, timer, limits), &self.config)
    }
}

impl fmt::Debug for Builder {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Builder")
            .field("config", &self.config)
            .finish_non_exhaustive()
    }
}
