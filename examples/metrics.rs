//! A table of what a client does, kept by an observer: calls, errors, retries, durations and waits by operation.
//!
//! Runs offline: `cargo run --example metrics`. Eighteen buyers at a time rush for the seats of a hall, over a
//! priority lane of four; the server fails now and then. After each wave the table is printed anew. A program would
//! hand the same numbers to its metrics library instead.

use seatsio_async::{
    BaseUrl, Client,
    call::{LaneLimits, SharedLanes},
    core::observe::{CallEnd, CallFinished, LaneChanged, Observer, RetryDecided},
};
use seatsio_emulator::{
    Emulator, LatencyRule,
    fault::{Fault, FaultRule, When},
};
use std::{
    collections::BTreeMap,
    sync::{Arc, Mutex, PoisonError},
    time::Duration,
};
use tokio::task::JoinSet;

type Outcome<T> = Result<T, Box<dyn std::error::Error + Send + Sync>>;

/// What is known of one operation.
#[derive(Default)]
struct Row {
    errors: u32,
    retries: u32,
    durations: Vec<Duration>,
    waited: Duration,
    longest_wait: Duration,
}

#[derive(Default)]
struct Table(Mutex<BTreeMap<&'static str, Row>>);

impl Table {
    fn with(&self, operation: &'static str, note: impl FnOnce(&mut Row)) {
        let mut rows = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        note(rows.entry(operation).or_default());
    }

    fn print(&self) {
        println!(
            "  {:<34} {:>5} {:>6} {:>7} {:>8} {:>8} {:>10} {:>9}",
            "operation", "calls", "errors", "retries", "p50", "p99", "waited", "longest"
        );
        for (operation, row) in self.0.lock().unwrap_or_else(PoisonError::into_inner).iter_mut() {
            row.durations.sort();
            println!(
                "  {operation:<34} {:>5} {:>6} {:>7} {:>8} {:>8} {:>10} {:>9}",
                row.durations.len(),
                row.errors,
                row.retries,
                millis(percentile(&row.durations, 50)),
                millis(percentile(&row.durations, 99)),
                millis(row.waited),
                millis(row.longest_wait),
            );
        }
        println!();
    }
}

/// The hook: called between the steps of each call, so it only counts.
impl Observer for Table {
    fn call_finished(&self, call: &CallFinished<'_>) {
        self.with(call.operation, |row| {
            row.errors += u32::from(call.end != CallEnd::Succeeded);
            row.durations.push(call.duration);
            row.waited += call.waited;
            row.longest_wait = row.longest_wait.max(call.waited);
        });
    }

    fn retry_decided(&self, retry: &RetryDecided) {
        self.with(retry.operation, |row| row.retries += 1);
    }

    fn lane_changed(&self, change: &LaneChanged) {
        println!(
            "  the {} lane takes {} at a time, no longer {}",
            change.lane, change.limit, change.before
        );
    }
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> Outcome<()> {
    let (emulator, demo) = Emulator::with_demo();
    emulator.set_latencies([LatencyRule::new("*", Duration::from_millis(10))]);
    let server = emulator.serve()?;

    let table = Arc::new(Table::default());
    let client = seatsio_async::builder(BaseUrl::new(&server.url())?, demo.secret_key)
        .lanes(Arc::new(SharedLanes::new(LaneLimits::default().priority(4), 1)))
        .observer(table.clone())
        .build()?;

    let event = client
        .events()
        .create(&demo.chart_key)
        .event_key("spring-gala")
        .await?;
    println!("Eighteen buyers, a healthy server:");
    wave(&client, ["A", "B", "C"]).await?;
    table.print();

    let busy = Fault::ServerError {
        status: 503,
        when: When::Before,
        retry_after: Some("0".into()),
    };
    emulator.add_fault(FaultRule::on("events.change_object_status", busy).count(5));
    emulator.add_fault(
        FaultRule::on("hold_tokens.create", Fault::TooManyRequests { retry_after: None }).count(1),
    );
    println!("Eighteen more, and a server that turns six requests away:");
    wave(&client, ["D", "E", "F"]).await?;
    table.print();

    println!("Eighteen who come too late:");
    wave(&client, ["D", "E", "F"]).await?;
    client.reports().events().summary_by_status(&event.key).await?;
    table.print();
    Ok(())
}

/// Eighteen buyers at once, each for two seats of these rows.
async fn wave(client: &Client, rows: [&'static str; 3]) -> Outcome<()> {
    let mut buyers = JoinSet::new();
    for (row, first) in rows
        .iter()
        .flat_map(|row| (1..12).step_by(2).map(move |first| (row, first)))
    {
        let (client, seats) = (
            client.clone(),
            [format!("{row}-{first}"), format!("{row}-{}", first + 1)],
        );
        buyers.spawn(async move {
            let token = client.hold_tokens().create().await?.hold_token;
            if client.events().hold("spring-gala", &seats, &token).await.is_ok() {
                client
                    .events()
                    .book("spring-gala", &seats)
                    .hold_token(&token)
                    .await?;
            }
            Outcome::Ok(())
        });
    }
    while let Some(done) = buyers.join_next().await {
        done??;
    }
    Ok(())
}

/// The smallest of these that so many percent are not above.
fn percentile(sorted: &[Duration], percent: usize) -> Duration {
    let rank = (sorted.len() * percent).div_ceil(100).saturating_sub(1);
    sorted.get(rank).copied().unwrap_or_default()
}

fn millis(duration: Duration) -> String {
    format!("{:.1} ms", duration.as_secs_f64() * 1e3)
}
