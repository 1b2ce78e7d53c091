//! The control API.

use seatsio_emulator::{Emulator, Server};
use serde_json::{Value, json};

use crate::client::{Answer, Client, basic};

fn call(server: &Server, method: &str, path: &str, body: &str) -> Answer {
    Client::of(server).call(method, path, &[], body)
}

fn ok(server: &Server, method: &str, path: &str, body: Value) -> Value {
    let answer = call(server, method, path, &body.to_string());
    assert!(answer.status < 300, "{answer:?}");
    if answer.body.is_empty() {
        Value::Null
    } else {
        answer.json()
    }
}

fn served() -> (Emulator, Server) {
    let emulator = Emulator::new();
    let server = emulator.serve().unwrap();
    (emulator, server)
}

#[test]
fn health_is_asked_for_without_a_key() {
    let (_, server) = served();
    assert_eq!(
        ok(&server, "GET", "/emulator/health", Value::Null)["status"],
        "ok"
    );
}

#[test]
fn a_foreign_host_or_origin_is_refused() {
    let (emulator, server) = served();
    for headers in [
        &[("host", "evil.example")][..],
        &[("host", "localhost"), ("origin", "http://evil.example")],
        &[("host", "localhost.evil.example:9001")],
    ] {
        for path in ["/emulator/reset", "/emulator/snapshot", "/"] {
            assert_eq!(
                Client::of(&server).call("POST", path, headers, "").status,
                403,
                "{headers:?}"
            );
        }
    }
    assert_eq!(emulator.journal().total(), 0);
}

#[test]
fn the_clock_is_frozen_moved_and_let_go() {
    let (_, server) = served();
    let frozen = ok(
        &server,
        "POST",
        "/emulator/clock/freeze",
        json!({"now": "2026-01-31T19:30:00Z"}),
    );
    assert_eq!(
        frozen,
        json!({"now": "2026-01-31T19:30:00.000Z", "mode": "frozen"})
    );
    let moved = ok(
        &server,
        "POST",
        "/emulator/clock/advance",
        json!({"minutes": 15, "milliseconds": 1}),
    );
    assert_eq!(moved["now"], "2026-01-31T19:45:00.001Z");
    let set = ok(
        &server,
        "POST",
        "/emulator/clock/set",
        json!({"now": "2027-01-01T00:00:00Z"}),
    );
    assert_eq!(set["now"], "2027-01-01T00:00:00.000Z");
    assert_eq!(
        ok(&server, "POST", "/emulator/clock/resume", json!({}))["mode"],
        "running"
    );
}

#[test]
fn fault_rules_are_added_listed_and_taken_away() {
    let (emulator, server) = served();
    let rule = json!({"operation": "events.book", "count": 2, "fault": {"kind": "tooManyRequests", "retryAfter": 3}});
    let id = ok(&server, "POST", "/emulator/faults", rule)["id"].clone();
    let listed = ok(&server, "GET", "/emulator/faults", Value::Null);
    assert_eq!(
        (&listed[0]["id"], &listed[0]["fault"]["retryAfter"]),
        (&id, &"3".into())
    );
    ok(&server, "DELETE", &format!("/emulator/faults/{id}"), Value::Null);
    assert!(emulator.faults().is_empty());
    let replaced = json!([{"fault": {"kind": "reset"}}, {"fault": {"kind": "cut", "afterBytes": 3}}]);
    ok(&server, "PUT", "/emulator/faults", replaced);
    assert_eq!(emulator.faults().len(), 2);
    ok(&server, "DELETE", "/emulator/faults", Value::Null);
    assert!(emulator.faults().is_empty());
    assert_eq!(call(&server, "DELETE", "/emulator/faults/77", "").status, 404);
}

#[test]
fn latencies_are_replaced() {
    let (emulator, server) = served();
    ok(
        &server,
        "PUT",
        "/emulator/latencies",
        json!([{"operation": "charts.create", "milliseconds": 15}]),
    );
    assert_eq!(emulator.latencies().len(), 1);
}

