//! Histories of random answers, failures, queues and clock jumps, and what must hold for all of them.

use super::*;
use crate::{Effect, Spec, operation::Draft};
use http::Method;
use proptest::prelude::*;

const EFFECTS: [Effect; 4] = [Effect::Read, Effect::Idempotent, Effect::Guarded, Effect::Once];

static SPECS: [Spec; 4] = [
    Spec::new("test.read", Method::GET, "/x", Lane::Regular, EFFECTS[0]),
    Spec::new("test.idempotent", Method::POST, "/x", Lane::Regular, EFFECTS[1]),
    Spec::new("test.guarded", Method::POST, "/x", Lane::Priority, EFFECTS[2]),
    Spec::new("test.once", Method::POST, "/x", Lane::Priority, EFFECTS[3]),
];

fn plan(effect: Effect) -> Plan {
    let spec = SPECS.iter().find(|spec| spec.effect == effect).unwrap();
    Draft::new(spec, &[]).finish(false).unwrap()
}

/// What the world does in one attempt.
#[derive(Clone, Debug)]
enum World {
    Answers { status: u16, retry_after: Option<u32> },
    Fails(TransportErrorKind),
    NoRoom,
}

impl World {
    /// Whether this attempt may have changed something without anybody saying so.
    fn is_uncertain(&self) -> bool {
        match self {
            Self::Answers { status, retry_after } => {
                let asks_to_wait = *status == 503 && retry_after.is_some();
                !(200..300).contains(status)
                    && !(400..500).contains(status)
                    && *status != 501
                    && !asks_to_wait
            }
            Self::Fails(kind) => *kind != TransportErrorKind::NotSent,
            Self::NoRoom => false,
        }
    }

    fn input(&self) -> Input {
        match self {
            Self::Answers { status, retry_after } => {
                let mut response = Response::builder().status(*status);
                if let Some(seconds) = retry_after {
                    response = response.header("retry-after", seconds.to_string());
                }
                Input::Response(response.body(Bytes::new()).unwrap(), SystemTime::UNIX_EPOCH)
            }
            Self::Fails(kind) => Input::Failed(TransportError::new(*kind, "planned")),
            Self::NoRoom => Input::TurnedAway,
        }
    }
}

fn world() -> impl Strategy<Value = World> {
    use TransportErrorKind::{Interrupted, NotSent, TimedOut, TooLarge};
    prop_oneof![
        4 => (prop::sample::select(vec![200_u16, 204, 302, 400, 401, 404, 409, 429, 429, 500, 501, 502, 503, 503]),
              prop::option::of(0_u32..200)).prop_map(|(status, retry_after)| World::Answers { status, retry_after }),
        3 => prop::sample::select(vec![NotSent, Interrupted, TimedOut, TooLarge]).prop_map(World::Fails),
        1 => Just(World::NoRoom),
    ]
}

#[derive(Debug)]
struct History {
    policy: RetryPolicy,
    effect: Effect,
    seed: u64,
    reserve: u32,
    /// What the world does in each attempt, how long it takes, and how long the queue before it.
    script: Vec<(World, u64, u64)>,
}

fn history() -> impl Strategy<Value = History> {
    let policy = (0_u32..7, 1_u64..90_000, 1_u64..40_000).prop_map(|(retries, deadline, attempt)| {
        RetryPolicy::default()
            .max_retries(retries)
            .deadline(Duration::from_millis(deadline))
            .attempt_timeout(Duration::from_millis(attempt))
    });
    let script = prop::collection::vec((world(), 0_u64..50_000, 0_u64..5_000), 9..10);
    (
        policy,
        prop::sample::select(EFFECTS.to_vec()),
        any::<u64>(),
        0_u32..8,
        script,
    )
        .prop_map(|(policy, effect, seed, reserve, script)| History {
            policy,
            effect,
            seed,
            reserve,
            script,
        })
}

/// What a run left behind for the properties to look at.
#[derive(Debug, Default)]
struct Trace {
    actions: Vec<String>,
    sent: Vec<World>,
    waits: Vec<(Duration, Duration)>,
    ended: Duration,
    budget_spent: u32,
}

