//! Section 23: ticket buyers.

use serde_json::{Value, json};

use crate::support::Api;

fn id(number: u32) -> String {
    format!("00000000-0000-4000-8000-{number:012}")
}

fn ids(numbers: impl IntoIterator<Item = u32>) -> Value {
    numbers.into_iter().map(id).collect()
}

// TKB-1
#[test]
fn added_ids_and_those_already_present_are_told_apart() {
    let mut api = Api::new();
    let first = api
        .post("/ticket-buyers", json!({ "ids": ids([1, 2]) }))
        .expect(200);
    assert_eq!(first, json!({ "added": ids([1, 2]), "alreadyPresent": [] }));
    let second = api
        .post("/ticket-buyers", json!({ "ids": ids([2, 3]) }))
        .expect(200);
    assert_eq!(second, json!({ "added": ids([3]), "alreadyPresent": ids([2]) }));
}

// TKB-1
#[test]
fn duplicates_in_one_call_count_once() {
    let mut api = Api::new();
    let answer = api
        .post("/ticket-buyers", json!({ "ids": ids([1, 1, 1, 2, 2, 3]) }))
        .expect(200);
    assert_eq!(answer, json!({ "added": ids([1, 2, 3]), "alreadyPresent": [] }));
}

// TKB-2
#[test]
fn removed_ids_and_those_not_present_are_told_apart() {
    let mut api = Api::new();
    api.post("/ticket-buyers", json!({ "ids": ids([1, 2, 3]) }))
        .expect(200);
    let answer = api
        .delete_with("/ticket-buyers", json!({ "ids": ids([1, 2, 9]) }))
        .expect(200);
    assert_eq!(answer, json!({ "removed": ids([1, 2]), "notPresent": ids([9]) }));
    assert_eq!(
        api.get("/ticket-buyers").expect(200),
        json!({ "items": ids([3]) })
    );
}

// TKB-3
#[test]
fn nulls_among_the_ids_are_ignored() {
    let mut api = Api::new();
    let answer = api
        .post("/ticket-buyers", json!({ "ids": [id(1), null] }))
        .expect(200);
    assert_eq!(answer["added"], ids([1]));
    let answer = api
        .delete_with("/ticket-buyers", json!({ "ids": [null, id(1)] }))
        .expect(200);
    assert_eq!(answer["removed"], ids([1]));
}

// TKB-4
#[test]
fn many_ids_are_listed_over_several_pages() {
    let mut api = Api::new();
    for numbers in [0..1000, 1000..2000, 2000..2400] {
        api.post("/ticket-buyers", json!({ "ids": ids(numbers) }))
            .expect(200);
    }
    let mut found = Vec::new();
    let mut target = "/ticket-buyers".to_owned();
    loop {
        let page = api.get(&target);
        found.extend(page.items().to_vec());
        let Some(cursor) = page.body.get("next_page_starts_after") else {
            break;
        };
        target = format!(
            "/ticket-buyers?start_after_id={}",
            cursor.as_str().expect("a cursor is a text")
        );
    }
    assert_eq!(Value::from(found), ids(0..2400));
}

// TKB-4
#[test]
fn a_call_takes_a_thousand_ids_at_most() {
    let mut api = Api::new();
    let (_, message) = api
        .post("/ticket-buyers", json!({ "ids": ids(0..1001) }))
        .expect_error(400);
    assert_eq!(message, "#/ids: expected maximum item count: 1000, found: 1001");
}

// TKB-5
#[test]
fn no_ids_are_an_error() {
    let mut api = Api::new();
    let text = "#/ids: expected minimum item count: 1, found: 0";
    assert_eq!(
        api.post("/ticket-buyers", json!({ "ids": [] }))
            .expect_error(400)
            .1,
        text
    );
    assert_eq!(
        api.delete_with("/ticket-buyers", json!({ "ids": [] }))
            .expect_error(400)
            .1,
        text
    );
}

#[test]
fn an_id_is_a_uuid() {
    let mut api = Api::new();
    for wrong in [
        json!("x"),
        json!(1),
        json!("00000000-0000-4000-8000-00000000000g"),
    ] {
        assert_eq!(
            api.post("/ticket-buyers", json!({ "ids": [wrong] })).status,
            400,
            "{wrong}"
        );
    }
}

// TKB-6
#[test]
fn ticket_buyers_need_the_admin_key() {
    let mut api = Api::new();
    api.secret_key = api.keys.workspace_secret_key.clone();
    assert_eq!(api.post("/ticket-buyers", json!({ "ids": ids([1]) })).status, 403);
}
