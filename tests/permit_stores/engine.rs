//! The engine that a fleet shares: permits as leases, which end by themselves if nobody gives them back.

use seatsio_core::Lane;
use std::{
    collections::BTreeMap,
    sync::{Arc, Mutex, mpsc::Sender},
    time::Duration,
};

/// An engine outside of all processes, with a clock of its own. It knows numbers, not callers.
#[derive(Debug)]
pub struct Engine(Mutex<State>);

#[derive(Debug)]
struct State {
    permits: u32,
    now: Duration,
    numbers: u64,
    leases: BTreeMap<u64, Lease>,
    /// Who wants to be told that a permit may have come free.
    subscribers: Vec<Sender<crate::fleet::Message>>,
}

#[derive(Debug)]
struct Lease {
    lane: Lane,
    ends: Duration,
}

impl Engine {
    /// How long a lease lasts.
    pub const LEASE: Duration = Duration::from_secs(60);

    /// An engine with this many permits in each lane.
    pub fn new(permits: u32) -> Arc<Self> {
        Arc::new(Self(Mutex::new(State {
            permits,
            now: Duration::ZERO,
            numbers: 0,
            leases: BTreeMap::new(),
            subscribers: Vec::new(),
        })))
    }

    pub fn subscribe(&self, process: Sender<crate::fleet::Message>) {
        self.0.lock().unwrap().subscribers.push(process);
    }

    /// A new lease, if a permit of this lane is free.
    pub fn acquire(&self, lane: Lane) -> Option<u64> {
        let mut state = self.0.lock().unwrap();
        let out = state.leases.values().filter(|lease| lease.lane == lane).count();
        if out >= state.permits as usize {
            return None;
        }
        state.numbers += 1;
        let (number, ends) = (state.numbers, state.now + Self::LEASE);
        state.leases.insert(number, Lease { lane, ends });
        Some(number)
    }

    /// Ends a lease, unless it has ended.
    pub fn release(&self, lease: u64) {
        let mut state = self.0.lock().unwrap();
        state.leases.remove(&lease);
        state.tell();
    }

    /// Lets time pass.
    pub fn advance(&self, time: Duration) {
        let mut state = self.0.lock().unwrap();
        state.now += time;
        let now = state.now;
        state.leases.retain(|_, lease| lease.ends > now);
        state.tell();
    }

    /// How many leases there are.
    pub fn leases(&self) -> usize {
        self.0.lock().unwrap().leases.len()
    }
}

impl State {
    fn tell(&mut self) {
        self.subscribers
            .retain(|process| process.send(crate::fleet::Message::Look).is_ok());
    }
}
