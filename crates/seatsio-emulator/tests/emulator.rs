//! The shells around the world, in process: faults, lanes, latency, clock, journal, snapshots.

#![expect(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test that cannot go on has failed"
)]

use std::time::Duration;

use base64::Engine as _;
use bytes::Bytes;
use http::{Request, Response};
use proptest::prelude::*;
use seatsio_emulator::{
    Clock, Emulator, Lane, LatencyRule, Limits, Time,
    fault::{Fault, FaultRule, Reply, When},
    journal::Outcome,
};
use serde_json::Value;

const NOON: Time = Time::from_millis(1_767_268_800_000);

fn emulator() -> (Emulator, String) {
    let emulator = Emulator::builder().clock(Clock::frozen(NOON)).build();
    let key = emulator.create_company().workspace_secret_key;
    (emulator, key)
}

fn request(key: &str, method: &str, path: &str, body: &str) -> Request<Bytes> {
    let credentials = base64::engine::general_purpose::STANDARD.encode(format!("{key}:"));
    let request = Request::builder().method(method).uri(path);
    request
        .header("Authorization", format!("Basic {credentials}"))
        .body(Bytes::copy_from_slice(body.as_bytes()))
        .unwrap()
}

fn create_chart(key: &str) -> Request<Bytes> {
    request(key, "POST", "/charts", r#"{"name": "Hall"}"#)
}

fn answer(reply: Reply) -> Response<Bytes> {
    match reply {
        Reply::Answer(response) => response,
        other => panic!("no answer but {other:?}"),
    }
}

fn charts(emulator: &Emulator, key: &str) -> usize {
    let response = answer(emulator.exchange(request(key, "GET", "/charts", "")).reply);
    let page: Value = serde_json::from_slice(response.body()).unwrap();
    page["items"].as_array().unwrap().len()
}

fn struck(fault: Fault) -> (Reply, usize, Outcome) {
    let (emulator, key) = emulator();
    emulator.add_fault(FaultRule::on("charts.create", fault));
    let reply = emulator.exchange(create_chart(&key)).reply;
    let outcome = emulator.journal().requests("charts.create")[0].outcome;
    (reply, charts(&emulator, &key), outcome)
}

#[test]
fn a_fault_before_the_change_leaves_everything_as_it_was() {
    for fault in [
        Fault::TooManyRequests { retry_after: None },
        Fault::ServerError {
            status: 500,
            when: When::Before,
            retry_after: None,
        },
        Fault::Html {
            status: 502,
            when: When::Before,
        },
        Fault::Garbage { when: When::Before },
        Fault::Reset { when: When::Before },
        Fault::Never { when: When::Before },
    ] {
        assert_eq!(struck(fault.clone()).1, 0, "{fault}");
    }
}

#[test]
fn a_fault_after_the_change_leaves_it_made() {
    for fault in [
        Fault::ServerError {
            status: 500,
            when: When::After,
            retry_after: None,
        },
        Fault::Html {
            status: 502,
            when: When::After,
        },
        Fault::Garbage { when: When::After },
        Fault::Cut { after_bytes: 10 },
        Fault::Reset { when: When::After },
        Fault::Never { when: When::After },
    ] {
        assert_eq!(struck(fault.clone()).1, 1, "{fault}");
    }
}

#[test]
fn what_comes_back_is_what_the_fault_says() {
    let (reply, ..) = struck(Fault::TooManyRequests {
        retry_after: Some("7".into()),
    });
    assert_eq!(answer(reply).headers()["retry-after"], "7");
    assert!(matches!(
        struck(Fault::Reset { when: When::After }).0,
        Reply::Reset
    ));
    assert!(matches!(
        struck(Fault::Never { when: When::Before }).0,
        Reply::Never
    ));
    let (reply, ..) = struck(Fault::Cut { after_bytes: 10 });
    assert!(matches!(reply, Reply::Cut { response, after_bytes: 10 } if response.body().len() > 10));
}

fn world(emulator: &Emulator) -> String {
    emulator.with_world(|world| serde_json::to_string(world).unwrap())
}

/// Faults on every side of the change, none of which make up answers that cost an id.
fn any_fault() -> impl Strategy<Value = Fault> {
    let when = prop_oneof![Just(When::Before), Just(When::After)];
    (when, 0..5_u8, 0..40_usize).prop_map(|(when, kind, after_bytes)| match kind {
        0 => Fault::Reset { when },
        1 => Fault::Never { when },
        2 => Fault::Garbage { when },
        3 => Fault::Html { status: 502, when },
        _ => Fault::Cut { after_bytes },
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, ..ProptestConfig::default() })]

    #[test]
    fn a_request_is_carried_out_wholly_or_not_at_all_whatever_goes_wrong(
        faults in prop::collection::vec((any_fault(), 0.0..1.0_f64), 0..4),
        names in prop::collection::vec("[a-z]{0,8}", 0..20),
    ) {
        let (disturbed, key) = emulator();
        let (undisturbed, _) = emulator();
        for (fault, probability) in faults {
            disturbed.add_fault(FaultRule::on("charts.*", fault).probability(probability));
        }
        for name in names {
            let body = serde_json::json!({"name": name}).to_string();
            drop(disturbed.exchange(request(&key, "POST", "/charts", &body)));
            let fault = disturbed.journal().last(1)[0].clone();
            let was_carried_out = fault.fault.is_none_or(|words| words.ends_with("after the change"));
            if was_carried_out {
                drop(undisturbed.exchange(request(&key, "POST", "/charts", &body)));
            }
        }
        prop_assert_eq!(world(&disturbed), world(&undisturbed));
    }
}

