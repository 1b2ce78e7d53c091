//! The retry storm: a server that is down for half a minute, and a thousand callers.

use crate::{
    dice::Dice,
    executor::{Executor, lock},
    fault::{Fault, Weather},
    hall::{EVENTS, Template},
    network::{Line, Network},
};
use seatsio_core::{AsyncClient, Config, Region, call::RetryPolicy};
use std::{
    fmt,
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering::Relaxed},
    },
    time::Duration,
};

/// When the server goes down.
const DOWN_FROM: Duration = Duration::from_secs(20);
/// How long it stays down.
const DOWN_FOR: Duration = Duration::from_secs(30);
/// How long it is watched after it has come back.
const WATCHED_FOR: Duration = Duration::from_secs(30);

/// How a server is down.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Down {
    /// Nobody listens.
    Refuses,
    /// It answers 500.
    Fails,
    /// It answers 429.
    TurnsAway,
    /// It never answers.
    Hangs,
}

impl Down {
    /// All ways.
    pub const ALL: [Self; 4] = [Self::Refuses, Self::Fails, Self::TurnsAway, Self::Hangs];

    const fn name(self) -> &'static str {
        match self {
            Self::Refuses => "no connection",
            Self::Fails => "500",
            Self::TurnsAway => "429",
            Self::Hangs => "never an answer",
        }
    }

    const fn fault(self) -> Fault {
        match self {
            Self::Refuses => Fault::NotSent,
            Self::Fails => Fault::ErrorBefore,
            Self::TurnsAway => Fault::TooManyRequests,
            Self::Hangs => Fault::NeverBefore,
        }
    }
}

/// A server that goes down while callers call it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Storm {
    /// Decides everything.
    pub seed: u64,
    /// How many callers there are.
    pub callers: usize,
    /// How many clients they share; each has a retry budget and lanes of its own.
    pub clients: usize,
    /// How the server is down.
    pub down: Down,
}

/// What a storm was like.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct StormFigures {
    storm: Storm,
    /// While the server was down.
    pub while_down: Load,
    /// From when it went down until half a minute after it came back.
    pub in_all: Load,
    /// The same callers in the same time, if their clients never try again.
    pub without_retries: Load,
}

/// Calls that were begun, and requests that were sent.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Load {
    /// Calls.
    pub calls: u64,
    /// Requests.
    pub requests: u64,
}

impl Load {
    /// The requests beyond one for each call, as a share of the calls.
    #[must_use]
    pub fn extra(self) -> f64 {
        share(self.requests, self.calls)
    }

    const fn since(self, earlier: Self) -> Self {
        Self {
            calls: self.calls - earlier.calls,
            requests: self.requests - earlier.requests,
        }
    }
}

impl Storm {
    /// Runs it: twenty seconds of fair weather, half a minute without a server, half a minute with it; and once more
    /// with clients that never try again.
    ///
    /// Every caller makes one call after the other, reads by object and by event in turn, and pauses for one to
    /// three seconds between them, whether they succeed or not.
    ///
    /// # Panics
    /// There is no client.
    #[must_use]
    pub fn run(&self) -> StormFigures {
        let [before, back, end] = self.play(RetryPolicy::default());
        let [quiet_before, _, quiet_end] = self.play(RetryPolicy::never());
        StormFigures {
            storm: *self,
            while_down: back.since(before),
            in_all: end.since(before),
            without_retries: quiet_end.since(quiet_before),
        }
    }

    /// The load so far when the server goes down, when it comes back, and in the end.
    fn play(&self, policy: RetryPolicy) -> [Load; 3] {
        let mut executor = Executor::new();
        let handle = executor.handle();
        let mut dice = Dice::new(self.seed);
        let hall = Template::new().open(self.seed);
        let weather = Weather::outage(dice.seed(), DOWN_FROM, DOWN_FROM + DOWN_FOR, self.down.fault());
        let network = Arc::new(Network::new(handle.clone(), hall, 0, weather));
        let clients: Vec<_> = (0..self.clients)
            .map(|_| client(&network, policy.clone(), dice.seed()))
            .collect();
        let calls = Arc::<AtomicU64>::default();
        for caller in 0..self.callers {
            let client = clients[caller % clients.len()].clone();
            let (handle, calls) = (handle.clone(), Arc::clone(&calls));
            let mut dice = Dice::of_part(self.seed, caller as u64);
            handle.clone().spawn(async move {
                loop {
                    handle.sleep(dice.millis(1_000, 3_000)).await;
                    calls.fetch_add(1, Relaxed);
                    call(&client, &mut dice).await;
                }
            });
        }
        [
            DOWN_FROM,
            DOWN_FROM + DOWN_FOR,
            DOWN_FROM + DOWN_FOR + WATCHED_FOR,
        ]
        .map(|moment| {
            executor.run_until(moment);
            Load {
                calls: calls.load(Relaxed),
                requests: lock(&network.ledger).figures.requests,
            }
        })
    }
}

fn client(network: &Arc<Network>, policy: RetryPolicy, seed: u64) -> AsyncClient {
    let line = Line {
        network: Arc::clone(network),
        clock: Arc::default(),
    };
    let config = Config::new(Region::Eu, network.hall.secret_key.as_str())
        .retry(policy)
        .seed(seed);
    AsyncClient::new(line, &config).expect("the settings are sound")
}

/// Makes a call, and does not care what comes of it.
async fn call(client: &AsyncClient, dice: &mut Dice) {
    let seat = format!("A-{}", dice.number(1, 16));
    if dice.chance(0.9) {
        let _any = client
            .events()
            .retrieve_object_infos(EVENTS[0], [seat])
            .send()
            .await;
    } else {
        let _any = client.events().retrieve(EVENTS[0]).send().await;
    }
}

impl StormFigures {
    /// By how much more requests there are than if the clients never tried again, as a share of those.
    #[must_use]
    pub fn extra_beside_no_retries(&self) -> f64 {
        share(self.in_all.requests, self.without_retries.requests)
    }

    /// The titles of the columns.
    pub const TITLES: &str = "\
callers  clients  the server       | while down: calls requests    extra | with 30 s after: calls requests    extra | \
without retries: requests    extra";
}

#[expect(clippy::cast_precision_loss, reason = "it is printed with one digit")]
fn share(more: u64, less: u64) -> f64 {
    (more as f64 - less as f64) / less.max(1) as f64
}

impl fmt::Display for StormFigures {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (down, all) = (self.while_down, self.in_all);
        let Storm {
            callers,
            clients,
            down: how,
            ..
        } = self.storm;
        write!(f, "{callers:>7}  {clients:>7}  {:<15}  ", how.name())?;
        write!(
            f,
            "| {:>17} {:>8} {:>6.1} % ",
            down.calls,
            down.requests,
            100.0 * down.extra()
        )?;
        write!(
            f,
            "| {:>22} {:>8} {:>6.1} % ",
            all.calls,
            all.requests,
            100.0 * all.extra()
        )?;
        let quiet = self.without_retries.requests;
        write!(
            f,
            "| {quiet:>25} {:>6.1} %",
            100.0 * self.extra_beside_no_retries()
        )
    }
}
