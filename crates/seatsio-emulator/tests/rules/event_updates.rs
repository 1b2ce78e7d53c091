//! Changing, moving and deleting events, and what the log says of it.

use seatsio_emulator::draw::{Area, Category, DrawingBuilder, Row};
use serde_json::{Value, json};

use crate::show::{Show, theatre};
use crate::support::Api;

#[test]
fn evt_12_an_update_changes_only_what_is_given() {
    let mut show = Show::of(&theatre(), json!({ "name": "old", "date": "2026-10-01" }));
    show.api
        .post("/events/event1", json!({ "name": "new" }))
        .expect(204);
    let event = show.event();
    assert_eq!(
        (&event["name"], &event["date"]),
        (&json!("new"), &json!("2026-10-01"))
    );
}

#[test]
fn evt_12_a_renamed_event_keeps_its_id_and_its_bookings() {
    let mut show = Show::new();
    let id = show.event()["id"].clone();
    show.book(json!(["A-1"])).expect(200);
    show.api
        .post("/events/event1", json!({ "eventKey": "event9" }))
        .expect(204);
    assert_eq!(show.api.get("/events/event1").status, 404);
    assert_eq!(show.api.get("/events/event9").expect(200)["id"], id);
    assert_eq!(show.info_in("event9", "A-1")["status"], "booked");
}

#[test]
fn evt_12_an_event_cannot_take_the_key_of_another() {
    let mut show = Show::new();
    show.create("event2", json!({}));
    show.refuses(400, "GENERAL_ERROR", |show| {
        show.api.post("/events/event1", json!({ "eventKey": "event2" }))
    });
    show.api
        .post("/events/event1", json!({ "eventKey": "event1" }))
        .expect(204);
}

#[test]
fn evt_12_object_categories_are_replaced_and_removed() {
    for nothing in [json!({}), json!([]), Value::Null] {
        let mut show = Show::of(&theatre(), json!({ "objectCategories": { "A-1": 10 } }));
        show.api
            .post("/events/event1", json!({ "objectCategories": { "A-2": 10 } }))
            .expect(204);
        assert_eq!(show.event()["objectCategories"], json!({ "A-2": 10 }));
        show.api
            .post("/events/event1", json!({ "objectCategories": nothing }))
            .expect(204);
        assert_eq!(show.event().get("objectCategories"), None);
    }
}

#[test]
fn evt_12_the_events_own_categories_are_replaced_and_removed() {
    let category = |key: &str| json!({ "key": key, "label": key, "color": "red" });
    for nothing in [json!([]), Value::Null] {
        let mut show = Show::of(&theatre(), json!({ "categories": [category("a")] }));
        show.api
            .post("/events/event1", json!({ "categories": [category("b")] }))
            .expect(204);
        assert_eq!(show.event()["categories"][3]["key"], "b");
        show.api
            .post("/events/event1", json!({ "categories": nothing }))
            .expect(204);
        assert_eq!(show.event()["categories"].as_array().unwrap().len(), 3);
    }
}

#[test]
fn evt_12_an_event_can_move_to_another_chart() {
    let mut show = Show::new();
    let chart = show.api.create_chart();
    show.api
        .post("/events/event1", json!({ "chartKey": chart }))
        .expect(204);
    assert_eq!(show.event()["chartKey"], chart.as_str());
    show.refuses(404, "CHART_NOT_FOUND", |show| {
        show.api.post("/events/event1", json!({ "chartKey": "unknown" }))
    });
}

#[test]
fn evt_14_a_deleted_event_is_gone_with_its_key_free_again() {
    let mut show = Show::new();
    show.api.delete("/events/event1?expand=objects").expect(204);
    let message = show.refuses(404, "EVENT_NOT_FOUND", |show| show.api.get("/events/event1"));
    assert!(
        message.starts_with("Event not found: event1 was not found in workspace"),
        "{message}"
    );
    show.refuses(404, "EVENT_NOT_FOUND", |show| show.api.delete("/events/event1"));
    show.create("event1", json!({}));
}

