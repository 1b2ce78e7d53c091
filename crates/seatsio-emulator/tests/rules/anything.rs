//! Whatever comes in: an answer goes out, and a refused call has changed nothing.

use http::{Method, Request};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;
use seatsio_emulator::draw::{Area, Category, DrawingBuilder, Row, Table};
use seatsio_emulator::operations;
use serde_json::{Map, Value, json};

use crate::support::Api;

/// Keys and labels, some of which exist.
const WORDS: [&str; 24] = [
    "chart-0",
    "event1",
    "event2",
    "season1",
    "channel1",
    "A-1",
    "A-2",
    "T1",
    "T1-1",
    "GA1",
    "1",
    "2",
    "Stalls",
    "free",
    "booked",
    "reservedByToken",
    "byStatus",
    "byLabel",
    "2026-07",
    "2026-07-09",
    "NO_CHANNEL",
    "%",
    "a/b é",
    "",
];

/// Field names of the API.
const FIELDS: [&str; 40] = [
    "chartKey",
    "eventKey",
    "eventKeys",
    "key",
    "name",
    "date",
    "events",
    "objects",
    "object",
    "objectId",
    "status",
    "type",
    "holdToken",
    "orderId",
    "extraData",
    "keepExtraData",
    "channelKeys",
    "ignoreChannels",
    "bestAvailable",
    "number",
    "categories",
    "label",
    "color",
    "accessible",
    "channels",
    "areaPlaces",
    "index",
    "forSale",
    "notForSale",
    "quantity",
    "forSaleConfig",
    "tableBookingConfig",
    "mode",
    "tables",
    "objectCategories",
    "numberOfEvents",
    "expiresInMinutes",
    "statusChanges",
    "event",
    "ids",
];

/// Bodies that some operation takes.
fn sensible_bodies() -> Vec<Value> {
    vec![
        json!({}),
        json!({ "chartKey": "chart-0", "eventKey": "event1" }),
        json!({ "chartKey": "chart-0", "events": [{ "eventKey": "event2" }, {}] }),
        json!({ "chartKey": "chart-0", "key": "season1", "eventKeys": ["event3", "event4"] }),
        json!({ "key": "partial1", "eventKeys": ["event3"] }),
        json!({ "events": ["event1"], "objects": ["A-1", "GA1"], "status": "booked" }),
        json!({ "events": ["event1", "event2"], "objects": ["A-1", "nope"], "status": "booked" }),
        json!({ "events": ["event1"], "objects": [{ "objectId": "GA1", "quantity": 3 }], "type": "RELEASE" }),
        json!({ "objects": ["A-1", "T1-1"], "status": "lolzor", "orderId": "o" }),
        json!({ "objects": ["A-2", "A-3"] }),
        json!({ "objects": ["A-2"], "holdToken": "nope" }),
        json!({ "status": "booked", "bestAvailable": { "number": 2 } }),
        json!({ "statusChanges": [
            { "event": "event1", "objects": ["A-4"], "status": "booked" },
            { "event": "event1", "objects": ["A-1"], "status": "free", "rejectedPreviousStatuses": ["booked"] },
        ] }),
        json!({ "key": "channel1", "name": "Channel 1", "color": "blue", "objects": ["A-1"], "areaPlaces": { "GA1": 2 } }),
        json!({ "objects": ["A-5"], "areaPlaces": { "GA1": 1 } }),
        json!({ "forSale": [{ "object": "A-1" }], "notForSale": [{ "object": "GA1", "quantity": 5 }] }),
        json!({ "objects": ["A-1"], "areaPlaces": { "GA1": 3 }, "categories": ["1"] }),
        json!({ "expiresInMinutes": 1 }),
        json!({ "extraData": { "foo": "bar" } }),
        json!({ "extraData": { "A-1": { "foo": "bar" } } }),
        json!({ "name": "new name" }),
        json!({ "key": 3, "label": "Three", "color": "#000000" }),
        json!({ "categories": [{ "key": 4, "label": "Four" }] }),
        json!({ "tableBookingConfig": { "mode": "ALL_BY_TABLE" } }),
        json!({ "ids": ["00000000-0000-4000-8000-000000000001"] }),
        json!({ "key": "VALIDATE_FOCAL_POINT", "value": "ERROR" }),
    ]
}

fn any_json() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        (-2_i64..200).prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        select(&WORDS[..]).prop_map(Value::from),
        ".{0,8}".prop_map(Value::from),
    ];
    leaf.prop_recursive(4, 24, 6, |inner| {
        prop_oneof![
            vec(inner.clone(), 0..4).prop_map(Value::from),
            vec((select(&FIELDS[..]), inner), 0..5).prop_map(|fields| {
                Value::Object(
                    fields
                        .into_iter()
                        .map(|(name, value)| (name.to_owned(), value))
                        .collect::<Map<_, _>>(),
                )
            }),
        ]
    })
}

/// A sensible body with something put into it.
fn disturbed_json() -> impl Strategy<Value = Value> {
    (select(sensible_bodies()), select(&FIELDS[..]), any_json()).prop_map(|(mut body, field, value)| {
        if let Some(fields) = body.as_object_mut() {
            fields.insert(field.to_owned(), value);
        }
        body
    })
}

