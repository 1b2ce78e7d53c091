//! Rows, and what can be said about their seats.

use serde_json::{Value, json};

use super::measure::{SPACING, count, rounded};

/// Something about a seat that people want to know.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum SeatTrait {
    /// For people with a wheelchair.
    Accessible,
    /// Beside an accessible seat.
    Companion,
    /// Something is in the way.
    RestrictedView,
    /// Easy to reach.
    SemiAmbulatory,
    /// The armrests can be lifted.
    LiftUpArmrests,
    /// With an induction loop.
    HearingImpaired,
    /// With a view of an interpreter.
    SignLanguageInterpretation,
    /// Wider than others.
    PlusSize,
}

impl SeatTrait {
    const fn field(self) -> &'static str {
        match self {
            Self::Accessible => "accessible",
            Self::Companion => "companionSeat",
            Self::RestrictedView => "restrictedView",
            Self::SemiAmbulatory => "semiAmbulatorySeat",
            Self::LiftUpArmrests => "liftUpArmrests",
            Self::HearingImpaired => "hearingImpaired",
            Self::SignLanguageInterpretation => "signLanguageInterpretation",
            Self::PlusSize => "plusSize",
        }
    }
}

/// A row of seats.
#[derive(Debug, Clone, PartialEq)]
pub struct Row {
    label: String,
    displayed: Option<String>,
    displayed_type: Option<String>,
    category: Value,
    seats: Vec<Seat>,
    first_seat: Option<(f64, f64)>,
    spacing: f64,
}

#[derive(Debug, Clone, PartialEq)]
pub(super) struct Seat {
    pub(super) label: String,
    pub(super) category: Option<Value>,
    pub(super) traits: Vec<SeatTrait>,
}

impl Row {
    /// A row without seats.
    pub fn new(label: impl Into<String>) -> Self {
        Self {
            label: label.into(),
            displayed: None,
            displayed_type: None,
            category: Value::Null,
            seats: Vec::new(),
            first_seat: None,
            spacing: SPACING,
        }
    }

    /// Adds this many seats, labelled 1, 2, 3 and so on.
    #[must_use]
    pub fn seats(self, number: usize) -> Self {
        let first = self.seats.len() + 1;
        self.seats_labelled((first..first + number).map(|number| number.to_string()))
    }

    /// Adds seats with labels of your own. The label "?" means: not labelled.
    #[must_use]
    pub fn seats_labelled<L: Into<String>>(mut self, labels: impl IntoIterator<Item = L>) -> Self {
        self.seats.extend(labels.into_iter().map(|label| Seat {
            label: label.into(),
            category: None,
            traits: Vec::new(),
        }));
        self
    }

    /// Puts the seats into the category with this key; without it they are in their section's.
    #[must_use]
    pub fn category(mut self, key: impl Into<Value>) -> Self {
        self.category = key.into();
        self
    }

    /// Puts one seat into another category.
    #[must_use]
    pub fn seat_category(mut self, seat: &str, key: impl Into<Value>) -> Self {
        let key = key.into();
        for seat in self.seats_called(seat) {
            seat.category = Some(key.clone());
        }
        self
    }

    /// Says something about one seat.
    #[must_use]
    pub fn with(mut self, seat: &str, quality: SeatTrait) -> Self {
        for seat in self.seats_called(seat) {
            seat.traits.push(quality);
        }
        self
    }

    /// What people see instead of the label.
    #[must_use]
    pub fn displayed_as(mut self, label: impl Into<String>) -> Self {
        self.displayed = Some(label.into());
        self
    }

    /// What people call this kind of row: "bench", for example.
    #[must_use]
    pub fn displayed_type(mut self, kind: impl Into<String>) -> Self {
        self.displayed_type = Some(kind.into());
        self
    }

    /// Where the first seat stands.
    #[must_use]
    pub const fn at(mut self, x: f64, y: f64) -> Self {
        self.first_seat = Some((x, y));
        self
    }

    /// How far one seat is from the next; 20 if not said.
    #[must_use]
    pub const fn spacing(mut self, spacing: f64) -> Self {
        self.spacing = spacing;
        self
    }

    fn seats_called<'a>(&'a mut self, label: &'a str) -> impl Iterator<Item = &'a mut Seat> {
        self.seats.iter_mut().filter(move |seat| seat.label == label)
    }

    pub(super) fn width(&self) -> f64 {
        self.spacing * count(self.seats.len().saturating_sub(1))
    }

    pub(super) const fn position(&self) -> Option<(f64, f64)> {
        self.first_seat
    }

    pub(super) fn drawn_at(&self, (x, y): (f64, f64)) -> Value {
        let seats: Vec<Value> = self
            .seats
            .iter()
            .enumerate()
            .map(|(number, seat)| {
                let key = seat.category.as_ref().unwrap_or(&self.category);
                seat.drawn_at(self.spacing.mul_add(count(number), x), y, key)
            })
            .collect();
        json!({
            "label": self.label,
            "displayLabel": self.displayed,
            "displayObjectType": self.displayed_type.as_deref().unwrap_or("row"),
            "objectType": "row",
            "seats": seats,
        })
    }
}

impl Seat {
    pub(super) fn drawn_at(&self, x: f64, y: f64, category: &Value) -> Value {
        let mut seat =
            json!({"label": self.label, "x": rounded(x), "y": rounded(y), "categoryKey": category});
        for quality in &self.traits {
            seat[quality.field()] = Value::Bool(true);
        }
        seat
    }
}
