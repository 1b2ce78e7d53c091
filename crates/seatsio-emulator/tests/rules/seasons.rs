//! Section 15: seasons.

use serde_json::{Value, json};

use crate::show::{Show, restaurant};
use crate::support::Reply;

/// A season `season` with `event-a` and `event-b`, and a partial season `part` with `event-a`, beside `event1`.
fn season() -> Show {
    let mut show = Show::new();
    let body = json!({ "chartKey": show.chart, "key": "season", "eventKeys": ["event-a", "event-b"] });
    show.api.post("/seasons", body).expect(201);
    let body = json!({ "key": "part", "eventKeys": ["event-a"] });
    show.api.post("/seasons/season/partial-seasons", body).expect(201);
    show
}

fn change(show: &mut Show, event: &str, status: &str, objects: Value) -> Reply {
    let body = json!({ "events": [event], "objects": objects, "status": status });
    show.api.post("/events/groups/actions/change-object-status", body)
}

fn override_status(show: &mut Show, event: &str, body: Value) -> Reply {
    show.api
        .post(&format!("/events/{event}/actions/override-season-status"), body)
}

fn use_status(show: &mut Show, event: &str, body: Value) -> Reply {
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

fn status(show: &mut Show, event: &str, label: &str) -> String {
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
fn sea_8_what_is_not_for_sale_in_the_season_is_not_in_its_events() {
    let mut show = season();
    show.api
        .post(
            "/events/season/actions/mark-as-not-for-sale",
            json!({ "objects": ["A-1"] }),
        )
        .expect(200);
    assert_eq!(
        show.api.get("/events/event-a").expect(200)["season"]["forSaleConfig"]["objects"],
        json!(["A-1"])
    );
    let info = show.info_in("event-a", "A-1");
    assert_eq!(
        (&info["isAvailable"], &info["availabilityReason"]),
        (&json!(false), &json!("not_for_sale"))
    );
    assert_eq!(
        change(&mut show, "event-a", "booked", json!(["A-1"]))
            .expect_error(400)
            .0,
        "OBJECT_NOT_FOR_SALE"
    );
}

#[test]
fn sea_8_a_configuration_that_is_not_propagated_does_not_count() {
    let mut show = season();
    show.api
        .post(
            "/events/season/actions/mark-as-not-for-sale",
            json!({ "objects": ["A-1"] }),
        )
        .expect(200);
    show.api
        .post("/events/season", json!({ "forSalePropagated": false }))
        .expect(204);
    assert_eq!(
        show.api.get("/events/event-a").expect(200)["season"]["forSaleConfig"],
        Value::Null
    );
    change(&mut show, "event-a", "booked", json!(["A-1"])).expect(204);
    show.refuses(400, "GENERAL_ERROR", |show| {
        show.api
            .post("/events/event1", json!({ "forSalePropagated": false }))
    });
}

#[test]
fn sea_9_an_object_taken_in_the_season_is_taken_in_all_its_events() {
    let mut show = season();
    change(&mut show, "season", "booked", json!(["A-1"])).expect(204);
    for event in ["event-a", "event-b", "part"] {
        assert_eq!(status(&mut show, event, "A-1"), "booked");
        let (code, message) = change(&mut show, event, "booked", json!(["A-1"])).expect_error(400);
        assert_eq!(code, "ILLEGAL_STATUS_CHANGE");
        assert!(message.contains("season"), "{message}");
    }
    assert_eq!(status(&mut show, "event1", "A-1"), "free");
}

#[test]
fn sea_9_an_object_taken_in_a_partial_season_is_taken_in_its_events_only() {
    let mut show = season();
    change(&mut show, "part", "lolzor", json!(["A-1"])).expect(204);
    assert_eq!(status(&mut show, "event-a", "A-1"), "lolzor");
    assert_eq!(status(&mut show, "event-b", "A-1"), "free");
    change(&mut show, "event-b", "booked", json!(["A-1"])).expect(204);
    assert_eq!(change(&mut show, "event-a", "booked", json!(["A-1"])).status, 400);
}

#[test]
fn sea_10_an_object_taken_in_one_event_is_not_available_in_the_season() {
    let mut show = season();
    change(&mut show, "event-a", "booked", json!(["A-1"])).expect(204);
    for season in ["season", "part"] {
        assert_eq!(show.info_in(season, "A-1")["isAvailable"], json!(false));
        assert_eq!(
            change(&mut show, season, "booked", json!(["A-1"]))
                .expect_error(400)
                .0,
            "ILLEGAL_STATUS_CHANGE"
        );
    }
    assert_eq!(status(&mut show, "event-b", "A-1"), "free");
}

#[test]
fn sea_10_of_areas_the_largest_number_taken_in_one_event_counts() {
    let mut show = season();
    let places = |quantity: u32| json!([{ "objectId": "GA1", "quantity": quantity }]);
    change(&mut show, "event-a", "booked", places(30)).expect(204);
    change(&mut show, "event-b", "booked", places(50)).expect(204);
    assert_eq!(show.info_in("season", "GA1")["numFree"], json!(50));
    assert_eq!(show.info_in("part", "GA1")["numFree"], json!(70));
    assert_eq!(change(&mut show, "season", "booked", places(51)).status, 400);
    change(&mut show, "season", "booked", places(50)).expect(204);
    assert_eq!(show.info_in("event-a", "GA1")["numFree"], json!(20));
    assert_eq!(show.info_in("event-b", "GA1")["numFree"], json!(0));
}

#[test]
fn sea_10_places_taken_in_a_partial_season_are_counted_once() {
    let mut show = season();
    let places = json!([{ "objectId": "GA1", "quantity": 30 }]);
    change(&mut show, "part", "booked", places).expect(204);
    let free: Vec<_> = ["part", "season", "event-a", "event-b"]
        .map(|event| show.info_in(event, "GA1")["numFree"].clone())
        .into();
    assert_eq!(free, [json!(70), json!(70), json!(70), json!(100)]);
}

#[test]
fn sea_10_places_that_a_channel_sold_in_the_season_are_not_free_in_its_events() {
    let mut show = season();
    let channel = json!({ "key": "c1", "name": "One", "areaPlaces": { "GA1": 10 } });
    show.api.post("/events/season/channels", channel).expect(204);
    let channels = show.api.get("/events/event-a").expect(200)["channels"].clone();
    let partition = format!("GA1##{}", channels[0]["id"].as_str().unwrap());
    let body = json!({ "events": ["season"], "objects": [partition, partition], "status": "booked", "channelKeys": ["c1"] });
    show.api
        .post("/events/groups/actions/change-object-status", body)
        .expect(204);
    assert_eq!(show.info_in("event-a", &partition)["numFree"], json!(8));
    assert_eq!(show.info_in("event-a", "GA1")["numFree"], json!(98));
}

#[test]
fn sea_10_events_in_the_past_are_left_out() {
    let mut show = season();
    change(&mut show, "event-a", "booked", json!(["A-1"])).expect(204);
    show.api
        .post("/events/event-a", json!({ "isInThePast": true }))
        .expect(204);
    assert_eq!(show.info_in("season", "A-1")["isAvailable"], json!(true));
    change(&mut show, "season", "booked", json!(["A-1"])).expect(204);
}

#[test]
fn sea_11_overriding_makes_an_object_free_in_the_event_and_using_reverts_it() {
    let mut show = season();
    change(&mut show, "season", "booked", json!(["A-1", "A-2"])).expect(204);
    override_status(&mut show, "event-a", json!({ "objects": ["A-1"] })).expect(204);
    assert_eq!(status(&mut show, "event-a", "A-1"), "free");
    assert_eq!(status(&mut show, "event-b", "A-1"), "booked");
    assert_eq!(status(&mut show, "event-a", "A-2"), "booked");
    use_status(&mut show, "event-a", json!({ "objects": ["A-1"] })).expect(204);
    assert_eq!(status(&mut show, "event-a", "A-1"), "booked");
}

#[test]
fn sea_11_a_partial_season_can_be_overridden() {
    let mut show = season();
    change(&mut show, "part", "booked", json!(["A-1"])).expect(204);
    override_status(
        &mut show,
        "event-a",
        json!({ "objects": ["A-1"], "season": "part" }),
    )
    .expect(204);
    let info = show.info_in("event-a", "A-1");
    assert_eq!(
        (&info["status"], &info["seasonStatusOverriddenQuantities"]),
        (&json!("free"), &json!({ "part": 1 }))
    );
}

#[test]
fn sea_11_in_a_batch_the_results_have_the_new_infos() {
    let mut show = season();
    change(&mut show, "season", "booked", json!(["A-1"])).expect(204);
    let entry = |kind: &str| json!({ "statusChanges": [{ "type": kind, "event": "event-a", "objects": ["A-1"], "season": "season" }] });
    let target = "/events/actions/change-object-status?expand=objects";
    let answer = show.api.post(target, entry("OVERRIDE_SEASON_STATUS")).expect(200);
    assert_eq!(answer["results"][0]["objects"]["A-1"]["status"], "free");
    let answer = show.api.post(target, entry("USE_SEASON_STATUS")).expect(200);
    assert_eq!(answer["results"][0]["objects"]["A-1"]["status"], "booked");
}

#[test]
fn sea_12_a_season_without_the_event_is_refused() {
    let mut show = season();
    let body = || json!({ "objects": ["A-1"], "season": "part" });
    show.refuses(400, "GENERAL_ERROR", |show| {
        override_status(show, "event-b", body())
    });
    show.refuses(400, "GENERAL_ERROR", |show| use_status(show, "event-b", body()));
    show.refuses(400, "GENERAL_ERROR", |show| {
        override_status(show, "event1", json!({ "objects": ["A-1"] }))
    });
    show.refuses(404, "OBJECT_NOT_FOUND", |show| {
        override_status(show, "event-a", json!({ "objects": ["Z-1"] }))
    });
}

#[test]
fn sea_12_a_partial_season_without_events_can_be_booked() {
    let mut show = season();
    show.api
        .post("/seasons/season/partial-seasons", json!({ "key": "empty" }))
        .expect(201);
    change(&mut show, "empty", "booked", json!(["A-1"])).expect(204);
    assert_eq!(status(&mut show, "event-a", "A-1"), "free");
}

#[test]
fn sea_13_a_status_that_is_free_can_be_overridden() {
    let mut show = season();
    override_status(&mut show, "event-a", json!({ "objects": ["A-1"] })).expect(204);
    let info = show.info_in("event-a", "A-1");
    assert_eq!(info["seasonStatusOverriddenQuantity"], json!(1));
    assert_eq!(info["seasonStatusOverriddenQuantities"], json!({ "season": 1 }));
    change(&mut show, "season", "booked", json!(["A-1"])).expect(204);
    assert_eq!(status(&mut show, "event-a", "A-1"), "free");
}

#[test]
fn sea_13_each_mention_of_an_area_overrides_one_place() {
    let mut show = season();
    change(
        &mut show,
        "season",
        "booked",
        json!([{ "objectId": "GA1", "quantity": 5 }]),
    )
    .expect(204);
    override_status(&mut show, "event-a", json!({ "objects": ["GA1", "GA1"] })).expect(204);
    let info = show.info_in("event-a", "GA1");
    assert_eq!(
        (&info["numFree"], &info["seasonStatusOverriddenQuantity"]),
        (&json!(97), &json!(2))
    );
    use_status(&mut show, "event-a", json!({ "objects": ["GA1"] })).expect(204);
    assert_eq!(show.info_in("event-a", "GA1")["numFree"], json!(96));
}

//
#[test]
fn sea_14_an_override_cannot_be_reverted_while_the_event_sold_the_object_itself() {
    let mut show = season();
    change(&mut show, "season", "booked", json!(["A-1"])).expect(204);
    override_status(&mut show, "event-a", json!({ "objects": ["A-1"] })).expect(204);
    change(&mut show, "event-a", "booked", json!(["A-1"])).expect(204);
    show.refuses(400, "GENERAL_ERROR", |show| {
        use_status(show, "event-a", json!({ "objects": ["A-1"] }))
    });
    change(&mut show, "event-a", "free", json!(["A-1"])).expect(204);
    use_status(&mut show, "event-a", json!({ "objects": ["A-1"] })).expect(204);
}

#[test]
fn sea_14_the_event_shows_the_order_of_the_season() {
    let mut show = season();
    let body = json!({ "events": ["season"], "objects": ["A-1"], "status": "booked", "orderId": "order1" });
    show.api
        .post("/events/groups/actions/change-object-status", body)
        .expect(204);
    assert_eq!(show.info_in("event-a", "A-1")["orderId"], "order1");
    assert!(show.api.get("/events/event-a/status-changes").items().is_empty());
}

#[test]
fn chn_13_events_share_the_channels_of_their_season() {
    let mut show = season();
    show.api
        .post(
            "/events/season/channels",
            json!({ "key": "c1", "name": "One", "objects": ["A-1"] }),
        )
        .expect(204);
    show.api
        .post("/events/season/channels", json!({ "key": "c2", "name": "Two" }))
        .expect(204);
    assert_eq!(show.info_in("event-a", "A-1")["channel"], "c1");
    assert_eq!(
        show.api.get("/events/event-a").expect(200)["channels"][0]["objects"],
        json!(["A-1"])
    );
    show.refuses(400, "GENERAL_ERROR", |show| {
        show.api.delete("/events/event-a/channels/c1")
    });
    show.refuses(400, "GENERAL_ERROR", |show| {
        show.api
            .post("/events/event-a/channels", json!({ "key": "c3", "name": "x" }))
    });
}

#[test]
fn chn_13_an_event_can_put_an_object_into_another_channel_or_into_none() {
    let mut show = season();
    show.api
        .post(
            "/events/season/channels",
            json!({ "key": "c1", "name": "One", "objects": ["A-1", "A-2"] }),
        )
        .expect(204);
    show.api
        .post("/events/season/channels", json!({ "key": "c2", "name": "Two" }))
        .expect(204);
    show.api
        .post(
            "/events/event-a/channels/c2/objects",
            json!({ "objects": ["A-1"] }),
        )
        .expect(204);
    show.api
        .post(
            "/events/event-a/channels/NO_CHANNEL/objects",
            json!({ "objects": ["A-2"] }),
        )
        .expect(204);
    assert_eq!(show.info_in("event-a", "A-1")["channel"], "c2");
    assert_eq!(show.info_in("event-a", "A-2").get("channel"), None);
    assert_eq!(show.info_in("event-b", "A-1")["channel"], "c1");
    let channels = show.api.get("/events/event-a").expect(200)["channels"].clone();
    assert_eq!(
        (&channels[0]["objects"], &channels[1]["objects"]),
        (&json!([]), &json!(["A-1"]))
    );
    show.api
        .delete_with(
            "/events/event-a/channels/c2/objects",
            json!({ "objects": ["A-1"] }),
        )
        .expect(204);
    assert_eq!(show.info_in("event-a", "A-1").get("channel"), None);
}

#[test]
fn seasons_know_tables_too() {
    let mut show = Show::of(&restaurant(), json!({}));
    let body = json!({ "chartKey": show.chart, "key": "season", "eventKeys": ["event-a"], "tableBookingConfig": { "mode": "ALL_BY_TABLE" } });
    show.api.post("/seasons", body).expect(201);
    change(&mut show, "season", "booked", json!(["T1"])).expect(204);
    assert_eq!(status(&mut show, "event-a", "T1"), "booked");
}
