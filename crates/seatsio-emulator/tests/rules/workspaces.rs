//! Section 24: workspaces.

use serde_json::{Value, json};

use crate::support::{Api, Reply};

fn create(api: &mut Api, name: &str) -> Value {
    api.post("/workspaces", json!({ "name": name })).expect(201)
}

fn path(workspace: &Value) -> String {
    format!("/workspaces/{}", workspace["key"].as_str().expect("a key"))
}

fn names(reply: &Reply) -> Vec<&str> {
    reply
        .items()
        .iter()
        .map(|workspace| workspace["name"].as_str().expect("a name"))
        .collect()
}

// WSP-1, WSP-2
#[test]
fn a_new_workspace_is_active_and_not_the_default() {
    let mut api = Api::new();
    let workspace = create(&mut api, "my workspace");
    assert!(workspace["id"].as_u64().is_some_and(|id| id > 0));
    assert_eq!(workspace["name"], "my workspace");
    let flags = ["isTest", "isActive", "isDefault"].map(|flag| workspace[flag].clone());
    assert_eq!(flags, [json!(false), json!(true), json!(false)]);
    assert!(workspace["key"].is_string() && workspace["secretKey"].is_string());
    assert_ne!(workspace["key"], workspace["secretKey"]);
}

// WSP-1
#[test]
fn a_retrieved_workspace_is_the_one_that_was_created() {
    let mut api = Api::new();
    let workspace = create(&mut api, "my workspace");
    assert!(workspace["settings"].is_object());
    assert_eq!(api.get(&path(&workspace)).expect(200), workspace);
}

// WSP-2
#[test]
fn a_workspace_can_be_for_tests() {
    let mut api = Api::new();
    let workspace = api
        .post("/workspaces", json!({ "name": "t", "isTest": true }))
        .expect(201);
    assert_eq!(workspace["isTest"], json!(true));
}

// WSP-3
#[test]
fn a_workspace_can_be_renamed() {
    let mut api = Api::new();
    let workspace = create(&mut api, "before");
    api.post(&path(&workspace), json!({ "name": "after" }))
        .expect(204);
    assert_eq!(api.get(&path(&workspace)).expect(200)["name"], "after");
}

// WSP-4
#[test]
fn a_workspace_can_be_deactivated_and_activated() {
    let mut api = Api::new();
    let workspace = create(&mut api, "a");
    api.act(&format!("{}/actions/deactivate", path(&workspace)))
        .expect(204);
    assert_eq!(api.get(&path(&workspace)).expect(200)["isActive"], json!(false));
    api.act(&format!("{}/actions/activate", path(&workspace)))
        .expect(204);
    assert_eq!(api.get(&path(&workspace)).expect(200)["isActive"], json!(true));
}

// WSP-4: unknown for the default workspace; here it stays active.
#[test]
fn the_default_workspace_cannot_be_deactivated() {
    let mut api = Api::new();
    let default = format!("/workspaces/{}", api.keys.workspace_key);
    assert_eq!(api.act(&format!("{default}/actions/deactivate")).status, 400);
}

// WSP-5
#[test]
fn an_inactive_workspace_can_be_deleted() {
    let mut api = Api::new();
    let workspace = create(&mut api, "gone");
    api.act(&format!("{}/actions/deactivate", path(&workspace)))
        .expect(204);
    api.delete(&path(&workspace)).expect(204);
    let (code, _) = api.get(&path(&workspace)).expect_error(404);
    assert_eq!(code, "WORKSPACE_NOT_FOUND");
    api.secret_key = workspace["secretKey"].as_str().expect("a key").to_owned();
    assert_eq!(api.get("/charts").status, 401);
}

// WSP-5
#[test]
fn an_active_workspace_cannot_be_deleted() {
    let mut api = Api::new();
    let workspace = create(&mut api, "stays");
    assert_eq!(api.delete(&path(&workspace)).status, 400);
    assert_eq!(api.get(&path(&workspace)).status, 200);
}

// WSP-6
#[test]
fn a_regenerated_secret_key_is_the_one_that_the_workspace_has() {
    let mut api = Api::new();
    let workspace = create(&mut api, "a");
    let answer = api
        .act(&format!("{}/actions/regenerate-secret-key", path(&workspace)))
        .expect(200);
    assert_ne!(answer["secretKey"], workspace["secretKey"]);
    assert_eq!(
        api.get(&path(&workspace)).expect(200)["secretKey"],
        answer["secretKey"]
    );
}

// WSP-7
#[test]
fn there_is_one_default_workspace() {
    let mut api = Api::new();
    let workspace = create(&mut api, "new default");
    let target = format!(
        "/workspaces/actions/set-default/{}",
        workspace["key"].as_str().expect("a key")
    );
    api.act(&target).expect(204);
    assert_eq!(api.get(&path(&workspace)).expect(200)["isDefault"], json!(true));
    let former = format!("/workspaces/{}", api.keys.workspace_key);
    assert_eq!(api.get(&former).expect(200)["isDefault"], json!(false));

    let chart = api.create_chart();
    api.workspace = workspace["key"].as_str().map(str::to_owned);
    assert_eq!(api.get(&format!("/charts/{chart}")).status, 200);
}

