//! The whole chart: categories, zones, floors, and what lies on them.

use serde_json::{Map, Value, json};

use super::contents::{Contents, takes_parts};
use super::measure::rounded;
use super::section::{Room, Section};

/// A drawing in the making; [`build`](Self::build) gives its JSON.
#[derive(Debug, Clone, PartialEq)]
pub struct DrawingBuilder {
    name: String,
    venue_type: Option<String>,
    categories: Vec<Category>,
    zones: Vec<Zone>,
    floors: Vec<Floor>,
    sections: Vec<Section>,
    stage: Option<String>,
    focal_point: Option<(f64, f64)>,
    contents: Contents,
}

takes_parts!(DrawingBuilder);

impl DrawingBuilder {
    /// An empty drawing; the chart gets its name.
    pub fn new(name: impl Into<String>) -> Self {
        Self {
            name: name.into(),
            venue_type: None,
            categories: Vec::new(),
            zones: Vec::new(),
            floors: Vec::new(),
            sections: Vec::new(),
            stage: None,
            focal_point: None,
            contents: Contents::default(),
        }
    }

    /// Adds a category.
    #[must_use]
    pub fn category(mut self, category: Category) -> Self {
        self.categories.push(category);
        self
    }

    /// Adds a zone; sections refer to it by key.
    #[must_use]
    pub fn zone(mut self, zone: Zone) -> Self {
        self.zones.push(zone);
        self
    }

    /// Adds a section. On a chart with floors, sections belong to a floor.
    #[must_use]
    pub fn section(mut self, section: Section) -> Self {
        self.sections.push(section);
        self
    }

    /// Adds a floor. What is drawn outside of floors is then left out.
    #[must_use]
    pub fn floor(mut self, floor: Floor) -> Self {
        self.floors.push(floor);
        self
    }

    /// Draws a stage above everything else, and puts the focal point on it.
    #[must_use]
    pub fn stage(mut self, label: impl Into<String>) -> Self {
        self.stage = Some(label.into());
        self
    }

    /// Where everybody looks: best available seats are near to it.
    #[must_use]
    pub const fn focal_point(mut self, x: f64, y: f64) -> Self {
        self.focal_point = Some((x, y));
        self
    }

    /// The venue type, if it shall not follow from what is drawn.
    #[must_use]
    pub fn venue_type(mut self, name: impl Into<String>) -> Self {
        self.venue_type = Some(name.into());
        self
    }

    /// The JSON of the drawing.
    pub fn build(&self) -> Value {
        let mut chart = json!({
            "name": self.name,
            "version": 22,
            "venueType": self.kind_of_venue(),
            "categories": {
                "list": self.categories.iter().map(Category::drawn).collect::<Vec<_>>(),
            },
        });
        if !self.zones.is_empty() {
            let zones: Vec<Value> = self.zones.iter().map(Zone::drawn).collect();
            chart["zones"] = json!({"list": zones});
        }
        if self.floors.is_empty() {
            let parts = Parts {
                contents: &self.contents,
                sections: &self.sections,
                stage: self.stage.as_deref(),
                focal_point: self.focal_point,
            };
            chart["subChart"] = Value::Object(parts.drawn());
        } else {
            let floors: Vec<Value> = self.floors.iter().map(Floor::drawn).collect();
            chart["subChartFloors"] = Value::Array(floors);
        }
        chart
    }

    fn kind_of_venue(&self) -> &str {
        if let Some(name) = &self.venue_type {
            name
        } else if !self.zones.is_empty() {
            "WITH_ZONES"
        } else if self.sections.is_empty() && self.floors.is_empty() {
            "SIMPLE"
        } else {
            "WITH_SECTIONS_AND_FLOORS"
        }
    }
}

/// A category: what objects of one price have in common.
#[derive(Debug, Clone, PartialEq)]
pub struct Category {
    key: Value,
    label: String,
    color: String,
    accessible: bool,
}

impl Category {
    /// A category with a key, which is a number or a text.
    pub fn new(key: impl Into<Value>, label: impl Into<String>) -> Self {
        Self {
            key: key.into(),
            label: label.into(),
            color: "#6C8EAD".to_owned(),
            accessible: false,
        }
    }

    /// The colour, as `#RRGGBB`.
    #[must_use]
    pub fn color(mut self, color: impl Into<String>) -> Self {
        self.color = color.into();
        self
    }

    /// The category is for people with a wheelchair.
    #[must_use]
    pub const fn accessible(mut self) -> Self {
        self.accessible = true;
        self
    }

    fn drawn(&self) -> Value {
        json!({"key": self.key, "label": self.label, "color": self.color, "accessible": self.accessible})
    }
}

