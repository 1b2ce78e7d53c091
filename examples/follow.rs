//! A display that shows every status change of an event as it appears, each once: while box offices sell,
//! while the server is down, and after a restart.
//!
//! Runs offline against the embedded emulator, in process: waiting costs no time there, so minutes pass at once.
//! `cargo run --example follow`.

use seatsio_async::{
    Client,
    core::follow::{FollowOptions, FollowPosition},
    model::StatusChange,
};
use seatsio_emulator::{
    Emulator,
    fault::{Fault, FaultRule, When},
};
use std::time::Duration;

type Outcome<T> = Result<T, Box<dyn std::error::Error>>;

#[tokio::main(flavor = "current_thread")]
async fn main() -> Outcome<()> {
    let (emulator, demo) = Emulator::with_demo();
    let client = emulator.async_client(demo.secret_key)?;
    client.events().create(&demo.chart_key).event_key("gala").await?;

    println!("The display is switched on while the box offices sell:");
    let sale = async {
        client
            .events()
            .book("gala", ["A-1", "A-2"])
            .order_id("north-1")
            .await?;
        client.events().book("gala", ["B-1"]).order_id("south-1").await?;
        client.events().release("gala", ["A-2"]).await
    };
    let (stored, sold) = tokio::join!(display(&client, FollowPosition::beginning(), 4), sale);
    sold?;
    let stored = stored?;

    println!("\nIt is switched off; the sale goes on, and the server has a bad hour:");
    client
        .events()
        .book("gala", ["C-1", "C-2"])
        .order_id("north-2")
        .await?;
    let down = Fault::ServerError {
        status: 503,
        when: When::Before,
        retry_after: None,
    };
    emulator.add_fault(FaultRule::on("events.list_status_changes", down).count(14));

    println!("\nIt is switched on again, and goes on from where it was:");
    display(&client, serde_json::from_str(&stored)?, 2).await?;
    println!("\nSix changes, each of them shown once.");
    Ok(())
}

/// Shows so many changes, and gives what to go on from the next time.
async fn display(client: &Client, from: FollowPosition, most: u64) -> Outcome<String> {
    let options = FollowOptions::from(from)
        .interval(Duration::from_secs(1))
        .on_trouble(|error| println!("   (no connection, trying on: {})", error.message()));
    let mut changes = client
        .events()
        .list_status_changes("gala")
        .at_most(most)
        .follow(options);
    let mut stored = String::new();
    while let Some(change) = changes.next().await {
        show(&change?);
        // A real display would write this to a file once it has shown the change.
        stored = serde_json::to_string(&changes.resume_at())?;
    }
    Ok(stored)
}

fn show(change: &StatusChange) {
    let order = change.order_id.as_ref().map_or("-", |order| order.as_str());
    println!("   {:<5} {:<8} {order}", change.object_label, change.status);
}