#[test]
fn every_fault_is_visible_in_the_journal() {
    let (emulator, key) = emulator();
    let rule = emulator.add_fault(FaultRule::on("*", Fault::Reset { when: When::After }));
    drop(emulator.exchange(create_chart(&key)));
    let entry = &emulator.journal().entries()[0];
    assert_eq!(entry.fault.as_deref(), Some("reset after the change"));
    assert_eq!(entry.fault_rules, [rule]);
    assert_eq!(entry.outcome, Outcome::Reset);
}

#[test]
fn the_same_seed_and_requests_give_the_same_answers_and_faults() {
    let run = || {
        let (emulator, key) = emulator();
        emulator.add_fault(FaultRule::on("*", Fault::Garbage { when: When::After }).probability(0.5));
        let replies: Vec<_> = (0..20)
            .map(|_| format!("{:?}", emulator.exchange(create_chart(&key))))
            .collect();
        (replies, emulator.snapshot().unwrap())
    };
    assert_eq!(run(), run());
}

#[test]
fn latency_and_delays_are_told_and_not_waited_for() {
    let (emulator, key) = emulator();
    emulator.set_latencies([LatencyRule::new("charts.create", Duration::from_millis(15))]);
    emulator.add_fault(FaultRule::delay("*", Duration::from_secs(60)));
    emulator.add_fault(FaultRule::on(
        "*",
        Fault::Delay {
            milliseconds: 500,
            when: When::After,
        },
    ));
    let mut flight = emulator.arrive(create_chart(&key));
    assert_eq!(flight.delay(), Duration::from_millis(60_015));
    assert_eq!(flight.carry_out().delay, Duration::from_millis(500));
    drop(flight);
    assert_eq!(
        emulator.exchange(create_chart(&key)).delay,
        Duration::from_millis(60_515)
    );
}

// LIM-1
#[test]
fn the_eleventh_regular_call_in_flight_is_turned_away() {
    let (emulator, key) = emulator();
    let mut flights: Vec<_> = (0..11).map(|_| emulator.arrive(create_chart(&key))).collect();
    let statuses: Vec<_> = flights
        .iter_mut()
        .map(|flight| answer(flight.carry_out().reply).status())
        .collect();
    assert!(
        statuses[..10].iter().all(|status| status.is_success()),
        "{statuses:?}"
    );
    assert_eq!(statuses[10], 429);
    drop(flights);
    assert!(
        answer(emulator.exchange(create_chart(&key)).reply)
            .status()
            .is_success()
    );
}

