//! `ChartDrawing`: the drawing of a chart, passed through untouched.

use std::fmt;

use serde_core::{Deserialize, Deserializer, Serialize, Serializer};

use crate::model::answer::answer;
use crate::model::decode::utf8;
use crate::model::json::{self, Fault, Parser, Read};
use crate::model::{Category, DecodeError, Text, VenueType, Zone};

/// The drawing of a chart: a large JSON object without a documented form.
///
/// It is kept as the text that came, so that it can be stored and sent again without loss. The parts that
/// are the same in all drawings have methods.
///
/// ```
/// use seatsio_core::model::ChartDrawing;
///
/// let drawing: ChartDrawing = serde_json::from_str(
///     r#"{"name": "Hall", "categories": {"list": [{"key": 1, "label": "Balcony"}]}, "subChart": {}}"#,
/// )?;
/// assert_eq!(drawing.name(), "Hall");
/// assert_eq!(drawing.categories().list[0].label, "Balcony");
/// assert!(drawing.to_value()["subChart"].is_object());
/// # Ok::<(), serde_json::Error>(())
/// ```
///
/// Documented at <https://docs.seats.io/docs/api/retrieve-a-chart-version>.
#[derive(Clone)]
pub struct ChartDrawing {
    json: Box<str>,
    head: Head,
}

answer! {
    /// What all drawings have.
    struct Head {
        pub name: Text = "name",
        pub venue_type: VenueType = "venueType",
        pub categories: DrawingCategories = "categories",
        pub zones: Vec<Zone> = "zones",
        pub version: Option<u64> = "version",
    }
}

answer! {
    /// The categories of a drawing.
    #[derive(Default)]
    pub struct DrawingCategories {
        /// The categories, in order.
        pub list: Vec<Category> = "list",
        /// The largest number that has been given as a key.
        pub max_category_key: Option<i64> = "maxCategoryKey",
    }
}

impl ChartDrawing {
    /// The name of the chart in this version.
    #[must_use]
    #[inline]
    pub fn name(&self) -> &str {
        &self.head.name
    }

    /// What the chart is built of.
    #[must_use]
    #[inline]
    pub fn venue_type(&self) -> &VenueType {
        &self.head.venue_type
    }

    /// The categories.
    #[must_use]
    #[inline]
    pub fn categories(&self) -> &DrawingCategories {
        &self.head.categories
    }

    /// The zones.
    #[must_use]
    #[inline]
    pub fn zones(&self) -> &[Zone] {
        &self.head.zones
    }

    /// The version, counted by the server.
    #[must_use]
    #[inline]
    pub fn version(&self) -> Option<u64> {
        self.head.version
    }

    /// The JSON text as it came.
    #[must_use]
    #[inline]
    pub fn as_json(&self) -> &str {
        &self.json
    }
}

impl PartialEq for ChartDrawing {
    #[inline]
    fn eq(&self, other: &Self) -> bool {
        json::are_same(&self.json, &other.json)
    }
}

impl fmt::Debug for ChartDrawing {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ChartDrawing")
            .field("name", &self.name())
            .field("venue_type", self.venue_type())
            .field("bytes", &self.as_json().len())
            .finish_non_exhaustive()
    }
}

impl Serialize for ChartDrawing {
    #[inline]
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        json::serialize_text(&self.json, serializer)
    }
}

impl ChartDrawing {
    /// Reads it from the body of an answer.
    ///
    /// # Errors
    /// The body is not UTF-8, not JSON, or no object.
    #[inline]
    pub fn decode(body: &[u8]) -> Result<Self, DecodeError> {
        Ok(json::from_str(utf8(body)?)?)
    }
}

impl Read for ChartDrawing {
    #[inline]
    fn read(json: &mut Parser<'_>) -> Result<Self, Fault> {
        let json = json.raw()?;
        let head = json::from_str(json).map_err(Fault::from)?;
        Ok(Self {
            json: json.into(),
            head,
        })
    }
}

impl<'de> Deserialize<'de> for ChartDrawing {
    #[inline]
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        json::deserialize(deserializer)
    }
}
