//! `ExtraData`: whatever the caller keeps with an object.

use std::fmt;

use serde::de::DeserializeOwned;
use serde::ser::Error as _;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use serde_json::value::RawValue;

use crate::model::Text;
use crate::model::json::{Fault, Read, Value};

/// A JSON object of the caller's own, kept with an object of an event.
///
/// ```
/// use seatsio_core::model::ExtraData;
///
/// #[derive(serde::Serialize, serde::Deserialize, PartialEq, Debug)]
/// struct Guest { name: String }
///
/// let data = ExtraData::new(Guest { name: "Ada".to_owned() });
/// assert_eq!(data.to_value()["name"], "Ada");
/// assert_eq!(data.read::<Guest>()?.name, "Ada");
/// # Ok::<(), seatsio_core::model::ExtraDataError>(())
/// ```
///
/// It is kept as JSON text, so numbers and the order of keys come back as they were, and reading a report
/// does not pay for data that nobody looks at. Two are equal if their JSON values are. It is not printed, since
/// it is about buyers, mostly: [`as_json`](Self::as_json) gives it.
#[derive(Clone)]
pub struct ExtraData(Result<Box<RawValue>, Text>);

/// Extra data that is not of the wanted type, or could not be written as JSON.
#[derive(Debug)]
pub struct ExtraDataError(Text);

crate::error::text!(ExtraDataError, Self(reason) => "extra data: {reason}");

impl ExtraData {
    /// Anything that serialises to JSON; the API takes objects.
    ///
    /// A value that cannot be JSON (a map whose keys are no texts) makes the call fail before anything is
    /// sent.
    #[inline]
    pub fn new(value: impl Serialize) -> Self {
        Self(serde_json::value::to_raw_value(&value).map_err(|error| Text::from(error.to_string())))
    }

    /// The JSON value; null if the value given was none.
    #[must_use]
    #[inline]
    pub fn to_value(&self) -> serde_json::Value {
        self.read().unwrap_or_default()
    }

    /// Reads it as a type of the caller's own.
    ///
    /// # Errors
    /// The JSON is not of this type.
    #[inline]
    pub fn read<T: DeserializeOwned>(&self) -> Result<T, ExtraDataError> {
        let json = self
            .0
            .as_ref()
            .map_err(|message| ExtraDataError(message.clone()))?;
        serde_json::from_str(json.get()).map_err(|error| ExtraDataError(error.to_string().into()))
    }

    /// The JSON text, or `None` if the value given cannot be JSON.
    #[must_use]
    #[inline]
    pub fn as_json(&self) -> Option<&str> {
        self.0.as_ref().ok().map(|json| json.get())
    }
}

impl From<serde_json::Value> for ExtraData {
    #[inline]
    fn from(value: serde_json::Value) -> Self {
        Self::new(value)
    }
}

impl PartialEq for ExtraData {
    #[inline]
    fn eq(&self, other: &Self) -> bool {
        match (&self.0, &other.0) {
            (Ok(one), Ok(two)) => one.get() == two.get() || self.to_value() == other.to_value(),
            (Err(one), Err(two)) => one == two,
            _ => false,
        }
    }
}

impl fmt::Debug for ExtraData {
    // It is about the buyers, mostly.
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("ExtraData(…)")
    }
}

impl Serialize for ExtraData {
    #[inline]
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match &self.0 {
            Ok(json) => json.serialize(serializer),
            Err(message) => Err(S::Error::custom(message)),
        }
    }
}

impl Read for ExtraData {
    #[inline]
    fn read(value: Value<'_>) -> Result<Self, Fault> {
        match value {
            Value::Raw(json) => Ok(Self(Ok(json))),
            // Only fields that are read another way come as JSON.
            value => serde_json::Value::read(value).map(Self::from),
        }
    }
}

impl<'de> Deserialize<'de> for ExtraData {
    #[inline]
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Box::<RawValue>::deserialize(deserializer).map(|json| Self(Ok(json)))
    }
}
