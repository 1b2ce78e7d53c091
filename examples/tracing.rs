//! What the feature `tracing` tells: a call that is repeated, and one whose answer was lost and is settled.
//!
//! Runs offline: `cargo run --example tracing`. The subscriber is that of `tracing-subscriber`, which prints each span
//! when it closes; any other will do.

use seatsio_blocking::core::{BlockingClient, Error};
use seatsio_emulator::{
    Emulator,
    fault::{Fault, FaultRule, When},
};
use tracing::Level;
use tracing_subscriber::fmt::format::FmtSpan;

fn main() -> Result<(), Error> {
    tracing_subscriber::fmt()
        .with_max_level(Level::DEBUG)
        .with_span_events(FmtSpan::CLOSE)
        .without_time()
        .init();

    let (emulator, demo) = Emulator::with_demo();
    let client = emulator.blocking_client(demo.secret_key)?;
    let create = client.events().create(&demo.chart_key).event_key("spring-gala");
    create.send()?;

    let busy = Fault::ServerError {
        status: 503,
        when: When::Before,
        retry_after: Some("0".into()),
    };
    emulator.add_fault(FaultRule::on("events.change_object_status", busy).count(1));
    book(&client, "A-1", "order-17")?;

    let lost = Fault::Reset { when: When::After };
    emulator.add_fault(FaultRule::on("events.change_object_status", lost).count(1));
    book(&client, "A-2", "order-18")
}

fn book(client: &BlockingClient, seat: &str, order: &str) -> Result<(), Error> {
    // The calls are inside the span that your program is in.
    let _checkout = tracing::info_span!("checkout", order).entered();
    client
        .events()
        .book("spring-gala", [seat])
        .order_id(order)
        .send_settled()?;
    println!("{seat} is booked");
    Ok(())
}
