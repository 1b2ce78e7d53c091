//! Section 2: keys, workspaces, bodies and paths.

use base64::Engine as _;
use bytes::Bytes;
use http::{Method, Request};
use serde_json::json;

use crate::support::{Api, Reply, basic};

/// GET /charts with any header.
fn list_with(api: &mut Api, authorization: &str) -> Reply {
    let request = Request::builder()
        .uri("/charts")
        .header("Authorization", authorization)
        .body(Bytes::new())
        .expect("the request is well formed");
    api.world.handle(&request, api.now).into()
}

// AUT-1
#[test]
fn the_password_does_not_matter() {
    let mut api = Api::new();
    let key = api.secret_key.clone();
    for password in ["", "null", "a:b:c"] {
        assert_eq!(
            list_with(&mut api, &basic(&format!("{key}:{password}"))).status,
            200,
            "{password}"
        );
    }
}

// AUT-2
#[test]
fn credentials_without_a_colon_are_accepted() {
    let mut api = Api::new();
    let key = api.secret_key.clone();
    assert_eq!(list_with(&mut api, &basic(&key)).status, 200);
}

#[test]
fn the_scheme_is_read_in_any_case_and_padding_may_be_missing() {
    let mut api = Api::new();
    let encoded = base64::engine::general_purpose::STANDARD_NO_PAD.encode(&api.secret_key);
    assert_eq!(list_with(&mut api, &format!("bAsIc {encoded}")).status, 200);
}

// AUT-3
#[test]
fn a_workspace_key_reaches_its_workspace_only() {
    let mut api = Api::new();
    let other = api.post("/workspaces", json!({ "name": "other" })).expect(201);
    let chart = api.create_chart();
    api.secret_key = api.keys.workspace_secret_key.clone();
    assert_eq!(api.get(&format!("/charts/{chart}")).status, 200);
    api.secret_key = other["secretKey"].as_str().expect("a key").to_owned();
    assert_eq!(api.get(&format!("/charts/{chart}")).status, 404);
}

// AUT-3
#[test]
fn a_workspace_key_does_not_manage_the_company() {
    let mut api = Api::new();
    api.secret_key = api.keys.workspace_secret_key.clone();
    for target in ["/workspaces", "/event-log", "/ticket-buyers", "/subaccounts"] {
        let reply = api.get(target);
        assert_eq!((reply.status, reply.bytes.len()), (403, 0), "{target}");
    }
}

// AUT-4
#[test]
fn the_header_picks_the_workspace_of_a_call_with_the_admin_key() {
    let mut api = Api::new();
    let other = api.post("/workspaces", json!({ "name": "other" })).expect(201);
    let in_default = api.create_chart();
    api.workspace = other["key"].as_str().map(str::to_owned);
    let in_other = api.create_chart();
    assert_eq!(api.get(&format!("/charts/{in_other}")).status, 200);
    assert_eq!(api.get(&format!("/charts/{in_default}")).status, 404);
}

// AUT-4
#[test]
fn without_the_header_the_admin_key_acts_on_the_default_workspace() {
    let mut api = Api::new();
    let chart = api.create_chart();
    api.secret_key = api.keys.workspace_secret_key.clone();
    assert_eq!(api.get(&format!("/charts/{chart}")).status, 200);
}

#[test]
fn an_unknown_workspace_in_the_header_is_an_error() {
    let mut api = Api::new();
    api.workspace = Some("nowhere".to_owned());
    let (code, _) = api.get("/charts").expect_error(404);
    assert_eq!(code, "WORKSPACE_NOT_FOUND");
}

#[test]
fn a_workspace_key_with_the_header_of_another_workspace_is_refused() {
    let mut api = Api::new();
    let other = api.post("/workspaces", json!({ "name": "other" })).expect(201);
    api.secret_key = api.keys.workspace_secret_key.clone();
    api.workspace = other["key"].as_str().map(str::to_owned);
    assert_eq!(api.get("/charts").status, 403);
    api.workspace = Some(api.keys.workspace_key.clone());
    assert_eq!(api.get("/charts").status, 200);
}

