//! Section 6: the categories of a chart, one by one.

use serde_json::{Value, json};

use crate::support::Api;

/// A chart with a numeric and a text category key; its path.
fn with_categories(api: &mut Api) -> String {
    let categories = json!([
        { "key": 1, "label": "One", "color": "#aaaaaa" },
        { "key": "two", "label": "Two", "color": "#bbbbbb", "accessible": true },
    ]);
    let chart = api
        .post("/charts", json!({ "categories": categories }))
        .expect(201);
    format!("/charts/{}", chart["key"].as_str().expect("a key"))
}

fn listed(api: &mut Api, chart: &str) -> Value {
    api.get(&format!("{chart}/categories")).expect(200)["categories"].clone()
}

// CHT-22
#[test]
fn categories_are_listed_with_all_their_fields() {
    let mut api = Api::new();
    let chart = with_categories(&mut api);
    let expected = json!([
        { "key": 1, "label": "One", "color": "#aaaaaa", "accessible": false },
        { "key": "two", "label": "Two", "color": "#bbbbbb", "accessible": true },
    ]);
    assert_eq!(listed(&mut api, &chart), expected);
}

// CHT-22
#[test]
fn a_category_is_added_at_the_end() {
    let mut api = Api::new();
    let chart = with_categories(&mut api);
    let category = json!({ "key": 3, "label": "Three", "color": "#cccccc", "accessible": false });
    api.post(&format!("{chart}/categories"), category.clone())
        .expect(204);
    assert_eq!(listed(&mut api, &chart)[2], category);
}

#[test]
fn a_category_key_can_be_there_once() {
    let mut api = Api::new();
    let chart = with_categories(&mut api);
    for key in [json!(1), json!("1"), json!("two")] {
        let body = json!({ "key": key, "label": "Again" });
        assert_eq!(
            api.post(&format!("{chart}/categories"), body).status,
            400,
            "{key}"
        );
    }
}

// CHT-22
#[test]
fn a_category_is_removed_by_the_text_of_its_key() {
    let mut api = Api::new();
    let chart = with_categories(&mut api);
    api.delete(&format!("{chart}/categories/1")).expect(204);
    assert_eq!(listed(&mut api, &chart)[0]["key"], "two");
    api.delete(&format!("{chart}/categories/two")).expect(204);
    assert_eq!(listed(&mut api, &chart), json!([]));
}

// CHT-22
#[test]
fn an_update_changes_the_fields_given_and_keeps_the_others() {
    let mut api = Api::new();
    let chart = with_categories(&mut api);
    api.post(&format!("{chart}/categories/1"), json!({ "label": "New" }))
        .expect(204);
    api.post(
        &format!("{chart}/categories/two"),
        json!({ "accessible": false, "color": null }),
    )
    .expect(204);
    let expected = json!([
        { "key": 1, "label": "New", "color": "#aaaaaa", "accessible": false },
        { "key": "two", "label": "Two", "color": "#bbbbbb", "accessible": false },
    ]);
    assert_eq!(listed(&mut api, &chart), expected);
}

// CHT-22, ERR-7
#[test]
fn an_unknown_category_is_not_found() {
    let mut api = Api::new();
    let chart = with_categories(&mut api);
    let (_, message) = api
        .post(&format!("{chart}/categories/9"), json!({ "label": "x" }))
        .expect_error(404);
    assert_eq!(message, "category not found");
    assert_eq!(api.delete(&format!("{chart}/categories/9")).status, 404);
}

#[test]
fn a_category_key_is_a_text_or_a_whole_number() {
    let mut api = Api::new();
    let chart = with_categories(&mut api);
    for key in [
        json!(1.5),
        json!(true),
        json!(""),
        json!(null),
        json!(-1),
        json!(9_007_199_254_740_992_u64),
    ] {
        let body = json!({ "key": key, "label": "x" });
        assert_eq!(
            api.post(&format!("{chart}/categories"), body).status,
            400,
            "{key}"
        );
    }
    for key in [
        json!(0),
        json!(9_007_199_254_740_991_u64),
        json!("Balcão/1:é?#%&+ "),
    ] {
        let body = json!({ "key": key, "label": "x" });
        assert_eq!(
            api.post(&format!("{chart}/categories"), body).status,
            204,
            "{key}"
        );
    }
}

// CHT-23: unknown; here objects keep the key and count as being without a category.
#[test]
fn a_removed_category_leaves_the_objects_of_the_drawing_as_they_are() {
    let mut api = Api::new();
    let drawing = seatsio_emulator::draw::DrawingBuilder::new("Hall")
        .category(seatsio_emulator::draw::Category::new(1, "One"))
        .row(seatsio_emulator::draw::Row::new("A").seats(2).category(1))
        .build();
    let chart = api.upload(&drawing);
    api.delete(&format!("/charts/{chart}/categories/1")).expect(204);
    let after = api.get(&format!("/charts/{chart}/version/published")).expect(200);
    assert_eq!(after["subChart"], drawing["subChart"]);
    assert_eq!(after["categories"]["list"], json!([]));
}