// WSP-7
#[test]
fn the_body_of_set_default_may_repeat_the_key() {
    let mut api = Api::new();
    let workspace = create(&mut api, "a");
    let target = format!(
        "/workspaces/actions/set-default/{}",
        workspace["key"].as_str().expect("a key")
    );
    api.post(&target, json!({ "key": workspace["key"] })).expect(204);
}

#[test]
fn an_inactive_workspace_cannot_become_the_default() {
    let mut api = Api::new();
    let workspace = create(&mut api, "a");
    api.act(&format!("{}/actions/deactivate", path(&workspace)))
        .expect(204);
    let target = format!(
        "/workspaces/actions/set-default/{}",
        workspace["key"].as_str().expect("a key")
    );
    assert_eq!(api.act(&target).status, 400);
}

/// A company with two more workspaces, one of them inactive.
fn with_three() -> Api {
    let mut api = Api::new();
    let closed = create(&mut api, "Another closed");
    create(&mut api, "another open");
    api.act(&format!("{}/actions/deactivate", path(&closed)))
        .expect(204);
    api
}

// WSP-8
#[test]
fn workspaces_come_newest_first_and_the_first_of_all_last() {
    let names_of = |target: &str| {
        names(&with_three().get(target))
            .into_iter()
            .map(str::to_owned)
            .collect::<Vec<_>>()
    };
    assert_eq!(
        names_of("/workspaces"),
        ["another open", "Another closed", "Production workspace"]
    );
    assert_eq!(
        names_of("/workspaces/active"),
        ["another open", "Production workspace"]
    );
    assert_eq!(names_of("/workspaces/inactive"), ["Another closed"]);
}

// WSP-8
#[test]
fn the_filter_finds_a_part_of_the_name_or_the_public_key() {
    let mut api = with_three();
    assert_eq!(
        names(&api.get("/workspaces?filter=another")),
        ["another open", "Another closed"]
    );
    assert_eq!(
        names(&api.get("/workspaces/active?filter=another")),
        ["another open"]
    );
    assert_eq!(
        names(&api.get("/workspaces/inactive?filter=nother")),
        ["Another closed"]
    );
    let key = api.keys.workspace_key.clone();
    assert_eq!(
        names(&api.get(&format!("/workspaces?filter={key}"))),
        ["Production workspace"]
    );
}

#[test]
fn a_workspace_can_have_several_secret_keys() {
    let mut api = Api::new();
    let workspace = create(&mut api, "a");
    let added = api
        .act(&format!("{}/actions/add-secret-key", path(&workspace)))
        .expect(200);
    let shown = api.get(&path(&workspace)).expect(200);
    assert_eq!(
        shown["secretKeys"],
        json!([workspace["secretKey"], added["secretKey"]])
    );
    let admin = api.secret_key.clone();
    for secret_key in [&workspace["secretKey"], &added["secretKey"]] {
        api.secret_key = secret_key.as_str().expect("a key").to_owned();
        assert_eq!(api.get("/charts").status, 200);
    }

    api.secret_key = admin;
    let remove = format!("{}/actions/remove-secret-key", path(&workspace));
    api.post(&remove, json!({ "secretKey": workspace["secretKey"] }))
        .expect(204);
    assert_eq!(
        api.get(&path(&workspace)).expect(200)["secretKey"],
        added["secretKey"]
    );
    assert_eq!(
        api.post(&remove, json!({ "secretKey": workspace["secretKey"] }))
            .status,
        404
    );
    assert_eq!(
        api.post(&remove, json!({ "secretKey": added["secretKey"] }))
            .status,
        400
    );
    api.secret_key = workspace["secretKey"].as_str().expect("a key").to_owned();
    assert_eq!(api.get("/charts").status, 401);
}

#[test]
fn every_call_on_an_unknown_workspace_says_so() {
    let mut api = Api::new();
    let state = api.state();
    let replies = [
        api.get("/workspaces/nope"),
        api.post("/workspaces/nope", json!({ "name": "x" })),
        api.delete("/workspaces/nope"),
        api.act("/workspaces/nope/actions/activate"),
        api.act("/workspaces/nope/actions/deactivate"),
        api.act("/workspaces/nope/actions/regenerate-secret-key"),
        api.act("/workspaces/nope/actions/add-secret-key"),
        api.post(
            "/workspaces/nope/actions/remove-secret-key",
            json!({ "secretKey": "x" }),
        ),
        api.act("/workspaces/actions/set-default/nope"),
    ];
    for reply in replies {
        assert_eq!(reply.expect_error(404).0, "WORKSPACE_NOT_FOUND");
    }
    assert_eq!(api.state(), state);
}
