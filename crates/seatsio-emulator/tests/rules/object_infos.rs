//! Section 17: object infos.

use serde_json::{Value, json};

use crate::show::Show;

#[test]
fn obj_1_the_answer_has_exactly_the_labels_asked_for() {
    let mut show = Show::new();
    let infos = show
        .api
        .get("/events/event1/objects?label=B-2&label=A-1")
        .expect(200);
    let labels: Vec<_> = infos.as_object().unwrap().keys().collect();
    assert_eq!(labels, ["A-1", "B-2"]);
    assert_eq!(infos["B-2"]["label"], "B-2");
}

#[test]
fn obj_1_unknown_labels_and_events_are_refused() {
    let mut show = Show::new();
    show.refuses(404, "OBJECT_NOT_FOUND", |show| {
        show.api.get("/events/event1/objects?label=A-1&label=Z-1")
    });
    show.refuses(404, "EVENT_NOT_FOUND", |show| {
        show.api.get("/events/event9/objects?label=A-1")
    });
}

#[test]
fn obj_2_a_free_seat_has_these_fields_and_no_others() {
    let mut show = Show::new();
    let expected = json!({
        "label": "A-1",
        "labels": { "own": { "label": "1", "type": "seat" }, "parent": { "label": "A", "type": "row" } },
        "ids": { "own": "1", "parent": "A" },
        "objectType": "seat",
        "status": "free",
        "categoryKey": "9",
        "categoryLabel": "Cat1",
        "forSale": true,
        "isAvailable": true,
        "availabilityReason": "available",
        "rightNeighbour": "A-2",
        "distanceToFocalPoint": 98.678_425_406_088_64,
        "isAccessible": false,
        "isCompanionSeat": false,
        "hasRestrictedView": false,
        "hasLiftUpArmrests": false,
        "isHearingImpaired": false,
        "isSemiAmbulatorySeat": false,
        "hasSignLanguageInterpretation": false,
        "isPlusSize": false,
        "seasonStatusOverriddenQuantity": 0,
        "seasonStatusOverriddenQuantities": {},
    });
    assert_eq!(show.info("A-1"), expected);
}

#[test]
fn obj_2_an_area_has_counters_and_no_traits() {
    let mut show = Show::new();
    let info = show.info("GA1");
    let expected = json!({
        "label": "GA1", "objectType": "generalAdmission", "areaType": info["areaType"],
        "labels": { "own": { "label": "GA1", "type": "generalAdmission" } }, "ids": { "own": "GA1" },
        "status": "free", "categoryKey": "9", "categoryLabel": "Cat1",
        "forSale": true, "isAvailable": true, "availabilityReason": "available",
        "distanceToFocalPoint": info["distanceToFocalPoint"],
        "capacity": 100, "numBooked": 0, "numFree": 100, "numHeld": 0, "numNotForSale": 0,
        "bookAsAWhole": false, "variableOccupancy": false, "minOccupancy": 1, "holds": {},
        "seasonStatusOverriddenQuantity": 0, "seasonStatusOverriddenQuantities": {},
    });
    assert_eq!(info, expected);
}

#[test]
fn obj_3_a_custom_status_is_the_reason_not_to_be_available() {
    let mut show = Show::new();
    let answer = show.change("lolzor", json!(["A-1"]), json!({})).expect(200);
    let info = &answer["objects"]["A-1"];
    assert_eq!(
        (&info["isAvailable"], &info["availabilityReason"]),
        (&json!(false), &json!("lolzor"))
    );
}

#[test]
fn obj_2_the_info_has_everything_that_is_set() {
    let mut show = Show::new();
    let token = show.token();
    let object = json!([{ "objectId": "A-1", "ticketType": "adult", "extraData": { "name": "x" } }]);
    show.change(
        "reservedByToken",
        object,
        json!({ "holdToken": token, "orderId": "order1" }),
    )
    .expect(200);
    let info = show.info("A-1");
    let found = [
        "ticketType",
        "extraData",
        "holdToken",
        "orderId",
        "availabilityReason",
    ]
    .map(|name| info[name].clone());
    let expected = [
        json!("adult"),
        json!({ "name": "x" }),
        json!(token),
        json!("order1"),
        json!("reservedByToken"),
    ];
    assert_eq!(found, expected);
}

#[test]
fn obj_2_an_object_up_for_resale_is_available() {
    let mut show = Show::new();
    show.change("resale", json!(["A-1"]), json!({})).expect(200);
    let info = show.info("A-1");
    assert_eq!(
        (&info["isAvailable"], &info["availabilityReason"]),
        (&json!(true), &json!("available"))
    );
}

// LEG-2
#[test]
fn obj_4_the_old_form_tells_one_objects_status() {
    let mut show = Show::new();
    let object = json!([{ "objectId": "A-1", "ticketType": "adult" }, { "objectId": "GA1", "quantity": 4 }]);
    show.change("booked", object, json!({ "orderId": "order1" }))
        .expect(200);
    let expected = json!({ "status": "booked", "forSale": true, "ticketType": "adult", "orderId": "order1" });
    assert_eq!(show.api.get("/events/event1/objects/A-1").expect(200), expected);
    let area: Value = show.api.get("/events/event1/objects/GA1").expect(200);
    assert_eq!(area["quantity"], json!(4));
    show.refuses(404, "OBJECT_NOT_FOUND", |show| {
        show.api.get("/events/event1/objects/Z-1")
    });
}
