//! Section 1: the calls that set up tests.

use bytes::Bytes;
use http::{Method, Request};
use seatsio_emulator::draw::{DrawingBuilder, Row};
use seatsio_emulator::{Time, World};
use serde_json::{Value, json};

use crate::support::{Api, Reply, basic};

fn create_test_company(world: &mut World, secret: &str) -> Reply {
    let request = Request::builder()
        .method(Method::POST)
        .uri("/system/private/create-test-company")
        .header("Authorization", basic(&format!("{secret}:")))
        .body(Bytes::new())
        .expect("the request is well formed");
    world.handle(&request, Time::from_millis(0)).into()
}

// SET-1
#[test]
fn the_system_secret_makes_a_company() {
    let company = create_test_company(&mut World::new(1), "superSecretSystemApi").expect(200);
    assert!(company["admin"].is_object());
}

// SET-1
#[test]
fn any_other_secret_makes_none() {
    let reply = create_test_company(&mut World::new(1), "guess");
    assert_eq!((reply.status, reply.bytes.len()), (401, 0));
}

#[test]
fn the_system_secret_can_be_chosen() {
    let mut world = World::new(1);
    world.set_system_secret("mine");
    assert_eq!(
        create_test_company(&mut world, "superSecretSystemApi").status,
        401
    );
    assert_eq!(create_test_company(&mut world, "mine").status, 200);
}

// SET-2, SET-3
#[test]
fn a_test_company_has_its_keys_and_one_workspace() {
    let company = create_test_company(&mut World::new(1), "superSecretSystemApi").expect(200);
    assert!(company["admin"]["secretKey"].is_string());
    assert!(company["admin"]["designerKey"].is_string());
    let workspace = &company["workspace"];
    assert!(workspace["id"].as_u64().is_some_and(|id| id > 0));
    assert!(workspace["key"].is_string() && workspace["secretKey"].is_string());
    assert!(workspace["settings"].is_object());
    assert_eq!(workspace["name"], "Production workspace");
    let flags = ["isTest", "isActive", "isDefault"].map(|flag| workspace[flag].clone());
    assert_eq!(flags, [json!(false), json!(true), json!(true)]);
}

// SET-3
#[test]
fn a_fresh_company_has_exactly_one_workspace() {
    let mut api = Api::new();
    assert_eq!(api.get("/workspaces").items().len(), 1);
}

// SET-4
#[test]
fn a_fresh_company_has_no_charts() {
    let mut api = Api::new();
    assert_eq!(api.get("/charts").expect(200), json!({ "items": [] }));
}

// SET-4
#[test]
fn a_fresh_company_has_no_events() {
    let mut api = Api::new();
    assert_eq!(api.get("/events").expect(200), json!({ "items": [] }));
}

fn small_hall() -> Value {
    DrawingBuilder::new("Small hall")
        .row(Row::new("A").seats(3))
        .build()
}

// SET-5, SET-7
#[test]
fn an_uploaded_drawing_is_a_published_chart_with_the_chosen_key() {
    let mut api = Api::new();
    let drawing = small_hall();
    assert_eq!(
        api.post("/system/public/charts/my-key", drawing.clone()).status,
        201
    );

    let chart = api.get("/charts/my-key").expect(200);
    assert_eq!(chart["key"], "my-key");
    assert_eq!(chart["name"], "Small hall");
    assert_eq!(chart["status"], "NOT_USED");
    assert_eq!(chart.get("draftVersionThumbnailUrl"), None);
    assert_eq!(api.get("/charts/my-key/version/published").expect(200), drawing);
    assert_eq!(api.get("/charts/my-key/version/draft").status, 404);
}

// SET-5
#[test]
fn an_upload_goes_to_the_default_workspace() {
    let mut api = Api::new();
    api.post("/system/public/charts/my-key", small_hall()).expect(201);
    api.secret_key = api.keys.workspace_secret_key.clone();
    assert_eq!(api.get("/charts/my-key").status, 200);
}

// SET-6
#[test]
fn the_content_type_of_an_upload_does_not_matter() {
    let mut api = Api::new();
    let types = [
        None,
        Some("text/plain"),
        Some("application/x-www-form-urlencoded"),
        Some("application/json"),
    ];
    for (number, content_type) in types.into_iter().enumerate() {
        let target = format!("/system/public/charts/key-{number}");
        let mut request = api.request(Method::POST, &target, small_hall().to_string().into());
        if let Some(content_type) = content_type {
            request
                .headers_mut()
                .insert("Content-Type", content_type.parse().expect("a content type"));
        }
        let reply = Reply::from(api.world.handle(&request, api.now));
        assert_eq!(reply.status, 201, "{content_type:?}");
    }
}

// SET-8
#[test]
fn an_upload_is_not_validated() {
    let mut api = Api::new();
    let setting = json!({ "key": "VALIDATE_FOCAL_POINT", "value": "ERROR" });
    api.post("/accounts/me/settings", setting).expect(204);
    assert_eq!(api.post("/system/public/charts/my-key", small_hall()).status, 201);
}

#[test]
fn what_is_no_drawing_is_refused() {
    let mut api = Api::new();
    let state = api.state();
    for body in ["", "no JSON", "[]", "3", "null", "\"text\"", "{\"name\": "] {
        let reply = api.send(
            Method::POST,
            "/system/public/charts/my-key",
            body.to_owned().into(),
        );
        assert_eq!(reply.status, 400, "{body}");
    }
    let not_utf_8 = Bytes::from_static(b"{\"name\": \"\xff\"}");
    assert_eq!(
        api.send(Method::POST, "/system/public/charts/my-key", not_utf_8)
            .status,
        400
    );
    assert_eq!(api.state(), state);
}

#[test]
fn a_chart_key_can_be_uploaded_once() {
    let mut api = Api::new();
    api.post("/system/public/charts/my-key", small_hall()).expect(201);
    assert_eq!(api.post("/system/public/charts/my-key", small_hall()).status, 400);
}
