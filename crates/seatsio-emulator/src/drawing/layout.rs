//! Works out the objects of a drawing from its JSON, in one pass.

use std::collections::HashMap;
use std::sync::Arc;

use serde::Deserialize;

use super::DrawingError;
use super::category::{Category, CategoryKey};
use super::geometry::Point;
use super::lenient::{Key, Number, Text};
use super::object::{Area, DrawnObject, Kind, Seat, SeatTraits, Table};
use super::place::{Floor, Row, Section, VenueType, Zone};
use super::source;

/// The label that the designer gives to what has not been labelled yet.
const UNLABELLED: &str = "?";

/// What is wrong with a drawing, counted while reading it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Faults {
    /// Bookable things without a label, or labelled "?".
    pub(crate) unlabelled: u32,
    /// Bookable things whose full label was there before.
    pub(crate) duplicates: u32,
    /// Bookable things without a category of their own or from their section.
    pub(crate) without_category: u32,
    /// Categories used by more than one type of object.
    pub(crate) mixed_categories: u32,
    /// Floors of charts with several that have nothing bookable on them.
    pub(crate) empty_floors: u32,
}

/// Everything that follows from a drawing's JSON.
#[derive(Debug)]
pub(super) struct Layout {
    pub(super) name: Arc<str>,
    pub(super) venue_type: VenueType,
    pub(super) categories: Vec<Category>,
    pub(super) zones: Vec<Zone>,
    pub(super) floors: Vec<Floor>,
    pub(super) sections: Vec<Section>,
    pub(super) rows: Vec<Row>,
    pub(super) objects: Vec<DrawnObject>,
    pub(super) by_label: HashMap<Arc<str>, u32>,
    pub(super) has_focal_point: bool,
    pub(super) faults: Faults,
}

impl Layout {
    pub(super) fn of(json: &str) -> Result<Self, DrawingError> {
        with_source(json, Surveyor::survey)
    }
}

/// Reads the JSON and hands it to `then`.
pub(super) fn with_source<T>(
    json: &str,
    then: impl FnOnce(&source::Chart<'_>) -> T,
) -> Result<T, DrawingError> {
    if !json.trim_ascii_start().starts_with('{') {
        return Err(not_an_object(json));
    }
    match serde_json::from_str(json) {
        Ok(chart) => Ok(then(&chart)),
        // A field that occurs twice: the last one counts, as in any JSON value.
        Err(error) if error.is_data() => {
            let value: serde_json::Value = serde_json::from_str(json).map_err(not_json)?;
            let chart = source::Chart::deserialize(&value).map_err(not_json)?;
            Ok(then(&chart))
        }
        Err(error) => Err(not_json(error)),
    }
}

fn not_json(error: serde_json::Error) -> DrawingError {
    DrawingError::new(format!("#: the drawing is not JSON: {error}"))
}

fn not_an_object(json: &str) -> DrawingError {
    let found = match serde_json::from_str::<serde_json::Value>(json) {
        Err(error) => return not_json(error),
        Ok(serde_json::Value::Null) => "Null",
        Ok(serde_json::Value::Bool(_)) => "Boolean",
        Ok(serde_json::Value::Number(_)) => "Number",
        Ok(serde_json::Value::String(_)) => "String",
        Ok(serde_json::Value::Array(_)) => "JSONArray",
        Ok(serde_json::Value::Object(_)) => "JSONObject",
    };
    DrawingError::new(format!("#: expected type: JSONObject, found: {found}"))
}

/// Walks through a drawing and notes what it sees.
struct Surveyor {
    layout: Layout,
    category_by_key: HashMap<Arc<str>, u32>,
    zone_by_key: HashMap<Arc<str>, u32>,
    /// For each category, the types of objects that use it, as bits.
    types_by_category: Vec<u8>,
    /// Entrances and displayed types repeat on thousands of objects: one copy of each is kept.
    texts: HashMap<Arc<str>, ()>,
}

/// What the things of one floor or section have in common.
#[derive(Clone, Copy)]
struct Surroundings<'a> {
    floor: Option<u32>,
    section: Option<u32>,
    section_label: Option<&'a str>,
    zone: Option<u32>,
    category: Option<u32>,
    has_category: bool,
    origin: Point,
    focal_point: Option<Point>,
}

