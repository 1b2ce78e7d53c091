//! The retry storm: a server that is down for half a minute, and a thousand callers.

use crate::{
    dice::Dice,
    executor::{Executor, lock},
    fault::{Fault, Weather},
    hall::{EVENTS, Template},
    network::{Line, Network},
};
use seatsio_core::{AsyncClient, Config, Region};
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

/// What a storm was like from when the server went down until half a minute after it came back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct StormFigures {
    storm: Storm,
    /// Calls that were made.
    pub calls: u64,
    /// Requests that were sent.
    pub requests: u64,
    /// Of these while it was down: calls and requests.
    pub while_down: (u64, u64),
}

#[derive(Debug, Default)]
struct Count {
    calls: AtomicU64,
}

impl Storm {
    /// Runs it: twenty seconds of fair weather, half a minute without a server, half a minute with it.
    ///
    /// Every caller makes one call after the other, reads by object and by event in turn, and pauses for one to
    /// three seconds between them, whether they succeed or not.
    ///
    /// # Panics
    /// There is no client.
    #[must_use]
    pub fn run(&self) -> StormFigures {
        let mut executor = Executor::new();
        let handle = executor.handle();
        let mut dice = Dice::new(self.seed);
        let hall = Template::new().open(self.seed);
        let weather = Weather::outage(dice.seed(), DOWN_FROM, DOWN_FROM + DOWN_FOR, self.down.fault());
        let network = Arc::new(Network::new(handle.clone(), hall, 0, weather));
        let clients: Vec<_> = (0..self.clients).map(|_| client(&network, dice.seed())).collect();
        let count = Arc::<Count>::default();
        for caller in 0..self.callers {
            let client = clients[caller % clients.len()].clone();
            let (handle, count) = (handle.clone(), Arc::clone(&count));
            let mut dice = Dice::of_part(self.seed, caller as u64);
            handle.clone().spawn(async move {
                loop {
                    handle.sleep(dice.millis(1_000, 3_000)).await;
                    let was_sent = call(&client, &mut dice).await;
                    count.calls.fetch_add(u64::from(was_sent), Relaxed);
                }
            });
        }
        let mut seen = [(0, 0); 3];
        let moments = [
            DOWN_FROM,
            DOWN_FROM + DOWN_FOR,
            DOWN_FROM + DOWN_FOR + WATCHED_FOR,
        ];
        for (seen, moment) in seen.iter_mut().zip(moments) {
            executor.run_until(moment);
            let requests = lock(&network.ledger).figures.requests;
            *seen = (count.calls.load(Relaxed), requests);
        }
        StormFigures {
            storm: *self,
            calls: seen[2].0 - seen[0].0,
            requests: seen[2].1 - seen[0].1,
            while_down: (seen[1].0 - seen[0].0, seen[1].1 - seen[0].1),
        }
    }
}

fn client(network: &Arc<Network>, seed: u64) -> AsyncClient {
    let line = Line {
        network: Arc::clone(network),
        clock: Arc::default(),
    };
    let config = Config::new(Region::Eu, network.hall.secret_key.as_str()).seed(seed);
    AsyncClient::new(line, &config).expect("the settings are sound")
}

/// Makes a call; false if it came to no request.
async fn call(client: &AsyncClient, dice: &mut Dice) -> bool {
    let seat = format!("A-{}", dice.number(1, 16));
    let error = if dice.chance(0.9) {
        client
            .events()
            .retrieve_object_infos(EVENTS[0], [seat])
            .send()
            .await
            .err()
    } else {
        client.events().retrieve(EVENTS[0]).send().await.err()
    };
    error.is_none_or(|error| error.attempts() > 0)
}

impl StormFigures {
    /// The requests beyond one for each call, as a share of the calls.
    #[must_use]
    pub fn extra_load(&self) -> f64 {
        share(self.calls, self.requests)
    }

    /// The titles of the columns.
    pub const TITLES: &str = "callers  clients  the server           calls   requests   extra   while down: calls   requests   extra";
}

#[expect(clippy::cast_precision_loss, reason = "it is printed with one digit")]
fn share(calls: u64, requests: u64) -> f64 {
    (requests as f64 - calls as f64) / calls.max(1) as f64
}

impl fmt::Display for StormFigures {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (calls, requests) = self.while_down;
        write!(
            f,
            "{:>7}  {:>7}  {:<15}  {:>8}   {:>8}  {:>5.1} %  {:>16}   {:>8}  {:>5.1} %",
            self.storm.callers,
            self.storm.clients,
            self.storm.down.name(),
            self.calls,
            self.requests,
            100.0 * self.extra_load(),
            calls,
            requests,
            100.0 * share(calls, requests),
        )
    }
}
