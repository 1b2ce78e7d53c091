//! Which operations there are, in which lane, and that each has its own place.

use std::collections::{BTreeMap, BTreeSet};

use bytes::Bytes;
use seatsio_emulator::{Lane, operations};

use crate::support::Api;

/// Every operation of the API: name, method, path, lane. Some are one endpoint by several names.
const KNOWN: &str = include_str!("operations.txt");

/// A path without the names of its holes.
fn bare(path: &str) -> String {
    path.split('/')
        .map(|segment| match (segment.find('{'), segment.find('}')) {
            (Some(open), Some(close)) => format!("{}{{}}{}", &segment[..open], &segment[close + 1..]),
            _ => segment.to_owned(),
        })
        .collect::<Vec<_>>()
        .join("/")
}

/// Name to method, path and lane.
fn known() -> BTreeMap<&'static str, (&'static str, String, &'static str)> {
    let words = |line: &'static str| {
        let mut words = line.split(' ');
        let mut next = || words.next().expect("a line has four words");
        (next(), (next(), bare(next()), next()))
    };
    KNOWN.lines().map(words).collect()
}

/// What the emulator does beside what the API has.
const ADDITIONS: [&str; 2] = [
    "charts.retrieve_draft_version_picture",
    "charts.retrieve_published_version_picture",
];

#[test]
fn every_operation_of_the_api_is_emulated() {
    let emulated: BTreeSet<(&str, String)> = operations()
        .iter()
        .map(|operation| (operation.method, bare(operation.path)))
        .collect();
    for (name, (method, path, _)) in known() {
        assert!(emulated.contains(&(method, path)), "{name}");
    }
}

#[test]
fn every_emulated_operation_is_one_of_the_api_by_the_same_name() {
    let known = known();
    for operation in operations()
        .iter()
        .filter(|operation| !ADDITIONS.contains(&operation.name))
    {
        let (method, path, _) = known.get(operation.name).expect("an operation of the API");
        assert_eq!(
            (operation.method, bare(operation.path)),
            (*method, path.clone()),
            "{}",
            operation.name
        );
    }
}

// LIM-2
#[test]
fn status_changes_infos_and_hold_tokens_are_in_the_priority_lane() {
    let known = known();
    for operation in operations() {
        let expected = match known.get(operation.name).map(|(_, _, lane)| *lane) {
            Some("priority") => Lane::Priority,
            Some("regular") => Lane::Regular,
            _ => continue,
        };
        assert_eq!(operation.lane, expected, "{}", operation.name);
    }
}

#[test]
fn a_request_is_classified_as_what_it_would_be_carried_out_as() {
    let api = Api::new();
    for operation in operations() {
        let path = operation.path.replace(['{', '}'], "");
        let method = operation.method.parse().expect("a method");
        let request = api.request(method, &path, Bytes::new());
        let call = api.world.classify(&request).expect("an operation");
        assert_eq!(
            (call.operation, call.lane),
            (operation.name, operation.lane),
            "{path}"
        );
        assert_eq!(call.company, Some(api.keys.company));
    }
}

#[test]
fn a_request_of_nobody_is_classified_without_a_company() {
    let mut api = Api::new();
    api.secret_key = "unknown".to_owned();
    let request = api.request(http::Method::GET, "/charts", Bytes::new());
    let call = api.world.classify(&request).expect("an operation");
    assert_eq!((call.operation, call.company), ("charts.list", None));
    let request = api.request(http::Method::GET, "/nothing", Bytes::new());
    assert_eq!(api.world.classify(&request), None);
}
