//! `CategoryKey`: a text or a whole number, and staying what it is.

use std::fmt;

use serde_core::de::{Deserialize, Deserializer};
use serde_core::ser::{Serialize, Serializer};

use crate::model::Text;
use crate::model::json::{self, Fault, Parser, Read, Value};

/// The key of a category: a text or a whole number. `1` and `"1"` are two different keys.
///
/// ```
/// use seatsio_core::model::CategoryKey;
///
/// assert_ne!(CategoryKey::from(1), CategoryKey::from("1"));
/// ```
///
/// The largest number that the API takes is 9,007,199,254,740,991. In a URL both forms look the same, and
/// object infos give the key as a text whatever the chart has.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum CategoryKey {
    /// A whole number, sent as a JSON number.
    Number(i64),
    /// A text, sent as a JSON string.
    Text(Text),
}

impl From<i64> for CategoryKey {
    #[inline]
    fn from(number: i64) -> Self {
        Self::Number(number)
    }
}

impl From<i32> for CategoryKey {
    #[inline]
    fn from(number: i32) -> Self {
        Self::Number(number.into())
    }
}

impl From<u32> for CategoryKey {
    #[inline]
    fn from(number: u32) -> Self {
        Self::Number(number.into())
    }
}

impl From<&str> for CategoryKey {
    #[inline]
    fn from(text: &str) -> Self {
        Self::Text(text.into())
    }
}

impl From<String> for CategoryKey {
    #[inline]
    fn from(text: String) -> Self {
        Self::Text(text.into())
    }
}

impl From<&String> for CategoryKey {
    #[inline]
    fn from(text: &String) -> Self {
        Self::Text(text.into())
    }
}

impl From<&CategoryKey> for CategoryKey {
    #[inline]
    fn from(key: &CategoryKey) -> Self {
        key.clone()
    }
}

impl fmt::Debug for CategoryKey {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Number(number) => f.debug_tuple("CategoryKey").field(number).finish(),
            Self::Text(text) => f.debug_tuple("CategoryKey").field(text).finish(),
        }
    }
}

impl fmt::Display for CategoryKey {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Number(number) => number.fmt(f),
            Self::Text(text) => text.fmt(f),
        }
    }
}

impl Serialize for CategoryKey {
    #[inline]
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Number(number) => serializer.serialize_i64(*number),
            Self::Text(text) => serializer.serialize_str(text),
        }
    }
}

impl Read for CategoryKey {
    #[inline]
    fn read(json: &mut Parser<'_>) -> Result<Self, Fault> {
        match json.value()? {
            Value::Text(text) => Ok(Self::from(text)),
            number @ (Value::Whole(_) | Value::Negative(_)) => number.whole().map(Self::Number),
            other => Err(other.unexpected("a category key: a text or a whole number")),
        }
    }
}

impl<'de> Deserialize<'de> for CategoryKey {
    #[inline]
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        json::deserialize(deserializer)
    }
}
