//! What a client is made of, whatever its transport.

use crate::{
    BaseUrl, Error, Invalid, Region, SecretKey,
    call::{PermitStore, RetryPolicy},
    model::WorkspaceKey,
    observe::{Observer, ObserverSetting},
};
use http::{HeaderName, HeaderValue};
use std::{sync::Arc, time::Duration};

/// What a client is made of, whatever its transport: where, as whom, how patiently.
///
/// Adapters wrap it in their builders; a transport of your own takes it as it is.
///
/// ```
/// use seatsio_core::{Config, Region};
///
/// let config = Config::new(Region::Eu, "my-secret-key").workspace("my-workspace");
/// assert!(!format!("{config:?}").contains("my-secret-key"));
/// ```
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Config {
    pub(crate) base_url: BaseUrl,
    pub(crate) secret_key: SecretKey,
    pub(crate) workspace: Option<WorkspaceKey>,
    pub(crate) policy: RetryPolicy,
    pub(crate) lanes: Option<Arc<dyn PermitStore>>,
    pub(crate) observer: ObserverSetting,
    pub(crate) application: Option<String>,
    pub(crate) headers: Vec<(HeaderName, HeaderValue)>,
    pub(crate) connect_timeout: Duration,
    pub(crate) max_response_bytes: usize,
    pub(crate) seed: Option<u64>,
}

impl Config {
    /// The default size limit of a response, on the wire and decompressed: 256 MiB, enough for the
    /// report of an event with 300,000 objects.
    pub const DEFAULT_MAX_RESPONSE_BYTES: usize = 256 << 20;

    /// A client of this region or base URL, with this secret key.
    pub fn new(base_url: impl Into<BaseUrl>, secret_key: impl Into<SecretKey>) -> Self {
        Self {
            base_url: base_url.into(),
            secret_key: secret_key.into(),
            workspace: None,
            policy: RetryPolicy::default(),
            lanes: None,
            observer: ObserverSetting::default(),
            application: None,
            headers: Vec::new(),
            connect_timeout: Duration::from_secs(5),
            max_response_bytes: Self::DEFAULT_MAX_RESPONSE_BYTES,
            seed: None,
        }
    }

    /// Reads the settings from variables, such as those of the environment, by name:
    /// `SEATSIO_SECRET_KEY` (required), `SEATSIO_BASE_URL` or `SEATSIO_REGION` (default `eu`), and
    /// `SEATSIO_WORKSPACE_KEY`.
    ///
    /// ```
    /// use seatsio_core::Config;
    ///
    /// let config = Config::from_variables(|name| (name == "SEATSIO_SECRET_KEY").then(|| "key".to_owned()))?;
    /// let missing = Config::from_variables(|_| None).unwrap_err();
    /// assert_eq!(missing.argument(), Some("SEATSIO_SECRET_KEY"));
    /// # Ok::<(), seatsio_core::Error>(())
    /// ```
    ///
    /// # Errors
    /// A variable that is missing or malformed, by name.
    pub fn from_variables(variable: impl Fn(&str) -> Option<String>) -> Result<Self, Error> {
        let read = |name| variable(name).filter(|value| !value.trim().is_empty());
        let key = read("SEATSIO_SECRET_KEY")
            .ok_or_else(|| Error::invalid_argument("SEATSIO_SECRET_KEY", Invalid::new("is not set")))?;
        let base_url = match (read("SEATSIO_BASE_URL"), read("SEATSIO_REGION")) {
            (Some(url), _) => BaseUrl::new(&url).map_err(|error| error.renamed("SEATSIO_BASE_URL"))?,
            (None, Some(region)) => region
                .parse::<Region>()
                .map_err(|error| Error::invalid_argument("SEATSIO_REGION", Invalid::new(error.to_string())))?
                .into(),
            (None, None) => Region::Eu.into(),
        };
        let mut config = Self::new(base_url, key);
        config.workspace = read("SEATSIO_WORKSPACE_KEY").map(WorkspaceKey::from);
        Ok(config)
    }

    /// Acts on this workspace: for company admin keys, which otherwise act on the default workspace.
    #[must_use]
    pub fn workspace(mut self, key: impl Into<WorkspaceKey>) -> Self {
        self.workspace = Some(key.into());
        self
    }

    /// How calls are retried and how long they may take.
    #[must_use]
    pub fn retry(mut self, policy: RetryPolicy) -> Self {
        self.policy = policy;
        self
    }

    /// Shares a limiter with other clients of the same account.
    #[must_use]
    pub fn lanes(mut self, lanes: Arc<dyn PermitStore>) -> Self {
        self.lanes = Some(lanes);
        self
    }

    /// Tells this observer what the client's calls do.
    #[must_use]
    pub fn observer(mut self, observer: Arc<dyn Observer>) -> Self {
        self.observer = ObserverSetting(Some(observer));
        self
    }

    /// Names your application in the `User-Agent`, as `name/version`.
    #[must_use]
    pub fn application(mut self, name: impl Into<String>) -> Self {
        self.application = Some(name.into());
        self
    }

