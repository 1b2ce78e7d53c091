//! Channels: parts of a hall that partners sell, each theirs; and what is not for sale at all.
//!
//! Runs offline against the embedded emulator: `cargo run --example channels`.

use seatsio_async::{
    BaseUrl, Client, Error,
    model::{ChannelCreationParams, NO_CHANNEL},
};
use seatsio_emulator::Emulator;

type Outcome<T> = Result<T, Box<dyn std::error::Error>>;

#[tokio::main(flavor = "current_thread")]
async fn main() -> Outcome<()> {
    let (emulator, demo) = Emulator::with_demo();
    let server = emulator.serve()?;
    let client = seatsio_async::client(BaseUrl::new(&server.url())?, demo.secret_key)?;
    client.events().create(&demo.chart_key).event_key("gala").await?;
    allot(&client).await?;
    sell(&client).await?;
    take_back(&client).await?;
    keep_the_last_row(&client).await?;
    count(&client).await
}

/// The fan club has six seats and twenty places of the standing area; the hotel has four seats.
async fn allot(client: &Client) -> Outcome<()> {
    let fans = ChannelCreationParams::new("fans", "Fan club")
        .color("#D1495B")
        .objects(["A-1", "A-2", "A-3", "A-4", "A-5", "A-6"])
        .area_places([("Standing", 20)]);
    let hotel = ChannelCreationParams::new("hotel", "Hotel").objects(["B-1", "B-2", "B-3", "B-4"]);
    client
        .events()
        .channels()
        .add_multiple("gala", [fans, hotel])
        .await?;
    for channel in client.events().retrieve("gala").await?.channels {
        let seats: Vec<_> = channel.objects.iter().map(|label| label.as_str()).collect();
        let places: u32 = channel.area_places.values().sum();
        println!(
            "Channel {:<8} {} and {places} places of areas",
            channel.key,
            seats.join(" ")
        );
    }
    println!();
    Ok(())
}

/// Who sells names the channels that are open to him; nobody else gets at their objects.
async fn sell(client: &Client) -> Outcome<()> {
    let events = client.events();
    told(
        "Anybody: A-1",
        events.book("gala", ["A-1"]).order_id("web-1").await.err(),
    );
    told(
        "Hotel:   A-1",
        events
            .book("gala", ["A-1"])
            .channels(["hotel"])
            .order_id("hotel-1")
            .await
            .err(),
    );
    told(
        "Fans:    A-1",
        events
            .book("gala", ["A-1"])
            .channels(["fans"])
            .order_id("fans-1")
            .await
            .err(),
    );
    // The fan club may sell what is in no channel as well, and the best of both is what it asks for.
    let best = events
        .book_best_available("gala", 2)
        .channels(["fans", NO_CHANNEL])
        .order_id("fans-2")
        .await?;
    let seats: Vec<_> = best.objects.iter().map(|label| label.as_str()).collect();
    println!("Fans:    the best two they can get are {}\n", seats.join(" and "));
    Ok(())
}

/// The hotel gives two seats back: they are in no channel then, and anybody may have them.
async fn take_back(client: &Client) -> Outcome<()> {
    let events = client.events();
    events
        .channels()
        .remove_objects("gala", "hotel")
        .objects(["B-1", "B-2"])
        .await?;
    told(
        "Anybody: B-1, which the hotel gave back",
        events.book("gala", ["B-1"]).order_id("web-2").await.err(),
    );
    Ok(())
}

/// The technicians need the last row: it is not for sale, whatever the channel, until they know better.
async fn keep_the_last_row(client: &Client) -> Outcome<()> {
    let events = client.events();
    let row: Vec<_> = (1..=14).map(|seat| format!("K-{seat}")).collect();
    let left = events
        .edit_for_sale_config("gala")
        .not_for_sale(row.clone())
        .await?;
    told(
        "Anybody: K-7, which is kept",
        events.book("gala", ["K-7"]).order_id("web-3").await.err(),
    );
    events.edit_for_sale_config("gala").for_sale(row).await?;
    told(
        "Anybody: K-7, which is for sale again",
        events.book("gala", ["K-7"]).order_id("web-3").await.err(),
    );
    println!(
        "         (an event has 10 such changes a day; {} were left after the first)\n",
        left.rate_limit_info
            .map_or(0, |info| info.rate_limit_remaining_calls)
    );
    Ok(())
}

async fn count(client: &Client) -> Outcome<()> {
    println!("{:<12}{:>6}{:>8}", "Channel", "free", "booked");
    for (channel, item) in &client.reports().events().summary_by_channel("gala").await? {
        let places = |status: &str| item.by_status.get(status).copied().unwrap_or_default();
        println!("{channel:<12}{:>6}{:>8}", places("free"), places("booked"));
    }
    Ok(())
}

fn told(who: &str, error: Option<Error>) {
    match error {
        None => println!("{who}: sold"),
        Some(error) => println!("{who}: refused, {}", error.message()),
    }
}
