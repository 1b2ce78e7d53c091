//! Section 15: seasons.

use serde_json::{Value, json};

use crate::show::{Show, restaurant};
use crate::support::Reply;

/// A season `season` with `event-a` and `event-b`, and a partial season `part` with `event-a`, beside `event1`.
pub(crate) fn season() -> Show {
    let mut show = Show::new();
    let body = json!({ "chartKey": show.chart, "key": "season", "eventKeys": ["event-a", "event-b"] });
    show.api.post("/seasons", body).expect(201);
    let body = json!({ "key": "part", "eventKeys": ["event-a"] });
    show.api.post("/seasons/season/partial-seasons", body).expect(201);
    show
}

pub(crate) fn change(show: &mut Show, event: &str, status: &str, objects: Value) -> Reply {
    let body = json!({ "events": [event], "objects": objects, "status": status });
    show.api.post("/events/groups/actions/change-object-status", body)
}

pub(crate) fn override_status(show: &mut Show, event: &str, body: Value) -> Reply {
    show.api
        .post(&format!("/events/{event}/actions/override-season-status"), body)
}

pub(crate) fn use_status(show: &mut Show, event: &str, body: Value) -> Reply {
    show.api
        .post(&format!("/events/{event}/actions/use-season-status"), body)
}

fn keys(events: &Value) -> Vec<&str> {
    events
        .as_array()
        .unwrap()
        .iter()
        .map(|event| event["key"].as_str().unwrap())
        .collect()
}

pub(crate) fn status(show: &mut Show, event: &str, label: &str) -> String {
    show.info_in(event, label)["status"].as_str().unwrap().to_owned()
}

#[test]
fn sea_1_seasons_and_their_events_say_what_they_are() {
    let mut show = season();
    let flags = |event: &Value| {
        [
            "isSeason",
            "isTopLevelSeason",
            "isPartialSeason",
            "isEventInSeason",
        ]
        .map(|name| event[name].as_bool().unwrap())
    };
    let season = show.api.get("/events/season").expect(200);
    assert_eq!(flags(&season), [true, true, false, false]);
    assert_eq!(season.get("topLevelSeasonKey"), None);
    assert_eq!(season["partialSeasonKeys"], json!(["part"]));
    let part = show.api.get("/events/part").expect(200);
    assert_eq!(flags(&part), [true, false, true, false]);
    assert_eq!(part["topLevelSeasonKey"], "season");
    assert_eq!(part.get("partialSeasonKeys"), None);
    let event = show.api.get("/events/event-b").expect(200);
    assert_eq!(flags(&event), [false, false, false, true]);
    assert_eq!(event["topLevelSeasonKey"], "season");
    assert_eq!(event["partialSeasonKeysForEvent"], json!([]));
    assert_eq!(event["season"], json!({ "forSaleConfig": null }));
}

#[test]
fn sea_2_a_season_takes_over_what_it_was_created_with() {
    let mut show = Show::new();
    let fields = json!({
        "chartKey": show.chart, "key": "s", "name": "My season", "numberOfEvents": 2,
        "tableBookingConfig": { "mode": "ALL_BY_SEAT" }, "objectCategories": { "A-1": 10 },
        "channels": [{ "key": "c1", "name": "One", "color": "red", "objects": ["A-1"] }],
        "forSaleConfig": { "forSale": false, "objects": ["A-2"], "areaPlaces": {}, "categories": [] },
    });
    let season = show.api.post("/seasons", fields.clone()).expect(201);
    for name in [
        "key",
        "name",
        "tableBookingConfig",
        "objectCategories",
        "forSaleConfig",
    ] {
        assert_eq!(season[name], fields[name]);
    }
    assert_eq!(season["events"].as_array().unwrap().len(), 2);
    assert_eq!(season["events"][0]["chartKey"], show.chart.as_str());
    assert_eq!(season["forSalePropagated"], json!(true));
}

#[test]
fn sea_2_keys_are_generated_when_none_are_given() {
    let mut show = Show::new();
    let season = show
        .api
        .post("/seasons", json!({ "chartKey": show.chart }))
        .expect(201);
    assert_eq!(season["key"].as_str().unwrap().len(), 36);
    assert_eq!(
        (&season["events"], &season["partialSeasonKeys"]),
        (&json!([]), &json!([]))
    );
}

#[test]
fn sea_2_a_number_of_events_and_keys_exclude_each_other() {
    let mut show = Show::new();
    let both = json!({ "chartKey": show.chart, "numberOfEvents": 1, "eventKeys": ["a"] });
    show.refuses(400, "GENERAL_ERROR", |show| show.api.post("/seasons", both));
    let twice = json!({ "chartKey": show.chart, "key": "a", "eventKeys": ["a"] });
    show.refuses(400, "GENERAL_ERROR", |show| show.api.post("/seasons", twice));
    let taken = json!({ "chartKey": show.chart, "eventKeys": ["event1"] });
    show.refuses(400, "GENERAL_ERROR", |show| show.api.post("/seasons", taken));
}

#[test]
fn sea_3_a_season_has_its_events_in_the_order_of_creation() {
    let mut show = season();
    let season = show.api.get("/events/season").expect(200);
    assert_eq!(keys(&season["events"]), ["event-a", "event-b"]);
    assert_eq!(season["events"][0]["isSeason"], json!(false));
}

