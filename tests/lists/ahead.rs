//! Reading ahead goes one page ahead and no further, tells errors in their turn, and leaves nothing behind.

use crate::{
    numbers::{Gate, ListNumbers, Numbers, Open, Served, asynchronous, blocking},
    walks::on_a_runtime,
};
use proptest::prelude::*;
use seatsio_core::{
    Lane,
    call::{Moment, PermitStore, RetryPolicy},
};
use std::sync::{
    Arc, Mutex,
    mpsc::{Receiver, RecvTimeoutError, Sender, channel},
};
use std::time::Duration;

/// When a test gives up that would otherwise hang.
const LONG: Duration = Duration::from_secs(60);

fn tens(pages: usize) -> Numbers {
    Numbers {
        passes: vec![true; pages * 10],
        spans: vec![10],
        failing: None,
    }
}

fn in_use(lanes: &Arc<dyn PermitStore>) -> u32 {
    lanes.snapshot(Lane::Regular, Moment::START).in_use
}

/// Lets all tasks of the runtime run until they wait.
async fn settle() {
    for _ in 0..20 {
        tokio::task::yield_now().await;
    }
}

fn served(served: &Served) -> usize {
    served.queries().len()
}

/// Stops at one request, and tells when it is reached.
struct Stopping {
    at: usize,
    reached: Sender<()>,
    go_on: Mutex<Receiver<()>>,
}

impl Stopping {
    fn at(at: usize) -> (Self, Receiver<()>, Sender<()>) {
        let (reached, is_reached) = channel();
        let (goes_on, go_on) = channel();
        let go_on = Mutex::new(go_on);
        (Self { at, reached, go_on }, is_reached, goes_on)
    }
}

impl Gate for Stopping {
    fn block(&self, turn: usize) {
        if turn == self.at {
            self.reached.send(()).expect("the test listens");
            self.go_on
                .lock()
                .expect("unpoisoned")
                .recv()
                .expect("the test goes on");
        }
    }
}

struct HoldsFrom(usize);

impl Gate for HoldsFrom {
    fn holds(&self, turn: usize) -> bool {
        turn >= self.0
    }
}

struct PanicsAt(usize);

impl Gate for PanicsAt {
    fn block(&self, turn: usize) {
        assert!(turn != self.0, "the transport panics");
    }

    fn holds(&self, turn: usize) -> bool {
        assert!(turn != self.0, "the transport panics");
        false
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn never_more_than_one_page_is_fetched_ahead(read in 1_usize..80) {
        let (client, log) = blocking(&tens(9), Open);
        let mut items = ListNumbers::<true>::default().ahead().items(&client);
        let taken = items.by_ref().take(read).count();
        prop_assert_eq!(taken, read);
        prop_assert!(served(&log) <= read.div_ceil(10) + 1);

        let asked = on_a_runtime(async {
            let (client, log) = asynchronous(&tens(9), Open);
            let mut items = ListNumbers::<true>::default().ahead().items(&client);
            for _ in 0..read {
                items.next().await.unwrap().unwrap();
            }
            settle().await;
            served(&log)
        });
        prop_assert_eq!(asked, read.div_ceil(10) + 1, "exactly one, once the runtime has come to it");
    }
}

#[test]
fn the_next_page_comes_while_nobody_polls_the_stream() {
    on_a_runtime(async {
        let (client, log) = asynchronous(&tens(3), Open);
        let mut items = ListNumbers::<true>::default().ahead().items(&client);
        items.next().await.unwrap().unwrap();
        settle().await;
        assert_eq!(served(&log), 2);
        assert_eq!(
            in_use(client.lanes()),
            0,
            "its place in the lane has been given back"
        );
    });
}

#[test]
fn the_next_page_comes_while_the_iterator_rests() {
    let (gate, reached, go_on) = Stopping::at(1);
    let (client, _) = blocking(&tens(3), gate);
    let mut items = ListNumbers::<true>::default().ahead().items(&client);
    assert_eq!(items.next().unwrap().unwrap(), 0);
    reached
        .recv_timeout(LONG)
        .expect("asked for without being waited for");
    go_on.send(()).unwrap();
    assert_eq!(items.count(), 29);
}

#[test]
fn dropping_a_stream_gives_its_place_in_the_lane_back_at_once() {
    on_a_runtime(async {
        let (client, log) = asynchronous(&tens(3), HoldsFrom(1));
        let mut items = ListNumbers::<true>::default().ahead().items(&client);
        items.next().await.unwrap().unwrap();
        settle().await;
        assert_eq!((served(&log), in_use(client.lanes())), (2, 1));
        drop(items);
        assert_eq!(in_use(client.lanes()), 0);
    });
}

#[test]
fn dropping_an_iterator_ends_its_thread_after_the_request_that_was_on_its_way() {
    let (gate, reached, go_on) = Stopping::at(1);
    let (transport_gone, gone) = channel::<()>();
    let list = Numbers {
        failing: Some(1),
        ..tens(3)
    };
    let (client, log) = blocking(&list, (gate, Mutex::new(transport_gone)));
    let client = { client }.with_retry(RetryPolicy::default());
    let lanes = Arc::clone(client.lanes());
    let mut items = ListNumbers::<true>::default().ahead().items(&client);
    items.next().unwrap().unwrap();
    reached.recv_timeout(LONG).unwrap();
    drop((items, client));
    assert_eq!(in_use(&lanes), 1, "the request is on its way");
    go_on.send(()).unwrap();
    let gone = gone.recv_timeout(LONG);
    assert_eq!(
        gone,
        Err(RecvTimeoutError::Disconnected),
        "the thread lets go of the transport"
    );
    assert_eq!((served(&log), in_use(&lanes)), (2, 0), "it was not tried again");
}

impl<A: Gate, B: Send + Sync + 'static> Gate for (A, B) {
    fn block(&self, turn: usize) {
        self.0.block(turn);
    }
}

#[test]
fn a_page_that_fails_ahead_is_told_after_the_items_ahead_of_it() {
    let list = Numbers {
        failing: Some(1),
        ..tens(3)
    };
    let (client, _) = blocking(&list, Open);
    let told: Vec<_> = ListNumbers::<true>::default().ahead().items(&client).collect();
    assert_eq!(told.len(), 11);
    assert!(told[..10].iter().all(Result::is_ok) && told[10].is_err());
}

#[test]
fn a_transport_that_panics_ahead_keeps_nobody_waiting() {
    let (client, _) = blocking(&tens(3), PanicsAt(1));
    let read: Result<Vec<u64>, _> = ListNumbers::<true>::default().ahead().items(&client).collect();
    assert_eq!(read.unwrap().len(), 30, "the page was asked for again");

    let read = on_a_runtime(async {
        let (client, _) = asynchronous(&tens(3), PanicsAt(1));
        let items = ListNumbers::<true>::default().ahead().items(&client);
        items.try_collect::<Vec<_>>().await
    });
    assert_eq!(read.unwrap().len(), 30, "the page was asked for again");
}
