//! A dashboard of events, page by page: forwards, backwards, and on from where it was left the last time.
//!
//! Runs offline against the embedded emulator: `cargo run --example dashboard`.

use seatsio_async::{BaseUrl, Client, core::Page, core::call::Position, model::Event};
use seatsio_emulator::Emulator;

type Outcome<T> = Result<T, Box<dyn std::error::Error>>;

/// How many events fit on the screen.
const ROWS: u32 = 4;

#[tokio::main(flavor = "current_thread")]
async fn main() -> Outcome<()> {
    // The emulator serves as long as this value lives.
    let (emulator, demo) = Emulator::with_demo();
    let server = emulator.serve()?;
    let client = seatsio_async::client(BaseUrl::new(&server.url())?, demo.secret_key)?;
    for evening in 1..=10 {
        let event = client
            .events()
            .create(&demo.chart_key)
            .event_key(format!("evening-{evening}"));
        event.name(format!("Evening {evening}")).await?;
    }

    println!("The newest events come first, {ROWS} a page.\n");
    let first = page(&client, Position::Start).await?;
    show("First page", &first);
    let second = page(&client, behind(&first)?).await?;
    show("Next", &second);
    let third = page(&client, behind(&second)?).await?;
    show("Next", &third);
    let back = page(&client, ahead_of(&third)?).await?;
    show("Back", &back);

    // What is on the screen can be kept as text, and asked for again by another process.
    let stored = serde_json::to_string(&behind(&first)?)?;
    println!("Kept over night:  {stored}\n");
    client
        .events()
        .create(&demo.chart_key)
        .event_key("evening-11")
        .name("Evening 11")
        .await?;
    show(
        "The next morning, one event later",
        &page(&client, serde_json::from_str(&stored)?).await?,
    );

    // A search walks item by item, and can be left and taken up at any of them.
    let mut events = client.events().list().page_size(ROWS).prefetch().items();
    let mut seen = Vec::new();
    while let Some(event) = events.next().await {
        let name = event?.name.unwrap_or_default().to_string();
        let is_found = name == "Evening 6";
        seen.push(name);
        if is_found {
            break;
        }
    }
    println!("Searched:         {}", seen.join(", "));
    let rest = client
        .events()
        .list()
        .starting_at(events.resume_at().clone())
        .at_most(2)
        .items();
    let rest: Vec<Event> = rest.try_collect().await?;
    println!("Searched on:      {}", names(&rest));
    Ok(())
}

async fn page(client: &Client, at: Position) -> Outcome<Page<Event>> {
    Ok(client.events().list().page_size(ROWS).starting_at(at).await?)
}

/// Where the "next" button leads.
fn behind(page: &Page<Event>) -> Outcome<Position> {
    let cursor = page
        .next_page_starts_after
        .clone()
        .ok_or("this is the last page")?;
    Ok(Position::After(cursor))
}

/// Where the "back" button leads.
fn ahead_of(page: &Page<Event>) -> Outcome<Position> {
    let cursor = page
        .previous_page_ends_before
        .clone()
        .ok_or("this is the first page")?;
    Ok(Position::Before(cursor))
}

fn show(title: &str, page: &Page<Event>) {
    let button = |there: bool, label| if there { label } else { "" };
    let back = button(page.previous_page_ends_before.is_some(), "< back");
    let next = button(page.next_page_starts_after.is_some(), "next >");
    println!("{title}:");
    println!("   {}", names(&page.items));
    println!("   {}\n", format!("{back:<8}{next}").trim_end());
}

fn names(events: &[Event]) -> String {
    let names = events.iter().map(|event| event.name.as_deref().unwrap_or("?"));
    names.collect::<Vec<_>>().join(", ")
}
