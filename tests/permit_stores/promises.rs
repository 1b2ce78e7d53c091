//! What every store of permits must promise, whoever keeps the permits.

use seatsio_core::call::{Entry, Lane, Left, Moment, PermitStore, Standing, Ticket};
use std::{
    sync::{
        Arc,
        atomic::{AtomicU32, Ordering},
    },
    task::{Wake, Waker},
    thread::{self, Thread},
    time::Duration,
};

/// A store that can be tried.
pub trait Store: PermitStore + Sized {
    /// One with this many permits in each lane.
    fn with(permits: u32) -> Self;

    /// Returns when nothing happens in it any more by itself.
    fn come_to_rest(&self);
}

pub fn at(millis: u64) -> Moment {
    Moment::from_start(Duration::from_millis(millis))
}

/// Enters, whether there is room or not.
fn enter(store: &impl Store, lane: Lane, deadline: Option<Moment>) -> Ticket {
    let entry = store.enter(lane, deadline, at(0));
    store.come_to_rest();
    match entry {
        Entry::Go(ticket) | Entry::Wait(ticket) => ticket,
        Entry::GiveUp => panic!("the deadline is to come"),
    }
}

fn standing(store: &impl Store, ticket: Ticket, millis: u64) -> Standing {
    let standing = store.poll(ticket, Waker::noop(), at(millis));
    store.come_to_rest();
    standing
}

fn leave(store: &impl Store, ticket: Ticket, millis: u64) {
    store.leave(ticket, Left::Answered, at(millis));
    store.come_to_rest();
}

pub fn no_more_permits_are_out_than_there_are<S: Store>() {
    let store = S::with(3);
    let tickets: Vec<_> = (0..8).map(|_| enter(&store, Lane::Regular, None)).collect();
    let going = tickets
        .iter()
        .filter(|ticket| standing(&store, **ticket, 0) == Standing::Go);
    assert_eq!(going.count(), 3);
    let lane = store.snapshot(Lane::Regular, at(0));
    assert_eq!((lane.in_use, lane.waiting), (3, 5));
    tickets.iter().for_each(|ticket| leave(&store, *ticket, 1));
    let lane = store.snapshot(Lane::Regular, at(1));
    assert_eq!((lane.in_use, lane.waiting), (0, 0));
}

pub fn who_came_first_goes_first<S: Store>() {
    let store = S::with(1);
    let tickets: Vec<_> = (0..5).map(|_| enter(&store, Lane::Priority, None)).collect();
    for (turn, ticket) in tickets.iter().enumerate() {
        let standings: Vec<_> = tickets[turn..]
            .iter()
            .map(|ticket| standing(&store, *ticket, 0))
            .collect();
        assert_eq!(standings[0], Standing::Go, "turn {turn}");
        assert!(
            standings[1..]
                .iter()
                .all(|standing| *standing == Standing::Waiting),
            "turn {turn}"
        );
        leave(&store, *ticket, 0);
    }
}

pub fn the_lanes_do_not_feel_each_other<S: Store>() {
    let store = S::with(1);
    let priority = enter(&store, Lane::Priority, None);
    let waiting = enter(&store, Lane::Priority, None);
    let regular = enter(&store, Lane::Regular, None);
    let standings = [priority, waiting, regular].map(|ticket| standing(&store, ticket, 0));
    assert_eq!(standings, [Standing::Go, Standing::Waiting, Standing::Go]);
}

pub fn who_leaves_the_line_holds_up_nobody<S: Store>() {
    let store = S::with(1);
    let [first, second, third] = [(); 3].map(|()| enter(&store, Lane::Regular, None));
    leave(&store, second, 1);
    assert_eq!(standing(&store, second, 1), Standing::Gone);
    assert_eq!(standing(&store, third, 1), Standing::Waiting);
    leave(&store, first, 2);
    assert_eq!(standing(&store, third, 2), Standing::Go);
}

pub fn who_is_too_late_is_told_so_and_holds_up_nobody<S: Store>() {
    let store = S::with(1);
    assert_eq!(store.enter(Lane::Regular, Some(at(5)), at(5)), Entry::GiveUp);
    let first = enter(&store, Lane::Regular, None);
    let late = enter(&store, Lane::Regular, Some(at(5)));
    let next = enter(&store, Lane::Regular, None);
    assert_eq!(standing(&store, late, 4), Standing::Waiting);
    leave(&store, first, 6);
    assert_eq!(standing(&store, late, 6), Standing::Gone);
    assert_eq!(standing(&store, next, 6), Standing::Go);
}

pub fn leaving_twice_gives_nothing_back_twice<S: Store>() {
    let store = S::with(1);
    let [first, second, third] = [(); 3].map(|()| enter(&store, Lane::Regular, None));
    leave(&store, first, 1);
    leave(&store, first, 1);
    leave(&store, Ticket::new(Lane::Regular, u64::MAX), 1);
    assert_eq!(standing(&store, second, 1), Standing::Go);
    assert_eq!(standing(&store, third, 1), Standing::Waiting);
}

/// Counts how often it is woken.
#[derive(Default)]
struct Bell(AtomicU32);

impl Wake for Bell {
    fn wake(self: Arc<Self>) {
        self.0.fetch_add(1, Ordering::SeqCst);
    }
}

pub fn a_waiter_is_woken_when_the_turn_comes<S: Store>() {
    let store = S::with(1);
    let bells = [(); 2].map(|()| Arc::<Bell>::default());
    let first = enter(&store, Lane::Regular, None);
    let waiting = [(); 2].map(|()| enter(&store, Lane::Regular, None));
    for (ticket, bell) in waiting.iter().zip(&bells) {
        assert_eq!(
            store.poll(*ticket, &Waker::from(Arc::clone(bell)), at(0)),
            Standing::Waiting
        );
    }
    leave(&store, first, 1);
    assert_eq!(bells.each_ref().map(|bell| bell.0.load(Ordering::SeqCst)), [1, 0]);
    assert_eq!(standing(&store, waiting[0], 1), Standing::Go);
}

struct Unpark(Thread);

impl Wake for Unpark {
    fn wake(self: Arc<Self>) {
        self.0.unpark();
    }
}

pub fn threads_all_get_their_turn<S: Store>() {
    let store = S::with(3);
    let (inside, most, done) = (AtomicU32::new(0), AtomicU32::new(0), AtomicU32::new(0));
    let work = || {
        let waker = Waker::from(Arc::new(Unpark(thread::current())));
        for _ in 0..50 {
            let (Entry::Go(ticket) | Entry::Wait(ticket)) = store.enter(Lane::Regular, None, at(0)) else {
                panic!("there is no deadline")
            };
            while store.poll(ticket, &waker, at(0)) == Standing::Waiting {
                thread::park();
            }
            most.fetch_max(inside.fetch_add(1, Ordering::SeqCst) + 1, Ordering::SeqCst);
            thread::yield_now();
            inside.fetch_sub(1, Ordering::SeqCst);
            store.leave(ticket, Left::Answered, at(0));
            done.fetch_add(1, Ordering::SeqCst);
        }
    };
    thread::scope(|scope| {
        for _ in 0..8 {
            scope.spawn(work);
        }
    });
    store.come_to_rest();
    let lane = store.snapshot(Lane::Regular, at(0));
    assert_eq!((done.into_inner(), lane.in_use, lane.waiting), (400, 0, 0));
    assert!((1..=3).contains(&most.into_inner()));
}
