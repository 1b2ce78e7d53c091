//! Paints a picture as PNG.

use tiny_skia::{FillRule, Paint, Path, PathBuilder, Pixmap, Rect, Stroke, Transform};

use super::color::Color;
use super::{Form, Picture};
use crate::drawing::DrawingError;
use crate::drawing::geometry::Point;

/// The longer side of the image, in pixels.
const LONGER_SIDE: f64 = 800.0;

/// How often shapes may cover the whole image. Real drawings do so a few times at most; without a
/// limit, one that puts thousands of large shapes above each other takes minutes to paint.
const MOST_LAYERS: f64 = 300.0;

pub(super) fn painted(picture: &Picture) -> Result<Vec<u8>, DrawingError> {
    let frame = picture.frame();
    let scale = LONGER_SIDE / frame.width().max(frame.height());
    let canvas = Pixmap::new(pixels(frame.width() * scale), pixels(frame.height() * scale));
    let mut canvas = canvas.ok_or_else(|| DrawingError::new("the thumbnail has no size"))?;
    canvas.fill(tiny_skia::Color::WHITE);
    let to_canvas = Transform::from_translate(single(-frame.left), single(-frame.top))
        .post_scale(single(scale), single(scale));
    let mut left_to_paint = MOST_LAYERS * frame.width() * frame.height();
    for shape in &picture.shapes {
        left_to_paint -= shape
            .form
            .frame()
            .map_or(0.0, |form| form.width() * form.height());
        if left_to_paint < 0.0 {
            break;
        }
        let Some(path) = path(&shape.form) else { continue };
        let transform = to_canvas.pre_concat(rotation(&shape.form));
        canvas.fill_path(&path, &paint(shape.fill), FillRule::Winding, transform, None);
        if let Some(line) = shape.line {
            let stroke = Stroke {
                width: single(line.width.max(1.0 / scale)),
                ..Stroke::default()
            };
            canvas.stroke_path(&path, &paint(line.color), &stroke, transform, None);
        }
    }
    canvas
        .encode_png()
        .map_err(|error| DrawingError::new(format!("the thumbnail cannot be written: {error}")))
}

fn paint(color: Color) -> Paint<'static> {
    let mut paint = Paint::default();
    paint.set_color_rgba8(color.red, color.green, color.blue, 255);
    paint.anti_alias = true;
    paint
}

fn path(form: &Form) -> Option<Path> {
    match form {
        Form::Circle { center, radius } => {
            PathBuilder::from_circle(single(center.x), single(center.y), single(*radius))
        }
        Form::Ellipse { center, radii, .. } => {
            PathBuilder::from_oval(rectangle(*center, radii.0 * 2.0, radii.1 * 2.0)?)
        }
        Form::Rectangle {
            center,
            width,
            height,
            corner_radius,
            ..
        } => rounded_rectangle(*center, *width, *height, *corner_radius),
        Form::Polygon(corners) => {
            let (first, others) = corners.split_first()?;
            let mut path = PathBuilder::new();
            path.move_to(single(first.x), single(first.y));
            for corner in others {
                path.line_to(single(corner.x), single(corner.y));
            }
            path.close();
            path.finish()
        }
    }
}

fn rectangle(center: Point, width: f64, height: f64) -> Option<Rect> {
    let (left, top) = (center.x - width / 2.0, center.y - height / 2.0);
    Rect::from_xywh(single(left), single(top), single(width), single(height))
}

fn rounded_rectangle(center: Point, width: f64, height: f64, radius: f64) -> Option<Path> {
    let rect = rectangle(center, width, height)?;
    if radius <= 0.0 {
        return Some(PathBuilder::from_rect(rect));
    }
    let (left, top, right, bottom) = (rect.left(), rect.top(), rect.right(), rect.bottom());
    let radius = single(radius);
    let mut path = PathBuilder::new();
    path.move_to(left + radius, top);
    path.line_to(right - radius, top);
    path.quad_to(right, top, right, top + radius);
    path.line_to(right, bottom - radius);
    path.quad_to(right, bottom, right - radius, bottom);
    path.line_to(left + radius, bottom);
    path.quad_to(left, bottom, left, bottom - radius);
    path.line_to(left, top + radius);
    path.quad_to(left, top, left + radius, top);
    path.close();
    path.finish()
}

fn rotation(form: &Form) -> Transform {
    match form {
        Form::Ellipse { center, rotation, .. } | Form::Rectangle { center, rotation, .. } => {
            Transform::from_rotate_at(single(*rotation), single(center.x), single(center.y))
        }
        Form::Circle { .. } | Form::Polygon(_) => Transform::identity(),
    }
}

#[expect(clippy::cast_possible_truncation, reason = "pixels need no double precision")]
const fn single(number: f64) -> f32 {
    number as f32
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "clamped before the cast"
)]
fn pixels(number: f64) -> u32 {
    number.round().clamp(1.0, LONGER_SIDE) as u32
}
