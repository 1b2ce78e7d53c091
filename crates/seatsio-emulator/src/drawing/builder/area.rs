//! General admission areas and booths.

use serde_json::{Value, json};

use super::measure::{SPACING, rounded};

/// A general admission area.
#[derive(Debug, Clone, PartialEq)]
pub struct Area {
    label: String,
    capacity: u32,
    category: Value,
    book_as_a_whole: bool,
    occupancy: Option<(u32, Option<u32>)>,
    center: Option<(f64, f64)>,
}

impl Area {
    /// An area with places for this many people.
    pub fn new(label: impl Into<String>, capacity: u32) -> Self {
        Self {
            label: label.into(),
            capacity,
            category: Value::Null,
            book_as_a_whole: false,
            occupancy: None,
            center: None,
        }
    }

    /// Puts the area into the category with this key.
    #[must_use]
    pub fn category(mut self, key: impl Into<Value>) -> Self {
        self.category = key.into();
        self
    }

    /// The area goes to one booking.
    #[must_use]
    pub const fn booked_as_a_whole(mut self) -> Self {
        self.book_as_a_whole = true;
        self
    }

    /// The area goes to groups of at least that many people, and at most that many if given.
    #[must_use]
    pub const fn variable_occupancy(mut self, least: u32, most: Option<u32>) -> Self {
        self.occupancy = Some((least, most));
        self
    }

    /// Where the middle of the area is.
    #[must_use]
    pub const fn at(mut self, x: f64, y: f64) -> Self {
        self.center = Some((x, y));
        self
    }

    pub(super) const fn position(&self) -> Option<(f64, f64)> {
        self.center
    }

    /// How much room it needs from side to side; its height is half of that.
    pub(super) const SIZE: f64 = 120.0;

    pub(super) fn drawn_at(&self, (x, y): (f64, f64)) -> Value {
        let mut area = json!({
            "label": self.label,
            "capacity": self.capacity,
            "categoryKey": self.category,
            "objectType": "generalAdmission",
            "type": "rectangle",
            "center": {"x": rounded(x), "y": rounded(y)},
            "width": Self::SIZE - SPACING,
            "height": Self::SIZE / 2.0,
            "bookAsAWhole": self.book_as_a_whole,
            "variableOccupancy": self.occupancy.is_some(),
            "minOccupancy": self.occupancy.map_or(1, |(least, _)| least),
        });
        if let Some((_, Some(most))) = self.occupancy {
            area["maxOccupancy"] = most.into();
        }
        area
    }
}

/// A booth.
#[derive(Debug, Clone, PartialEq)]
pub struct Booth {
    label: String,
    category: Value,
    center: Option<(f64, f64)>,
}

impl Booth {
    /// A booth.
    pub fn new(label: impl Into<String>) -> Self {
        Self {
            label: label.into(),
            category: Value::Null,
            center: None,
        }
    }

    /// Puts the booth into the category with this key.
    #[must_use]
    pub fn category(mut self, key: impl Into<Value>) -> Self {
        self.category = key.into();
        self
    }

    /// Where the middle of the booth is.
    #[must_use]
    pub const fn at(mut self, x: f64, y: f64) -> Self {
        self.center = Some((x, y));
        self
    }

    pub(super) const fn position(&self) -> Option<(f64, f64)> {
        self.center
    }

    /// How much room it needs from side to side.
    pub(super) const SIZE: f64 = 40.0;

    pub(super) fn drawn_at(&self, (x, y): (f64, f64)) -> Value {
        json!({
            "label": self.label,
            "categoryKey": self.category,
            "objectType": "booth",
            "type": "rectangle",
            "center": {"x": rounded(x), "y": rounded(y)},
            "width": Self::SIZE - 10.0,
            "height": Self::SIZE - 10.0,
        })
    }
}
