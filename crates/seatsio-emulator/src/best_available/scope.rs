//! Which objects a search may choose from.

use std::collections::{HashMap, HashSet};

use super::{Offer, Wish};
use crate::drawing::{Drawing, DrawnObject, Section};

/// A search: the drawing, what the event has, and the wish as indexes into the drawing.
pub(super) struct Scope<'a, O> {
    pub(super) drawing: &'a Drawing,
    pub(super) offer: &'a O,
    pub(super) wish: &'a Wish<'a>,
    /// Per section, whether it was asked for.
    sections: Option<Vec<bool>>,
    /// Per object, what may become of it.
    roles: Vec<Role>,
}

/// Further than anything that is drawn, yet small enough to be summed up.
const FAR: f64 = 1e30;

/// What a search may do with an object.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    /// Not offered or not asked for.
    None,
    /// A seat like most.
    Seat,
    /// A seat that only those get who ask for accessible ones.
    AccessibleSeat,
    /// A table or a booth.
    Whole,
    /// An area with places left.
    Area,
}

impl<'a, O: Offer> Scope<'a, O> {
    /// None when the wish names a zone that the chart does not have.
    pub(super) fn new(drawing: &'a Drawing, offer: &'a O, wish: &'a Wish<'a>) -> Option<Self> {
        if let Some(zone) = wish.zone
            && !drawing.zones.iter().any(|known| known.key.as_ref() == zone)
        {
            return None;
        }
        let names: HashSet<&str> = wish.sections.iter().copied().collect();
        let is_asked_for = |section: &Section| names.contains(section.label.as_ref());
        let asked = || drawing.sections.iter().map(is_asked_for);
        let mut scope = Self {
            drawing,
            offer,
            wish,
            sections: (!wish.sections.is_empty()).then(|| asked().collect()),
            roles: Vec::new(),
        };
        let mut categories = AskedCategories::new(&wish.categories);
        scope.roles = (0..drawing.objects.len())
            .map(|index| scope.role_in_wish(index, &mut categories))
            .collect();
        Some(scope)
    }

    pub(super) fn role(&self, index: usize) -> Role {
        self.roles.get(index).copied().unwrap_or(Role::None)
    }

    /// The objects with that role.
    pub(super) fn with_role(&self, role: Role) -> impl Iterator<Item = usize> + '_ {
        let indexes = self.roles.iter().enumerate();
        indexes
            .filter(move |(_, known)| **known == role)
            .map(|(index, _)| index)
    }

    /// The distance to the focal point; objects without one come last.
    pub(super) fn distance(&self, index: usize) -> f64 {
        let object = self.drawing.objects.get(index);
        let distance = object.and_then(|object| object.distance);
        distance.filter(|distance| distance.is_finite()).unwrap_or(FAR)
    }

    /// The groups of seats that stand side by side: rows, and the seats of each table.
    pub(super) fn lines(&self) -> impl Iterator<Item = std::ops::Range<usize>> + '_ {
        let rows = self.drawing.rows.iter().map(|row| row.seats());
        let tables = self.drawing.objects.iter().filter_map(DrawnObject::as_table);
        rows.chain(tables.map(|table| table.seats()))
    }

    fn role_in_wish(&self, index: usize, categories: &mut AskedCategories<'a>) -> Role {
        let Some(object) = self.drawing.objects.get(index) else {
            return Role::None;
        };
        let role = match (object.as_seat(), object.as_area()) {
            (Some(seat), _) if seat.traits.is_accessible => Role::AccessibleSeat,
            (Some(_), _) => Role::Seat,
            (None, Some(_)) => Role::Area,
            (None, None) => Role::Whole,
        };
        let is_offered = match role {
            Role::Area => self.offer.offered_places(index) > 0,
            _ => self.offer.is_offered(index),
        };
        let is_wanted = self.is_where_asked(object) && categories.include(self, index);
        if is_wanted && is_offered { role } else { Role::None }
    }

    fn is_where_asked(&self, object: &DrawnObject) -> bool {
        let in_section = match &self.sections {
            Some(asked) => object.section_index().and_then(|index| asked.get(index)) == Some(&true),
            None => true,
        };
        let in_zone = match self.wish.zone {
            Some(zone) => self
                .drawing
                .zone_of(object)
                .is_some_and(|own| own.key.as_ref() == zone),
            None => true,
        };
        in_section && in_zone
    }
}

/// The categories asked for, and which of the event's are among them: comparing labels for each
/// seat takes too long.
struct AskedCategories<'a> {
    keys: HashSet<&'a str>,
    /// In lower case (BST-7).
    labels: HashSet<String>,
    known: HashMap<&'a str, bool>,
}

impl<'a> AskedCategories<'a> {
    fn new(names: &[&'a str]) -> Self {
        Self {
            keys: names.iter().copied().collect(),
            labels: names.iter().map(|name| name.to_lowercase()).collect(),
            known: HashMap::new(),
        }
    }

    fn include<O: Offer>(&mut self, scope: &Scope<'a, O>, index: usize) -> bool {
        if self.keys.is_empty() {
            return true;
        }
        let Some(category) = scope.offer.category(scope.drawing, index) else {
            return false;
        };
        let key = category.key_text.as_ref();
        if let Some(is_asked_for) = self.known.get(key) {
            return *is_asked_for;
        }
        let is_asked_for = self.keys.contains(key) || self.labels.contains(&category.label.to_lowercase());
        self.known.insert(key, is_asked_for);
        is_asked_for
    }
}