#[test]
fn sea_3_lists_have_seasons_without_their_events() {
    let mut show = season();
    let page = show.api.get("/events");
    let listed = page
        .items()
        .iter()
        .find(|event| event["key"] == "season")
        .unwrap();
    assert_eq!(
        (listed.get("events"), listed.get("partialSeasonKeys")),
        (None, None)
    );
}

#[test]
fn sea_4_new_events_are_answered_newest_first_and_kept_in_order() {
    let mut show = season();
    let body = json!({ "eventKeys": ["event-c", "event-d"] });
    let answer = show
        .api
        .post("/seasons/season/actions/create-events", body)
        .expect(201);
    assert_eq!(keys(&answer["events"]), ["event-d", "event-c"]);
    let season = show.api.get("/events/season").expect(200);
    assert_eq!(
        keys(&season["events"]),
        ["event-a", "event-b", "event-c", "event-d"]
    );
    let more = show
        .api
        .post(
            "/seasons/season/actions/create-events",
            json!({ "numberOfEvents": 2 }),
        )
        .expect(201);
    assert_eq!(more["events"].as_array().unwrap().len(), 2);
}

#[test]
fn evt_4_new_events_and_partial_seasons_are_no_update_of_the_season() {
    let mut show = season();
    show.api
        .post(
            "/seasons/season/actions/create-events",
            json!({ "numberOfEvents": 1 }),
        )
        .expect(201);
    assert_eq!(show.api.get("/events/season").expect(200).get("updatedOn"), None);
}

#[test]
fn sea_5_partial_seasons_gain_and_lose_events() {
    let mut show = season();
    let target = "/seasons/season/partial-seasons/part";
    let more = json!({ "eventKeys": ["event-b", "event-a"] });
    let part = show
        .api
        .post(&format!("{target}/actions/add-events"), more)
        .expect(200);
    assert_eq!(keys(&part["events"]), ["event-a", "event-b"]);
    let part = show.api.delete(&format!("{target}/events/event-a")).expect(200);
    assert_eq!(
        (&part["key"], keys(&part["events"])),
        (&json!("part"), vec!["event-b"])
    );
    assert_eq!(
        keys(&show.api.get("/events/season").expect(200)["events"]),
        ["event-a", "event-b"]
    );
}

#[test]
fn sea_5_only_events_of_the_season_can_be_in_a_partial_season() {
    let mut show = season();
    let target = "/seasons/season/partial-seasons/part/actions/add-events";
    show.refuses(400, "GENERAL_ERROR", |show| {
        show.api.post(target, json!({ "eventKeys": ["event1"] }))
    });
    show.refuses(404, "EVENT_NOT_FOUND", |show| {
        show.api.post(target, json!({ "eventKeys": ["unknown"] }))
    });
    show.refuses(400, "GENERAL_ERROR", |show| {
        show.api.post("/seasons/event1/partial-seasons", json!({}))
    });
    show.refuses(400, "GENERAL_ERROR", |show| {
        show.api.post(
            "/seasons/season/partial-seasons/event-a/actions/add-events",
            json!({ "eventKeys": ["event-a"] }),
        )
    });
}

#[test]
fn sea_6_events_of_a_partial_season_name_it() {
    let mut show = season();
    let part = show.api.get("/events/part").expect(200);
    assert_eq!(part["events"][0]["partialSeasonKeysForEvent"], json!(["part"]));
    assert_eq!(part["chartKey"], show.chart.as_str());
    assert_eq!(
        (&part["tableBookingConfig"], &part["forSaleConfig"]),
        (&json!({ "mode": "INHERIT" }), &Value::Null)
    );
    assert_eq!(part["supportsBestAvailable"], json!(true));
}

#[test]
fn sea_7_seasons_are_updated_and_deleted_as_events() {
    let mut show = season();
    let update = json!({ "eventKey": "renamed", "name": "new", "forSalePropagated": false });
    show.api.post("/events/season", update).expect(204);
    let season = show.api.get("/events/renamed").expect(200);
    assert_eq!(
        (&season["name"], &season["forSalePropagated"]),
        (&json!("new"), &json!(false))
    );
    assert_eq!(
        show.api.get("/events/event-a").expect(200)["topLevelSeasonKey"],
        "renamed"
    );
    show.api.delete("/events/renamed").expect(204);
    for key in ["renamed", "part", "event-a", "event-b"] {
        assert_eq!(show.api.get(&format!("/events/{key}")).status, 404, "{key}");
    }
}

#[test]
fn sea_7_a_deleted_event_leaves_its_seasons() {
    let mut show = season();
    show.api.delete("/events/event-a").expect(204);
    assert_eq!(
        keys(&show.api.get("/events/season").expect(200)["events"]),
        ["event-b"]
    );
    assert_eq!(show.api.get("/events/part").expect(200)["events"], json!([]));
    show.api.delete("/events/part").expect(204);
    assert_eq!(
        show.api.get("/events/season").expect(200)["partialSeasonKeys"],
        json!([])
    );
}

#[test]
fn seasons_know_tables_too() {
    let mut show = Show::of(&restaurant(), json!({}));
    let body = json!({ "chartKey": show.chart, "key": "season", "eventKeys": ["event-a"], "tableBookingConfig": { "mode": "ALL_BY_TABLE" } });
    show.api.post("/seasons", body).expect(201);
    change(&mut show, "season", "booked", json!(["T1"])).expect(204);
    assert_eq!(status(&mut show, "event-a", "T1"), "booked");
}