fn run(history: &History) -> (Trace, Result<Response<Bytes>, Error>) {
    let mut now = Moment::from_start(Duration::from_secs(7));
    let start = now;
    let budget = RetryBudget::new(history.reserve, 100);
    let mut call = Call::new(plan(history.effect), &history.policy, now, history.seed);
    let mut trace = Trace::default();
    let mut script = history.script.iter();
    let mut input = Input::Start;
    loop {
        let action = call.step(input, now, &budget);
        trace.actions.push(format!("{action:?}"));
        input = match action {
            Action::Enter { timeout, .. } => {
                let (world, _, queued) = script
                    .clone()
                    .next()
                    .expect("no call sends more often than its policy allows");
                now = now + Duration::from_millis(*queued).min(timeout);
                if matches!(world, World::NoRoom) {
                    Input::TurnedAway
                } else {
                    Input::Entered
                }
            }
            Action::Send { timeout } => {
                let (world, took, _) = script.next().expect("each attempt was announced");
                let took = Duration::from_millis(*took);
                trace.sent.push(if took > timeout {
                    World::Fails(TransportErrorKind::TimedOut)
                } else {
                    world.clone()
                });
                now = now + took.min(timeout);
                trace.sent.last().expect("just pushed").input()
            }
            Action::Wait(wait) => {
                trace.waits.push((wait, now.since(start)));
                now = now + wait;
                Input::Woke
            }
            Action::Finish(result) => {
                trace.ended = now.since(start);
                trace.budget_spent = history.reserve - budget.left().min(history.reserve);
                return (trace, result);
            }
        };
    }
}

