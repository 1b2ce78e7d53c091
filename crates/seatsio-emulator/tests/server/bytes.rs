//! Whatever comes over the socket: a clear answer or a closed connection, never a hang.

use std::time::Duration;

use proptest::prelude::*;
use seatsio_emulator::{Emulator, Server};

use crate::client::{Client, basic};

/// A server that has little patience, so that a test needs none.
fn impatient() -> (Emulator, Server) {
    let emulator = Emulator::new();
    let short = Duration::from_millis(100);
    let server = emulator
        .server()
        .head_timeout(short)
        .body_timeout(short)
        .body_limit(10_000)
        .start()
        .unwrap();
    (emulator, server)
}

fn is_answer_or_nothing(bytes: &[u8]) -> bool {
    bytes.is_empty() || bytes.starts_with(b"HTTP/1.")
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 32, ..ProptestConfig::default() })]

    #[test]
    fn any_bytes_end_in_an_answer_or_a_closed_connection(
        pieces in prop::collection::vec(prop_oneof![
            prop::collection::vec(any::<u8>(), 0..200),
            Just(b"GET / HTTP/1.1\r\n".to_vec()),
            Just(b"POST /charts HTTP/1.1\r\ncontent-length: 5\r\n".to_vec()),
            Just(b"transfer-encoding: chunked\r\n".to_vec()),
            Just(b"host: localhost\r\n\r\n".to_vec()),
            Just(b"\r\n\r\n".to_vec()),
        ], 0..6),
    ) {
        let (emulator, server) = impatient();
        let mut client = Client::of(&server);
        for piece in &pieces {
            // A server that has already closed the connection has given its answer.
            if client.send(piece).is_err() {
                break;
            }
        }
        let answered = client.rest().unwrap_or_default();
        prop_assert!(is_answer_or_nothing(&answered), "{}", String::from_utf8_lossy(&answered));
        let alive = Client::of(&server).call("GET", "/emulator/health", &[], "");
        prop_assert_eq!(alive.status, 200);
        prop_assert_eq!(emulator.with_world(|world| world.census().companies), 0);
    }
}

#[test]
fn a_head_that_never_ends_is_given_up_on() {
    let (_, server) = impatient();
    let mut client = Client::of(&server);
    client.send(b"GET /charts HTTP/1.1\r\nhost: ").unwrap();
    assert!(is_answer_or_nothing(&client.rest().unwrap_or_default()));
}

#[test]
fn a_body_that_never_comes_is_answered_with_408() {
    let (emulator, server) = impatient();
    let key = basic(&emulator.create_company().workspace_secret_key);
    let mut client = Client::of(&server);
    let head =
        format!("POST /charts HTTP/1.1\r\nhost: x\r\nauthorization: {key}\r\ncontent-length: 50\r\n\r\n{{");
    client.send(head.as_bytes()).unwrap();
    assert_eq!(client.answer().unwrap().status, 408);
    assert_eq!(emulator.journal().total(), 0);
}

#[test]
fn a_body_that_is_too_long_is_answered_with_413() {
    let (emulator, server) = impatient();
    let key = basic(&emulator.create_company().workspace_secret_key);
    let body = format!("{{\"name\":\"{}\"}}", "x".repeat(20_000));
    let announced = Client::of(&server).call("POST", "/charts", &[("authorization", &key)], &body);
    assert_eq!(
        (announced.status, announced.header("connection")),
        (413, Some("close"))
    );

    let mut client = Client::of(&server);
    let head = format!(
        "POST /charts HTTP/1.1\r\nhost: x\r\nauthorization: {key}\r\ntransfer-encoding: chunked\r\n\r\n"
    );
    client.send(head.as_bytes()).unwrap();
    client
        .send(format!("{:x}\r\n{body}\r\n0\r\n\r\n", body.len()).as_bytes())
        .unwrap();
    assert_eq!(client.answer().unwrap().status, 413);
}

#[test]
fn a_head_that_is_too_long_is_refused() {
    let (_, server) = impatient();
    let mut client = Client::of(&server);
    let head = format!("GET /{} HTTP/1.1\r\nhost: x\r\n\r\n", "x".repeat(1_000_000));
    // The server may close the connection before it has read all that.
    let _ = client.send(head.as_bytes());
    let answered = client.rest().unwrap_or_default();
    assert!(answered.is_empty() || answered.starts_with(b"HTTP/1.1 4"));
}

#[test]
fn silent_connections_do_not_keep_others_waiting() {
    let emulator = Emulator::new();
    let server = emulator.serve().unwrap();
    let silent: Vec<_> = (0..200).map(|_| Client::of(&server)).collect();
    assert_eq!(
        Client::of(&server)
            .call("GET", "/emulator/health", &[], "")
            .status,
        200
    );
    drop(silent);
}
