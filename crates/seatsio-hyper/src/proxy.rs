//! The way through an HTTP proxy.

use base64::Engine as _;
use http::{HeaderValue, Uri};
use hyper_util::client::legacy::connect::proxy::Tunnel;
use seatsio_core::{Error, Invalid};

/// An HTTP proxy: where it is, and as whom it is used.
pub(crate) struct Proxy {
    address: Uri,
    authorization: Option<HeaderValue>,
}

impl Proxy {
    /// Reads `http://user:password@proxy:3128`.
    pub(crate) fn parse(url: &str) -> Result<Self, Error> {
        let refused = || Error::invalid_argument("proxy", Invalid::new("is no URL of an http proxy"));
        let (scheme, rest) = url.trim().split_once("://").ok_or_else(refused)?;
        if !scheme.eq_ignore_ascii_case("http") {
            return Err(refused());
        }
        let (user, host) = rest
            .rsplit_once('@')
            .map_or((None, rest), |(user, host)| (Some(user), host));
        let address: Uri = format!("http://{host}").parse().map_err(|_| refused())?;
        if address.host().is_none_or(str::is_empty) {
            return Err(refused());
        }
        let authorization = user.map(basic).transpose().map_err(|_| refused())?;
        Ok(Self {
            address,
            authorization,
        })
    }

    /// A connector that asks the proxy for each connection.
    pub(crate) fn tunnel<C>(self, connector: C) -> Tunnel<C> {
        let tunnel = Tunnel::new(self.address, connector);
        match self.authorization {
            Some(authorization) => tunnel.with_auth(authorization),
            None => tunnel,
        }
    }
}

/// `Basic …` of `user:password`, either of them percent-encoded.
fn basic(user: &str) -> Result<HeaderValue, Box<dyn std::error::Error>> {
    let (user, password) = user.split_once(':').unwrap_or((user, ""));
    let plain = |text| percent_encoding::percent_decode_str(text).decode_utf8();
    let credentials = format!("{}:{}", plain(user)?, plain(password)?);
    let encoded = base64::engine::general_purpose::STANDARD.encode(credentials);
    Ok(HeaderValue::try_from(format!("Basic {encoded}"))?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn address_and_credentials_are_read_from_the_url() {
        let proxy = Proxy::parse("http://us%40er:pass@proxy.example:3128").unwrap();
        assert_eq!(proxy.address, "http://proxy.example:3128/");
        assert_eq!(proxy.authorization.unwrap(), "Basic dXNAZXI6cGFzcw==");
        assert!(Proxy::parse("http://proxy:3128").unwrap().authorization.is_none());
    }

    #[test]
    fn what_is_no_http_proxy_is_refused_without_its_password() {
        for url in [
            "",
            "proxy:3128",
            "socks5://u:planted@p:1",
            "http://u:planted@",
            "http://u:planted@ /",
        ] {
            let error = Proxy::parse(url).err().unwrap();
            assert_eq!(error.argument(), Some("proxy"), "{url}");
            assert!(!format!("{error} {error:?}").contains("planted"));
        }
    }
}
