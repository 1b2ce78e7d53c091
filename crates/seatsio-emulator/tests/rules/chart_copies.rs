//! Section 6: copies of charts.

use serde_json::{Value, json};

use crate::support::Api;

/// A tagged chart with a category; its key.
fn original(api: &mut Api) -> String {
    let body = json!({ "name": "Hall", "categories": [{ "key": 1, "label": "One", "color": "#aaaaaa" }] });
    let chart = api.post("/charts", body).expect(201);
    let key = chart["key"].as_str().expect("a key").to_owned();
    api.act(&format!("/charts/{key}/tags/blue")).expect(204);
    key
}

fn key(thing: &Value) -> String {
    thing["key"].as_str().expect("a key").to_owned()
}

fn drawing(api: &mut Api, chart: &str) -> Value {
    api.get(&format!("/charts/{chart}/version/published")).expect(200)
}

// CHT-12
#[test]
fn a_copy_is_a_new_chart_with_the_same_drawing_and_tags() {
    let mut api = Api::new();
    let chart = original(&mut api);
    let copy = api
        .act(&format!("/charts/{chart}/version/published/actions/copy"))
        .expect(201);
    assert_ne!(key(&copy), chart);
    assert_eq!(
        (&copy["name"], &copy["status"]),
        (&json!("Hall (copy)"), &json!("NOT_USED"))
    );
    assert_eq!(copy["tags"], json!(["blue"]));
    let (one, other) = (drawing(&mut api, &chart), drawing(&mut api, &key(&copy)));
    assert_eq!(
        (&one["categories"], &one["subChart"]),
        (&other["categories"], &other["subChart"])
    );
}

/// Another workspace of the company.
fn another_workspace(api: &mut Api) -> String {
    key(&api.post("/workspaces", json!({ "name": "other" })).expect(201))
}

// CHT-13
#[test]
fn a_copy_in_another_workspace_keeps_the_name_and_drops_the_tags() {
    let mut api = Api::new();
    let chart = original(&mut api);
    let to = another_workspace(&mut api);
    let target = format!("/charts/{chart}/version/published/actions/copy-to-workspace/{to}");
    let copy = api.act(&target).expect(201);
    assert_eq!((&copy["name"], &copy["tags"]), (&json!("Hall"), &json!([])));
    assert_eq!(api.get(&format!("/charts/{}", key(&copy))).status, 404);
    api.workspace = Some(to);
    let expected = drawing(&mut api, &key(&copy));
    api.workspace = None;
    assert_eq!(drawing(&mut api, &chart), expected);
}

// CHT-13
#[test]
fn the_workspace_that_the_call_acts_on_is_the_source() {
    let mut api = Api::new();
    let (from, to) = (another_workspace(&mut api), another_workspace(&mut api));
    api.workspace = Some(from);
    let chart = original(&mut api);
    api.act(&format!(
        "/charts/{chart}/version/published/actions/copy-to-workspace/{to}"
    ))
    .expect(201);
    api.workspace = None;
    let reply = api.act(&format!(
        "/charts/{chart}/version/published/actions/copy-to-workspace/{to}"
    ));
    assert_eq!(reply.expect(404)["errors"][0]["code"], "CHART_NOT_FOUND");
}

// CHT-13
#[test]
fn both_workspaces_can_be_named_in_the_path() {
    let mut api = Api::new();
    let (from, to) = (another_workspace(&mut api), another_workspace(&mut api));
    api.workspace = Some(from.clone());
    let chart = original(&mut api);
    api.workspace = None;
    let target = format!("/charts/{chart}/version/published/actions/copy/from/{from}/to/{to}");
    let copy = api.act(&target).expect(201);
    api.workspace = Some(to);
    assert_eq!(api.get(&format!("/charts/{}", key(&copy))).status, 200);
}

// CHT-13
#[test]
fn copying_between_workspaces_needs_the_admin_key() {
    let mut api = Api::new();
    let chart = original(&mut api);
    let to = another_workspace(&mut api);
    api.secret_key = api.keys.workspace_secret_key.clone();
    let target = format!("/charts/{chart}/version/published/actions/copy-to-workspace/{to}");
    assert_eq!(api.act(&target).status, 403);
}

#[test]
fn copying_to_an_unknown_or_inactive_workspace_is_refused() {
    let mut api = Api::new();
    let chart = original(&mut api);
    let target = format!("/charts/{chart}/version/published/actions/copy-to-workspace");
    let (code, _) = api.act(&format!("{target}/nowhere")).expect_error(404);
    assert_eq!(code, "WORKSPACE_NOT_FOUND");
    let closed = another_workspace(&mut api);
    api.act(&format!("/workspaces/{closed}/actions/deactivate"))
        .expect(204);
    assert_eq!(api.act(&format!("{target}/{closed}")).status, 403);
}

#[test]
fn copying_from_an_inactive_workspace_is_refused() {
    let mut api = Api::new();
    let (from, to) = (another_workspace(&mut api), another_workspace(&mut api));
    api.workspace = Some(from.clone());
    let chart = original(&mut api);
    api.workspace = None;
    api.act(&format!("/workspaces/{from}/actions/deactivate"))
        .expect(204);
    let target = format!("/charts/{chart}/version/published/actions/copy/from/{from}/to/{to}");
    assert_eq!(api.act(&target).status, 403);
}
