//! Section 8: tables.

use serde_json::{Value, json};

use crate::show::{Show, restaurant};

fn restaurant_with(config: Value) -> Show {
    Show::of(&restaurant(), json!({ "tableBookingConfig": config }))
}

/// Whether a label can be addressed.
fn has(show: &mut Show, label: &str) -> bool {
    show.api
        .get(&format!("/events/event1/objects?label={label}"))
        .status
        == 200
}

#[test]
fn tab_1_the_configuration_comes_back_unchanged() {
    let custom = json!({ "mode": "CUSTOM", "tables": { "T1": "BY_TABLE", "T2": "BY_SEAT" } });
    for config in [
        json!({ "mode": "INHERIT" }),
        json!({ "mode": "ALL_BY_TABLE" }),
        json!({ "mode": "ALL_BY_SEAT" }),
        custom,
    ] {
        let mut show = restaurant_with(config.clone());
        assert_eq!(show.event()["tableBookingConfig"], config);
    }
}

#[test]
fn tab_1_tables_may_be_null_without_meaning_anything() {
    let mut show = restaurant_with(json!({ "mode": "ALL_BY_SEAT", "tables": null }));
    assert_eq!(
        show.event()["tableBookingConfig"],
        json!({ "mode": "ALL_BY_SEAT" })
    );
}

#[test]
fn tab_1_a_custom_map_may_name_only_some_tables() {
    let mut show = restaurant_with(json!({ "mode": "CUSTOM", "tables": { "T1": "BY_TABLE" } }));
    assert!(has(&mut show, "T1") && !has(&mut show, "T1-1"));
    assert!(has(&mut show, "T2") && !has(&mut show, "T2-1"));
}

#[test]
fn tab_2_as_drawn_one_table_is_booked_by_seat_and_the_other_whole() {
    let mut show = restaurant_with(json!({ "mode": "INHERIT" }));
    show.book(json!(["T1-1", "T1-6", "T2"])).expect(200);
    show.refuses(404, "OBJECT_NOT_FOUND", |show| show.book(json!(["T1"])));
    show.refuses(404, "OBJECT_NOT_FOUND", |show| show.book(json!(["T2-1"])));
}

#[test]
fn tab_2_all_tables_can_be_booked_whole_or_by_seat() {
    let mut whole = restaurant_with(json!({ "mode": "ALL_BY_TABLE" }));
    assert!(has(&mut whole, "T1") && has(&mut whole, "T2") && !has(&mut whole, "T1-1"));
    let mut by_seat = restaurant_with(json!({ "mode": "ALL_BY_SEAT" }));
    assert!(has(&mut by_seat, "T1-1") && has(&mut by_seat, "T2-1") && !has(&mut by_seat, "T2"));
}

#[test]
fn tab_3_book_as_a_whole_is_the_value_of_the_drawing() {
    let mut show = restaurant_with(json!({ "mode": "ALL_BY_TABLE" }));
    let info = show.info("T1");
    assert_eq!(
        (&info["bookAsAWhole"], &info["numSeats"]),
        (&json!(false), &json!(6))
    );
    assert_eq!(show.info("T2")["bookAsAWhole"], json!(true));
}

#[test]
fn tab_4_a_table_of_variable_occupancy_takes_between_its_minimum_and_its_seats() {
    for (quantity, fits) in [(1, false), (2, true), (4, true), (5, false)] {
        let mut show = restaurant_with(json!({ "mode": "INHERIT" }));
        let reply = show.book(json!([{ "objectId": "T3", "quantity": quantity }]));
        assert_eq!(reply.status == 200, fits, "{quantity}");
    }
}

#[test]
fn tab_4_the_label_may_be_repeated_instead() {
    let mut show = restaurant_with(json!({ "mode": "INHERIT" }));
    show.book(json!(["T3", "T3", "T3"])).expect(200);
    assert_eq!(show.log()[0]["quantity"], json!(3));
}

#[test]
fn tab_4_any_booking_takes_the_table_out_of_sale_for_others() {
    let mut show = restaurant_with(json!({ "mode": "INHERIT" }));
    show.book(json!(["T3", "T3"])).expect(200);
    show.refuses(400, "ILLEGAL_STATUS_CHANGE", |show| {
        show.book(json!(["T3", "T3"]))
    });
    show.release(json!(["T3"]), json!({})).expect(200);
    show.book(json!(["T3", "T3"])).expect(200);
}

#[test]
fn tab_5_switching_modes_hides_bookings_and_shows_them_again() {
    let mut show = restaurant_with(json!({ "mode": "ALL_BY_TABLE" }));
    show.book(json!(["T1"])).expect(200);
    show.api
        .post(
            "/events/event1",
            json!({ "tableBookingConfig": { "mode": "ALL_BY_SEAT" } }),
        )
        .expect(204);
    assert!(!has(&mut show, "T1"));
    assert_eq!(show.status("T1-1"), "free");
    show.api
        .post(
            "/events/event1",
            json!({ "tableBookingConfig": { "mode": "ALL_BY_TABLE" } }),
        )
        .expect(204);
    assert_eq!(show.status("T1"), "booked");
}
