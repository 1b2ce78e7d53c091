//! The spans of calls, over every transport the same.

use crate::{
    harness::{Harness, World},
    once_per_transport,
    span_recorder::{everything_of, spans_of},
};
use seatsio_core::{
    Config, Lane,
    api::Events,
    call::{
        Backoff, Entry, LaneLimits, Left, Moment, PermitStore, Queueing, RetryPolicy, SharedLanes, Standing,
        Ticket,
    },
    model::ObjectRef,
};
use seatsio_emulator::fault::{Fault, FaultRule, When};
use std::{
    future::Future,
    pin::pin,
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering::Relaxed},
    },
    task::{Context, Waker},
    time::Duration,
};
use tracing::{
    Level,
    span::{Attributes, Id, Record},
    subscriber::with_default,
};

const CHANGE: &str = "events.change_object_status";

/// A client that does not wait long, and what keeps it alive.
fn impatient<H: Harness>(
    world: &World<H>,
    set: impl Fn(Config) -> Config,
) -> (Events<H::Client>, Option<seatsio_emulator::Server>) {
    let backoff = Backoff::default().first(Duration::from_millis(1));
    let policy = RetryPolicy::default().backoff(backoff);
    let (client, server) = world
        .harness
        .reach(&world.emulator, &world.demo.secret_key, &|config| {
            set(config.retry(policy.clone()))
        });
    (Events::new(client), server)
}

/// A store of permits that tells when it is asked for one.
#[derive(Debug)]
struct Telling(SharedLanes);

impl Default for Telling {
    fn default() -> Self {
        Self(SharedLanes::new(LaneLimits::default(), 1))
    }
}

impl PermitStore for Telling {
    fn enter(&self, lane: Lane, deadline: Option<Moment>, now: Moment) -> Entry {
        tracing::info!(target: "seatsio", "asked for a permit");
        self.0.enter(lane, deadline, now)
    }

    fn poll(&self, ticket: Ticket, waker: &Waker, now: Moment) -> Standing {
        self.0.poll(ticket, waker, now)
    }

    fn leave(&self, ticket: Ticket, left: Left, now: Moment) {
        self.0.leave(ticket, left, now);
    }
}

fn gala<H: Harness>(world: &World<H>) {
    let gala = world.events().create(&world.demo.chart_key).event_key("gala");
    world.wait(gala.send()).expect("a new event");
}

fn fail<H: Harness>(world: &World<H>, fault: Fault) {
    world.emulator.add_fault(FaultRule::on(CHANGE, fault).count(1));
}

