//! JSON as values and as types of the caller's own, where the API does not say what it is.
//!
//! With the feature `serde_json`, which is on by default.

use serde_core::de::DeserializeOwned;
use serde_json::Value;

use crate::Answer;
use crate::model::json::{Fault, Parser, Read, Value as Next};
use crate::model::{ChartDrawing, ErrorData, EventObjectInfo, ExtraData, Text};

/// Extra data that is not of the wanted type, or could not be written as JSON.
#[derive(Debug)]
pub struct ExtraDataError(Text);

crate::error::text!(ExtraDataError, Self(reason) => "extra data: {reason}");

impl ExtraData {
    /// The JSON value; null if the value given was none.
    #[must_use]
    #[inline]
    pub fn to_value(&self) -> Value {
        self.read().unwrap_or_default()
    }

    /// Reads it as a type of the caller's own.
    ///
    /// # Errors
    /// The JSON is not of this type.
    #[inline]
    pub fn read<T: DeserializeOwned>(&self) -> Result<T, ExtraDataError> {
        let json = self.json().map_err(|reason| ExtraDataError(reason.clone()))?;
        serde_json::from_str(json).map_err(|error| ExtraDataError(error.to_string().into()))
    }
}

impl From<Value> for ExtraData {
    #[inline]
    fn from(value: Value) -> Self {
        Self::new(value)
    }
}

impl EventObjectInfo {
    /// The caller's own data, read as a type of the caller's own; `None` without any.
    ///
    /// # Errors
    /// There is extra data, and it is not of this type.
    #[inline]
    pub fn extra_data_as<T: DeserializeOwned>(&self) -> Result<Option<T>, ExtraDataError> {
        self.extra_data().map(ExtraData::read).transpose()
    }
}

impl ChartDrawing {
    /// The whole drawing as a JSON value: costs several times its text in memory.
    #[must_use]
    #[inline]
    pub fn to_value(&self) -> Value {
        self.read().unwrap_or_default()
    }

    /// Reads it as a type of the caller's own.
    ///
    /// # Errors
    /// The drawing is not of this type.
    #[inline]
    pub fn read<T: DeserializeOwned>(&self) -> Result<T, serde_json::Error> {
        serde_json::from_str(self.as_json())
    }
}

impl ErrorData {
    /// The JSON value.
    #[must_use]
    #[inline]
    pub fn to_value(&self) -> Value {
        serde_json::from_str(self.as_json()).unwrap_or_default()
    }
}

impl<T> Answer<T> {
    /// The body as JSON, for fields that the crate does not know yet.
    ///
    /// # Errors
    /// The body is not JSON.
    #[inline]
    pub fn json(&self) -> Result<Value, serde_json::Error> {
        serde_json::from_slice(&self.bytes)
    }
}

impl Read for Value {
    #[inline]
    fn read(json: &mut Parser<'_>) -> Result<Self, Fault> {
        Ok(match json.value()? {
            Next::Null => Self::Null,
            Next::Flag(flag) => flag.into(),
            Next::Whole(number) => number.into(),
            Next::Negative(number) => number.into(),
            Next::Fraction(number) => number.into(),
            Next::Text(text) => text.into(),
            Next::List => {
                let mut list = Vec::new();
                while json.element()? {
                    list.push(Self::read(json)?);
                }
                Self::Array(list)
            }
            Next::Object => {
                // Set by index, which serde_json has compiled; the map's own `insert` is generic, and large.
                let mut object = Self::Object(serde_json::Map::new());
                while let Some(key) = json.entry()? {
                    object[key.as_str()] = Self::read(json)?;
                }
                object
            }
        })
    }
}
