//! Section 19: the event log.

use serde_json::{Value, json};

use crate::support::Api;

fn types(api: &mut Api) -> Vec<Value> {
    api.get("/event-log")
        .items()
        .iter()
        .map(|item| item["type"].clone())
        .collect()
}

// EVL-1, EVL-2
#[test]
fn creating_and_renaming_a_chart_is_logged_oldest_first() {
    let mut api = Api::new();
    let chart = api.create_chart();
    api.advance_minutes(1);
    api.post(&format!("/charts/{chart}"), json!({ "name": "a chart" }))
        .expect(204);

    let log = api.get("/event-log");
    let data = json!({ "key": chart, "workspaceKey": api.keys.workspace_key });
    let seen: Vec<_> = log
        .items()
        .iter()
        .map(|item| (&item["type"], &item["data"], &item["timestamp"]))
        .collect();
    let expected = [
        (&json!("chart.created"), &data, &json!("2026-07-09T12:00:00.000Z")),
        (
            &json!("chart.published"),
            &data,
            &json!("2026-07-09T12:01:00.000Z"),
        ),
    ];
    assert_eq!(seen, expected);
    assert!(
        log.items()
            .iter()
            .all(|item| item["id"].as_u64().is_some_and(|id| id > 0))
    );
}

// EVL-1
#[test]
fn the_log_is_paged() {
    let mut api = Api::new();
    for _ in 0..3 {
        api.create_chart();
    }
    let first = api.get("/event-log?limit=2");
    assert_eq!(first.items().len(), 2);
    let cursor = first.body["next_page_starts_after"]
        .as_str()
        .expect("a cursor")
        .to_owned();
    let second = api.get(&format!("/event-log?limit=2&start_after_id={cursor}"));
    assert_eq!(second.items().len(), 1);
    let back = second.items()[0]["id"].as_u64().expect("an id");
    assert_eq!(
        api.get(&format!("/event-log?end_before_id={back}")).items(),
        first.items()
    );
}

// EVL-1
#[test]
fn items_are_kept_for_fourteen_days() {
    let mut api = Api::new();
    api.create_chart();
    api.advance_minutes(14 * 24 * 60);
    assert_eq!(types(&mut api).len(), 1);
    api.advance_minutes(1);
    assert_eq!(types(&mut api).len(), 0);
    api.create_chart();
    assert_eq!(types(&mut api), ["chart.created"]);
}

// EVL-1
#[test]
fn the_log_is_the_companys() {
    let mut api = Api::new();
    api.create_chart();
    api.secret_key = api.keys.workspace_secret_key.clone();
    assert_eq!(api.get("/event-log").status, 403);
}

// EVL-5: unknown for uploads; here they are not logged.
#[test]
fn an_upload_for_tests_is_not_logged() {
    let mut api = Api::new();
    api.upload(&json!({ "name": "a" }));
    assert_eq!(types(&mut api).len(), 0);
}

#[test]
fn copies_are_logged_as_new_charts_where_they_are() {
    let mut api = Api::new();
    let chart = api.create_chart();
    api.act(&format!("/charts/{chart}/version/published/actions/copy"))
        .expect(201);
    assert_eq!(types(&mut api), ["chart.created", "chart.created"]);
}
