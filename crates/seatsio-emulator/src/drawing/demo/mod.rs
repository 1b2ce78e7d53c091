//! Drawings to try things with: halls of any size, and a few that are ready.

use serde_json::Value;

use super::builder::{Category, DrawingBuilder, Row, Section};

/// Five rows of ten seats, two standing areas of 60 places, a stage, accessible seats.
pub const SMALL_HALL: &str = include_str!("small-hall.json");

/// Three sections, each with an entrance of its own; seats with a restricted view.
pub const SECTIONS: &str = include_str!("sections.json");

/// Eight tables, booked by seat (most of them), as a whole (T3, T6) or by groups (T8), and booths.
pub const TABLES: &str = include_str!("tables.json");

/// Two zones with focal points of their own, two sections in each.
pub const ZONES: &str = include_str!("zones.json");

/// Two floors with a section and a focal point each.
pub const FLOORS: &str = include_str!("floors.json");

/// Curved rows, a circle and boxes.
pub const THEATRE: &str = include_str!("theatre.json");

/// All drawings of this module that are ready.
pub const ALL: [&str; 6] = [SMALL_HALL, SECTIONS, TABLES, ZONES, FLOORS, THEATRE];

/// A hall with this many rows of this many seats, a stage, and a focal point on it.
///
/// The rows are labelled 1, 2, 3 and so on, the seats likewise: the third seat of the second row
/// is `2-3`. The front half is in category 1 (Front), the rest in category 2 (Back).
pub fn hall(rows: usize, seats_per_row: usize) -> Value {
    let row = |number: usize| {
        let category = if number <= rows.div_ceil(2) { 1 } else { 2 };
        Row::new(number.to_string())
            .seats(seats_per_row)
            .category(category)
    };
    two_categories("Hall")
        .stage("Stage")
        .rows((1..=rows).map(row))
        .build()
}

/// A stadium: this many sections (1, 2, 3 and so on) with as many rows and seats in each.
///
/// The third seat of the second row of the first section is `1-2-3`.
pub fn stadium(sections: usize, rows: usize, seats_per_row: usize) -> Value {
    let section = |number: usize| {
        Section::new(number.to_string())
            .category(if number % 2 == 1 { 1 } else { 2 })
            .entrance(format!("Gate {number}"))
            .rows((1..=rows).map(|row| Row::new(row.to_string()).seats(seats_per_row)))
    };
    (1..=sections)
        .map(section)
        .fold(two_categories("Stadium").stage("Field"), DrawingBuilder::section)
        .build()
}

fn two_categories(name: &str) -> DrawingBuilder {
    DrawingBuilder::new(name)
        .category(Category::new(1, "Front").color("#D1495B"))
        .category(Category::new(2, "Back").color("#30638E"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::drawing::{Drawing, ObjectType};

    fn parsed(json: &str) -> Drawing {
        Drawing::parse(json).expect("a demo is a drawing")
    }

    fn numbers(json: &str) -> [usize; 4] {
        let drawing = parsed(json);
        let count = |kind| {
            drawing
                .objects
                .iter()
                .filter(|object| object.object_type() == kind)
                .count()
        };
        ObjectType::ALL.map(count)
    }

    #[test]
    fn nothing_is_wrong_with_the_demos() {
        for json in ALL {
            let drawing = parsed(json);
            let faults = drawing.faults;
            let counted = [
                faults.unlabelled,
                faults.duplicates,
                faults.without_category,
                faults.empty_floors,
            ];
            assert_eq!(counted, [0; 4], "{}", drawing.name());
            assert!(drawing.supports_best_available, "{}", drawing.name());
        }
    }

    #[test]
    fn the_demos_have_what_is_said_of_them() {
        assert_eq!(numbers(SMALL_HALL), [50, 2, 0, 0]);
        assert_eq!(numbers(SECTIONS), [186, 0, 0, 0]);
        assert_eq!(numbers(TABLES), [52, 0, 8, 3]);
        assert_eq!(numbers(ZONES), [236, 0, 0, 0]);
        assert_eq!(numbers(FLOORS), [132, 0, 0, 0]);
        assert_eq!(parsed(ZONES).zones.len(), 2);
        assert_eq!(parsed(FLOORS).floors.len(), 2);
    }

    #[test]
    fn a_hall_is_as_large_as_asked_for() {
        let drawing = parsed(&hall(7, 9).to_string());
        assert_eq!(drawing.objects.len(), 63);
        assert!(drawing.find("7-9").is_some());
        let drawing = parsed(&stadium(3, 4, 5).to_string());
        assert_eq!(drawing.objects.len(), 60);
        assert!(drawing.find("3-4-5").is_some());
    }
}