/// What a bookable thing says about itself, whatever its type.
struct Description<'a> {
    parent: Option<&'a str>,
    own: &'a Text<'a>,
    displayed: &'a Text<'a>,
    displayed_type: &'a Text<'a>,
    usual_type: &'a str,
    entrance: &'a Text<'a>,
    category: &'a Key<'a>,
    position: Point,
    row: Option<u32>,
}

impl Surveyor {
    fn survey(chart: &source::Chart<'_>) -> Layout {
        let mut surveyor = Self::new(chart);
        for (number, sub_chart) in chart.floors().iter().enumerate() {
            let floor = chart.has_floors().then(|| index(number));
            surveyor.floor(sub_chart, floor);
        }
        surveyor.layout.faults.mixed_categories = surveyor
            .types_by_category
            .iter()
            .filter(|types| types.count_ones() > 1)
            .count()
            .try_into()
            .unwrap_or(u32::MAX);
        surveyor.layout
    }

    fn new(chart: &source::Chart<'_>) -> Self {
        let mut categories: Vec<Category> = Vec::new();
        let mut category_by_key = HashMap::new();
        for category in listed(&chart.categories).iter().filter_map(Category::from_source) {
            if !category_by_key.contains_key(&category.key_text) {
                category_by_key.insert(Arc::clone(&category.key_text), index(categories.len()));
                categories.push(category);
            }
        }
        let mut zones: Vec<Zone> = Vec::new();
        let mut zone_by_key = HashMap::new();
        for zone in listed(&chart.zones) {
            let Some(key) = zone.key.as_deref() else { continue };
            let key: Arc<str> = key.into();
            if !zone_by_key.contains_key(&key) {
                zone_by_key.insert(Arc::clone(&key), index(zones.len()));
                let label = zone.label.as_deref().map_or_else(|| Arc::clone(&key), Arc::from);
                zones.push(Zone {
                    key,
                    label,
                    focal_point: zone.focal_point.0,
                });
            }
        }
        let floors = if chart.has_floors() {
            chart.floors().iter().enumerate().map(floor).collect()
        } else {
            Vec::new()
        };
        Self {
            types_by_category: vec![0; categories.len()],
            layout: Layout {
                name: chart.name.as_deref().unwrap_or(super::UNTITLED).into(),
                venue_type: VenueType::of_drawing(chart.venue_type.as_deref()),
                has_focal_point: zones.iter().any(|zone| zone.focal_point.is_some()),
                categories,
                zones,
                floors,
                sections: Vec::new(),
                rows: Vec::new(),
                objects: Vec::new(),
                by_label: HashMap::new(),
                faults: Faults::default(),
            },
            category_by_key,
            zone_by_key,
            texts: HashMap::new(),
        }
    }

    fn floor(&mut self, chart: &source::SubChart<'_>, floor: Option<u32>) {
        let objects_before = self.layout.objects.len();
        self.layout.has_focal_point |= chart.focal_point.0.is_some();
        let around = Surroundings {
            floor,
            section: None,
            section_label: None,
            zone: None,
            category: None,
            has_category: false,
            origin: Point::default(),
            focal_point: chart.focal_point.0,
        };
        for section in &chart.sections.0 {
            self.section(section, around);
        }
        self.rows(&chart.rows.0, around);
        self.tables(&chart.tables.0, around);
        self.areas(&chart.general_admission_areas.0, around);
        self.booths(&chart.booths.0, around);
        if floor.is_some() && self.layout.objects.len() == objects_before {
            self.layout.faults.empty_floors += 1;
        }
    }

