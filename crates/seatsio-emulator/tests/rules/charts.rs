//! Section 6: the life of a chart.

use serde_json::json;

use crate::support::Api;

// CHT-1, CHT-3
#[test]
fn a_chart_created_without_anything_has_the_defaults() {
    let mut api = Api::new();
    let chart = api.act("/charts").expect(201);
    assert!(chart["id"].as_u64().is_some_and(|id| id > 0));
    assert!(chart["key"].is_string());
    assert_eq!(chart["name"], "Untitled chart");
    assert_eq!(chart["status"], "NOT_USED");
    assert_eq!(chart["venueType"], "SIMPLE");
    assert_eq!(chart["archived"], json!(false));
    assert_eq!(chart["tags"], json!([]));
    assert!(chart["publishedVersionThumbnailUrl"].is_string());
    assert_eq!(chart.get("draftVersionThumbnailUrl"), None);
}

#[test]
fn the_thumbnail_is_where_the_client_reached_the_service() {
    let mut api = Api::new();
    let mut request = api.request(http::Method::POST, "/charts", bytes::Bytes::new());
    request
        .headers_mut()
        .insert("Host", "localhost:9001".parse().expect("a host"));
    let chart = crate::support::Reply::from(api.world.handle(&request, api.now)).expect(201);
    let key = chart["key"].as_str().expect("a key");
    let url = format!("http://localhost:9001/charts/{key}/version/published/thumbnail");
    assert_eq!(chart["publishedVersionThumbnailUrl"], url);
}

// CHT-2, CHT-3
#[test]
fn a_new_chart_has_only_a_published_version() {
    let mut api = Api::new();
    let chart = api.create_chart();
    assert_eq!(api.get(&format!("/charts/{chart}/version/published")).status, 200);
    assert_eq!(api.get(&format!("/charts/{chart}/version/draft")).status, 404);
    assert_eq!(
        api.get(&format!("/charts/{chart}")).expect(200)["status"],
        "NOT_USED"
    );
}

// CHT-4, CHT-5
#[test]
fn the_drawing_of_a_new_chart_has_what_was_given() {
    let mut api = Api::new();
    let categories = json!([
        { "key": 1, "label": "Category 1", "color": "#aaaaaa" },
        { "key": "2", "label": "Category 2", "color": "#bbbbbb", "accessible": true },
    ]);
    let body = json!({ "name": "aChart", "venueType": "WITH_ZONES", "categories": categories });
    let chart = api.post("/charts", body).expect(201);
    assert_eq!(
        (&chart["name"], &chart["venueType"]),
        (&json!("aChart"), &json!("WITH_ZONES"))
    );
    let key = chart["key"].as_str().expect("a key");
    let drawing = api.get(&format!("/charts/{key}/version/published")).expect(200);
    assert_eq!(drawing["name"], "aChart");
    assert_eq!(drawing["venueType"], "WITH_ZONES");
    assert!(drawing["subChart"].is_object());
    let expected = json!([
        { "key": 1, "label": "Category 1", "color": "#aaaaaa", "accessible": false },
        { "key": "2", "label": "Category 2", "color": "#bbbbbb", "accessible": true },
    ]);
    assert_eq!(drawing["categories"]["list"], expected);
}

// CHT-4
#[test]
fn the_drawing_of_a_chart_made_without_categories_has_an_empty_list() {
    let mut api = Api::new();
    let chart = api.create_chart();
    let drawing = api.get(&format!("/charts/{chart}/version/published")).expect(200);
    assert_eq!(drawing["categories"]["list"], json!([]));
    assert_eq!(drawing["venueType"], "SIMPLE");
}

// CHT-5: which colour is unknown.
#[test]
fn a_category_without_a_colour_is_given_one() {
    let mut api = Api::new();
    let chart = api
        .post("/charts", json!({ "categories": [{ "key": 1, "label": "a" }] }))
        .expect(201);
    let key = chart["key"].as_str().expect("a key");
    let categories = api.get(&format!("/charts/{key}/categories")).expect(200);
    assert!(
        categories["categories"][0]["color"]
            .as_str()
            .is_some_and(|color| color.starts_with('#'))
    );
}

