//! TLS by rustls, with the crypto provider named.

use hyper_rustls::{HttpsConnector, HttpsConnectorBuilder};
use rustls::{ClientConfig, RootCertStore, crypto::ring};
use seatsio_core::{Error, Invalid};
use std::sync::Arc;

/// A connector that trusts the Mozilla roots and those that the caller adds.
///
/// It takes plain `http` too: the base URL has been checked, and loopback servers speak it.
pub(crate) fn connector<C>(tcp: C, extra_roots: &[Vec<u8>]) -> Result<HttpsConnector<C>, Error> {
    let mut roots = RootCertStore {
        roots: webpki_roots::TLS_SERVER_ROOTS.to_vec(),
    };
    for der in extra_roots {
        roots
            .add(der.clone().into())
            .map_err(|_| refused("is no certificate in DER form"))?;
    }
    // Named because a program that has two providers makes rustls panic when it has to choose.
    let tls = ClientConfig::builder_with_provider(Arc::new(ring::default_provider()))
        .with_safe_default_protocol_versions()
        .map_err(|_| refused("does not go with the TLS versions of ring"))?
        .with_root_certificates(roots)
        .with_no_client_auth();
    Ok(HttpsConnectorBuilder::new()
        .with_tls_config(tls)
        .https_or_http()
        .enable_http1()
        .wrap_connector(tcp))
}

fn refused(reason: &'static str) -> Error {
    Error::invalid_argument("root_certificate", Invalid::new(reason))
}
