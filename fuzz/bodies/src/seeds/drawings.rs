//! Drawings: each kind of chart, with each kind of thing.

use crate::service;
use seatsio_emulator::draw::{
    Area, Booth, Category, DrawingBuilder, Floor, Row, SeatTrait, Section, Table, Zone,
};
use serde_json::{Value, json};

pub(super) fn drawings() -> Vec<Vec<u8>> {
    let drawings = [
        service::hall(),
        whole(),
        in_zones(),
        on_floors(),
        decorated(),
        json!({}),
    ];
    drawings.map(|drawing| drawing.to_string().into_bytes()).into()
}

fn categories(name: &str) -> DrawingBuilder {
    DrawingBuilder::new(name)
        .category(Category::new(1, "Stalls").color("#ff0000"))
        .category(Category::new("two", "Standing"))
}

/// What is booked as a whole, and seats with something about them.
fn whole() -> Value {
    let row = Row::new("A").seats(2).category(1);
    let row = row
        .with("1", SeatTrait::Accessible)
        .with("2", SeatTrait::Companion);
    categories("Whole")
        .stage("Stage")
        .row(row.displayed_as("First").displayed_type("bench"))
        .table(
            Table::new("T", 2)
                .category(1)
                .booked_as_a_whole()
                .variable_occupancy(1),
        )
        .area(Area::new("GA", 9).category("two").booked_as_a_whole())
        .booth(Booth::new("B").category("two"))
        .build()
}

fn section(label: &str) -> Section {
    Section::new(label).category(1).zone("z").entrance("West")
}

fn in_zones() -> Value {
    categories("Zones")
        .venue_type("WITH_ZONES")
        .zone(Zone::new("z", "Zone"))
        .section(section("S").row(Row::new("A").seats(2).category(1)))
        .build()
}

fn on_floors() -> Value {
    let upper = Floor::new("1", "Upper").stage("Stage");
    categories("Floors")
        .floor(upper.section(section("U").row(Row::new("A").seats(2).category(1))))
        .floor(Floor::new("0", "Lower").section(section("L").area(Area::new("GA", 5).category("two"))))
        .build()
}

/// All forms, and what is only there to be seen.
fn decorated() -> Value {
    let square = json!([{"x": 0, "y": 0}, {"x": 9, "y": 0}, {"x": 9, "y": 9}]);
    json!({
        "name": "Decorated",
        "subChart": {
            "width": 50, "height": 40,
            "shapes": [
                {"type": "circle", "center": {"x": 1, "y": 2}, "radius": 3, "fillColor": "#123", "strokeWidth": 1},
                {"type": "ellipse", "center": {"x": 1, "y": 2}, "radius1": 3, "radius2": 4, "rotationAngle": 30,
                 "strokeColor": "rgb(1,2,3)", "strokeWidth": 2},
                {"type": "rectangle", "center": {"x": 5, "y": 6}, "width": 7, "height": 8, "cornerRadius": 1,
                 "fillColor": "white", "label": "L", "labelSize": 9},
                {"type": "polygon", "points": square}
            ],
            "texts": [{"text": "T", "textColor": "#abcdef", "fontSize": 8, "center": {"x": 1, "y": 1}}],
            "booths": [{"label": "B", "type": "polygon", "points": square}]
        }
    })
}