// CHT-6
#[test]
fn old_venue_types_are_reported_by_their_present_names() {
    let mut api = Api::new();
    let names = [
        ("SIMPLE", "SIMPLE"),
        ("WITH_SECTIONS_AND_FLOORS", "WITH_SECTIONS_AND_FLOORS"),
        ("WITH_ZONES", "WITH_ZONES"),
        ("ZONES", "WITH_ZONES"),
        ("MIXED", "SIMPLE"),
        ("ROWS_WITHOUT_SECTIONS", "SIMPLE"),
        ("ROWS_WITH_SECTIONS", "WITH_SECTIONS_AND_FLOORS"),
    ];
    for (drawn, reported) in names {
        let chart = api.upload(&json!({ "name": "a", "venueType": drawn, "subChart": {} }));
        assert_eq!(
            api.get(&format!("/charts/{chart}")).expect(200)["venueType"],
            reported,
            "{drawn}"
        );
    }
}

#[test]
fn an_unknown_venue_type_is_refused() {
    let mut api = Api::new();
    let (_, message) = api
        .post("/charts", json!({ "venueType": "BARN" }))
        .expect_error(400);
    assert_eq!(message, "#/venueType: BARN is not a valid enum value");
}

// CHT-7
#[test]
fn an_update_of_a_chart_without_events_is_published_at_once() {
    let mut api = Api::new();
    let chart = api.create_chart();
    api.post(&format!("/charts/{chart}"), json!({ "name": "New name" }))
        .expect(204);
    assert_eq!(
        api.get(&format!("/charts/{chart}")).expect(200)["name"],
        "New name"
    );
    assert_eq!(
        api.get(&format!("/charts/{chart}/version/published")).expect(200)["name"],
        "New name"
    );
    assert_eq!(api.get(&format!("/charts/{chart}/version/draft")).status, 404);
}

// CHT-8
#[test]
fn an_update_replaces_the_categories_and_keeps_what_is_not_given() {
    let mut api = Api::new();
    let categories = json!([
        { "key": 1, "label": "One", "color": "#aaaaaa", "accessible": true },
        { "key": 2, "label": "Two", "color": "#bbbbbb" },
    ]);
    let chart = api
        .post("/charts", json!({ "name": "Hall", "categories": categories }))
        .expect(201);
    let target = format!("/charts/{}", chart["key"].as_str().expect("a key"));
    let update = json!({ "categories": [
        { "key": "new", "label": "New", "color": "#cccccc" },
        { "key": 1, "label": "Renamed" },
    ] });
    api.post(&target, update).expect(204);

    let expected = json!([
        { "key": "new", "label": "New", "color": "#cccccc", "accessible": false },
        { "key": 1, "label": "Renamed", "color": "#aaaaaa", "accessible": true },
    ]);
    assert_eq!(
        api.get(&format!("{target}/categories")).expect(200)["categories"],
        expected
    );
    assert_eq!(api.get(&target).expect(200)["name"], "Hall");
}

// CHT-8
#[test]
fn an_empty_list_of_categories_removes_all_and_an_absent_one_none() {
    let mut api = Api::new();
    let categories = json!([{ "key": 1, "label": "One", "color": "#aaaaaa" }]);
    let chart = api
        .post("/charts", json!({ "categories": categories }))
        .expect(201);
    let target = format!("/charts/{}", chart["key"].as_str().expect("a key"));
    for untouched in [json!({}), json!({ "name": "x" }), json!({ "categories": null })] {
        api.post(&target, untouched).expect(204);
        let list = api.get(&format!("{target}/categories")).expect(200);
        assert_eq!(list["categories"].as_array().map(Vec::len), Some(1));
    }
    api.post(&target, json!({ "categories": [] })).expect(204);
    assert_eq!(
        api.get(&format!("{target}/categories")).expect(200),
        json!({ "categories": [] })
    );
}

// CHT-10
#[test]
fn what_needs_a_draft_says_that_there_is_none() {
    let mut api = Api::new();
    let draft = format!("/charts/{}/version/draft", api.create_chart());
    assert_eq!(api.get(&draft).status, 404);
    for action in ["publish", "discard", "copy", "validate"] {
        assert_eq!(
            api.act(&format!("{draft}/actions/{action}")).status,
            404,
            "{action}"
        );
    }
    assert_eq!(api.get(&format!("{draft}/thumbnail")).status, 404);
}

