//! The drawing of a chart: kept as it came, and what is derived from it.

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::error::ApiError;

/// A drawing. Its JSON is never rewritten; everything else is derived from it.
#[derive(Clone, Debug)]
pub(crate) struct Drawing {
    json: String,
    header: Header,
}

/// What the chart object shows of a drawing.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default, rename_all = "camelCase")]
struct Header {
    name: Option<String>,
    venue_type: Option<String>,
}

impl Drawing {
    /// Reads a drawing; refuses what is not a JSON object.
    pub(crate) fn parse(json: impl Into<String>) -> Result<Self, ApiError> {
        let json = json.into();
        let header = serde_json::from_str(&json);
        let header = header.map_err(|error| ApiError::general(format!("#: not a drawing: {error}")))?;
        Ok(Self { json, header })
    }

    /// The JSON, as it came.
    pub(crate) fn json(&self) -> &str {
        &self.json
    }

    /// The name, which is the chart's name.
    pub(crate) fn name(&self) -> &str {
        self.header.name.as_deref().unwrap_or("Untitled chart")
    }

    /// The venue type as the API says it (CHT-6).
    pub(crate) fn venue_type(&self) -> &str {
        self.header.venue_type.as_deref().unwrap_or("SIMPLE")
    }
}

impl Serialize for Drawing {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.json.serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for Drawing {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let json = String::deserialize(deserializer)?;
        Self::parse(json)
            .map_err(|_| serde::de::Error::custom("a chart of the snapshot has no valid drawing"))
    }
}
