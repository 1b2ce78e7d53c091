//! When attempts end, under tokio's paused clock.
#![allow(clippy::unwrap_used, reason = "a test that fails may panic")]

use http::Method;
use seatsio_async::{
    BaseUrl, Client, Error,
    core::{
        ErrorKind,
        call::{LaneLimits, SharedLanes},
    },
};
use std::{net::TcpListener, sync::Arc, time::Duration};
use tokio::time::{Instant, sleep};

/// What timers of tokio are late by: they are rounded up to whole milliseconds.
const LATE: Duration = Duration::from_millis(2);

/// A client of a server that takes connections and does nothing with them.
fn client(server: &TcpListener) -> Client {
    let url = format!("http://{}", server.local_addr().unwrap());
    let lanes = SharedLanes::new(LaneLimits::default().regular(10_000).fixed(), 1);
    seatsio_async::builder(BaseUrl::new(&url).unwrap(), "a-secret-key")
        .lanes(Arc::new(lanes))
        .max_retries(0)
        .deadline(Duration::from_secs(3600))
        .build()
        .unwrap()
}

/// A call that may take so long, and how long it took.
async fn call(client: Client, timeout: Duration) -> (Duration, Result<(), Error>) {
    let start = Instant::now();
    let answer = client
        .raw(Method::GET, "/anything")
        .options(|o| o.attempt_timeout(timeout))
        .nothing()
        .send()
        .await;
    (start.elapsed(), answer)
}

fn assert_timed_out(timeout: Duration, (took, answer): (Duration, Result<(), Error>)) {
    assert_eq!(answer.unwrap_err().kind(), ErrorKind::Timeout);
    assert!(
        took >= timeout && took <= timeout + LATE,
        "{took:?} of {timeout:?}"
    );
}

#[tokio::test(start_paused = true)]
async fn each_attempt_ends_at_its_own_time_and_none_before() {
    let server = TcpListener::bind("127.0.0.1:0").unwrap();
    let client = client(&server);
    // Few enough for the line of those whom nobody has accepted.
    let calls: Vec<_> = (0..50)
        .map(|i| Duration::from_micros(1_000 + i * 7_919_317 % 60_000_000))
        .map(|timeout| (timeout, tokio::spawn(call(client.clone(), timeout))))
        .collect();
    for (timeout, call) in calls {
        assert_timed_out(timeout, call.await.unwrap());
    }
}

#[tokio::test(start_paused = true)]
async fn an_attempt_has_its_whole_time_however_long_ago_the_client_was_made_or_used() {
    let server = TcpListener::bind("127.0.0.1:0").unwrap();
    let client = client(&server);
    let timeout = Duration::from_secs(30);
    for pause in [0, 1, 100, 10_000] {
        sleep(Duration::from_secs(pause)).await;
        assert_timed_out(timeout, call(client.clone(), timeout).await);
    }
}

#[tokio::test(start_paused = true)]
async fn a_time_without_end_does_not_overflow() {
    let server = TcpListener::bind("127.0.0.1:0").unwrap();
    let client = client(&server);
    let endless = client
        .raw(Method::GET, "/anything")
        .options(|o| o.attempt_timeout(Duration::MAX).deadline(Duration::MAX))
        .send();
    let a_year = Duration::from_secs(365 * 86_400);
    assert!(tokio::time::timeout(a_year, endless).await.is_err());
}

#[test]
fn a_client_keeps_its_times_on_a_second_runtime_when_the_first_has_ended() {
    let server = TcpListener::bind("127.0.0.1:0").unwrap();
    let client = client(&server);
    for timeout in [30, 20, 40].map(Duration::from_secs) {
        let runtime = tokio::runtime::Builder::new_current_thread()
            .enable_all()
            .start_paused(true)
            .build()
            .unwrap();
        let took = runtime.block_on(call(client.clone(), timeout));
        assert_timed_out(timeout, took);
    }
}
