//! Section 26: subaccounts, the old name and form of workspaces.

use serde_json::{Value, json};

use crate::support::Api;

fn create(api: &mut Api, body: Value) -> Value {
    api.post("/subaccounts", body).expect(201)
}

fn path(subaccount: &Value) -> String {
    format!("/subaccounts/{}", subaccount["id"])
}

// LEG-7
#[test]
fn a_subaccount_has_keys_of_its_own() {
    let mut api = Api::new();
    let subaccount = create(&mut api, json!({ "name": "joske", "email": "joske@example.com" }));
    assert_eq!(
        (&subaccount["name"], &subaccount["email"]),
        (&json!("joske"), &json!("joske@example.com"))
    );
    assert_eq!(subaccount["active"], json!(true));
    assert!(
        ["secretKey", "designerKey", "publicKey"]
            .iter()
            .all(|key| subaccount[key].is_string())
    );
    assert_eq!(api.get(&path(&subaccount)).expect(200), subaccount);
    api.secret_key = subaccount["secretKey"].as_str().expect("a key").to_owned();
    assert_eq!(api.get("/charts").expect(200), json!({ "items": [] }));
}

// LEG-7
#[test]
fn a_subaccount_may_be_without_name_and_email() {
    let mut api = Api::new();
    let subaccount = api.act("/subaccounts").expect(201);
    assert_eq!((subaccount.get("name"), subaccount.get("email")), (None, None));
}

// LEG-7
#[test]
fn a_subaccount_can_be_updated() {
    let mut api = Api::new();
    let subaccount = create(&mut api, json!({ "name": "before", "email": "a@example.com" }));
    api.post(&path(&subaccount), json!({ "name": "after" }))
        .expect(204);
    let after = api.get(&path(&subaccount)).expect(200);
    assert_eq!(
        (&after["name"], &after["email"]),
        (&json!("after"), &json!("a@example.com"))
    );
}

// LEG-7
#[test]
fn subaccounts_are_listed_newest_first() {
    let mut api = Api::new();
    let (open, closed) = (create(&mut api, json!({})), create(&mut api, json!({})));
    api.act(&format!("{}/actions/deactivate", path(&closed)))
        .expect(204);
    let mut ids = |target: &str| -> Vec<Value> {
        api.get(target)
            .items()
            .iter()
            .map(|subaccount| subaccount["id"].clone())
            .collect()
    };
    assert_eq!(ids("/subaccounts"), [closed["id"].clone(), open["id"].clone()]);
    assert_eq!(ids("/subaccounts/active"), [open["id"].clone()]);
    assert_eq!(ids("/subaccounts/inactive"), [closed["id"].clone()]);
}

// LEG-7
#[test]
fn an_inactive_subaccount_refuses_calls_until_it_is_activated() {
    let mut api = Api::new();
    let subaccount = create(&mut api, json!({}));
    let admin = api.secret_key.clone();
    api.act(&format!("{}/actions/deactivate", path(&subaccount)))
        .expect(204);
    api.secret_key = subaccount["secretKey"].as_str().expect("a key").to_owned();
    assert_eq!(api.get("/charts").status, 403);
    api.secret_key = admin;
    api.act(&format!("{}/actions/activate", path(&subaccount)))
        .expect(204);
    assert_eq!(api.get(&path(&subaccount)).expect(200)["active"], json!(true));
}

// LEG-7
#[test]
fn the_keys_of_a_subaccount_can_be_regenerated() {
    let mut api = Api::new();
    let subaccount = create(&mut api, json!({}));
    for (name, field) in [("secret-key", "secretKey"), ("designer-key", "designerKey")] {
        let answer = api
            .act(&format!("{}/{name}/actions/regenerate", path(&subaccount)))
            .expect(200);
        assert_ne!(answer[field], subaccount[field]);
        assert_eq!(api.get(&path(&subaccount)).expect(200)[field], answer[field]);
    }
}

// LEG-7
#[test]
fn charts_can_be_copied_between_subaccounts_and_their_parent() {
    let mut api = Api::new();
    let chart = api.post("/charts", json!({ "name": "Hall" })).expect(201);
    let key = chart["key"].as_str().expect("a key").to_owned();
    let (one, other) = (create(&mut api, json!({})), create(&mut api, json!({})));

    let down = api
        .act(&format!(
            "/charts/{key}/version/published/actions/copy-to/{}",
            one["id"]
        ))
        .expect(201);
    let down = down["key"].as_str().expect("a key").to_owned();
    let across = api
        .act(&format!(
            "{}/charts/{down}/actions/copy-to/{}",
            path(&one),
            other["id"]
        ))
        .expect(201);
    let across = across["key"].as_str().expect("a key").to_owned();
    let up = api
        .act(&format!(
            "{}/charts/{across}/actions/copy-to/parent",
            path(&other)
        ))
        .expect(201);
    assert_eq!(up["name"], "Hall");
    assert_eq!(
        api.get(&format!("/charts/{}", up["key"].as_str().expect("a key")))
            .status,
        200
    );
}

#[test]
fn an_unknown_subaccount_is_not_found() {
    let mut api = Api::new();
    let workspace = api.get("/workspaces").items()[0]["id"].clone();
    for id in [json!("x"), json!(999), workspace] {
        let id = id.to_string().replace('"', "");
        assert_eq!(api.get(&format!("/subaccounts/{id}")).status, 404, "{id}");
        assert_eq!(
            api.act(&format!("/subaccounts/{id}/actions/activate")).status,
            404,
            "{id}"
        );
    }
}
