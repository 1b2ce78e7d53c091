//! Section 18: the log of status changes.

use serde_json::{Value, json};

use crate::show::{Show, restaurant};

/// Booked B-1, held A-1, freed A-1, booked A-2, held A-3, one minute each.
fn five_changes() -> Show {
    let mut show = Show::new();
    let token = show.token();
    show.book(json!(["B-1"])).expect(200);
    show.hold(json!(["A-1"]), &token).expect(200);
    show.release(json!(["A-1"]), json!({ "holdToken": token }))
        .expect(200);
    show.book(json!(["A-2"])).expect(200);
    show.hold(json!(["A-3"]), &token).expect(200);
    show
}

fn labels(show: &mut Show, query: &str) -> Vec<String> {
    let page = show.api.get(&format!("/events/event1/status-changes{query}"));
    page.items()
        .iter()
        .map(|change| change["objectLabel"].as_str().unwrap().to_owned())
        .collect()
}

#[test]
fn sch_1_the_newest_comes_first_and_labels_and_statuses_are_sorted_upwards() {
    let mut show = five_changes();
    assert_eq!(labels(&mut show, ""), ["A-3", "A-2", "A-1", "A-1", "B-1"]);
    assert_eq!(
        labels(&mut show, "?sort=date"),
        ["A-3", "A-2", "A-1", "A-1", "B-1"]
    );
    assert_eq!(
        labels(&mut show, "?sort=date:asc"),
        ["B-1", "A-1", "A-1", "A-2", "A-3"]
    );
    assert_eq!(
        labels(&mut show, "?sort=objectLabel"),
        ["A-1", "A-1", "A-2", "A-3", "B-1"]
    );
    assert_eq!(
        labels(&mut show, "?sort=objectLabel:DESC"),
        ["B-1", "A-3", "A-2", "A-1", "A-1"]
    );
    assert_eq!(show.api.get("/events/event1/status-changes?sort=age").status, 400);
}

#[test]
fn sch_1_the_filter_is_part_of_the_label() {
    let mut show = five_changes();
    assert_eq!(
        labels(&mut show, "?filter=A-&filterType=CONTAINS"),
        ["A-3", "A-2", "A-1", "A-1"]
    );
    assert_eq!(labels(&mut show, "?filter=-1"), ["A-1", "A-1", "B-1"]);
    assert_eq!(
        labels(&mut show, "?filter&sort"),
        ["A-3", "A-2", "A-1", "A-1", "B-1"]
    );
}

#[test]
fn sch_2_within_one_status_the_newest_comes_first() {
    let mut show = five_changes();
    assert_eq!(
        labels(&mut show, "?sort=status"),
        ["A-2", "B-1", "A-1", "A-3", "A-1"]
    );
}

#[test]
fn sch_3_cursors_work_in_the_sorted_order() {
    let mut show = Show::new();
    show.book(json!(["A-2", "A-1", "A-3"])).expect(200);
    let all = show.api.get("/events/event1/status-changes?sort=objectLabel");
    let ids: Vec<u64> = all
        .items()
        .iter()
        .map(|change| change["id"].as_u64().unwrap())
        .collect();
    let before = format!("?sort=objectLabel&end_before_id={}", ids[2]);
    assert_eq!(labels(&mut show, &before), ["A-1", "A-2"]);
    let after = format!("?sort=objectLabel&start_after_id={}&limit=1", ids[0]);
    assert_eq!(labels(&mut show, &after), ["A-2"]);
}

#[test]
fn sch_4_a_record_has_these_fields_and_no_others() {
    let mut show = Show::new();
    let event_id = show.event()["id"].clone();
    let object = json!([{ "objectId": "A-1", "extraData": { "name": "x" } }]);
    show.change("lolzor", object, json!({ "orderId": "order1" }))
        .expect(200);
    let log = show.log();
    let expected = json!({
        "id": log[0]["id"], "eventId": event_id, "status": "lolzor", "quantity": 1, "objectLabel": "A-1",
        "displayedLabel": "A-1", "date": "2026-07-09T12:00:00.000Z", "orderId": "order1", "extraData": { "name": "x" },
        "origin": { "type": "API_CALL", "ip": "127.0.0.1" }, "isPresentOnChart": true,
    });
    assert_eq!(log[0], expected);
}

