//! A shop: one process with one client, which may die and be started again.

use crate::{
    broken::Broken,
    buyer::{self, Buyer, Memory},
    dice::Dice,
    executor::{TaskId, lock},
    network::{ATTEMPT_TIMEOUT, Line, Network, ProcessClock},
};
use seatsio_core::{
    AsyncClient, Config, Region,
    call::{
        Entry, Lane, LaneLimits, LaneSnapshot, Left, Moment, PermitStore, RetryPolicy, SharedLanes, Standing,
        Ticket,
    },
};
use std::{
    sync::{Arc, Mutex},
    task::Waker,
    time::Duration,
};

/// What every buyer is promised: no call takes longer.
pub(crate) const DEADLINE: Duration = Duration::from_secs(15);

/// One process.
#[derive(Debug)]
pub(crate) struct Shop {
    pub(crate) network: Arc<Network>,
    pub(crate) broken: Option<Broken>,
    limits: LaneLimits,
    seed: u64,
    life: Mutex<Life>,
    /// What survives the process: what each of its buyers has written down.
    disk: Mutex<Vec<(usize, Memory)>>,
}

/// What dies with the process.
#[derive(Debug)]
struct Life {
    number: u64,
    client: AsyncClient,
    clock: Arc<ProcessClock>,
    tasks: Vec<TaskId>,
    /// The limiters of this life and of all before, to be looked at in the end.
    stores: Vec<Arc<dyn PermitStore>>,
}

impl Shop {
    pub(crate) fn new(network: &Arc<Network>, broken: Option<Broken>, limits: LaneLimits, seed: u64) -> Self {
        let (client, clock, store) = start(network, broken, limits, seed);
        Self {
            network: Arc::clone(network),
            broken,
            limits,
            seed,
            life: Mutex::new(Life {
                number: 0,
                client,
                clock,
                tasks: Vec::new(),
                stores: vec![store],
            }),
            disk: Mutex::default(),
        }
    }

    pub(crate) fn client(&self) -> AsyncClient {
        lock(&self.life).client.clone()
    }

    /// Lets a buyer in, after a while.
    pub(crate) fn welcome(self: &Arc<Self>, number: usize, after: Duration) {
        lock(&self.disk).push((number, Memory::default()));
        let place = lock(&self.disk).len() - 1;
        self.serve(place, number, after);
    }

    /// Begins the checkout of a buyer, or goes on with it as it is on disk.
    fn serve(self: &Arc<Self>, place: usize, number: usize, after: Duration) {
        let shop = Arc::clone(self);
        let life = lock(&self.life).number;
        let seed = self.seed ^ (life << 48);
        let handle = self.network.handle.clone();
        let task = self.network.handle.spawn(async move {
            handle.sleep(after).await;
            let memory = shop.remembered(place);
            let buyer = Buyer::new(number, place, &shop, memory, Dice::of_part(seed, number as u64));
            buyer::check_out(buyer).await;
        });
        lock(&self.life).tasks.push(task);
    }

    pub(crate) fn write(&self, place: usize, memory: &Memory) {
        if let Some((_, kept)) = lock(&self.disk).get_mut(place) {
            kept.clone_from(memory);
        }
    }

    fn remembered(&self, place: usize) -> Memory {
        let disk = lock(&self.disk);
        disk.get(place)
            .map(|(_, memory)| memory.clone())
            .unwrap_or_default()
    }

    /// What each buyer has written down in the end.
    pub(crate) fn memories(&self) -> Vec<(usize, Memory)> {
        lock(&self.disk).clone()
    }

