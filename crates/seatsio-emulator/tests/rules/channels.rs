//! Section 9: channels.

use serde_json::{Value, json};

use crate::show::Show;
use crate::support::Reply;

/// `event1` with channel c1 of, and channel c2 of A-3 and 10 places of GA1.
fn two_channels() -> Show {
    let mut show = Show::new();
    let channels = json!([
        { "key": "c1", "name": "One", "color": "blue", "index": 1, "objects": ["A-1", "A-2"] },
        { "key": "c2", "name": "Two", "color": "#fff", "objects": ["A-3"], "areaPlaces": { "GA1": 10 } },
    ]);
    show.api.post("/events/event1/channels", channels).expect(204);
    show
}

fn channel(show: &mut Show, key: &str) -> Value {
    let event = show.event();
    let channels = event["channels"].as_array().unwrap();
    channels
        .iter()
        .find(|channel| channel["key"] == key)
        .cloned()
        .unwrap_or_default()
}

fn edit(show: &mut Show, target: &str, body: Value) -> Reply {
    show.api.post(&format!("/events/event1/channels{target}"), body)
}

#[test]
fn chn_1_a_channel_has_an_id_and_empty_lists_rather_than_none() {
    let mut show = Show::new();
    edit(
        &mut show,
        "",
        json!({ "key": "c1", "name": "One", "color": "blue" }),
    )
    .expect(204);
    let mut channel = channel(&mut show, "c1");
    let id = channel.as_object_mut().unwrap().remove("id").unwrap();
    assert!(!id.as_str().unwrap().is_empty());
    let expected = json!({ "key": "c1", "name": "One", "color": "blue", "objects": [], "areaPlaces": {} });
    assert_eq!(channel, expected);
}

#[test]
fn chn_2_one_channel_or_several_are_appended_in_order() {
    let mut show = two_channels();
    edit(&mut show, "", json!({ "key": "c0", "name": "Zero", "index": 0 })).expect(204);
    let event = show.event();
    let keys: Vec<_> = event["channels"]
        .as_array()
        .unwrap()
        .iter()
        .map(|channel| &channel["key"])
        .collect();
    assert_eq!(keys, ["c1", "c2", "c0"]);
    assert_eq!(event["channels"][2]["index"], json!(0));
}

#[test]
fn chn_2_a_key_that_is_present_is_refused() {
    let mut show = two_channels();
    show.refuses(400, "GENERAL_ERROR", |show| {
        edit(show, "", json!({ "key": "c1", "name": "again" }))
    });
}

#[test]
fn chn_3_an_object_is_in_one_channel_at_most_and_places_do_not_move() {
    let mut show = two_channels();
    edit(
        &mut show,
        "/c1/objects",
        json!({ "objects": ["A-3"], "areaPlaces": { "GA1": 20 } }),
    )
    .expect(204);
    assert_eq!(channel(&mut show, "c1")["objects"], json!(["A-1", "A-2", "A-3"]));
    assert_eq!(channel(&mut show, "c1")["areaPlaces"], json!({ "GA1": 20 }));
    assert_eq!(channel(&mut show, "c2")["objects"], json!([]));
    assert_eq!(channel(&mut show, "c2")["areaPlaces"], json!({ "GA1": 10 }));
    edit(
        &mut show,
        "",
        json!({ "key": "c3", "name": "Three", "objects": ["A-1"] }),
    )
    .expect(204);
    assert_eq!(channel(&mut show, "c1")["objects"], json!(["A-2", "A-3"]));
}

#[test]
fn chn_4_an_update_changes_what_is_given() {
    let mut show = two_channels();
    edit(&mut show, "/c2", json!({ "name": "new" })).expect(204);
    let after = channel(&mut show, "c2");
    assert_eq!(
        (&after["name"], &after["color"], &after["objects"]),
        (&json!("new"), &json!("#fff"), &json!(["A-3"]))
    );
    edit(
        &mut show,
        "/c2",
        json!({ "color": "red", "objects": ["B-1", "A-1"], "areaPlaces": [] }),
    )
    .expect(204);
    let after = channel(&mut show, "c2");
    assert_eq!(
        (&after["color"], &after["objects"]),
        (&json!("red"), &json!(["B-1", "A-1"]))
    );
    assert_eq!(after["areaPlaces"], json!({}));
    assert_eq!(channel(&mut show, "c1")["objects"], json!(["A-2"]));
}

#[test]
fn chn_4_an_unknown_channel_is_refused() {
    let mut show = two_channels();
    show.refuses(404, "CHANNEL_NOT_FOUND", |show| {
        edit(show, "/c9", json!({ "name": "new" }))
    });
    show.refuses(404, "CHANNEL_NOT_FOUND", |show| {
        edit(show, "/c9/objects", json!({ "objects": ["A-1"] }))
    });
    show.refuses(404, "CHANNEL_NOT_FOUND", |show| {
        show.api.delete("/events/event1/channels/c9")
    });
}

