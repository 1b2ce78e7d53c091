//! Reports: their order, looking groups up, and visiting what is not kept.

use std::ops::ControlFlow;

use proptest::prelude::*;
use seatsio_core::model::{ChartReport, EventReport, FlatList, NO_SECTION};
use serde_json::{Map, Value, json};

use crate::wire::rotated;

fn report(groups: &[(String, usize)]) -> String {
    let mut place = 0;
    let groups: Vec<String> = groups
        .iter()
        .map(|(name, size)| {
            let objects: Vec<Value> = (0..*size)
                .map(|_| {
                    place += 1;
                    json!({"label": format!("A-{place}"), "section": format!("S{}", place / 7), "status": "free"})
                })
                .collect();
            format!("{}:{}", Value::from(name.as_str()), Value::from(objects))
        })
        .collect();
    format!("{{{}}}", groups.join(","))
}

fn groups() -> impl Strategy<Value = Vec<(String, usize)>> {
    proptest::collection::hash_map(".{0,30}", 0..9_usize, 0..60)
        .prop_map(|groups| groups.into_iter().collect())
}

proptest! {
    #[test]
    fn groups_keep_their_order_and_are_found_by_name(groups in groups()) {
        let report = EventReport::decode(report(&groups).as_bytes()).unwrap();
        let read: Vec<_> = report.groups().map(|(name, objects)| (name.to_owned(), objects.len())).collect();
        prop_assert_eq!(&read, &groups);
        let mut first = 0;
        for (name, size) in &groups {
            prop_assert!(report.has_group(name));
            prop_assert_eq!(report.group(name).len(), *size);
            if let Some(object) = report.group(name).first() {
                prop_assert_eq!(object.label().as_str(), format!("A-{}", first + 1));
            }
            first += size;
        }
        prop_assert_eq!(report.object_count(), first);
        prop_assert!(!report.has_group("a name that is longer than thirty characters"));
        prop_assert_eq!(report.clone(), report);
    }

    #[test]
    fn visiting_shows_what_reading_gives(groups in groups()) {
        let body = report(&groups);
        let read = EventReport::decode(body.as_bytes()).unwrap();
        let read: Vec<_> = read
            .groups()
            .flat_map(|(name, objects)| objects.iter().map(move |object| (name.to_owned(), object.clone())))
            .collect();
        let mut visited = Vec::new();
        EventReport::visit(body.as_bytes(), |name, object| {
            visited.push((name.to_owned(), object));
            ControlFlow::Continue(())
        })
        .unwrap();
        prop_assert_eq!(visited, read);
    }

    #[test]
    fn a_visitor_that_breaks_sees_nothing_more(groups in groups(), most in 0..40_usize) {
        let mut seen = 0;
        EventReport::visit(report(&groups).as_bytes(), |_, _| {
            seen += 1;
            if seen > most { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
        })
        .unwrap();
        let all: usize = groups.iter().map(|(_, size)| size).sum();
        prop_assert_eq!(seen, all.min(most + 1));
    }

    #[test]
    fn a_report_that_is_cut_is_an_error(groups in groups(), at in 0.0..1.0_f64) {
        let body = report(&groups);
        let end = (body.len() as f64 * at) as usize;
        let cut = &body.as_bytes()[..end];
        prop_assert!(EventReport::decode(cut).is_err());
        prop_assert!(EventReport::visit(cut, |_, _| ControlFlow::Continue(())).is_err());
    }
}

#[test]
fn a_group_without_objects_is_there_and_empty() {
    let report = EventReport::decode(br#"{"booth": [], "seat": null}"#).unwrap();
    assert!(report.has_group("booth") && report.has_group("seat") && !report.has_group("table"));
    assert!(report.group("booth").is_empty() && report.group("table").is_empty());
}

#[test]
fn chart_reports_are_read_the_same_way() {
    let body = rotated(&json!({NO_SECTION: [{"label": "A-1", "isAccessible": true}]}), 1);
    let report = ChartReport::decode(body.as_bytes()).unwrap();
    assert_eq!(report.group(NO_SECTION)[0].is_accessible(), Some(true));
}

#[test]
fn a_flat_list_is_visited_too() {
    let body = br#"[{"label": "A-1"}, {"label": "A-2"}]"#;
    let mut labels = Vec::new();
    FlatList::visit(body, |object| {
        labels.push(object.label().to_string());
        ControlFlow::Continue(())
    })
    .unwrap();
    assert_eq!(labels, ["A-1", "A-2"]);
    assert_eq!(FlatList::decode(body).unwrap().len(), 2);
}

#[test]
fn what_is_no_report_is_an_error() {
    let all = |_: &str, _| ControlFlow::Continue(());
    for body in [
        "[]",
        "{\"a\": {}}",
        "{\"a\": [{}]}",
        "{\"a\": [1]}",
        "{} {}",
        "<html>",
        "",
    ] {
        assert!(EventReport::decode(body.as_bytes()).is_err(), "{body}");
        assert!(EventReport::visit(body.as_bytes(), all).is_err(), "{body}");
    }
    assert!(FlatList::visit(b"{}", |_| ControlFlow::Continue(())).is_err());
    assert!(EventReport::decode(b"{\"\xff\": []}").is_err());
}

#[test]
fn an_empty_report_has_no_groups() {
    for body in ["{}", "null"] {
        let report = EventReport::decode(body.as_bytes()).unwrap();
        assert_eq!(report.groups().len(), 0);
    }
    assert_eq!(
        Map::new().len(),
        EventReport::decode(b"{}").unwrap().into_groups().len()
    );
}