    /// Sends a header with every request.
    #[must_use]
    pub fn header(mut self, name: HeaderName, value: HeaderValue) -> Self {
        self.headers.push((name, value));
        self
    }

    /// The most that connecting may take. Default 5 s.
    #[must_use]
    pub fn connect_timeout(mut self, timeout: Duration) -> Self {
        self.connect_timeout = timeout;
        self
    }

    /// The size limit of a response in bytes, on the wire and decompressed each.
    #[must_use]
    pub fn max_response_bytes(mut self, bytes: usize) -> Self {
        self.max_response_bytes = bytes;
        self
    }

    /// Fixes the seed of the jitter, which makes a client's waits repeatable.
    #[must_use]
    pub fn seed(mut self, seed: u64) -> Self {
        self.seed = Some(seed);
        self
    }

    /// What a transport has to keep to.
    #[must_use]
    pub fn limits(&self) -> Limits {
        // Below the attempt's time-out, so that an attempt that is stuck in connecting ends as "not sent"
        // and not as "may have been sent".
        let connect_timeout = self.connect_timeout.min(self.policy.attempt_timeout / 4 * 3);
        Limits {
            connect_timeout,
            max_response_bytes: self.max_response_bytes,
        }
    }
}

/// What a transport has to keep to, besides the time-out of each attempt.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Limits {
    /// The most that connecting may take.
    pub connect_timeout: Duration,
    /// The size limit of a response in bytes, on the wire and decompressed each.
    pub max_response_bytes: usize,
}

/// Writes the setters that every adapter's builder shares; each hands on to the [`Config`] in `self.config`.
#[doc(hidden)]
#[macro_export]
macro_rules! config_setters {
    () => {
        /// Acts on this workspace: for company admin keys, which otherwise act on the default workspace.
        #[must_use]
        pub fn workspace(mut self, key: impl Into<$crate::model::WorkspaceKey>) -> Self {
            self.config = self.config.workspace(key);
            self
        }

        /// How calls are retried and how long they may take.
        #[must_use]
        pub fn retry(mut self, policy: $crate::call::RetryPolicy) -> Self {
            self.config = self.config.retry(policy);
            self
        }

        /// Shares a rate-limit lane limiter with other clients of the same account.
        #[must_use]
        pub fn lanes(mut self, lanes: std::sync::Arc<dyn $crate::call::PermitStore>) -> Self {
            self.config = self.config.lanes(lanes);
            self
        }

        /// Tells this observer what the client's calls do.
        #[must_use]
        pub fn observer(mut self, observer: std::sync::Arc<dyn $crate::observe::Observer>) -> Self {
            self.config = self.config.observer(observer);
            self
        }

        /// Names your application in the `User-Agent`, as `name/version`.
        #[must_use]
        pub fn application(mut self, name: impl Into<String>) -> Self {
            self.config = self.config.application(name);
            self
        }

        /// Sends a header with every request.
        #[must_use]
        pub fn header(mut self, name: $crate::http::HeaderName, value: $crate::http::HeaderValue) -> Self {
            self.config = self.config.header(name, value);
            self
        }

        /// The most that connecting may take. Default 5 s.
        #[must_use]
        pub fn connect_timeout(mut self, timeout: std::time::Duration) -> Self {
            self.config = self.config.connect_timeout(timeout);
            self
        }

        /// The size limit of a response in bytes, on the wire and decompressed each.
        #[must_use]
        pub fn max_response_bytes(mut self, bytes: usize) -> Self {
            self.config = self.config.max_response_bytes(bytes);
            self
        }

        /// Fixes the seed of the jitter, which makes a client's waits repeatable.
        #[must_use]
        pub fn seed(mut self, seed: u64) -> Self {
            self.config = self.config.seed(seed);
            self
        }
    };
}

#[cfg(test)]
mod tests {
    use super::*;

    fn variables(pairs: &'static [(&'static str, &'static str)]) -> Result<Config, Error> {
        Config::from_variables(|name| {
            pairs
                .iter()
                .find(|(n, _)| *n == name)
                .map(|(_, v)| (*v).to_owned())
        })
    }

    #[test]
    fn a_base_url_wins_over_a_region_and_europe_is_the_default() {
        let key = ("SEATSIO_SECRET_KEY", "k");
        assert_eq!(
            variables(Box::leak(Box::new([key]))).unwrap().base_url,
            Region::Eu.into()
        );
        let both = [
            key,
            ("SEATSIO_REGION", "na"),
            ("SEATSIO_BASE_URL", "http://127.0.0.1:9001"),
        ];
        assert!(
            variables(Box::leak(Box::new(both)))
                .unwrap()
                .base_url
                .is_loopback()
        );
    }

    #[test]
    fn a_malformed_variable_is_named() {
        let key = ("SEATSIO_SECRET_KEY", "k");
        for name in ["SEATSIO_REGION", "SEATSIO_BASE_URL"] {
            let error = variables(Box::leak(Box::new([key, (name, "mars")]))).unwrap_err();
            assert_eq!(error.argument(), Some(name));
        }
    }
}