proptest! {
    #[test]
    fn no_call_outlives_its_deadline_or_its_attempts(history in history()) {
        let (trace, result) = run(&history);
        prop_assert!(trace.ended <= history.policy.deadline);
        prop_assert!(trace.sent.len() <= history.policy.max_retries as usize + 1);
        if let Err(error) = result {
            prop_assert_eq!(error.attempts() as usize, trace.sent.len());
        }
    }

    #[test]
    fn a_call_that_must_not_happen_twice_is_never_sent_after_an_uncertain_attempt(history in history()) {
        prop_assume!(!history.effect.is_repeatable());
        let (trace, _) = run(&history);
        let sent = trace.sent.len();
        prop_assert!(!trace.sent[..sent.saturating_sub(1)].iter().any(World::is_uncertain));
    }

    #[test]
    fn the_outcome_is_unknown_exactly_when_it_is(history in history()) {
        let (trace, result) = run(&history);
        let uncertain = trace.sent.iter().any(World::is_uncertain) && history.effect != Effect::Read;
        if let Err(error) = result {
            prop_assert_eq!(error.outcome_unknown(), uncertain);
        }
    }

    #[test]
    fn no_wait_is_shorter_than_asked_or_too_long_for_another_attempt(history in history()) {
        let (trace, _) = run(&history);
        for (index, (wait, begun)) in trace.waits.iter().enumerate() {
            prop_assert!(!wait.is_zero());
            prop_assert!(*begun + *wait < history.policy.deadline);
            if let World::Answers { retry_after: Some(seconds), .. } = trace.sent[index] {
                prop_assert!(*wait >= Duration::from_secs(seconds.into()));
            }
        }
    }

    #[test]
    fn every_retry_is_paid_for(history in history()) {
        let (trace, _) = run(&history);
        prop_assert!(trace.waits.len() <= history.reserve as usize);
        prop_assert!(trace.budget_spent as usize <= trace.waits.len());
    }

    #[test]
    fn only_what_can_pass_is_repeated(history in history()) {
        let (trace, _) = run(&history);
        for attempt in &trace.sent[..trace.sent.len().saturating_sub(1)] {
            let passes = match attempt {
                World::Answers { status, .. } => *status == 429 || (*status >= 500 && *status != 501),
                World::Fails(kind) => *kind != TransportErrorKind::TooLarge,
                World::NoRoom => false,
            };
            prop_assert!(passes, "{attempt:?} was repeated");
        }
    }

    #[test]
    fn what_may_be_repeated_is_repeated(history in history()) {
        let (trace, result) = run(&history);
        let last = trace.sent.last();
        let retries_left = trace.sent.len() <= history.policy.max_retries as usize;
        let is_busy = matches!(last, Some(World::Answers { status: 429, retry_after: None }));
        let time_left = trace.ended + Duration::from_secs(30) < history.policy.deadline;
        let in_doubt = trace.sent.iter().any(World::is_uncertain) && !history.effect.is_repeatable();
        let budget_left = trace.waits.len() < history.reserve as usize;
        if is_busy && retries_left && time_left && budget_left && !in_doubt {
            prop_assert!(result.is_ok() || trace.actions.last().is_some_and(|a| a.contains("lane")), "{trace:?}");
        }
    }

    #[test]
    fn the_same_history_gives_the_same_actions(history in history()) {
        prop_assert_eq!(run(&history).0.actions, run(&history).0.actions);
    }

    #[test]
    fn any_input_in_any_state_is_harmless(
        inputs in prop::collection::vec((0_u8..6, world(), 0_u64..100_000), 0..20),
        effect in prop::sample::select(EFFECTS.to_vec()), seed: u64,
    ) {
        let budget = RetryBudget::default();
        let mut now = Moment::START;
        let mut call = Call::new(plan(effect), &RetryPolicy::default(), now, seed);
        let mut over = false;
        for (kind, world, passed) in inputs {
            now = now + Duration::from_millis(passed);
            let input = match kind {
                0 => Input::Start,
                1 => Input::Entered,
                2 => Input::TurnedAway,
                3 => Input::Woke,
                _ => world.input(),
            };
            let finished = matches!(call.step(input, now, &budget), Action::Finish(_));
            prop_assert!(finished || !over, "a call that is over began again");
            over |= finished;
        }
    }

    #[test]
    fn a_call_dropped_in_flight_is_unknown_unless_it_only_reads(effect in prop::sample::select(EFFECTS.to_vec())) {
        let budget = RetryBudget::default();
        let mut call = Call::new(plan(effect), &RetryPolicy::default(), Moment::START, 1);
        prop_assert_eq!(call.outcome_if_dropped(), Outcome::NotDone);
        let _enter = call.step(Input::Start, Moment::START, &budget);
        prop_assert_eq!(call.outcome_if_dropped(), Outcome::NotDone);
        let _send = call.step(Input::Entered, Moment::START, &budget);
        let expected = if effect == Effect::Read { Outcome::NotDone } else { Outcome::Unknown };
        prop_assert_eq!(call.outcome_if_dropped(), expected);
    }
}

fn fixed(effect: Effect, script: &[World]) -> (Trace, Result<Response<Bytes>, Error>) {
    let script = script.iter().map(|world| (world.clone(), 1, 0)).collect();
    run(&History {
        policy: RetryPolicy::default(),
        effect,
        seed: 3,
        reserve: 20,
        script,
    })
}

const OK: World = World::Answers {
    status: 200,
    retry_after: None,
};
const BUSY: World = World::Answers {
    status: 429,
    retry_after: None,
};
const BROKEN: World = World::Answers {
    status: 500,
    retry_after: None,
};

#[test]
fn a_429_is_repeated_whatever_the_effect() {
    for effect in EFFECTS {
        assert!(fixed(effect, &[BUSY, BUSY, OK]).1.is_ok(), "{effect}");
    }
}

#[test]
fn a_503_that_names_a_wait_is_repeated_whatever_the_effect() {
    let asks = World::Answers {
        status: 503,
        retry_after: Some(2),
    };
    for effect in EFFECTS {
        assert!(fixed(effect, &[asks.clone(), OK]).1.is_ok(), "{effect}");
    }
}

#[test]
fn a_broken_booking_is_reported_as_unknown_and_not_repeated() {
    let (trace, result) = fixed(Effect::Once, &[BROKEN, OK]);
    assert_eq!(trace.sent.len(), 1);
    assert!(result.unwrap_err().outcome_unknown());
}

