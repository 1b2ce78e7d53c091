//! The same calls with an async client.

use seatsio_core::{Error, model::EventReport};
use seatsio_emulator::Emulator;
use std::ops::ControlFlow;

#[tokio::test]
async fn calls_are_futures_and_lists_are_streams() -> Result<(), Box<dyn std::error::Error>> {
    let (emulator, demo) = Emulator::with_demo();
    let client = emulator.async_client(&demo.secret_key)?;

    let spawned = tokio::spawn(client.charts().create().name("Second hall").send());
    let chart = spawned.await??;
    let mut charts = client.charts().list().page_size(1).items();
    let mut names = Vec::new();
    while let Some(chart) = charts.next().await {
        names.push(chart?.name);
    }
    assert_eq!(names.len(), 2);
    assert_eq!(names[0], chart.name);

    client.events().create(&demo.chart_key).event_key("gala").await?;
    let body = client
        .reports()
        .events()
        .by_status("gala")
        .send_for_bytes()
        .await?;
    let mut free = 0;
    EventReport::visit(&body, |group, _| {
        free += usize::from(group == "free");
        ControlFlow::Continue(())
    })?;
    assert_eq!(
        free,
        client
            .reports()
            .events()
            .by_status("gala")
            .await?
            .group("free")
            .len()
    );
    Ok(())
}

#[tokio::test]
async fn a_refused_argument_is_told_when_the_call_is_awaited() -> Result<(), Error> {
    let (emulator, demo) = Emulator::with_demo();
    let client = emulator.async_client(&demo.admin_key)?;
    let none: [&str; 0] = [];
    let error = client.ticket_buyers().add(none).await.expect_err("no ids");
    assert_eq!(
        (error.operation(), error.argument(), error.attempts()),
        ("ticket_buyers.add", Some("ids"), 0)
    );
    Ok(())
}
