//! Section 7: events.

use serde_json::{Value, json};

use crate::show::{Show, theatre};

fn keys(events: &[Value]) -> Vec<&str> {
    events
        .iter()
        .map(|event| event["key"].as_str().unwrap())
        .collect()
}

#[test]
fn evt_1_an_event_has_the_fields_that_clients_read() {
    let mut show = Show::new();
    let event = show.event();
    let names = [
        "id",
        "key",
        "chartKey",
        "tableBookingConfig",
        "supportsBestAvailable",
        "forSaleConfig",
        "createdOn",
        "channels",
        "categories",
        "isSeason",
        "isTopLevelSeason",
        "isPartialSeason",
        "isEventInSeason",
        "isInThePast",
    ];
    for name in names {
        assert!(event.get(name).is_some(), "{name} is missing");
    }
    assert!(event["id"].as_u64().unwrap() > 0);
}

#[test]
fn evt_2_is_season_is_present_in_lists_and_in_charts_too() {
    let mut show = Show::new();
    assert_eq!(show.api.get("/events").items()[0]["isSeason"], json!(false));
    let target = format!("/charts/{}?expand=events", show.chart);
    let chart = show.api.get(&target).expect(200);
    assert_eq!(chart["events"][0]["isSeason"], json!(false));
}

#[test]
fn evt_3_what_is_not_given_has_its_default() {
    let mut show = Show::new();
    let body = json!({ "chartKey": show.chart });
    let event = show.api.post("/events", body).expect(201);
    assert_eq!(event["key"].as_str().unwrap().len(), 36);
    assert_eq!(event["tableBookingConfig"], json!({ "mode": "INHERIT" }));
    assert_eq!(event["forSaleConfig"], Value::Null);
    assert_eq!(event["isInThePast"], json!(false));
    for absent in ["name", "date", "updatedOn"] {
        assert_eq!(event.get(absent), None);
    }
}

#[test]
fn evt_4_creation_and_updates_are_dated() {
    let mut show = Show::new();
    assert_eq!(show.event()["createdOn"], "2026-07-09T12:00:00.000Z");
    show.api.advance_minutes(1);
    show.api
        .post("/events/event1", json!({ "name": "x" }))
        .expect(204);
    assert_eq!(show.event()["createdOn"], "2026-07-09T12:00:00.000Z");
    assert_eq!(show.event()["updatedOn"], "2026-07-09T12:01:00.000Z");
}

#[test]
fn evt_5_what_a_stand_alone_event_has_not_is_absent() {
    let mut show = Show::new();
    for absent in [
        "topLevelSeasonKey",
        "partialSeasonKeysForEvent",
        "objectCategories",
        "season",
        "events",
    ] {
        assert_eq!(show.event().get(absent), None);
    }
}

#[test]
fn evt_6_best_available_is_supported_with_a_focal_point() {
    let mut show = Show::new();
    assert_eq!(show.event()["supportsBestAvailable"], json!(true));
    let chart = show.api.create_chart();
    let event = show.api.post("/events", json!({ "chartKey": chart })).expect(201);
    assert_eq!(event["supportsBestAvailable"], json!(false));
}

#[test]
fn evt_7_categories_are_those_of_the_chart_and_then_the_events_own() {
    let own = json!({ "key": "balcony", "label": "Balcony", "color": "#123456", "accessible": true });
    let mut show = Show::of(&theatre(), json!({ "categories": [own] }));
    let categories = show.event()["categories"].clone();
    let keys: Vec<_> = categories
        .as_array()
        .unwrap()
        .iter()
        .map(|category| category["key"].clone())
        .collect();
    assert_eq!(keys, [json!(9), json!(10), json!("string11"), json!("balcony")]);
    assert_eq!(categories[3], own);
}

#[test]
fn evt_8_object_categories_keep_their_type_and_show_in_infos() {
    let mut show = Show::of(&theatre(), json!({ "objectCategories": { "A-1": 10 } }));
    assert_eq!(show.event()["objectCategories"], json!({ "A-1": 10 }));
    let info = show.info("A-1");
    assert_eq!(
        (&info["categoryKey"], &info["categoryLabel"]),
        (&json!("10"), &json!("Cat2"))
    );
    assert_eq!(show.info("A-2")["categoryKey"], "9");
}

#[test]
fn evt_8_an_object_can_be_in_a_category_of_the_event() {
    let own = json!({ "key": "balcony", "label": "Balcony", "color": "#123456" });
    let mut show = Show::of(
        &theatre(),
        json!({ "categories": [own], "objectCategories": { "A-1": "balcony" } }),
    );
    assert_eq!(show.info("A-1")["categoryLabel"], "Balcony");
}

#[test]
fn evt_9_an_event_has_what_it_was_created_with() {
    let mut show = Show::new();
    let fields = json!({
        "name": "My event",
        "date": "2026-10-01",
        "tableBookingConfig": { "mode": "ALL_BY_SEAT" },
        "channels": [{ "key": "c1", "name": "Channel 1", "color": "red", "index": 0, "objects": ["A-1"] }],
        "forSaleConfig": { "forSale": false, "objects": ["A-1"], "areaPlaces": { "GA1": 5 }, "categories": ["Cat1"] },
    });
    let event = show.create("event2", fields.clone());
    for name in ["name", "date", "tableBookingConfig", "forSaleConfig"] {
        assert_eq!(event[name], fields[name]);
    }
    assert_eq!(event["channels"][0]["objects"], json!(["A-1"]));
}

