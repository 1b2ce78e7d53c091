//! Section 12: general admission areas.

use serde_json::{Value, json};

use crate::show::{Show, theatre_with_variable_area};

fn places(label: &str, quantity: u32) -> Value {
    json!([{ "objectId": label, "quantity": quantity }])
}

/// numBooked, numHeld, numFree, numNotForSale.
fn counters(info: &Value) -> [u64; 4] {
    ["numBooked", "numHeld", "numFree", "numNotForSale"]
        .map(|name| info[name].as_u64().expect("an area has counters"))
}

#[test]
fn gar_1_a_label_counts_once_per_mention_or_with_its_quantity() {
    let mut show = Show::new();
    show.book(json!(["GA1", "GA1", { "objectId": "GA1", "quantity": 3 }]))
        .expect(200);
    assert_eq!(counters(&show.info("GA1")), [5, 0, 95, 0]);
}

#[test]
fn gar_2_booked_and_held_places_are_not_free() {
    let mut show = Show::new();
    let token = show.token();
    show.book(places("GA1", 5)).expect(200);
    show.hold(places("GA1", 3), &token).expect(200);
    assert_eq!(counters(&show.info("GA1")), [5, 3, 92, 0]);
}

#[test]
fn gar_3_holds_are_counted_by_token_and_ticket_type() {
    let mut show = Show::new();
    let token = show.token();
    show.hold(json!(["GA1"]), &token).expect(200);
    assert_eq!(
        show.info("GA1")["holds"],
        json!({ &token: { "NO_TICKET_TYPE": 1 } })
    );
    show.hold(
        json!([{ "objectId": "GA1", "quantity": 2, "ticketType": "adult" }]),
        &token,
    )
    .expect(200);
    assert_eq!(
        show.info("GA1")["holds"],
        json!({ &token: { "NO_TICKET_TYPE": 1, "adult": 2 } })
    );
}

#[test]
fn gar_3_an_untouched_area_has_no_holds() {
    let mut show = Show::new();
    assert_eq!(show.info("GA1")["holds"], json!({}));
}

#[test]
fn gar_4_custom_statuses_only_count() {
    let mut show = Show::new();
    show.change("reserved", places("GA1", 5), json!({})).expect(200);
    show.book(places("GA1", 5)).expect(200);
    assert_eq!(counters(&show.info("GA1")), [10, 0, 90, 0]);
}

#[test]
fn gar_5_an_ordinary_area_is_free_until_it_is_full() {
    let mut show = Show::new();
    show.change("lolzor", places("GA1", 99), json!({})).expect(200);
    assert_eq!(show.status("GA1"), "free");
    assert_eq!(show.info("GA1")["isAvailable"], json!(true));
    show.change("lolzor", places("GA1", 1), json!({})).expect(200);
    let info = show.info("GA1");
    assert_eq!(
        (&info["status"], &info["isAvailable"]),
        (&json!("lolzor"), &json!(false))
    );
    assert_eq!(info["availabilityReason"], "lolzor");
}

//
#[test]
fn gar_6_an_area_of_variable_occupancy_shows_its_last_status() {
    let mut show = Show::of(&theatre_with_variable_area(), json!({}));
    let token = show.token();
    assert_eq!(show.status("GA1"), "free");
    show.book(places("GA1", 5)).expect(200);
    assert_eq!(show.status("GA1"), "booked");
    show.hold(places("GA1", 3), &token).expect(200);
    assert_eq!(show.status("GA1"), "reservedByToken");
}

//
#[test]
fn gar_7_a_booking_does_not_close_an_area_of_variable_occupancy() {
    let mut show = Show::of(&theatre_with_variable_area(), json!({}));
    show.book(places("GA1", 5)).expect(200);
    show.book(places("GA1", 95)).expect(200);
    assert_eq!(counters(&show.info("GA1")), [100, 0, 0, 0]);
}

