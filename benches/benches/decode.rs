//! What reading answers costs in CPU time, beside `serde_json::from_slice` into plain structs with `String`s.
//!
//! `cargo bench --bench decode` prints a table. Both sides run in turn in one process (A B A B …); a ratio is
//! that of neighbours, the middle one of all rounds with the quartiles beside it. Dropping the value counts.
#![allow(clippy::print_stdout, reason = "the table is what a bench is for")]
#![allow(clippy::expect_used, reason = "a bench of what cannot be read is none")]

mod decode {
    pub(crate) mod bodies;
    pub(crate) mod owned;
}

use std::hint::black_box;
use std::ops::ControlFlow;
use std::time::Duration;

use cpu_time::ThreadTime;
use decode::{bodies, owned};
use seatsio_core::model::{ChangeObjectStatusResult, Chart, Event, EventReport, Page, StatusChange};

fn main() {
    println!(
        "{:<40} {:>10} {:>12} {:>7} {:>15} {:>6}",
        "", "bytes", "by hand µs", "ratio", "quartiles", "goal"
    );
    for objects in [1_000, 10_000, 100_000] {
        let body = bodies::event_report(objects);
        let rounds = 400_000 / objects + 8;
        compare(
            &format!("report, {objects} objects"),
            0.75,
            &body,
            rounds,
            by_hand::<owned::Report>,
            |body| {
                EventReport::decode(body).expect("a report");
            },
        );
        compare(
            &format!("visit, {objects} objects"),
            0.60,
            &body,
            rounds,
            by_hand::<owned::Report>,
            |body| {
                EventReport::visit(body, |_, object| {
                    black_box(&object);
                    ControlFlow::Continue(())
                })
                .expect("a report");
            },
        );
    }
    let body = bodies::event_report_by_label(10_000);
    compare(
        "report by label, in no order",
        0.75,
        &body,
        48,
        by_hand::<owned::Report>,
        |body| {
            EventReport::decode(body).expect("a report");
        },
    );
    let body = bodies::status_change();
    compare(
        "status change, 4 seats",
        0.9,
        &body,
        2_000,
        by_hand::<owned::ChangeObjectStatusResult>,
        |body| {
            ChangeObjectStatusResult::decode(body).expect("objects");
        },
    );
    let body = bodies::charts();
    compare(
        "page of 100 charts",
        0.9,
        &body,
        400,
        by_hand::<owned::Page<owned::Chart>>,
        |body| {
            Page::<Chart>::decode(body).expect("charts");
        },
    );
    let body = bodies::events();
    compare(
        "page of 100 events",
        0.9,
        &body,
        400,
        by_hand::<owned::Page<owned::Event>>,
        |body| {
            Page::<Event>::decode(body).expect("events");
        },
    );
    let body = bodies::status_changes();
    compare(
        "page of 100 status changes",
        0.9,
        &body,
        400,
        by_hand::<owned::Page<owned::StatusChange>>,
        |body| {
            Page::<StatusChange>::decode(body).expect("status changes");
        },
    );
}

fn by_hand<T: serde::de::DeserializeOwned>(body: &[u8]) {
    drop(black_box(
        serde_json::from_slice::<T>(body).expect("what the struct says"),
    ));
}

fn compare(name: &str, goal: f64, body: &[u8], rounds: usize, by_hand: impl Fn(&[u8]), ours: impl Fn(&[u8])) {
    // Small bodies several times in a row, so that a reading of the clock does not count.
    let repeats = (200_000 / body.len()).max(1);
    let time = |run: &dyn Fn(&[u8])| {
        let start = ThreadTime::now();
        for _ in 0..repeats {
            run(black_box(body));
        }
        start.elapsed()
    };
    time(&by_hand);
    time(&ours);
    let mut before = time(&by_hand);
    let mut all = Vec::new();
    let mut ratios = Vec::new();
    for _ in 0..rounds {
        let own = time(&ours);
        let after = time(&by_hand);
        ratios.push(own.as_secs_f64() * 2.0 / (before + after).as_secs_f64());
        all.push(after);
        before = after;
    }
    ratios.sort_by(f64::total_cmp);
    all.sort();
    let quarter = |quarters: usize| ratios[(ratios.len() - 1) * quarters / 4];
    let middle: Duration = all[all.len() / 2];
    println!(
        "{name:<40} {:>10} {:>12.1} {:>7.2} {:>15} {goal:>6.2}",
        body.len(),
        middle.as_secs_f64() * 1e6 / repeats as f64,
        quarter(2),
        format!("{:.2}–{:.2}", quarter(1), quarter(3)),
    );
}
