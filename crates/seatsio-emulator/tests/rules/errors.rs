//! Section 3: error bodies.

use bytes::Bytes;
use http::Method;
use serde_json::json;

use crate::support::Api;

// ERR-1, ERR-2
#[test]
fn an_error_body_has_all_its_parts() {
    let mut api = Api::new();
    let reply = api.get("/charts/unknown");
    assert!(
        reply.headers["content-type"]
            .to_str()
            .is_ok_and(|value| value.contains("application/json"))
    );
    let body = reply.expect(404);
    assert_eq!(body["status"], 404);
    assert_eq!(body["messages"], json!([body["errors"][0]["message"]]));
    assert_eq!(body["warnings"], json!([]));
    assert!(body["requestId"].is_string());
}

#[test]
fn every_refusal_has_a_request_id_of_its_own() {
    let mut api = Api::new();
    let one = api.get("/charts/unknown").expect(404);
    let other = api.get("/charts/unknown").expect(404);
    assert_ne!(one["requestId"], other["requestId"]);
}

// ERR-3
#[test]
fn an_error_without_data_has_exactly_code_and_message() {
    let mut api = Api::new();
    let key = api.keys.workspace_key.clone();
    let body = api.get("/charts/unknown").expect(404);
    let message = format!("Chart not found: unknown was not found in workspace {key}");
    assert_eq!(
        body["errors"],
        json!([{ "code": "CHART_NOT_FOUND", "message": message }])
    );
}

// ERR-4
#[test]
fn a_deleted_workspace_has_the_status_in_its_body_too() {
    let mut api = Api::new();
    let workspace = api.post("/workspaces", json!({ "name": "gone" })).expect(201);
    let key = workspace["key"].as_str().expect("a key").to_owned();
    api.act(&format!("/workspaces/{key}/actions/deactivate"))
        .expect(204);
    api.delete(&format!("/workspaces/{key}")).expect(204);
    let body = api.get(&format!("/workspaces/{key}")).expect(404);
    assert_eq!(
        (&body["status"], &body["errors"][0]["code"]),
        (&json!(404), &json!("WORKSPACE_NOT_FOUND"))
    );
}

/// The text of the one error that a body gives.
fn complaint(api: &mut Api, target: &str, body: serde_json::Value) -> String {
    let (code, message) = api.post(target, body).expect_error(400);
    assert_eq!(code, "GENERAL_ERROR");
    message
}

// ERR-5
#[test]
fn a_garbage_category_is_named_in_the_words_of_the_schema() {
    let mut api = Api::new();
    let target = format!("/charts/{}", api.create_chart());
    let text = complaint(&mut api, &target, json!({ "categories": ["what"] }));
    assert_eq!(text, "#/categories/0: expected type: JSONObject, found: String");
}

// ERR-5
#[test]
fn an_empty_list_is_named_in_the_words_of_the_schema() {
    let mut api = Api::new();
    let text = complaint(&mut api, "/ticket-buyers", json!({ "ids": [] }));
    assert_eq!(text, "#/ids: expected minimum item count: 1, found: 0");
}

// ERR-5
#[test]
fn a_wrong_type_a_missing_and_an_unknown_field_are_named() {
    let mut api = Api::new();
    let texts = [
        (
            json!({ "name": 3 }),
            "#/name: expected type: String, found: Integer",
        ),
        (
            json!({ "name": 3.5 }),
            "#/name: expected type: String, found: BigDecimal",
        ),
        (json!({}), "#: required key [name] not found"),
        (
            json!({ "name": null }),
            "#/name: expected type: String, found: Null",
        ),
        (
            json!({ "name": "a", "foo": 1 }),
            "#: extraneous key [foo] is not permitted",
        ),
        (
            json!({ "name": "a", "isTest": "yes" }),
            "#/isTest: expected type: Boolean, found: String",
        ),
        (json!("a"), "#: expected type: JSONObject, found: String"),
        (json!([1]), "#: expected type: JSONObject, found: JSONArray"),
    ];
    for (body, text) in texts {
        assert_eq!(complaint(&mut api, "/workspaces", body), text);
    }
}

