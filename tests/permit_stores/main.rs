//! Two stores of permits, one for a process and one for a fleet of them, and what both must promise.
//!
//! The fleet's is here, outside of the crates, to show that the trait can be implemented with what is public: over an
//! engine that all processes ask, such as Redis would be, by a task that does the asking.

mod engine;
mod fleet;
mod promises;

use engine::Engine;
use fleet::FleetStore;
use promises::{Store, at};
use proptest::{prelude::*, sample::Index};
use seatsio_core::call::{Entry, Lane, LaneLimits, Left, PermitStore, SharedLanes, Standing};
use seatsio_core::{BlockingClient, Config, Region};
use seatsio_emulator::{Emulator, Limits};
use std::{sync::Arc, task::Waker, thread};

impl Store for SharedLanes {
    fn with(permits: u32) -> Self {
        Self::new(LaneLimits::default().priority(permits).regular(permits), 1)
    }

    fn come_to_rest(&self) {}
}

impl Store for FleetStore {
    fn with(permits: u32) -> Self {
        Self::join(&Engine::new(permits))
    }

    fn come_to_rest(&self) {
        self.wait_for_the_task();
    }
}

macro_rules! kept_by_both {
    ($($promise:ident)*) => {$(
        mod $promise {
            #[test]
            fn in_one_process() {
                super::promises::$promise::<super::SharedLanes>();
            }

            #[test]
            fn in_a_fleet() {
                super::promises::$promise::<super::FleetStore>();
            }
        }
    )*};
}

kept_by_both! {
    no_more_permits_are_out_than_there_are
    who_came_first_goes_first
    the_lanes_do_not_feel_each_other
    who_leaves_the_line_holds_up_nobody
    who_is_too_late_is_told_so_and_holds_up_nobody
    leaving_twice_gives_nothing_back_twice
    a_waiter_is_woken_when_the_turn_comes
    threads_all_get_their_turn
}

#[test]
fn two_processes_have_no_more_permits_together_than_one() {
    let engine = Engine::new(3);
    let processes = [FleetStore::join(&engine), FleetStore::join(&engine)];
    for store in &processes {
        for _ in 0..5 {
            let Entry::Wait(_) = store.enter(Lane::Regular, None, at(0)) else {
                panic!("only the engine knows")
            };
        }
        store.wait_for_the_task();
    }
    let out: u32 = processes
        .iter()
        .map(|store| store.snapshot(Lane::Regular, at(0)).in_use)
        .sum();
    assert_eq!((out, engine.leases()), (3, 3));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]
    #[test]
    fn two_processes_neither_make_up_nor_lose_a_permit_whatever_their_callers_do(
        permits in 1_u32..4,
        history in prop::collection::vec((0_usize..2, any::<bool>(), any::<Index>()), 1..100),
    ) {
        let engine = Engine::new(permits);
        let processes = [FleetStore::join(&engine), FleetStore::join(&engine)];
        let mut tickets = [vec![], vec![]];
        for (who, enters, whom) in history {
            let (store, tickets) = (&processes[who], &mut tickets[who]);
            if enters || tickets.is_empty() {
                let Entry::Wait(ticket) = store.enter(Lane::Regular, None, at(0)) else {
                    panic!("only the engine knows")
                };
                tickets.push(ticket);
            } else {
                let ticket = tickets.swap_remove(whom.index(tickets.len()));
                store.leave(ticket, Left::Answered, at(0));
                store.leave(ticket, Left::Answered, at(0));
            }
            let in_use = processes.iter().map(|store| store.snapshot(Lane::Regular, at(0)).in_use);
            prop_assert!(in_use.sum::<u32>() <= permits, "a permit was made up");
        }
        // Everyone who is still there is served in the end: some in every round.
        for _ in 0..tickets.iter().map(Vec::len).sum() {
            for (store, tickets) in processes.iter().zip(&mut tickets) {
                store.wait_for_the_task();
                tickets.retain(|ticket| {
                    let waits = store.poll(*ticket, Waker::noop(), at(0)) == Standing::Waiting;
                    if !waits {
                        store.leave(*ticket, Left::Answered, at(0));
                        store.wait_for_the_task();
                    }
                    waits
                });
            }
        }
        processes.iter().for_each(FleetStore::wait_for_the_task);
        prop_assert_eq!(tickets.iter().map(Vec::len).sum::<usize>(), 0, "somebody was forgotten");
        prop_assert_eq!(engine.leases(), 0, "a permit was lost");
    }
}

#[test]
fn the_permits_of_a_process_that_died_come_back_when_its_leases_end() {
    let engine = Engine::new(1);
    let (dead, alive) = (FleetStore::join(&engine), FleetStore::join(&engine));
    let Entry::Wait(held) = dead.enter(Lane::Priority, None, at(0)) else {
        panic!("only the engine knows")
    };
    dead.wait_for_the_task();
    assert_eq!(dead.poll(held, Waker::noop(), at(0)), Standing::Go);
    let Entry::Wait(waiting) = alive.enter(Lane::Priority, None, at(0)) else {
        panic!("only the engine knows")
    };
    alive.wait_for_the_task();
    assert_eq!(alive.poll(waiting, Waker::noop(), at(0)), Standing::Waiting);

    engine.advance(Engine::LEASE);
    alive.wait_for_the_task();
    assert_eq!(alive.poll(waiting, Waker::noop(), at(1)), Standing::Go);
    // It was only slow, and gives back what is no longer its own.
    dead.leave(held, Left::Answered, at(2));
    dead.wait_for_the_task();
    assert_eq!(engine.leases(), 1, "the permit of the other process is still out");
}

#[test]
fn a_process_that_ends_gives_back_what_it_holds() {
    let engine = Engine::new(1);
    let store = FleetStore::join(&engine);
    let Entry::Wait(_) = store.enter(Lane::Priority, None, at(0)) else {
        panic!("only the engine knows")
    };
    store.wait_for_the_task();
    assert_eq!(engine.leases(), 1);
    drop(store);
    assert_eq!(engine.leases(), 0);
}

#[test]
fn clients_of_two_processes_are_never_turned_away() {
    let emulator = Emulator::builder().limits(Limits::new(2, 2)).build();
    let demo = emulator.add_demo();
    let engine = Engine::new(2);
    let client = || {
        let config = Config::new(Region::Eu, &*demo.secret_key).lanes(Arc::new(FleetStore::join(&engine)));
        BlockingClient::new(emulator.transport(), &config).unwrap()
    };
    let clients = [client(), client()];
    thread::scope(|scope| {
        for client in clients.iter().cycle().take(8) {
            scope.spawn(|| (0..25).for_each(|_| drop(client.hold_tokens().create().send().unwrap())));
        }
    });
    let answers = emulator.journal().requests("hold_tokens.create");
    let turned_away = answers
        .iter()
        .filter(|entry| entry.outcome.status() == Some(429))
        .count();
    assert_eq!((answers.len(), turned_away), (200, 0));
    drop(clients);
    assert_eq!(engine.leases(), 0, "all permits are back");
}
