//! `Nullable`: a value that may be sent as `null`, apart from not being sent at all.

use serde_core::{Serialize, Serializer};

use crate::model::Text;

/// A value or an explicit `null`. An option that takes it is left out of the request while it is unset.
///
/// ```
/// use seatsio_core::model::{Nullable, Text};
///
/// let remove: Nullable<Text> = None.into();
/// assert_eq!(remove, Nullable::Null);
/// assert_eq!(Nullable::<Text>::from("Gala"), Nullable::Value(Text::from("Gala")));
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[expect(clippy::exhaustive_enums, reason = "null or not null: there is no third")]
pub enum Nullable<T> {
    /// Sent as `null`.
    Null,
    /// Sent as the value.
    Value(T),
}

impl<T> Nullable<T> {
    /// The value, if it is not null.
    #[inline]
    pub fn value(&self) -> Option<&T> {
        match self {
            Self::Null => None,
            Self::Value(value) => Some(value),
        }
    }
}

impl<T> From<T> for Nullable<T> {
    #[inline]
    fn from(value: T) -> Self {
        Self::Value(value)
    }
}

impl<T> From<Option<T>> for Nullable<T> {
    #[inline]
    fn from(value: Option<T>) -> Self {
        value.map_or(Self::Null, Self::Value)
    }
}

impl From<&str> for Nullable<Text> {
    #[inline]
    fn from(text: &str) -> Self {
        Self::Value(Text::from(text))
    }
}

impl From<String> for Nullable<Text> {
    #[inline]
    fn from(text: String) -> Self {
        Self::Value(Text::from(text))
    }
}

impl From<&str> for Nullable<String> {
    #[inline]
    fn from(text: &str) -> Self {
        Self::Value(text.to_owned())
    }
}

impl<T: Serialize> Serialize for Nullable<T> {
    #[inline]
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Null => serializer.serialize_unit(),
            Self::Value(value) => value.serialize(serializer),
        }
    }
}