fn any_body() -> impl Strategy<Value = Vec<u8>> {
    let text = |value: Value| value.to_string().into_bytes();
    prop_oneof![
        6 => select(sensible_bodies()).prop_map(text),
        2 => disturbed_json().prop_map(text),
        2 => any_json().prop_map(text),
        1 => vec(any::<u8>(), 0..40),
        1 => Just(Vec::new()),
    ]
}

fn encoded(segment: &str) -> String {
    segment
        .bytes()
        .map(|byte| {
            if byte.is_ascii_alphanumeric() || byte == b'-' {
                char::from(byte).to_string()
            } else {
                format!("%{byte:02X}")
            }
        })
        .collect()
}

/// The path of an operation with words in its holes, or any path at all.
fn any_call() -> impl Strategy<Value = (Method, String)> {
    let operation = (select(operations()), vec(select(&WORDS[..]), 4)).prop_map(|(operation, words)| {
        let mut words = words.into_iter();
        let segment = |segment: &str| match segment.split_once('{') {
            None => segment.to_owned(),
            Some((_, rest)) => {
                let suffix = rest.split_once('}').map_or("", |(_, suffix)| suffix);
                format!("{}{suffix}", encoded(words.next().unwrap_or_default()))
            }
        };
        let path: Vec<String> = operation.path.split('/').map(segment).collect();
        (operation.method.parse().expect("a method"), path.join("/"))
    });
    let anything = (
        select(vec![Method::GET, Method::POST, Method::DELETE, Method::PUT]),
        "(/[a-z%0-9.~-]{0,12}){0,6}",
    )
        .prop_map(|(method, path)| (method, format!("/{path}")));
    prop_oneof![12 => operation, 1 => anything]
}

fn any_query() -> impl Strategy<Value = String> {
    let names = [
        "limit",
        "start_after_id",
        "end_before_id",
        "filter",
        "tag",
        "expand",
        "eventsLimit",
        "label",
        "sort",
        "version",
        "bookWholeTables",
        "other",
    ];
    let values = [
        "",
        "1",
        "0",
        "A-1",
        "events",
        "objects",
        "published",
        "draft",
        "date:desc",
        "2",
        "x%FF",
        "chart",
    ];
    prop_oneof![
        4 => Just(String::new()),
        2 => vec((select(names.to_vec()), select(values.to_vec())), 1..3).prop_map(|pairs| {
            let pairs: Vec<String> = pairs.into_iter().map(|(name, value)| format!("{name}={value}")).collect();
            format!("?{}", pairs.join("&"))
        }),
    ]
}

/// A company with a chart of rows, a table and an area, and two events on it.
fn a_company_at_work() -> Api {
    let mut api = Api::new();
    let drawing = DrawingBuilder::new("Hall")
        .category(Category::new(1, "Stalls"))
        .stage("Stage")
        .row(Row::new("A").seats(6).category(1))
        .table(Table::new("T1", 4).category(1))
        .area(Area::new("GA1", 10).category(1))
        .build();
    let chart = api.upload(&drawing);
    for event in ["event1", "event2"] {
        api.post("/events", json!({ "chartKey": chart, "eventKey": event }))
            .expect(201);
    }
    api
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn a_refused_call_changes_nothing_and_none_panics(
        calls in vec((any_call(), any_query(), any_body()), 1..60),
    ) {
        let mut api = a_company_at_work();
        let mut before = api.state();
        for ((method, path), query, body) in calls {
            let target = format!("{path}{query}");
            if target.parse::<http::Uri>().is_err() {
                continue;
            }
            let (method_name, text) = (method.to_string(), String::from_utf8_lossy(&body).into_owned());
            let is_reading = method == Method::GET;
            let reply = api.send(method, &target, body.into());
            let after = api.state();
            if reply.status >= 400 || is_reading {
                prop_assert_eq!(&before, &after, "{} {} {}", method_name, target, text);
            }
            prop_assert!(reply.status < 500 || reply.status == 501, "{} {} {}", method_name, target, reply.body);
            before = after;
        }
    }

    #[test]
    fn any_headers_get_an_answer(
        authorization in vec(0x20_u8..0x7f, 0..40),
        workspace in vec(0x20_u8..0x7f, 0..20),
    ) {
        let mut api = Api::new();
        let request = Request::get("/charts")
            .header("Authorization", authorization)
            .header("X-Workspace-Key", workspace)
            .body(bytes::Bytes::new())
            .expect("visible characters make a header");
        prop_assert_eq!(api.world.handle(&request, api.now).status(), 401);
    }

    #[test]
    fn a_world_written_down_and_read_again_is_the_same(
        calls in vec((any_call(), any_body()), 0..30),
    ) {
        let mut api = a_company_at_work();
        for ((method, path), body) in calls {
            if path.parse::<http::Uri>().is_ok() {
                api.send(method, &path, body.into());
            }
        }
        let written = serde_json::to_string(&api.world).expect("a world can be written");
        let mut copy: seatsio_emulator::World = serde_json::from_str(&written).expect("a world can be read");
        prop_assert_eq!(serde_json::to_string(&copy).expect("a world can be written"), written);
        let next = api.request(Method::POST, "/charts", bytes::Bytes::new());
        let answers = [copy.handle(&next, api.now), api.world.handle(&next, api.now)];
        prop_assert_eq!(answers[0].body(), answers[1].body());
    }
}
