//! A secret key that cannot be printed.

use base64::Engine as _;
use http::HeaderValue;
use std::fmt;

/// A secret key of a workspace or a company: the credential of every call.
///
/// It is turned into the `Authorization` header once, marked sensitive, and cannot be read back or
/// printed.
///
/// ```
/// use seatsio_core::SecretKey;
///
/// let key = SecretKey::new("9a8b7c");
/// assert_eq!(format!("{key:?}"), "SecretKey(…)");
/// ```
///
/// ```compile_fail
/// println!("{}", seatsio_core::SecretKey::new("9a8b7c"));
/// ```
#[derive(Clone)]
pub struct SecretKey {
    header: Option<HeaderValue>,
}

impl SecretKey {
    /// Takes the key as the API's settings page shows it.
    ///
    /// An empty key is taken too and refused when the client is built.
    #[must_use]
    pub fn new(key: impl AsRef<str>) -> Self {
        Self::of(key.as_ref())
    }

    // Not generic, so that it is compiled once.
    fn of(key: &str) -> Self {
        let key = key.trim();
        if key.is_empty() {
            return Self { header: None };
        }
        let mut credentials = String::with_capacity(key.len() + 1);
        credentials.push_str(key);
        credentials.push(':');
        let encoded = base64::engine::general_purpose::STANDARD.encode(credentials);
        let header = HeaderValue::try_from(format!("Basic {encoded}"))
            .ok()
            .map(|mut value| {
                value.set_sensitive(true);
                value
            });
        Self { header }
    }

    pub(crate) fn authorization(&self) -> Option<HeaderValue> {
        self.header.clone()
    }
}

impl fmt::Debug for SecretKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("SecretKey(…)")
    }
}

impl<T: AsRef<str>> From<T> for SecretKey {
    fn from(key: T) -> Self {
        Self::new(key)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_key_is_the_user_name_and_the_password_is_empty() {
        let header = SecretKey::new(" secret \n").authorization().unwrap();
        assert_eq!(header.to_str().unwrap(), "Basic c2VjcmV0Og==");
        assert!(header.is_sensitive());
    }

    #[test]
    fn a_key_is_never_printed() {
        assert!(
            !format!(
                "{:?} {:?}",
                SecretKey::new("planted"),
                SecretKey::new("planted").header
            )
            .contains("planted")
        );
    }

    #[test]
    fn an_empty_key_has_no_header() {
        assert!(SecretKey::new("  ").authorization().is_none());
    }
}