// LIM-1
#[test]
fn companies_and_lanes_do_not_take_each_others_places() {
    let emulator = Emulator::builder().limits(Limits::new(1, 1)).build();
    let (one, other) = (emulator.create_company(), emulator.create_company());
    let hold_token = |key: &str| request(key, "POST", "/hold-tokens", "");
    let mut flights = [
        emulator.arrive(create_chart(&one.workspace_secret_key)),
        emulator.arrive(hold_token(&one.workspace_secret_key)),
        emulator.arrive(create_chart(&other.workspace_secret_key)),
    ];
    for flight in &mut flights {
        assert_ne!(answer(flight.carry_out().reply).status(), 429);
    }
    assert_eq!(emulator.in_flight(one.company, Lane::Regular), 1);
    drop(flights);
    assert_eq!(emulator.in_flight(one.company, Lane::Regular), 0);
}

#[test]
fn a_request_that_is_turned_away_uses_up_no_fault() {
    let (_, key) = emulator();
    let emulator = Emulator::builder().limits(Limits::new(0, 0)).build();
    emulator.create_company();
    emulator.add_fault(FaultRule::on("*", Fault::Reset { when: When::After }));
    assert_eq!(answer(emulator.exchange(create_chart(&key)).reply).status(), 429);
    assert_eq!(emulator.faults()[0].seen, 0);
}

#[test]
fn a_request_dropped_before_it_was_carried_out_never_happened() {
    let (emulator, key) = emulator();
    drop(emulator.arrive(create_chart(&key)));
    assert_eq!(charts(&emulator, &key), 0);
    assert_eq!(
        emulator.journal().requests("charts.create")[0].outcome,
        Outcome::Abandoned
    );
}

#[test]
fn a_flight_is_carried_out_once() {
    let (emulator, key) = emulator();
    let mut flight = emulator.arrive(create_chart(&key));
    answer(flight.carry_out().reply);
    assert!(matches!(flight.carry_out().reply, Reply::Reset));
    drop(flight);
    assert_eq!(charts(&emulator, &key), 1);
}

#[test]
fn the_journal_counts_and_tells_without_keys() {
    let (emulator, key) = emulator();
    for _ in 0..3 {
        drop(emulator.exchange(create_chart(&key)));
    }
    let journal = emulator.journal();
    assert_eq!(journal.count("charts.create"), 3);
    let entry = &journal.requests("charts.create")[2];
    assert_eq!(entry.request.as_ref().unwrap()["name"], "Hall");
    assert_eq!(entry.outcome.status(), Some(201));
    assert!(!format!("{:?}", journal.entries()).contains(&key));
}

#[test]
fn a_restored_emulator_cannot_be_told_from_the_original() {
    let (original, key) = emulator();
    original.add_fault(
        FaultRule::on("charts.*", Fault::Garbage { when: When::After })
            .count(3)
            .probability(0.5),
    );
    original.set_latencies([LatencyRule::new("*", Duration::from_millis(1))]);
    drop(original.exchange(create_chart(&key)));
    let snapshot = original.snapshot().unwrap();

    let restored = Emulator::builder().seed(99).build();
    restored.restore(&snapshot).unwrap();
    assert_eq!(restored.snapshot().unwrap(), snapshot);
    for emulator in [&original, &restored] {
        drop(emulator.exchange(create_chart(&key)));
        drop(emulator.exchange(create_chart(&key)));
    }
    assert_eq!(restored.snapshot().unwrap(), original.snapshot().unwrap());
}

