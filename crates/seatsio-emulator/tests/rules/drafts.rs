//! Section 6: drafts of charts that are in use.

use serde_json::{Value, json};

use crate::support::Api;

/// A chart with an event; its path.
fn chart_in_use(api: &mut Api) -> String {
    let body = json!({ "name": "Hall", "categories": [{ "key": 1, "label": "One", "color": "#aaaaaa" }] });
    let chart = api.post("/charts", body).expect(201);
    let key = chart["key"].as_str().expect("a key").to_owned();
    api.post("/events", json!({ "chartKey": key, "eventKey": "event1" }))
        .expect(201);
    format!("/charts/{key}")
}

fn rename(api: &mut Api, chart: &str, name: &str) {
    api.post(chart, json!({ "name": name })).expect(204);
}

fn version(api: &mut Api, chart: &str, version: &str) -> Value {
    api.get(&format!("{chart}/version/{version}")).expect(200)
}

fn status(api: &mut Api, chart: &str) -> Value {
    api.get(chart).expect(200)["status"].clone()
}

// CHT-2
#[test]
fn the_status_follows_events_and_draft() {
    let mut api = Api::new();
    let chart = format!("/charts/{}", api.create_chart());
    assert_eq!(status(&mut api, &chart), "NOT_USED");
    let chart = chart_in_use(&mut api);
    assert_eq!(status(&mut api, &chart), "PUBLISHED");
    rename(&mut api, &chart, "New");
    assert_eq!(status(&mut api, &chart), "PUBLISHED_WITH_DRAFT");
}

// CHT-2
#[test]
fn a_chart_whose_events_are_gone_is_not_used() {
    let mut api = Api::new();
    let chart = chart_in_use(&mut api);
    api.delete("/events/event1").expect(204);
    assert_eq!(status(&mut api, &chart), "NOT_USED");
}

// CHT-1, CHT-7
#[test]
fn an_update_of_a_chart_in_use_makes_a_draft() {
    let mut api = Api::new();
    let chart = chart_in_use(&mut api);
    rename(&mut api, &chart, "New");
    assert_eq!(version(&mut api, &chart, "published")["name"], "Hall");
    assert_eq!(version(&mut api, &chart, "draft")["name"], "New");
    assert!(api.get(&chart).expect(200)["draftVersionThumbnailUrl"].is_string());
}

// CHT-7
#[test]
fn a_second_update_changes_the_draft() {
    let mut api = Api::new();
    let chart = chart_in_use(&mut api);
    rename(&mut api, &chart, "New");
    api.post(&chart, json!({ "categories": [] })).expect(204);
    let draft = version(&mut api, &chart, "draft");
    assert_eq!(
        (&draft["name"], &draft["categories"]["list"]),
        (&json!("New"), &json!([]))
    );
    assert_eq!(
        version(&mut api, &chart, "published")["categories"]["list"][0]["label"],
        "One"
    );
}

// CHT-7: unknown when the events are gone; here the draft stays the one that is edited.
#[test]
fn a_draft_is_edited_on_when_the_events_of_its_chart_are_gone() {
    let mut api = Api::new();
    let chart = chart_in_use(&mut api);
    rename(&mut api, &chart, "New");
    api.delete("/events/event1").expect(204);
    rename(&mut api, &chart, "Newer");
    assert_eq!(version(&mut api, &chart, "draft")["name"], "Newer");
    assert_eq!(version(&mut api, &chart, "published")["name"], "Hall");
}

// CHT-7, CHT-22
#[test]
fn changes_of_single_categories_go_to_the_draft() {
    let mut api = Api::new();
    let chart = chart_in_use(&mut api);
    api.post(
        &format!("{chart}/categories"),
        json!({ "key": 2, "label": "Two", "color": "#bbbbbb" }),
    )
    .expect(204);
    api.post(&format!("{chart}/categories/2"), json!({ "label": "Deux" }))
        .expect(204);
    api.delete(&format!("{chart}/categories/1")).expect(204);
    let draft = version(&mut api, &chart, "draft");
    let expected = json!([{ "key": 2, "label": "Deux", "color": "#bbbbbb", "accessible": false }]);
    assert_eq!(draft["categories"]["list"], expected);
    assert_eq!(
        version(&mut api, &chart, "published")["categories"]["list"][0]["key"],
        1
    );
}

