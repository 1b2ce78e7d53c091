//! What building a request costs, beside careful code written by hand.
//!
//! `cargo bench -p seatsio-benches --bench request` prints a table. By hand means `format!` and
//! percent-encoding, `http::Request::builder`, a prepared `Authorization` value and `serde_json::to_vec`.
#![allow(clippy::print_stdout, reason = "the table is what a bench is for")]
#![allow(clippy::expect_used, reason = "a bench of what cannot be built is none")]

use allocation_counter::measure;
use bytes::Bytes;
use http::{HeaderValue, Request, header};
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use seatsio_benches::Paired;
use seatsio_core::{
    Config, Operation, Region, RequestTemplate,
    api::{events::BookObjects, reports::events::ByLabelFiltered},
};
use serde::Serialize;
use std::hint::black_box;

const SEGMENT: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'-')
    .remove(b'_')
    .remove(b'.')
    .remove(b'~');

fn main() {
    let template = RequestTemplate::new(&Config::new(Region::Eu, "a-secret-key"), true).expect("a template");
    let ours = |operation: &dyn Fn() -> Request<Bytes>| operation();
    let get = ByLabelFiltered::new("spring gala", "Balcony-A-12");
    let book = BookObjects::new("spring-gala", ["A-1", "A-2", "A-3", "A-4"])
        .hold_token("a-hold-token")
        .order_id("o");
    let hand = ByHand::new();
    println!(
        "{:<34} {:>11} {:>6} {:>12} {:>12} {:>8} {:>5}",
        "", "by hand µs", "ratio", "quartiles", "allocations", "by hand", "goal"
    );
    compare(
        "GET with two path arguments",
        4,
        || hand.get("spring gala", "Balcony-A-12"),
        || ours(&|| template.request(&get.plan().expect("a plan")).expect("a request")),
    );
    compare(
        "booking four seats",
        5,
        || hand.book(&["A-1", "A-2", "A-3", "A-4"]),
        || {
            ours(&|| {
                template
                    .request(&book.plan().expect("a plan"))
                    .expect("a request")
            })
        },
    );
}

fn compare(name: &str, goal: u64, by_hand: impl Fn() -> Request<Bytes>, ours: impl Fn() -> Request<Bytes>) {
    let (own, hand) = (
        measure(|| drop(black_box(ours()))),
        measure(|| drop(black_box(by_hand()))),
    );
    let paired = Paired::run(
        200,
        2_000,
        || drop(black_box(by_hand())),
        || drop(black_box(ours())),
    );
    println!(
        "{name:<34} {:>11.2} {:>6.2} {:>12} {:>12} {:>8} {goal:>5}",
        paired.by_hand_micros(),
        paired.ratio(2),
        format!("{:.2}–{:.2}", paired.ratio(1), paired.ratio(3)),
        own.count_total,
        hand.count_total,
    );
}

struct ByHand {
    base: String,
    authorization: HeaderValue,
}

impl ByHand {
    fn new() -> Self {
        let mut authorization = HeaderValue::from_static("Basic YS1zZWNyZXQta2V5Og==");
        authorization.set_sensitive(true);
        Self {
            base: Region::Eu.url().to_owned(),
            authorization,
        }
    }

    fn get(&self, event: &str, object: &str) -> Request<Bytes> {
        let uri = format!(
            "{}/reports/events/{}/byLabel/{}",
            self.base,
            utf8_percent_encode(event, SEGMENT),
            utf8_percent_encode(object, SEGMENT),
        );
        Request::builder()
            .uri(uri)
            .header(header::AUTHORIZATION, self.authorization.clone())
            .header(header::ACCEPT, "application/json")
            .header(header::USER_AGENT, "by-hand/1.0")
            .header("x-client-lib", "rust")
            .header(header::ACCEPT_ENCODING, "gzip")
            .body(Bytes::new())
            .expect("a request")
    }

    fn book(&self, labels: &[&str]) -> Request<Bytes> {
        #[derive(Serialize)]
        #[serde(rename_all = "camelCase")]
        struct Object<'a> {
            object_id: &'a str,
        }
        #[derive(Serialize)]
        #[serde(rename_all = "camelCase")]
        struct Body<'a> {
            r#type: &'a str,
            status: &'a str,
            events: [&'a str; 1],
            objects: Vec<Object<'a>>,
            hold_token: &'a str,
            order_id: &'a str,
        }
        let body = Body {
            r#type: "CHANGE_STATUS_TO",
            status: "booked",
            events: ["spring-gala"],
            objects: labels.iter().map(|object_id| Object { object_id }).collect(),
            hold_token: "a-hold-token",
            order_id: "o",
        };
        Request::builder()
            .method("POST")
            .uri(format!(
                "{}/events/groups/actions/change-object-status?expand=objects",
                self.base
            ))
            .header(header::AUTHORIZATION, self.authorization.clone())
            .header(header::ACCEPT, "application/json")
            .header(header::CONTENT_TYPE, "application/json")
            .header(header::USER_AGENT, "by-hand/1.0")
            .header("x-client-lib", "rust")
            .header(header::ACCEPT_ENCODING, "gzip")
            .body(serde_json::to_vec(&body).expect("JSON").into())
            .expect("a request")
    }
}
