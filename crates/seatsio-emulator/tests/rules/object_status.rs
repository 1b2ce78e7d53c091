//! Section 11: status changes of objects.

use serde_json::json;

use crate::show::{Show, theatre};

// STA-1, STA-4
#[test]
fn sta_4_a_booking_answers_the_infos_of_the_objects_after_the_change() {
    let mut show = Show::new();
    let answer = show.book(json!(["A-1", "A-2"])).expect(200);
    let labels: Vec<_> = answer["objects"].as_object().unwrap().keys().collect();
    assert_eq!(labels, ["A-1", "A-2"]);
    assert_eq!(answer["objects"]["A-1"]["status"], "booked");
}

#[test]
fn sta_4_without_expand_the_answer_is_empty() {
    let mut show = Show::new();
    let body = json!({ "events": ["event1"], "objects": ["A-1"], "status": "booked" });
    let reply = show.api.post("/events/groups/actions/change-object-status", body);
    assert_eq!((reply.status, reply.bytes.len()), (204, 0));
    assert_eq!(show.status("A-1"), "booked");
}

#[test]
fn sta_4_the_form_of_2018_answers_labels_and_other_forms_are_not_emulated() {
    let mut show = Show::new();
    let body = json!({ "objects": ["A-1"] });
    let answer = show
        .api
        .post("/events/event1/actions/book?expand=labels", body.clone())
        .expect(200);
    let labels =
        json!({ "own": { "label": "1", "type": "seat" }, "parent": { "label": "A", "type": "row" } });
    assert_eq!(answer, json!({ "labels": { "A-1": labels } }));
    show.refuses(501, "NOT_EMULATED", |show| {
        show.api
            .post("/events/event1/actions/release?expand=prices", body)
    });
}

#[test]
fn sta_2_a_release_needs_no_status_and_must_not_have_one() {
    let mut show = Show::new();
    show.book(json!(["A-1"])).expect(200);
    show.refuses(400, "GENERAL_ERROR", |show| {
        show.release(json!(["A-1"]), json!({ "status": "free" }))
    });
    show.release(json!(["A-1"]), json!({ "status": null }))
        .expect(200);
    assert_eq!(show.status("A-1"), "free");
}

#[test]
fn sta_2_a_change_needs_a_status() {
    let mut show = Show::new();
    let body = json!({ "events": ["event1"], "objects": ["A-1"] });
    show.refuses(400, "GENERAL_ERROR", |show| {
        show.api.post("/events/groups/actions/change-object-status", body)
    });
}

#[test]
fn sta_2_season_types_are_for_batches_only() {
    let mut show = Show::new();
    let body = json!({ "events": ["event1"], "objects": ["A-1"], "type": "USE_SEASON_STATUS" });
    show.refuses(400, "GENERAL_ERROR", |show| {
        show.api.post("/events/groups/actions/change-object-status", body)
    });
}

#[test]
fn sta_3_texts_and_objects_may_be_mixed() {
    let mut show = Show::new();
    let objects = json!(["A-1", { "objectId": "A-2", "ticketType": "adult", "extraData": { "name": "x" } }]);
    show.book(objects).expect(200);
    assert_eq!(show.status("A-1"), "booked");
    assert_eq!(show.info("A-2")["ticketType"], "adult");
    assert_eq!(show.info("A-2")["extraData"], json!({ "name": "x" }));
}

#[test]
fn sta_5_a_batch_answers_one_result_per_change_in_order() {
    let mut show = Show::new();
    show.create("event2", json!({}));
    let body = json!({ "statusChanges": [
        { "type": "CHANGE_STATUS_TO", "event": "event1", "objects": ["A-1"], "status": "lolzor" },
        { "type": "RELEASE", "event": "event2", "objects": ["A-2"] },
        { "event": "event1", "objects": ["A-1"], "status": "booked" },
    ] });
    let answer = show
        .api
        .post("/events/actions/change-object-status?expand=objects", body)
        .expect(200);
    assert_eq!(answer["results"][0]["objects"]["A-1"]["status"], "lolzor");
    assert_eq!(answer["results"][1]["objects"]["A-2"]["status"], "free");
    assert_eq!(answer["results"][2]["objects"]["A-1"]["status"], "booked");
    let statuses: Vec<_> = show.log().iter().map(|change| change["status"].clone()).collect();
    assert_eq!(statuses, ["booked", "lolzor"]);
}

#[test]
fn sta_5_a_batch_that_fails_late_changes_nothing() {
    let mut show = Show::new();
    let body = json!({ "statusChanges": [
        { "event": "event1", "objects": ["A-1"], "status": "booked" },
        { "event": "event1", "objects": ["A-1"], "status": "booked" },
    ] });
    show.refuses(400, "ILLEGAL_STATUS_CHANGE", |show| {
        show.api.post("/events/actions/change-object-status", body)
    });
}

#[test]
fn sta_6_one_object_that_cannot_be_changed_fails_all() {
    let mut show = Show::new();
    show.book(json!(["A-3"])).expect(200);
    show.refuses(400, "ILLEGAL_STATUS_CHANGE", |show| {
        show.book(json!(["A-1", "A-2", "A-3"]))
    });
}

