//! One bookable thing of a drawing, with everything that follows from where it is drawn.

use std::ops::Range;
use std::sync::Arc;

use serde::Serialize;

use super::geometry::Point;

/// A seat, a table, an area or a booth. Floors, sections, rows and so on are indexes into the
/// lists of the [`Drawing`](super::Drawing), which has an accessor for each.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct DrawnObject {
    /// The technical label that calls use: `A-1`, `Section A-A-1`, `T1`, `GA1`.
    pub(crate) label: Arc<str>,
    /// Where the object's own label begins in `label`.
    pub(super) own_start: u32,
    /// What people see instead of its own label.
    pub(crate) displayed: Option<Arc<str>>,
    /// What people call this kind of object, when it is not the usual name.
    pub(crate) displayed_type: Option<Arc<str>>,
    pub(crate) kind: Kind,
    /// Index of the category; none for objects without one or with an unknown one.
    pub(super) category: Option<u32>,
    pub(super) row: Option<u32>,
    pub(super) section: Option<u32>,
    pub(super) zone: Option<u32>,
    pub(super) floor: Option<u32>,
    /// Its own entrance; otherwise the section's counts.
    pub(super) own_entrance: Option<Arc<str>>,
    /// The position on the floor, seats of sections included.
    pub(crate) position: Point,
    /// How far from the focal point of the zone, the floor or the chart; none without one.
    pub(crate) distance: Option<f64>,
}

impl DrawnObject {
    /// Its own technical label: `1` of `A-1`.
    pub(crate) fn own_label(&self) -> &str {
        self.label.get(self.own_start as usize..).unwrap_or_default()
    }

    /// Its own label as people see it.
    pub(crate) fn displayed_own_label(&self) -> &str {
        self.displayed.as_deref().unwrap_or_else(|| self.own_label())
    }

    pub(crate) fn as_seat(&self) -> Option<&Seat> {
        match &self.kind {
            Kind::Seat(seat) => Some(seat),
            _ => None,
        }
    }

    pub(crate) fn as_table(&self) -> Option<&Table> {
        match &self.kind {
            Kind::Table(table) => Some(table),
            _ => None,
        }
    }

    pub(crate) fn as_area(&self) -> Option<&Area> {
        match &self.kind {
            Kind::Area(area) => Some(area),
            _ => None,
        }
    }

    /// Index of the section it lies in.
    pub(crate) fn section_index(&self) -> Option<usize> {
        self.section.map(|section| section as usize)
    }

    pub(crate) fn object_type(&self) -> ObjectType {
        match self.kind {
            Kind::Seat(_) => ObjectType::Seat,
            Kind::Table(_) => ObjectType::Table,
            Kind::Area(_) => ObjectType::GeneralAdmission,
            Kind::Booth => ObjectType::Booth,
        }
    }
}

/// What is peculiar to each type of object.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Kind {
    Seat(Seat),
    Table(Table),
    Area(Area),
    Booth,
}

/// A seat in a row or at a table.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Seat {
    /// Index of the table it stands at, for seats at tables.
    pub(super) table: Option<u32>,
    pub(crate) traits: SeatTraits,
    /// Set by rulesets of old; a reason not to be available.
    pub(crate) disabled_by_social_distancing: bool,
}

impl Seat {
    /// The index of the table that the seat stands at; none for seats in rows.
    pub(crate) fn table(&self) -> Option<usize> {
        self.table.map(|table| table as usize)
    }
}

/// The eight things that infos tell about every seat.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct SeatTraits {
    pub(crate) is_accessible: bool,
    pub(crate) is_companion_seat: bool,
    pub(crate) has_restricted_view: bool,
    pub(crate) has_lift_up_armrests: bool,
    pub(crate) is_hearing_impaired: bool,
    pub(crate) is_semi_ambulatory_seat: bool,
    pub(crate) has_sign_language_interpretation: bool,
    pub(crate) is_plus_size: bool,
}

/// A table. It and its seats are all objects; an event's table configuration says which of
/// them can be booked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Table {
    pub(super) first_seat: u32,
    pub(super) end_seat: u32,
    /// How many seats are drawn, also those that are no objects for want of a label.
    pub(crate) num_seats: u32,
    /// As drawn; the mode of an event may override it.
    pub(crate) book_as_a_whole: bool,
    pub(crate) variable_occupancy: bool,
    pub(crate) min_occupancy: u32,
}

impl Table {
    /// The indexes of its seats in the drawing's objects, in the order of the drawing.
    pub(crate) fn seats(&self) -> Range<usize> {
        self.first_seat as usize..self.end_seat as usize
    }
}

/// A general admission area.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Area {
    pub(crate) capacity: u32,
    /// Fixed occupancy: the area goes to one booking as a whole.
    pub(crate) book_as_a_whole: bool,
    pub(crate) variable_occupancy: bool,
    pub(crate) min_occupancy: u32,
    /// The capacity unless drawn otherwise; only with variable occupancy (GAR-8).
    pub(crate) max_occupancy: Option<u32>,
}

/// The types of objects, named as on the wire.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) enum ObjectType {
    Seat,
    GeneralAdmission,
    Table,
    Booth,
}

impl ObjectType {
    /// All of them, in the order of reports.
    pub(crate) const ALL: [Self; 4] = [Self::Seat, Self::GeneralAdmission, Self::Table, Self::Booth];

    /// The name on the wire.
    pub(crate) fn as_str(self) -> &'static str {
        match self {
            Self::Seat => "seat",
            Self::GeneralAdmission => "generalAdmission",
            Self::Table => "table",
            Self::Booth => "booth",
        }
    }
}
