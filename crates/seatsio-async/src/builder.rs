//! Settings of a client, and of the reqwest client below it.

use crate::{Client, Error, transport::Reqwest};
use seatsio_core::{Config, Invalid};
use std::fmt;

/// Settings of a client. What is not set has the default of [`Config`].
#[must_use = "a builder does nothing until it is built"]
pub struct Builder {
    config: Config,
    proxy: Option<String>,
    #[cfg(feature = "rustls")]
    extra_roots: Vec<Vec<u8>>,
    http: Option<reqwest::Client>,
}

impl Builder {
    /// Starts from settings that are there already.
    pub fn new(config: Config) -> Self {
        Self {
            config,
            proxy: None,
            #[cfg(feature = "rustls")]
            extra_roots: Vec::new(),
            http: None,
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

    /// Trusts one more root certificate, in DER form.
    #[cfg(feature = "rustls")]
    pub fn root_certificate(mut self, der: impl Into<Vec<u8>>) -> Self {
        self.extra_roots.push(der.into());
        self
    }

    /// Uses a reqwest client of your own. Proxy, root certificates and the connect time-out are its own
    /// then; switch its redirects and retries off, since the engine decides about both.
    ///
    /// Name its TLS, too (`tls_backend_preconfigured`), or install a default crypto provider of rustls: this
    /// crate asks reqwest for rustls without one, and reqwest panics when it has to choose and there is none.
    pub fn http_client(mut self, client: reqwest::Client) -> Self {
        self.http = Some(client);
        self
    }

    /// Makes the client.
    ///
    /// # Errors
    /// A setting that cannot be used, by name.
    pub fn build(mut self) -> Result<Client, Error> {
        let http = match self.http.take() {
            Some(client) => client,
            None => self.reqwest()?,
        };
        Client::new(Reqwest::new(http, self.config.limits()), &self.config)
    }

    fn reqwest(&self) -> Result<reqwest::Client, Error> {
        let mut builder = reqwest::Client::builder()
            .redirect(reqwest::redirect::Policy::none())
            .retry(reqwest::retry::never())
            .connect_timeout(self.config.limits().connect_timeout)
            .tcp_nodelay(true);
        builder = match &self.proxy {
            None => builder.no_proxy(),
            Some(url) => {
                builder.proxy(reqwest::Proxy::all(url).map_err(|_| refused("proxy", "is no proxy URL"))?)
            }
        };
        #[cfg(feature = "rustls")]
        {
            let tls = crate::tls::config(&self.extra_roots)
                .map_err(|reason| refused("root_certificate", reason))?;
            builder = builder.tls_backend_preconfigured(tls);
        }
        builder
            .build()
            .map_err(|_| refused("http_client", "cannot be set up by reqwest"))
    }
}

fn refused(setting: &'static str, reason: &'static str) -> Error {
    Error::invalid_argument(setting, Invalid::new(reason))
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
