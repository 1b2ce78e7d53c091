//! The status of an object in an event: four that the server knows, and any other text (STA-8).

use std::borrow::Cow;
use std::fmt;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// What state an object is in.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Status {
    /// `free`: nobody has it.
    #[default]
    Free,
    /// `booked`: sold.
    Booked,
    /// `reservedByToken`: held until its hold token expires.
    Held,
    /// `resale`: sold once, and offered again by its owner.
    Resale,
    /// A text that means something to the client only.
    Custom(Box<str>),
}

impl Status {
    pub(crate) fn as_str(&self) -> &str {
        match self {
            Self::Free => "free",
            Self::Booked => "booked",
            Self::Held => "reservedByToken",
            Self::Resale => "resale",
            Self::Custom(text) => text,
        }
    }
}

impl From<&str> for Status {
    fn from(text: &str) -> Self {
        match text {
            "free" => Self::Free,
            "booked" => Self::Booked,
            "reservedByToken" => Self::Held,
            "resale" => Self::Resale,
            _ => Self::Custom(text.into()),
        }
    }
}

impl fmt::Display for Status {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl Serialize for Status {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}

impl<'de> Deserialize<'de> for Status {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Ok(Self::from(Cow::<str>::deserialize(deserializer)?.as_ref()))
    }
}
