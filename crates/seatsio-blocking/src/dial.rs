//! Name lookup and connecting, with their failures marked: whatever fails here was certainly not sent.
//!
//! ureq's errors alone do not tell: a lookup that fails and a connection that breaks off in the middle of
//! an answer are both an IO error.

use crate::unhurried::Unhurried;
use std::{error::Error as StdError, fmt};
use ureq::{
    Error,
    config::Config,
    http::Uri,
    unversioned::{
        resolver::{DefaultResolver, ResolvedSocketAddrs, Resolver},
        transport::{ConnectionDetails, Connector, DefaultConnector, NextTimeout, Transport},
    },
};

/// The request was certainly not sent.
#[derive(Debug)]
pub(crate) struct NotSent(Error);

impl fmt::Display for NotSent {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "connecting failed: {}", self.0)
    }
}

impl StdError for NotSent {}

fn not_sent(error: Error) -> Error {
    Error::Other(Box::new(NotSent(error)))
}

/// ureq's own connector: TCP, proxy and the TLS handshake.
#[derive(Debug, Default)]
pub(crate) struct Dial(DefaultConnector);

impl Connector for Dial {
    type Out = Unhurried<Box<dyn Transport>>;

    fn connect(
        &self,
        details: &ConnectionDetails<'_>,
        chained: Option<()>,
    ) -> Result<Option<Self::Out>, Error> {
        let connected = self.0.connect(details, chained).map_err(not_sent)?;
        Ok(connected.map(Unhurried))
    }
}

/// ureq's own resolver.
#[derive(Debug, Default)]
pub(crate) struct Lookup(DefaultResolver);

impl Resolver for Lookup {
    fn resolve(
        &self,
        uri: &Uri,
        config: &Config,
        timeout: NextTimeout,
    ) -> Result<ResolvedSocketAddrs, Error> {
        self.0.resolve(uri, config, timeout).map_err(not_sent)
    }
}
