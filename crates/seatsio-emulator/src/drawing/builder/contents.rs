//! What floors, sections and whole charts have in common: bookable parts, and room for them.

use serde_json::{Map, Value};

use super::area::{Area, Booth};
use super::measure::{SPACING, count, rounded};
use super::row::Row;
use super::table::Table;

/// The bookable parts of a floor or section.
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct Contents {
    pub(super) rows: Vec<Row>,
    pub(super) tables: Vec<Table>,
    pub(super) areas: Vec<Area>,
    pub(super) booths: Vec<Booth>,
}

/// The parts in the form of the drawing, and the room that they take.
pub(super) struct Drawn {
    pub(super) fields: Map<String, Value>,
    pub(super) width: f64,
    pub(super) height: f64,
}

impl Contents {
    /// Draws the parts from the top margin downwards, in the middle of the widest row.
    pub(super) fn drawn(&self, top: f64) -> Drawn {
        let widest = self.rows.iter().map(Row::width).fold(0.0, f64::max);
        let in_line = |number: usize, size: f64| count(number.min(PER_LINE)) * size;
        let table_size = self.tables.iter().map(Table::size).fold(0.0, f64::max);
        let width = [
            widest + 2.0 * SPACING,
            in_line(self.tables.len(), table_size),
            in_line(self.areas.len(), Area::SIZE),
            in_line(self.booths.len(), Booth::SIZE),
        ]
        .into_iter()
        .fold(0.0, f64::max);
        let mut room = Room {
            width,
            y: top + SPACING,
        };

        let rows = self.rows.iter().map(|row| {
            let free = room.row(row.width());
            row.drawn_at(row.position().unwrap_or(free))
        });
        let rows = rows.collect();
        let tables = room.lines(
            &self.tables,
            table_size,
            table_size,
            Table::position,
            Table::drawn_at,
        );
        let areas = room.lines(
            &self.areas,
            Area::SIZE,
            Area::SIZE / 1.5,
            Area::position,
            Area::drawn_at,
        );
        let booths = room.lines(
            &self.booths,
            Booth::SIZE,
            Booth::SIZE,
            Booth::position,
            Booth::drawn_at,
        );

        let mut fields = Map::new();
        fields.insert("width".to_owned(), rounded(width).into());
        fields.insert("height".to_owned(), rounded(room.y).into());
        fields.insert("rows".to_owned(), Value::Array(rows));
        fields.insert("tables".to_owned(), Value::Array(tables));
        fields.insert("generalAdmissionAreas".to_owned(), Value::Array(areas));
        fields.insert("booths".to_owned(), Value::Array(booths));
        for decoration in ["shapes", "texts", "imageObjects", "icons"] {
            fields.insert(decoration.to_owned(), Value::Array(Vec::new()));
        }
        Drawn {
            fields,
            width,
            height: room.y,
        }
    }
}

/// How many tables, areas or booths stand side by side.
const PER_LINE: usize = 6;

/// The room that is left: everything below `y`.
struct Room {
    width: f64,
    y: f64,
}

impl Room {
    fn row(&mut self, width: f64) -> (f64, f64) {
        let place = ((self.width - width) / 2.0, self.y);
        self.y += SPACING;
        place
    }

    /// Draws things of one size line by line, each line in the middle.
    fn lines<T>(
        &mut self,
        things: &[T],
        width: f64,
        height: f64,
        position: fn(&T) -> Option<(f64, f64)>,
        draw: fn(&T, (f64, f64)) -> Value,
    ) -> Vec<Value> {
        let mut drawn = Vec::with_capacity(things.len());
        for line in things.chunks(PER_LINE) {
            let left = (self.width - width * count(line.len())) / 2.0;
            let middle = height.mul_add(0.5, self.y);
            for (number, thing) in line.iter().enumerate() {
                let free = (width.mul_add(count(number) + 0.5, left), middle);
                drawn.push(draw(thing, position(thing).unwrap_or(free)));
            }
            self.y += height;
        }
        drawn
    }
}

/// The methods that add bookable parts, for every builder with a field `contents`.
macro_rules! takes_parts {
    ($builder:ty) => {
        impl $builder {
            /// Adds a row.
            #[must_use]
            pub fn row(mut self, row: $crate::drawing::builder::Row) -> Self {
                self.contents.rows.push(row);
                self
            }

            /// Adds rows.
            #[must_use]
            pub fn rows(mut self, rows: impl IntoIterator<Item = $crate::drawing::builder::Row>) -> Self {
                self.contents.rows.extend(rows);
                self
            }

            /// Adds a table.
            #[must_use]
            pub fn table(mut self, table: $crate::drawing::builder::Table) -> Self {
                self.contents.tables.push(table);
                self
            }

            /// Adds a general admission area.
            #[must_use]
            pub fn area(mut self, area: $crate::drawing::builder::Area) -> Self {
                self.contents.areas.push(area);
                self
            }

            /// Adds a booth.
            #[must_use]
            pub fn booth(mut self, booth: $crate::drawing::builder::Booth) -> Self {
                self.contents.booths.push(booth);
                self
            }
        }
    };
}

pub(super) use takes_parts;
