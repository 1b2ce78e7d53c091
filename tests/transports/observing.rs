//! What an observer is told, over every transport the same.

use crate::{harness::Harness, harness::World, once_per_transport};
use seatsio_core::{
    Config, Lane,
    api::{Charts, Events},
    call::{Backoff, Entry, LaneLimits, Moment, PermitStore, RetryPolicy, SharedLanes},
    model::ObjectRef,
    observe::{
        AttemptFinished, CallFinished, CallSettled, CallStarted, LaneChanged, LaneEntered, Observer,
        RetryDecided, TurnedAway,
    },
};
use seatsio_emulator::fault::{Fault, FaultRule, When};
use std::{
    future::Future,
    pin::pin,
    sync::{Arc, Mutex},
    task::Context,
    time::Duration,
};

/// Keeps what it is told, a line each, without what differs from run to run.
#[derive(Debug, Default)]
struct Log(Mutex<Vec<String>>);

impl Log {
    fn note(&self, line: String) {
        self.0.lock().unwrap().push(line);
    }

    fn lines(&self) -> Vec<String> {
        std::mem::take(&mut self.0.lock().unwrap())
    }
}

impl Observer for Log {
    fn call_started(&self, e: &CallStarted) {
        self.note(format!("started {} {}", e.operation, e.lane));
    }

    fn lane_entered(&self, e: &LaneEntered) {
        self.note(format!("entered {} {}", e.lane, e.attempt));
    }

    fn turned_away(&self, e: &TurnedAway) {
        self.note(format!("turned away {}, waited: {}", e.lane, !e.waited.is_zero()));
    }

    fn attempt_finished(&self, e: &AttemptFinished<'_>) {
        let code = e.code.map_or("-", |code| code.as_str());
        let answer = e.answer.map_or_else(
            |kind| kind.as_str().to_owned(),
            |status| status.as_u16().to_string(),
        );
        self.note(format!(
            "attempt {} {answer} {code}, request id: {}",
            e.attempt,
            e.request_id.is_some()
        ));
    }

    fn retry_decided(&self, e: &RetryDecided) {
        self.note(format!(
            "retry after {} for {}, wait: {}",
            e.attempt,
            e.reason,
            !e.wait.is_zero()
        ));
    }

    fn call_finished(&self, e: &CallFinished<'_>) {
        let status = e
            .status
            .map_or_else(|| "-".to_owned(), |status| status.as_u16().to_string());
        let no_retry = e
            .no_retry
            .map_or_else(String::new, |why| format!(", no retry: {why}"));
        self.note(format!(
            "finished {} {} {} {status} after {}{no_retry}",
            e.operation,
            e.end.as_str(),
            e.outcome.as_str(),
            e.attempts
        ));
    }

    fn lane_changed(&self, e: &LaneChanged) {
        self.note(format!("lane {} {} -> {}", e.lane, e.before, e.limit));
    }

    fn call_settled(&self, e: &CallSettled<'_>) {
        self.note(format!("settled {} {}", e.operation, e.settled.as_str()));
    }
}

/// A client of the world's emulator that is watched and does not wait long, and what keeps it alive.
struct Watched<H: Harness> {
    log: Arc<Log>,
    client: H::Client,
    _server: Option<seatsio_emulator::Server>,
}

impl<H: Harness> Watched<H> {
    fn new(world: &World<H>, set: impl Fn(Config) -> Config) -> Self {
        let log = Arc::new(Log::default());
        let backoff = Backoff::default().first(Duration::from_millis(1));
        let (client, server) = world
            .harness
            .reach(&world.emulator, &world.demo.secret_key, &|config| {
                let policy = RetryPolicy::default().backoff(backoff);
                set(config.retry(policy).observer(log.clone()))
            });
        Self {
            log,
            client,
            _server: server,
        }
    }

    fn events(&self) -> Events<H::Client> {
        Events::new(self.client.clone())
    }
}

