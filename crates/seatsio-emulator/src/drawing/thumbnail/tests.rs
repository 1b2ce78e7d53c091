use proptest::prelude::*;

use crate::demo;
use crate::draw::{Area, Category, DrawingBuilder, Row, SeatTrait, Section};
use crate::drawing::Drawing;

fn drawn(builder: &DrawingBuilder) -> Drawing {
    Drawing::parse(builder.build().to_string()).expect("what is built is a drawing")
}

fn svg(drawing: &Drawing) -> String {
    drawing.thumbnail_svg().expect("every drawing has a picture")
}

#[test]
fn cht_21_every_seat_is_a_circle_in_the_color_of_its_category() {
    let row = Row::new("A").seats(3).category(1).seat_category("3", 2);
    let drawing = DrawingBuilder::new("Colors")
        .category(Category::new(1, "One").color("#AA0000"))
        .category(Category::new(2, "Two").color("#00BB00"))
        .row(row);
    let svg = svg(&drawn(&drawing));
    assert_eq!(svg.matches("<circle").count(), 3);
    assert_eq!(svg.matches(r##"fill="#AA0000""##).count(), 2);
    assert_eq!(svg.matches(r##"fill="#00BB00""##).count(), 1);
}

#[test]
fn cht_21_accessible_seats_sections_and_areas_can_be_told_apart() {
    let row = Row::new("A").seats(2).with("1", SeatTrait::Accessible);
    let drawing = DrawingBuilder::new("Everything")
        .stage("Stage & <sons>")
        .section(Section::new("Left").row(row))
        .area(Area::new("Standing", 10));
    let svg = svg(&drawn(&drawing));
    assert_eq!(svg.matches("<circle").count(), 3);
    assert_eq!(svg.matches("<polygon").count(), 1);
    assert!(svg.contains("Stage &amp; &lt;sons&gt;"));
    assert!(svg.contains(">Standing<"));
}

#[test]
fn a_drawing_without_anything_has_a_picture_too() {
    let nothing = Drawing::parse("{}").expect("an empty object is a drawing");
    assert!(svg(&nothing).starts_with("<svg"));
}

#[test]
fn a_color_that_is_none_does_not_get_into_the_picture() {
    let category = Category::new(1, "Bad").color("red\"/><script>");
    let drawing = DrawingBuilder::new("Bad")
        .category(category)
        .row(Row::new("A").seats(1).category(1));
    assert!(!svg(&drawn(&drawing)).contains("script"));
}

#[test]
fn a_seat_at_the_end_of_the_world_is_left_out() {
    let text =
        r#"{"subChart": {"rows": [{"label": "A", "seats": [{"label": "1", "x": 1e300, "y": -1e300}]}]}}"#;
    let drawing = Drawing::parse(text).expect("it is a drawing");
    assert_eq!(svg(&drawing).matches("<circle").count(), 0);
}

#[cfg(feature = "thumbnails")]
#[test]
fn cht_21_the_png_is_a_png() {
    let drawing = Drawing::parse(demo::hall(20, 20).to_string()).expect("a demo is a drawing");
    let png = drawing.thumbnail_png().expect("every drawing has a picture");
    assert_eq!(png.get(1..4), Some(&b"PNG"[..]));
}

proptest! {
    #[test]
    fn a_hall_of_any_size_has_a_picture(rows in 0_usize..12, seats in 0_usize..12) {
        let drawing = Drawing::parse(demo::hall(rows, seats).to_string()).expect("a demo is a drawing");
        prop_assert_eq!(svg(&drawing).matches("<circle").count(), rows * seats);
    }
}
