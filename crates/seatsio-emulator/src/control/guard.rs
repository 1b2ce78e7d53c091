//! Who may use the control API: programs of this machine, and no page in anybody's browser.

use bytes::Bytes;
use http::{HeaderMap, Request, header};
use std::net::{IpAddr, SocketAddr};

/// Whether a request comes from this machine and means it.
///
/// A page in a browser can make its own name point at this machine (then `Host` gives it away)
/// and can send requests to other origins (then `Origin` does).
pub(crate) fn is_from_this_machine(request: &Request<Bytes>, peer: SocketAddr) -> bool {
    let headers = request.headers();
    let host = request
        .uri()
        .authority()
        .map(http::uri::Authority::as_str)
        .or_else(|| text(headers, header::HOST));
    let origin = text(headers, header::ORIGIN);
    peer.ip().to_canonical().is_loopback()
        && host.is_some_and(names_this_machine)
        && headers.get_all(header::HOST).iter().count() <= 1
        && origin.is_none_or(|origin| {
            origin
                .split_once("://")
                .is_some_and(|(_, authority)| names_this_machine(authority))
        })
}

fn text(headers: &HeaderMap, name: header::HeaderName) -> Option<&str> {
    // A header that is no text names nothing; it must not count as absent.
    headers.get(name).map(|value| value.to_str().unwrap_or_default())
}

/// Whether a host with or without a port is this machine.
fn names_this_machine(authority: &str) -> bool {
    let host = match authority.rsplit_once(':') {
        Some((host, port)) if !port.is_empty() && port.bytes().all(|byte| byte.is_ascii_digit()) => host,
        _ => authority,
    };
    let host = host
        .strip_prefix('[')
        .and_then(|host| host.strip_suffix(']'))
        .unwrap_or(host);
    host.eq_ignore_ascii_case("localhost")
        || host.parse::<IpAddr>().is_ok_and(|address| address.is_loopback())
}

#[cfg(test)]
mod tests {
    use super::*;

    const HERE: &str = "127.0.0.1:40000";

    fn allowed(peer: &str, headers: &[(&str, &str)]) -> bool {
        let mut request = Request::get("/emulator/health");
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        is_from_this_machine(&request.body(Bytes::new()).unwrap(), peer.parse().unwrap())
    }

    #[test]
    fn this_machine_is_allowed_under_each_of_its_names() {
        for host in [
            "localhost",
            "LOCALHOST:9001",
            "127.0.0.1:9001",
            "127.0.0.2",
            "[::1]:9001",
            "[::1]",
        ] {
            assert!(allowed(HERE, &[("host", host)]), "{host}");
        }
        assert!(allowed("[::1]:40000", &[("host", "localhost:9001")]));
        assert!(allowed("[::ffff:127.0.0.1]:40000", &[("host", "localhost:9001")]));
    }

    #[test]
    fn a_foreign_name_for_this_machine_is_refused() {
        for host in [
            "evil.example",
            "localhost.evil.example:9001",
            "127.0.0.1.evil.example",
            "10.0.0.1",
            "",
            "[::2]",
        ] {
            assert!(!allowed(HERE, &[("host", host)]), "{host}");
        }
        assert!(!allowed(HERE, &[]));
        assert!(!allowed(HERE, &[("host", "localhost"), ("host", "evil.example")]));
    }

    #[test]
    fn another_machine_is_refused_whatever_it_says() {
        assert!(!allowed("10.0.0.7:40000", &[("host", "localhost:9001")]));
    }

    #[test]
    fn a_page_from_elsewhere_is_refused() {
        assert!(!allowed(
            HERE,
            &[("host", "localhost:9001"), ("origin", "https://evil.example")]
        ));
        assert!(!allowed(HERE, &[("host", "localhost:9001"), ("origin", "null")]));
        assert!(allowed(
            HERE,
            &[("host", "localhost:9001"), ("origin", "http://localhost:9001")]
        ));
    }
}
