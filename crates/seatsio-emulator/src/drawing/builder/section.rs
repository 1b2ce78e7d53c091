//! Sections, and where they lie on a floor.

use serde_json::{Value, json};

use super::contents::{Contents, takes_parts};
use super::measure::{SPACING, rounded};

/// A section with rows, tables, areas and booths of its own.
#[derive(Debug, Clone, PartialEq)]
pub struct Section {
    label: String,
    category: Value,
    zone: Option<String>,
    entrance: Option<String>,
    top_left: Option<(f64, f64)>,
    contents: Contents,
}

takes_parts!(Section);

impl Section {
    /// An empty section.
    pub fn new(label: impl Into<String>) -> Self {
        Self {
            label: label.into(),
            category: Value::Null,
            zone: None,
            entrance: None,
            top_left: None,
            contents: Contents::default(),
        }
    }

    /// Puts everything in it that has no category of its own into the category with this key.
    #[must_use]
    pub fn category(mut self, key: impl Into<Value>) -> Self {
        self.category = key.into();
        self
    }

    /// Puts the section into the zone with this key.
    #[must_use]
    pub fn zone(mut self, key: impl Into<String>) -> Self {
        self.zone = Some(key.into());
        self
    }

    /// Where people come in.
    #[must_use]
    pub fn entrance(mut self, name: impl Into<String>) -> Self {
        self.entrance = Some(name.into());
        self
    }

    /// Where the top left corner lies on the floor.
    #[must_use]
    pub const fn at(mut self, x: f64, y: f64) -> Self {
        self.top_left = Some((x, y));
        self
    }

    pub(super) fn drawn_in(&self, room: &mut Room) -> Value {
        let drawn = self.contents.drawn(LABEL_HEIGHT);
        let (width, height) = (drawn.width, drawn.height);
        let (x, y) = self.top_left.unwrap_or_else(|| room.take(width, height));
        room.width = room.width.max(x + width);
        room.height = room.height.max(y + height);
        let corner = |x: f64, y: f64| json!({"x": rounded(x), "y": rounded(y)});
        json!({
            "label": self.label,
            "categoryKey": self.category,
            "zone": self.zone,
            "entrance": self.entrance,
            "topLeft": corner(x, y),
            "points": [
                corner(x, y),
                corner(x + width, y),
                corner(x + width, y + height),
                corner(x, y + height),
            ],
            "labelSize": 12,
            "labelShown": true,
            "subChart": drawn.fields,
        })
    }
}

/// The room for sections on a floor: they go side by side, and below each other in the end.
#[derive(Debug)]
pub(super) struct Room {
    next: (f64, f64),
    line_height: f64,
    pub(super) width: f64,
    pub(super) height: f64,
}

/// The room for the label at the top of a section.
const LABEL_HEIGHT: f64 = 14.0;

/// Sections that reach further to the right begin a new line.
const WIDEST: f64 = 2_000.0;

impl Room {
    pub(super) const fn below(y: f64) -> Self {
        Self {
            next: (0.0, y),
            line_height: 0.0,
            width: 0.0,
            height: y,
        }
    }

    fn take(&mut self, width: f64, height: f64) -> (f64, f64) {
        if self.next.0 > 0.0 && self.next.0 + width > WIDEST {
            self.next = (0.0, self.next.1 + self.line_height + SPACING);
            self.line_height = 0.0;
        }
        let place = self.next;
        self.next.0 += width + SPACING;
        self.line_height = self.line_height.max(height);
        place
    }
}