    fn section(&mut self, section: &source::Section<'_>, outside: Surroundings<'_>) {
        let Some(contents) = &section.sub_chart.0 else {
            return;
        };
        let zone = section
            .zone
            .as_deref()
            .and_then(|key| self.zone_by_key.get(key).copied());
        let number = self.add_section(
            section.label.as_deref().unwrap_or_default(),
            section.display_label.as_deref(),
            section.entrance.as_deref(),
        );
        let zone_focal_point = zone
            .and_then(|zone| self.layout.zones.get(zone as usize))
            .and_then(|zone| zone.focal_point);
        let key = CategoryKey::from_source(&section.category_key);
        let around = Surroundings {
            section: Some(number),
            section_label: section.label.as_deref(),
            zone,
            category: key.as_ref().and_then(|key| self.category(key)),
            has_category: key.is_some(),
            origin: section.top_left.0.unwrap_or_default(),
            focal_point: zone_focal_point.or(outside.focal_point),
            ..outside
        };
        self.rows(&contents.rows.0, around);
        self.tables(&contents.tables.0, around);
        self.areas(&contents.general_admission_areas.0, around);
        self.booths(&contents.booths.0, around);
    }

    fn add_section(&mut self, label: &str, displayed: Option<&str>, entrance: Option<&str>) -> u32 {
        let section = Section {
            label: self.text(label),
            displayed: displayed.map(|text| self.text(text)),
            entrance: entrance.map(|text| self.text(text)),
        };
        self.layout.sections.push(section);
        index(self.layout.sections.len() - 1)
    }

