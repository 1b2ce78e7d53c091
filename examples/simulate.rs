//! Crowds of buyers compete for halls while everything goes wrong that can, and what each of them was told is
//! compared with what the server did. One thread, virtual time, and everything follows from the seed.
//!
//! ```text
//! cargo run --release --example simulate -- --checkouts 1000000 --seed 1
//! cargo run --release --example simulate -- --checkouts 3000 --seed 1 --break settle   # must be caught
//! cargo run --release --example simulate -- --checkouts 3000 --seed 1 --hall 7         # one hall of that run
//! cargo run --release --example simulate -- --scenario storm                           # the server is down
//! cargo run --release --example simulate -- --scenario lanes                           # eight clients, one account
//! ```
//!
//! It ends with 1 if an invariant was violated.

use seatsio_simulation::{Broken, Checkouts, Crowd, CrowdFigures, Down, Storm, StormFigures, per_second};
use std::{env, error::Error, process::ExitCode, time::Instant};

const USAGE: &str =
    "simulate [--scenario checkouts|storm|lanes] [--checkouts N] [--seed N] [--break NAME] [--hall N]";

struct Arguments {
    scenario: String,
    simulation: Checkouts,
    hall: Option<u64>,
}

impl Arguments {
    fn parse(mut arguments: impl Iterator<Item = String>) -> Result<Self, Box<dyn Error>> {
        let mut parsed = Self {
            scenario: "checkouts".to_owned(),
            simulation: Checkouts::new(1, 20_000),
            hall: None,
        };
        while let Some(name) = arguments.next() {
            let value = arguments.next().ok_or(USAGE)?;
            match name.as_str() {
                "--scenario" => parsed.scenario = value,
                "--checkouts" => parsed.simulation.checkouts = value.parse()?,
                "--seed" => parsed.simulation.seed = value.parse()?,
                "--break" => parsed.simulation.broken = Some(value.parse::<Broken>()?),
                "--hall" => parsed.hall = Some(value.parse()?),
                _ => return Err(USAGE.into()),
            }
        }
        Ok(parsed)
    }
}

fn main() -> Result<ExitCode, Box<dyn Error>> {
    let arguments = Arguments::parse(env::args().skip(1))?;
    match arguments.scenario.as_str() {
        "checkouts" => Ok(checkouts(arguments.simulation, arguments.hall)),
        "storm" => Ok(storm(arguments.simulation.seed)),
        "lanes" => Ok(lanes(arguments.simulation.seed)),
        _ => Err(USAGE.into()),
    }
}

fn checkouts(simulation: Checkouts, hall: Option<u64>) -> ExitCode {
    let broken = simulation.broken.map_or("nothing", Broken::name);
    println!("seed {}, broken on purpose: {broken}\n", simulation.seed);
    let started = Instant::now();
    let figures = match hall {
        Some(hall) => simulation.run_hall(hall),
        None => simulation.run(),
    };
    println!("{figures}");
    let took = started.elapsed();
    println!(
        "{:.1} hours of virtual time in {:.1} seconds: {:.0} checkouts a second; hash {:016x}",
        figures.virtual_time.as_secs_f64() / 3600.0,
        took.as_secs_f64(),
        per_second(figures.checkouts, took),
        figures.hash,
    );
    if figures.is_clean() {
        return ExitCode::SUCCESS;
    }
    println!("\nVIOLATED, with seed {}; the first of them:", simulation.seed);
    for what in &figures.described {
        println!("  {what}");
    }
    ExitCode::FAILURE
}

/// A thousand callers and a server that is down for half a minute.
fn storm(seed: u64) -> ExitCode {
    println!("{}", StormFigures::TITLES);
    let mut is_bearable = true;
    for clients in [1, 8, 1_000] {
        for down in Down::ALL {
            let storm = Storm {
                seed,
                callers: 1_000,
                clients,
                down,
            };
            let figures = storm.run();
            println!("{figures}");
            // A caller who is alone with a client has all of its budget to spend.
            is_bearable &= clients == storm.callers || figures.in_all.extra() <= 0.2;
        }
    }
    if is_bearable {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    }
}

/// Eight clients that know nothing of each other, with five times the demand that the account's lanes allow.
fn lanes(seed: u64) -> ExitCode {
    println!("{}", CrowdFigures::TITLES);
    let figures = Crowd::new(seed).run();
    for lane in &figures {
        println!("{lane}");
    }
    match figures
        .iter()
        .all(|lane| lane.refused == 0 && lane.used() >= 0.95)
    {
        true => ExitCode::SUCCESS,
        false => ExitCode::FAILURE,
    }
}