#[test]
fn gar_8_the_occupancy_of_areas_shows_in_their_infos() {
    let mut show = Show::of(&theatre_with_variable_area(), json!({}));
    let variable = show.info("GA1");
    assert_eq!(
        (&variable["variableOccupancy"], &variable["minOccupancy"]),
        (&json!(true), &json!(1))
    );
    assert_eq!(variable["maxOccupancy"], json!(100));
    let ordinary = Show::new().info("GA1");
    assert_eq!(
        (&ordinary["variableOccupancy"], &ordinary["minOccupancy"]),
        (&json!(false), &json!(1))
    );
    assert_eq!(ordinary.get("maxOccupancy"), None);
}

#[test]
fn gar_10_releasing_gives_back_booked_places_or_held_ones() {
    let mut show = Show::new();
    let token = show.token();
    show.book(places("GA1", 5)).expect(200);
    show.hold(places("GA1", 3), &token).expect(200);
    show.release(places("GA1", 2), json!({})).expect(200);
    assert_eq!(counters(&show.info("GA1")), [3, 3, 94, 0]);
    show.release(places("GA1", 1), json!({ "holdToken": token }))
        .expect(200);
    assert_eq!(counters(&show.info("GA1")), [3, 2, 95, 0]);
    show.refuses(400, "ILLEGAL_STATUS_CHANGE", |show| {
        show.release(places("GA1", 3), json!({ "holdToken": token }))
    });
}

#[test]
fn gar_10_an_area_cannot_be_overbooked() {
    let mut show = Show::new();
    let token = show.token();
    show.hold(places("GA1", 40), &token).expect(200);
    show.refuses(400, "ILLEGAL_STATUS_CHANGE", |show| show.book(places("GA1", 61)));
    show.refuses(400, "ILLEGAL_STATUS_CHANGE", |show| {
        show.book(json!([{ "objectId": "GA1", "quantity": 60 }, "GA1"]))
    });
    show.refuses(400, "ILLEGAL_STATUS_CHANGE", |show| {
        show.book(places("GA1", 1_000_000_000))
    });
    show.book(places("GA1", 60)).expect(200);
}

#[test]
fn gar_10_held_places_are_booked_with_their_token_only() {
    let mut show = Show::new();
    let (mine, other) = (show.token(), show.token());
    show.hold(places("GA1", 3), &mine).expect(200);
    show.refuses(400, "ILLEGAL_STATUS_CHANGE", |show| {
        show.change("booked", places("GA1", 1), json!({ "holdToken": other }))
    });
    show.refuses(400, "ILLEGAL_STATUS_CHANGE", |show| {
        show.change("booked", places("GA1", 4), json!({ "holdToken": mine }))
    });
    show.change("booked", places("GA1", 2), json!({ "holdToken": mine }))
        .expect(200);
    assert_eq!(counters(&show.info("GA1")), [2, 1, 97, 0]);
}

#[test]
fn gar_11_an_area_booked_as_a_whole_changes_as_one_object() {
    let mut show = Show::of(&theatre_with_variable_area(), json!({}));
    show.refuses(400, "GENERAL_ERROR", |show| show.book(places("GA2", 2)));
    show.book(json!(["GA2"])).expect(200);
    assert_eq!(counters(&show.info("GA2")), [50, 0, 0, 0]);
    assert_eq!(show.status("GA2"), "booked");
    show.refuses(400, "ILLEGAL_STATUS_CHANGE", |show| show.book(json!(["GA2"])));
    show.release(json!(["GA2"]), json!({})).expect(200);
    assert_eq!(counters(&show.info("GA2")), [0, 0, 50, 0]);
}

#[test]
fn a_quantity_is_at_least_one() {
    let mut show = Show::new();
    let message = show.refuses(400, "GENERAL_ERROR", |show| show.book(places("GA1", 0)));
    assert!(message.starts_with("#/objects/0"), "{message}");
}
