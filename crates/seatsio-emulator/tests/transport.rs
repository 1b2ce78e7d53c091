//! Clients in the same process as the emulator.

#![expect(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test that cannot go on has failed"
)]

use std::{
    future::Future,
    pin::pin,
    sync::Arc,
    task::{Context, Poll, Wake},
    time::Duration,
};

use seatsio_core::{AsyncTransport, BlockingTransport, TransportErrorKind};
use seatsio_emulator::{
    Clock, Emulator, LatencyRule, Time,
    fault::{Fault, FaultRule, When},
    journal::Outcome,
};

const TIMEOUT: Duration = Duration::from_secs(10);
const NOON: Time = Time::from_millis(1_767_268_800_000);

fn emulator() -> Emulator {
    Emulator::builder().clock(Clock::frozen(NOON)).build()
}

fn request() -> http::Request<bytes::Bytes> {
    http::Request::post("/charts").body(bytes::Bytes::new()).unwrap()
}

fn passed(emulator: &Emulator) -> i64 {
    NOON.millis_until(emulator.clock().now())
}

/// An executor for one task: enough, since everything the task waits for is on the emulator's clock.
fn run<F: Future>(future: F) -> F::Output {
    struct Nothing;
    impl Wake for Nothing {
        fn wake(self: Arc<Self>) {}
    }
    let waker = Arc::new(Nothing).into();
    let mut future = pin!(future);
    for _ in 0..100_000 {
        if let Poll::Ready(done) = future.as_mut().poll(&mut Context::from_waker(&waker)) {
            return done;
        }
    }
    panic!("it waits for something that is not on the clock");
}

#[test]
fn waiting_moves_the_clock_and_takes_no_time() {
    let emulator = emulator();
    let transport = emulator.transport();
    BlockingTransport::sleep(&transport, Duration::from_secs(3600));
    run(AsyncTransport::sleep(&transport, Duration::from_secs(3600)));
    assert_eq!(passed(&emulator), 7_200_000);
    assert_eq!(
        BlockingTransport::now(&transport),
        AsyncTransport::now(&transport)
    );
}

#[test]
fn a_latency_is_waited_for_on_the_clock() {
    let emulator = emulator();
    emulator.set_latencies([LatencyRule::new("charts.create", Duration::from_millis(15))]);
    let transport = emulator.transport();
    assert_eq!(
        BlockingTransport::send(&transport, request(), TIMEOUT)
            .unwrap()
            .status(),
        401
    );
    assert_eq!(
        run(AsyncTransport::send(&transport, request())).unwrap().status(),
        401
    );
    assert_eq!(passed(&emulator), 30);
}

#[test]
fn faults_become_errors_that_say_how_far_the_request_got() {
    for (fault, expected) in [
        (
            Fault::Reset { when: When::Before },
            TransportErrorKind::Interrupted,
        ),
        (
            Fault::Reset { when: When::After },
            TransportErrorKind::Interrupted,
        ),
        (Fault::Cut { after_bytes: 5 }, TransportErrorKind::Interrupted),
        (Fault::Never { when: When::After }, TransportErrorKind::TimedOut),
        (
            Fault::Delay {
                milliseconds: 10_000,
                when: When::After,
            },
            TransportErrorKind::TimedOut,
        ),
        (
            Fault::Delay {
                milliseconds: 10_000,
                when: When::Before,
            },
            TransportErrorKind::TimedOut,
        ),
    ] {
        let emulator = emulator();
        emulator.add_fault(FaultRule::on("*", fault.clone()));
        let failure = BlockingTransport::send(&emulator.transport(), request(), TIMEOUT).unwrap_err();
        assert_eq!(failure.kind(), expected, "{fault}");
        let time_outs = i64::from(expected == TransportErrorKind::TimedOut);
        assert_eq!(passed(&emulator), time_outs * 10_000, "{fault}");
    }
}

#[test]
fn an_answer_that_never_comes_loses_the_race_against_a_timer() {
    let emulator = emulator();
    emulator.add_fault(FaultRule::on("*", Fault::Never { when: When::Before }).count(1));
    emulator.add_fault(FaultRule::delay("*", Duration::from_secs(60)));
    let transport = emulator.transport();
    for _ in 0..2 {
        let in_time = run(async {
            let mut answer = pin!(AsyncTransport::send(&transport, request()));
            let mut timer = pin!(AsyncTransport::sleep(&transport, TIMEOUT));
            std::future::poll_fn(|cx| {
                if answer.as_mut().poll(cx).is_ready() {
                    return Poll::Ready(true);
                }
                timer.as_mut().poll(cx).map(|()| false)
            })
            .await
        });
        assert!(!in_time);
    }
    assert_eq!(passed(&emulator), 20_000);
    assert_eq!(emulator.journal().entries()[1].outcome, Outcome::Abandoned);
}

#[test]
fn a_clock_that_is_set_back_does_not_turn_back_the_clients_time() {
    let emulator = emulator();
    let transport = emulator.transport();
    BlockingTransport::sleep(&transport, Duration::from_secs(5));
    let before = BlockingTransport::now(&transport);
    emulator.clock().set(Time::from_millis(0));
    assert_eq!(BlockingTransport::now(&transport), before);
}

#[test]
fn the_time_of_day_is_that_of_the_emulator() {
    let transport = emulator().transport();
    let since_1970 = BlockingTransport::time_of_day(&transport)
        .duration_since(std::time::UNIX_EPOCH)
        .unwrap();
    assert_eq!(i64::try_from(since_1970.as_millis()).unwrap(), NOON.millis());
}
