//! Settings of a client, and of the ureq agent below it.

use crate::{
    Client, Error,
    dial::{Dial, LookupLater},
    transport::Ureq,
};
use seatsio_core::{Config, Invalid};
use std::fmt;

/// Settings of a client. What is not set has the default of [`Config`].
#[must_use = "a builder does nothing until it is built"]
pub struct Builder {
    config: Config,
    proxy: Option<String>,
    #[cfg(feature = "rustls")]
    roots: Option<ureq::tls::RootCerts>,
    agent: Option<ureq::Agent>,
}

impl Builder {
    /// Starts from settings that are there already.
    pub fn new(config: Config) -> Self {
        Self {
            config,
            proxy: None,
            #[cfg(feature = "rustls")]
            roots: None,
            agent: None,
        }
    }

    seatsio_core::config_setters!();

    /// Sends everything through this proxy, such as `http://user:password@proxy:3128`.
    ///
    /// Without it there is none: the environment's proxy variables are not read.
    pub fn proxy(mut self, url: impl Into<String>) -> Self {
        self.proxy = Some(url.into());
        self
    }

    /// Trusts these root certificates, in DER form, instead of the Mozilla roots.
    #[cfg(feature = "rustls")]
    pub fn root_certificates(mut self, ders: &[impl AsRef<[u8]>]) -> Self {
        let certificates: Vec<_> = ders
            .iter()
            .map(|der| ureq::tls::Certificate::from_der(der.as_ref()).to_owned())
            .collect();
        self.roots = Some(ureq::tls::RootCerts::new_with_certs(&certificates));
        self
    }

    /// Uses an agent of your own. Proxy, root certificates and the connect time-out are its own then.
    /// Per request the engine sets the time-out and switches off redirects and status errors.
    pub fn agent(mut self, agent: ureq::Agent) -> Self {
        self.agent = Some(agent);
        self
    }

    /// Makes the client.
    ///
    /// # Errors
    /// A setting that cannot be used, by name.
    pub fn build(mut self) -> Result<Client, Error> {
        let limits = self.config.limits();
        let transport = match self.agent.take() {
            Some(agent) => Ureq::over(agent, limits),
            None => Ureq::new(self.ureq()?, limits),
        };
        Client::new(transport, &self.config)
    }

    fn ureq(&self) -> Result<ureq::Agent, Error> {
        let proxy = match &self.proxy {
            None => None,
            Some(url) => Some(
                ureq::Proxy::new(url)
                    .map_err(|_| Error::invalid_argument("proxy", Invalid::new("is no proxy URL")))?,
            ),
        };
        let config = ureq::Agent::config_builder()
            .proxy(proxy)
            // The engine says what is sent; what a caller leaves out stays out.
            .user_agent(ureq::config::AutoHeaderValue::None)
            .accept(ureq::config::AutoHeaderValue::None)
            .accept_encoding(ureq::config::AutoHeaderValue::None)
            .timeout_connect(Some(self.config.limits().connect_timeout))
            .timeout_global(Some(self.config.limits().attempt_timeout))
            .http_status_as_error(false)
            .max_redirects(0)
            .max_redirects_will_error(false)
            .allow_non_standard_methods(true)
            // As many as the priority lane lets at work at once, so that none is thrown away in a rush.
            .max_idle_connections(200)
            .max_idle_connections_per_host(100);
        #[cfg(feature = "rustls")]
        let config = config.tls_config(self.tls());
        Ok(ureq::Agent::with_parts(
            config.build(),
            <Dial>::default(),
            LookupLater,
        ))
    }

    /// Names the provider, because a program that has two of them makes rustls panic when it has to choose.
    #[cfg(feature = "rustls")]
    fn tls(&self) -> ureq::tls::TlsConfig {
        ureq::tls::TlsConfig::builder()
            .provider(ureq::tls::TlsProvider::Rustls)
            .unversioned_rustls_crypto_provider(std::sync::Arc::new(rustls::crypto::ring::default_provider()))
            .root_certs(self.roots.clone().unwrap_or(ureq::tls::RootCerts::WebPki))
            .build()
    }
}

impl fmt::Debug for Builder {
    // The proxy's URL may carry a password.
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Builder")
            .field("config", &self.config)
            .finish_non_exhaustive()
    }
}
