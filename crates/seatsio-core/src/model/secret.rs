//! `Secret`: a key in an answer that must not end up in a log.

use std::fmt;

use serde_core::{Deserialize, Deserializer};

use crate::model::Text;
use crate::model::json::{Fault, Parser, Read};

/// A secret that an answer holds, such as the secret key of a workspace. It has no `Display`, and its
/// `Debug` shows dots; [`expose`](Self::expose) gives the text.
///
/// ```
/// use seatsio_core::model::Secret;
///
/// let secret = Secret::from("1af2…");
/// assert_eq!(format!("{secret:?}"), "Secret(…)");
/// assert_eq!(secret.expose(), "1af2…");
/// ```
#[derive(Clone, Default, PartialEq, Eq, Hash)]
pub struct Secret(Text);

impl Secret {
    /// The secret itself.
    #[must_use]
    #[inline]
    pub fn expose(&self) -> &str {
        self.0.as_str()
    }
}

impl fmt::Debug for Secret {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Secret(…)")
    }
}

impl From<&str> for Secret {
    #[inline]
    fn from(text: &str) -> Self {
        Self(text.into())
    }
}

impl From<String> for Secret {
    #[inline]
    fn from(text: String) -> Self {
        Self(text.into())
    }
}

impl Read for Secret {
    #[inline]
    fn read(json: &mut Parser<'_>) -> Result<Self, Fault> {
        Text::read(json).map(Self)
    }
}

impl<'de> Deserialize<'de> for Secret {
    #[inline]
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Text::deserialize(deserializer).map(Self)
    }
}
