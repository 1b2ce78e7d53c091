//! Tables.

use serde_json::{Value, json};

use super::measure::{SPACING, count, rounded};
use super::row::Seat;

/// A round table with seats.
#[derive(Debug, Clone, PartialEq)]
pub struct Table {
    label: String,
    seats: usize,
    category: Value,
    book_as_a_whole: bool,
    least: Option<u32>,
    center: Option<(f64, f64)>,
}

impl Table {
    /// A table with seats 1, 2, 3 and so on, which are booked one by one.
    pub fn new(label: impl Into<String>, seats: usize) -> Self {
        Self {
            label: label.into(),
            seats,
            category: Value::Null,
            book_as_a_whole: false,
            least: None,
            center: None,
        }
    }

    /// Puts its seats into the category with this key.
    #[must_use]
    pub fn category(mut self, key: impl Into<Value>) -> Self {
        self.category = key.into();
        self
    }

    /// The table is booked as a whole.
    #[must_use]
    pub const fn booked_as_a_whole(mut self) -> Self {
        self.book_as_a_whole = true;
        self
    }

    /// The table is booked as a whole, by groups of at least this many people.
    #[must_use]
    pub const fn variable_occupancy(mut self, least: u32) -> Self {
        self.least = Some(least);
        self.booked_as_a_whole()
    }

    /// Where the middle of the table stands.
    #[must_use]
    pub const fn at(mut self, x: f64, y: f64) -> Self {
        self.center = Some((x, y));
        self
    }

    pub(super) const fn position(&self) -> Option<(f64, f64)> {
        self.center
    }

    fn radius(&self) -> f64 {
        (SPACING * count(self.seats) / std::f64::consts::TAU - 10.0).max(14.0)
    }

    /// How much room it needs from side to side.
    pub(super) fn size(&self) -> f64 {
        2.0 * (self.radius() + SPACING)
    }

    pub(super) fn drawn_at(&self, (x, y): (f64, f64)) -> Value {
        let reach = self.radius() + 10.0;
        let seats: Vec<Value> = (0..self.seats)
            .map(|number| {
                let angle = std::f64::consts::TAU * count(number) / count(self.seats);
                let seat = Seat {
                    label: (number + 1).to_string(),
                    category: None,
                    traits: Vec::new(),
                };
                let (sine, cosine) = angle.sin_cos();
                seat.drawn_at(
                    reach.mul_add(sine, x),
                    (-reach).mul_add(cosine, y),
                    &self.category,
                )
            })
            .collect();
        let mut table = json!({
            "label": self.label,
            "type": "round",
            "objectType": "table",
            "center": {"x": rounded(x), "y": rounded(y)},
            "radius": rounded(self.radius()),
            "bookAsAWhole": self.book_as_a_whole,
            "seats": seats,
        });
        if let Some(least) = self.least {
            table["variableOccupancy"] = Value::Bool(true);
            table["minOccupancy"] = least.into();
        }
        table
    }
}
