//! Faults, as a client on a socket meets them.

use std::{io, time::Duration};

use proptest::prelude::*;
use seatsio_emulator::{
    Emulator, Lane, LatencyRule,
    fault::{Fault, FaultRule, When},
};

use crate::client::{Client, basic};

const CREATE: (&str, &str) = ("POST", "/charts");

fn charts(emulator: &Emulator, key: &str) -> u64 {
    emulator.clear_faults();
    let server = emulator.serve().unwrap();
    let page = Client::of(&server)
        .call("GET", "/charts", &[("authorization", key)], "")
        .json();
    page["items"].as_array().unwrap().len() as u64
}

fn emulator_with(fault: Fault) -> (Emulator, String) {
    let emulator = Emulator::new();
    emulator.add_fault(FaultRule::on("charts.create", fault));
    let key = basic(&emulator.create_company().workspace_secret_key);
    (emulator, key)
}

#[test]
fn a_reset_is_a_reset() {
    for (when, made) in [(When::Before, 0), (When::After, 1)] {
        let (emulator, key) = emulator_with(Fault::Reset { when });
        let server = emulator.serve().unwrap();
        let mut client = Client::of(&server);
        client.request(CREATE.0, CREATE.1, &[("authorization", &key)], "{}");
        assert_eq!(
            client.answer().unwrap_err().kind(),
            io::ErrorKind::ConnectionReset
        );
        assert_eq!(charts(&emulator, &key), made);
    }
}

#[test]
fn a_cut_answer_promises_more_than_comes() {
    for after_bytes in [0, 1, 17] {
        let (emulator, key) = emulator_with(Fault::Cut { after_bytes });
        let server = emulator.serve().unwrap();
        let mut client = Client::of(&server);
        client.request(CREATE.0, CREATE.1, &[("authorization", &key)], "{}");
        let text = String::from_utf8(client.rest().unwrap()).unwrap();
        let (head, body) = text.split_once("\r\n\r\n").unwrap();
        assert_eq!(body.len(), after_bytes);
        let promised = head
            .lines()
            .find_map(|line| line.strip_prefix("content-length: "))
            .unwrap();
        assert!(promised.parse::<usize>().unwrap() > after_bytes);
        assert_eq!(charts(&emulator, &key), 1);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 8, ..ProptestConfig::default() })]

    #[test]
    fn a_long_answer_is_cut_at_the_very_byte(after_bytes in 0..3_000_000_usize) {
        let (emulator, key) = emulator_with(Fault::Cut { after_bytes });
        let server = emulator.serve().unwrap();
        let mut client = Client::of(&server);
        let long = serde_json::json!({"name": "x".repeat(3_000_000)}).to_string();
        client.request(CREATE.0, CREATE.1, &[("authorization", &key)], &long);
        let text = client.rest().unwrap();
        let head = text.windows(4).position(|window| window == b"\r\n\r\n").unwrap() + 4;
        prop_assert_eq!(text.len() - head, after_bytes);
    }
}

#[test]
fn a_client_that_gives_up_on_an_answer_gives_its_place_back() {
    let (emulator, _) = emulator_with(Fault::Never { when: When::After });
    let company = emulator.create_company();
    let key = basic(&company.workspace_secret_key);
    let server = emulator.serve().unwrap();
    let mut client = Client::of(&server);
    client.request(CREATE.0, CREATE.1, &[("authorization", &key)], "{}");
    until(|| {
        emulator.in_flight(company.company, Lane::Regular) == 1 && emulator.journal().entries().len() == 1
    });
    drop(client);
    until(|| emulator.in_flight(company.company, Lane::Regular) == 0);
    assert_eq!(charts(&emulator, &key), 1);
}

// LIM-1
#[test]
fn the_eleventh_slow_call_at_once_is_turned_away() {
    let emulator = Emulator::new();
    emulator.set_latencies([LatencyRule::new("charts.create", Duration::from_secs(3600))]);
    let company = emulator.create_company();
    let key = basic(&company.workspace_secret_key);
    let server = emulator.serve().unwrap();
    let waiting: Vec<_> = (0..10)
        .map(|_| {
            let mut client = Client::of(&server);
            client.request(CREATE.0, CREATE.1, &[("authorization", &key)], "{}");
            client
        })
        .collect();
    until(|| emulator.in_flight(company.company, Lane::Regular) == 10);
    let turned_away = Client::of(&server).call("GET", "/charts", &[("authorization", &key)], "");
    assert_eq!(turned_away.status, 429);
    assert!(
        turned_away
            .header("content-type")
            .unwrap()
            .contains("application/json")
    );
    drop(waiting);
    until(|| emulator.in_flight(company.company, Lane::Regular) == 0);
    assert_eq!(charts(&emulator, &key), 0);
}

#[test]
fn garbage_and_html_arrive_as_answers() {
    let (emulator, key) = emulator_with(Fault::Html {
        status: 502,
        when: When::Before,
    });
    let server = emulator.serve().unwrap();
    let answer = Client::of(&server).call(CREATE.0, CREATE.1, &[("authorization", &key)], "{}");
    assert_eq!(
        (answer.status, answer.header("content-type")),
        (502, Some("text/html; charset=utf-8"))
    );
    emulator.clear_faults();
    emulator.add_fault(FaultRule::on("*", Fault::Garbage { when: When::After }));
    let answer = Client::of(&server).call(CREATE.0, CREATE.1, &[("authorization", &key)], "{}");
    assert!(serde_json::from_slice::<serde_json::Value>(&answer.body).is_err());
}

#[test]
fn any_answer_of_the_tests_own_ends_somehow() {
    let emulator = Emulator::new();
    let server = emulator
        .server()
        .head_timeout(Duration::from_millis(100))
        .start()
        .unwrap();
    for status in [0, 99, 100, 101, 199, 204, 205, 299, 304, 599, 999, 65_535] {
        let headers = [
            ("content-length", "7"),
            ("transfer-encoding", "chunked"),
            ("x", "y"),
            ("", "\r\n"),
        ];
        let headers = headers
            .map(|(name, value)| (name.to_owned(), value.to_owned()))
            .to_vec();
        let fault = Fault::Answer {
            status,
            headers,
            body: "longer than that".into(),
            when: When::Before,
        };
        emulator.clear_faults();
        emulator.add_fault(FaultRule::on("*", fault));
        let mut client = Client::of(&server);
        client.request("GET", "/charts", &[], "");
        let answered = client.rest().unwrap();
        assert!(
            answered.is_empty() || answered.starts_with(b"HTTP/1.1 "),
            "{status}"
        );
    }
}

/// Waits for another thread to have come so far.
fn until(reached: impl Fn() -> bool) {
    while !reached() {
        std::thread::yield_now();
    }
}
