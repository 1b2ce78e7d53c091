//! What reading answers costs in memory, beside `serde_json::from_slice` into plain structs with `String`s.
//!
//! `cargo bench --bench decode_memory` prints a table of exact figures, for each object where there are many.
//! It stands apart from the timed bench, because counting allocations takes time.
#![allow(clippy::print_stdout, reason = "the table is what a bench is for")]
#![allow(clippy::expect_used, reason = "a bench of what cannot be read is none")]

mod decode {
    pub(crate) mod bodies;
    pub(crate) mod owned;
}

use std::hint::black_box;
use std::ops::ControlFlow;

use allocation_counter::measure;
use decode::{bodies, owned};
use seatsio_core::model::{ChangeObjectStatusResult, Chart, Event, EventReport, Page, StatusChange};

fn main() {
    println!(
        "{:<40} {:>14} {:>9} {:>14} {:>9} {:>12} {:>9}",
        "", "allocations", "by hand", "live bytes", "by hand", "peak bytes", "by hand"
    );
    for objects in [1_000, 10_000, 100_000] {
        let body = bodies::event_report(objects);
        compare(
            &format!("report, each of {objects} objects"),
            objects,
            || EventReport::decode(&body).expect("a report"),
            || by_hand::<owned::Report>(&body),
        );
        compare(
            &format!("visit, all of {objects} objects"),
            1,
            || {
                EventReport::visit(&body, |_, object| {
                    black_box(&object);
                    ControlFlow::Continue(())
                })
                .expect("a report");
            },
            || by_hand::<owned::Report>(&body),
        );
    }
    let body = bodies::event_report_by_label(10_000);
    compare(
        "by label in no order, each of 10000",
        10_000,
        || EventReport::decode(&body).expect("a report"),
        || by_hand::<owned::Report>(&body),
    );
    let body = bodies::status_change();
    compare(
        "status change, 4 seats",
        1,
        || ChangeObjectStatusResult::decode(&body).expect("objects"),
        || by_hand::<owned::ChangeObjectStatusResult>(&body),
    );
    let body = bodies::charts();
    compare(
        "page of charts, each of 100",
        100,
        || Page::<Chart>::decode(&body).expect("charts"),
        || by_hand::<owned::Page<owned::Chart>>(&body),
    );
    let body = bodies::events();
    compare(
        "page of events, each of 100",
        100,
        || Page::<Event>::decode(&body).expect("events"),
        || by_hand::<owned::Page<owned::Event>>(&body),
    );
    let body = bodies::status_changes();
    compare(
        "page of status changes, each of 100",
        100,
        || Page::<StatusChange>::decode(&body).expect("status changes"),
        || by_hand::<owned::Page<owned::StatusChange>>(&body),
    );
}

fn by_hand<T: serde::de::DeserializeOwned>(body: &[u8]) -> T {
    serde_json::from_slice(body).expect("what the struct says")
}

fn compare<A, B>(name: &str, parts: usize, ours: impl FnOnce() -> A, by_hand: impl FnOnce() -> B) {
    let mut kept = None;
    let ours = measure(|| kept = Some(ours()));
    let mut kept_by_hand = None;
    let by_hand = measure(|| kept_by_hand = Some(by_hand()));
    drop((kept, kept_by_hand));
    let each = |count: u64| count as f64 / parts as f64;
    println!(
        "{name:<40} {:>14.2} {:>9.2} {:>14.0} {:>9.0} {:>12.0} {:>9.0}",
        each(ours.count_total),
        each(by_hand.count_total),
        each(ours.bytes_current.unsigned_abs()),
        each(by_hand.bytes_current.unsigned_abs()),
        each(ours.bytes_max),
        each(by_hand.bytes_max),
    );
}