#[test]
fn evt_14_what_a_deleted_event_held_expires_without_harm() {
    let mut show = Show::new();
    let token = show.token();
    show.hold(json!(["A-1"]), &token).expect(200);
    show.api.delete("/events/event1").expect(204);
    show.api.advance_minutes(20);
    assert!(show.api.get("/events").items().is_empty());
}

#[test]
fn evt_16_an_event_moves_to_a_copy_of_its_chart_with_its_bookings() {
    let mut show = Show::new();
    show.book(json!(["A-1"])).expect(200);
    let event = show
        .api
        .act("/events/event1/actions/move-to-new-chart-copy")
        .expect(200);
    assert_eq!(event["key"], "event1");
    assert_ne!(event["chartKey"], show.chart.as_str());
    assert_eq!(show.status("A-1"), "booked");
    assert_eq!(show.api.get("/charts").items()[0]["name"], "Theatre (copy)");
}

#[test]
fn evt_16_the_chart_may_be_empty() {
    let mut api = Api::new();
    let chart = api.create_chart();
    api.post("/events", json!({ "chartKey": chart, "eventKey": "event1" }))
        .expect(201);
    let event = api
        .act("/events/event1/actions/move-to-new-chart-copy")
        .expect(200);
    assert_ne!(event["chartKey"], chart.as_str());
}

#[test]
fn evt_17_a_booked_label_that_disappears_keeps_its_record() {
    let hall = |rows: &[&str]| {
        let category = Category::new(1, "Cat1");
        let rows = rows.iter().map(|label| Row::new(*label).seats(2).category(1));
        rows.fold(
            DrawingBuilder::new("Hall").category(category),
            DrawingBuilder::row,
        )
        .area(Area::new("GA1", 5))
    };
    let mut show = Show::of(&hall(&["A", "B"]), json!({}));
    show.book(json!(["B-1"])).expect(200);
    let without = show.api.upload(&hall(&["A"]).build());
    let with = show.chart.clone();
    show.api
        .post("/events/event1", json!({ "chartKey": without }))
        .expect(204);
    assert_eq!(show.api.get("/events/event1/objects?label=B-1").status, 404);
    show.api
        .post("/events/event1", json!({ "chartKey": with }))
        .expect(204);
    assert_eq!(show.status("B-1"), "booked");
}

#[test]
fn evl_3_creating_an_event_with_a_for_sale_config_is_logged_and_without_is_not() {
    let mut show = Show::new();
    let types = |show: &mut Show| -> Vec<Value> {
        let log = show.api.get("/event-log");
        log.items()
            .iter()
            .map(|item| item["type"].clone())
            .filter(|kind| kind != "chart.published")
            .collect()
    };
    let before = types(&mut show);
    assert!(!before.contains(&json!("event.for.sale.config.updated")));
    show.create(
        "event2",
        json!({ "forSaleConfig": { "forSale": false, "objects": ["A-1"] } }),
    );
    assert_eq!(types(&mut show).len(), before.len() + 1);
    assert_eq!(
        types(&mut show).last(),
        Some(&json!("event.for.sale.config.updated"))
    );
}

#[test]
fn evl_4_changes_of_channels_categories_and_tables_are_logged() {
    let mut show = Show::new();
    let category = json!({ "key": "a", "label": "a", "color": "red" });
    show.api
        .post("/events/event1", json!({ "categories": [category] }))
        .expect(204);
    show.api
        .post(
            "/events/event1",
            json!({ "tableBookingConfig": { "mode": "ALL_BY_TABLE" } }),
        )
        .expect(204);
    show.api
        .post("/events/event1/channels", json!({ "key": "c", "name": "C" }))
        .expect(204);
    let log = show.api.get("/event-log");
    let types: Vec<_> = log
        .items()
        .iter()
        .rev()
        .take(3)
        .map(|item| item["type"].clone())
        .collect();
    let expected = [
        "event.channels.updated",
        "event.table.booking.config.updated",
        "event.categories.updated",
    ];
    assert_eq!(types, expected);
    assert_eq!(log.items().last().unwrap()["data"]["key"], "event1");
}
