//! What reading a page ahead saves a consumer that takes as long for a page as the server does.
//!
//! `cargo bench --bench prefetch` prints a table of wall times over 50 pages from a server on the loopback.
#![allow(clippy::print_stdout, reason = "the table is what a bench is for")]
#![allow(clippy::expect_used, reason = "a bench without a server is none")]

use seatsio_core::{AsyncClient, BaseUrl, BlockingClient, Config, api::ticket_buyers::ListTicketBuyers};
use std::{
    io::{Read, Write},
    net::{TcpListener, TcpStream},
    thread,
    time::{Duration, Instant},
};
use tokio::runtime::Runtime;

const PAGES: usize = 50;
const ITEMS: usize = 100;
/// What the server takes for a page, and what the consumer takes.
const WORK: Duration = Duration::from_millis(20);
const ROUNDS: usize = 5;

fn main() {
    let config = Config::new(BaseUrl::new(&serve()).expect("a URL"), "key");
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .expect("a runtime");
    let ureq = seatsio_blocking::Builder::new(config.clone())
        .build()
        .expect("a client");
    let reqwest = seatsio_async::Builder::new(config.clone())
        .build()
        .expect("a client");
    let hyper = seatsio_hyper::Builder::new(config).build().expect("a client");

    println!("{PAGES} pages, {WORK:?} each for the server and for the consumer\n");
    println!(
        "{:<20} {:>12} {:>12} {:>8}",
        "", "when asked", "one ahead", "faster"
    );
    compare("blocking, ureq", |ahead| blocking(&ureq, ahead));
    compare("async, reqwest", |ahead| asynchronous(&runtime, &reqwest, ahead));
    compare("async, hyper", |ahead| asynchronous(&runtime, &hyper, ahead));
}

#[derive(Clone, Copy)]
enum Fetched {
    WhenAsked,
    Ahead,
}

fn list<C>(list: ListTicketBuyers<C>, fetched: Fetched) -> ListTicketBuyers<C> {
    match fetched {
        Fetched::WhenAsked => list,
        Fetched::Ahead => list.prefetch(),
    }
}

fn blocking(client: &BlockingClient, fetched: Fetched) {
    let items = list(client.ticket_buyers().list_all(), fetched).items();
    for (read, item) in (1..).zip(items) {
        item.expect("an item");
        if read % ITEMS == 0 {
            thread::sleep(WORK);
        }
    }
}

fn asynchronous(runtime: &Runtime, client: &AsyncClient, fetched: Fetched) {
    let mut items = list(client.ticket_buyers().list_all(), fetched).items();
    runtime.block_on(async {
        let mut read = 0;
        while let Some(item) = items.next().await {
            item.expect("an item");
            read += 1;
            if read % ITEMS == 0 {
                tokio::time::sleep(WORK).await;
            }
        }
    });
}

/// Both in turn, so that both see the same machine; the middle of each.
fn compare(name: &str, walk: impl Fn(Fetched)) {
    let time = |fetched| {
        let start = Instant::now();
        walk(fetched);
        start.elapsed()
    };
    time(Fetched::WhenAsked);
    let mut times: Vec<_> = (0..ROUNDS)
        .map(|_| (time(Fetched::WhenAsked), time(Fetched::Ahead)))
        .collect();
    times.sort_by(|one, other| {
        let ratio = |(asked, ahead): &(Duration, Duration)| asked.as_secs_f64() / ahead.as_secs_f64();
        ratio(one).total_cmp(&ratio(other))
    });
    let (asked, ahead) = times.get(ROUNDS / 2).copied().unwrap_or_default();
    println!(
        "{name:<20} {:>9} ms {:>9} ms {:>8.2}",
        asked.as_millis(),
        ahead.as_millis(),
        asked.as_secs_f64() / ahead.as_secs_f64()
    );
}

/// A server of one list that takes its time for each page.
fn serve() -> String {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
    let url = format!("http://{}", listener.local_addr().expect("bound"));
    thread::spawn(move || {
        for stream in listener.incoming().flatten() {
            thread::spawn(move || answer_all(stream));
        }
    });
    url
}

fn answer_all(mut stream: TcpStream) {
    let _faster = stream.set_nodelay(true);
    let mut received = Vec::new();
    let mut buffer = [0; 4096];
    while let Ok(read @ 1..) = stream.read(&mut buffer) {
        received.extend_from_slice(buffer.get(..read).unwrap_or_default());
        if !received.ends_with(b"\r\n\r\n") {
            continue;
        }
        let page = page(&String::from_utf8_lossy(&received));
        received.clear();
        thread::sleep(WORK);
        let head = format!(
            "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: {}\r\n\r\n",
            page.len()
        );
        if stream.write_all([head, page].concat().as_bytes()).is_err() {
            return;
        }
    }
}

fn page(request: &str) -> String {
    let after = request.split_once("start_after_id=").map(|(_, rest)| {
        let digits: String = rest.chars().take_while(char::is_ascii_digit).collect();
        digits.parse::<usize>().unwrap_or_default()
    });
    let start = after.unwrap_or_default();
    let end = start + ITEMS;
    let items: Vec<_> = (start..end).map(|buyer| format!("\"buyer-{buyer}\"")).collect();
    let next = if end < PAGES * ITEMS {
        format!("\"next_page_starts_after\":\"{end}\",")
    } else {
        String::new()
    };
    format!("{{{next}\"items\":[{}]}}", items.join(","))
}
