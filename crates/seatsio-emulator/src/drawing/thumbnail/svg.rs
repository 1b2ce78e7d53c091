//! Writes a picture as SVG.

use std::fmt::Write as _;

use super::{Form, Picture, Shape, Words};
use crate::drawing::Point;

/// The longer side of the picture as it is shown when nothing else is said.
const LONGER_SIDE: f64 = 800.0;

pub(super) fn written(picture: &Picture) -> String {
    let frame = picture.frame();
    let scale = LONGER_SIDE / frame.width().max(frame.height());
    let mut svg = String::with_capacity(256 + picture.shapes.len() * 64);
    // Writing into a text cannot fail.
    let _ = write!(
        svg,
        r##"<svg xmlns="http://www.w3.org/2000/svg" width="{:.0}" height="{:.0}" viewBox="{:.1} {:.1} {:.1} {:.1}"><rect x="{2:.1}" y="{3:.1}" width="100%" height="100%" fill="#FFFFFF"/>"##,
        frame.width() * scale,
        frame.height() * scale,
        frame.left,
        frame.top,
        frame.width(),
        frame.height(),
    );
    for shape in &picture.shapes {
        push_shape(&mut svg, shape);
    }
    svg.push_str(r#"<g font-family="sans-serif" text-anchor="middle" dominant-baseline="central">"#);
    for words in &picture.words {
        push_words(&mut svg, words);
    }
    svg.push_str("</g></svg>");
    svg
}

fn push_shape(svg: &mut String, shape: &Shape) {
    let _ = match &shape.form {
        Form::Circle { center, radius } => {
            write!(
                svg,
                r#"<circle cx="{:.1}" cy="{:.1}" r="{radius:.1}""#,
                center.x, center.y
            )
        }
        Form::Ellipse {
            center,
            radii,
            rotation,
        } => write!(
            svg,
            r#"<ellipse cx="{0:.1}" cy="{1:.1}" rx="{2:.1}" ry="{3:.1}"{4}"#,
            center.x,
            center.y,
            radii.0,
            radii.1,
            turned(*rotation, *center)
        ),
        Form::Rectangle {
            center,
            width,
            height,
            corner_radius,
            rotation,
        } => write!(
            svg,
            r#"<rect x="{:.1}" y="{:.1}" width="{width:.1}" height="{height:.1}" rx="{corner_radius:.1}"{}"#,
            center.x - width / 2.0,
            center.y - height / 2.0,
            turned(*rotation, *center)
        ),
        Form::Polygon(corners) => {
            svg.push_str(r#"<polygon points=""#);
            for corner in corners {
                let _ = write!(svg, "{:.1},{:.1} ", corner.x, corner.y);
            }
            svg.write_str("\"")
        }
    };
    let _ = write!(svg, r#" fill="{}""#, shape.fill);
    if let Some(line) = shape.line {
        let _ = write!(
            svg,
            r#" stroke="{}" stroke-width="{:.1}""#,
            line.color, line.width
        );
    }
    svg.push_str("/>");
}

/// The attribute that turns something around its centre; none if it is not turned.
fn turned(rotation: f64, center: Point) -> String {
    if rotation == 0.0 {
        return String::new();
    }
    format!(
        r#" transform="rotate({rotation:.1} {:.1} {:.1})""#,
        center.x, center.y
    )
}

fn push_words(svg: &mut String, words: &Words) {
    let _ = write!(
        svg,
        r#"<text x="{0:.1}" y="{1:.1}" font-size="{2:.1}" fill="{3}""#,
        words.center.x, words.center.y, words.size, words.color
    );
    svg.push_str(&turned(words.rotation, words.center));
    svg.push('>');
    for letter in words.text.chars() {
        match letter {
            '&' => svg.push_str("&amp;"),
            '<' => svg.push_str("&lt;"),
            '>' => svg.push_str("&gt;"),
            // Control characters have no place in XML.
            letter if letter.is_control() => svg.push(' '),
            letter => svg.push(letter),
        }
    }
    svg.push_str("</text>");
}
