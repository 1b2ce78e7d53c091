//! Connecting, name lookup included, with failures marked: whatever fails here was certainly not sent.
//!
//! ureq's errors alone do not tell: a lookup that fails and a connection that breaks off in the middle of
//! an answer are both an IO error.

use crate::unhurried::Unhurried;
use std::{
    error::Error as StdError,
    fmt,
    net::{IpAddr, Ipv4Addr, SocketAddr},
    sync::Arc,
};
use ureq::{
    Error,
    config::Config,
    http::Uri,
    unversioned::{
        resolver::{DefaultResolver, ResolvedSocketAddrs, Resolver},
        transport::{ConnectionDetails, Connector, DefaultConnector, NextTimeout, Transport, time::Instant},
    },
};

/// The request was certainly not sent, and what ureq says why. In its words, as its errors are large to print.
#[derive(Debug)]
pub(crate) struct NotSent(String);

impl fmt::Display for NotSent {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "connecting failed: {}", self.0)
    }
}

impl StdError for NotSent {}

fn not_sent(error: Error) -> Error {
    Error::Other(Box::new(NotSent(error.to_string())))
}

/// Stands for addresses that have not been looked up; nobody can be connected to there.
const NOT_LOOKED_UP: SocketAddr = SocketAddr::new(IpAddr::V4(Ipv4Addr::UNSPECIFIED), 0);

/// Puts the lookup off until there is a connection to be made.
///
/// ureq asks for addresses before each call, also when the call then takes a connection that is open; and a lookup
/// with a time-out is a thread, also that of an IP address.
#[derive(Debug)]
pub(crate) struct LookupLater;

impl Resolver for LookupLater {
    fn resolve(&self, _: &Uri, _: &Config, _: NextTimeout) -> Result<ResolvedSocketAddrs, Error> {
        let mut addresses = self.empty();
        addresses.push(NOT_LOOKED_UP);
        Ok(addresses)
    }
}

/// ureq's own connector: TCP, proxy and the TLS handshake; and its own lookup before it.
#[derive(Debug, Default)]
pub(crate) struct Dial<R = DefaultResolver> {
    connector: Arc<DefaultConnector>,
    lookup: R,
}

impl<R: Resolver> Connector for Dial<R> {
    type Out = Unhurried<Box<dyn Transport>>;

    fn connect(
        &self,
        details: &ConnectionDetails<'_>,
        chained: Option<()>,
    ) -> Result<Option<Self::Out>, Error> {
        let connected = self.addresses(details).and_then(|addrs| {
            let now = (details.current_time)();
            // A tunnel is one connection, and wrapped once.
            let connector = Arc::clone(&self.connector);
            let details = ConnectionDetails {
                uri: details.uri,
                addrs,
                config: details.config,
                request_level: details.request_level,
                // Proxies are looked up while connecting.
                resolver: &self.lookup,
                now,
                timeout: what_is_left(details.timeout, details.now, now)?,
                current_time: details.current_time.clone(),
                run_connector: Arc::new(move |proxy: &ConnectionDetails<'_>| {
                    connector.connect(proxy, None)?.ok_or(Error::ConnectionFailed)
                }),
                register_shutdown: details.register_shutdown.clone(),
            };
            self.connector.connect(&details, chained)
        });
        Ok(connected.map_err(not_sent)?.map(Unhurried::new))
    }
}

impl<R: Resolver> Dial<R> {
    /// Those of the details, looked up by now. There are none if a proxy is to look them up.
    fn addresses(&self, details: &ConnectionDetails<'_>) -> Result<ResolvedSocketAddrs, Error> {
        if *details.addrs == [NOT_LOOKED_UP] {
            return self.lookup.resolve(details.uri, details.config, details.timeout);
        }
        let mut addresses = self.lookup.empty();
        for address in details.addrs.iter() {
            addresses.push(*address);
        }
        Ok(addresses)
    }
}

/// The time-out without what of it the lookup took.
fn what_is_left(mut timeout: NextTimeout, started: Instant, now: Instant) -> Result<NextTimeout, Error> {
    if let (Instant::Exact(started), Instant::Exact(now)) = (started, now)
        && !timeout.after.is_not_happening()
    {
        timeout.after = timeout
            .after
            .saturating_sub(now.saturating_duration_since(started))
            .into();
        if timeout.after.is_zero() {
            return Err(Error::Timeout(timeout.reason));
        }
    }
    Ok(timeout)
}

#[cfg(test)]
mod tests;
