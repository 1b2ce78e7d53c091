//! Resale: whoever has a ticket offers it again, and somebody else takes it.
//!
//! Runs offline against the embedded emulator: `cargo run --example resale`.

use seatsio_blocking::{BaseUrl, Client, model::EventObjectInfo};
use seatsio_emulator::Emulator;

type Outcome<T> = Result<T, Box<dyn std::error::Error>>;

fn main() -> Outcome<()> {
    let (emulator, demo) = Emulator::with_demo();
    let server = emulator.serve()?;
    let client = seatsio_blocking::client(BaseUrl::new(&server.url())?, demo.secret_key)?;
    client.events().create(&demo.chart_key).event_key("gala").send()?;
    let events = client.events();

    events.book("gala", ["A-1", "A-2"]).order_id("order-ada").send()?;
    println!("Ada buys two:         {}", state(&client)?);

    // The listing id is the market's own; it comes back with the object until the seat changes hands.
    events
        .put_up_for_resale("gala", ["A-1", "A-2"])
        .resale_listing_id("listing-7")
        .named_seats()
        .send()?;
    println!("She offers them:      {}", state(&client)?);

    // Best available never chooses what somebody resells; who wants it names it.
    let best = events
        .book_best_available("gala", 1)
        .order_id("order-ben")
        .send()?;
    println!("Ben takes the best:   {}", best.objects[0]);

    let token = client.hold_tokens().create().send()?.hold_token;
    events.hold("gala", ["A-2"], &token).send()?;
    println!("Cleo holds A-2:       {}", state(&client)?);
    events.release("gala", ["A-2"]).hold_token(&token).send()?;
    println!("She thinks it over:   {}", state(&client)?);
    events.book("gala", ["A-1"]).order_id("order-cleo").send()?;
    println!("She takes A-1:        {}", state(&client)?);

    // Nobody wanted the other: Ada has it back.
    events.book("gala", ["A-2"]).order_id("order-ada").send()?;
    println!("Ada keeps A-2:        {}\n", state(&client)?);

    println!("What happened to A-1:");
    let changes = client.events().list_status_changes_for_object("gala", "A-1");
    for change in changes.items() {
        let change = change?;
        let order = change.order_id.as_ref().map_or("-", |order| order.as_str());
        println!("  {:<8} {order}", change.status);
    }
    Ok(())
}

/// The two seats in a line.
fn state(client: &Client) -> Outcome<String> {
    let infos = client
        .events()
        .retrieve_object_infos("gala", ["A-1", "A-2"])
        .send()?;
    Ok(format!(
        "A-1 {}, A-2 {}",
        seat(&infos["A-1"]),
        seat(&infos["A-2"])
    ))
}

fn seat(info: &EventObjectInfo) -> String {
    match (info.resale_listing_id(), info.order_id()) {
        (Some(listing), _) => format!("{} ({listing})", info.status()),
        (None, Some(order)) => format!("{} ({order})", info.status()),
        (None, None) => info.status().to_string(),
    }
}
