//! What the client does when, under tokio's paused clock and over connections in memory.
#![allow(clippy::unwrap_used, reason = "a test that fails may panic")]

use http::{Method, Uri};
use hyper::rt::{Read, ReadBufCursor, Write};
use hyper_util::{
    client::legacy::connect::{Connected, Connection},
    rt::{TokioExecutor, TokioIo, TokioTimer},
};
use seatsio_hyper::{
    Client, Error,
    core::{
        ErrorKind,
        call::{LaneLimits, SharedLanes},
    },
};
use std::{
    convert::Infallible,
    future::{Ready, ready},
    io,
    pin::Pin,
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
    task::{Context, Poll},
    thread,
    time::Duration,
};
use tokio::{
    io::{AsyncReadExt as _, AsyncWriteExt as _, DuplexStream},
    runtime::Runtime,
    time::{Instant, sleep},
};
use tower_service::Service;

/// What timers of tokio are late by: they are rounded up to whole milliseconds.
const LATE: Duration = Duration::from_millis(2);
/// How long an unused connection is kept.
const IDLE: Duration = Duration::from_secs(60);

/// A server that answers after a while, or never.
#[derive(Clone, Default)]
struct Server {
    answers_after: Option<Duration>,
    connected: Arc<AtomicUsize>,
    closed: Arc<AtomicUsize>,
}

impl Server {
    fn answering_after(wait: Duration) -> Self {
        Self {
            answers_after: Some(wait),
            ..Self::default()
        }
    }

    fn client(&self) -> Client {
        let lanes = SharedLanes::new(LaneLimits::default().regular(10_000).fixed(), 1);
        seatsio_hyper::builder(
            seatsio_hyper::BaseUrl::new("http://127.0.0.1").unwrap(),
            "a-secret-key",
        )
        .lanes(Arc::new(lanes))
        .max_retries(0)
        .deadline(Duration::from_secs(3600))
        .connector(self.clone(), TokioExecutor::new(), TokioTimer::new())
        .unwrap()
    }

    fn connections(&self) -> (usize, usize) {
        (
            self.connected.load(Ordering::Relaxed),
            self.closed.load(Ordering::Relaxed),
        )
    }

    async fn serve(self, mut stream: DuplexStream) {
        let mut received = Vec::new();
        while stream.read_buf(&mut received).await.is_ok_and(|read| read > 0) {
            if received.ends_with(b"\r\n\r\n")
                && let Some(wait) = self.answers_after
            {
                received.clear();
                sleep(wait).await;
                let answer = b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}";
                if stream.write_all(answer).await.is_err() {
                    break;
                }
            }
        }
        self.closed.fetch_add(1, Ordering::Relaxed);
    }
}

impl Service<Uri> for Server {
    type Response = Line;
    type Error = Infallible;
    type Future = Ready<Result<Line, Infallible>>;

    fn poll_ready(&mut self, _: &mut Context<'_>) -> Poll<Result<(), Infallible>> {
        Poll::Ready(Ok(()))
    }

    fn call(&mut self, _: Uri) -> Self::Future {
        let (here, there) = tokio::io::duplex(4096);
        self.connected.fetch_add(1, Ordering::Relaxed);
        tokio::spawn(self.clone().serve(there));
        ready(Ok(Line(TokioIo::new(here))))
    }
}

struct Line(TokioIo<DuplexStream>);

impl Connection for Line {
    fn connected(&self) -> Connected {
        Connected::new()
    }
}

impl Read for Line {
    fn poll_read(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        buffer: ReadBufCursor<'_>,
    ) -> Poll<io::Result<()>> {
        Pin::new(&mut self.0).poll_read(context, buffer)
    }
}

impl Write for Line {
    fn poll_write(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        bytes: &[u8],
    ) -> Poll<io::Result<usize>> {
        Pin::new(&mut self.0).poll_write(context, bytes)
    }

    fn poll_flush(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.0).poll_flush(context)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.0).poll_shutdown(context)
    }
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

fn runtime() -> Runtime {
    tokio::runtime::Builder::new_current_thread()
        .enable_time()
        .start_paused(true)
        .build()
        .unwrap()
}

