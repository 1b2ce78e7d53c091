//! The bookable parts of a drawing: rows, tables, areas and booths.

use serde_json::{Value, json};

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

/// How far apart seats and rows are when nothing else is said.
pub(super) const SPACING: f64 = 20.0;

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
struct Seat {
    label: String,
    category: Option<Value>,
    traits: Vec<SeatTrait>,
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
    fn drawn_at(&self, x: f64, y: f64, category: &Value) -> Value {
        let mut seat =
            json!({"label": self.label, "x": rounded(x), "y": rounded(y), "categoryKey": category});
        for quality in &self.traits {
            seat[quality.field()] = Value::Bool(true);
        }
        seat
    }
}

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

/// A general admission area.
#[derive(Debug, Clone, PartialEq)]
pub struct Area {
    label: String,
    capacity: u32,
    category: Value,
    book_as_a_whole: bool,
    occupancy: Option<(u32, Option<u32>)>,
    center: Option<(f64, f64)>,
}

impl Area {
    /// An area with places for this many people.
    pub fn new(label: impl Into<String>, capacity: u32) -> Self {
        Self {
            label: label.into(),
            capacity,
            category: Value::Null,
            book_as_a_whole: false,
            occupancy: None,
            center: None,
        }
    }

    /// Puts the area into the category with this key.
    #[must_use]
    pub fn category(mut self, key: impl Into<Value>) -> Self {
        self.category = key.into();
        self
    }

    /// The area goes to one booking.
    #[must_use]
    pub const fn booked_as_a_whole(mut self) -> Self {
        self.book_as_a_whole = true;
        self
    }

    /// The area goes to groups of at least that many people, and at most that many if given.
    #[must_use]
    pub const fn variable_occupancy(mut self, least: u32, most: Option<u32>) -> Self {
        self.occupancy = Some((least, most));
        self
    }

    /// Where the middle of the area is.
    #[must_use]
    pub const fn at(mut self, x: f64, y: f64) -> Self {
        self.center = Some((x, y));
        self
    }

    pub(super) const fn position(&self) -> Option<(f64, f64)> {
        self.center
    }

    /// How much room it needs from side to side; its height is half of that.
    pub(super) const SIZE: f64 = 120.0;

    pub(super) fn drawn_at(&self, (x, y): (f64, f64)) -> Value {
        let mut area = json!({
            "label": self.label,
            "capacity": self.capacity,
            "categoryKey": self.category,
            "objectType": "generalAdmission",
            "type": "rectangle",
            "center": {"x": rounded(x), "y": rounded(y)},
            "width": Self::SIZE - SPACING,
            "height": Self::SIZE / 2.0,
            "bookAsAWhole": self.book_as_a_whole,
            "variableOccupancy": self.occupancy.is_some(),
            "minOccupancy": self.occupancy.map_or(1, |(least, _)| least),
        });
        if let Some((_, Some(most))) = self.occupancy {
            area["maxOccupancy"] = most.into();
        }
        area
    }
}

/// A booth.
#[derive(Debug, Clone, PartialEq)]
pub struct Booth {
    label: String,
    category: Value,
    center: Option<(f64, f64)>,
}

impl Booth {
    /// A booth.
    pub fn new(label: impl Into<String>) -> Self {
        Self {
            label: label.into(),
            category: Value::Null,
            center: None,
        }
    }

    /// Puts the booth into the category with this key.
    #[must_use]
    pub fn category(mut self, key: impl Into<Value>) -> Self {
        self.category = key.into();
        self
    }

    /// Where the middle of the booth is.
    #[must_use]
    pub const fn at(mut self, x: f64, y: f64) -> Self {
        self.center = Some((x, y));
        self
    }

    pub(super) const fn position(&self) -> Option<(f64, f64)> {
        self.center
    }

    /// How much room it needs from side to side.
    pub(super) const SIZE: f64 = 40.0;

    pub(super) fn drawn_at(&self, (x, y): (f64, f64)) -> Value {
        json!({
            "label": self.label,
            "categoryKey": self.category,
            "objectType": "booth",
            "type": "rectangle",
            "center": {"x": rounded(x), "y": rounded(y)},
            "width": Self::SIZE - 10.0,
            "height": Self::SIZE - 10.0,
        })
    }
}

/// Drawings give positions with two digits.
pub(super) fn rounded(number: f64) -> f64 {
    (number * 100.0).round() / 100.0
}

#[expect(clippy::cast_precision_loss, reason = "nothing is drawn in such numbers")]
pub(super) const fn count(number: usize) -> f64 {
    number as f64
}
