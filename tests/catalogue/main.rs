//! The catalogue of operations against what is known of the API, and against a reviewed table of lanes and effects.

use seatsio_core::{Spec, operations};
use std::collections::{BTreeMap, BTreeSet};

/// What the crate has although no client and no current document names it as an operation.
const EXTRA: &[&str] = &[
    // The usage report as it was before version 2: the same endpoint without its parameter.
    "reports.usage.legacy_summary_for_all_months",
];

/// The lines of a table: words up to a comment.
fn table(text: &'static str) -> Vec<Vec<&'static str>> {
    text.lines()
        .map(|line| line.split_once('#').map_or(line, |(words, _)| words))
        .map(|line| line.split_whitespace().collect::<Vec<_>>())
        .filter(|words| !words.is_empty())
        .collect()
}

fn endpoints() -> BTreeMap<&'static str, (String, bool)> {
    table(include_str!("endpoints.txt"))
        .into_iter()
        .map(|words| {
            (
                words[0],
                (format!("{} {}", words[1], words[2]), words.get(3) == Some(&"old")),
            )
        })
        .collect()
}

fn catalogue() -> BTreeMap<&'static str, &'static Spec> {
    operations().map(|spec| (spec.name, spec)).collect()
}

#[test]
fn every_operation_is_there_once() {
    assert_eq!(operations().count(), catalogue().len());
}

#[test]
fn nothing_of_the_api_is_missing() {
    let catalogue = catalogue();
    let missing: Vec<_> = endpoints()
        .into_keys()
        .filter(|id| !catalogue.contains_key(id))
        .collect();
    assert!(missing.is_empty(), "{} are missing: {missing:#?}", missing.len());
}

#[test]
fn nothing_is_there_without_a_reason() {
    let known: BTreeSet<_> = endpoints().into_keys().chain(EXTRA.iter().copied()).collect();
    let extra: Vec<_> = catalogue()
        .into_keys()
        .filter(|name| !known.contains(name))
        .collect();
    assert!(extra.is_empty(), "{extra:#?}");
}

#[test]
fn methods_and_paths_are_those_of_the_api() {
    let endpoints = endpoints();
    for spec in operations() {
        if let Some((endpoint, old)) = endpoints.get(spec.name) {
            assert_eq!(
                format!("{} {}", spec.method, spec.path),
                *endpoint,
                "{}",
                spec.name
            );
            assert_eq!(spec.legacy, *old, "{} is old or not", spec.name);
        }
    }
}

#[test]
fn lanes_and_effects_are_as_reviewed() {
    let reviewed: BTreeMap<_, _> = table(include_str!("effects.txt"))
        .into_iter()
        .map(|words| (words[0], words[1..].join(" ")))
        .collect();
    for spec in operations() {
        let declared = format!("{} {}", spec.lane, spec.effect);
        assert_eq!(reviewed.get(spec.name), Some(&declared), "{}", spec.name);
    }
}

#[test]
fn every_get_is_a_read() {
    for spec in operations().filter(|spec| spec.method == http::Method::GET) {
        assert_eq!(spec.effect, seatsio_core::Effect::Read, "{}", spec.name);
    }
}

#[test]
fn documented_operations_name_their_page() {
    for spec in operations().filter(|spec| !spec.documentation.is_empty()) {
        assert!(
            spec.documentation.starts_with("https://docs.seats.io/docs/api/"),
            "{}",
            spec.name
        );
    }
}
