//! `ExtraData`: whatever the caller keeps with an object.

use std::fmt;

use serde_core::ser::Error as _;
use serde_core::{Deserialize, Deserializer, Serialize, Serializer};

use crate::model::Text;
use crate::model::json::{self, Fault, Parser, Read};

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
/// does not pay for data that nobody looks at. (Without the feature `serde_json` it is sent with its keys sorted and
/// its numbers written anew.) Two are equal if their JSON values are. It is not printed, since
/// it is about buyers, mostly: [`as_json`](Self::as_json) gives it.
#[derive(Clone)]
pub struct ExtraData(Kept);

#[derive(Clone)]
enum Kept {
    Json(Box<str>),
    /// What was given cannot be JSON, and why.
    Refused(Text),
}

impl ExtraData {
    /// Anything that serialises to JSON; the API takes objects.
    ///
    /// A value that cannot be JSON (a map whose keys are no texts) makes the call fail before anything is
    /// sent.
    #[inline]
    pub fn new(value: impl Serialize) -> Self {
        Self(match json::to_text(&value) {
            Ok(json) => Kept::Json(json.into()),
            Err(error) => Kept::Refused(error.to_string().into()),
        })
    }

    /// The JSON text, or `None` if the value given cannot be JSON.
    #[must_use]
    #[inline]
    pub fn as_json(&self) -> Option<&str> {
        self.json().ok()
    }

    #[inline]
    pub(super) fn json(&self) -> Result<&str, &Text> {
        match &self.0 {
            Kept::Json(json) => Ok(json),
            Kept::Refused(reason) => Err(reason),
        }
    }
}

impl PartialEq for ExtraData {
    #[inline]
    fn eq(&self, other: &Self) -> bool {
        match (self.json(), other.json()) {
            (Ok(one), Ok(two)) => json::are_same(one, two),
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
            Kept::Json(json) => json::serialize_text(json, serializer),
            Kept::Refused(reason) => Err(S::Error::custom(reason)),
        }
    }
}

impl Read for ExtraData {
    #[inline]
    fn read(json: &mut Parser<'_>) -> Result<Self, Fault> {
        Ok(Self(Kept::Json(json.raw()?.into())))
    }
}

impl<'de> Deserialize<'de> for ExtraData {
    #[inline]
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        json::deserialize(deserializer)
    }
}
