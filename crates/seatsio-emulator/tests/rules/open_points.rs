//! Section 28: where sources contradict each other or are silent, and which way the emulator goes.

use seatsio_emulator::draw::{Category, DrawingBuilder, Row, Section, Table};
use serde_json::json;

use crate::show::{Show, theatre_with_variable_area};
use crate::support::Api;

#[test]
fn x_1_an_edit_that_only_opens_places_counts_and_ten_a_day_are_allowed() {
    let mut show = Show::new();
    let edit = json!({ "forSale": [{ "object": "A-1" }] });
    for remaining in (0..10).rev() {
        let answer = show
            .api
            .post("/events/event1/actions/edit-for-sale-config", edit.clone())
            .expect(200);
        assert_eq!(answer["rateLimitInfo"]["rateLimitRemainingCalls"], remaining);
    }
    let refused = show.api.post("/events/event1/actions/edit-for-sale-config", edit);
    assert_eq!(refused.status, 429);
    assert!(refused.headers.contains_key("retry-after"));
}

#[test]
fn x_2_a_booked_variable_occupancy_area_can_still_be_held() {
    let mut show = Show::of(&theatre_with_variable_area(), json!({}));
    let token = show.token();
    show.book(json!([{ "objectId": "GA1", "quantity": 5 }]))
        .expect(200);
    show.hold(json!([{ "objectId": "GA1", "quantity": 3 }]), &token)
        .expect(200);
    let info = show.info("GA1");
    assert_eq!((&info["numBooked"], &info["numHeld"]), (&json!(5), &json!(3)));
}

#[test]
fn x_3_an_ordinary_area_is_free_until_full_and_a_variable_one_shows_its_last_status() {
    let mut ordinary = Show::new();
    ordinary
        .book(json!([{ "objectId": "GA1", "quantity": 99 }]))
        .expect(200);
    assert_eq!(ordinary.status("GA1"), "free");
    ordinary.book(json!(["GA1"])).expect(200);
    assert_eq!(ordinary.status("GA1"), "booked");

    let mut variable = Show::of(&theatre_with_variable_area(), json!({}));
    variable.book(json!(["GA1"])).expect(200);
    assert_eq!(variable.status("GA1"), "booked");
}

#[test]
fn x_4_a_whole_table_counts_one_in_chart_summaries_and_its_seats_in_event_summaries() {
    let tables = DrawingBuilder::new("Tables")
        .category(Category::new(1, "One"))
        .table(Table::new("T1", 6).category(1).booked_as_a_whole())
        .table(Table::new("T2", 6).category(1).booked_as_a_whole());
    let mut show = Show::of(&tables, json!({}));
    let of_event = show
        .api
        .get("/reports/events/event1/byObjectType/summary")
        .expect(200);
    assert_eq!(of_event["table"]["count"], 12);
    let target = format!(
        "/reports/charts/{}/byObjectType/summary?bookWholeTables=chart",
        show.chart
    );
    assert_eq!(show.api.get(&target).expect(200)["table"]["count"], 2);
}

#[test]
fn x_5_best_available_goes_over_sections_when_one_is_not_enough() {
    let section = |label: &str| Section::new(label).category(1).row(Row::new("A").seats(2));
    let hall = DrawingBuilder::new("Sections")
        .category(Category::new(1, "One"))
        .focal_point(0.0, 0.0)
        .section(section("North"))
        .section(section("South"));
    let mut show = Show::of(&hall, json!({}));
    let body = json!({ "status": "booked", "bestAvailable": { "number": 3 } });
    let answer = show
        .api
        .post("/events/event1/actions/change-object-status", body)
        .expect(200);
    assert_eq!(answer["objects"].as_array().map(Vec::len), Some(3));
    assert_eq!(answer["nextToEachOther"], json!(false));
}

#[test]
fn x_6_charts_come_twenty_to_a_page_and_archived_ones_up_to_a_thousand() {
    let mut api = Api::new();
    for _ in 0..21 {
        let chart = api.create_chart();
        api.act(&format!("/charts/{chart}/actions/move-to-archive"))
            .expect(204);
        api.create_chart();
    }
    assert_eq!(api.get("/charts").items().len(), 20);
    assert_eq!(api.get("/charts/archive").items().len(), 21);
}

#[test]
fn x_7_every_refusal_has_a_code_and_a_text() {
    let mut show = Show::new();
    show.book(json!(["A-1"])).expect(200);
    for (objects, status) in [(json!(["A-1"]), 400), (json!(["Z-99"]), 404)] {
        let (code, message) = show.book(objects).expect_error(status);
        assert!(!code.is_empty() && !message.is_empty());
    }
}

#[test]
fn x_8_double_bookings_foreign_holds_and_unknown_labels_are_refused() {
    let mut show = Show::new();
    let (token, other) = (show.token(), show.token());
    show.book(json!(["A-1"])).expect(200);
    show.hold(json!(["A-2"]), &token).expect(200);
    let state = show.api.state();
    assert_eq!(show.book(json!(["A-1"])).status, 400);
    assert_eq!(show.book(json!(["A-2"])).status, 400);
    assert_eq!(show.hold(json!(["A-2"]), &other).status, 400);
    assert_eq!(show.book(json!(["A-3", "nope"])).status, 404);
    assert_eq!(show.api.state(), state);
}

#[test]
fn x_9_the_list_of_events_has_seasons_and_their_events_too() {
    let mut show = Show::new();
    let season = json!({ "chartKey": show.chart, "key": "season1", "eventKeys": ["event2", "event3"] });
    show.api.post("/seasons", season).expect(201);
    let page = show.api.get("/events");
    let keys: Vec<_> = page
        .items()
        .iter()
        .map(|event| event["key"].as_str().expect("a key"))
        .collect();
    assert!(keys.contains(&"season1") && keys.contains(&"event1"), "{keys:?}");
}

#[test]
fn x_10_overridden_quantities_are_told_by_season() {
    let mut show = Show::new();
    assert_eq!(show.info("A-1")["seasonStatusOverriddenQuantities"], json!({}));
    assert_eq!(show.info("A-1")["seasonStatusOverriddenQuantity"], json!(0));
}
