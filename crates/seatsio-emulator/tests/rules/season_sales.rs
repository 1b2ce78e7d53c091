//! What is sold in a season, in its events and in its channels.

use serde_json::{Value, json};

use crate::seasons::{change, season, status};

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
