//! Works out the objects of a drawing from its JSON, in one pass.

mod label;
mod parts;

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use super::category::{Category, CategoryKey};
use super::faults::Faults;
use super::geometry::Point;
use super::lenient::{Key, Maybe, Text};
use super::object::{DrawnObject, Kind};
use super::place::{Floor, Row, Section, VenueType, Zone};
use super::source;
use label::full_label;

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
    pub(super) category_by_key: HashMap<Arc<str>, u32>,
    pub(super) has_focal_point: bool,
    pub(super) faults: Faults,
}

impl Layout {
    pub(super) fn of(chart: &source::Chart<'_>) -> Self {
        let mut surveyor = Surveyor::new(chart);
        for (number, sub_chart) in chart.floors().iter().enumerate() {
            let floor = chart.has_floors().then(|| index(number));
            surveyor.floor(sub_chart, floor);
        }
        surveyor.finish()
    }
}

/// Walks through a drawing and notes what it sees.
struct Surveyor {
    layout: Layout,
    zone_by_key: HashMap<Arc<str>, u32>,
    /// For each category, the types of objects that use it, as bits.
    types_by_category: Vec<u8>,
    /// Entrances and displayed types repeat on thousands of objects: one copy of each is kept.
    texts: HashSet<Arc<str>>,
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
                category_by_key,
                faults: Faults::default(),
            },
            zone_by_key,
            texts: HashSet::new(),
        }
    }

    fn finish(mut self) -> Layout {
        self.layout.faults.mixed_categories = self
            .types_by_category
            .iter()
            .filter(|types| types.count_ones() > 1)
            .count()
            .try_into()
            .unwrap_or(u32::MAX);
        self.layout
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
        self.layout.category_by_key.get(key.as_text().as_ref()).copied()
    }

    fn text(&mut self, text: &str) -> Arc<str> {
        if let Some(known) = self.texts.get(text) {
            return Arc::clone(known);
        }
        let text: Arc<str> = text.into();
        self.texts.insert(Arc::clone(&text));
        text
    }
}

fn listed<T>(list: &Maybe<source::Listed<T>>) -> &[T] {
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

/// Tables count with seats: the seats of a table share its category.
fn type_bit(object: &DrawnObject) -> u8 {
    match object.kind {
        Kind::Seat(_) | Kind::Table(_) => 1,
        Kind::Area(_) => 2,
        Kind::Booth => 4,
    }
}

/// Indexes are kept in 32 bits; a drawing with more things does not fit into a request.
fn index(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}
