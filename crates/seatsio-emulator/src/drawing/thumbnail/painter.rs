//! Turns the geometry of a drawing into shapes and words.

use super::color::Color;
use super::{Form, Frame, Line, Picture, Shape, Words};
use crate::drawing::category::CategoryKey;
use crate::drawing::geometry::Point;
use crate::drawing::lenient::{Key, Text};
use crate::drawing::{Drawing, source};

/// How large a seat is when its row leaves room for it.
const SEAT_RADIUS: f64 = 8.0;

/// How far floors are from each other, one below the other.
const BETWEEN_FLOORS: f64 = 60.0;

/// Paints a chart.
pub(super) struct Painter<'a> {
    drawing: &'a Drawing,
    picture: Picture,
}

/// Where a part lies, and what its things inherit.
#[derive(Clone, Copy)]
struct Place<'a> {
    origin: Point,
    category: Option<&'a Key<'a>>,
}

impl<'a> Painter<'a> {
    pub(super) fn paint(drawing: &'a Drawing, chart: &source::Chart<'_>) -> Picture {
        let mut painter = Self {
            drawing,
            picture: Picture::default(),
        };
        let mut below = 0.0;
        for floor in chart.floors() {
            let mut painted = Self {
                drawing,
                picture: Picture::default(),
            };
            painted.floor(floor);
            let frame = painted.picture.frame();
            let offset = if chart.has_floors() {
                below - frame.top
            } else {
                0.0
            };
            painter.append(painted.picture, offset);
            below += frame.height() + BETWEEN_FLOORS;
        }
        painter.picture
    }

    fn append(&mut self, floor: Picture, below: f64) {
        let down = Point { x: 0.0, y: below };
        for mut shape in floor.shapes {
            shape.form.move_by(down);
            self.picture.push(shape);
        }
        for mut words in floor.words {
            words.center = words.center.moved_by(down);
            self.picture.words.push(words);
        }
    }

    fn floor(&mut self, floor: &source::SubChart<'_>) {
        let place = Place {
            origin: Point::default(),
            category: None,
        };
        self.decoration(&floor.shapes.0, &floor.texts.0, place);
        for section in &floor.sections.0 {
            self.section(section);
        }
        self.areas(&floor.general_admission_areas.0, place);
        self.booths(&floor.booths.0, place);
        self.tables(&floor.tables.0, place);
        self.rows(&floor.rows.0, place);
    }

    fn section(&mut self, section: &source::Section<'_>) {
        let color = self.color(&section.category_key, None);
        let corners: Vec<Point> = section
            .points
            .0
            .iter()
            .filter_map(source::Corner::point)
            .collect();
        let line = Line { color, width: 1.5 };
        let outline = Form::Polygon(corners);
        let frame = outline.frame();
        self.picture.push(Shape {
            form: outline,
            fill: color.lighter(0.85),
            line: Some(line),
        });
        let place = Place {
            origin: section.top_left.0.unwrap_or_default(),
            category: Some(&section.category_key),
        };
        if let Some(contents) = &section.sub_chart.0 {
            self.decoration(&contents.shapes.0, &contents.texts.0, place);
            self.areas(&contents.general_admission_areas.0, place);
            self.booths(&contents.booths.0, place);
            self.tables(&contents.tables.0, place);
            self.rows(&contents.rows.0, place);
        }
        if let Some(frame) = frame {
            let size = section.label_size.0.unwrap_or(12.0);
            self.section_label(&section.label, frame, size);
        }
    }

    fn section_label(&mut self, label: &Text<'_>, frame: Frame, size: f64) {
        let center = Point {
            x: f64::midpoint(frame.left, frame.right),
            y: frame.top + size,
        };
        self.write(label, center, size, Color::DARK);
    }

