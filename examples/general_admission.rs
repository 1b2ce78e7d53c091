//! General admission: places of an area without numbers on them, held and booked by quantity.
//!
//! Runs offline against the embedded emulator: `cargo run --example general_admission`.

use seatsio_blocking::{
    BaseUrl, Client,
    model::{HoldToken, ObjectRef},
};
use seatsio_emulator::Emulator;
use std::time::Duration;

type Outcome<T> = Result<T, Box<dyn std::error::Error>>;

const AREA: &str = "Standing";

fn main() -> Outcome<()> {
    let (emulator, demo) = Emulator::with_demo();
    let server = emulator.serve()?;
    let client = seatsio_blocking::client(BaseUrl::new(&server.url())?, demo.secret_key)?;
    client
        .events()
        .create(&demo.chart_key)
        .event_key("concert")
        .send()?;
    println!("{:<34}{:>5}{:>6}{:>8}", "", "free", "held", "booked");
    tell(&client, "The area is empty")?;

    let ada = visitor(&client, 3)?;
    tell(&client, "Ada holds 3 places")?;
    let ben = visitor(&client, 5)?;
    tell(&client, "Ben holds 5 places")?;

    pay(&client, &ada)?;
    tell(&client, "Ada books: 2 adults, a child")?;

    too_many(&client)?;
    // Ben never pays. His token expires, and what it held is free without anybody doing anything.
    emulator.clock().advance(Duration::from_secs(15 * 60));
    tell(&client, "Ben's token expires")?;
    let late = client
        .events()
        .book("concert", [places(5)])
        .hold_token(&ben)
        .order_id("ben")
        .send();
    println!(
        "\nBen comes back: {}",
        late.err()
            .map_or("sold".to_owned(), |error| error.message().to_owned())
    );

    // Say how many are released: a label alone is one place.
    client
        .events()
        .release("concert", [ObjectRef::new(AREA).quantity(1).ticket_type("child")])
        .send()?;
    println!();
    tell(&client, "Ada returns the child's ticket")
}

fn places(number: u32) -> ObjectRef {
    ObjectRef::new(AREA).quantity(number)
}

/// A visitor gets a token of 15 minutes and holds places with it.
fn visitor(client: &Client, number: u32) -> Outcome<HoldToken> {
    let token = client
        .hold_tokens()
        .create()
        .expires_in_minutes(15)
        .send()?
        .hold_token;
    client.events().hold("concert", [places(number)], &token).send()?;
    Ok(token)
}

/// One booking may have several ticket types of one area.
fn pay(client: &Client, token: &HoldToken) -> Outcome<()> {
    let tickets = [places(2).ticket_type("adult"), places(1).ticket_type("child")];
    client
        .events()
        .book("concert", tickets)
        .hold_token(token)
        .order_id("ada")
        .send()?;
    Ok(())
}

/// All places of a call are taken, or none.
fn too_many(client: &Client) -> Outcome<()> {
    let school = client
        .events()
        .book("concert", [places(95)])
        .order_id("school")
        .send();
    match school {
        Ok(_) => println!("More places were sold than there are? That must not happen."),
        Err(error) => println!("\nA school asks for 95: {}\n", error.message()),
    }
    Ok(())
}

fn tell(client: &Client, what: &str) -> Outcome<()> {
    let infos = client.events().retrieve_object_infos("concert", [AREA]).send()?;
    let area = &infos[AREA];
    println!(
        "{what:<34}{:>5}{:>6}{:>8}",
        area.num_free().unwrap_or_default(),
        area.num_held().unwrap_or_default(),
        area.num_booked().unwrap_or_default()
    );
    Ok(())
}