// CHT-14
#[test]
fn archived_charts_leave_the_list_and_are_found_by_key() {
    let mut api = Api::new();
    let chart = api.create_chart();
    api.act(&format!("/charts/{chart}/actions/move-to-archive"))
        .expect(204);
    assert_eq!(api.get("/charts").items().len(), 0);
    assert_eq!(api.get("/charts/archive").items()[0]["key"], chart);
    assert_eq!(
        api.get(&format!("/charts/{chart}")).expect(200)["archived"],
        json!(true)
    );

    api.act(&format!("/charts/{chart}/actions/move-out-of-archive"))
        .expect(204);
    assert_eq!(api.get("/charts/archive").items().len(), 0);
    assert_eq!(api.get("/charts").items()[0]["archived"], json!(false));
}

// CHT-14
#[test]
fn the_archive_lists_the_newest_chart_first() {
    let mut api = Api::new();
    let (old, new) = (api.create_chart(), api.create_chart());
    for chart in [&new, &old] {
        api.act(&format!("/charts/{chart}/actions/move-to-archive"))
            .expect(204);
    }
    let page = api.get("/charts/archive");
    let keys: Vec<_> = page
        .items()
        .iter()
        .map(|chart| chart["key"].as_str().expect("a key"))
        .collect();
    assert_eq!(keys, [new, old]);
}

// ERR-7
#[test]
fn archiving_twice_and_taking_out_what_is_not_in_are_refused() {
    let mut api = Api::new();
    let chart = api.create_chart();
    assert_eq!(
        api.act(&format!("/charts/{chart}/actions/move-out-of-archive"))
            .status,
        400
    );
    api.act(&format!("/charts/{chart}/actions/move-to-archive"))
        .expect(204);
    assert_eq!(
        api.act(&format!("/charts/{chart}/actions/move-to-archive"))
            .status,
        400
    );
}

// CHT-20
#[test]
fn a_tag_is_added_once() {
    let mut api = Api::new();
    let target = format!("/charts/{}", api.create_chart());
    for _ in 0..2 {
        api.act(&format!("{target}/tags/tag1")).expect(204);
    }
    api.act(&format!("{target}/tags/tag2")).expect(204);
    assert_eq!(api.get(&target).expect(200)["tags"], json!(["tag1", "tag2"]));
}

// CHT-20, ERR-7
#[test]
fn a_tag_is_removed_if_the_chart_has_it() {
    let mut api = Api::new();
    let target = format!("/charts/{}", api.create_chart());
    api.act(&format!("{target}/tags/tag1")).expect(204);
    api.delete(&format!("{target}/tags/tag1")).expect(204);
    assert_eq!(api.get(&target).expect(200)["tags"], json!([]));
    assert_eq!(api.delete(&format!("{target}/tags/tag1")).status, 404);
}

// CHT-20
#[test]
fn all_tags_of_all_charts_are_listed_once() {
    let mut api = Api::new();
    for tags in [["a", "b"], ["b", "c"]] {
        let chart = api.create_chart();
        for tag in tags {
            api.act(&format!("/charts/{chart}/tags/{tag}")).expect(204);
        }
    }
    assert_eq!(
        api.get("/charts/tags").expect(200),
        json!({ "tags": ["a", "b", "c"] })
    );
}

#[test]
fn every_call_on_an_unknown_chart_says_so() {
    let mut api = Api::new();
    let state = api.state();
    for get in ["", "/categories", "/version/published", "/version/draft"] {
        let (code, message) = api.get(&format!("/charts/nope{get}")).expect_error(404);
        assert_eq!(code, "CHART_NOT_FOUND", "{get}");
        assert!(
            message.starts_with("Chart not found: nope was not found in workspace"),
            "{message}"
        );
    }
    for action in [
        "",
        "/actions/move-to-archive",
        "/actions/move-out-of-archive",
        "/tags/a",
        "/categories/1",
        "/version/draft/actions/publish",
        "/version/draft/actions/discard",
        "/version/draft/actions/copy",
        "/version/published/actions/copy",
    ] {
        let (code, _) = api.act(&format!("/charts/nope{action}")).expect_error(404);
        assert_eq!(code, "CHART_NOT_FOUND", "{action}");
    }
    assert_eq!(api.state(), state);
}

// LEG-5
#[test]
fn social_distancing_rulesets_are_kept_and_shown() {
    let mut api = Api::new();
    let target = format!("/charts/{}", api.create_chart());
    let rulesets = json!({ "r1": { "name": "One metre", "index": 0, "numberOfDisabledSeatsToTheSides": 1 } });
    let body = json!({ "socialDistancingRulesets": rulesets });
    api.post(&format!("{target}/social-distancing-rulesets"), body)
        .expect(204);
    assert_eq!(api.get(&target).expect(200)["socialDistancingRulesets"], rulesets);
}
