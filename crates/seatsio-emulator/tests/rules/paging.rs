//! Section 4: pages.

use serde_json::{Value, json};

use crate::support::{Api, Reply};

/// A company with so many charts; their ids, newest first.
fn with_charts(count: usize) -> (Api, Vec<u64>) {
    let mut api = Api::new();
    let mut ids: Vec<u64> = (0..count)
        .map(|_| api.act("/charts").expect(201)["id"].as_u64().expect("a number"))
        .collect();
    ids.reverse();
    (api, ids)
}

fn ids(reply: &Reply) -> Vec<u64> {
    reply
        .items()
        .iter()
        .map(|item| item["id"].as_u64().expect("a number"))
        .collect()
}

fn next(reply: &Reply) -> Option<u64> {
    cursor(&reply.body, "next_page_starts_after")
}

fn previous(reply: &Reply) -> Option<u64> {
    cursor(&reply.body, "previous_page_ends_before")
}

/// PAG-2: a cursor is a text with a number in it, or absent.
fn cursor(body: &Value, name: &str) -> Option<u64> {
    let cursor = body.get(name)?;
    Some(
        cursor
            .as_str()
            .expect("a cursor is a text")
            .parse()
            .expect("a cursor holds a number"),
    )
}

// PAG-1, PAG-2
#[test]
fn cursors_are_texts_and_absent_at_the_ends() {
    let (mut api, charts) = with_charts(3);
    let first = api.get("/charts?limit=2");
    assert_eq!(
        (ids(&first), next(&first), previous(&first)),
        (charts[..2].to_vec(), Some(charts[1]), None)
    );
    let last = api.get(&format!("/charts?limit=2&start_after_id={}", charts[1]));
    assert_eq!(
        (ids(&last), next(&last), previous(&last)),
        (charts[2..].to_vec(), None, Some(charts[2]))
    );
}

// PAG-3
#[test]
fn the_page_before_an_id_has_the_nearest_items_in_the_order_of_the_list() {
    let (mut api, charts) = with_charts(4);
    let page = api.get(&format!("/charts?limit=2&end_before_id={}", charts[3]));
    assert_eq!(ids(&page), charts[1..3]);
    assert_eq!((next(&page), previous(&page)), (Some(charts[2]), Some(charts[1])));
    let whole = api.get(&format!("/charts?end_before_id={}", charts[3]));
    assert_eq!((ids(&whole), previous(&whole)), (charts[..3].to_vec(), None));
}

// PAG-4
#[test]
fn the_page_after_an_id_has_a_cursor_back() {
    let (mut api, charts) = with_charts(3);
    let page = api.get(&format!("/charts?start_after_id={}", charts[0]));
    assert_eq!(
        (ids(&page), next(&page), previous(&page)),
        (charts[1..].to_vec(), None, Some(charts[1]))
    );
}

// PAG-5
#[test]
fn a_page_after_the_last_item_is_empty() {
    let (mut api, charts) = with_charts(2);
    let page = api.get(&format!("/charts?start_after_id={}", charts[1]));
    assert_eq!(page.expect(200), json!({ "items": [] }));
}

// PAG-5
#[test]
fn zero_means_from_the_start_of_an_ascending_list() {
    let (mut api, _) = with_charts(2);
    let all = ids(&api.get("/event-log"));
    assert_eq!(ids(&api.get("/event-log?start_after_id=0")), all);
    assert_eq!(all.len(), 2);
}

// PAG-5: only known for ascending lists; here 0 is no cursor in any list.
#[test]
fn zero_means_from_the_start_of_a_descending_list_too() {
    let (mut api, charts) = with_charts(2);
    assert_eq!(ids(&api.get("/charts?start_after_id=0")), charts);
}

// PAG-6
#[test]
fn a_page_of_charts_has_twenty() {
    let (mut api, charts) = with_charts(30);
    let first = api.get("/charts");
    assert_eq!(ids(&first), charts[..20]);
    let second = api.get(&format!("/charts?start_after_id={}", charts[19]));
    assert_eq!(ids(&second), charts[20..]);
}

// PAG-6
#[test]
fn other_pages_have_a_thousand() {
    let (mut api, _) = with_charts(1001);
    assert_eq!(api.get("/event-log").items().len(), 1000);
    assert_eq!(api.get("/charts?limit=1000").items().len(), 1000);
}

// PAG-7
#[test]
fn charts_come_newest_first_and_the_event_log_oldest_first() {
    let (mut api, charts) = with_charts(3);
    assert_eq!(ids(&api.get("/charts")), charts);
    assert!(ids(&api.get("/event-log")).is_sorted());
}

// PAG-8
#[test]
fn filters_apply_before_paging() {
    let mut api = Api::new();
    let mut names = ["foo 1", "bar 1", "foo 2", "bar 2", "foo 3"].map(|name| {
        api.post("/charts", json!({ "name": name })).expect(201)["id"]
            .as_u64()
            .expect("a number")
    });
    names.reverse();
    let [foo_3, bar_2, foo_2, _, foo_1] = names;

    let first = api.get("/charts?filter=foo&limit=2");
    assert_eq!((ids(&first), next(&first)), (vec![foo_3, foo_2], Some(foo_2)));
    let second = api.get(&format!("/charts?filter=foo&limit=2&start_after_id={foo_2}"));
    assert_eq!(
        (ids(&second), next(&second), previous(&second)),
        (vec![foo_1], None, Some(foo_1))
    );
    let after_a_filtered_one = api.get(&format!("/charts?filter=foo&limit=1&start_after_id={bar_2}"));
    assert_eq!(ids(&after_a_filtered_one), [foo_2]);
}

// PAG-9: unknown, so refused with a reason.
#[test]
fn a_wrong_limit_or_cursor_is_refused() {
    let (mut api, _) = with_charts(1);
    for query in [
        "limit=0",
        "limit=1001",
        "limit=-1",
        "limit=x",
        "limit=",
        "start_after_id=x",
        "end_before_id=-1",
        "start_after_id=1&end_before_id=1",
        "limit=1&limit=2",
        "start_after_id=99999999999999999999999",
    ] {
        assert_eq!(api.get(&format!("/charts?{query}")).status, 400, "{query}");
    }
}

// PAG-9: a cursor need not be the id of anything.
#[test]
fn an_unknown_cursor_is_a_place_in_the_order_of_ids() {
    let (mut api, charts) = with_charts(3);
    let high = u64::MAX;
    assert_eq!(ids(&api.get(&format!("/charts?start_after_id={high}"))), charts);
    assert_eq!(api.get(&format!("/charts?end_before_id={high}")).items().len(), 0);
    assert_eq!(ids(&api.get("/charts?end_before_id=0")), charts);
}

#[test]
fn pages_of_any_size_give_every_item_once_in_both_directions() {
    let (mut api, charts) = with_charts(7);
    for limit in 1..=8 {
        let mut forwards = Vec::new();
        let mut page = api.get(&format!("/charts?limit={limit}"));
        loop {
            forwards.extend(ids(&page));
            let Some(cursor) = next(&page) else { break };
            page = api.get(&format!("/charts?limit={limit}&start_after_id={cursor}"));
        }
        assert_eq!(forwards, charts, "{limit} forwards");

        let mut backwards = Vec::new();
        loop {
            backwards.splice(0..0, ids(&page));
            let Some(cursor) = previous(&page) else { break };
            page = api.get(&format!("/charts?limit={limit}&end_before_id={cursor}"));
        }
        assert_eq!(backwards, charts, "{limit} backwards");
    }
}