#[test]
fn sch_4_the_token_shows_only_when_one_was_used() {
    let show = &mut five_changes();
    let tokens: Vec<bool> = show
        .log()
        .iter()
        .map(|change| change.get("holdToken").is_some())
        .collect();
    assert_eq!(tokens, [true, false, true, true, false]);
}

#[test]
fn sch_5_calls_come_from_an_address_and_expiries_from_nowhere() {
    let mut show = Show::new();
    let token = show.token();
    show.hold(json!(["A-1"]), &token).expect(200);
    show.api.advance_minutes(15);
    let origins: Vec<Value> = show.log().iter().map(|change| change["origin"].clone()).collect();
    let call = json!({ "type": "API_CALL", "ip": "127.0.0.1" });
    assert_eq!(origins, [json!({ "type": "HOLD_EXPIRED" }), call]);
}

#[test]
fn sch_6_an_object_that_is_addressed_otherwise_now_is_not_on_the_chart() {
    let mut show = Show::of(
        &restaurant(),
        json!({ "tableBookingConfig": { "mode": "ALL_BY_TABLE" } }),
    );
    let mode = |mode: &str| json!({ "tableBookingConfig": { "mode": mode } });
    let last = |show: &mut Show| -> (Value, Value) {
        let change = show.log()[0].clone();
        (
            change["isPresentOnChart"].clone(),
            change["notPresentOnChartReason"].clone(),
        )
    };
    show.book(json!(["T1"])).expect(200);
    assert_eq!(last(&mut show), (json!(true), Value::Null));
    show.api.post("/events/event1", mode("ALL_BY_SEAT")).expect(204);
    assert_eq!(last(&mut show), (json!(false), json!("SWITCHED_TO_BOOK_BY_SEAT")));
    show.book(json!(["T1-1"])).expect(200);
    show.api.post("/events/event1", mode("ALL_BY_TABLE")).expect(204);
    assert_eq!(
        last(&mut show),
        (json!(false), json!("SWITCHED_TO_BOOK_WHOLE_TABLE"))
    );
    let empty = show.api.create_chart();
    show.api
        .post("/events/event1", json!({ "chartKey": empty }))
        .expect(204);
    assert_eq!(last(&mut show), (json!(false), json!("RENAMED_OR_DELETED")));
}

#[test]
fn sch_7_the_changes_of_one_object_come_newest_first() {
    let mut show = five_changes();
    let page = show.api.get("/events/event1/objects/A-1/status-changes");
    let statuses: Vec<_> = page
        .items()
        .iter()
        .map(|change| change["status"].clone())
        .collect();
    assert_eq!(statuses, ["free", "reservedByToken"]);
    assert!(
        show.api
            .get("/events/event1/objects/D-1/status-changes")
            .items()
            .is_empty()
    );
    show.refuses(404, "OBJECT_NOT_FOUND", |show| {
        show.api.get("/events/event1/objects/Z-1/status-changes")
    });
}

#[test]
fn sch_7_the_order_of_a_batch_is_kept() {
    let mut show = Show::new();
    show.book(json!(["B-1", "A-1", "C-1"])).expect(200);
    assert_eq!(labels(&mut show, "?sort=date:asc"), ["B-1", "A-1", "C-1"]);
}

#[test]
fn sch_8_the_log_is_complete_when_the_change_is_answered() {
    let mut show = Show::new();
    for (count, label) in ["A-1", "A-2", "A-3"].into_iter().enumerate() {
        show.book(json!([label])).expect(200);
        assert_eq!(show.log().len(), count + 1);
    }
}

#[test]
fn sch_9_changes_are_kept_for_365_days() {
    let mut show = Show::new();
    show.book(json!(["A-1"])).expect(200);
    show.api.advance_minutes(365 * 24 * 60);
    assert_eq!(show.log().len(), 1);
    show.api.advance_minutes(1);
    assert!(show.log().is_empty());
}
