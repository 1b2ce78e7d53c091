//! Ordinary requests.

use std::{
    io::Read as _,
    net::{SocketAddr, TcpStream},
};

use seatsio_emulator::Emulator;

use crate::client::{Client, basic};

#[test]
fn a_booked_hall_can_be_asked_for_over_one_connection() {
    let (emulator, demo) = Emulator::with_demo();
    let server = emulator.serve().unwrap();
    let key = basic(&demo.secret_key);
    let mut client = Client::of(&server);
    for _ in 0..3 {
        let answer = client.call("GET", "/charts/demo-hall", &[("authorization", &key)], "");
        assert_eq!(
            (answer.status, &answer.json()["name"]),
            (200, &"Demo hall".into())
        );
    }
    assert_eq!(emulator.journal().count("charts.retrieve"), 3);
}

#[test]
fn requests_sent_ahead_are_answered_in_order() {
    let (emulator, demo) = Emulator::with_demo();
    let server = emulator.serve().unwrap();
    let key = basic(&demo.secret_key);
    let mut client = Client::of(&server);
    for path in ["/charts/demo-hall", "/nowhere", "/charts"] {
        client.request("GET", path, &[("authorization", &key)], "");
    }
    let statuses: Vec<_> = (0..3).map(|_| client.answer().unwrap().status).collect();
    assert_eq!(statuses, [200, 404, 200]);
}

#[test]
fn a_dropped_server_is_gone_with_its_connections() {
    let server = Emulator::new().serve().unwrap();
    let address: SocketAddr = server.address();
    let mut client = Client::of(&server);
    client.call("GET", "/charts", &[], "");
    drop(server);
    assert!(client.rest().is_ok_and(|rest| rest.is_empty()) || client.rest().is_err());
    assert!(TcpStream::connect(address).is_err());
}

#[test]
fn two_servers_of_one_emulator_show_the_same() {
    let emulator = Emulator::new();
    let (one, other) = (emulator.serve().unwrap(), emulator.serve().unwrap());
    let key = basic(&emulator.create_company().workspace_secret_key);
    Client::of(&one).call("POST", "/charts", &[("authorization", &key)], "{}");
    let charts = Client::of(&other)
        .call("GET", "/charts", &[("authorization", &key)], "")
        .json();
    assert_eq!(charts["items"].as_array().unwrap().len(), 1);
}

// AUT-10
#[test]
fn long_answers_are_compressed_for_who_asks() {
    let emulator = Emulator::new();
    let server = emulator.serve().unwrap();
    let key = basic(&emulator.create_company().workspace_secret_key);
    let long = format!("{{\"name\": \"{}\"}}", "long ".repeat(1000));
    let chart = Client::of(&server).call("POST", "/charts", &[("authorization", &key)], &long);
    assert_eq!(chart.header("content-encoding"), None);

    let path = format!("/charts/{}", chart.json()["key"].as_str().unwrap());
    let headers = [("authorization", &*key), ("accept-encoding", "gzip")];
    let packed = Client::of(&server).call("GET", &path, &headers, "");
    assert_eq!(packed.header("content-encoding"), Some("gzip"));
    assert!(packed.body.len() < 1000);
    let mut unpacked = Vec::new();
    flate2::read::GzDecoder::new(&packed.body[..])
        .read_to_end(&mut unpacked)
        .unwrap();
    let unpacked: serde_json::Value = serde_json::from_slice(&unpacked).unwrap();
    assert_eq!(unpacked["name"], chart.json()["name"]);
}

#[test]
fn a_chunked_body_is_read_to_its_end() {
    let emulator = Emulator::new();
    let server = emulator.serve().unwrap();
    let key = basic(&emulator.create_company().workspace_secret_key);
    let mut client = Client::of(&server);
    let head = format!(
        "POST /charts HTTP/1.1\r\nhost: x\r\nauthorization: {key}\r\ntransfer-encoding: chunked\r\n\r\n"
    );
    client.send(head.as_bytes()).unwrap();
    client.send(b"8\r\n{\"name\":\r\n").unwrap();
    client.send(b"7\r\n \"Hall\"\r\n1\r\n}\r\n0\r\n\r\n").unwrap();
    assert_eq!(client.answer().unwrap().json()["name"], "Hall");
}

#[test]
fn the_page_shows_what_there_is_and_no_secret() {
    let (emulator, demo) = Emulator::with_demo();
    let server = emulator.serve().unwrap();
    let token = Client::of(&server).call(
        "POST",
        "/hold-tokens",
        &[("authorization", &basic(&demo.secret_key))],
        "",
    );
    let page = Client::of(&server).call("GET", "/", &[], "");
    let text = String::from_utf8(page.body).unwrap();
    assert!(text.contains("hold-tokens"), "{text}");
    let held = serde_json::from_slice::<serde_json::Value>(&token.body).unwrap_or_default();
    let secrets = [
        Some(demo.secret_key.as_str()),
        Some(&demo.admin_key),
        held["holdToken"].as_str(),
    ];
    for secret in secrets.into_iter().flatten() {
        assert!(!text.contains(secret));
    }
}
