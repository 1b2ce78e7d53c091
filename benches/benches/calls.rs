//! What a whole call over loopback costs, beside the same HTTP library used by hand.
//!
//! `cargo bench -p seatsio-benches --bench calls` prints a table: CPU time of the calling thread, both sides in
//! turn in one process, and allocations. By hand means the library's own builder, the whole body collected, and
//! `serde_json::from_slice` into structs with `String`s. A thread beside it answers fixed bytes. Our calls always have
//! a time-out; by hand they have none, and one in the rows that say "in time".
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
use std::{hint::black_box, time::Duration};
use tokio::runtime::Runtime;

const KEY: &str = "a-secret-key";
const SEATS: [&str; 4] = ["A-1", "A-2", "A-3", "A-4"];
/// The time that our calls have for each attempt.
const TIMEOUT: Duration = Duration::from_secs(30);

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
            "{:<44} {:>11} {:>6} {:>12} {:>6} {:>12} {:>8} {:>6}",
            "", "by hand µs", "ratio", "quartiles", "goal", "allocations", "by hand", "goal"
        );
    }
    let row = |name: &str, goal: f64, by_hand: &dyn Fn(), ours: &dyn Fn()| match &only {
        Some(only) => only.run(name, by_hand, ours),
        None => row(name, goal, by_hand, ours),
    };
    // By hand: without a time-out, and with one.
    let rows =
        |library: &str, get: &dyn Fn(), gets: [&dyn Fn(); 2], book: &dyn Fn(), books: [&dyn Fn(); 2]| {
            for (i, with) in ["", ", by hand in time"].into_iter().enumerate() {
                row(&format!("{library}: chart{with}"), 1.05, gets[i], get);
                row(
                    &format!("{library}: booking four seats{with}"),
                    0.92,
                    books[i],
                    book,
                );
            }
        };
    let base = |responder: &Responder| BaseUrl::new(&responder.url).expect("loopback");

    let ureq = |responder| seatsio_blocking::client(base(responder), KEY).expect("a client");
    let (get, book) = (ureq(&chart), ureq(&booking));
    let (hand, timed) = (UreqByHand::new(None), UreqByHand::new(Some(TIMEOUT)));
    rows(
        "ureq",
        &|| blocking_chart(&get),
        [&|| hand.chart(&chart.url), &|| timed.chart(&chart.url)],
        &|| blocking_book(&book),
        [&|| hand.book(&booking.url, &SEATS), &|| {
            timed.book(&booking.url, &SEATS)
        }],
    );

    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .expect("a runtime");
    let reqwest = |responder| seatsio_async::client(base(responder), KEY).expect("a client");
    let (get, book, hand) = (reqwest(&chart), reqwest(&booking), ReqwestByHand::new());
    rows(
        "reqwest",
        &|| async_chart(&runtime, &get),
        [&|| runtime.block_on(hand.chart(&chart.url)), &|| {
            runtime.block_on(in_time(hand.chart(&chart.url)))
        }],
        &|| async_book(&runtime, &book),
        [&|| runtime.block_on(hand.book(&booking.url, &SEATS)), &|| {
            runtime.block_on(in_time(hand.book(&booking.url, &SEATS)))
        }],
    );

    let hyper = |responder| seatsio_hyper::client(base(responder), KEY).expect("a client");
    let (get, book, hand) = (hyper(&chart), hyper(&booking), HyperByHand::new());
    rows(
        "hyper",
        &|| async_chart(&runtime, &get),
        [&|| runtime.block_on(hand.chart(&chart.url)), &|| {
            runtime.block_on(in_time(hand.chart(&chart.url)))
        }],
        &|| async_book(&runtime, &book),
        [&|| runtime.block_on(hand.book(&booking.url, &SEATS)), &|| {
            runtime.block_on(in_time(hand.book(&booking.url, &SEATS)))
        }],
    );
}

async fn in_time(call: impl Future<Output = ()>) {
    tokio::time::timeout(TIMEOUT, call).await.expect("in time");
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
        "{name:<44} {:>11.2} {:>6.2} {:>12} {goal:>6.2} {:>12} {:>8} {:>6}",
        paired.by_hand_micros(),
        paired.ratio(2),
        format!("{:.2}–{:.2}", paired.ratio(1), paired.ratio(3)),
        own.count_total,
        hand.count_total,
        "+4",
    );
}
