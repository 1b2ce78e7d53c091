//! The bookable parts of floors and sections: rows, tables, areas and booths.

use super::{Description, Surroundings, Surveyor, index};
use crate::drawing::category::CategoryKey;
use crate::drawing::lenient::Number;
use crate::drawing::object::{Area, Kind, Seat, SeatTraits, Table};
use crate::drawing::place::Row;
use crate::drawing::source;

impl Surveyor {
    pub(super) fn rows(&mut self, rows: &[source::Row<'_>], around: Surroundings<'_>) {
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

    pub(super) fn tables(&mut self, tables: &[source::Table<'_>], around: Surroundings<'_>) {
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

    pub(super) fn areas(&mut self, areas: &[source::Area<'_>], around: Surroundings<'_>) {
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

    pub(super) fn booths(&mut self, booths: &[source::Booth<'_>], around: Surroundings<'_>) {
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
