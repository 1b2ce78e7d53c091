//! One company key, many workspaces: each acts apart from the others, all share connections, lanes and budget.
//!
//! `cargo run --example many_workspaces`. It runs offline, against the embedded emulator.

use seatsio_async::{BaseUrl, Client, Error};
use seatsio_core::{Lane, call::Moment, model::WorkspaceKey};
use seatsio_emulator::Emulator;
use std::sync::Arc;

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let (emulator, demo) = Emulator::with_demo();
    let server = emulator.serve()?;
    // The key of the company's administrator. Without a workspace it acts on the default one.
    let company = seatsio_async::client(BaseUrl::new(&server.url())?, demo.admin_key)?;

    let mut tenants = Vec::new();
    for name in ["Opera", "Circus", "Stadium"] {
        let key = company.workspaces().create(name).await?.key;
        company.charts().copy_to_workspace(&demo.chart_key, &key).await?;
        tenants.push((name, key));
    }
    println!(
        "One company, {} workspaces, one key, one server at {}.\n",
        tenants.len(),
        server.url()
    );

    // All at once: one pool of connections carries them, one pair of lanes lets them through.
    let mut selling = Vec::new();
    for (name, key) in &tenants {
        selling.push((name, tokio::spawn(sell(company.workspace(key)?))));
    }
    for (name, sold) in selling {
        println!("{name:<8} sold {} in its own gala", sold.await??.join(" and "));
    }

    // A client for a workspace costs next to nothing, so it can be made for each request that comes in.
    let opera = company.workspace(&tenants[0].1)?;
    println!("\nSame lanes: {}", Arc::ptr_eq(company.lanes(), opera.lanes()));
    let entered = company.lanes().snapshot(Lane::Priority, Moment::START).entered;
    println!("Bookings that have passed through them: {entered}");

    // One call may name its workspace by itself.
    let events = company.events();
    let circus: &WorkspaceKey = &tenants[1].1;
    let gala = events.retrieve("gala").options(|o| o.workspace(circus)).await?;
    println!("\nThe circus, asked by one call:      found {}", gala.key);
    match events.retrieve("gala").await {
        Ok(gala) => println!("The default workspace has it, too? {}", gala.key),
        Err(error) => println!("The default workspace knows nothing: {error}"),
    }
    Ok(())
}

/// What a tenant's shop does: it knows nothing of the others.
async fn sell(shop: Client) -> Result<Vec<String>, Error> {
    let chart = shop.charts().list().send().await?.items.remove(0);
    let gala = shop.events().create(&chart.key).event_key("gala").await?;
    let booking = shop
        .events()
        .book(&gala.key, ["A-1", "A-2"])
        .order_id("order-1")
        .await?;
    Ok(booking.objects.keys().map(ToString::to_string).collect())
}