const CHANGE: &str = "events.change_object_status";

fn fail<H: Harness>(world: &World<H>, fault: Fault) {
    world.emulator.add_fault(FaultRule::on(CHANGE, fault).count(1));
}

once_per_transport! {
    fn a_call_that_succeeds_is_told_from_start_to_end(world) {
        let event = world.event();
        let watched = Watched::new(world, |config| config);
        world.wait(watched.events().book(&event, ["A-1"]).send()).unwrap();
        assert_eq!(watched.log.lines(), [
            "started events.book priority",
            "entered priority 1",
            "attempt 1 200 -, request id: false",
            "finished events.book succeeded done 200 after 1",
        ]);
    }

    fn a_refusal_is_told_with_its_code(world) {
        let event = world.event();
        world.wait(world.events().book(&event, ["A-1"]).send()).unwrap();
        let watched = Watched::new(world, |config| config);
        world.wait(watched.events().book(&event, ["A-1"]).send()).unwrap_err();
        assert_eq!(watched.log.lines()[2..], [
            "attempt 1 400 ILLEGAL_STATUS_CHANGE, request id: true",
            "finished events.book bad_request not_done 400 after 1, no retry: would_not_help",
        ]);
    }

    fn a_503_is_told_as_the_reason_of_the_retry(world) {
        let event = world.event();
        let watched = Watched::new(world, |config| config);
        fail(world, Fault::ServerError { status: 503, retry_after: Some("0".into()), when: When::Before });
        world.wait(watched.events().book(&event, ["A-1"]).send()).unwrap();
        assert_eq!(watched.log.lines()[1..], [
            "entered priority 1",
            "attempt 1 503 INTERNAL_ERROR, request id: true",
            "retry after 1 for server_error, wait: true",
            "entered priority 2",
            "attempt 2 200 -, request id: false",
            "finished events.book succeeded done 200 after 2",
        ]);
    }

    fn a_429_is_told_with_what_it_does_to_the_lane(world) {
        let event = world.event();
        let watched = Watched::new(world, |config| config);
        fail(world, Fault::TooManyRequests { retry_after: None });
        world.wait(watched.events().book(&event, ["A-1"]).send()).unwrap();
        assert_eq!(watched.log.lines()[2..5], [
            "attempt 1 429 RATE_LIMIT_EXCEEDED, request id: true",
            "lane priority 80 -> 70",
            "retry after 1 for rate_limited, wait: true",
        ]);
    }

    fn a_lost_answer_is_told_as_unknown(world) {
        let event = world.event();
        let watched = Watched::new(world, |config| config);
        fail(world, Fault::Reset { when: When::After });
        world.wait(watched.events().book(&event, ["A-1"]).send()).unwrap_err();
        assert_eq!(watched.log.lines()[2..], [
            "attempt 1 interrupted -, request id: false",
            "finished events.book transport unknown - after 1, no retry: could_do_twice",
        ]);
    }

    fn a_failure_that_lasts_is_told_with_what_ended_the_tries(world) {
        let event = world.event();
        let watched = Watched::new(world, |config| config);
        let down = || Fault::ServerError { status: 503, retry_after: Some("0".into()), when: When::Before };
        world.emulator.add_fault(FaultRule::on(CHANGE, down()).count(3));
        let book = || watched.events().book(&event, ["A-1"]);
        world.wait(book().options(|o| o.max_retries(1)).send()).unwrap_err();
        let last = |lines: Vec<String>| lines.last().cloned().unwrap_or_default();
        assert_eq!(last(watched.log.lines()), "finished events.book server not_done 503 after 2, no retry: attempts_used_up");

        let much_later = Fault::ServerError { status: 503, retry_after: Some("60".into()), when: When::Before };
        world.wait(book().send()).unwrap();
        fail(world, much_later);
        world.wait(book().options(|o| o.deadline(Duration::from_secs(5))).send()).unwrap_err();
        assert_eq!(last(watched.log.lines()), "finished events.book server not_done 503 after 1, no retry: no_time_left");
    }

    fn settling_is_told_with_the_calls_that_it_takes(world) {
        let event = world.event();
        let watched = Watched::new(world, |config| config);
        fail(world, Fault::Reset { when: When::After });
        world.wait(watched.events().book(&event, ["A-1"]).order_id("ours").send_settled()).unwrap();
        let lines = watched.log.lines();
        assert_eq!(lines[3..5], [
            "finished events.book transport unknown - after 1, no retry: could_do_twice",
            "started events.retrieve_object_infos priority",
        ]);
        assert_eq!(lines.last().unwrap(), "settled events.book done");
    }

    fn a_call_that_its_lane_turns_away_is_told_and_sends_nothing(world) {
        let event = world.event();
        let lanes = Arc::new(SharedLanes::new(LaneLimits::default().priority(1), 1));
        let watched = Watched::new(world, |config| config.lanes(lanes.clone()));
        let Entry::Go(_ticket) = lanes.enter(Lane::Priority, None, Moment::START) else { panic!("there is room") };
        let call = watched.events().book(&event, ["A-1"]).options(|o| o.deadline(Duration::from_millis(20)));
        world.wait(call.send()).unwrap_err();
        assert_eq!(watched.log.lines(), [
            "started events.book priority",
            "turned away priority, waited: true",
            "finished events.book deadline_exceeded not_done - after 0",
        ]);
    }

    fn what_cannot_be_read_is_told_as_done_and_failed(world) {
        let event = world.event();
        let watched = Watched::new(world, |config| config);
        fail(world, Fault::Garbage { when: When::After });
        world.wait(watched.events().book(&event, ["A-1"]).send()).unwrap_err();
        assert_eq!(watched.log.lines().last().unwrap(), "finished events.book decode done 200 after 1");
    }

    fn each_page_of_a_list_is_a_call(world) {
        (0..5).for_each(|_| drop(world.event()));
        let watched = Watched::new(world, |config| config);
        assert_eq!(world.all(watched.events().list().page_size(2).items()).unwrap().len(), 5);
        let lines = watched.log.lines();
        let finished = lines.iter().filter(|line| *line == "finished events.list succeeded done 200 after 1");
        assert_eq!(finished.count(), 3);
    }

    fn arguments_that_are_refused_are_no_call(world) {
        let watched = Watched::new(world, |config| config);
        world.wait(Charts::new(watched.client.clone()).list().page_size(0).send()).unwrap_err();
        assert!(watched.log.lines().is_empty());
    }
}

