//! Bookings over real sockets that break at any byte: what a caller is told agrees with what the server did.

use crate::{
    faulty_proxy::{Failure, FaultyProxy, How, Side},
    harness::Harness,
    once_per_adapter,
};
use seatsio_core::{
    BaseUrl, BlockingClient, Config, Outcome,
    api::Events,
    call::{Backoff, RetryPolicy},
    model::{EventKey, ObjectRef},
    settle::Settled,
};
use seatsio_emulator::{Emulator, Server};
use std::time::Duration;

const CHANGE: &str = "events.change_object_status";
/// No test comes near it, so a call that runs into it hangs.
const NEVER: Duration = Duration::from_secs(20);
/// A stall ends here, in real time.
const SOON: Duration = Duration::from_millis(80);

/// A client on one side of the proxy and the server on the other; a client past both for what is to be known.
struct Stage<'a, H: Harness> {
    harness: &'a H,
    emulator: Emulator,
    direct: BlockingClient,
    event: EventKey,
    proxy: FaultyProxy,
    events: Events<H::Client>,
    _server: Server,
}

impl<'a, H: Harness> Stage<'a, H> {
    fn new(harness: &'a H) -> Self {
        let (emulator, demo) = Emulator::with_demo();
        let direct = emulator.blocking_client(&*demo.secret_key).unwrap();
        let event = direct.events().create(&demo.chart_key).send().unwrap().key;
        let server = emulator.serve().unwrap();
        let proxy = FaultyProxy::start(&server.url());
        let at_once = Backoff::default()
            .first(Duration::from_nanos(1))
            .cap(Duration::from_nanos(1));
        let policy = RetryPolicy::default().backoff(at_once).attempt_timeout(NEVER);
        let config = Config::new(BaseUrl::new(&proxy.url).unwrap(), &*demo.secret_key).retry(policy);
        Self {
            events: Events::new(harness.with(config)),
            harness,
            emulator,
            direct,
            event,
            proxy,
            _server: server,
        }
    }

    /// How many status changes the server has made since the journal was cleared.
    fn changes(&self) -> usize {
        let requests = self.emulator.journal().requests(CHANGE);
        requests
            .iter()
            .filter(|entry| entry.outcome.status() == Some(200))
            .count()
    }

    /// How many bytes the booking of this object has on this side.
    fn length_of(&self, side: Side, object: ObjectRef) -> usize {
        let booking = self
            .events
            .book(&self.event, [object.clone()])
            .order_id("order-00000");
        self.harness.wait(booking.send()).unwrap();
        self.forget(object);
        self.proxy.length_of(side)
    }

    fn forget(&self, object: ObjectRef) {
        self.direct
            .events()
            .release(&self.event, [object])
            .send()
            .unwrap();
        self.emulator.journal().clear();
    }

    /// Books a seat while this goes wrong, and compares what the caller is told with what the server did.
    fn book_a_seat(&self, failure: Failure) {
        self.proxy.fail_next(failure);
        let order = format!("order-{:05}", failure.after);
        let timeout = if failure.how == How::Stalled { SOON } else { NEVER };
        let booking = self.events.book(&self.event, [seat()]).order_id(order);
        let booking = booking.options(|options| options.attempt_timeout(timeout).retry(RetryPolicy::never()));
        let told = self.harness.wait(booking.send());
        let changes = self.changes();
        match &told {
            Ok(_) => assert_eq!(changes, 1, "{failure:?}: told as done"),
            Err(error) if error.outcome() == Outcome::NotDone => {
                assert_eq!(changes, 0, "{failure:?}: told as not done: {error:?}");
            }
            Err(error) => {
                let receipt = error.receipt().expect("a receipt");
                assert_eq!(error.outcome(), Outcome::Unknown, "{failure:?}");
                let settled = self.harness.wait(self.events.settle(receipt)).unwrap();
                let done = [Settled::NotDone, Settled::Done][changes];
                assert_eq!(settled, done, "{failure:?}: {error:?}");
            }
        }
        let is_late = told.as_ref().is_err_and(seatsio_core::Error::is_timeout);
        assert_eq!(is_late, failure.how == How::Stalled, "{failure:?}: {told:?}");
        if failure.side == Side::Answer {
            assert_eq!((told.is_ok(), changes), (false, 1), "{failure:?}: {told:?}");
        }
        if changes > 0 {
            self.forget(seat());
        }
    }