once_per_transport! {
    fn a_call_is_a_span_and_its_attempt_one_inside(world) {
        gala(world);
        let (events, _server) = impatient(world, |config| config);
        let told = spans_of(Level::TRACE, || {
            world.wait(events.book("gala", ["A-1"]).send()).unwrap();
        });
        assert_eq!(told, "\
call operation=events.book lane=priority event=gala attempts=1 waited_ms=_ status=200 outcome=done
  attempt attempt=1 waited_ms=_ status=200
");
    }

    fn a_503_that_is_retried_is_told_between_the_attempts(world) {
        gala(world);
        let (events, _server) = impatient(world, |config| config);
        fail(world, Fault::ServerError { status: 503, retry_after: Some("0".into()), when: When::Before });
        let told = spans_of(Level::TRACE, || {
            world.wait(events.book("gala", ["A-1"]).send()).unwrap();
        });
        assert_eq!(told, "\
call operation=events.book lane=priority event=gala attempts=2 waited_ms=_ status=200 outcome=done
  attempt attempt=1 waited_ms=_ status=503 code=INTERNAL_ERROR request_id=_
  INFO trying again operation=events.book lane=priority attempt=1 reason=server_error wait_ms=_
  attempt attempt=2 waited_ms=_ status=200
");
    }

    fn a_429_is_a_warning_as_is_what_it_does_to_the_lane(world) {
        gala(world);
        let (events, _server) = impatient(world, |config| config);
        fail(world, Fault::TooManyRequests { retry_after: None });
        let told = spans_of(Level::WARN, || {
            world.wait(events.book("gala", ["A-1"]).send()).unwrap();
        });
        assert_eq!(told, "\
WARN fewer requests at a time lane=priority before=80 limit=70
WARN trying again operation=events.book lane=priority attempt=1 reason=rate_limited wait_ms=_
");
    }

    fn a_refusal_is_told_by_its_code_and_is_nobodys_warning(world) {
        gala(world);
        let (events, _server) = impatient(world, |config| config);
        world.wait(events.book("gala", ["A-1"]).send()).unwrap();
        let told = spans_of(Level::TRACE, || {
            world.wait(events.book("gala", ["A-1"]).send()).unwrap_err();
        });
        assert_eq!(told, "\
call operation=events.book lane=priority event=gala attempts=1 waited_ms=_ status=400 \
code=ILLEGAL_STATUS_CHANGE request_id=_ error=bad_request outcome=not_done
  attempt attempt=1 waited_ms=_ status=400 code=ILLEGAL_STATUS_CHANGE request_id=_
");
    }

    fn a_lost_answer_is_a_warning_inside_its_call(world) {
        gala(world);
        let (events, _server) = impatient(world, |config| config);
        fail(world, Fault::Reset { when: When::After });
        let told = spans_of(Level::TRACE, || {
            world.wait(events.book("gala", ["A-1"]).send()).unwrap_err();
        });
        assert_eq!(told, "\
call operation=events.book lane=priority event=gala attempts=1 waited_ms=_ error=transport outcome=unknown
  attempt attempt=1 waited_ms=_ error=interrupted
  WARN it is not known whether the call took effect operation=events.book error=transport attempts=1
");
    }

    fn a_call_that_its_lane_turns_away_has_no_attempt(world) {
        gala(world);
        let lanes = Arc::new(SharedLanes::new(LaneLimits::default().priority(1), 1));
        let (events, _server) = impatient(world, |config| config.lanes(lanes.clone()));
        let Entry::Go(_ticket) = lanes.enter(Lane::Priority, None, Moment::START) else { panic!("there is room") };
        let told = spans_of(Level::TRACE, || {
            let call = events.book("gala", ["A-1"]).options(|o| o.deadline(Duration::from_millis(20)));
            world.wait(call.send()).unwrap_err();
        });
        assert_eq!(told, "\
call operation=events.book lane=priority event=gala attempts=0 waited_ms=_ error=deadline_exceeded outcome=not_done
  WARN no place in the lane came free in time operation=events.book lane=priority waited_ms=_
");
    }

    fn a_permit_store_of_the_programs_own_tells_inside_the_call(world) {
        gala(world);
        let (events, _server) = impatient(world, |config| config.lanes(Arc::new(Telling::default())));
        let told = spans_of(Level::TRACE, || {
            world.wait(events.book("gala", ["A-1"]).send()).unwrap();
        });
        assert_eq!(told, "\
call operation=events.book lane=priority event=gala attempts=1 waited_ms=_ status=200 outcome=done
  INFO asked for a permit
  attempt attempt=1 waited_ms=_ status=200
");
    }

    fn a_call_that_skips_its_lane_has_not_waited_in_it(world) {
        gala(world);
        let backoff = Backoff::default().first(Duration::from_millis(50));
        let (events, _server) = impatient(world, |config| {
            config.retry(RetryPolicy::default().backoff(backoff).queueing(Queueing::Skip))
        });
        fail(world, Fault::TooManyRequests { retry_after: None });
        let told = everything_of(|| {
            world.wait(events.book("gala", ["A-1"]).send()).unwrap();
        });
        assert!(told.contains("attempt attempt=2 waited_ms=0"), "{told}");
    }

    fn settling_has_the_calls_that_it_takes_inside(world) {
        gala(world);
        let (events, _server) = impatient(world, |config| config);
        fail(world, Fault::Reset { when: When::After });
        let told = spans_of(Level::TRACE, || {
            world.wait(events.book("gala", ["A-1"]).order_id("ours").send_settled()).unwrap();
        });
        assert_eq!(told, "\
procedure operation=events.book
  call operation=events.book lane=priority event=gala attempts=1 waited_ms=_ error=transport outcome=unknown
    attempt attempt=1 waited_ms=_ error=interrupted
    WARN it is not known whether the call took effect operation=events.book error=transport attempts=1
  call operation=events.retrieve_object_infos lane=priority event=gala attempts=1 waited_ms=_ status=200 outcome=done
    attempt attempt=1 waited_ms=_ status=200
  INFO looked what became of the call operation=events.book settled=done
");
    }

    fn calls_belong_to_the_span_of_the_program(world) {
        gala(world);
        let (events, _server) = impatient(world, |config| config);
        fail(world, Fault::TooManyRequests { retry_after: None });
        let told = spans_of(Level::INFO, || {
            let span = tracing::info_span!(target: "seatsio", "checkout");
            span.in_scope(|| world.wait(events.book("gala", ["A-1"]).send())).unwrap();
        });
        assert!(told.starts_with("checkout\n  WARN fewer requests"), "{told}");
        assert!(told.contains("\n  WARN trying again"), "{told}");
    }
}

once_per_transport! {
    fn pages_that_are_read_ahead_are_inside_the_span_that_reads_the_list(world) {
        (0..5).for_each(|_| drop(world.event()));
        let (events, _server) = impatient(world, |config| config);
        let told = spans_of(Level::DEBUG, || {
            let span = tracing::info_span!(target: "seatsio", "export");
            let list = events.list().page_size(2).prefetch();
            assert_eq!(span.in_scope(|| world.all(list.items())).unwrap().len(), 5);
        });
        let page = "  call operation=events.list lane=regular attempts=1 waited_ms=_ status=200 outcome=done
    attempt attempt=1 waited_ms=_ status=200\n";
        assert_eq!(told, format!("export\n{}", page.repeat(3)));
    }
}

#[test]
fn tasks_that_take_turns_on_a_thread_do_not_enter_each_others_spans() {
    let world = World::new(crate::harness::InProcessAsync::new());
    gala(&world);
    let (events, _server) = impatient(&world, |config| config);
    let delay = Fault::Delay {
        milliseconds: 10,
        when: When::Before,
    };
    world.emulator.add_fault(FaultRule::on(CHANGE, delay).count(2));
    let told = spans_of(Level::DEBUG, || {
        let mut one = pin!(events.book("gala", ["A-1"]).send());
        let mut other = pin!(events.book("gala", ["A-2"]).send());
        let mut context = Context::from_waker(Waker::noop());
        assert!(one.as_mut().poll(&mut context).is_pending());
        assert!(tracing::Span::current().is_none());
        assert!(other.as_mut().poll(&mut context).is_pending());
        let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
        runtime.block_on(async { (one.await.unwrap(), other.await.unwrap()) });
    });
    let call =
        "call operation=events.book lane=priority event=gala attempts=1 waited_ms=_ status=200 outcome=done
  attempt attempt=1 waited_ms=_ status=200\n";
    assert_eq!(told, call.repeat(2));
}

#[test]
fn a_call_whose_future_is_dropped_closes_its_spans_with_a_warning() {
    let world = World::new(crate::harness::InProcessAsync::new());
    gala(&world);
    let (events, _server) = impatient(&world, |config| config);
    fail(&world, Fault::Never { when: When::After });
    let told = spans_of(Level::DEBUG, || {
        let places = [ObjectRef::new("Standing").quantity(2)];
        let mut call = pin!(events.book("gala", places).send());
        let mut context = Context::from_waker(Waker::noop());
        assert!(call.as_mut().poll(&mut context).is_pending());
    });
    assert_eq!(
        told,
        "\
call operation=events.book lane=priority event=gala attempts=1 waited_ms=_ error=dropped outcome=unknown
  attempt attempt=1 waited_ms=_
  WARN it is not known whether the call took effect operation=events.book error=dropped attempts=1
"
    );
}

/// Counts the spans that are opened, and those of them that are closed.
#[derive(Clone, Default)]
struct Counting(Arc<[AtomicU64; 2]>);

impl tracing::Subscriber for Counting {
    fn enabled(&self, metadata: &tracing::Metadata<'_>) -> bool {
        metadata.is_span() && metadata.target() == "seatsio"
    }

    fn new_span(&self, _: &Attributes<'_>) -> Id {
        Id::from_u64(self.0[0].fetch_add(1, Relaxed) + 1)
    }

    fn try_close(&self, _: Id) -> bool {
        self.0[1].fetch_add(1, Relaxed);
        true
    }

    fn record(&self, _: &Id, _: &Record<'_>) {}
    fn record_follows_from(&self, _: &Id, _: &Id) {}
    fn event(&self, _: &tracing::Event<'_>) {}
    fn enter(&self, _: &Id) {}
    fn exit(&self, _: &Id) {}
}

#[test]
fn an_attempt_is_told_to_the_subscriber_of_its_call_wherever_that_is_polled() {
    let world = World::new(crate::harness::InProcessAsync::new());
    gala(&world);
    let (events, _server) = impatient(&world, |config| config);
    let busy = Fault::ServerError {
        status: 503,
        retry_after: Some("0".into()),
        when: When::Before,
    };
    fail(&world, busy);
    let mut call = pin!(events.book("gala", ["A-1"]).send());
    let counting = Counting::default();
    with_default(counting.clone(), || {
        let mut context = Context::from_waker(Waker::noop());
        assert!(call.as_mut().poll(&mut context).is_pending());
    });
    let elsewhere = Counting::default();
    with_default(elsewhere.clone(), || {
        world.harness.waiter().block_on(call).unwrap()
    });
    let counts = [&counting, &elsewhere].map(|counting| [0, 1].map(|which| counting.0[which].load(Relaxed)));
    // The call and two attempts.
    assert_eq!(counts, [[3, 3], [0, 0]]);
}
