//! What it costs to be watched: an observer, and spans for `tracing`.
//!
//! `cargo bench -p seatsio-benches --bench observe` prints what an observer costs; with `--features tracing` also what
//! spans cost, without a subscriber and with one that does nothing. First the engine alone, over a transport that
//! answers at once; then whole calls over loopback by every adapter, watched and not watched in turn.
//!
//! There are four rows of spans. In the first, the program's subscriber takes what `seatsio` tells: that is what our
//! spans cost. In the second it gives each span a number of its own, by counting, as subscribers that keep spans do; in
//! the others all spans have the same, as for `tracing`'s own `NoSubscriber`. In the third it takes what everybody
//! tells, also the events of hyper-util inside calls of hyper and reqwest, which it would tell without us. In the
//! fourth that is taken by a subscriber of the thread which is asked for each span and event whether it wants it: the
//! dearest way to do nothing.
//!
//! `… --bench observe -- bare 3000` only makes so many calls over the transport that answers at once, for
//! `valgrind --tool=callgrind`: what a call costs in instructions is the difference of two runs, divided by that of
//! their numbers. `bare 3000 observer` and `bare 3000 spans` are the same, watched; `numbered`, `everything` and `asked`
//! are the other rows of spans. The name of another call, as the table has it, may follow: `bare 3000 spans
//! 'hyper, booking'`, with `nobody` where nobody watches. Over loopback another thread answers:
//! `--separate-threads=yes` tells its instructions apart.
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
#[path = "observe/watched.rs"]
mod watched;

use allocation_counter::measure;
use seatsio_benches::Paired;
#[cfg(feature = "tracing")]
use spans::{Taken, switch_to, taken, told};
use watched::{CALLS, Call, Watched};

/// Calls in one run: so many that what surrounds them does not count.
const TIMES: u32 = 100;

fn main() {
    let arguments: Vec<String> = std::env::args().collect();
    if let Some(at) = arguments.iter().position(|argument| argument == "bare") {
        let rest: Vec<&str> = arguments[at + 1..].iter().map(String::as_str).collect();
        return bare(&rest);
    }
    println!(
        "{:<40} {:>12} {:>6} {:>12} {:>12} {:>8}",
        "", "unwatched µs", "ratio", "quartiles", "allocations", "watched"
    );
    CALLS.iter().for_each(rows);
}

/// Only the calls, for a tool that counts instructions.
fn bare(arguments: &[&str]) {
    let number = arguments.first().and_then(|number| number.parse().ok());
    let name = arguments.get(2).unwrap_or(&"engine, chart");
    let call = CALLS
        .iter()
        .find(|call| call.name == *name)
        .expect("a call of the table");
    let many = |once: &dyn Fn()| (0..number.unwrap_or(1000)).for_each(|_| once());
    match arguments.get(1) {
        Some(&"observer") => many(&call.made(Watched::ByAnObserver)),
        #[cfg(feature = "tracing")]
        Some(&"spans") => taken(Taken::Ours, || many(&call.made(Watched::ByNobody))),
        #[cfg(feature = "tracing")]
        Some(&"numbered") => taken(Taken::Numbered, || many(&call.made(Watched::ByNobody))),
        #[cfg(feature = "tracing")]
        Some(&"everything") => taken(Taken::Everything, || many(&call.made(Watched::ByNobody))),
        #[cfg(feature = "tracing")]
        Some(&"asked") => taken(Taken::Asked, || many(&call.made(Watched::ByNobody))),
        _ => many(&call.made(Watched::ByNobody)),
    }
}

fn rows(call: &Call) {
    let plain = call.made(Watched::ByNobody);
    let again = call.made(Watched::ByNobody);
    let observed = call.made(Watched::ByAnObserver);
    let many = |once: &dyn Fn()| (0..TIMES).for_each(|_| once());
    let paired = |watched: &dyn Fn()| Paired::run(100, 1, || many(&plain), watched);
    tell(
        call.name,
        "nobody watches, twice",
        &paired(&|| many(&again)),
        &plain,
        &again,
    );
    tell(
        call.name,
        "an observer counts",
        &paired(&|| many(&observed)),
        &plain,
        &observed,
    );
    #[cfg(feature = "tracing")]
    for (what, label) in [
        (Taken::Ours, "spans nobody reads"),
        (Taken::Numbered, "and numbered"),
        (Taken::Everything, "with what others tell"),
        (Taken::Asked, "and each asked for"),
    ] {
        let paired = Paired::run_between(
            100,
            1,
            || many(&plain),
            || switch_to(what),
            || told(what, || many(&plain)),
            || switch_to(Taken::Nothing),
        );
        tell(call.name, label, &paired, &plain, &|| taken(what, &plain));
    }
}

fn tell(call: &str, watched_by: &str, paired: &Paired, unwatched: &dyn Fn(), watched: &dyn Fn()) {
    let (without, with) = (measure(unwatched), measure(watched));
    println!(
        "{:<40} {:>12.2} {:>6.3} {:>12} {:>12} {:>8}",
        format!("{call}: {watched_by}"),
        paired.by_hand_micros() / f64::from(TIMES),
        paired.ratio(2),
        format!("{:.2}–{:.2}", paired.ratio(1), paired.ratio(3)),
        without.count_total,
        with.count_total,
    );
}
