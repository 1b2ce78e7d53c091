//! The JSON of a drawing as far as it is understood: every field may be missing or of any type.

use serde::Deserialize;

use super::geometry::Point;
use super::lenient::{Flag, Key, List, Maybe, Number, Text};

#[derive(Debug, Clone, Default, Deserialize)]
#[serde(rename_all = "camelCase", default, bound(deserialize = "'de: 'a"))]
pub(super) struct Chart<'a> {
    pub(super) name: Text<'a>,
    pub(super) venue_type: Text<'a>,
    pub(super) categories: Maybe<Listed<Category<'a>>>,
    pub(super) zones: Maybe<Listed<Zone<'a>>>,
    pub(super) sub_chart: Maybe<SubChart<'a>>,
    pub(super) sub_chart_floors: List<SubChart<'a>>,
}

impl Chart<'_> {
    /// The floors of a chart with floors, the only sub-chart of any other.
    pub(super) fn floors(&self) -> &[SubChart<'_>] {
        if self.has_floors() {
            &self.sub_chart_floors.0
        } else {
            self.sub_chart.0.as_slice()
        }
    }

    pub(super) fn has_floors(&self) -> bool {
        !self.sub_chart_floors.0.is_empty()
    }
}

/// `{"list": [...]}`, the form of categories and zones.
#[derive(Debug, Clone, Deserialize)]
#[serde(default, bound(deserialize = "T: Deserialize<'de>"))]
pub(super) struct Listed<T> {
    pub(super) list: List<T>,
}

impl<T> Default for Listed<T> {
    fn default() -> Self {
        Self {
            list: List::default(),
        }
    }
}

#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default, bound(deserialize = "'de: 'a"))]
pub(super) struct Category<'a> {
    pub(super) key: Key<'a>,
    pub(super) label: Text<'a>,
    pub(super) color: Text<'a>,
    pub(super) accessible: Flag,
}

#[derive(Debug, Clone, Default, Deserialize)]
#[serde(rename_all = "camelCase", default, bound(deserialize = "'de: 'a"))]
pub(super) struct Zone<'a> {
    pub(super) key: Text<'a>,
    pub(super) label: Text<'a>,
    pub(super) focal_point: Position,
}

/// The contents of a floor, of a section, or of the whole chart.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(rename_all = "camelCase", default, bound(deserialize = "'de: 'a"))]
pub(super) struct SubChart<'a> {
    pub(super) width: Number,
    pub(super) height: Number,
    pub(super) floor_name: Text<'a>,
    pub(super) floor_display_name: Text<'a>,
    pub(super) focal_point: Position,
    pub(super) sections: List<Section<'a>>,
    pub(super) rows: List<Row<'a>>,
    pub(super) tables: List<Table<'a>>,
    pub(super) general_admission_areas: List<Area<'a>>,
    pub(super) booths: List<Booth<'a>>,
    pub(super) shapes: List<Shape<'a>>,
    pub(super) texts: List<Caption<'a>>,
}

#[derive(Debug, Clone, Default, Deserialize)]
#[serde(rename_all = "camelCase", default, bound(deserialize = "'de: 'a"))]
pub(super) struct Section<'a> {
    pub(super) label: Text<'a>,
    pub(super) display_label: Text<'a>,
    pub(super) category_key: Key<'a>,
    pub(super) zone: Text<'a>,
    pub(super) entrance: Text<'a>,
    pub(super) top_left: Position,
    pub(super) points: List<Corner>,
    pub(super) label_size: Number,
    pub(super) sub_chart: Maybe<Contents<'a>>,
}

/// The contents of a section, which has no sections of its own: one inside another is ignored,
/// so that no nesting of a drawing can use up the stack.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(rename_all = "camelCase", default, bound(deserialize = "'de: 'a"))]
pub(super) struct Contents<'a> {
    pub(super) rows: List<Row<'a>>,
    pub(super) tables: List<Table<'a>>,
    pub(super) general_admission_areas: List<Area<'a>>,
    pub(super) booths: List<Booth<'a>>,
    pub(super) shapes: List<Shape<'a>>,
    pub(super) texts: List<Caption<'a>>,
}

#[derive(Debug, Clone, Default, Deserialize)]
#[serde(rename_all = "camelCase", default, bound(deserialize = "'de: 'a"))]
pub(super) struct Row<'a> {
    pub(super) label: Text<'a>,
    pub(super) display_label: Text<'a>,
    pub(super) section_label: Text<'a>,
    pub(super) section_displayed_label: Text<'a>,
    pub(super) display_object_type: Text<'a>,
    pub(super) seats: List<Seat<'a>>,
}

#[derive(Debug, Clone, Default, Deserialize)]
#[serde(rename_all = "camelCase", default, bound(deserialize = "'de: 'a"))]
pub(super) struct Seat<'a> {
    pub(super) label: Text<'a>,
    pub(super) display_label: Text<'a>,
    pub(super) display_object_type: Text<'a>,
    pub(super) x: Number,
    pub(super) y: Number,
    pub(super) category_key: Key<'a>,
    pub(super) entrance: Text<'a>,
    pub(super) accessible: Flag,
    pub(super) companion_seat: Flag,
    pub(super) restricted_view: Flag,
    pub(super) semi_ambulatory_seat: Flag,
    pub(super) lift_up_armrests: Flag,
    pub(super) hearing_impaired: Flag,
    pub(super) sign_language_interpretation: Flag,
    pub(super) plus_size: Flag,
    pub(super) disabled_by_social_distancing_rules: Flag,
}