#[test]
fn a_call_whose_future_is_dropped_is_told_as_dropped_and_in_doubt() {
    let world = World::new(crate::harness::InProcessAsync::new());
    let event = world.event();
    let watched = Watched::new(&world, |config| config);
    let never = Fault::Never { when: When::After };
    world.emulator.add_fault(FaultRule::on(CHANGE, never).count(1));
    {
        let places = [ObjectRef::new("Standing").quantity(2)];
        let mut call = pin!(watched.events().book(&event, places).send());
        let mut context = Context::from_waker(std::task::Waker::noop());
        assert!(call.as_mut().poll(&mut context).is_pending());
    }
    assert_eq!(
        watched.log.lines().last().unwrap(),
        "finished events.book dropped unknown - after 1"
    );
}

#[test]
fn copies_of_a_client_are_watched_too() {
    let world = World::new(crate::harness::InProcess);
    let watched = Watched::new(&world, |config| config);
    let event = world.event();
    let copies = [
        watched.client.clone(),
        watched.client.with_retry(RetryPolicy::never()),
        watched.client.workspace(&world.demo.workspace_key).unwrap(),
    ];
    for copy in copies {
        drop(copy.events().retrieve(&event).send());
        let lines = watched.log.lines();
        assert!(
            lines.last().unwrap().starts_with("finished events.retrieve "),
            "{lines:?}"
        );
    }
}