    /// Books a place of an area, which a second request would take again, until it is known what became of it.
    fn book_a_place(&self, failure: Failure) {
        self.proxy.fail_next(failure);
        let booking = self
            .events
            .book(&self.event, [place()])
            .order_id(format!("order-{:05}", failure.after));
        let booking = booking.options(|options| options.settle_delay(Duration::ZERO));
        let told = self.harness.wait(booking.send_settled());
        assert_eq!(told.map(|_| self.changes()).expect("settled"), 1, "{failure:?}");
        self.forget(place());
    }

    /// Breaks the booking of a seat at every byte of one side, and that of a place at some.
    fn break_everywhere(&self, side: Side, how: How) {
        let bytes = self.length_of(side, seat());
        assert!(bytes > 300, "{bytes} bytes are hardly head and body");
        for after in 0..bytes {
            self.book_a_seat(Failure { side, how, after });
        }
        for after in (0..self.length_of(side, place())).step_by(13) {
            self.book_a_place(Failure { side, how, after });
        }
    }
}

fn seat() -> ObjectRef {
    ObjectRef::new("A-1")
}

fn place() -> ObjectRef {
    ObjectRef::new("Standing").quantity(1)
}

once_per_adapter! {
    fn a_request_that_is_reset_at_any_byte(harness) {
        Stage::new(harness).break_everywhere(Side::Request, How::Reset);
    }

    fn a_request_that_ends_at_any_byte(harness) {
        Stage::new(harness).break_everywhere(Side::Request, How::HalfClosed);
    }

    fn an_answer_that_is_reset_at_any_byte(harness) {
        Stage::new(harness).break_everywhere(Side::Answer, How::Reset);
    }

    fn an_answer_that_ends_at_any_byte(harness) {
        Stage::new(harness).break_everywhere(Side::Answer, How::HalfClosed);
    }

    fn silence_anywhere_ends_at_the_attempt_time_out(harness) {
        let stage = Stage::new(harness);
        for side in [Side::Request, Side::Answer] {
            let bytes = stage.length_of(side, seat());
            // Each of these takes its time, so only some: before, in the head, at its end, in the body, the last byte.
            for after in [0, 20, bytes / 3, bytes / 2, bytes - 1] {
                stage.book_a_seat(Failure { side, how: How::Stalled, after });
            }
        }
    }

    fn a_booking_that_trickles_either_way_is_done(harness) {
        let stage = Stage::new(harness);
        for side in [Side::Request, Side::Answer] {
            stage.emulator.journal().clear();
            stage.proxy.fail_next(Failure { side, how: How::Trickled, after: 0 });
            let booking = stage.events.book(&stage.event, [seat()]).order_id("order-17");
            let booked = stage.harness.wait(booking.send()).unwrap();
            assert_eq!((booked.objects["A-1"].order_id(), stage.changes()), (Some("order-17"), 1));
            stage.forget(seat());
        }
    }

    fn a_refused_connection_changes_nothing_and_the_next_one_does(harness) {
        let (emulator, demo) = Emulator::with_demo();
        let event = emulator.blocking_client(&*demo.secret_key).unwrap().events().create(&demo.chart_key).send().unwrap().key;
        let book = |url: &str| {
            let config = Config::new(BaseUrl::new(url).unwrap(), &*demo.secret_key).retry(RetryPolicy::never());
            harness.wait(Events::new(harness.with(config)).book(&event, [seat()]).order_id("order-17").send())
        };
        let error = book(&crate::failing_server::closed_port()).unwrap_err();
        assert_eq!((error.outcome(), emulator.journal().count(CHANGE)), (Outcome::NotDone, 0));
        let server = emulator.serve().unwrap();
        assert!(book(&FaultyProxy::start(&server.url()).url).is_ok());
    }
}
