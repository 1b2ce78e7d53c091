//! Events that have a status of their own against that of their season.

use serde_json::json;

use crate::seasons::{change, override_status, season, status, use_status};

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