#[test]
fn the_journal_is_read_narrowed_down_and_cleared() {
    let (_, server) = served();
    let company = ok(&server, "POST", "/emulator/companies", Value::Null);
    let key = basic(company["secretKey"].as_str().unwrap());
    let mut client = Client::of(&server);
    for path in ["/charts", "/events", "/charts"] {
        client.call("GET", path, &[("authorization", &key)], "");
    }
    let charts = ok(
        &server,
        "GET",
        "/emulator/journal?operation=charts.list",
        Value::Null,
    );
    assert_eq!(charts.as_array().unwrap().len(), 2);
    assert!(!charts.to_string().contains("uthorization"));
    let counts = ok(&server, "GET", "/emulator/journal/counts", Value::Null);
    assert_eq!(counts["charts.list"], 2);
    let number = &company["company"];
    let own = ok(
        &server,
        "GET",
        &format!("/emulator/journal?company={number}&last=1"),
        Value::Null,
    );
    assert_eq!(
        (own.as_array().unwrap().len(), &own[0]["path"]),
        (1, &"/charts".into())
    );
    ok(&server, "DELETE", "/emulator/journal", Value::Null);
    assert_eq!(ok(&server, "GET", "/emulator/journal", Value::Null), json!([]));
}

#[test]
fn a_snapshot_is_taken_and_put_back() {
    let (emulator, server) = served();
    let demo = ok(&server, "POST", "/emulator/companies?demo=true", Value::Null);
    let key = basic(demo["secretKey"].as_str().unwrap());
    let snapshot = ok(&server, "GET", "/emulator/snapshot", Value::Null);
    Client::of(&server).call("POST", "/charts", &[("authorization", &key)], "{}");
    assert_eq!(emulator.with_world(|world| world.census().charts), 2);
    ok(&server, "PUT", "/emulator/snapshot", snapshot.clone());
    assert_eq!(emulator.with_world(|world| world.census().charts), 1);
    assert_eq!(ok(&server, "GET", "/emulator/snapshot", Value::Null), snapshot);
    ok(&server, "POST", "/emulator/reset", Value::Null);
    assert_eq!(emulator.with_world(|world| world.census().companies), 0);
}

#[test]
fn a_seed_brings_companies_with_charts() {
    let (_, server) = served();
    let seed = json!({"companies": [
        {"name": "a", "charts": [{"key": "hall", "hall": {"rows": 2, "seatsPerRow": 3}}]},
        {"name": "b", "charts": [{"key": "hall", "stadium": {"sections": 2, "rows": 1, "seatsPerRow": 1}}]},
    ]});
    let seeded = ok(&server, "POST", "/emulator/seed", seed);
    let key = basic(seeded[1]["secretKey"].as_str().unwrap());
    let chart = Client::of(&server)
        .call("GET", "/charts/hall", &[("authorization", &key)], "")
        .json();
    assert_eq!(chart["name"], "Stadium");
}

#[test]
fn what_is_refused_changes_nothing_and_says_why() {
    let (emulator, server) = served();
    let before = emulator.snapshot().unwrap();
    for (method, path, body, status) in [
        ("POST", "/emulator/clock/advance", r#"{"fortnights": 1}"#, 400),
        ("POST", "/emulator/clock/set", "{}", 400),
        ("POST", "/emulator/clock/freeze", r#"{"now": "soon"}"#, 400),
        (
            "POST",
            "/emulator/faults",
            r#"{"fault": {"kind": "meteor"}}"#,
            400,
        ),
        (
            "POST",
            "/emulator/faults",
            r#"{"fault": {"kind": "reset", "whne": "after"}}"#,
            400,
        ),
        ("POST", "/emulator/faults", "[", 400),
        ("PUT", "/emulator/snapshot", "{}", 400),
        (
            "POST",
            "/emulator/seed",
            r#"{"companies": [{}, {"charts": [{"key": "x"}]}]}"#,
            400,
        ),
        ("GET", "/emulator/journal?last=few", "", 400),
        ("GET", "/emulator/nothing", "", 404),
        ("GET", "/emulator", "", 404),
        ("DELETE", "/emulator/clock", "", 404),
    ] {
        let answer = call(&server, method, path, body);
        assert_eq!(answer.status, status, "{method} {path}");
        assert!(
            answer.json()["messages"][0]
                .as_str()
                .is_some_and(|message| !message.is_empty())
        );
    }
    assert_eq!(emulator.snapshot().unwrap(), before);
}
