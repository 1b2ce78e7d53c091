//! Season tickets: a season of three evenings, a part of it, single tickets between, and a seat given back for one
//! evening.
//!
//! Runs offline against the embedded emulator: `cargo run --example season_tickets`.

use seatsio_blocking::{BaseUrl, Client, model::Season};
use seatsio_emulator::Emulator;

type Outcome<T> = Result<T, Box<dyn std::error::Error>>;

const EVENINGS: [&str; 3] = ["friday", "saturday", "sunday"];
const SEATS: [&str; 3] = ["A-1", "A-2", "B-1"];

fn main() -> Outcome<()> {
    let (emulator, demo) = Emulator::with_demo();
    let server = emulator.serve()?;
    let client = seatsio_blocking::client(BaseUrl::new(&server.url())?, demo.secret_key)?;
    open_the_season(&client, &demo.chart_key)?;
    sell(&client)?;
    give_back_one_evening(&client)
}

/// A season makes its events; each is sold like any other, and all together by the key of the season.
fn open_the_season(client: &Client, chart_key: &str) -> Outcome<()> {
    let season = client
        .seasons()
        .create(chart_key)
        .key("spring")
        .name("Spring festival")
        .events(EVENINGS)
        .send()?;
    let weekend = client
        .seasons()
        .create_partial_season("spring")
        .key("weekend")
        .event_keys(["saturday", "sunday"])
        .send()?;
    println!("Season spring:    {}", keys(&season));
    println!("Part of it:       weekend, {}\n", keys(&weekend));
    Ok(())
}

fn sell(client: &Client) -> Outcome<()> {
    let events = client.events();
    events.book("spring", ["A-1"]).order_id("season-ada").send()?;
    println!("Ada has a season ticket for A-1.");
    events.book("weekend", ["B-1"]).order_id("weekend-ben").send()?;
    println!("Ben has a weekend ticket for B-1.");
    events.book("friday", ["A-2"]).order_id("single-cleo").send()?;
    println!("Cleo has a single ticket for A-2 on Friday.\n");

    // What is sold for one evening cannot be sold for the season, and the other way round.
    for (event, seat) in [("spring", "A-2"), ("friday", "A-1")] {
        match events.book(event, [seat]).order_id("too-late").send() {
            Ok(_) => println!("{seat} was sold twice? That must not happen."),
            Err(error) => println!("Refused:          {seat} for {event}: {}", error.message()),
        }
    }
    println!();
    print_seats(client)
}

/// Ada cannot come on Saturday: her seat is free for that evening, and hers on the others.
fn give_back_one_evening(client: &Client) -> Outcome<()> {
    let events = client.events();
    events.override_season_object_status("saturday", ["A-1"]).send()?;
    println!("\nAda gives Saturday back; the shop sells it to Dan.\n");
    events.book("saturday", ["A-1"]).order_id("single-dan").send()?;
    print_seats(client)?;
    if let Some(info) = events.retrieve_object_info("saturday", "A-1").send()? {
        println!(
            "\nA-1 on Saturday:  {} for {}, overridden {} time",
            info.status(),
            info.order_id().unwrap_or("nobody"),
            info.season_status_overridden_quantity()
        );
    }
    Ok(())
}

/// One line for each seat, one column for each evening: whose it is, or its status.
fn print_seats(client: &Client) -> Outcome<()> {
    let mut lines = SEATS.map(|seat| format!("{seat:<6}"));
    for evening in EVENINGS {
        let infos = client.events().retrieve_object_infos(evening, SEATS).send()?;
        for (line, seat) in lines.iter_mut().zip(SEATS) {
            let info = &infos[seat];
            let owner = info.order_id().unwrap_or(info.status().as_str());
            line.push_str(&format!("{owner:<15}"));
        }
    }
    let evenings = EVENINGS.map(|evening| format!("{evening:<15}")).concat();
    println!("      {}", evenings.trim_end());
    for line in lines {
        println!("{}", line.trim_end());
    }
    Ok(())
}

fn keys(season: &Season) -> String {
    let keys = season.events.iter().flatten().map(|event| event.key.as_str());
    keys.collect::<Vec<_>>().join(", ")
}