#[test]
fn chn_5_places_add_up_and_are_subtracted() {
    let mut show = two_channels();
    edit(
        &mut show,
        "/c2/objects",
        json!({ "areaPlaces": { "GA1": 20 }, "objects": null }),
    )
    .expect(204);
    assert_eq!(channel(&mut show, "c2")["areaPlaces"], json!({ "GA1": 30 }));
    let target = "/events/event1/channels/c2/objects";
    show.api
        .delete_with(target, json!({ "objects": ["A-3"], "areaPlaces": { "GA1": 10 } }))
        .expect(204);
    assert_eq!(channel(&mut show, "c2")["areaPlaces"], json!({ "GA1": 20 }));
    assert_eq!(channel(&mut show, "c2")["objects"], json!([]));
    show.api
        .delete_with(target, json!({ "areaPlaces": { "GA1": 20 } }))
        .expect(204);
    assert_eq!(channel(&mut show, "c2")["areaPlaces"], json!({}));
}

#[test]
fn chn_6_objects_of_a_removed_channel_are_free_of_channels() {
    let mut show = two_channels();
    show.api.delete("/events/event1/channels/c1").expect(204);
    assert_eq!(channel(&mut show, "c1"), Value::Null);
    assert_eq!(show.info("A-1").get("channel"), None);
    show.book(json!(["A-1"])).expect(200);
}

#[test]
fn chn_7_all_channels_are_replaced_and_known_ones_keep_their_ids() {
    let mut show = two_channels();
    let id = channel(&mut show, "c2")["id"].clone();
    let channels = json!({ "channels": [{ "key": "c2", "name": "Two" }, { "key": "c3", "name": "Three", "objects": ["A-1"] }] });
    edit(&mut show, "/replace", channels).expect(204);
    assert_eq!(channel(&mut show, "c1"), Value::Null);
    assert_eq!(channel(&mut show, "c2")["id"], id);
    assert_eq!(channel(&mut show, "c2")["objects"], json!([]));
    edit(&mut show, "/replace", json!({ "channels": [] })).expect(204);
    assert_eq!(show.event()["channels"], json!([]));
}

#[test]
fn chn_7_channels_read_from_an_event_can_be_sent_back() {
    let mut show = two_channels();
    let channels = show.event()["channels"].clone();
    edit(&mut show, "/replace", json!({ "channels": channels })).expect(204);
    assert_eq!(show.event()["channels"], channels);
}

#[test]
fn chn_8_labels_are_not_checked_against_the_drawing() {
    let mut show = Show::new();
    edit(
        &mut show,
        "",
        json!({ "key": "c1", "name": "One", "objects": ["nowhere"] }),
    )
    .expect(204);
    assert_eq!(channel(&mut show, "c1")["objects"], json!(["nowhere"]));
}

#[test]
fn chn_9_objects_of_a_channel_need_its_key() {
    let mut show = two_channels();
    show.refuses(400, "OBJECT_NOT_IN_CHANNEL", |show| show.book(json!(["A-1"])));
    show.refuses(400, "OBJECT_NOT_IN_CHANNEL", |show| {
        show.change("booked", json!(["A-1"]), json!({ "channelKeys": ["c2"] }))
    });
    show.change("booked", json!(["A-1"]), json!({ "channelKeys": ["c1"] }))
        .expect(200);
    show.change("booked", json!(["A-2"]), json!({ "ignoreChannels": true }))
        .expect(200);
}

#[test]
fn chn_9_releasing_needs_the_key_too() {
    let mut show = two_channels();
    show.change("booked", json!(["A-1"]), json!({ "channelKeys": ["c1"] }))
        .expect(200);
    show.refuses(400, "OBJECT_NOT_IN_CHANNEL", |show| {
        show.release(json!(["A-1"]), json!({}))
    });
    show.release(json!(["A-1"]), json!({ "channelKeys": ["c1"] }))
        .expect(200);
}

#[test]
fn chn_9_no_channel_in_the_list_allows_objects_without_one() {
    let mut show = two_channels();
    show.refuses(400, "OBJECT_NOT_IN_CHANNEL", |show| {
        show.change("booked", json!(["A-1", "B-1"]), json!({ "channelKeys": ["c1"] }))
    });
    show.change(
        "booked",
        json!(["A-1", "B-1"]),
        json!({ "channelKeys": ["NO_CHANNEL", "c1"] }),
    )
    .expect(200);
}

#[test]
fn chn_9_the_two_options_exclude_each_other() {
    let mut show = two_channels();
    let both = json!({ "channelKeys": ["c1"], "ignoreChannels": true });
    show.refuses(400, "GENERAL_ERROR", |show| {
        show.change("booked", json!(["A-1"]), both)
    });
    show.change(
        "booked",
        json!(["A-1"]),
        json!({ "channelKeys": ["c1"], "ignoreChannels": false }),
    )
    .expect(200);
}

#[test]
fn chn_10_an_object_up_for_resale_can_be_booked_without_the_key() {
    let mut show = two_channels();
    show.change("resale", json!(["A-1"]), json!({ "channelKeys": ["c1"] }))
        .expect(200);
    show.book(json!(["A-1"])).expect(200);
}

