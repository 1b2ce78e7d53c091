//! Section 22: usage reports.

use seatsio_emulator::Time;
use seatsio_emulator::draw::{Area, DrawingBuilder, Row};
use serde_json::{Value, json};

use crate::support::Api;

/// A company with the event "event1" on a hall with seats and an area of ten places.
fn with_event() -> Api {
    let mut api = Api::new();
    let drawing = DrawingBuilder::new("Hall")
        .row(Row::new("A").seats(6))
        .area(Area::new("GA1", 10))
        .build();
    let chart = api.upload(&drawing);
    api.post("/events", json!({ "chartKey": chart, "eventKey": "event1" }))
        .expect(201);
    api
}

fn change(api: &mut Api, objects: Value, status: &str) {
    let body = json!({ "objects": objects, "status": status });
    api.post("/events/event1/actions/change-object-status", body)
        .expect(204);
}

fn event_id(api: &mut Api) -> u64 {
    api.get("/events/event1").expect(200)["id"]
        .as_u64()
        .expect("an id")
}

// USG-1
#[test]
fn a_company_that_has_used_nothing_has_no_usage() {
    let mut api = with_event();
    let report = api.get("/reports/usage?version=2").expect(200);
    assert_eq!(report["usage"], json!([]));
    assert!(report["usageCutoffDate"].is_string());
}

// USG-2
#[test]
fn an_object_counts_once_in_the_month_of_its_first_use() {
    let mut api = with_event();
    change(&mut api, json!(["A-1", "A-2"]), "booked");
    api.advance_minutes(31 * 24 * 60);
    change(&mut api, json!(["A-1"]), "free");
    change(&mut api, json!(["A-1", "A-3"]), "booked");
    let usage = json!([
        { "month": { "year": 2026, "month": 7 }, "numUsedObjects": 2 },
        { "month": { "year": 2026, "month": 8 }, "numUsedObjects": 1 },
    ]);
    assert_eq!(api.get("/reports/usage?version=2").expect(200)["usage"], usage);
}

// USG-2
#[test]
fn an_area_counts_by_the_places_that_were_taken() {
    let mut api = with_event();
    change(&mut api, json!([{ "objectId": "GA1", "quantity": 4 }]), "booked");
    change(&mut api, json!([{ "objectId": "GA1", "quantity": 4 }]), "free");
    change(&mut api, json!([{ "objectId": "GA1", "quantity": 3 }]), "booked");
    assert_eq!(
        api.get("/reports/usage?version=2").expect(200)["usage"][0]["numUsedObjects"],
        4
    );
}

// USG-3
#[test]
fn the_usage_of_a_month_is_told_by_workspace_chart_and_event() {
    let mut api = with_event();
    change(&mut api, json!(["A-1", "A-2"]), "booked");
    let id = event_id(&mut api);
    let workspace = api.get("/workspaces").items()[0]["id"].clone();
    let expected = json!([{
        "workspace": workspace,
        "usageByChart": [{
            "chart": { "name": "Hall", "key": "chart-0" },
            "usageByEvent": [{ "event": { "id": id, "key": "event1", "deleted": false }, "numUsedObjects": 2 }],
        }],
    }]);
    assert_eq!(api.get("/reports/usage/month/2026-07").expect(200), expected);
    assert_eq!(api.get("/reports/usage/month/2026-06").expect(200), json!([]));
}

// USG-3
#[test]
fn a_deleted_event_stays_in_the_usage_of_its_month() {
    let mut api = with_event();
    change(&mut api, json!(["A-1"]), "booked");
    api.delete("/events/event1").expect(204);
    let month = api.get("/reports/usage/month/2026-07").expect(200);
    let usage = &month[0]["usageByChart"][0]["usageByEvent"][0];
    assert_eq!(
        (&usage["event"]["deleted"], &usage["numUsedObjects"]),
        (&json!(true), &json!(1))
    );
}