impl Seat<'_> {
    pub(super) fn position(&self) -> Point {
        Point {
            x: self.x.0.unwrap_or_default(),
            y: self.y.0.unwrap_or_default(),
        }
    }
}

#[derive(Debug, Clone, Default, Deserialize)]
#[serde(rename_all = "camelCase", default, bound(deserialize = "'de: 'a"))]
pub(super) struct Table<'a> {
    pub(super) label: Text<'a>,
    pub(super) display_label: Text<'a>,
    pub(super) display_object_type: Text<'a>,
    pub(super) category_key: Key<'a>,
    pub(super) entrance: Text<'a>,
    pub(super) book_as_a_whole: Flag,
    pub(super) variable_occupancy: Flag,
    pub(super) min_occupancy: Number,
    pub(super) seats: List<Seat<'a>>,
    #[serde(flatten)]
    pub(super) outline: Outline<'a>,
}

#[derive(Debug, Clone, Default, Deserialize)]
#[serde(rename_all = "camelCase", default, bound(deserialize = "'de: 'a"))]
pub(super) struct Area<'a> {
    pub(super) label: Text<'a>,
    pub(super) display_label: Text<'a>,
    pub(super) display_object_type: Text<'a>,
    pub(super) category_key: Key<'a>,
    pub(super) entrance: Text<'a>,
    pub(super) capacity: Number,
    pub(super) book_as_a_whole: Flag,
    pub(super) variable_occupancy: Flag,
    pub(super) min_occupancy: Number,
    pub(super) max_occupancy: Number,
    #[serde(flatten)]
    pub(super) outline: Outline<'a>,
}

#[derive(Debug, Clone, Default, Deserialize)]
#[serde(rename_all = "camelCase", default, bound(deserialize = "'de: 'a"))]
pub(super) struct Booth<'a> {
    pub(super) label: Text<'a>,
    pub(super) display_label: Text<'a>,
    pub(super) display_object_type: Text<'a>,
    pub(super) category_key: Key<'a>,
    pub(super) entrance: Text<'a>,
    #[serde(flatten)]
    pub(super) outline: Outline<'a>,
}

#[derive(Debug, Clone, Default, Deserialize)]
#[serde(rename_all = "camelCase", default, bound(deserialize = "'de: 'a"))]
pub(super) struct Shape<'a> {
    pub(super) label: Text<'a>,
    pub(super) fill_color: Text<'a>,
    pub(super) stroke_color: Text<'a>,
    pub(super) stroke_width: Number,
    pub(super) label_size: Number,
    #[serde(flatten)]
    pub(super) outline: Outline<'a>,
}

/// A text that decorates the drawing. None of the drawings at hand has one: these are the names
/// that the other decorations use.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(rename_all = "camelCase", default, bound(deserialize = "'de: 'a"))]
pub(super) struct Caption<'a> {
    pub(super) text: Text<'a>,
    pub(super) label: Text<'a>,
    pub(super) text_color: Text<'a>,
    pub(super) font_size: Number,
    pub(super) label_size: Number,
    pub(super) center: Position,
    pub(super) rotation_angle: Number,
}

/// Where something lies and what it looks like from above: a circle or ellipse (`radius`, or
/// `radius1` and `radius2`), a rectangle (`width`, `height`) or a polygon (`points`).
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(rename_all = "camelCase", default, bound(deserialize = "'de: 'a"))]
pub(super) struct Outline<'a> {
    #[serde(rename = "type")]
    pub(super) form: Text<'a>,
    pub(super) center: Position,
    pub(super) rotation_angle: Number,
    pub(super) radius: Number,
    pub(super) radius1: Number,
    pub(super) radius2: Number,
    pub(super) width: Number,
    pub(super) height: Number,
    pub(super) corner_radius: Number,
    pub(super) points: List<Corner>,
}

impl Outline<'_> {
    /// The centre, or what comes closest to one.
    pub(super) fn middle(&self) -> Point {
        if let Some(center) = self.center.0 {
            return center;
        }
        let corners = || self.points.0.iter().filter_map(Corner::point);
        let count = corners().count();
        if count == 0 {
            return Point::default();
        }
        let sum = corners().fold(Point::default(), Point::moved_by);
        #[expect(clippy::cast_precision_loss, reason = "no outline has that many corners")]
        let count = count as f64;
        Point {
            x: sum.x / count,
            y: sum.y / count,
        }
    }
}

/// A corner of a polygon.
#[derive(Debug, Clone, Copy, Default, Deserialize)]
#[serde(default)]
pub(super) struct Corner {
    pub(super) x: Number,
    pub(super) y: Number,
}

impl Corner {
    pub(super) fn point(&self) -> Option<Point> {
        self.x.0.zip(self.y.0).map(|(x, y)| Point { x, y })
    }
}

/// `{x, y}`, or nothing when one of the two is missing.
#[derive(Debug, Clone, Copy, Default, Deserialize)]
#[serde(from = "Maybe<Corner>")]
pub(super) struct Position(pub(super) Option<Point>);

impl From<Maybe<Corner>> for Position {
    fn from(corner: Maybe<Corner>) -> Self {
        Self(corner.0.as_ref().and_then(Corner::point))
    }
}
