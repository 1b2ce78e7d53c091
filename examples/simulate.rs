//! Crowds of buyers compete for halls while everything goes wrong that can, and what each of them was told is
//! compared with what the server did. One thread, virtual time, and everything follows from the seed.
//!
//! ```text
//! cargo run --release --example simulate -- --checkouts 1000000 --seed 1
//! cargo run --release --example simulate -- --checkouts 3000 --seed 1 --break settle   # must be caught
//! cargo run --release --example simulate -- --checkouts 3000 --seed 1 --hall 7         # one hall of that run
//! ```
//!
//! It ends with 1 if an invariant was violated.

use seatsio_simulation::{Broken, Checkouts, per_second};
use std::{env, error::Error, process::ExitCode, time::Instant};

const USAGE: &str = "simulate [--checkouts N] [--seed N] [--break NAME] [--hall N]";

struct Arguments {
    simulation: Checkouts,
    hall: Option<u64>,
}

impl Arguments {
    fn parse(mut arguments: impl Iterator<Item = String>) -> Result<Self, Box<dyn Error>> {
        let mut parsed = Self {
            simulation: Checkouts::new(1, 20_000),
            hall: None,
        };
        while let Some(name) = arguments.next() {
            let value = arguments.next().ok_or(USAGE)?;
            match name.as_str() {
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
    let Arguments { simulation, hall } = Arguments::parse(env::args().skip(1))?;
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
        "{:.0} hours of virtual time in {:.1} seconds: {:.0} checkouts a second; hash {:016x}",
        figures.virtual_time.as_secs_f64() / 3600.0,
        took.as_secs_f64(),
        per_second(figures.checkouts, took),
        figures.hash,
    );
    if figures.is_clean() {
        return Ok(ExitCode::SUCCESS);
    }
    println!("\nVIOLATED, with seed {}; the first of them:", simulation.seed);
    for what in &figures.described {
        println!("  {what}");
    }
    Ok(ExitCode::FAILURE)
}
