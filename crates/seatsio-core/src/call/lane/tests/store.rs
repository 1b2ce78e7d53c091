//! The store that one process uses.

use super::*;
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Arc, Weak};
use std::task::{Wake, Waker};
use std::thread::Thread;

/// Counts how often it is woken.
#[derive(Debug, Default)]
struct Bell(AtomicU32);

impl Wake for Bell {
    fn wake(self: Arc<Self>) {
        self.0.fetch_add(1, Ordering::Relaxed);
    }
}

impl Bell {
    fn new() -> (Arc<Self>, Waker) {
        let bell = Arc::new(Self::default());
        (Arc::clone(&bell), Waker::from(bell))
    }

    fn rung(&self) -> u32 {
        self.0.load(Ordering::Relaxed)
    }
}

fn one_at_a_time() -> SharedLanes {
    SharedLanes::new(LaneLimits::default().priority(1).regular(1), 1)
}

fn go(store: &dyn PermitStore) -> Ticket {
    let Entry::Go(ticket) = store.enter(Lane::Regular, None, at(0)) else {
        panic!("there is room")
    };
    ticket
}

fn wait(store: &dyn PermitStore, waker: &Waker) -> Ticket {
    let Entry::Wait(ticket) = store.enter(Lane::Regular, None, at(0)) else {
        panic!("there is no room")
    };
    assert_eq!(store.poll(ticket, waker, at(0)), Standing::Waiting);
    ticket
}

#[test]
fn only_the_one_whose_turn_has_come_is_woken() {
    let store = one_at_a_time();
    let (bells, wakers): (Vec<_>, Vec<_>) = (0..3).map(|_| Bell::new()).unzip();
    let first = go(&store);
    let tickets: Vec<_> = wakers.iter().map(|waker| wait(&store, waker)).collect();

    store.leave(first, Left::Answered, at(1));
    assert_eq!(
        bells.iter().map(|bell| bell.rung()).collect::<Vec<_>>(),
        [1, 0, 0]
    );
    assert_eq!(store.poll(tickets[0], &wakers[0], at(1)), Standing::Go);

    store.leave(tickets[1], Left::Abandoned, at(2));
    assert_eq!(
        bells.iter().map(|bell| bell.rung()).collect::<Vec<_>>(),
        [1, 0, 0]
    );

    store.leave(tickets[0], Left::Answered, at(3));
    assert_eq!(
        bells.iter().map(|bell| bell.rung()).collect::<Vec<_>>(),
        [1, 0, 1]
    );
}

#[test]
fn the_waker_of_the_last_poll_is_the_one_that_is_woken() {
    let store = one_at_a_time();
    let ((old, old_waker), (new, new_waker)) = (Bell::new(), Bell::new());
    let first = go(&store);
    let second = wait(&store, &old_waker);
    assert_eq!(store.poll(second, &new_waker, at(0)), Standing::Waiting);
    store.leave(first, Left::Answered, at(1));
    assert_eq!((old.rung(), new.rung()), (0, 1));
}

#[test]
fn a_waiter_that_was_granted_and_then_dropped_passes_its_permit_on() {
    let store = one_at_a_time();
    let (bell, waker) = Bell::new();
    let first = go(&store);
    let dropped = wait(&store, Waker::noop());
    let second = wait(&store, &waker);
    store.leave(first, Left::Answered, at(1));
    store.leave(dropped, Left::Abandoned, at(1));
    assert_eq!(
        (bell.rung(), store.poll(second, &waker, at(1))),
        (1, Standing::Go)
    );
}

#[test]
fn a_waiter_whose_deadline_has_passed_is_told_so_and_holds_up_nobody() {
    let store = one_at_a_time();
    let ((late, late_waker), (next, waker)) = (Bell::new(), Bell::new());
    let first = go(&store);
    let Entry::Wait(too_late) = store.enter(Lane::Regular, Some(at(5)), at(0)) else {
        panic!("no room")
    };
    assert_eq!(store.poll(too_late, &late_waker, at(0)), Standing::Waiting);
    let second = wait(&store, &waker);
    store.leave(first, Left::Answered, at(6));
    assert_eq!(
        (late.rung(), store.poll(too_late, &late_waker, at(6))),
        (1, Standing::Gone)
    );
    assert_eq!(
        (next.rung(), store.poll(second, &waker, at(6))),
        (1, Standing::Go)
    );
}

/// What a task leaves behind that is dropped while it waits: its own place in line.
struct Task {
    store: Weak<SharedLanes>,
    ticket: Ticket,
}

