//! The emulator as a whole: the pure world with a clock, faults, latencies, lanes and a journal around it.

use crate::{
    clock::Clock,
    fault::{ArmedRule, Delivery, FaultRule, Faults},
    flight::Flight,
    journal::{DEFAULT_CAPACITY, Journal},
    latency::{Latencies, LatencyRule},
    limits::{Lanes, Limits},
    route::Lane,
    schema::UnknownFields,
    world::{CompanyKeys, World},
};
use bytes::Bytes;
use http::Request;
use std::{
    fmt,
    sync::{
        Arc, Mutex, MutexGuard, PoisonError,
        atomic::{AtomicU64, Ordering},
    },
};

/// An emulated service. Clones share it.
///
/// ```
/// use seatsio_emulator::Emulator;
///
/// let emulator = Emulator::new();
/// let keys = emulator.create_company();
/// assert_eq!(emulator.journal().total(), 0);
/// # assert!(!keys.workspace_secret_key.is_empty());
/// ```
#[derive(Clone)]
pub struct Emulator(pub(crate) Arc<Shared>);

/// What the clones of an emulator share. Every part has its own lock, taken one at a time and
/// only for as long as it takes to look at or change that part.
pub(crate) struct Shared {
    pub(crate) world: Mutex<World>,
    /// What a reset goes back to.
    pub(crate) beginning: Mutex<World>,
    pub(crate) clock: Clock,
    pub(crate) faults: Mutex<Faults>,
    pub(crate) latencies: Mutex<Latencies>,
    pub(crate) lanes: Mutex<Lanes>,
    pub(crate) journal: Journal,
    seed: u64,
    arrivals: AtomicU64,
}

/// Takes a lock. A panic elsewhere while it was held must not end the emulator for everybody.
pub(crate) fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

impl Shared {
    /// A number for the next request, from which whatever has to be made up for it is drawn.
    pub(crate) fn nonce(&self) -> u64 {
        self.seed
            ^ self
                .arrivals
                .fetch_add(1, Ordering::Relaxed)
                .wrapping_mul(0x9e37_79b9_7f4a_7c15)
    }
}

impl Default for Emulator {
    fn default() -> Self {
        Self::new()
    }
}

impl Emulator {
    /// An empty service, with the clock of the machine and no faults.
    #[must_use]
    pub fn new() -> Self {
        Self::builder().build()
    }

    /// An emulator made to measure.
    pub fn builder() -> EmulatorBuilder {
        EmulatorBuilder::default()
    }

    /// The clock: move it to see holds expire.
    #[must_use]
    pub fn clock(&self) -> &Clock {
        &self.0.clock
    }

    /// What was asked and answered.
    #[must_use]
    pub fn journal(&self) -> &Journal {
        &self.0.journal
    }

    /// Adds a company with one workspace, as the test set-up call does.
    pub fn create_company(&self) -> CompanyKeys {
        let now = self.0.clock.now();
        lock(&self.0.world).create_company(now)
    }

    /// Puts a fault rule in force behind the others and tells its number.
    pub fn add_fault(&self, rule: FaultRule) -> u64 {
        lock(&self.0.faults).add(rule)
    }

    /// Takes a fault rule away; false when there is none of that number.
    pub fn remove_fault(&self, id: u64) -> bool {
        lock(&self.0.faults).remove(id)
    }

    /// Takes all fault rules away.
    pub fn clear_faults(&self) {
        lock(&self.0.faults).clear();
    }

    /// The fault rules in force, with what each of them did so far.
    #[must_use]
    pub fn faults(&self) -> Vec<ArmedRule> {
        lock(&self.0.faults).rules().to_vec()
    }

    /// Puts latency rules in force in place of the former ones.
    pub fn set_latencies(&self, rules: impl IntoIterator<Item = LatencyRule>) {
        *lock(&self.0.latencies) = rules.into_iter().collect();
    }

    /// The latency rules in force.
    #[must_use]
    pub fn latencies(&self) -> Vec<LatencyRule> {
        lock(&self.0.latencies).rules().to_vec()
    }

    /// How many calls of a company are in flight in a lane.
    #[must_use]
    pub fn in_flight(&self, company: u64, lane: Lane) -> u32 {
        lock(&self.0.lanes).in_flight(company, lane)
    }

