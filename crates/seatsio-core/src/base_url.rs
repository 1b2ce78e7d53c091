//! Where requests go: a region's address or any other.

use crate::{Error, Region};
use http::{
    HeaderValue, Uri,
    uri::{Authority, PathAndQuery, Scheme},
};
use std::fmt;

/// Where requests go. Secure by construction: plain `http` is taken on loopback only.
#[derive(Clone, PartialEq, Eq)]
pub struct BaseUrl {
    scheme: Scheme,
    authority: Authority,
    /// Without a slash at its end; mostly empty.
    prefix: String,
}

impl BaseUrl {
    /// Reads a base URL. `https` only, but for loopback addresses.
    ///
    /// ```
    /// use seatsio_core::BaseUrl;
    ///
    /// assert!(BaseUrl::new("https://api-eu.seatsio.net").is_ok());
    /// assert!(BaseUrl::new("http://127.0.0.1:9001").is_ok());
    /// assert!(BaseUrl::new("http://api-eu.seatsio.net").is_err());
    /// ```
    ///
    /// # Errors
    /// The text is no absolute `http` or `https` URL, carries credentials, a query or a fragment, or is
    /// plain `http` to somewhere else than this machine.
    pub fn new(url: &str) -> Result<Self, Error> {
        let base = Self::parse(url)?;
        if base.scheme == Scheme::HTTP && !base.is_loopback() {
            return Err(refused(
                "is plain http to another machine, which would show the secret key to the network",
            ));
        }
        Ok(base)
    }

    /// Reads a base URL and takes plain `http` to anywhere.
    ///
    /// # Errors
    /// As [`new`](Self::new), but for the scheme.
    pub fn dangerous_plain_http(url: &str) -> Result<Self, Error> {
        Self::parse(url)
    }

    fn parse(url: &str) -> Result<Self, Error> {
        if url.bytes().any(|byte| byte == b'#') {
            return Err(refused("has a fragment"));
        }
        let uri: Uri = url.trim().parse().map_err(|_| refused("is no URL"))?;
        let parts = uri.into_parts();
        let scheme = parts.scheme.ok_or_else(|| refused("has no scheme"))?;
        if scheme != Scheme::HTTPS && scheme != Scheme::HTTP {
            return Err(refused("is neither https nor http"));
        }
        let authority = parts
            .authority
            .filter(|a| !a.host().is_empty())
            .ok_or_else(|| refused("has no host"))?;
        if authority.as_str().bytes().any(|byte| byte == b'@') {
            return Err(refused("carries credentials; set the secret key instead"));
        }
        let path = parts
            .path_and_query
            .unwrap_or_else(|| PathAndQuery::from_static("/"));
        if path.query().is_some() {
            return Err(refused("has a query"));
        }
        Ok(Self {
            scheme,
            authority,
            prefix: path.path().trim_end_matches('/').to_owned(),
        })
    }

    /// Whether requests stay on this machine.
    #[must_use]
    pub fn is_loopback(&self) -> bool {
        let host = self.authority.host();
        let address = host
            .strip_prefix('[')
            .and_then(|host| host.strip_suffix(']'))
            .unwrap_or(host);
        host.eq_ignore_ascii_case("localhost")
            || address == "::1"
            || address
                .parse::<core::net::Ipv4Addr>()
                .is_ok_and(|ip| ip.is_loopback())
    }

    /// What stands in the header `Host`: the port only if it is not the scheme's own.
    pub(crate) fn host(&self) -> HeaderValue {
        let is_usual = match self.authority.port_u16() {
            Some(80) => self.scheme == Scheme::HTTP,
            Some(443) => self.scheme == Scheme::HTTPS,
            _ => false,
        };
        let host = if is_usual {
            self.authority.host()
        } else {
            self.authority.as_str()
        };
        // An authority is visible ASCII.
        HeaderValue::from_str(host).unwrap_or_else(|_| HeaderValue::from_static(""))
    }

    /// The absolute URI of a path below this base.
    pub(crate) fn uri(&self, target: &PathAndQuery) -> Result<Uri, http::Error> {
        let target = if self.prefix.is_empty() {
            target.clone()
        } else {
            PathAndQuery::from_maybe_shared(bytes::Bytes::from(format!("{}{target}", self.prefix)))?
        };
        let mut parts = http::uri::Parts::default();
        parts.scheme = Some(self.scheme.clone());
        parts.authority = Some(self.authority.clone());
        parts.path_and_query = Some(target);
        Ok(Uri::from_parts(parts)?)
    }
}

fn refused(reason: &'static str) -> Error {
    Error::invalid_argument("base_url", crate::Invalid::new(reason))
}

impl From<Region> for BaseUrl {
    fn from(region: Region) -> Self {
        let host = region.url().strip_prefix("https://").unwrap_or_default();
        Self {
            scheme: Scheme::HTTPS,
            authority: Authority::from_static(host),
            prefix: String::new(),
        }
    }
}

impl fmt::Display for BaseUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}://{}{}", self.scheme, self.authority, self.prefix)
    }
}

impl fmt::Debug for BaseUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "BaseUrl({self})")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn uri(base: &str, target: &str) -> String {
        BaseUrl::new(base)
            .unwrap()
            .uri(&target.parse().unwrap())
            .unwrap()
            .to_string()
    }

    #[test]
    fn a_base_with_a_path_keeps_it() {
        assert_eq!(
            uri("https://gateway.example/seats/", "/events?limit=1"),
            "https://gateway.example/seats/events?limit=1"
        );
        assert_eq!(
            uri("https://gateway.example", "/events"),
            "https://gateway.example/events"
        );
    }

    #[test]
    fn the_host_is_named_with_its_port_unless_the_scheme_says_it() {
        for (url, host) in [
            ("https://api.example/below", "api.example"),
            ("https://api.example:443", "api.example"),
            ("https://api.example:80", "api.example:80"),
            ("http://localhost:80", "localhost"),
            ("http://localhost:443", "localhost:443"),
            ("http://[::1]:9001", "[::1]:9001"),
            ("http://[::1]:80", "[::1]"),
        ] {
            assert_eq!(BaseUrl::new(url).unwrap().host(), host, "{url}");
        }
    }

    #[test]
    fn plain_http_is_taken_on_loopback_only() {
        for url in [
            "http://localhost:9001",
            "http://127.0.0.1",
            "http://127.8.9.1:1/",
            "http://[::1]:80",
        ] {
            assert!(BaseUrl::new(url).is_ok(), "{url}");
        }
        for url in [
            "http://10.0.0.1",
            "http://localhost.evil.example",
            "http://127.0.0.1.evil.example",
        ] {
            assert!(BaseUrl::new(url).is_err(), "{url}");
            assert!(BaseUrl::dangerous_plain_http(url).is_ok(), "{url}");
        }
    }

    #[test]
    fn what_is_no_base_url_is_refused_by_name() {
        for url in [
            "",
            "api-eu.seatsio.net",
            "ftp://x",
            "https://key@host",
            "https://h?x=1",
            "https://h/#f",
            "/x",
        ] {
            assert_eq!(
                BaseUrl::new(url).unwrap_err().argument(),
                Some("base_url"),
                "{url}"
            );
        }
    }

    #[test]
    fn every_region_is_its_documented_host() {
        for region in Region::ALL {
            assert_eq!(BaseUrl::from(region), BaseUrl::new(region.url()).unwrap());
        }
    }
}