#[test]
fn doubt_stays_although_a_later_attempt_failed_cleanly() {
    let not_found = World::Answers {
        status: 404,
        retry_after: None,
    };
    let error = fixed(Effect::Idempotent, &[BROKEN, not_found]).1.unwrap_err();
    assert!(error.is_not_found() && error.outcome_unknown());
}

#[test]
fn a_wait_of_hours_fails_at_once_and_is_carried_in_the_error() {
    let quota = World::Answers {
        status: 429,
        retry_after: Some(7200),
    };
    let (trace, result) = fixed(Effect::Idempotent, &[quota]);
    let error = result.unwrap_err();
    assert_eq!(error.retry_after(), Some(Duration::from_secs(7200)));
    assert!(trace.waits.is_empty() && error.is_rate_limited() && !error.outcome_unknown());
}

#[test]
fn what_the_server_does_not_implement_is_neither_repeated_nor_in_doubt() {
    let unknown = World::Answers {
        status: 501,
        retry_after: None,
    };
    for effect in EFFECTS {
        let (trace, result) = fixed(effect, std::slice::from_ref(&unknown));
        assert_eq!(
            (trace.sent.len(), result.unwrap_err().outcome()),
            (1, Outcome::NotDone),
            "{effect}"
        );
    }
}

fn queueing(queueing: Queueing) -> Call {
    let policy = RetryPolicy::default()
        .queueing(queueing)
        .deadline(Duration::from_secs(10));
    Call::new(plan(Effect::Read), &policy, Moment::START, 1)
}

#[test]
fn a_call_waits_in_line_no_longer_than_it_was_told() {
    let budget = RetryBudget::default();
    let mut call = queueing(Queueing::AtMost(Duration::from_secs(2)));
    let entering = call.step(Input::Start, Moment::START, &budget);
    assert!(
        matches!(entering, Action::Enter { timeout, .. } if timeout == Duration::from_secs(2)),
        "{entering:?}"
    );
    let later = Moment::from_start(Duration::from_secs(2));
    let Action::Finish(Err(error)) = call.step(Input::TurnedAway, later, &budget) else {
        panic!("a call that is turned away is over");
    };
    assert_eq!((error.kind(), error.attempts()), (ErrorKind::LaneFull, 0));
}

#[test]
fn what_a_call_has_waited_counts_over_all_its_attempts() {
    let budget = RetryBudget::default();
    let mut call = queueing(Queueing::AtMost(Duration::from_secs(2)));
    let at = |millis| Moment::from_start(Duration::from_millis(millis));
    let _enter = call.step(Input::Start, at(0), &budget);
    let _send = call.step(Input::Entered, at(1500), &budget);
    let _wait = call.step(
        Input::Failed(TransportError::new(TransportErrorKind::NotSent, "planned")),
        at(1600),
        &budget,
    );
    let entering = call.step(Input::Woke, at(3000), &budget);
    assert!(
        matches!(entering, Action::Enter { timeout, .. } if timeout == Duration::from_millis(500)),
        "{entering:?}"
    );
}

#[test]
fn the_deadline_is_stronger_than_the_patience_in_line() {
    let budget = RetryBudget::default();
    let mut call = queueing(Queueing::AtMost(Duration::from_secs(20)));
    let _enter = call.step(Input::Start, Moment::START, &budget);
    let late = Moment::from_start(Duration::from_secs(10));
    let Action::Finish(Err(error)) = call.step(Input::TurnedAway, late, &budget) else {
        panic!("a call that is turned away is over");
    };
    assert_eq!(error.kind(), ErrorKind::DeadlineExceeded);
}

#[test]
fn a_call_that_skips_the_lane_is_sent_at_once_each_time() {
    let budget = RetryBudget::default();
    let mut call = queueing(Queueing::Skip);
    let first = call.step(Input::Start, Moment::START, &budget);
    assert!(matches!(first, Action::Send { .. }), "{first:?}");
    let _wait = call.step(
        Input::Failed(TransportError::new(TransportErrorKind::NotSent, "planned")),
        Moment::START,
        &budget,
    );
    let second = call.step(Input::Woke, Moment::from_start(Duration::from_secs(1)), &budget);
    assert!(matches!(second, Action::Send { .. }), "{second:?}");
}
