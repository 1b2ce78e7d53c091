//! The main scenario: crowds of buyers, one hall after the other.

use crate::{
    broken::{Broken, Invariant},
    buyer::LEAST_DEATH,
    dice::Dice,
    executor::{Executor, lock},
    fault::Weather,
    figures::Figures,
    hall::Template,
    network::Network,
    shop::Shop,
    truth,
};
use seatsio_core::call::LaneLimits;
use seatsio_emulator::Lane;
use std::{sync::Arc, time::Duration};

/// How many buyers compete for one hall of 128 seats, six tables and 100 places in each of two events.
pub const BUYERS: u64 = 300;

/// What to simulate.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Checkouts {
    /// Decides everything.
    pub seed: u64,
    /// How many checkouts there are to be.
    pub checkouts: u64,
    /// What is broken on purpose.
    pub broken: Option<Broken>,
}

impl Checkouts {
    /// So many checkouts, with nothing broken.
    #[must_use]
    pub const fn new(seed: u64, checkouts: u64) -> Self {
        Self {
            seed,
            checkouts,
            broken: None,
        }
    }

    /// Breaks something on purpose.
    #[must_use]
    pub const fn broken(mut self, broken: Broken) -> Self {
        self.broken = Some(broken);
        self
    }

    /// Runs hall after hall. Memory does not grow with their number.
    #[must_use]
    pub fn run(&self) -> Figures {
        let template = Template::new();
        let mut total = Figures::default();
        for hall in 0..self.checkouts.div_ceil(BUYERS) {
            let buyers = BUYERS.min(self.checkouts - hall * BUYERS);
            total.add(self.run_in(&template, hall, buyers));
        }
        total
    }

    /// Runs one of the halls alone, as it is in the whole run.
    #[must_use]
    pub fn run_hall(&self, hall: u64) -> Figures {
        let left = self.checkouts.saturating_sub(hall.saturating_mul(BUYERS));
        self.run_in(&Template::new(), hall, BUYERS.min(left))
    }

    fn run_in(&self, template: &Template, number: u64, buyers: u64) -> Figures {
        let mut dice = Dice::of_part(self.seed, number);
        let mut executor = Executor::new();
        let hall = template.open(dice.seed());
        let weather = Weather::stormy(dice.seed());
        let network = Arc::new(Network::new(executor.handle(), hall, number, weather));
        let shops = self.open_shops(&network, &mut dice);
        for buyer in 0..usize::try_from(buyers).unwrap_or(usize::MAX) {
            // Most come when the sale opens.
            let latest = if dice.chance(0.7) { 50 } else { 30_000 };
            let after = dice.millis(0, latest);
            shops[dice.below(shops.len())].welcome(buyer, after);
        }
        self.plan_disasters(&network, &shops, &mut dice);
        let stuck = executor.run();
        finish(&network, &shops, stuck)
    }

    /// One to four processes, which share the account's lanes by configuration.
    fn open_shops(&self, network: &Arc<Network>, dice: &mut Dice) -> Vec<Arc<Shop>> {
        let number = dice.number(1, 4);
        let limits = LaneLimits::default().priority(80 / number).regular(8 / number);
        let shops = (0..number).map(|_| Shop::new(network, self.broken, limits, dice.seed()));
        shops.map(Arc::new).collect()
    }

    fn plan_disasters(&self, network: &Arc<Network>, shops: &[Arc<Shop>], dice: &mut Dice) {
        let handle = network.handle.clone();
        for shop in shops {
            if dice.chance(0.3) {
                let (at, dead_for) = (dice.millis(50, 30_000), LEAST_DEATH + dice.millis(0, 5_000));
                let (shop, handle) = (Arc::clone(shop), handle.clone());
                network.handle.spawn(async move {
                    handle.sleep(at).await;
                    shop.die(dead_for).await;
                });
            }
            if dice.chance(0.2) {
                let at = dice.millis(0, 30_000);
                let (leap, skew) = (dice.millis(0, 10_000), i64::from(dice.number(0, 7_200)) - 3_600);
                let (shop, handle, network) = (Arc::clone(shop), handle.clone(), Arc::clone(network));
                handle.clone().spawn(async move {
                    handle.sleep(at).await;
                    shop.jump_clock(leap, skew);
                    lock(&network.ledger).figures.clock_jumps += 1;
                });
            }
        }
        if dice.chance(0.15) {
            // Long enough for some holds to expire.
            let (at, by) = (dice.millis(0, 30_000), dice.millis(60_000, 1_200_000));
            let (network, handle) = (Arc::clone(network), handle);
            handle.clone().spawn(async move {
                handle.sleep(at).await;
                network.jump_server_clock(by);
                lock(&network.ledger).figures.clock_jumps += 1;
            });
        }
    }
}

fn finish(network: &Network, shops: &[Arc<Shop>], stuck: usize) -> Figures {
    network.set_server_clock();
    let memories: Vec<_> = shops.iter().flat_map(|shop| shop.memories()).collect();
    let mut ledger = lock(&network.ledger);
    truth::compare(&mut ledger, &network.hall, &memories);
    let out: u32 = shops.iter().map(|shop| shop.permits_out()).sum();
    let in_flight = [Lane::Priority, Lane::Regular]
        .map(|lane| network.hall.emulator.in_flight(network.hall.company, lane));
    if out > 0 || in_flight != [0, 0] {
        let what = format!("{out} permits are out and {in_flight:?} requests in flight");
        ledger.violated(Invariant::Permits, usize::MAX, &what);
    }
    if stuck > 0 {
        let what = format!("{stuck} tasks wait for what never comes");
        ledger.violated(Invariant::Deadlines, usize::MAX, &what);
    }
    let mut figures = std::mem::take(&mut ledger.figures);
    figures.halls = 1;
    figures.faults = lock(&network.weather).counts;
    figures.virtual_time = network.handle.now();
    figures.hash = lock(&network.trace).hash();
    figures
}

/// How long a simulation took by the clock on the wall, for whoever prints it.
#[must_use]
#[expect(clippy::cast_precision_loss, reason = "it is printed")]
pub fn per_second(checkouts: u64, took: Duration) -> f64 {
    checkouts as f64 / took.as_secs_f64().max(1e-9)
}
