//! A chart's drawing: the JSON as it came, and everything bookable that follows from it.
//!
//! [`Drawing::parse`] is the way in. It keeps the JSON to the letter, since clients get it back,
//! and reads it once into the things that the rules work on:
//!
//! - [`DrawnObject`]s in drawing order (floor by floor; in each the sections, then what lies
//!   outside of them; in each of those rows, tables with their seats, areas, booths), addressed
//!   by their index in [`Drawing::objects`], found by label with [`Drawing::find`];
//! - [`Row`]s, [`Section`]s, [`Floor`]s, [`Zone`]s and [`Category`]s, which objects refer to by
//!   index: an object has no text of its own besides its label.
//!
//! Nothing in a drawing makes reading fail: what is missing or of a wrong type counts as absent.
//! An object without a label, or with a label that came before, cannot be addressed by any call
//! and is no object here; validation counts them ([`Drawing::faults`]).

pub mod builder;
mod category;
pub mod demo;
mod edit;
mod faults;
mod geometry;
mod lenient;
mod object;
mod place;
mod reading;
mod source;
mod survey;
mod thumbnail;

#[cfg(test)]
mod tests;

use std::collections::HashMap;
use std::fmt;
use std::sync::Arc;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

pub(crate) use category::{Category, CategoryKey};
pub(crate) use edit::CategoryFields;
pub(crate) use faults::Faults;
pub(crate) use geometry::Point;
pub(crate) use object::{Area, DrawnObject, Kind, ObjectType, Seat, SeatTraits, Table};
pub(crate) use place::{Floor, Row, Section, VenueType, Zone};
pub(crate) use reading::DrawingError;

/// The name of a chart that was not given one (CHT-3).
const UNTITLED: &str = "Untitled chart";

/// A drawing: its JSON, and what follows from it.
#[derive(Clone)]
pub(crate) struct Drawing {
    /// The JSON as it was given.
    json: String,
    name: Arc<str>,
    venue_type: VenueType,
    /// In the order of the drawing's list.
    pub(crate) categories: Vec<Category>,
    /// In the order of the drawing's list; empty on charts without zones.
    pub(crate) zones: Vec<Zone>,
    /// Only on charts with `subChartFloors`.
    pub(crate) floors: Vec<Floor>,
    pub(crate) sections: Vec<Section>,
    /// Seats side by side. A drawn row is several of these when something that is no object
    /// (an unlabelled seat) stands in its middle.
    pub(crate) rows: Vec<Row>,
    pub(crate) objects: Vec<DrawnObject>,
    pub(crate) supports_best_available: bool,
    pub(crate) faults: Faults,
    by_label: HashMap<Arc<str>, u32>,
    category_by_key: HashMap<Arc<str>, u32>,
}

impl Drawing {
    /// Reads a drawing from JSON text, which it keeps. Only what is not a JSON object is refused.
    pub(crate) fn parse(json: impl Into<String>) -> Result<Self, DrawingError> {
        let json = json.into();
        let layout = reading::with_source(&json, survey::Layout::of)?;
        Ok(Self {
            json,
            name: layout.name,
            venue_type: layout.venue_type,
            categories: layout.categories,
            zones: layout.zones,
            floors: layout.floors,
            sections: layout.sections,
            rows: layout.rows,
            objects: layout.objects,
            supports_best_available: layout.has_focal_point,
            faults: layout.faults,
            by_label: layout.by_label,
            category_by_key: layout.category_by_key,
        })
    }

    /// The JSON text exactly as it was given.
    pub(crate) fn json(&self) -> &str {
        &self.json
    }

    /// The drawing's name, which is the chart's name.
    pub(crate) fn name(&self) -> &str {
        &self.name
    }

    /// The kind of venue, by its present name even if the drawing uses an old one (CHT-6).
    pub(crate) fn venue_type(&self) -> VenueType {
        self.venue_type
    }

    /// The index of the object with this label (`A-1`, `Section A-A-1`, `T1`, `GA1`).
    pub(crate) fn find(&self, label: &str) -> Option<usize> {
        self.by_label.get(label).map(|&index| index as usize)
    }

    /// The category of that key, compared as text: `9` and `"9"` are the same key.
    pub(crate) fn category(&self, key: &str) -> Option<&Category> {
        self.categories.get(*self.category_by_key.get(key)? as usize)
    }

    /// The object's category; `None` when it has none, or one that the drawing does not list.
    pub(crate) fn category_of(&self, object: &DrawnObject) -> Option<&Category> {
        self.categories.get(object.category? as usize)
    }

    /// The row that a seat stands in; `None` for everything else.
    pub(crate) fn row_of(&self, object: &DrawnObject) -> Option<&Row> {
        self.rows.get(object.row? as usize)
    }

    /// The section that the object lies in.
    pub(crate) fn section_of(&self, object: &DrawnObject) -> Option<&Section> {
        self.sections.get(object.section? as usize)
    }

    /// The zone that the object lies in.
    pub(crate) fn zone_of(&self, object: &DrawnObject) -> Option<&Zone> {
        self.zones.get(object.zone? as usize)
    }

    /// The entrance to the object: its own, else its section's.
    pub(crate) fn entrance_of<'a>(&'a self, object: &'a DrawnObject) -> Option<&'a str> {
        object
            .own_entrance
            .as_deref()
            .or_else(|| self.section_of(object)?.entrance.as_deref())
    }

    /// The floor that the object lies on; `None` on charts with one floor only.
    pub(crate) fn floor_of(&self, object: &DrawnObject) -> Option<&Floor> {
        self.floors.get(object.floor? as usize)
    }

    /// The table that a seat stands at.
    pub(crate) fn table_of(&self, object: &DrawnObject) -> Option<&DrawnObject> {
        self.objects.get(object.as_seat()?.table()?)
    }

    /// The seats before and after the object in its row.
    pub(crate) fn neighbours(&self, index: usize) -> (Option<&DrawnObject>, Option<&DrawnObject>) {
        let Some(row) = self.objects.get(index).and_then(|object| self.row_of(object)) else {
            return (None, None);
        };
        let seats = row.seats();
        let left = index.checked_sub(1).filter(|left| seats.contains(left));
        let right = Some(index + 1).filter(|right| seats.contains(right));
        (
            left.and_then(|left| self.objects.get(left)),
            right.and_then(|right| self.objects.get(right)),
        )
    }
}

/// All else follows from the JSON.
impl PartialEq for Drawing {
    fn eq(&self, other: &Self) -> bool {
        self.json == other.json
    }
}

// Drawings that are shared are not read to be compared.
impl Eq for Drawing {}

impl fmt::Debug for Drawing {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Drawing")
            .field("name", &self.name)
            .field("objects", &self.objects.len())
            .finish_non_exhaustive()
    }
}

/// A drawing is stored as its JSON text, to the letter.
impl Serialize for Drawing {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.json.serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for Drawing {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Self::parse(String::deserialize(deserializer)?).map_err(serde::de::Error::custom)
    }
}