#[test]
fn chn_11_the_info_has_the_channels_key_and_the_object_is_available() {
    let mut show = two_channels();
    let info = show.info("A-1");
    assert_eq!(
        (&info["channel"], &info["isAvailable"]),
        (&json!("c1"), &json!(true))
    );
    assert_eq!(show.info("B-1").get("channel"), None);
}

#[test]
fn chn_12_places_of_a_channel_are_an_area_of_their_own() {
    let mut show = two_channels();
    let id = channel(&mut show, "c2")["id"].as_str().unwrap().to_owned();
    let partition = format!("GA1##{id}");
    let keys = json!({ "channelKeys": ["c2"] });
    show.refuses(400, "OBJECT_NOT_IN_CHANNEL", |show| show.book(json!([partition])));
    let booked = json!([{ "objectId": partition, "quantity": 10 }]);
    let answer = show.change("booked", booked, keys.clone()).expect(200);
    let info = &answer["objects"][&partition];
    assert_eq!(
        (&info["label"], &info["capacity"]),
        (&json!(partition), &json!(10))
    );
    assert_eq!(
        (&info["numBooked"], &info["numFree"], &info["channel"]),
        (&json!(10), &json!(0), &json!("c2"))
    );
    show.refuses(400, "ILLEGAL_STATUS_CHANGE", |show| {
        show.change("booked", json!([partition]), keys)
    });
    assert_eq!(show.info(&partition)["numBooked"], json!(10));
}

#[test]
fn chn_12_the_area_counts_the_places_of_its_channels_and_does_not_sell_them() {
    let mut show = two_channels();
    let id = channel(&mut show, "c2")["id"].as_str().unwrap().to_owned();
    let booked = json!([{ "objectId": format!("GA1##{id}"), "quantity": 4 }]);
    show.change("booked", booked, json!({ "channelKeys": ["c2"] }))
        .expect(200);
    show.refuses(400, "ILLEGAL_STATUS_CHANGE", |show| {
        show.book(json!([{ "objectId": "GA1", "quantity": 91 }]))
    });
    show.book(json!([{ "objectId": "GA1", "quantity": 90 }]))
        .expect(200);
    let info = show.info("GA1");
    assert_eq!((&info["numBooked"], &info["numFree"]), (&json!(94), &json!(6)));
}

#[test]
fn chn_12_a_channel_cannot_sell_more_places_than_the_area_has() {
    let mut show = two_channels();
    let most = 1_000_000_000;
    for key in ["c3", "c4", "c5", "c6", "c7"] {
        edit(
            &mut show,
            "",
            json!({ "key": key, "name": key, "areaPlaces": { "GA1": most } }),
        )
        .expect(204);
    }
    let id = channel(&mut show, "c3")["id"].as_str().unwrap().to_owned();
    let booked = |quantity: u32| json!([{ "objectId": format!("GA1##{id}"), "quantity": quantity }]);
    let keys = || json!({ "channelKeys": ["c3"] });
    show.refuses(400, "ILLEGAL_STATUS_CHANGE", |show| {
        show.change("booked", booked(101), keys())
    });
    show.change("booked", booked(100), keys()).expect(200);
    let info = show.info("GA1");
    assert_eq!((&info["numBooked"], &info["numFree"]), (&json!(100), &json!(0)));
}

#[test]
fn chn_12_an_area_cannot_be_in_a_channel_whole_and_in_parts() {
    let mut show = two_channels();
    show.refuses(400, "GENERAL_ERROR", |show| {
        edit(show, "/c1/objects", json!({ "objects": ["GA1"] }))
    });
}

#[test]
fn chn_12_a_partition_of_no_channel_is_unknown() {
    let mut show = two_channels();
    let id = channel(&mut show, "c1")["id"].as_str().unwrap().to_owned();
    show.refuses(404, "OBJECT_NOT_FOUND", |show| {
        show.book(json!([format!("GA1##{id}")]))
    });
    show.refuses(404, "OBJECT_NOT_FOUND", |show| show.book(json!(["GA1##nothing"])));
}

#[test]
fn leg_3_the_old_calls_set_channels_and_their_objects() {
    let mut show = two_channels();
    let id = channel(&mut show, "c1")["id"].clone();
    let channels = json!({ "channels": {
        "c1": { "name": "new", "color": "red", "index": 7 },
        "c3": { "name": "Three", "color": "blue", "index": 8 },
    } });
    edit(&mut show, "/update", channels).expect(204);
    let after = channel(&mut show, "c1");
    assert_eq!(
        (&after["id"], &after["name"], &after["objects"]),
        (&id, &json!("new"), &json!(["A-1", "A-2"]))
    );
    assert_eq!(channel(&mut show, "c2"), Value::Null);
    edit(
        &mut show,
        "/assign-objects",
        json!({ "channelConfig": { "c1": ["B-1"], "c3": ["A-1"] } }),
    )
    .expect(204);
    assert_eq!(channel(&mut show, "c1")["objects"], json!(["B-1"]));
    assert_eq!(channel(&mut show, "c3")["objects"], json!(["A-1"]));
}