#[test]
fn what_is_no_snapshot_changes_nothing() {
    let (emulator, key) = emulator();
    drop(emulator.exchange(create_chart(&key)));
    let before = emulator.snapshot().unwrap();
    let later_version = before.replacen("\"version\":1", "\"version\":2", 1);
    for text in [
        "",
        "{}",
        "[1]",
        "null",
        &before[..before.len() / 2],
        &later_version,
    ] {
        assert!(emulator.restore(text).is_err(), "{text:.40}");
    }
    assert_eq!(emulator.snapshot().unwrap(), before);
}

#[test]
fn a_reset_goes_back_to_where_the_emulator_begins() {
    let (emulator, key) = emulator();
    drop(emulator.exchange(create_chart(&key)));
    emulator.begin_here();
    drop(emulator.exchange(create_chart(&key)));
    emulator.reset();
    assert_eq!(emulator.journal().total(), 0);
    assert_eq!(charts(&emulator, &key), 1);
}

// LIM-2
#[test]
fn status_changes_object_infos_and_hold_tokens_have_the_priority_lane() {
    let (emulator, key) = emulator();
    let lane = |method: &str, path: &str| {
        let call = emulator.with_world(|world| world.classify(&request(&key, method, path, "")));
        call.map(|call| call.lane)
    };
    for (method, path) in [
        ("POST", "/events/groups/actions/change-object-status"),
        ("POST", "/events/actions/change-object-status"),
        ("POST", "/events/e/actions/change-object-status"),
        ("POST", "/events/e/actions/book"),
        ("POST", "/events/e/actions/hold"),
        ("POST", "/events/e/actions/release"),
        ("POST", "/events/e/actions/put-up-for-resale"),
        ("GET", "/events/e/objects"),
        ("POST", "/hold-tokens"),
        ("GET", "/hold-tokens/t"),
        ("POST", "/hold-tokens/t"),
    ] {
        assert_eq!(lane(method, path), Some(Lane::Priority), "{method} {path}");
    }
    for (method, path) in [
        ("GET", "/charts/c/categories"),
        ("POST", "/events/e/channels"),
        ("POST", "/events"),
        ("POST", "/events/e"),
        ("POST", "/seasons"),
        ("POST", "/events/e/actions/mark-as-for-sale"),
        ("POST", "/events/e/actions/override-season-status"),
        ("GET", "/reports/events/e/byStatus"),
        ("GET", "/reports/charts/c/byLabel"),
        ("GET", "/event-log"),
        ("GET", "/ticket-buyers"),
    ] {
        assert_eq!(lane(method, path), Some(Lane::Regular), "{method} {path}");
    }
}

#[test]
fn a_seed_takes_root_wholly_or_not_at_all() {
    let (emulator, _) = emulator();
    let before = world(&emulator);
    for (seed, place) in [
        (
            r#"{"companies": [{}, {"events": [{"chartKey": "none"}]}]}"#,
            "#/companies/1/events/0",
        ),
        (
            r#"{"companies": [{"charts": [{"key": "a"}]}]}"#,
            "#/companies/0/charts/0",
        ),
        (
            r#"{"companies": [{"charts": [{"key": "a", "hall": {"rows": 65535, "seatsPerRow": 65535}}]}]}"#,
            "#/companies/0/charts/0: more than",
        ),
        (
            r#"{"companies": [{"charts": [{"key": "a", "drawing": []}]}]}"#,
            "#/companies/0/charts/0",
        ),
        (
            r#"{"companies": [{"calls": [{"method": "G T", "path": "/charts"}]}]}"#,
            "#/companies/0/calls/0",
        ),
        (
            r#"{"companies": [{"calls": [{"method": "GET", "path": "/nowhere"}]}]}"#,
            "#/companies/0/calls/0",
        ),
    ] {
        let seed = serde_json::from_str(seed).unwrap();
        let refused = emulator.sow(&seed).unwrap_err().to_string();
        assert!(refused.starts_with(place), "{refused}");
        assert_eq!(world(&emulator), before);
    }
}
