//! A proxy that is set gets the requests, over the adapters that have one.

use std::{
    io::{BufRead as _, BufReader, Write as _},
    net::{TcpListener, TcpStream},
    thread::{self, JoinHandle},
};

/// Where nobody listens: only a proxy can answer for it.
const NOWHERE: &str = "http://127.0.0.1:9";

/// The lines of a request up to the empty one.
fn head(reader: &mut BufReader<TcpStream>) -> Vec<String> {
    reader
        .lines()
        .map(|line| line.expect("a request"))
        .take_while(|line| !line.is_empty())
        .collect()
}

/// A proxy that answers one request by itself, and tells what it was asked.
fn proxy() -> (String, JoinHandle<Vec<String>>) {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
    let url = format!("http://{}", listener.local_addr().expect("an address"));
    let asked = thread::spawn(move || {
        let (mut stream, _) = listener.accept().expect("a client");
        let mut reader = BufReader::new(stream.try_clone().expect("a second handle"));
        let mut asked = head(&mut reader);
        // Some ask for a tunnel first, also for plain http.
        if asked[0].starts_with("CONNECT ") {
            stream.write_all(b"HTTP/1.1 200 OK\r\n\r\n").expect("a tunnel");
            asked.extend(head(&mut reader));
        }
        let answer =
            "HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: 12\r\n\r\n{\"items\":[]}";
        stream.write_all(answer.as_bytes()).expect("an answer");
        asked
    });
    (url, asked)
}

/// The proxy was asked for what lies beyond it.
fn has_served(asked: JoinHandle<Vec<String>>) {
    let lines = asked.join().expect("the proxy has served");
    assert!(lines[0].contains("127.0.0.1:9"), "{lines:?}");
    assert!(
        lines.iter().any(|line| line.contains("/charts HTTP/1.1")),
        "{lines:?}"
    );
}

#[test]
fn calls_over_ureq_go_through_the_proxy_that_is_set() {
    let (url, asked) = proxy();
    let nowhere = seatsio_blocking::BaseUrl::new(NOWHERE).expect("a URL");
    let client = seatsio_blocking::builder(nowhere, "key").proxy(url).build();
    let charts = client
        .expect("a client")
        .charts()
        .list()
        .send()
        .expect("an answer");
    assert!(charts.items.is_empty());
    has_served(asked);
}

#[tokio::test]
async fn calls_over_reqwest_go_through_the_proxy_that_is_set() {
    let (url, asked) = proxy();
    let nowhere = seatsio_async::BaseUrl::new(NOWHERE).expect("a URL");
    let client = seatsio_async::builder(nowhere, "key").proxy(url).build();
    let charts = client
        .expect("a client")
        .charts()
        .list()
        .await
        .expect("an answer");
    assert!(charts.items.is_empty());
    has_served(asked);
}