#[test]
fn sta_7_single_event_calls_imply_the_status() {
    let mut show = Show::new();
    let token = show.token();
    let answer = show
        .api
        .post(
            "/events/event1/actions/book?expand=objects",
            json!({ "objects": ["A-1"] }),
        )
        .expect(200);
    assert_eq!(answer["objects"]["A-1"]["status"], "booked");
    show.api
        .post(
            "/events/event1/actions/hold",
            json!({ "objects": ["A-2"], "holdToken": token }),
        )
        .expect(204);
    assert_eq!(show.status("A-2"), "reservedByToken");
    show.api
        .post("/events/event1/actions/release", json!({ "objects": ["A-1"] }))
        .expect(204);
    assert_eq!(show.status("A-1"), "free");
    let resale = json!({ "objects": ["A-1"], "resaleListingId": "listing1" });
    show.api
        .post("/events/event1/actions/put-up-for-resale", resale)
        .expect(204);
    assert_eq!(show.info("A-1")["resaleListingId"], "listing1");
    let change = json!({ "objects": ["A-3"], "status": "lolzor" });
    show.api
        .post("/events/event1/actions/change-object-status", change)
        .expect(204);
    assert_eq!(show.status("A-3"), "lolzor");
}

#[test]
fn sta_7_group_calls_with_the_status_in_the_path() {
    let mut show = Show::new();
    let token = show.token();
    let body = json!({ "events": ["event1"], "objects": ["A-1"], "holdToken": token });
    show.api
        .post("/events/groups/actions/hold", body.clone())
        .expect(204);
    show.api.post("/events/groups/actions/book", body).expect(204);
    assert_eq!(show.status("A-1"), "booked");
    show.api
        .post(
            "/events/groups/actions/release",
            json!({ "events": ["event1"], "objects": ["A-1"] }),
        )
        .expect(204);
    assert_eq!(show.status("A-1"), "free");
}

#[test]
fn sta_8_any_status_can_follow_any_other() {
    let mut show = Show::new();
    for status in ["lolzor", "booked", "resale", "booked", "lolzor", "free"] {
        show.change(status, json!(["A-1"]), json!({})).expect(200);
        assert_eq!(show.status("A-1"), status);
    }
}

#[test]
fn sta_16_free_objects_can_be_released() {
    let mut show = Show::new();
    show.release(json!(["A-1", "GA1"]), json!({})).expect(200);
    assert_eq!(show.status("A-1"), "free");
}

#[test]
fn objects_that_are_as_the_drawing_made_them_cost_nothing() {
    let records = |show: &Show| {
        let state = show.api.state().to_string();
        state.matches("\"records\":{}").count()
    };
    let mut show = Show::new();
    assert_eq!(records(&show), 1);
    show.book(json!(["A-1", "GA1"])).expect(200);
    assert_eq!(records(&show), 0);
    show.release(json!(["A-1", "GA1"]), json!({})).expect(200);
    assert_eq!(records(&show), 1);
}

#[test]
fn sta_18_the_same_objects_change_in_every_event_or_in_none() {
    let mut show = Show::new();
    show.create("event2", json!({}));
    let both = |objects| json!({ "events": ["event1", "event2"], "objects": objects, "status": "booked" });
    show.api
        .post(
            "/events/groups/actions/change-object-status",
            both(json!(["A-1"])),
        )
        .expect(204);
    assert_eq!(show.info_in("event2", "A-1")["status"], "booked");
    show.release(json!(["A-1"]), json!({})).expect(200);
    show.refuses(400, "ILLEGAL_STATUS_CHANGE", |show| {
        show.api.post(
            "/events/groups/actions/change-object-status",
            both(json!(["A-1"])),
        )
    });
}

#[test]
fn sta_19_every_changed_object_adds_one_record() {
    let mut show = Show::new();
    show.book(json!(["A-1", "A-2", { "objectId": "GA1", "quantity": 3 }, "GA1"]))
        .expect(200);
    let changes: Vec<_> = show
        .log()
        .iter()
        .map(|change| (change["objectLabel"].clone(), change["quantity"].clone()))
        .collect();
    assert_eq!(
        changes,
        [
            (json!("GA1"), json!(4)),
            (json!("A-2"), json!(1)),
            (json!("A-1"), json!(1))
        ]
    );
}

#[test]
fn unknown_labels_are_refused() {
    let mut show = Show::new();
    show.refuses(404, "OBJECT_NOT_FOUND", |show| show.book(json!(["A-1", "Z-99"])));
}

#[test]
fn unknown_events_are_refused() {
    let mut show = Show::new();
    let body = json!({ "events": ["event1", "event9"], "objects": ["A-1"], "status": "booked" });
    show.refuses(404, "EVENT_NOT_FOUND", |show| {
        show.api.post("/events/groups/actions/change-object-status", body)
    });
}

#[test]
fn objects_that_name_nothing_are_refused() {
    let mut show = Show::new();
    show.refuses(400, "GENERAL_ERROR", |show| show.book(json!([])));
    show.refuses(400, "GENERAL_ERROR", |show| {
        show.api.post("/events/event1/actions/book", json!({}))
    });
}

#[test]
fn leg_1_the_old_calls_for_groups_of_events_still_work() {
    let mut show = Show::of(&theatre(), json!({}));
    let body = json!({ "events": ["event1"], "objects": ["A-1"] });
    show.api.post("/seasons/actions/book", body.clone()).expect(204);
    assert_eq!(show.status("A-1"), "booked");
    show.api.post("/seasons/actions/release", body).expect(204);
    assert_eq!(show.status("A-1"), "free");
    let body = json!({ "events": ["event1"], "objects": ["A-1"], "status": "lolzor" });
    show.api
        .post("/seasons/actions/change-object-status", body)
        .expect(204);
    assert_eq!(show.status("A-1"), "lolzor");
}