// USG-4
#[test]
fn the_usage_of_an_event_is_told_by_object_and_reason() {
    let mut api = with_event();
    change(&mut api, json!(["A-2", "A-1"]), "booked");
    let channel = json!({ "key": "c", "name": "c", "color": "red", "objects": ["A-6"] });
    assert!(api.post("/events/event1/channels", channel).status < 300);
    let id = event_id(&mut api);
    let used = |label: &str, reason: &str| {
        json!({
            "object": label,
            "numUsedObjects": 1,
            "usageByReason": { reason: 1 },
        })
    };
    let expected = json!([
        used("A-1", "STATUS_CHANGED"),
        used("A-2", "STATUS_CHANGED"),
        used("A-6", "ASSIGNED_TO_CHANNEL"),
    ]);
    assert_eq!(
        api.get(&format!("/reports/usage/month/2026-07/event/{id}"))
            .expect(200),
        expected
    );
}

// USG-4
#[test]
fn until_november_2022_the_usage_of_an_event_has_the_old_shape() {
    let mut api = Api::new();
    api.now = Time::from_millis(1_668_384_000_000);
    let chart = api.upload(&DrawingBuilder::new("Hall").row(Row::new("A").seats(2)).build());
    api.post("/events", json!({ "chartKey": chart, "eventKey": "event1" }))
        .expect(201);
    change(&mut api, json!(["A-1"]), "booked");
    let id = event_id(&mut api);
    let expected = json!([{
        "object": "A-1",
        "numFirstBookings": 1,
        "firstBookingDate": "2022-11-14T00:00:00.000Z",
        "numFirstSelections": 0,
        "numFirstBookingsOrSelections": 1,
    }]);
    assert_eq!(
        api.get(&format!("/reports/usage/month/2022-11/event/{id}"))
            .expect(200),
        expected
    );
}

#[test]
fn the_usage_of_an_unknown_event_is_not_found() {
    let mut api = with_event();
    for id in ["0", "x", "999999"] {
        assert_eq!(
            api.get(&format!("/reports/usage/month/2026-07/event/{id}"))
                .status,
            404,
            "{id}"
        );
    }
}

#[test]
fn what_is_no_month_is_refused() {
    let mut api = Api::new();
    for month in ["2026", "2026-13", "July", "2026-7"] {
        assert_eq!(
            api.get(&format!("/reports/usage/month/{month}")).status,
            400,
            "{month}"
        );
    }
}

#[test]
fn what_is_used_for_tests_is_not_counted() {
    let mut api = Api::new();
    let workspace = api
        .post("/workspaces", json!({ "name": "t", "isTest": true }))
        .expect(201);
    api.workspace = workspace["key"].as_str().map(str::to_owned);
    let drawing = DrawingBuilder::new("Hall").row(Row::new("A").seats(2)).build();
    api.post("/system/public/charts/hall", drawing).expect(201);
    api.post("/events", json!({ "chartKey": "hall", "eventKey": "event1" }))
        .expect(201);
    change(&mut api, json!(["A-1"]), "booked");
    assert_eq!(
        api.get("/reports/usage?version=2").expect(200)["usage"],
        json!([])
    );
}

// USG-5: there are no seat maps, so nothing is ever rendered.
#[test]
fn nothing_is_ever_rendered() {
    let mut api = with_event();
    let company = api.keys.company;
    assert_eq!(
        api.get("/reports/usage/rendering").expect(200),
        json!({ "companyId": company, "usage": {} })
    );
    let month = json!({ "companyId": company, "month": { "year": 2026, "month": 7 }, "usage": {} });
    assert_eq!(
        api.get("/reports/usage/rendering/month/2026-07").expect(200),
        month
    );
    let chart = json!({ "chartKey": "chart-0", "numBillableRenderings": 0 });
    assert_eq!(
        api.get("/reports/usage/rendering/month/2026-07/chart/chart-0")
            .expect(200),
        chart
    );
    assert_eq!(
        api.get("/reports/usage/rendering/month/2026-07/chart/nope")
            .status,
        404
    );
}

// USG-5: no source says what a subscription looks like.
#[test]
fn the_subscription_is_said_not_to_be_emulated() {
    let mut api = Api::new();
    assert_eq!(
        api.get("/reports/subscription").expect_error(501).0,
        "NOT_EMULATED"
    );
}

// LEG-8
#[test]
fn without_a_version_the_months_are_a_bare_list() {
    let mut api = with_event();
    change(&mut api, json!(["A-1", "A-2"]), "booked");
    let expected = json!([{
        "month": { "year": 2026, "month": 7 },
        "numUsedObjects": 2,
        "numFirstBookings": 2,
        "numFirstBookingsOrSelections": 2,
    }]);
    assert_eq!(api.get("/reports/usage").expect(200), expected);
}