    fn rows(&mut self, rows: &[source::Row<'_>], place: Place<'_>) {
        for row in rows {
            let radius = room_for_seats(&row.seats.0);
            for seat in &row.seats.0 {
                self.seat(seat, radius, place);
            }
            if let Some(first) = row.seats.0.first() {
                let letters = row.label.as_deref().map_or(0, |label| label.chars().count());
                let center = beside(first.position().moved_by(place.origin), radius, letters);
                self.write(&row.label, center, radius * 1.4, Color::GRAY);
            }
        }
    }

    fn seat(&mut self, seat: &source::Seat<'_>, radius: f64, place: Place<'_>) {
        let center = seat.position().moved_by(place.origin);
        self.picture.push(Shape {
            form: Form::Circle { center, radius },
            fill: self.color(&seat.category_key, place.category),
            line: None,
        });
        if seat.accessible.0 {
            let dot = Form::Circle {
                center,
                radius: radius * 0.45,
            };
            self.picture.push(Shape {
                form: dot,
                fill: Color::WHITE,
                line: None,
            });
        }
    }

    fn tables(&mut self, tables: &[source::Table<'_>], place: Place<'_>) {
        for table in tables {
            let line = Line {
                color: Color::GRAY,
                width: 1.0,
            };
            self.outlined(&table.outline, place, Color::WHITE, Some(line));
            let radius = room_for_seats(&table.seats.0);
            for seat in &table.seats.0 {
                self.seat(seat, radius, place);
            }
            let center = table.outline.middle().moved_by(place.origin);
            self.write(&table.label, center, 10.0, Color::DARK);
        }
    }

    fn areas(&mut self, areas: &[source::Area<'_>], place: Place<'_>) {
        for area in areas {
            let color = self.color(&area.category_key, place.category);
            self.bookable_outline(&area.outline, &area.label, color, place);
        }
    }

    fn booths(&mut self, booths: &[source::Booth<'_>], place: Place<'_>) {
        for booth in booths {
            let color = self.color(&booth.category_key, place.category);
            self.bookable_outline(&booth.outline, &booth.label, color, place);
        }
    }

    fn bookable_outline(
        &mut self,
        outline: &source::Outline<'_>,
        label: &Text<'_>,
        color: Color,
        place: Place<'_>,
    ) {
        let line = Line { color, width: 1.5 };
        self.outlined(outline, place, color.lighter(0.35), Some(line));
        let center = outline.middle().moved_by(place.origin);
        self.write(label, center, 14.0, Color::DARK);
    }

    fn decoration(&mut self, shapes: &[source::Shape<'_>], texts: &[source::Caption<'_>], place: Place<'_>) {
        for shape in shapes {
            let color = |text: &Text<'_>| text.as_deref().and_then(Color::parse);
            let fill = color(&shape.fill_color).unwrap_or(Color::GRAY.lighter(0.6));
            let width = shape.stroke_width.0.filter(|width| *width > 0.0);
            let line = color(&shape.stroke_color).zip(width);
            let line = line.map(|(color, width)| Line { color, width });
            self.outlined(&shape.outline, place, fill, line);
            let center = shape.outline.middle().moved_by(place.origin);
            self.write(
                &shape.label,
                center,
                shape.label_size.0.unwrap_or(14.0),
                Color::DARK,
            );
        }
        for text in texts {
            let color = text.text_color.as_deref().and_then(Color::parse);
            let words = if text.text.as_deref().is_some() {
                &text.text
            } else {
                &text.label
            };
            let size = text.font_size.0.or(text.label_size.0).unwrap_or(14.0);
            let center = text.center.0.unwrap_or_default().moved_by(place.origin);
            self.write_rotated(
                words,
                center,
                size,
                color.unwrap_or(Color::DARK),
                text.rotation_angle.0,
            );
        }
    }

    fn outlined(&mut self, outline: &source::Outline<'_>, place: Place<'_>, fill: Color, line: Option<Line>) {
        if let Some(mut form) = form(outline) {
            form.move_by(place.origin);
            self.picture.push(Shape { form, fill, line });
        }
    }

    fn write(&mut self, text: &Text<'_>, center: Point, size: f64, color: Color) {
        self.write_rotated(text, center, size, color, None);
    }

    fn write_rotated(
        &mut self,
        text: &Text<'_>,
        center: Point,
        size: f64,
        color: Color,
        rotation: Option<f64>,
    ) {
        if let Some(text) = text.as_deref()
            && Frame::around(center, size, size).is_sensible()
        {
            self.picture.words.push(Words {
                text: text.to_owned(),
                center,
                size,
                color,
                rotation: rotation.unwrap_or_default(),
            });
        }
    }

    /// The colour of the category, or of the section's.
    fn color(&self, own: &Key<'_>, inherited: Option<&Key<'_>>) -> Color {
        let key = CategoryKey::from_source(own)
            .or_else(|| inherited.and_then(|inherited| CategoryKey::from_source(inherited)));
        let category = key.and_then(|key| self.drawing.category(&key.as_text()));
        category
            .and_then(|category| Color::parse(&category.color))
            .unwrap_or(Color::GRAY)
    }
}

impl Form {
    fn move_by(&mut self, way: Point) {
        match self {
            Self::Circle { center, .. } | Self::Ellipse { center, .. } | Self::Rectangle { center, .. } => {
                *center = center.moved_by(way);
            }
            Self::Polygon(corners) => {
                for corner in corners {
                    *corner = corner.moved_by(way);
                }
            }
        }
    }
}

/// The form of an outline, if it has one that can be drawn.
fn form(outline: &source::Outline<'_>) -> Option<Form> {
    let corners: Vec<Point> = outline
        .points
        .0
        .iter()
        .filter_map(source::Corner::point)
        .collect();
    if corners.len() > 2 {
        return Some(Form::Polygon(corners));
    }
    let center = outline.center.0?;
    let rotation = outline.rotation_angle.0.unwrap_or_default();
    let positive = |number: Option<f64>| number.filter(|number| *number > 0.0);
    if let Some(radius) = positive(outline.radius.0) {
        return Some(Form::Circle { center, radius });
    }
    if let Some(radii) = positive(outline.radius1.0).zip(positive(outline.radius2.0)) {
        return Some(Form::Ellipse {
            center,
            radii,
            rotation,
        });
    }
    let (width, height) = positive(outline.width.0).zip(positive(outline.height.0))?;
    let corner_radius = positive(outline.corner_radius.0).unwrap_or_default();
    Some(Form::Rectangle {
        center,
        width,
        height,
        corner_radius: corner_radius.min(width / 2.0).min(height / 2.0),
        rotation,
    })
}

/// The middle of a label that ends left of a seat.
fn beside(seat: Point, radius: f64, letters: usize) -> Point {
    let letters = f64::from(u16::try_from(letters).unwrap_or(u16::MAX));
    Point {
        x: seat.x - radius * 0.4_f64.mul_add(letters, 1.6),
        y: seat.y,
    }
}

/// A radius with which neighbouring seats do not touch.
fn room_for_seats(seats: &[source::Seat<'_>]) -> f64 {
    let [first, second, ..] = seats else {
        return SEAT_RADIUS;
    };
    let distance = first.position().distance_to(second.position());
    (distance * 0.42).clamp(1.0, SEAT_RADIUS)
}
