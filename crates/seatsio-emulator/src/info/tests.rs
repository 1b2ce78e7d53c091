use std::borrow::Cow;

use serde_json::{Value, json};

use super::{AreaPart, EventPart, Holds, ObjectInfo, Overridden};
use crate::draw::{self, Area, DrawingBuilder, Floor, Row, Section, Table, Zone};
use crate::drawing::Drawing;

fn drawn(builder: &DrawingBuilder) -> Drawing {
    Drawing::parse(builder.build().to_string()).expect("what is built is a drawing")
}

fn of_event<'a>(drawing: &'a Drawing, label: &str, part: EventPart<'a>) -> ObjectInfo<'a> {
    let index = drawing.find(label).expect("the object is drawn");
    ObjectInfo::of_event(drawing, index, None, part).expect("the object is drawn")
}

fn hall() -> Drawing {
    drawn(
        &DrawingBuilder::new("Hall")
            .category(draw::Category::new(9, "Cat1"))
            .focal_point(225.0, 33.23)
            .row(Row::new("A").seats(2).category(9).at(151.94, 99.56))
            .table(Table::new("T1", 6).category(9).at(225.0, 43.23))
            .area(
                Area::new("GA1", 100)
                    .category(9)
                    .variable_occupancy(1, None)
                    .at(225.0, 33.23),
            ),
    )
}

#[test]
fn obj_3_the_info_of_a_seat_has_exactly_these_fields() {
    let drawing = hall();
    let part = EventPart {
        status: "lolzor",
        is_available: false,
        availability_reason: "lolzor",
        ..EventPart::untouched()
    };
    let expected = json!({
        "label": "A-1",
        "labels": {"own": {"label": "1", "type": "seat"}, "parent": {"label": "A", "type": "row"}},
        "ids": {"own": "1", "parent": "A"},
        "objectType": "seat",
        "categoryKey": "9",
        "categoryLabel": "Cat1",
        "rightNeighbour": "A-2",
        "distanceToFocalPoint": 98.678_425_406_088_64,
        "status": "lolzor",
        "forSale": true,
        "isAvailable": false,
        "availabilityReason": "lolzor",
        "seasonStatusOverriddenQuantity": 0,
        "seasonStatusOverriddenQuantities": {},
        "isAccessible": false,
        "isCompanionSeat": false,
        "hasRestrictedView": false,
        "hasLiftUpArmrests": false,
        "isHearingImpaired": false,
        "isSemiAmbulatorySeat": false,
        "hasSignLanguageInterpretation": false,
        "isPlusSize": false,
    });
    assert_eq!(json!(of_event(&drawing, "A-1", part)), expected);
}

#[test]
fn obj_2_what_is_set_is_told() {
    let drawing = hall();
    let extra_data = json!({"name": "John"});
    let overridden = Overridden::from([("season1".into(), 1)]);
    let part = EventPart {
        status: "reservedByToken",
        ticket_type: Some("adult"),
        order_id: Some("order1"),
        hold_token: Some("token1"),
        extra_data: Some(&extra_data),
        resale_listing_id: Some("listing1"),
        channel: Some("channel1"),
        season_status_overridden_quantity: 1,
        season_status_overridden_quantities: Cow::Owned(overridden),
        ..EventPart::untouched()
    };
    let info = json!(of_event(&drawing, "A-1", part));
    assert_eq!(info["ticketType"], "adult");
    assert_eq!(info["orderId"], "order1");
    assert_eq!(info["holdToken"], "token1");
    assert_eq!(info["extraData"], extra_data);
    assert_eq!(info["resaleListingId"], "listing1");
    assert_eq!(info["channel"], "channel1");
    assert_eq!(info["seasonStatusOverriddenQuantities"], json!({"season1": 1}));
}

