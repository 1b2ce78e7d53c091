//! What it costs to be watched: an observer, and spans for `tracing`.
//!
//! `cargo bench -p seatsio-benches --bench observe` prints what an observer costs; with `--features tracing` also what
//! spans cost, without a subscriber and with one that takes everything and does nothing. First the engine alone, over
//! a transport that answers at once; then whole calls over loopback, watched and not watched in turn.
//!
//! `… --bench observe -- bare 3000` only makes so many calls over the transport that answers at once, for
//! `valgrind --tool=callgrind`: what a call costs in instructions is the difference of two runs, divided by that of
//! their numbers. `bare 3000 observer` and `bare 3000 spans` are the same, watched.
#![allow(clippy::print_stdout, reason = "the table is what a bench is for")]
#![allow(clippy::expect_used, reason = "a bench of calls that fail is none")]

#[path = "decode/bodies.rs"]
mod bodies;
#[path = "observe/instant.rs"]
mod instant;
#[path = "calls/responder.rs"]
mod responder;
#[cfg(feature = "tracing")]
#[path = "observe/spans.rs"]
mod spans;

use allocation_counter::measure;
use instant::{Counter, Instant};
use responder::Responder;
use seatsio_benches::Paired;
use seatsio_core::{AsyncClient, BaseUrl, BlockingClient, Config};
use std::{hint::black_box, sync::Arc};

const KEY: &str = "a-secret-key";
const SEATS: [&str; 4] = ["A-1", "A-2", "A-3", "A-4"];
/// Calls in one run: so many that what surrounds them does not count.
const CALLS: u32 = 50;

fn main() {
    let arguments: Vec<String> = std::env::args().collect();
    if let Some(at) = arguments.iter().position(|argument| argument == "bare") {
        let calls = arguments.get(at + 1).and_then(|number| number.parse().ok());
        return bare(
            calls.unwrap_or(1000),
            arguments.get(at + 2).map_or("", |mode| mode),
        );
    }
    println!(
        "{:<52} {:>12} {:>6} {:>12} {:>12} {:>8}",
        "", "unwatched µs", "ratio", "quartiles", "allocations", "watched"
    );
    engine_alone();
    over_loopback();
}

/// Only the calls, for a tool that counts instructions.
fn bare(calls: u32, watched: &str) {
    let client = Instant::client(&bodies::chart(), |config| match watched {
        "observer" => config.observer(Arc::new(Counter::default())),
        _ => config,
    });
    let calls = || (0..calls).for_each(|_| chart(&client));
    match watched {
        #[cfg(feature = "tracing")]
        "spans" => spans::taken(calls),
        _ => calls(),
    }
}

fn engine_alone() {
    let (answer, counter) = (bodies::status_change(), Arc::new(Counter::default()));
    let (plain, again) = (Instant::client(&answer, |c| c), Instant::client(&answer, |c| c));
    let observed = Instant::client(&answer, |config| config.observer(counter.clone()));
    row(
        "engine alone, booking: nobody watches, twice",
        || book(&plain),
        || book(&again),
    );
    row(
        "engine alone, booking: an observer that counts",
        || book(&plain),
        || book(&observed),
    );
    #[cfg(feature = "tracing")]
    row_with_spans("engine alone, booking: spans nobody reads", || book(&plain));
    assert!(counter.calls() > 0);
}

fn over_loopback() {
    let (charts, booking) = (
        Responder::start(bodies::chart()),
        Responder::start(bodies::status_change()),
    );
    let counter = Arc::new(Counter::default());
    let base = |responder: &Responder| BaseUrl::new(&responder.url).expect("loopback");
    let ureq = |responder| seatsio_blocking::builder(base(responder), KEY);
    let plain = ureq(&charts).build().expect("a client");
    let again = ureq(&charts).build().expect("a client");
    let observed = ureq(&charts).observer(counter.clone()).build().expect("a client");
    row(
        "ureq, chart: nobody watches, twice",
        || chart(&plain),
        || chart(&again),
    );
    row(
        "ureq, chart: an observer that counts",
        || chart(&plain),
        || chart(&observed),
    );
    #[cfg(feature = "tracing")]
    row_with_spans("ureq, chart: spans nobody reads", || chart(&plain));

    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
    let runtime = runtime.expect("a runtime");
    let hyper = |responder| seatsio_hyper::builder(base(responder), KEY);
    let plain = hyper(&booking).build().expect("a client");
    let observed = hyper(&booking)
        .observer(counter.clone())
        .build()
        .expect("a client");
    let book = |client: &AsyncClient| {
        let booking = client
            .events()
            .book("an-event", SEATS)
            .hold_token("a-token")
            .order_id("o");
        black_box(runtime.block_on(booking.send()).expect("booked"));
    };
    row(
        "hyper, booking: an observer that counts",
        || book(&plain),
        || book(&observed),
    );
    #[cfg(feature = "tracing")]
    row_with_spans("hyper, booking: spans nobody reads", || book(&plain));
    assert!(counter.calls() > 0);
}

fn chart(client: &BlockingClient) {
    black_box(client.charts().retrieve("a-chart-key").send().expect("a chart"));
}

fn book(client: &BlockingClient) {
    let booking = client
        .events()
        .book("an-event", SEATS)
        .hold_token("a-token")
        .order_id("o");
    black_box(booking.send().expect("booked"));
}

#[cfg(feature = "tracing")]
fn row_with_spans(name: &str, call: impl Fn()) {
    let many = || (0..CALLS).for_each(|_| call());
    tell(
        name,
        &Paired::run(100, 2, many, || spans::taken(many)),
        &call,
        || spans::taken(&call),
    );
}

fn row(name: &str, unwatched: impl Fn(), watched: impl Fn()) {
    let paired = Paired::run(
        100,
        2,
        || (0..CALLS).for_each(|_| unwatched()),
        || (0..CALLS).for_each(|_| watched()),
    );
    tell(name, &paired, unwatched, watched);
}

fn tell(name: &str, paired: &Paired, unwatched: impl Fn(), watched: impl Fn()) {
    let (without, with) = (measure(&unwatched), measure(&watched));
    println!(
        "{name:<52} {:>12.2} {:>6.3} {:>12} {:>12} {:>8}",
        paired.by_hand_micros() / f64::from(CALLS),
        paired.ratio(2),
        format!("{:.2}–{:.2}", paired.ratio(1), paired.ratio(3)),
        without.count_total,
        with.count_total,
    );
}

/// Settings of a client over the transport that answers at once.
fn config() -> Config {
    Config::new(seatsio_core::Region::Eu, KEY)
}