impl Wake for Task {
    fn wake(self: Arc<Self>) {}
}

impl Drop for Task {
    fn drop(&mut self) {
        if let Some(store) = self.store.upgrade() {
            store.leave(self.ticket, Left::Abandoned, at(9));
        }
    }
}

#[test]
fn a_task_that_dies_with_its_last_waker_may_come_back_to_the_store() {
    let store = Arc::new(one_at_a_time());
    let first = go(&*store);
    let [left, replaced, woken] = [(); 3].map(|()| {
        let ticket = wait(&*store, Waker::noop());
        let task = Task {
            store: Arc::downgrade(&store),
            ticket: wait(&*store, Waker::noop()),
        };
        assert_eq!(
            store.poll(ticket, &Waker::from(Arc::new(task)), at(0)),
            Standing::Waiting
        );
        ticket
    });
    // Each of these would never return if the waker were dropped or woken under the lock.
    store.leave(left, Left::Abandoned, at(1));
    assert_eq!(store.poll(replaced, Waker::noop(), at(1)), Standing::Waiting);
    store.leave(replaced, Left::Abandoned, at(1));
    store.leave(first, Left::Answered, at(1));
    assert_eq!(store.poll(woken, Waker::noop(), at(1)), Standing::Go);
    let lane = store.snapshot(Lane::Regular, at(1));
    assert_eq!(
        (lane.in_use, lane.waiting),
        (1, 0),
        "all three tasks gave their places up"
    );
}

struct Unpark(Thread);

impl Wake for Unpark {
    fn wake(self: Arc<Self>) {
        self.0.unpark();
    }
}

#[test]
fn threads_wait_their_turn_and_none_is_forgotten() {
    let store = SharedLanes::new(LaneLimits::default().regular(3), 1);
    let (inside, most) = (AtomicU32::new(0), AtomicU32::new(0));
    let work = || {
        let waker = Waker::from(Arc::new(Unpark(std::thread::current())));
        for _ in 0..200 {
            let (Entry::Go(ticket) | Entry::Wait(ticket)) = store.enter(Lane::Regular, None, at(0)) else {
                panic!("there is no deadline")
            };
            while store.poll(ticket, &waker, at(0)) == Standing::Waiting {
                std::thread::park();
            }
            most.fetch_max(inside.fetch_add(1, Ordering::SeqCst) + 1, Ordering::SeqCst);
            std::thread::yield_now();
            inside.fetch_sub(1, Ordering::SeqCst);
            store.leave(ticket, Left::Answered, at(0));
        }
    };
    std::thread::scope(|scope| {
        for _ in 0..8 {
            scope.spawn(work);
        }
    });
    assert!((1..=3).contains(&most.into_inner()));
    let lane = store.snapshot(Lane::Regular, at(0));
    assert_eq!((lane.in_use, lane.waiting, lane.entered), (0, 0, 1_600));
}

/// A store that does not know a shorter way to its limit.
#[derive(Debug)]
struct Plain(SharedLanes);

impl PermitStore for Plain {
    fn enter(&self, lane: Lane, deadline: Option<Moment>, now: Moment) -> Entry {
        self.0.enter(lane, deadline, now)
    }

    fn poll(&self, ticket: Ticket, waker: &Waker, now: Moment) -> Standing {
        self.0.poll(ticket, waker, now)
    }

    fn leave(&self, ticket: Ticket, left: Left, now: Moment) {
        self.0.leave(ticket, left, now);
    }

    fn snapshot(&self, lane: Lane, now: Moment) -> LaneSnapshot {
        self.0.snapshot(lane, now)
    }
}

#[test]
fn the_limit_is_that_of_the_snapshot_by_the_short_way_and_the_long_one() {
    let store = Plain(SharedLanes::new(LaneLimits::default().priority(4).regular(3), 1));
    let mut limits = Vec::new();
    for second in 0..600 {
        let ticket = go(&store);
        let left = if second % 100 == 1 {
            Left::RateLimited
        } else {
            Left::Answered
        };
        store.leave(ticket, left, at(second * 1000));
        for lane in [Lane::Priority, Lane::Regular] {
            let limit = store.snapshot(lane, at(second * 1000)).limit;
            assert_eq!(store.limit(lane, at(second * 1000)), limit);
            assert_eq!(store.0.limit(lane, at(second * 1000)), limit);
            limits.push(limit);
        }
    }
    // It was lowered, and only that of the lane that was used.
    limits.sort_unstable();
    limits.dedup();
    assert!(limits.len() > 2 && limits.last() == Some(&4), "{limits:?}");
}
