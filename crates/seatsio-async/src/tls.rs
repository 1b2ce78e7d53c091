//! TLS by rustls, with the crypto provider named.

use rustls::{ClientConfig, RootCertStore, crypto::ring};
use std::sync::Arc;

/// The Mozilla roots and those that the caller adds.
///
/// The provider is named because a program that has two of them makes rustls panic when it has to choose.
pub(crate) fn config(extra_roots: &[Vec<u8>]) -> Result<ClientConfig, &'static str> {
    let mut roots = RootCertStore {
        roots: webpki_roots::TLS_SERVER_ROOTS.to_vec(),
    };
    for der in extra_roots {
        roots
            .add(der.clone().into())
            .map_err(|_| "is no certificate in DER form")?;
    }
    let config = ClientConfig::builder_with_provider(Arc::new(ring::default_provider()))
        .with_safe_default_protocol_versions()
        .map_err(|_| "does not go with the TLS versions of ring")?
        .with_root_certificates(roots)
        .with_no_client_auth();
    Ok(config)
}