    /// Dies, and is started again after a while with nothing but what is on disk.
    pub(crate) async fn die(self: Arc<Self>, dead_for: Duration) {
        let handle = self.network.handle.clone();
        for task in std::mem::take(&mut lock(&self.life).tasks) {
            handle.cancel(task);
        }
        lock(&self.network.ledger).figures.deaths += 1;
        handle.sleep(dead_for).await;
        self.reload();
        let number = {
            let mut life = lock(&self.life);
            life.number += 1;
            life.number
        };
        let seed = Dice::of_part(self.seed, number).seed();
        let (client, clock, store) = start(&self.network, self.broken, self.limits, seed);
        {
            let mut life = lock(&self.life);
            (life.client, life.clock) = (client, clock);
            life.stores.push(store);
        }
        let unfinished: Vec<_> = {
            let disk = lock(&self.disk);
            let places = disk.iter().enumerate();
            let unfinished = places.filter(|(_, (_, memory))| !memory.is_over());
            unfinished.map(|(place, (number, _))| (place, *number)).collect()
        };
        for (place, number) in unfinished {
            self.serve(place, number, Duration::ZERO);
        }
    }

    /// All that is known goes through JSON, as on a real disk.
    fn reload(&self) {
        let mut disk = lock(&self.disk);
        for (_, memory) in disk.iter_mut() {
            let text = serde_json::to_string(memory).expect("a memory can be written");
            *memory = serde_json::from_str(&text).expect("a memory can be read");
        }
    }

    /// The process was asleep for so long, or its clock was set.
    pub(crate) fn jump_clock(&self, by: Duration, skew_seconds: i64) {
        let life = lock(&self.life);
        life.clock.leap(by);
        life.clock.skew(skew_seconds);
    }

    /// How many permits and places in line have not come back.
    pub(crate) fn permits_out(&self) -> u32 {
        let life = lock(&self.life);
        let lanes = [Lane::Priority, Lane::Regular];
        let snapshots = life
            .stores
            .iter()
            .flat_map(|store| lanes.map(|lane| store.snapshot(lane, Moment::START)));
        snapshots.map(|snapshot| snapshot.in_use + snapshot.waiting).sum()
    }
}

fn start(
    network: &Arc<Network>,
    broken: Option<Broken>,
    limits: LaneLimits,
    seed: u64,
) -> (AsyncClient, Arc<ProcessClock>, Arc<dyn PermitStore>) {
    let clock = Arc::<ProcessClock>::default();
    let line = Line {
        network: Arc::clone(network),
        clock: Arc::clone(&clock),
    };
    let store: Arc<dyn PermitStore> = match broken {
        Some(Broken::Lane) => Arc::new(SharedLanes::new(
            LaneLimits::default().priority(100_000).regular(100_000).fixed(),
            seed,
        )),
        Some(Broken::Permits) => Arc::new(Leaky(SharedLanes::new(limits, seed))),
        _ => Arc::new(SharedLanes::new(limits, seed)),
    };
    let generosity = if broken == Some(Broken::Deadline) { 10 } else { 1 };
    let policy = RetryPolicy::default()
        .attempt_timeout(ATTEMPT_TIMEOUT * generosity)
        .deadline(DEADLINE * generosity);
    let config = Config::new(Region::Eu, network.hall.secret_key.as_str())
        .retry(policy)
        .lanes(Arc::clone(&store))
        .seed(seed);
    let client = AsyncClient::new(line, &config).expect("the settings are sound");
    (client, clock, store)
}

/// A limiter that forgets the permits of requests without an answer.
#[derive(Debug)]
struct Leaky(SharedLanes);

impl PermitStore for Leaky {
    fn enter(&self, lane: Lane, deadline: Option<Moment>, now: Moment) -> Entry {
        self.0.enter(lane, deadline, now)
    }

    fn poll(&self, ticket: Ticket, waker: &Waker, now: Moment) -> Standing {
        self.0.poll(ticket, waker, now)
    }

    fn leave(&self, ticket: Ticket, left: Left, now: Moment) {
        if left != Left::Abandoned {
            self.0.leave(ticket, left, now);
        }
    }

    fn snapshot(&self, lane: Lane, now: Moment) -> LaneSnapshot {
        self.0.snapshot(lane, now)
    }
}