// CHT-9
#[test]
fn publishing_makes_the_draft_the_published_version() {
    let mut api = Api::new();
    let chart = chart_in_use(&mut api);
    rename(&mut api, &chart, "New");
    api.act(&format!("{chart}/version/draft/actions/publish"))
        .expect(204);
    let after = api.get(&chart).expect(200);
    assert_eq!(
        (&after["name"], &after["status"]),
        (&json!("New"), &json!("PUBLISHED"))
    );
    assert_eq!(version(&mut api, &chart, "published")["name"], "New");
    assert_eq!(api.get(&format!("{chart}/version/draft")).status, 404);
}

// CHT-9
#[test]
fn discarding_returns_to_the_published_version() {
    let mut api = Api::new();
    let chart = chart_in_use(&mut api);
    rename(&mut api, &chart, "New");
    api.act(&format!("{chart}/version/draft/actions/discard"))
        .expect(204);
    let after = api.get(&chart).expect(200);
    assert_eq!(
        (&after["name"], &after["status"]),
        (&json!("Hall"), &json!("PUBLISHED"))
    );
    assert_eq!(api.get(&format!("{chart}/version/draft")).status, 404);
}

// CHT-9: unknown while a draft exists; here it is the draft's.
#[test]
fn a_chart_with_a_draft_has_the_name_of_the_draft() {
    let mut api = Api::new();
    let chart = chart_in_use(&mut api);
    rename(&mut api, &chart, "New");
    assert_eq!(api.get(&chart).expect(200)["name"], "New");
}

// CHT-11
#[test]
fn without_drafts_updates_are_published_at_once() {
    let mut api = Api::new();
    let chart = chart_in_use(&mut api);
    api.act("/accounts/me/draft-chart-drawings/actions/disable")
        .expect(204);
    rename(&mut api, &chart, "New");
    assert_eq!(version(&mut api, &chart, "published")["name"], "New");
    assert_eq!(status(&mut api, &chart), "PUBLISHED");
}

// CHT-12
#[test]
fn a_copy_of_the_draft_has_it_as_published_version() {
    let mut api = Api::new();
    let chart = chart_in_use(&mut api);
    rename(&mut api, &chart, "New");
    let copy = api
        .act(&format!("{chart}/version/draft/actions/copy"))
        .expect(201);
    assert_eq!(
        (&copy["name"], &copy["status"]),
        (&json!("New (copy)"), &json!("NOT_USED"))
    );
}

// CHT-12
#[test]
fn a_copy_has_neither_events_nor_draft() {
    let mut api = Api::new();
    let chart = chart_in_use(&mut api);
    rename(&mut api, &chart, "New");
    let copy = api
        .act(&format!("{chart}/version/published/actions/copy"))
        .expect(201);
    assert_eq!(
        (&copy["name"], &copy["status"]),
        (&json!("Hall (copy)"), &json!("NOT_USED"))
    );
    let key = copy["key"].as_str().expect("a key").to_owned();
    assert_eq!(
        api.get(&format!("/charts/{key}?expand=events")).expect(200)["events"],
        json!([])
    );
    assert_eq!(api.get(&format!("/charts/{key}/version/draft")).status, 404);
}

// CHT-17, EVT-2
#[test]
fn the_events_of_a_chart_come_newest_first_as_many_as_asked() {
    let mut api = Api::new();
    let chart = chart_in_use(&mut api);
    let chart_key = chart.trim_start_matches("/charts/").to_owned();
    for event in ["event2", "event3"] {
        api.post("/events", json!({ "chartKey": chart_key, "eventKey": event }))
            .expect(201);
    }
    let keys = |chart: &Value| -> Vec<Value> {
        let events = chart["events"].as_array().expect("the events are there");
        assert!(events.iter().all(|event| event["isSeason"].is_boolean()));
        events.iter().map(|event| event["key"].clone()).collect()
    };
    assert_eq!(
        keys(&api.get(&format!("{chart}?expand=events")).expect(200)),
        ["event3", "event2", "event1"]
    );
    assert_eq!(
        keys(&api.get("/charts?expand=events&eventsLimit=2").items()[0]),
        ["event3", "event2"]
    );
}

/// Turns a validator that the chart of these tests does not pass to a level.
fn set_focal_point(api: &mut Api, level: &str) {
    api.post(
        "/accounts/me/settings",
        json!({ "key": "VALIDATE_FOCAL_POINT", "value": level }),
    )
    .expect(204);
}