// AUT-5
#[test]
fn charts_and_tags_are_invisible_from_another_workspace() {
    let mut api = Api::new();
    let chart = api.create_chart();
    api.act(&format!("/charts/{chart}/tags/blue")).expect(204);
    let other = api.post("/workspaces", json!({ "name": "other" })).expect(201);
    api.workspace = other["key"].as_str().map(str::to_owned);
    assert_eq!(api.get("/charts").expect(200), json!({ "items": [] }));
    assert_eq!(api.get("/charts/tags").expect(200), json!({ "tags": [] }));
}

// AUT-5
#[test]
fn companies_do_not_see_each_other() {
    let mut api = Api::new();
    let chart = api.create_chart();
    let other = api.world.create_company(api.now);
    api.secret_key = other.admin_secret_key;
    assert_eq!(api.get(&format!("/charts/{chart}")).status, 404);
    assert_eq!(
        api.get(&format!("/workspaces/{}", api.keys.workspace_key.clone()))
            .status,
        404
    );
}

// AUT-6
#[test]
fn a_missing_or_unknown_key_is_refused_with_an_empty_body() {
    let mut api = Api::new();
    let request = Request::get("/charts")
        .body(Bytes::new())
        .expect("the request is well formed");
    let without = Reply::from(api.world.handle(&request, api.now));
    assert_eq!((without.status, without.bytes.len()), (401, 0));
    for authorization in [
        "",
        "Basic",
        "Basic ",
        "Basic %%%",
        "Basic Og==",
        "Basic //8=",
        "Bearer abc",
        &basic("unknown:"),
    ] {
        let reply = list_with(&mut api, authorization);
        assert_eq!((reply.status, reply.bytes.len()), (401, 0), "{authorization}");
    }
}

// AUT-6
#[test]
fn a_disabled_company_is_refused_with_an_empty_body() {
    let mut api = Api::new();
    api.world.disable_company(api.keys.company);
    let reply = api.get("/charts");
    assert_eq!((reply.status, reply.bytes.len()), (403, 0));
    api.world.enable_company(api.keys.company);
    assert_eq!(api.get("/charts").status, 200);
}

/// An inactive workspace: its key and its secret key.
fn inactive_workspace(api: &mut Api) -> (String, String) {
    let workspace = api.post("/workspaces", json!({ "name": "closed" })).expect(201);
    let text = |name: &str| workspace[name].as_str().expect("a workspace has keys").to_owned();
    api.act(&format!("/workspaces/{}/actions/deactivate", text("key")))
        .expect(204);
    (text("key"), text("secretKey"))
}

// AUT-7
#[test]
fn an_inactive_workspace_refuses_calls() {
    let mut api = Api::new();
    let (key, secret_key) = inactive_workspace(&mut api);
    api.workspace = Some(key);
    assert_eq!((api.get("/charts").status, api.act("/charts").status), (403, 403));
    api.workspace = None;
    api.secret_key = secret_key;
    assert_eq!(api.get("/charts").status, 403);
}

// AUT-7
#[test]
fn an_inactive_workspace_can_be_seen_and_activated() {
    let mut api = Api::new();
    let (key, _) = inactive_workspace(&mut api);
    assert_eq!(
        api.get(&format!("/workspaces/{key}")).expect(200)["isActive"],
        json!(false)
    );
    assert_eq!(api.get("/workspaces").items()[0]["isActive"], json!(false));
    api.act(&format!("/workspaces/{key}/actions/activate"))
        .expect(204);
    api.workspace = Some(key);
    assert_eq!(api.get("/charts").status, 200);
}

// AUT-8
#[test]
fn after_regeneration_the_new_workspace_key_works_and_the_old_one_does_not() {
    let mut api = Api::new();
    let key = api.keys.workspace_key.clone();
    let answer = api
        .act(&format!("/workspaces/{key}/actions/regenerate-secret-key"))
        .expect(200);
    api.secret_key = answer["secretKey"].as_str().expect("a key").to_owned();
    assert_eq!(api.get("/charts").status, 200);
    api.secret_key = api.keys.workspace_secret_key.clone();
    assert_eq!(api.get("/charts").status, 401);
}