#[test]
fn evt_9_an_unknown_chart_is_refused() {
    let mut show = Show::new();
    let body = json!({ "chartKey": "unknown" });
    let message = show.refuses(404, "CHART_NOT_FOUND", |show| show.api.post("/events", body));
    assert!(
        message.starts_with("Chart not found: unknown was not found in workspace"),
        "{message}"
    );
}

#[test]
fn evt_9_a_date_is_a_day_of_the_calendar() {
    let mut show = Show::new();
    let body = json!({ "chartKey": show.chart, "date": "2026-02-30" });
    show.refuses(400, "GENERAL_ERROR", |show| show.api.post("/events", body));
}

#[test]
fn evt_10_several_events_are_answered_in_the_order_of_the_request() {
    let mut show = Show::new();
    let body = json!({ "chartKey": show.chart, "events": [{ "eventKey": "b" }, { "eventKey": "a", "name": "x" }, {}] });
    let answer = show.api.post("/events/actions/create-multiple", body).expect(201);
    let events = answer["events"].as_array().unwrap();
    assert_eq!(keys(&events[..2]), ["b", "a"]);
    assert_eq!(events[2]["key"].as_str().unwrap().len(), 36);
}

#[test]
fn evt_10_the_same_key_twice_creates_nothing() {
    let mut show = Show::new();
    let body = json!({ "chartKey": show.chart, "events": [{ "eventKey": "a" }, { "eventKey": "a" }] });
    let message = show.refuses(400, "GENERAL_ERROR", |show| {
        show.api.post("/events/actions/create-multiple", body)
    });
    assert_eq!(message, "Duplicate event keys are not allowed");
}

#[test]
fn evt_10_between_one_and_a_hundred_events_are_created() {
    let mut show = Show::new();
    let none = json!({ "chartKey": show.chart, "events": [] });
    let message = show.refuses(400, "GENERAL_ERROR", |show| {
        show.api.post("/events/actions/create-multiple", none)
    });
    assert_eq!(message, "#/events: expected minimum item count: 1, found: 0");
    let many = json!({ "chartKey": show.chart, "events": vec![json!({}); 101] });
    show.refuses(400, "GENERAL_ERROR", |show| {
        show.api.post("/events/actions/create-multiple", many)
    });
}

#[test]
fn evt_11_keys_are_unique_within_a_workspace_only() {
    let mut show = Show::new();
    let body = json!({ "chartKey": show.chart, "eventKey": "event1" });
    show.refuses(400, "GENERAL_ERROR", |show| show.api.post("/events", body));
    let other = show.api.world.create_company(show.api.now);
    show.api.secret_key = other.admin_secret_key;
    let chart = show.api.create_chart();
    show.api
        .post("/events", json!({ "chartKey": chart, "eventKey": "event1" }))
        .expect(201);
}

#[test]
fn evt_13_an_event_can_be_in_the_past() {
    let mut show = Show::new();
    show.api
        .post("/events/event1", json!({ "isInThePast": true }))
        .expect(204);
    assert_eq!(show.event()["isInThePast"], json!(true));
}

#[test]
fn evt_15_events_are_listed_newest_first_with_cursors() {
    let mut show = Show::new();
    let ids: Vec<u64> = (2..=4)
        .map(|n| {
            show.create(&format!("event{n}"), json!({}))["id"]
                .as_u64()
                .unwrap()
        })
        .collect();
    let all = show.api.get("/events");
    assert_eq!(keys(all.items()), ["event4", "event3", "event2", "event1"]);
    let page = show
        .api
        .get(&format!("/events?limit=1&start_after_id={}", ids[2]));
    assert_eq!(keys(page.items()), ["event3"]);
    assert_eq!(page.body["next_page_starts_after"], ids[1].to_string());
}

#[test]
fn evt_15_events_of_another_workspace_are_not_listed() {
    let mut show = Show::new();
    let other = show
        .api
        .post("/workspaces", json!({ "name": "other" }))
        .expect(201);
    show.api.workspace = other["key"].as_str().map(str::to_owned);
    assert!(show.api.get("/events").items().is_empty());
}

#[test]
fn leg_4_old_ways_to_say_how_tables_are_booked_are_understood() {
    let mut show = Show::of(&crate::show::restaurant(), json!({ "bookWholeTables": true }));
    assert_eq!(
        show.event()["tableBookingConfig"],
        json!({ "mode": "ALL_BY_TABLE" })
    );
    show.api
        .post("/events/event1", json!({ "bookWholeTables": false }))
        .expect(204);
    assert_eq!(
        show.event()["tableBookingConfig"],
        json!({ "mode": "ALL_BY_SEAT" })
    );
    show.api
        .post(
            "/events/event1",
            json!({ "tableBookingModes": { "T1": "BY_TABLE" } }),
        )
        .expect(204);
    assert_eq!(
        show.event()["tableBookingConfig"],
        json!({ "mode": "CUSTOM", "tables": { "T1": "BY_TABLE" } })
    );
}

#[test]
fn leg_5_social_distancing_is_not_emulated_and_says_so() {
    let mut show = Show::new();
    show.refuses(501, "NOT_EMULATED", |show| {
        show.api.post(
            "/events/event1",
            json!({ "socialDistancingRulesetKey": "ruleset1" }),
        )
    });
    show.api
        .post("/events/event1", json!({ "socialDistancingRulesetKey": "" }))
        .expect(204);
}