#[test]
fn obj_2_an_area_has_counters_and_no_seat_traits() {
    let drawing = hall();
    let token = Holds::from([("token1".into(), [("NO_TICKET_TYPE".into(), 3)].into())]);
    let area = AreaPart {
        num_booked: 5,
        num_free: 92,
        num_held: 3,
        num_not_for_sale: 0,
        holds: Cow::Owned(token),
    };
    let part = EventPart {
        area: Some(area),
        ..EventPart::untouched()
    };
    let expected = json!({
        "label": "GA1",
        "labels": {"own": {"label": "GA1", "type": "generalAdmission"}},
        "ids": {"own": "GA1"},
        "objectType": "generalAdmission",
        "areaType": "variableOccupancy",
        "categoryKey": "9",
        "categoryLabel": "Cat1",
        "distanceToFocalPoint": 0.0,
        "status": "free",
        "forSale": true,
        "isAvailable": true,
        "availabilityReason": "available",
        "seasonStatusOverriddenQuantity": 0,
        "seasonStatusOverriddenQuantities": {},
        "capacity": 100,
        "bookAsAWhole": false,
        "variableOccupancy": true,
        "minOccupancy": 1,
        "maxOccupancy": 100,
        "numBooked": 5,
        "numFree": 92,
        "numHeld": 3,
        "numNotForSale": 0,
        "holds": {"token1": {"NO_TICKET_TYPE": 3}},
    });
    assert_eq!(json!(of_event(&drawing, "GA1", part)), expected);
}

#[test]
fn obj_2_a_table_tells_how_many_seats_it_has() {
    let drawing = hall();
    let info = json!(of_event(&drawing, "T1", EventPart::untouched()));
    assert_eq!(
        (&info["numSeats"], &info["bookAsAWhole"]),
        (&json!(6), &json!(false))
    );
    assert_eq!(info["distanceToFocalPoint"], 10.0);
    assert_eq!((info.get("capacity"), info.get("isAccessible")), (None, None));
    let seat = json!(of_event(&drawing, "T1-2", EventPart::untouched()));
    assert_eq!(seat["labels"]["parent"], json!({"label": "T1", "type": "table"}));
    assert_eq!(
        (seat.get("leftNeighbour"), seat.get("rightNeighbour")),
        (None, None)
    );
}

#[test]
fn obj_2_places_are_told_where_there_are_any() {
    let section = Section::new("Left")
        .zone("west")
        .entrance("North")
        .row(Row::new("A").seats(1));
    let floor = Floor::new("1", "Ground floor")
        .section(section)
        .row(Row::new("B").seats(1));
    let drawing = drawn(
        &DrawingBuilder::new("House")
            .zone(Zone::new("west", "West"))
            .floor(floor),
    );
    let info = json!(of_event(&drawing, "Left-A-1", EventPart::untouched()));
    assert_eq!(
        (&info["section"], &info["entrance"], &info["zone"]),
        (&json!("Left"), &json!("North"), &json!("west"))
    );
    assert_eq!(info["floor"], json!({"name": "1", "displayName": "Ground floor"}));
    assert_eq!(
        (&info["ids"]["section"], &info["labels"]["section"]),
        (&json!("Left"), &json!("Left"))
    );
    let outside = json!(of_event(&drawing, "B-1", EventPart::untouched()));
    for field in [
        "section",
        "entrance",
        "zone",
        "categoryKey",
        "categoryLabel",
        "distanceToFocalPoint",
    ] {
        assert_eq!(outside.get(field), None, "{field}");
    }
}

#[test]
fn obj_2_displayed_labels_and_types_replace_technical_ones_in_labels_only() {
    let row = Row::new("A")
        .seats(1)
        .displayed_as("First row")
        .displayed_type("bench");
    let mut drawing = DrawingBuilder::new("Displayed")
        .section(Section::new("S").row(row))
        .build();
    let section = &mut drawing["subChart"]["sections"][0];
    section["displayLabel"] = json!("The section");
    let seat = &mut section["subChart"]["rows"][0]["seats"][0];
    seat["displayLabel"] = json!("One");
    seat["displayObjectType"] = json!("stool");
    let drawing = Drawing::parse(drawing.to_string()).expect("it is a drawing");
    let info: Value = json!(of_event(&drawing, "S-A-1", EventPart::untouched()));
    let labels = json!({
        "own": {"label": "One", "type": "stool"},
        "parent": {"label": "First row", "type": "bench"},
        "section": "The section",
    });
    assert_eq!(info["labels"], labels);
    assert_eq!(info["ids"], json!({"own": "1", "parent": "A", "section": "S"}));
    assert_eq!(info["displayedObjectType"], "stool");
    assert_eq!(info["parentDisplayedObjectType"], "bench");
    assert_eq!(info["section"], "S");
}
