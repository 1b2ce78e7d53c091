//! As whom requests are sent: one header, worked out once and never printed.

use crate::{Error, Invalid, SecretKey};
use http::{HeaderName, HeaderValue, header};
use std::fmt;

/// As whom requests are sent: one header, marked sensitive, that cannot be read back or printed.
///
/// A seats.io client makes them from its secret key; other APIs want a token or a header of their own.
///
/// ```
/// use seatsio_core::Credentials;
///
/// let token = Credentials::bearer("a-token");
/// assert_eq!(format!("{token:?}"), "Credentials(authorization: …)");
/// ```
#[derive(Clone)]
pub struct Credentials(Kept);

#[derive(Clone)]
enum Kept {
    Nothing,
    Header(HeaderName, HeaderValue),
    Refused(&'static str),
}

impl Credentials {
    /// HTTP Basic with the secret key as user name and no password, as seats.io wants it.
    ///
    /// An empty key is refused when the client is built.
    pub fn basic(secret_key: impl Into<SecretKey>) -> Self {
        match secret_key.into().authorization() {
            Some(value) => Self(Kept::Header(header::AUTHORIZATION, value)),
            None => Self(Kept::Refused("secret_key")),
        }
    }

    /// `Authorization: Bearer …`.
    ///
    /// A token that is empty or cannot stand in a header is refused when the client is built.
    pub fn bearer(token: impl AsRef<str>) -> Self {
        let token = token.as_ref().trim();
        if token.is_empty() {
            return Self(Kept::Refused("credentials"));
        }
        Self::header(header::AUTHORIZATION, format!("Bearer {token}"))
    }

    /// A header of the API's own, such as `x-api-key`.
    ///
    /// A value that is empty or cannot stand in a header is refused when the client is built.
    pub fn header(name: HeaderName, value: impl AsRef<str>) -> Self {
        let value = value.as_ref().trim();
        match HeaderValue::try_from(value) {
            Ok(mut header) if !value.is_empty() && value.is_ascii() => {
                header.set_sensitive(true);
                Self(Kept::Header(name, header))
            }
            _ => Self(Kept::Refused("credentials")),
        }
    }

    /// None: for calls that need no key.
    #[must_use]
    pub fn none() -> Self {
        Self(Kept::Nothing)
    }

    pub(crate) fn to_header(&self) -> Result<Option<(HeaderName, HeaderValue)>, Error> {
        match &self.0 {
            Kept::Nothing => Ok(None),
            Kept::Header(name, value) => Ok(Some((name.clone(), value.clone()))),
            Kept::Refused(argument) => Err(Error::invalid_argument(
                argument,
                Invalid::new("must be visible ASCII and not empty"),
            )),
        }
    }
}

impl From<SecretKey> for Credentials {
    fn from(key: SecretKey) -> Self {
        Self::basic(key)
    }
}

impl fmt::Debug for Credentials {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.0 {
            Kept::Nothing => f.write_str("Credentials(none)"),
            Kept::Header(name, _) => write!(f, "Credentials({name}: …)"),
            Kept::Refused(_) => f.write_str("Credentials(unusable)"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_token_is_sent_as_it_is_and_marked_sensitive() {
        let (name, value) = Credentials::bearer(" abc ").to_header().unwrap().unwrap();
        assert_eq!(
            (name.as_str(), value.to_str().unwrap()),
            ("authorization", "Bearer abc")
        );
        assert!(value.is_sensitive());
    }

    #[test]
    fn what_cannot_stand_in_a_header_is_refused() {
        let name = HeaderName::from_static("x-api-key");
        for credentials in [
            Credentials::bearer(""),
            Credentials::bearer("a\nb"),
            Credentials::header(name.clone(), "é"),
            Credentials::header(name, " "),
        ] {
            assert_eq!(
                credentials.to_header().unwrap_err().argument(),
                Some("credentials")
            );
        }
        assert_eq!(
            Credentials::basic("").to_header().unwrap_err().argument(),
            Some("secret_key")
        );
    }

    #[test]
    fn credentials_are_never_printed() {
        let told = format!(
            "{:?} {:?}",
            Credentials::bearer("planted"),
            Credentials::basic("planted")
        );
        assert!(!told.contains("planted") && !told.contains("cGxhbnRlZ"), "{told}");
    }
}