/// A zone: sections that look at the same point.
#[derive(Debug, Clone, PartialEq)]
pub struct Zone {
    key: String,
    label: String,
    focal_point: Option<(f64, f64)>,
}

impl Zone {
    /// A zone without a focal point of its own.
    pub fn new(key: impl Into<String>, label: impl Into<String>) -> Self {
        Self {
            key: key.into(),
            label: label.into(),
            focal_point: None,
        }
    }

    /// Where everybody in the zone looks.
    #[must_use]
    pub const fn focal_point(mut self, x: f64, y: f64) -> Self {
        self.focal_point = Some((x, y));
        self
    }

    fn drawn(&self) -> Value {
        let mut zone = json!({"key": self.key, "label": self.label});
        if let Some(point) = self.focal_point {
            zone["focalPoint"] = drawn_point(point);
        }
        zone
    }
}

/// One of several floors.
#[derive(Debug, Clone, PartialEq)]
pub struct Floor {
    name: String,
    displayed: String,
    sections: Vec<Section>,
    stage: Option<String>,
    focal_point: Option<(f64, f64)>,
    contents: Contents,
}

takes_parts!(Floor);

impl Floor {
    /// A floor with a technical name and one for people.
    pub fn new(name: impl Into<String>, displayed: impl Into<String>) -> Self {
        Self {
            name: name.into(),
            displayed: displayed.into(),
            sections: Vec::new(),
            stage: None,
            focal_point: None,
            contents: Contents::default(),
        }
    }

    /// Adds a section.
    #[must_use]
    pub fn section(mut self, section: Section) -> Self {
        self.sections.push(section);
        self
    }

    /// Draws a stage above everything else, and puts the floor's focal point on it.
    #[must_use]
    pub fn stage(mut self, label: impl Into<String>) -> Self {
        self.stage = Some(label.into());
        self
    }

    /// Where everybody on the floor looks.
    #[must_use]
    pub const fn focal_point(mut self, x: f64, y: f64) -> Self {
        self.focal_point = Some((x, y));
        self
    }

    fn drawn(&self) -> Value {
        let parts = Parts {
            contents: &self.contents,
            sections: &self.sections,
            stage: self.stage.as_deref(),
            focal_point: self.focal_point,
        };
        let mut floor = parts.drawn();
        floor.insert("floorName".to_owned(), self.name.clone().into());
        floor.insert("floorDisplayName".to_owned(), self.displayed.clone().into());
        Value::Object(floor)
    }
}

/// What lies on a floor.
struct Parts<'a> {
    contents: &'a Contents,
    sections: &'a [Section],
    stage: Option<&'a str>,
    focal_point: Option<(f64, f64)>,
}

/// How much room a stage takes from above.
const STAGE_HEIGHT: f64 = 60.0;

impl Parts<'_> {
    fn drawn(&self) -> Map<String, Value> {
        let top = if self.stage.is_some() { STAGE_HEIGHT } else { 0.0 };
        let drawn = self.contents.drawn(top);
        let mut room = Room::below(drawn.height);
        let sections: Vec<Value> = self
            .sections
            .iter()
            .map(|section| section.drawn_in(&mut room))
            .collect();
        let (width, height) = (drawn.width.max(room.width), drawn.height.max(room.height));
        let mut floor = drawn.fields;
        floor.insert("width".to_owned(), rounded(width).into());
        floor.insert("height".to_owned(), rounded(height).into());
        floor.insert("sections".to_owned(), Value::Array(sections));
        // In front of the rows, if there are any outside of sections.
        let front = if self.contents.rows.is_empty() {
            width
        } else {
            drawn.width
        };
        let on_stage = (front / 2.0, STAGE_HEIGHT / 2.0);
        if let Some(label) = self.stage {
            let stage = drawn_stage(label, on_stage, (front * 0.8).max(80.0));
            floor.insert("shapes".to_owned(), Value::Array(vec![stage]));
        }
        let focal_point = self.focal_point.or(self.stage.map(|_| on_stage));
        let focal_point = focal_point.map_or(Value::Null, drawn_point);
        floor.insert("focalPoint".to_owned(), focal_point);
        floor
    }
}

fn drawn_stage(label: &str, center: (f64, f64), width: f64) -> Value {
    json!({
        "objectType": "shape",
        "label": label,
        "type": "rectangle",
        "center": drawn_point(center),
        "width": rounded(width),
        "height": STAGE_HEIGHT / 1.5,
        "cornerRadius": 6,
        "fillColor": "#D0D1D2",
        "strokeColor": "#B5B6B8",
        "strokeWidth": 1,
        "labelSize": 16,
    })
}

fn drawn_point((x, y): (f64, f64)) -> Value {
    json!({"x": rounded(x), "y": rounded(y)})
}
