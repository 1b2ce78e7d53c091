//! Drawings to try things with: halls of any size, and a few that are ready.

use serde_json::Value;

use super::builder::{Category, DrawingBuilder, Row, Section};

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