#[tokio::test(start_paused = true)]
async fn each_of_a_thousand_attempts_ends_at_its_own_time_and_none_before() {
    let client = Server::default().client();
    // A step that shares no divisor with the range visits all of it, up and down.
    let timeouts = (0..1000).map(|i| Duration::from_micros(1_000 + i * 7_919_317 % 60_000_000));
    let calls: Vec<_> = timeouts
        .map(|timeout| (timeout, tokio::spawn(call(client.clone(), timeout))))
        .collect();
    for (timeout, call) in calls {
        assert_timed_out(timeout, call.await.unwrap());
    }
}

#[tokio::test(start_paused = true)]
async fn an_attempt_has_its_whole_time_however_long_ago_the_client_was_made_or_used() {
    let (timeout, moment) = (Duration::from_secs(30), Duration::from_millis(5));
    let in_time = Server::answering_after(timeout - moment).client();
    let late = Server::answering_after(timeout + moment).client();
    for pause in [0, 1, 100, 10_000] {
        sleep(Duration::from_secs(pause)).await;
        let (took, answer) = call(in_time.clone(), timeout).await;
        assert!(answer.is_ok() && took < timeout, "{took:?} {answer:?}");
        assert_timed_out(timeout, call(late.clone(), timeout).await);
    }
}

#[tokio::test(start_paused = true)]
async fn a_time_without_end_does_not_overflow() {
    let client = Server::default().client();
    let endless = client
        .raw(Method::GET, "/anything")
        .options(|o| o.attempt_timeout(Duration::MAX).deadline(Duration::MAX))
        .send();
    let a_year = Duration::from_secs(365 * 86_400);
    assert!(tokio::time::timeout(a_year, endless).await.is_err());
}

#[test]
fn a_client_keeps_its_times_on_a_second_runtime_when_the_first_has_ended() {
    let client = Server::default().client();
    for timeout in [30, 20, 40].map(Duration::from_secs) {
        let took = runtime().block_on(call(client.clone(), timeout));
        assert_timed_out(timeout, took);
    }
}

#[test]
fn a_client_keeps_its_times_on_two_runtimes_at_once() {
    let client = Server::default().client();
    let use_it = |seconds: u64| {
        let client = client.clone();
        move || {
            let runtime = runtime();
            for timeout in (1..50).map(|i| Duration::from_millis(seconds * 1000 + i)) {
                assert_timed_out(timeout, runtime.block_on(call(client.clone(), timeout)));
            }
        }
    };
    let threads = [thread::spawn(use_it(7)), thread::spawn(use_it(300))];
    for thread in threads {
        thread.join().unwrap();
    }
}

#[tokio::test(start_paused = true)]
async fn a_call_that_is_dropped_leaves_lane_and_connection_at_once() {
    let server = Server::default();
    let client = server.client();
    let mut calls: Vec<_> = (0..10)
        .map(|_| Box::pin(call(client.clone(), Duration::from_secs(30))))
        .collect();
    for call in &mut calls {
        let a_moment = tokio::time::timeout(Duration::from_millis(1), call);
        assert!(a_moment.await.is_err());
    }
    let lane = |client: &Client| client.lane(seatsio_hyper::core::Lane::Regular).in_use;
    assert_eq!((lane(&client), server.connections()), (10, (10, 0)));
    drop(calls);
    assert_eq!(lane(&client), 0);
    sleep(Duration::from_millis(1)).await;
    assert_eq!(server.connections(), (10, 10));
}

#[tokio::test(start_paused = true)]
async fn a_connection_is_used_again_until_it_was_idle_for_too_long() {
    let server = Server::answering_after(Duration::ZERO);
    let client = server.client();
    let second = Duration::from_secs(1);
    for (idle, connections) in [(Duration::ZERO, 1), (IDLE - second, 1), (IDLE + second, 2)] {
        sleep(idle).await;
        call(client.clone(), Duration::from_secs(30)).await.1.unwrap();
        assert_eq!(server.connections().0, connections, "after {idle:?}");
    }
}

#[tokio::test(start_paused = true)]
async fn idle_connections_are_closed_though_nobody_calls() {
    let server = Server::answering_after(Duration::from_secs(1));
    let client = server.client();
    let timeout = Duration::from_secs(30);
    let calls = [(); 2].map(|()| tokio::spawn(call(client.clone(), timeout)));
    for call in calls {
        call.await.unwrap().1.unwrap();
    }
    assert_eq!(server.connections(), (2, 0));
    sleep(IDLE * 3).await;
    assert_eq!(server.connections(), (2, 2));
}
