//! What the engine's decisions cost a call: lanes, retry budget, backoff, and the call machine itself.
//!
//! `cargo bench --bench engine` prints a table: CPU time for each operation (the middle one of many rounds),
//! allocations for each, and the memory of callers who wait. Nothing is sent, and nothing waits.
#![allow(clippy::print_stdout, reason = "the table is what a bench is for")]
#![allow(
    clippy::expect_used,
    clippy::panic,
    reason = "a bench of an engine that does not work is none"
)]

use std::future::Future;
use std::hint::black_box;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Wake, Waker};
use std::time::{Duration, SystemTime};

use allocation_counter::{AllocationInfo, measure};
use bytes::Bytes;
use cpu_time::ThreadTime;
use http::header::RETRY_AFTER;
use http::{HeaderMap, HeaderValue, Request, Response};
use seatsio_core::api::events::RetrieveEvent;
use seatsio_core::call::{
    Action, Backoff, Call, Entry, Input, Lane, LaneLimits, Lanes, Left, Moment, PermitStore, Random,
    RetryBudget, RetryPolicy, SharedLanes, Standing, Ticket, retry_after,
};
use seatsio_core::{AsyncClient, AsyncTransport, Config, Operation, Plan, Region, TransportError};

const NOW: Moment = Moment::START;
const WAITERS: u32 = 10_000;

fn main() {
    println!(
        "{:<58} {:>9} {:>9} {:>13} {:>6}",
        "", "ns", "goal", "allocations", "goal"
    );
    lanes();
    retries();
    calls();
    println!();
    println!("{:<58} {:>9} {:>9}", "", "bytes", "goal");
    waiters();
}

fn lanes() {
    let mut lanes = Lanes::<Waker>::new(LaneLimits::default(), 1);
    cost(
        "lanes: enter and leave, nobody else there",
        Some(100.0),
        Some(0),
        || {
            let ticket = go(lanes.enter(Lane::Priority, None, NOW));
            lanes.leave(ticket, Left::Answered, NOW, &mut |_, _| ());
        },
    );

    let store = SharedLanes::new(LaneLimits::default(), 1);
    cost(
        "the same behind its lock, as clients do it",
        Some(200.0),
        Some(0),
        || {
            let ticket = go(store.enter(Lane::Priority, Some(NOW + Duration::from_secs(60)), NOW));
            store.leave(ticket, Left::Answered, NOW);
        },
    );

    let store: Arc<dyn PermitStore> = Arc::new(SharedLanes::new(LaneLimits::default(), 1));
    let mut inside = go(store.enter(Lane::Priority, None, NOW));
    let others: Vec<_> = (1..80)
        .map(|_| go(store.enter(Lane::Priority, None, NOW)))
        .collect();
    cost(
        "enter, wait, be woken and leave in a full lane",
        None,
        Some(0),
        || {
            let waiting = line_up(&*store, Waker::noop());
            store.leave(inside, Left::Answered, NOW);
            assert_eq!(store.poll(waiting, Waker::noop(), NOW), Standing::Go);
            inside = waiting;
        },
    );
    drop(others);

    let store = full_lane();
    let mut line: Vec<_> = (0..WAITERS).map(|_| line_up(&store, Waker::noop())).collect();
    let mut somewhere = 0;
    cost(
        "give up amid 10,000 in line, and line up again",
        None,
        Some(0),
        || {
            somewhere = (somewhere + 7_919) % line.len();
            store.leave(line[somewhere], Left::Abandoned, NOW);
            line[somewhere] = line_up(&store, Waker::noop());
        },
    );
}

fn retries() {
    let budget = RetryBudget::default();
    cost("budget: a success noted", None, Some(0), || budget.deposit());
    cost(
        "budget: five successes noted and a retry taken",
        None,
        Some(0),
        || {
            (0..5).for_each(|_| budget.deposit());
            black_box(budget.withdraw());
        },
    );

    let (backoff, mut random) = (Backoff::default(), Random::seeded(1));
    let mut attempt = 0;
    cost("backoff: a wait drawn", None, Some(0), || {
        attempt = attempt % 5 + 1;
        black_box(backoff.delay(black_box(attempt), random.unit()));
    });

    let now = SystemTime::UNIX_EPOCH + Duration::from_secs(784_111_700);
    for (name, value) in [("seconds", "120"), ("a date", "Sun, 06 Nov 1994 08:49:37 GMT")] {
        let headers = HeaderMap::from_iter([(RETRY_AFTER, HeaderValue::from_static(value))]);
        cost(&format!("Retry-After: {name}"), None, Some(0), || {
            black_box(retry_after(black_box(&headers), now));
        });
    }
}

fn calls() {
    let plan = RetrieveEvent::new("spring-gala").plan().expect("a key");
    let (policy, budget) = (RetryPolicy::default(), RetryBudget::default());
    // The bench `request` measures how a plan is made; a call takes it over.
    let plan = || plan.clone();
    cost_with("call and budget, one attempt", None, None, plan, |plan| {
        call(plan, &policy, &budget, |_| (), |()| ());
    });
    let store = SharedLanes::new(LaneLimits::default(), 1);
    let whole = "call, budget and lane, one attempt";
    cost_with(whole, Some(300.0), Some(1), plan, |plan| {
        let enter = |lane| go(store.enter(lane, Some(NOW + Duration::from_secs(60)), NOW));
        call(plan, &policy, &budget, enter, |ticket| {
            store.leave(ticket, Left::Answered, NOW)
        });
    });
}

