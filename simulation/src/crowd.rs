//! Clients that know nothing of each other in the lanes of one account, with five times the demand.

use crate::{
    dice::Dice,
    executor::{Executor, lock},
    fault::Weather,
    hall::{EVENTS, Template},
    network::{Line, Network, WorkDone},
};
use seatsio_core::{
    AsyncClient, Config, Region,
    call::{LaneLimits, SharedLanes},
};
use seatsio_emulator::{Lane, Limits};
use std::{fmt, sync::Arc, time::Duration};

/// How many callers there are for each place in a lane.
const DEMAND: u32 = 5;

/// A crowd in the lanes of one account.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Crowd {
    /// Decides everything.
    pub seed: u64,
    /// How many clients the callers share, each with a limiter of its own.
    pub clients: u32,
    /// Which lanes are crowded.
    pub lanes: &'static [Lane],
    /// How long the clients may feel their way.
    pub adapting: Duration,
    /// How long they are watched then.
    pub watched: Duration,
}

/// What one lane was like.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct CrowdFigures {
    /// The lane.
    pub lane: Lane,
    /// 429 while the clients felt their way.
    pub refused_before: u64,
    /// 429 afterwards.
    pub refused: u64,
    /// Requests served afterwards.
    pub served: u64,
    /// Requests served in the same time to one client that knows the limits and has the account to itself.
    pub allowed: u64,
}

impl Crowd {
    /// Both lanes with eight clients: a minute to adapt, and the two minutes after it.
    #[must_use]
    pub const fn new(seed: u64) -> Self {
        Self {
            seed,
            clients: 8,
            lanes: &[Lane::Priority, Lane::Regular],
            adapting: Duration::from_secs(60),
            watched: Duration::from_secs(120),
        }
    }

    /// Runs it twice: with these clients, and with one that knows the limits.
    #[must_use]
    pub fn run(&self) -> Vec<CrowdFigures> {
        let crowd = self.play(LaneLimits::default(), self.clients);
        let knowing = LaneLimits::default()
            .priority(Limits::SERVICE.priority)
            .regular(Limits::SERVICE.regular)
            .fixed();
        let alone = self.play(knowing, 1);
        let lanes = self.lanes.iter().map(|lane| {
            let [before, after] = crowd.map(|moment| moment[*lane as usize]);
            let allowed = alone.map(|moment| moment[*lane as usize].served);
            CrowdFigures {
                lane: *lane,
                refused_before: before.refused,
                refused: after.refused - before.refused,
                served: after.served - before.served,
                allowed: allowed[1] - allowed[0],
            }
        });
        lanes.collect()
    }

    /// What the server had done when the clients had adapted, and in the end.
    fn play(&self, limits: LaneLimits, clients: u32) -> [[WorkDone; 2]; 2] {
        let mut executor = Executor::new();
        let handle = executor.handle();
        let mut dice = Dice::new(self.seed);
        let hall = Template::new().open(self.seed);
        let network = Network::new(handle.clone(), hall, 0, Weather::fair(dice.seed())).working_for(50, 150);
        let network = Arc::new(network);
        let clients: Vec<_> = (0..clients)
            .map(|_| client(&network, limits, dice.seed()))
            .collect();
        for lane in self.lanes {
            let places = match lane {
                Lane::Priority => Limits::SERVICE.priority,
                Lane::Regular => Limits::SERVICE.regular,
            };
            for caller in 0..DEMAND * places {
                let client = clients[caller as usize % clients.len()].clone();
                let handle = handle.clone();
                handle.clone().spawn(async move {
                    loop {
                        let is_refused = call(&client, *lane).await;
                        if is_refused {
                            handle.sleep(Duration::from_millis(100)).await;
                        }
                    }
                });
            }
        }
        [self.adapting, self.adapting + self.watched].map(|moment| {
            executor.run_until(moment);
            *lock(&network.work_done)
        })
    }
}

fn client(network: &Arc<Network>, limits: LaneLimits, seed: u64) -> AsyncClient {
    let line = Line {
        network: Arc::clone(network),
        clock: Arc::default(),
    };
    let config = Config::new(Region::Eu, network.hall.secret_key.as_str())
        .lanes(Arc::new(SharedLanes::new(limits, seed)))
        .seed(seed);
    AsyncClient::new(line, &config).expect("the settings are sound")
}

async fn call(client: &AsyncClient, lane: Lane) -> bool {
    match lane {
        Lane::Priority => {
            let look = client.events().retrieve_object_infos(EVENTS[0], ["A-1"]);
            look.send().await.is_err()
        }
        Lane::Regular => client.events().retrieve(EVENTS[0]).send().await.is_err(),
    }
}

impl CrowdFigures {
    /// The share of what the server allows that was used.
    #[must_use]
    #[expect(clippy::cast_precision_loss, reason = "it is printed with one digit")]
    pub fn used(&self) -> f64 {
        self.served as f64 / self.allowed.max(1) as f64
    }

    /// The titles of the columns.
    pub const TITLES: &str = "lane      429 while adapting   429 after   served after   allowed    used";
}

impl fmt::Display for CrowdFigures {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let lane = match self.lane {
            Lane::Priority => "priority",
            Lane::Regular => "regular",
        };
        write!(
            f,
            "{lane:<8}  {:>18}   {:>9}   {:>12}   {:>7}  {:>4.1} %",
            self.refused_before,
            self.refused,
            self.served,
            self.allowed,
            100.0 * self.used(),
        )
    }
}
