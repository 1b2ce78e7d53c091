//! What the emulator costs: in process, as a server under load, and as a program.
//!
//! In process it is CPU time; for the server and the program it is time that passes.
//!
//! `cargo bench -p seatsio-benches --bench emulator` prints a table. The program is measured when it is there:
//! `cargo build --release -p seatsio-emulator` first.
#![allow(clippy::print_stdout, reason = "the table is what a bench is for")]
#![allow(
    clippy::expect_used,
    clippy::panic,
    reason = "a bench of an emulator that refuses its calls is none"
)]

mod emulator {
    pub(crate) mod hall;
    pub(crate) mod load;
    pub(crate) mod program;
}

use std::time::Duration;

use cpu_time::ThreadTime;
use emulator::hall::Hall;
use emulator::{load, program};
use seatsio_emulator::Emulator;

/// The seats of the big hall, and how many times more they are than those of the small one.
const BIG: usize = 100_000;
const SMALL: usize = 1_000;

fn main() {
    println!("| what | measured | goal |\n|---|---:|---:|");
    row(
        "a new emulator with one company",
        time(2_000, new_emulator),
        "under 1 ms",
    );

    let (small, big) = (booking(SMALL), booking(BIG));
    row("booking four seats of 1,000", small, "under 50 µs");
    row("booking four seats of 100,000", big, "at most twice that");
    let (small, big) = (infos(SMALL), infos(BIG));
    row("infos of four seats of 1,000", small, "under 50 µs");
    row("infos of four seats of 100,000", big, "at most twice that");
    row(
        "report on 100,000 objects, with its JSON",
        report(),
        "under 400 ms",
    );
    row("best available, ten of 100,000", best_available(), "under 20 ms");

    let served = load::bookings(Duration::from_secs(3));
    let rate = served.a_second;
    println!("| bookings of four seats a second, served | {rate:.0} | over 10,000 |");
    row(
        "CPU of server and load for one of them",
        served.cpu,
        "under 200 µs",
    );
    match program::measure() {
        Some(program) => {
            row(
                "start of the program to its first answer",
                program.first_answer,
                "under 50 ms",
            );
            println!(
                "| memory of the idle program | {:.1} MB | under 20 MB |",
                program.megabytes_idle
            );
            println!(
                "| size of the program, stripped | {:.1} MB | under 15 MB |",
                program.megabytes_stripped
            );
        }
        None => println!("| the program | not built | |"),
    }
}

fn row(what: &str, measured: Duration, goal: &str) {
    println!("| {what} | {} | {goal} |", human(measured));
}

fn human(time: Duration) -> String {
    let micros = time.as_secs_f64() * 1e6;
    if micros < 1_000.0 {
        format!("{micros:.1} µs")
    } else {
        format!("{:.1} ms", micros / 1e3)
    }
}

/// The CPU time of the middle one of so many rounds, so that whatever else the machine does costs nothing.
fn time<T>(rounds: usize, mut round: impl FnMut() -> T) -> Duration {
    let mut times: Vec<Duration> = (0..rounds)
        .map(|_| {
            let start = ThreadTime::now();
            let outcome = round();
            let passed = start.elapsed();
            drop(outcome);
            passed
        })
        .collect();
    times.sort_unstable();
    times[rounds / 2]
}

fn new_emulator() -> Emulator {
    let emulator = Emulator::new();
    emulator.create_company();
    emulator
}

/// Each call books other seats; a full event is followed by a fresh one.
fn booking(seats: usize) -> Duration {
    let mut hall = Hall::new(seats);
    let mut requests = (0..2_000)
        .map(|_| hall.next_booking())
        .collect::<Vec<_>>()
        .into_iter();
    time(2_000, || hall.call(requests.next().expect("one request a round")))
}

fn infos(seats: usize) -> Duration {
    let hall = Hall::new(seats);
    let requests: Vec<_> = (0..2_000).map(|at| hall.infos(at)).collect();
    let mut requests = requests.into_iter();
    time(2_000, || hall.call(requests.next().expect("one request a round")))
}

fn report() -> Duration {
    let hall = Hall::new(BIG);
    time(9, || hall.call(hall.get("/reports/events/event-0/byStatus")))
}

fn best_available() -> Duration {
    let hall = Hall::new(BIG);
    let body = r#"{"status": "booked", "bestAvailable": {"number": 10}}"#;
    time(101, || {
        hall.call(hall.post("/events/event-0/actions/change-object-status", body))
    })
}