    fn rows(&mut self, rows: &[source::Row<'_>], around: Surroundings<'_>) {
        for row in rows {
            self.row(row, around);
        }
    }

    fn row(&mut self, row: &source::Row<'_>, around: Surroundings<'_>) {
        let around = self.section_named_by_row(row, around);
        let parent = row.label.as_deref();
        let displayed_type = row.display_object_type.as_deref().filter(|kind| *kind != "row");
        let template = Row {
            label: parent.map(|label| self.text(label)),
            displayed: row.display_label.as_deref().map(|text| self.text(text)),
            displayed_type: displayed_type.map(|text| self.text(text)),
            first: 0,
            end: 0,
        };
        let mut adjacent = template.clone();
        adjacent.first = index(self.layout.objects.len());
        for seat in &row.seats.0 {
            let number = index(self.layout.rows.len());
            if !self.seat(seat, parent, Some(number), None, around) {
                // What stands here is no object, yet it keeps its neighbours apart.
                self.end_row(adjacent);
                adjacent = template.clone();
                adjacent.first = index(self.layout.objects.len());
            }
        }
        self.end_row(adjacent);
    }

    fn end_row(&mut self, mut row: Row) {
        row.end = index(self.layout.objects.len());
        if row.end > row.first {
            self.layout.rows.push(row);
        }
    }

    /// A row outside of any section may name one itself.
    fn section_named_by_row<'a>(
        &mut self,
        row: &'a source::Row<'_>,
        around: Surroundings<'a>,
    ) -> Surroundings<'a> {
        let Some(label) = row.section_label.as_deref().filter(|_| around.section.is_none()) else {
            return around;
        };
        let same_as_last = self
            .layout
            .sections
            .last()
            .is_some_and(|section| section.label.as_ref() == label);
        let number = if same_as_last {
            index(self.layout.sections.len() - 1)
        } else {
            self.add_section(label, row.section_displayed_label.as_deref(), None)
        };
        Surroundings {
            section: Some(number),
            section_label: Some(label),
            ..around
        }
    }

    /// Adds a seat and says whether it is an object.
    fn seat(
        &mut self,
        seat: &source::Seat<'_>,
        parent: Option<&str>,
        row: Option<u32>,
        table: Option<u32>,
        around: Surroundings<'_>,
    ) -> bool {
        let description = Description {
            parent,
            own: &seat.label,
            displayed: &seat.display_label,
            displayed_type: &seat.display_object_type,
            usual_type: "seat",
            entrance: &seat.entrance,
            category: &seat.category_key,
            position: seat.position(),
            row,
        };
        let kind = Kind::Seat(Seat {
            table,
            traits: traits(seat),
            disabled_by_social_distancing: seat.disabled_by_social_distancing_rules.0,
        });
        self.add(&description, kind, around)
    }

    fn tables(&mut self, tables: &[source::Table<'_>], around: Surroundings<'_>) {
        for table in tables {
            self.table(table, around);
        }
    }

    fn table(&mut self, table: &source::Table<'_>, around: Surroundings<'_>) {
        let of_a_seat = table
            .seats
            .0
            .iter()
            .map(|seat| &seat.category_key)
            .find(|key| CategoryKey::from_source(key).is_some());
        let description = Description {
            parent: None,
            own: &table.label,
            displayed: &table.display_label,
            displayed_type: &table.display_object_type,
            usual_type: "table",
            entrance: &table.entrance,
            category: of_a_seat.unwrap_or(&table.category_key),
            position: table.outline.center.0.unwrap_or_default(),
            row: None,
        };
        let number = index(self.layout.objects.len());
        let kind = Kind::Table(Table {
            first_seat: 0,
            end_seat: 0,
            num_seats: index(table.seats.0.len()),
            book_as_a_whole: table.book_as_a_whole.0,
            variable_occupancy: table.variable_occupancy.0,
            min_occupancy: places(table.min_occupancy).unwrap_or(1),
        });
        let number = self.add(&description, kind, around).then_some(number);
        let first = index(self.layout.objects.len());
        for seat in &table.seats.0 {
            self.seat(seat, table.label.as_deref(), None, number, around);
        }
        let end = index(self.layout.objects.len());
        let drawn = number.and_then(|number| self.layout.objects.get_mut(number as usize));
        if let Some(Kind::Table(table)) = drawn.map(|object| &mut object.kind) {
            table.first_seat = first;
            table.end_seat = end;
        }
    }

    fn areas(&mut self, areas: &[source::Area<'_>], around: Surroundings<'_>) {
        for area in areas {
            let capacity = places(area.capacity).unwrap_or_default();
            let variable_occupancy = area.variable_occupancy.0;
            let max_occupancy = places(area.max_occupancy).unwrap_or(capacity);
            let kind = Kind::Area(Area {
                capacity,
                book_as_a_whole: area.book_as_a_whole.0,
                variable_occupancy,
                min_occupancy: places(area.min_occupancy).unwrap_or(1),
                max_occupancy: variable_occupancy.then_some(max_occupancy),
            });
            let description = Description {
                parent: None,
                own: &area.label,
                displayed: &area.display_label,
                displayed_type: &area.display_object_type,
                usual_type: "generalAdmission",
                entrance: &area.entrance,
                category: &area.category_key,
                position: area.outline.middle(),
                row: None,
            };
            self.add(&description, kind, around);
        }
    }

    fn booths(&mut self, booths: &[source::Booth<'_>], around: Surroundings<'_>) {
        for booth in booths {
            let description = Description {
                parent: None,
                own: &booth.label,
                displayed: &booth.display_label,
                displayed_type: &booth.display_object_type,
                usual_type: "booth",
                entrance: &booth.entrance,
                category: &booth.category_key,
                position: booth.outline.middle(),
                row: None,
            };
            self.add(&description, Kind::Booth, around);
        }
    }

    /// Adds a bookable thing, unless it cannot be addressed. Says whether it was added.
    fn add(&mut self, description: &Description<'_>, kind: Kind, around: Surroundings<'_>) -> bool {
        let category = self.own_or_inherited_category(description.category, around);
        let Some((label, own_start)) = full_label(description, around.section_label) else {
            self.layout.faults.unlabelled += 1;
            return false;
        };
        if self.layout.by_label.contains_key(label.as_str()) {
            self.layout.faults.duplicates += 1;
            return false;
        }
        let displayed_type = description
            .displayed_type
            .as_deref()
            .filter(|kind| *kind != description.usual_type);
        let position = description.position.moved_by(around.origin);
        let object = DrawnObject {
            label: label.into(),
            own_start,
            displayed: description.displayed.as_deref().map(|text| self.text(text)),
            displayed_type: displayed_type.map(|text| self.text(text)),
            kind,
            category,
            row: description.row,
            section: around.section,
            zone: around.zone,
            floor: around.floor,
            own_entrance: description.entrance.as_deref().map(|text| self.text(text)),
            position,
            distance: around.focal_point.map(|point| position.distance_to(point)),
        };
        if let Some(types) = category.and_then(|at| self.types_by_category.get_mut(at as usize)) {
            *types |= type_bit(&object);
        }
        let number = index(self.layout.objects.len());
        self.layout.by_label.insert(Arc::clone(&object.label), number);
        self.layout.objects.push(object);
        true
    }

    /// Tables count with their seats, so a table of seats does not mix types.
    fn own_or_inherited_category(&mut self, key: &Key<'_>, around: Surroundings<'_>) -> Option<u32> {
        let key = CategoryKey::from_source(key);
        if key.is_none() && !around.has_category {
            self.layout.faults.without_category += 1;
        }
        match key {
            Some(key) => self.category(&key),
            None => around.category,
        }
    }

    fn category(&self, key: &CategoryKey) -> Option<u32> {
        self.category_by_key.get(key.as_text().as_ref()).copied()
    }

    fn text(&mut self, text: &str) -> Arc<str> {
        if let Some((known, ())) = self.texts.get_key_value(text) {
            return Arc::clone(known);
        }
        let text: Arc<str> = text.into();
        self.texts.insert(Arc::clone(&text), ());
        text
    }
}

fn listed<T>(list: &super::lenient::Maybe<source::Listed<T>>) -> &[T] {
    list.0.as_ref().map_or(&[], |listed| &listed.list.0)
}

fn floor((number, chart): (usize, &source::SubChart<'_>)) -> Floor {
    let name = match chart.floor_name.as_deref() {
        Some(name) => Arc::from(name),
        None => (number + 1).to_string().into(),
    };
    let display_name = chart.floor_display_name.as_deref();
    Floor {
        display_name: display_name.map_or_else(|| Arc::clone(&name), Arc::from),
        name,
    }
}

/// `section-row-seat`, and where the own label begins in it. None when a part is "?" or the
/// object has no label of its own; a row or section without a label is left out.
fn full_label(description: &Description<'_>, section: Option<&str>) -> Option<(String, u32)> {
    let own = description.own.as_deref()?;
    let parents = [section, description.parent];
    if own == UNLABELLED || description.parent == Some(UNLABELLED) {
        return None;
    }
    let length = own.len() + parents.iter().flatten().map(|text| text.len() + 1).sum::<usize>();
    let mut label = String::with_capacity(length);
    for parent in parents.into_iter().flatten() {
        label.push_str(parent);
        label.push('-');
    }
    let own_start = index(label.len());
    label.push_str(own);
    Some((label, own_start))
}

/// Tables count with seats: the seats of a table share its category.
fn type_bit(object: &DrawnObject) -> u8 {
    match object.kind {
        Kind::Seat(_) | Kind::Table(_) => 1,
        Kind::Area(_) => 2,
        Kind::Booth => 4,
    }
}

fn traits(seat: &source::Seat<'_>) -> SeatTraits {
    SeatTraits {
        is_accessible: seat.accessible.0,
        is_companion_seat: seat.companion_seat.0,
        has_restricted_view: seat.restricted_view.0,
        has_lift_up_armrests: seat.lift_up_armrests.0,
        is_hearing_impaired: seat.hearing_impaired.0,
        is_semi_ambulatory_seat: seat.semi_ambulatory_seat.0,
        has_sign_language_interpretation: seat.sign_language_interpretation.0,
        is_plus_size: seat.plus_size.0,
    }
}

/// A number of places; fractions are cut off, negative numbers are none.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a cast from a float saturates, which is what a nonsensical number deserves"
)]
fn places(number: Number) -> Option<u32> {
    number.0.map(|number| number as u32)
}

/// Indexes are kept in 32 bits; a drawing with more things does not fit into a request.
fn index(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}
