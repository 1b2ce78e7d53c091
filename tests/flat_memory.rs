//! A list of a million items is read in the memory of two pages, in both surfaces, also when reading ahead.
//!
//! A test binary of its own, since it counts every byte that is allocated in it.

use bytes::Bytes;
use http::{Request, Response};
use peak_alloc::PeakAlloc;
use seatsio_core::{
    AsyncClient, AsyncTransport, BlockingClient, BlockingTransport, Config, Region, TransportError,
    api::ticket_buyers::ListTicketBuyers, drive::BackgroundTask,
};
use std::{fmt::Write as _, sync::Arc, time::Duration};
use tokio::runtime::{Builder, Runtime};

#[global_allocator]
static ALLOCATOR: PeakAlloc = PeakAlloc;

const PAGE: u64 = 1000;
const MANY: u64 = 1000 * PAGE;

/// Ticket buyers without end, a thousand a page. Every page has the same items, and cursors of its own.
#[derive(Clone)]
struct Endless(Arc<str>);

impl Endless {
    fn new() -> Self {
        let mut items = String::new();
        for buyer in 0..PAGE {
            let _always = write!(items, "{}\"buyer-{buyer:05}\"", if buyer == 0 { "" } else { "," });
        }
        Self(items.into())
    }

    fn page(&self, request: &Request<Bytes>) -> Response<Bytes> {
        let query = request.uri().query().unwrap_or_default();
        let after = query
            .rsplit_once("start_after_id=")
            .map_or(0, |(_, id)| id.parse().expect("an id"));
        let next = after + PAGE;
        let mut body = String::with_capacity(self.0.len() + 100);
        let _always = write!(
            body,
            "{{\"next_page_starts_after\":\"{next}\",\"items\":[{}]}}",
            self.0
        );
        Response::new(Bytes::from(body))
    }
}

impl BlockingTransport for Endless {
    fn send(&self, request: Request<Bytes>, _: Duration) -> Result<Response<Bytes>, TransportError> {
        Ok(self.page(&request))
    }

    fn sleep(&self, _: Duration) {}
}

impl AsyncTransport for Endless {
    async fn send(&self, request: Request<Bytes>) -> Result<Response<Bytes>, TransportError> {
        Ok(self.page(&request))
    }

    async fn sleep(&self, wait: Duration) {
        tokio::time::sleep(wait).await;
    }

    fn spawn(&self, task: BackgroundTask) -> Result<(), BackgroundTask> {
        tokio::spawn(task);
        Ok(())
    }
}

/// The bytes that are live while `work` runs, beyond those that were before, at the most.
fn peak<T>(work: impl FnOnce() -> T) -> usize {
    let before = ALLOCATOR.current_usage();
    ALLOCATOR.reset_peak_usage();
    let kept = work();
    let peak = ALLOCATOR.peak_usage();
    drop(kept);
    peak - before
}

/// Reads a million items, and says so.
fn walk(list: ListTicketBuyers<BlockingClient>) {
    let read = list.at_most(MANY).items().filter(Result::is_ok).count();
    assert_eq!(read as u64, MANY);
}

fn stream(runtime: &Runtime, list: ListTicketBuyers<AsyncClient>) {
    let mut items = list.at_most(MANY).items();
    let read = runtime.block_on(async {
        let mut read = 0;
        while let Some(item) = items.next().await {
            read += u64::from(item.is_ok());
        }
        read
    });
    assert_eq!(read, MANY);
}

#[test]
fn a_million_items_are_read_in_the_memory_of_two_pages() {
    let runtime = Builder::new_multi_thread()
        .worker_threads(1)
        .enable_time()
        .build()
        .expect("a runtime");
    let config = Config::new(Region::Eu, "key");
    let blocking = BlockingClient::new(Endless::new(), &config).expect("a client");
    let asynchronous = AsyncClient::new(Endless::new(), &config).expect("a client");

    let one_page = || {
        blocking
            .ticket_buyers()
            .list_all()
            .page_size(1000)
            .send_for_answer()
            .expect("a page")
    };
    drop(one_page());
    let two_pages = peak(|| [one_page(), one_page()]);

    let list = || blocking.ticket_buyers().list_all();
    let stream_of = || asynchronous.ticket_buyers().list_all();
    let peaks = [
        ("blocking", peak(|| walk(list()))),
        ("blocking, one page ahead", peak(|| walk(list().prefetch()))),
        ("async", peak(|| stream(&runtime, stream_of()))),
        (
            "async, one page ahead",
            peak(|| stream(&runtime, stream_of().prefetch())),
        ),
    ];
    println!("two pages: {two_pages} bytes; {peaks:?}");
    for (surface, peak) in peaks {
        assert!(
            peak <= two_pages,
            "{surface}: {peak} bytes, two pages: {two_pages}"
        );
    }
}
