//! What reading answers costs in CPU time, beside `serde_json::from_slice` into plain structs with `String`s.
//!
//! `cargo bench --bench decode` prints a table. Both sides run in turn in one process (A B A B …); a ratio is
//! that of neighbours, the middle one of all rounds with the quartiles beside it. Dropping the value counts.
//!
//! `… --bench decode -- ours 20 "page of 100 charts"` and `… -- by-hand 20 "page of 100 charts"` only read this body so many
//! times, for `valgrind --tool=callgrind`: what reading it costs in instructions is the difference of two runs, divided by
//! that of their numbers.
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

/// A body, and two ways to read it.
struct Case {
    name: String,
    goal: f64,
    body: Box<dyn Fn() -> Vec<u8>>,
    rounds: usize,
    by_hand: fn(&[u8]),
    ours: fn(&[u8]),
}

fn main() {
    let arguments: Vec<String> = std::env::args().collect();
    if let Some(at) = arguments
        .iter()
        .position(|argument| argument == "ours" || argument == "by-hand")
    {
        return bare(&arguments[at..]);
    }
    println!(
        "{:<40} {:>10} {:>12} {:>7} {:>15} {:>6}",
        "", "bytes", "by hand µs", "ratio", "quartiles", "goal"
    );
    for objects in [1_000, 10_000, 100_000] {
        reports(objects).iter().for_each(compare);
    }
    compare(&report_by_label());
    small().iter().for_each(compare);
}

/// Only reads a body, for a tool that counts instructions.
fn bare(arguments: &[String]) {
    let [side, times, name] = arguments else {
        return println!("wanted: ours or by-hand, how often, which body");
    };
    let cases = reports(1_000)
        .into_iter()
        .chain([report_by_label()])
        .chain(small());
    for case in cases.filter(|case| case.name == *name) {
        let read = if side == "ours" { case.ours } else { case.by_hand };
        let body = (case.body)();
        for _ in 0..times.parse().unwrap_or(1) {
            read(black_box(&body));
        }
    }
}

/// A report, read and visited.
fn reports(objects: usize) -> [Case; 2] {
    let report = Case {
        name: format!("report, {objects} objects"),
        goal: 0.60,
        body: Box::new(move || bodies::event_report(objects)),
        rounds: 400_000 / objects + 8,
        by_hand: by_hand::<owned::Report>,
        ours: |body| {
            EventReport::decode(body).expect("a report");
        },
    };
    let visit = Case {
        name: format!("visit, {objects} objects"),
        goal: 0.55,
        body: Box::new(move || bodies::event_report(objects)),
        ours: |body| {
            EventReport::visit(body, |_, object| {
                black_box(&object);
                ControlFlow::Continue(())
            })
            .expect("a report");
        },
        ..report
    };
    [report, visit]
}

fn report_by_label() -> Case {
    Case {
        name: "report by label, in no order".to_owned(),
        goal: 0.75,
        body: Box::new(|| bodies::event_report_by_label(10_000)),
        rounds: 48,
        by_hand: by_hand::<owned::Report>,
        ours: |body| {
            EventReport::decode(body).expect("a report");
        },
    }
}

/// A change and pages of lists.
fn small() -> [Case; 4] {
    let change = Case {
        name: "status change, 4 seats".to_owned(),
        goal: 0.85,
        body: Box::new(bodies::status_change),
        rounds: 2_000,
        by_hand: by_hand::<owned::ChangeObjectStatusResult>,
        ours: |body| {
            ChangeObjectStatusResult::decode(body).expect("objects");
        },
    };
    let charts = Case {
        name: "page of 100 charts".to_owned(),
        goal: 0.85,
        body: Box::new(bodies::charts),
        rounds: 400,
        by_hand: by_hand::<owned::Page<owned::Chart>>,
        ours: |body| {
            Page::<Chart>::decode(body).expect("charts");
        },
    };
    let events = Case {
        name: "page of 100 events".to_owned(),
        goal: 0.85,
        body: Box::new(bodies::events),
        rounds: 400,
        by_hand: by_hand::<owned::Page<owned::Event>>,
        ours: |body| {
            Page::<Event>::decode(body).expect("events");
        },
    };
    let changes = Case {
        name: "page of 100 status changes".to_owned(),
        goal: 0.85,
        body: Box::new(bodies::status_changes),
        rounds: 400,
        by_hand: by_hand::<owned::Page<owned::StatusChange>>,
        ours: |body| {
            Page::<StatusChange>::decode(body).expect("status changes");
        },
    };
    [change, charts, events, changes]
}

fn by_hand<T: serde::de::DeserializeOwned>(body: &[u8]) {
    drop(black_box(
        serde_json::from_slice::<T>(body).expect("what the struct says"),
    ));
}

fn compare(case: &Case) {
    let Case {
        name,
        goal,
        body,
        rounds,
        by_hand,
        ours,
    } = case;
    let body = body();
    // Small bodies several times in a row, so that a reading of the clock does not count.
    let repeats = (200_000 / body.len()).max(1);
    let time = |run: &fn(&[u8])| {
        let start = ThreadTime::now();
        for _ in 0..repeats {
            run(black_box(&body));
        }
        start.elapsed()
    };
    time(by_hand);
    time(ours);
    let mut before = time(by_hand);
    let mut all = Vec::new();
    let mut ratios = Vec::new();
    for _ in 0..*rounds {
        let own = time(ours);
        let after = time(by_hand);
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
