//! What every request says of itself: what it carries, what it reads, who asks.

use bytes::Bytes;
use http::{HeaderMap, Request, Response, header};
use seatsio_core::{BlockingClient, BlockingTransport, Config, Region, TransportError};
use std::{
    sync::{Arc, Mutex},
    time::Duration,
};

/// Answers with an empty page, and keeps the headers of the last request.
#[derive(Clone, Default)]
struct Kept(Arc<Mutex<HeaderMap>>);

impl BlockingTransport for Kept {
    fn send(&self, request: Request<Bytes>, _: Duration) -> Result<Response<Bytes>, TransportError> {
        *self.0.lock().expect("no test panics in here") = request.headers().clone();
        Ok(Response::new(Bytes::from_static(br#"{"items":[]}"#)))
    }

    fn sleep(&self, _: Duration) {}
}

/// The headers of a request, with and without body.
fn sent(config: &Config) -> [HeaderMap; 2] {
    let kept = Kept::default();
    let client = BlockingClient::new(kept.clone(), config).expect("a client");
    let last = || kept.0.lock().expect("no test panics in here").clone();
    // The page is no season and no list of tags: what is sent is all that counts.
    let _ = client.events().book("gala", ["A-1"]).send();
    let with_body = last();
    let _ = client.charts().list_all_tags().send();
    [with_body, last()]
}

fn config() -> Config {
    Config::new(Region::Eu, "key")
}

#[test]
fn a_request_says_that_it_carries_json_only_if_it_does() {
    let [with_body, without] = sent(&config());
    assert_eq!(with_body[header::CONTENT_TYPE], "application/json");
    assert!(!without.contains_key(header::CONTENT_TYPE));
    for headers in [with_body, without] {
        let reads = headers[header::ACCEPT].to_str().expect("ASCII");
        assert!(reads.starts_with("application/json"), "{reads}");
    }
}

#[test]
fn every_request_names_the_language_and_the_version_and_nothing_of_the_machine() {
    for headers in sent(&config()) {
        assert_eq!(headers["x-client-lib"], "rust");
        let version = format!("seatsio-rust/{}", env!("CARGO_PKG_VERSION"));
        assert_eq!(headers[header::USER_AGENT], version.as_str());
    }
}

#[test]
fn an_application_is_named_before_the_client() {
    for headers in sent(&config().application("box-office/1.4")) {
        let agent = headers[header::USER_AGENT].to_str().expect("ASCII");
        assert!(agent.starts_with("box-office/1.4 seatsio-rust/"), "{agent}");
    }
}
