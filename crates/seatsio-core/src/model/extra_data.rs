//! `ExtraData`: whatever the caller keeps with an object.

use std::fmt;

use serde_core::de::DeserializeOwned;
use serde_core::ser::Error as _;
use serde_core::{Deserialize, Deserializer, Serialize, Serializer};
use serde_json::value::RawValue;

use crate::model::Text;
use crate::model::json::{Fault, Parser, Read};

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
pub struct ExtraData(Kept);

#[derive(Clone)]
enum Kept {
    Written(Box<RawValue>),
    Read(Box<str>),
    /// What was given cannot be JSON, and why.
    Refused(Text),
}

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
        let json = serde_json::value::to_raw_value(&value);
        Self(json.map_or_else(|error| Kept::Refused(error.to_string().into()), Kept::Written))
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
        let json = self.json().map_err(|reason| ExtraDataError(reason.clone()))?;
        serde_json::from_str(json).map_err(|error| ExtraDataError(error.to_string().into()))
    }

    /// The JSON text, or `None` if the value given cannot be JSON.
    #[must_use]
    #[inline]
    pub fn as_json(&self) -> Option<&str> {
        self.json().ok()
    }

    #[inline]
    fn json(&self) -> Result<&str, &Text> {
        match &self.0 {
            Kept::Written(json) => Ok(json.get()),
            Kept::Read(json) => Ok(json),
            Kept::Refused(reason) => Err(reason),
        }
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
        match (self.json(), other.json()) {
            (Ok(one), Ok(two)) => one == two || self.to_value() == other.to_value(),
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
            Kept::Written(json) => json.serialize(serializer),
            // The text of a value, always, as it was read as one.
            Kept::Read(json) => RawValue::from_string(json.as_ref().to_owned())
                .map_err(S::Error::custom)?
                .serialize(serializer),
            Kept::Refused(reason) => Err(S::Error::custom(reason)),
        }
    }
}

impl Read for ExtraData {
    #[inline]
    fn read(json: &mut Parser<'_>) -> Result<Self, Fault> {
        Ok(Self(Kept::Read(json.raw()?.into())))
    }
}

impl<'de> Deserialize<'de> for ExtraData {
    #[inline]
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Box::<RawValue>::deserialize(deserializer).map(|json| Self(Kept::Written(json)))
    }
}
