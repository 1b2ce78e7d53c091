//! The picture of a drawing: what is drawn, in the colours of its categories.
//!
//! A [`Picture`] is worked out from the drawing's geometry and written as SVG, or as PNG with the
//! feature `thumbnails`. Both show the same shapes; words are in the SVG only, since a PNG would
//! need a font.

mod color;
mod painter;
#[cfg(feature = "thumbnails")]
mod png;
mod svg;

#[cfg(test)]
mod tests;

use color::Color;

use super::reading::with_source;
use super::{Drawing, DrawingError, Point};

impl Drawing {
    /// The picture as SVG.
    pub(crate) fn thumbnail_svg(&self) -> Result<String, DrawingError> {
        Ok(svg::written(&self.picture()?))
    }

    /// The picture as PNG.
    #[cfg(feature = "thumbnails")]
    pub(crate) fn thumbnail_png(&self) -> Result<Vec<u8>, DrawingError> {
        png::painted(&self.picture()?)
    }

    fn picture(&self) -> Result<Picture, DrawingError> {
        with_source(self.json(), |chart| painter::Painter::paint(self, chart))
    }
}

/// Shapes and words, later ones above earlier ones.
#[derive(Debug, Clone, PartialEq, Default)]
struct Picture {
    shapes: Vec<Shape>,
    words: Vec<Words>,
}

#[derive(Debug, Clone, PartialEq)]
struct Shape {
    form: Form,
    fill: Color,
    line: Option<Line>,
}

#[derive(Debug, Clone, Copy, PartialEq)]
struct Line {
    color: Color,
    width: f64,
}

#[derive(Debug, Clone, PartialEq)]
enum Form {
    Circle {
        center: Point,
        radius: f64,
    },
    Ellipse {
        center: Point,
        radii: (f64, f64),
        /// Clockwise, in degrees.
        rotation: f64,
    },
    Rectangle {
        center: Point,
        width: f64,
        height: f64,
        corner_radius: f64,
        /// Clockwise, in degrees.
        rotation: f64,
    },
    Polygon(Vec<Point>),
}

#[derive(Debug, Clone, PartialEq)]
struct Words {
    text: String,
    center: Point,
    size: f64,
    color: Color,
    /// Clockwise, in degrees.
    rotation: f64,
}

/// The part of the plane that a picture shows.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Frame {
    left: f64,
    top: f64,
    right: f64,
    bottom: f64,
}

/// Coordinates beyond this are mistakes; showing them would shrink everything else to nothing.
const FARTHEST: f64 = 1e7;

impl Frame {
    const fn around(point: Point, reach_x: f64, reach_y: f64) -> Self {
        Self {
            left: point.x - reach_x,
            top: point.y - reach_y,
            right: point.x + reach_x,
            bottom: point.y + reach_y,
        }
    }

    const fn and(self, other: Self) -> Self {
        Self {
            left: self.left.min(other.left),
            top: self.top.min(other.top),
            right: self.right.max(other.right),
            bottom: self.bottom.max(other.bottom),
        }
    }

    fn is_sensible(&self) -> bool {
        let sides = [self.left, self.top, self.right, self.bottom];
        sides.into_iter().all(|side| side.abs() <= FARTHEST)
    }

    fn width(&self) -> f64 {
        self.right - self.left
    }

    fn height(&self) -> f64 {
        self.bottom - self.top
    }
}

impl Form {
    /// What the form covers; a rotated form is given room for every angle.
    fn frame(&self) -> Option<Frame> {
        match self {
            Self::Circle { center, radius } => Some(Frame::around(*center, *radius, *radius)),
            Self::Ellipse {
                center,
                radii,
                rotation,
            } => Some(Frame::around_rotated(*center, radii.0, radii.1, *rotation)),
            Self::Rectangle {
                center,
                width,
                height,
                rotation,
                ..
            } => Some(Frame::around_rotated(
                *center,
                width / 2.0,
                height / 2.0,
                *rotation,
            )),
            Self::Polygon(corners) => {
                let frames = corners.iter().map(|corner| Frame::around(*corner, 0.0, 0.0));
                frames.reduce(Frame::and)
            }
        }
    }
}

impl Frame {
    fn around_rotated(center: Point, reach_x: f64, reach_y: f64, rotation: f64) -> Self {
        if rotation == 0.0 {
            return Self::around(center, reach_x, reach_y);
        }
        let reach = reach_x.hypot(reach_y);
        Self::around(center, reach, reach)
    }
}

impl Picture {
    /// Adds a shape, unless it lies where nothing can be.
    fn push(&mut self, shape: Shape) {
        if shape.form.frame().is_some_and(|frame| frame.is_sensible()) {
            self.shapes.push(shape);
        }
    }

    /// Everything in the picture and a margin; a square of nothing if there is nothing.
    fn frame(&self) -> Frame {
        let frames = self.shapes.iter().filter_map(|shape| shape.form.frame());
        let whole = frames.reduce(Frame::and);
        let Some(whole) = whole else {
            return Frame::around(Point::default(), 100.0, 100.0);
        };
        let margin = (whole.width().max(whole.height()) * 0.03).max(10.0);
        Frame {
            left: whole.left - margin,
            top: whole.top - margin,
            right: whole.right + margin,
            bottom: whole.bottom + margin,
        }
    }
}