/// One call as a driver makes it, over a transport that answers at once.
fn call<P>(
    plan: Plan,
    policy: &RetryPolicy,
    budget: &RetryBudget,
    enter: impl Fn(Lane) -> P,
    leave: impl Fn(P),
) {
    let mut call = Call::new(plan, policy, NOW, 7);
    let Action::Enter { lane, .. } = call.step(Input::Start, NOW, budget) else {
        panic!("it enters first")
    };
    let permit = enter(lane);
    let Action::Send { .. } = call.step(Input::Entered, NOW, budget) else {
        panic!("then it sends")
    };
    let response = Input::Response(Response::default(), SystemTime::UNIX_EPOCH);
    leave(permit);
    let Action::Finish(result) = call.step(response, NOW, budget) else {
        panic!("and it is done")
    };
    drop(black_box(result));
}

fn waiters() {
    let store = full_lane();
    let memory = measure(|| {
        for _ in 0..WAITERS {
            line_up(&store, Waker::noop());
        }
    });
    row_of_memory("a caller in line, each of 10,000", memory, 1024);

    let store = full_lane();
    let memory = measure(|| {
        for _ in 0..WAITERS {
            line_up(&store, &Waker::from(Arc::new(Thread)));
        }
    });
    row_of_memory("with a waker of its own, each of 10,000", memory, 1024);

    waiting_calls();
}

/// Whole calls in line: the future and what it owns, the plan of the request, the timer, and the place.
fn waiting_calls() {
    let lanes = Arc::new(SharedLanes::new(LaneLimits::default().regular(1).priority(1), 1));
    let config = Config::new(Region::Eu, "a-secret-key").lanes(lanes);
    let client = AsyncClient::new(Never, &config).expect("a client");
    let mut calls = Vec::new();
    let mut context = Context::from_waker(Waker::noop());
    let memory = measure(|| {
        calls.reserve_exact(WAITERS as usize);
        for _ in 0..WAITERS {
            let mut call = client
                .events()
                .book("an-event", ["A-1", "A-2", "A-3", "A-4"])
                .order_id("o")
                .send();
            assert!(Pin::new(&mut call).poll(&mut context).is_pending());
            calls.push(call);
        }
    });
    row_of_memory("a booking of four seats in line, each of 10,000", memory, 1024);
}

/// A transport that never answers, and under which no time passes.
struct Never;

impl AsyncTransport for Never {
    async fn send(&self, _: Request<Bytes>) -> Result<Response<Bytes>, TransportError> {
        std::future::pending().await
    }

    async fn sleep(&self, _: Duration) {
        std::future::pending().await
    }
}

struct Thread;

impl Wake for Thread {
    fn wake(self: Arc<Self>) {}
}

/// A lane whose only permit is out.
fn full_lane() -> SharedLanes {
    let store = SharedLanes::new(LaneLimits::default().regular(1).priority(1), 1);
    go(store.enter(Lane::Priority, None, NOW));
    store
}

fn go(entry: Entry) -> Ticket {
    let Entry::Go(ticket) = entry else {
        panic!("there is room")
    };
    ticket
}

fn line_up(store: &dyn PermitStore, waker: &Waker) -> Ticket {
    let Entry::Wait(ticket) = store.enter(Lane::Priority, None, NOW) else {
        panic!("there is no room")
    };
    assert_eq!(store.poll(ticket, waker, NOW), Standing::Waiting);
    ticket
}

fn cost(name: &str, goal: Option<f64>, most_allocations: Option<u64>, mut run: impl FnMut()) {
    cost_with(name, goal, most_allocations, || (), |()| run());
}

/// The cost of `run` alone, for what takes over something that is made beforehand.
fn cost_with<T>(
    name: &str,
    goal: Option<f64>,
    most_allocations: Option<u64>,
    mut make: impl FnMut() -> T,
    mut run: impl FnMut(T),
) {
    // So few that they stay in the cache, and so many that a reading of the clock does not count.
    const BATCH: usize = 250;
    const BATCHES: usize = 80;
    let mut made = Vec::with_capacity(BATCH);
    let mut batch = || {
        made.extend(std::iter::repeat_with(&mut make).take(BATCH));
        let start = ThreadTime::now();
        made.drain(..).for_each(&mut run);
        start.elapsed()
    };
    let mut round = || -> Duration { (0..BATCHES).map(|_| batch()).sum() };
    // Whatever grows with its first use has grown after one round.
    round();
    let mut rounds: Vec<_> = (0..25).map(|_| round()).collect();
    rounds.sort();
    let nanos = rounds[rounds.len() / 2].as_secs_f64() * 1e9 / (BATCH * BATCHES) as f64;
    made.extend(std::iter::repeat_with(&mut make).take(BATCH));
    let allocations = measure(|| made.drain(..).for_each(&mut run)).count_total as f64 / BATCH as f64;
    let goal = goal.map_or(String::new(), |goal| format!("{goal:.0}"));
    let most = most_allocations.map_or(String::new(), |most| most.to_string());
    println!("{name:<58} {nanos:>9.1} {goal:>9} {allocations:>13.2} {most:>6}");
}

fn row_of_memory(name: &str, memory: AllocationInfo, goal: u32) {
    let each = memory.bytes_current as f64 / f64::from(WAITERS);
    println!("{name:<58} {each:>9.1} {goal:>9}");
}