// AUT-9
#[test]
fn where_no_body_is_needed_nothing_null_and_empty_bodies_will_do() {
    let mut api = Api::new();
    for body in ["", "null", "{}", "[]", " null ", "\n"] {
        assert_eq!(
            api.send(Method::POST, "/charts", body.into()).status,
            201,
            "{body:?}"
        );
        let target = format!("/charts/{}/version/published/actions/copy", api.create_chart());
        assert_eq!(
            api.send(Method::POST, &target, body.into()).status,
            201,
            "{body:?}"
        );
    }
}

// AUT-9
#[test]
fn bodies_are_json_whatever_the_content_type_says() {
    let mut api = Api::new();
    let mut request = api.request(
        Method::POST,
        "/charts",
        Bytes::from_static(b"{\"name\": \"Hall\"}"),
    );
    request
        .headers_mut()
        .insert("Content-Type", "text/plain".parse().expect("a content type"));
    let chart = Reply::from(api.world.handle(&request, api.now)).expect(201);
    assert_eq!(chart["name"], "Hall");
}

// AUT-9
#[test]
fn a_delete_may_carry_a_body() {
    let mut api = Api::new();
    let chart = api.create_chart();
    api.act(&format!("/charts/{chart}/tags/blue")).expect(204);
    api.delete_with(&format!("/charts/{chart}/tags/blue"), json!({}))
        .expect(204);
}

// AUT-10
#[test]
fn other_headers_are_of_no_importance() {
    let mut api = Api::new();
    let mut request = api.request(Method::GET, "/charts", Bytes::new());
    request
        .headers_mut()
        .insert("X-Client-Lib", "Rust".parse().expect("a header"));
    request
        .headers_mut()
        .insert("X-Anything", "else".parse().expect("a header"));
    assert_eq!(api.world.handle(&request, api.now).status(), 200);
}

// AUT-11
#[test]
fn an_encoded_slash_stays_within_its_segment() {
    let mut api = Api::new();
    let chart = api.create_chart();
    for (encoded, tag) in [
        ("a%2Fb", "a/b"),
        ("a%20b", "a b"),
        ("100%25", "100%"),
        ("%C3%A9", "é"),
        ("a+b", "a+b"),
    ] {
        api.act(&format!("/charts/{chart}/tags/{encoded}")).expect(204);
        let tags = api.get(&format!("/charts/{chart}")).expect(200)["tags"].clone();
        assert!(
            tags.as_array().is_some_and(|tags| tags.contains(&json!(tag))),
            "{tag}"
        );
    }
}

#[test]
fn a_path_that_is_not_utf_8_is_an_error() {
    let mut api = Api::new();
    assert_eq!(api.get("/charts/%FF").status, 400);
}

// AUT-12
#[test]
fn query_parameters_may_repeat() {
    let mut api = Api::new();
    api.create_chart();
    let charts = api.get("/charts?expand=venueType&expand=zones");
    assert_eq!(charts.items()[0]["venueType"], "SIMPLE");
    assert_eq!(charts.items()[0]["zones"], json!([]));
}

// AUT-16
#[test]
fn times_are_utc_with_milliseconds() {
    let mut api = Api::new();
    api.create_chart();
    assert_eq!(
        api.get("/event-log").items()[0]["timestamp"],
        "2026-07-09T12:00:00.000Z"
    );
}

// AUT-17
#[test]
fn ids_are_positive_numbers_that_grow() {
    let mut api = Api::new();
    let ids: Vec<u64> = (0..5)
        .map(|_| api.act("/charts").expect(201)["id"].as_u64().expect("a number"))
        .collect();
    assert!(ids[0] > 0 && ids.is_sorted_by(|one, next| one < next), "{ids:?}");
}
