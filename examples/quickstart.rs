//! The main story, async: hold, book, best available, a refusal, lists and a report.
//!
//! Runs offline against the embedded emulator: `cargo run --example quickstart`. With
//! `SEATSIO_SECRET_KEY` (and `SEATSIO_REGION`) set it runs against the real service, on the chart that
//! `SEATSIO_CHART_KEY` names: a chart that is made through the API has no seats.

use seatsio_async::{BaseUrl, Client, Error};
use seatsio_emulator::Emulator;
use std::time::{SystemTime, UNIX_EPOCH};

type Outcome<T> = Result<T, Box<dyn std::error::Error>>;

#[tokio::main(flavor = "current_thread")]
async fn main() -> Outcome<()> {
    // The emulator serves as long as this value lives.
    let (emulator, demo) = Emulator::with_demo();
    let server = emulator.serve()?;
    let (client, chart_key) = if std::env::var_os("SEATSIO_SECRET_KEY").is_some() {
        let chart_key = std::env::var("SEATSIO_CHART_KEY").map_err(
            |_| "SEATSIO_CHART_KEY has to name a chart with seats: charts made through the API have none",
        )?;
        println!("Using the real service, chart {chart_key}.\n");
        (seatsio_async::from_env()?, chart_key)
    } else {
        println!(
            "Using the emulator at {} and its demo hall; nothing leaves this machine.\n",
            server.url()
        );
        let base_url = BaseUrl::new(&server.url())?;
        (seatsio_async::client(base_url, demo.secret_key)?, demo.chart_key)
    };
    tell(&client, &chart_key).await
}

async fn tell(client: &Client, chart_key: &str) -> Outcome<()> {
    let chart = client.charts().create().name("Open air").await?;
    println!(
        "1. A chart:        {} ({}), still without seats",
        chart.name, chart.key
    );

    let event = client
        .events()
        .create(chart_key)
        .event_key(unique_key()?)
        .name("Spring gala")
        .await?;
    println!("2. An event:       {} on chart {chart_key}", event.key);

    let token = client.hold_tokens().create().expires_in_minutes(15).await?;
    client
        .events()
        .hold(&event.key, ["A-1", "A-2"], &token.hold_token)
        .await?;
    println!(
        "3. Held:           A-1 and A-2, for {} seconds",
        token.expires_in_seconds
    );

    let booking = client
        .events()
        .book(&event.key, ["A-1", "A-2"])
        .hold_token(&token.hold_token)
        .order_id("order-17")
        .await?;
    for (label, info) in &booking.objects {
        println!(
            "4. Booked:         {label} is {} for {}",
            info.status(),
            info.order_id().unwrap_or("nobody")
        );
    }

    let best = client
        .events()
        .book_best_available(&event.key, 3)
        .order_id("order-18")
        .await?;
    println!(
        "5. Best available: {}",
        best.objects
            .iter()
            .map(|l| l.as_str())
            .collect::<Vec<_>>()
            .join(", ")
    );

    refused(
        client
            .events()
            .book(&event.key, ["A-1"])
            .order_id("order-19")
            .await
            .err(),
    );

    let mut charts = client.charts().list().page_size(1).items();
    let mut names = Vec::new();
    while let Some(chart) = charts.next().await {
        names.push(chart?.name.to_string());
    }
    println!("7. Charts, page by page: {}", names.join(", "));

    let report = client.reports().events().summary_by_status(&event.key).await?;
    println!("8. Places by status:");
    for (status, group) in report.iter() {
        println!("   {status:<12} {:>4}", group.count);
    }
    Ok(())
}

/// What a shop does with an error: the type says whether anything happened.
fn refused(error: Option<Error>) {
    match error {
        None => println!("6. A-1 was sold twice? That must not happen."),
        Some(error) if error.outcome_unknown() => println!("6. Unknown:        {error}"),
        Some(error) => println!("6. Refused:        {error}"),
    }
}

/// A key that no earlier run has used.
fn unique_key() -> Outcome<String> {
    Ok(format!(
        "spring-gala-{}",
        SystemTime::now().duration_since(UNIX_EPOCH)?.as_millis()
    ))
}