// CHT-27, ERR-6
#[test]
fn an_invalid_draft_cannot_be_published() {
    let mut api = Api::new();
    let chart = chart_in_use(&mut api);
    rename(&mut api, &chart, "New");
    set_focal_point(&mut api, "ERROR");
    let warning = json!({ "key": "VALIDATE_UNLABELED_OBJECTS", "value": "WARNING" });
    api.post("/accounts/me/settings", warning).expect(204);
    let state = api.state();

    let body = api
        .act(&format!("{chart}/version/draft/actions/publish"))
        .expect(400);
    let key = chart.trim_start_matches("/charts/");
    let expected = json!([{
        "code": "DRAWING_VALIDATION_FAILED",
        "message": format!("Failed to publish chart [key: {key}]: invalid draft drawing"),
        "data": { "failedValidations": ["VALIDATE_FOCAL_POINT"] },
    }]);
    assert_eq!(body["errors"], expected);
    assert_eq!(api.state(), state);
    set_focal_point(&mut api, "WARNING");
    assert_eq!(
        api.act(&format!("{chart}/version/draft/actions/publish")).status,
        204
    );
}

// ERR-6
#[test]
fn the_warnings_of_an_invalid_draft_are_told_beside_its_errors() {
    let mut api = Api::new();
    let drawing = json!({ "name": "a", "subChart": { "rows": [{ "label": "A", "seats": [{ "label": "?", "x": 0, "y": 0 }] }] } });
    let key = api.upload(&drawing);
    api.post("/events", json!({ "chartKey": key })).expect(201);
    rename(&mut api, &format!("/charts/{key}"), "New");
    set_focal_point(&mut api, "ERROR");
    let warning = json!({ "key": "VALIDATE_UNLABELED_OBJECTS", "value": "WARNING" });
    api.post("/accounts/me/settings", warning).expect(204);

    let body = api
        .act(&format!("/charts/{key}/version/draft/actions/publish"))
        .expect(400);
    assert_eq!(body["warnings"][0]["message"], "Invalid draft drawing");
    assert_eq!(
        body["warnings"][0]["data"]["failedValidations"],
        json!(["VALIDATE_UNLABELED_OBJECTS"])
    );
    assert_eq!(
        body["messages"],
        json!([body["errors"][0]["message"], "Invalid draft drawing"])
    );
}

// CHT-27
#[test]
fn no_events_can_be_made_for_an_invalid_chart() {
    let mut api = Api::new();
    let key = api.create_chart();
    set_focal_point(&mut api, "ERROR");
    assert_eq!(api.post("/events", json!({ "chartKey": key })).status, 400);
}

// CHT-24
#[test]
fn a_draft_is_validated_by_itself() {
    let mut api = Api::new();
    let chart = chart_in_use(&mut api);
    rename(&mut api, &chart, "New");
    set_focal_point(&mut api, "WARNING");
    let validation = api
        .act(&format!("{chart}/version/draft/actions/validate"))
        .expect(200);
    assert_eq!(
        validation,
        json!({ "errors": [], "warnings": ["VALIDATE_FOCAL_POINT"] })
    );
}

// EVL-2
#[test]
fn publishing_is_logged_and_drafting_is_not() {
    let mut api = Api::new();
    let chart = chart_in_use(&mut api);
    rename(&mut api, &chart, "New");
    let types = |api: &mut Api| -> Vec<Value> {
        api.get("/event-log")
            .items()
            .iter()
            .map(|item| item["type"].clone())
            .collect()
    };
    assert_eq!(types(&mut api), ["chart.created"]);
    api.act(&format!("{chart}/version/draft/actions/publish"))
        .expect(204);
    assert_eq!(types(&mut api), ["chart.created", "chart.published"]);
}

// EVL-3, EVL-4
#[test]
fn what_is_set_with_an_event_is_logged_and_its_creation_is_not() {
    let mut api = Api::new();
    let chart = api.create_chart();
    api.post("/events", json!({ "chartKey": chart, "eventKey": "plain" }))
        .expect(201);
    let config = json!({ "forSale": false, "objects": ["A-1"] });
    api.post(
        "/events",
        json!({ "chartKey": chart, "eventKey": "event1", "forSaleConfig": config }),
    )
    .expect(201);
    let log = api.get("/event-log");
    let items: Vec<_> = log
        .items()
        .iter()
        .map(|item| (&item["type"], &item["data"]["key"]))
        .collect();
    let expected = [
        (&json!("chart.created"), &json!(chart)),
        (&json!("event.for.sale.config.updated"), &json!("event1")),
    ];
    assert_eq!(items, expected);
}
