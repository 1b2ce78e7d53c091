//! What a whole call over loopback costs, beside the same HTTP library used by hand.
//!
//! `cargo bench -p seatsio-benches --bench calls` prints a table: CPU time of the calling thread, both sides in
//! turn in one process, and allocations. By hand means the library's own builder, the whole body collected, and
//! `serde_json::from_slice` into structs with `String`s. A thread beside it answers fixed bytes.
//!
//! `… --bench calls -- only "ureq: chart" ours 1000` only makes so many calls of one row and side (`ours` or `hand`).
//! `benches/instructions-of-calls` counts their instructions with it, by valgrind.
#![allow(clippy::print_stdout, reason = "the table is what a bench is for")]
#![allow(clippy::expect_used, reason = "a bench of calls that fail is none")]

#[path = "decode/bodies.rs"]
mod bodies;
#[path = "calls/hand.rs"]
mod hand;
#[path = "calls/only.rs"]
mod only;
#[path = "decode/owned.rs"]
mod owned;
#[path = "calls/responder.rs"]
mod responder;

use allocation_counter::measure;
use hand::{HyperByHand, ReqwestByHand, UreqByHand};
use only::Only;
use responder::Responder;
use seatsio_benches::Paired;
use seatsio_core::{AsyncClient, BaseUrl, BlockingClient};
use std::hint::black_box;
use tokio::runtime::Runtime;

const KEY: &str = "a-secret-key";
const SEATS: [&str; 4] = ["A-1", "A-2", "A-3", "A-4"];

fn main() {
    // The reqwest client by hand looks for the process's provider; ours names its own.
    rustls::crypto::ring::default_provider()
        .install_default()
        .expect("the first provider");
    let chart = Responder::start(bodies::chart());
    let booking = Responder::start(bodies::status_change());
    let only = Only::from_arguments();
    if only.is_none() {
        println!(
            "{:<34} {:>11} {:>6} {:>12} {:>6} {:>12} {:>8} {:>6}",
            "", "by hand µs", "ratio", "quartiles", "goal", "allocations", "by hand", "goal"
        );
    }
    let row = |name: &str, goal: f64, by_hand: &dyn Fn(), ours: &dyn Fn()| match &only {
        Some(only) => only.run(name, by_hand, ours),
        None => row(name, goal, by_hand, ours),
    };
    let base = |responder: &Responder| BaseUrl::new(&responder.url).expect("loopback");

    let (gets, books) = (base(&chart), base(&booking));
    let ureq = |base: BaseUrl| seatsio_blocking::client(base, KEY).expect("a client");
    let (get, book) = (ureq(gets.clone()), ureq(books.clone()));
    let hand = UreqByHand::new();
    row("ureq: chart", 1.05, &|| hand.chart(&chart.url), &|| {
        blocking_chart(&get)
    });
    row(
        "ureq: booking four seats",
        0.92,
        &|| hand.book(&booking.url, &SEATS),
        &|| blocking_book(&book),
    );

    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .expect("a runtime");
    let reqwest = |base: BaseUrl| seatsio_async::client(base, KEY).expect("a client");
    let (get, book) = (reqwest(gets.clone()), reqwest(books.clone()));
    let hand = ReqwestByHand::new();
    row(
        "reqwest: chart",
        1.05,
        &|| runtime.block_on(hand.chart(&chart.url)),
        &|| async_chart(&runtime, &get),
    );
    row(
        "reqwest: booking four seats",
        0.92,
        &|| runtime.block_on(hand.book(&booking.url, &SEATS)),
        &|| async_book(&runtime, &book),
    );

    let hyper = |base: BaseUrl| seatsio_hyper::client(base, KEY).expect("a client");
    let (get, book) = (hyper(gets), hyper(books));
    let hand = HyperByHand::new();
    row(
        "hyper: chart",
        1.05,
        &|| runtime.block_on(hand.chart(&chart.url)),
        &|| async_chart(&runtime, &get),
    );
    row(
        "hyper: booking four seats",
        0.92,
        &|| runtime.block_on(hand.book(&booking.url, &SEATS)),
        &|| async_book(&runtime, &book),
    );
}

fn blocking_chart(client: &BlockingClient) {
    black_box(client.charts().retrieve("a-chart-key").send().expect("a chart"));
}

fn blocking_book(client: &BlockingClient) {
    black_box(
        client
            .events()
            .book("an-event", SEATS)
            .hold_token("a-token")
            .order_id("o")
            .send()
            .expect("booked"),
    );
}

fn async_chart(runtime: &Runtime, client: &AsyncClient) {
    // Read and dropped where it arrives, as by hand.
    runtime.block_on(async {
        let chart = client.charts().retrieve("a-chart-key").send().await;
        drop(black_box(chart.expect("a chart")));
    });
}

fn async_book(runtime: &Runtime, client: &AsyncClient) {
    let booking = client
        .events()
        .book("an-event", SEATS)
        .hold_token("a-token")
        .order_id("o");
    runtime.block_on(async { drop(black_box(booking.send().await.expect("booked"))) });
}

fn row(name: &str, goal: f64, by_hand: &dyn Fn(), ours: &dyn Fn()) {
    let paired = Paired::run(150, 100, by_hand, ours);
    let (own, hand) = (measure(ours), measure(by_hand));
    println!(
        "{name:<34} {:>11.2} {:>6.2} {:>12} {goal:>6.2} {:>12} {:>8} {:>6}",
        paired.by_hand_micros(),
        paired.ratio(2),
        format!("{:.2}–{:.2}", paired.ratio(1), paired.ratio(3)),
        own.count_total,
        hand.count_total,
        "+4",
    );
}
