//! Where objects lie: floors, zones, sections and rows, and the kind of venue.

use std::ops::Range;
use std::sync::Arc;

use serde::Serialize;

use super::geometry::Point;

/// A floor of a chart with several.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Floor {
    pub(crate) name: Arc<str>,
    pub(crate) display_name: Arc<str>,
}

/// A zone: several sections that share a point of interest.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub(crate) struct Zone {
    pub(crate) key: Arc<str>,
    pub(crate) label: Arc<str>,
    #[serde(skip)]
    pub(crate) focal_point: Option<Point>,
}

/// A section: rows and the like under one name.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Section {
    pub(crate) label: Arc<str>,
    /// What people see instead of the label.
    pub(crate) displayed: Option<Arc<str>>,
    pub(crate) entrance: Option<Arc<str>>,
}

/// Seats side by side: each object of the range is the neighbour of the one before it.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Row {
    /// Absent when the drawn row has none; its seats are then labelled without it.
    pub(crate) label: Option<Arc<str>>,
    /// What people see instead of the label.
    pub(crate) displayed: Option<Arc<str>>,
    /// What people call this kind of row, when it is not "row".
    pub(crate) displayed_type: Option<Arc<str>>,
    pub(super) first: u32,
    pub(super) end: u32,
}

impl Row {
    /// The indexes of its seats in [`super::Drawing::objects`], left to right.
    pub(crate) fn seats(&self) -> Range<usize> {
        self.first as usize..self.end as usize
    }
}

/// What kind of venue a drawing shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub(crate) enum VenueType {
    Simple,
    WithSectionsAndFloors,
    WithZones,
}

impl VenueType {
    /// The venue type as the API and drawings write it.
    pub(crate) fn as_str(self) -> &'static str {
        match self {
            Self::Simple => "SIMPLE",
            Self::WithSectionsAndFloors => "WITH_SECTIONS_AND_FLOORS",
            Self::WithZones => "WITH_ZONES",
        }
    }

    /// The venue type of that name; only the present names, as callers may send them.
    pub(crate) fn from_name(name: &str) -> Option<Self> {
        match name {
            "SIMPLE" => Some(Self::Simple),
            "WITH_SECTIONS_AND_FLOORS" => Some(Self::WithSectionsAndFloors),
            "WITH_ZONES" => Some(Self::WithZones),
            _ => None,
        }
    }

    /// The venue type that a drawing names, with the names of old drawings (CHT-6). An unknown
    /// or missing name counts as the simplest venue.
    pub(crate) fn of_drawing(name: Option<&str>) -> Self {
        match name {
            Some("ROWS_WITH_SECTIONS") => Self::WithSectionsAndFloors,
            Some("ZONES") => Self::WithZones,
            name => name.and_then(Self::from_name).unwrap_or(Self::Simple),
        }
    }
}