#[test]
fn every_complaint_is_an_error_of_its_own() {
    let mut api = Api::new();
    let body = api
        .post("/workspaces", json!({ "name": 1, "isTest": 2, "x": 3 }))
        .expect(400);
    assert_eq!(body["errors"].as_array().map(Vec::len), Some(3));
    assert_eq!(body["messages"].as_array().map(Vec::len), Some(3));
}

#[test]
fn a_body_that_is_not_json_is_an_error() {
    let mut api = Api::new();
    for body in ["{", "nul", "{\"name\": }", "{\"name\": \"a\"} x", "\u{feff}{}"] {
        assert_eq!(
            api.send(Method::POST, "/workspaces", body.to_owned().into())
                .status,
            400,
            "{body}"
        );
    }
}

#[test]
fn a_deeply_nested_body_is_an_error() {
    let mut api = Api::new();
    for (open, close) in [("[", "]"), ("{\"a\":", "}")] {
        let body = format!("{}1{}", open.repeat(100_000), close.repeat(100_000));
        assert_eq!(api.send(Method::POST, "/workspaces", body.into()).status, 400);
    }
}

#[test]
fn unknown_fields_can_be_let_through() {
    let mut api = Api::new();
    api.world
        .set_unknown_fields(seatsio_emulator::UnknownFields::Ignored);
    api.post("/workspaces", json!({ "name": "a", "foo": 1 }))
        .expect(201);
    api.get("/charts?foo=1").expect(200);
}

#[test]
fn a_query_parameter_that_is_not_emulated_is_said_so() {
    let mut api = Api::new();
    let (code, message) = api.get("/charts?colour=red").expect_error(501);
    assert_eq!(code, "NOT_EMULATED");
    assert_eq!(
        message,
        "The query parameter colour of charts.list is not emulated"
    );
}

#[test]
fn unknown_paths_and_methods_are_errors_with_bodies() {
    let mut api = Api::new();
    for target in [
        "/",
        "/nothing",
        "/charts/a/b/c/d/e/f/g",
        "/charts/",
        "//",
        "/CHARTS",
    ] {
        assert_eq!(
            api.get(target).expect(404)["errors"][0]["code"],
            "NOT_FOUND",
            "{target}"
        );
    }
    assert_eq!(api.delete("/charts").expect(405)["status"], 405);
    assert_eq!(api.send(Method::PUT, "/charts", Bytes::new()).status, 405);
}

// ERR-7
#[test]
fn filter_and_tag_can_be_given_once() {
    let mut api = Api::new();
    assert_eq!(api.get("/charts?filter=a&filter=b").status, 400);
    assert_eq!(api.get("/charts?tag=a&tag=b").status, 400);
}

// ERR-5
#[test]
fn a_complaint_names_the_path_to_what_is_wrong() {
    let mut api = Api::new();
    let body = json!({ "chartKey": "c", "events": [{}, { "eventKey": 3, "date": "yesterday", "x": 1 }] });
    let body = api.post("/events/actions/create-multiple", body).expect(400);
    let messages = json!([
        "#/events/1/eventKey: expected type: String, found: Integer",
        "#/events/1/date: [yesterday] is not a valid date. Expected [yyyy-MM-dd]",
        "#/events/1: extraneous key [x] is not permitted",
    ]);
    assert_eq!(body["messages"], messages);
}

// ERR-5
#[test]
fn an_empty_list_of_events_is_named_in_the_words_of_the_schema() {
    let mut api = Api::new();
    let body = json!({ "chartKey": "c", "events": [] });
    let error = api
        .post("/events/actions/create-multiple", body)
        .expect_error(400);
    assert_eq!(error.1, "#/events: expected minimum item count: 1, found: 0");
}