    /// A request has arrived: it takes its place in its lane, and what is to happen to it is
    /// decided. Whoever carries it waits for [`Flight::delay`] and then calls
    /// [`Flight::carry_out`].
    pub fn arrive(&self, request: Request<Bytes>) -> Flight {
        Flight::new(Arc::clone(&self.0), request)
    }

    /// Carries a request out at once. The delay of the delivery is all the time that the
    /// request would have taken, and nobody has waited for it yet.
    #[must_use]
    pub fn exchange(&self, request: Request<Bytes>) -> Delivery {
        let mut flight = self.arrive(request);
        let mut delivery = flight.carry_out();
        delivery.delay = delivery.delay.saturating_add(flight.delay());
        delivery
    }

    /// Looks at the world, or changes it past all clocks, faults and journals.
    pub fn with_world<T>(&self, look: impl FnOnce(&mut World) -> T) -> T {
        look(&mut lock(&self.0.world))
    }
}

impl fmt::Debug for Emulator {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Emulator")
            .field("clock", &self.0.clock)
            .field("journal", &self.0.journal)
            .finish_non_exhaustive()
    }
}

/// The settings of an emulator to be.
///
/// ```
/// use seatsio_emulator::{Clock, Emulator, Time};
/// use seatsio_emulator::fault::{Fault, FaultRule};
///
/// let emulator = Emulator::builder()
///     .seed(7)
///     .clock(Clock::frozen(Time::from_millis(1_767_225_600_000)))
///     .fault(FaultRule::on("events.change_object_status", Fault::TooManyRequests { retry_after: None }).count(1))
///     .build();
/// # assert_eq!(emulator.faults().len(), 1);
/// ```
#[derive(Clone, Debug, Default)]
#[must_use = "a builder builds nothing until told"]
pub struct EmulatorBuilder {
    seed: u64,
    clock: Option<Clock>,
    system_secret: Option<String>,
    unknown_fields: Option<UnknownFields>,
    faults: Vec<FaultRule>,
    latencies: Vec<LatencyRule>,
    limits: Limits,
    journal_capacity: Option<usize>,
}

impl EmulatorBuilder {
    /// Determines all keys and all decisions about faults; 0 unless told.
    pub fn seed(mut self, seed: u64) -> Self {
        self.seed = seed;
        self
    }

    /// The clock; the machine's unless told.
    pub fn clock(mut self, clock: Clock) -> Self {
        self.clock = Some(clock);
        self
    }

    /// The secret with which test companies are made.
    pub fn system_secret(mut self, secret: impl Into<String>) -> Self {
        self.system_secret = Some(secret.into());
        self
    }

    /// What to do with fields of bodies that an operation does not know; refuse them unless told.
    pub fn unknown_fields(mut self, unknown_fields: UnknownFields) -> Self {
        self.unknown_fields = Some(unknown_fields);
        self
    }

    /// A fault rule to begin with.
    pub fn fault(mut self, rule: FaultRule) -> Self {
        self.faults.push(rule);
        self
    }

    /// A latency rule to begin with.
    pub fn latency(mut self, rule: LatencyRule) -> Self {
        self.latencies.push(rule);
        self
    }

    /// How many calls a company may have in flight; those of the service unless told.
    pub fn limits(mut self, limits: Limits) -> Self {
        self.limits = limits;
        self
    }

    /// How many requests the journal keeps; 1000 unless told.
    pub fn journal_capacity(mut self, entries: usize) -> Self {
        self.journal_capacity = Some(entries);
        self
    }

    /// The emulator.
    #[must_use]
    pub fn build(self) -> Emulator {
        let mut world = World::new(self.seed);
        if let Some(secret) = self.system_secret {
            world.set_system_secret(secret);
        }
        if let Some(unknown_fields) = self.unknown_fields {
            world.set_unknown_fields(unknown_fields);
        }
        let mut faults = Faults::new(self.seed);
        for rule in self.faults {
            faults.add(rule);
        }
        Emulator(Arc::new(Shared {
            beginning: Mutex::new(world.clone()),
            world: Mutex::new(world),
            clock: self.clock.unwrap_or_default(),
            faults: Mutex::new(faults),
            latencies: Mutex::new(self.latencies.into_iter().collect()),
            lanes: Mutex::new(Lanes::new(self.limits)),
            journal: Journal::new(self.journal_capacity.unwrap_or(DEFAULT_CAPACITY)),
            seed: self.seed,
            arrivals: AtomicU64::new(0),
        }))
    }
}
