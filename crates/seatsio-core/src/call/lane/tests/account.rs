//! A simulated account: a server that enforces its limits, and clients that do not know of each other.

use super::*;
use crate::call::{Backoff, Random};
use std::cmp::Reverse;
use std::collections::BinaryHeap;

/// Clients of one account at one lane, driven in virtual time.
#[derive(Debug)]
pub(super) struct Account {
    lane: Lane,
    /// How many requests the server works on at a time.
    pub(super) limit: u32,
    active: u32,
    clients: Vec<Lanes<u32>>,
    /// How often each caller was refused in a row.
    refused: Vec<u32>,
    callers_per_client: u32,
    pub(super) now: Moment,
    due: BinaryHeap<Reverse<(Moment, u64, Happening)>>,
    happened: u64,
    /// The time on the network, each way.
    pub(super) hop: Duration,
    random: Random,
    pub(super) tally: Tally,
}

/// What came of the requests since the tally was last taken.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Tally {
    pub(super) answered: u64,
    pub(super) rate_limited: u64,
    /// The time that the server spent working, over all requests.
    pub(super) worked: Duration,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Happening {
    CallerWants { caller: u32 },
    RequestArrives { ticket: Ticket, caller: u32 },
    ServerIsDone { ticket: Ticket, caller: u32 },
    AnswerArrives { ticket: Ticket, caller: u32 },
    RefusalArrives { ticket: Ticket, caller: u32 },
}

impl Account {
    /// What a request takes on average; any takes between half of it and half as much again.
    pub(super) const MEAN_WORK: Duration = Duration::from_millis(100);

    /// An account whose clients have five times more callers than the server has room for.
    pub(super) fn overrun(lane: Lane, clients: u32, limits: LaneLimits, hop: Duration, seed: u64) -> Self {
        let limit: u32 = match lane {
            Lane::Priority => 100,
            Lane::Regular => 10,
        };
        let callers_per_client = (5 * limit).div_ceil(clients);
        let mut random = Random::seeded(seed);
        let mut account = Self {
            lane,
            limit,
            active: 0,
            clients: (0..clients)
                .map(|_| Lanes::new(limits, random.next_u64()))
                .collect(),
            refused: vec![0; (clients * callers_per_client) as usize],
            callers_per_client,
            now: Moment::START,
            due: BinaryHeap::new(),
            happened: 0,
            hop,
            random,
            tally: Tally::default(),
        };
        for caller in 0..clients * callers_per_client {
            account.after(Duration::ZERO, Happening::CallerWants { caller });
        }
        account
    }

    /// Lets time pass, and tells what came of the requests meanwhile.
    pub(super) fn run(&mut self, time: Duration) -> Tally {
        self.tally = Tally::default();
        let end = self.now + time;
        while let Some(Reverse((when, ..))) = self.due.peek()
            && *when <= end
            && let Some(Reverse((when, _, happening))) = self.due.pop()
        {
            self.now = when;
            self.happen(happening);
        }
        self.now = end;
        self.tally
    }

    /// The limits that the clients have settled on.
    pub(super) fn levels(&self) -> Vec<u32> {
        self.clients
            .iter()
            .map(|lanes| lanes.snapshot(self.lane, self.now).limit)
            .collect()
    }

    fn happen(&mut self, happening: Happening) {
        match happening {
            Happening::CallerWants { caller } => self.enter(caller),
            Happening::RequestArrives { ticket, caller } if self.active >= self.limit => {
                self.after(self.hop, Happening::RefusalArrives { ticket, caller });
            }
            Happening::RequestArrives { ticket, caller } => {
                self.active += 1;
                let work = Self::MEAN_WORK.mul_f64(0.5 + self.random.unit());
                self.tally.worked += work;
                self.after(work, Happening::ServerIsDone { ticket, caller });
            }
            Happening::ServerIsDone { ticket, caller } => {
                self.active -= 1;
                self.after(self.hop, Happening::AnswerArrives { ticket, caller });
            }
            Happening::AnswerArrives { ticket, caller } => {
                self.tally.answered += 1;
                self.refused[caller as usize] = 0;
                self.leave(caller, ticket, Left::Answered);
                self.after(Duration::ZERO, Happening::CallerWants { caller });
            }
            Happening::RefusalArrives { ticket, caller } => {
                self.tally.rate_limited += 1;
                self.refused[caller as usize] += 1;
                self.leave(caller, ticket, Left::RateLimited);
                let wait = Backoff::default().delay(self.refused[caller as usize], self.random.unit());
                self.after(wait, Happening::CallerWants { caller });
            }
        }
    }

    fn enter(&mut self, caller: u32) {
        let lanes = &mut self.clients[(caller / self.callers_per_client) as usize];
        match lanes.enter(self.lane, None, self.now) {
            Entry::Go(ticket) => self.after(self.hop, Happening::RequestArrives { ticket, caller }),
            Entry::Wait(ticket) => assert_eq!(lanes.park(ticket, caller), None),
            Entry::GiveUp => panic!("there is no deadline"),
        }
    }

    fn leave(&mut self, caller: u32, ticket: Ticket, left: Left) {
        let mut woken = vec![];
        let lanes = &mut self.clients[(caller / self.callers_per_client) as usize];
        lanes.leave(ticket, left, self.now, &mut |ticket, caller| {
            woken.push((ticket, caller))
        });
        for (ticket, caller) in woken {
            self.after(self.hop, Happening::RequestArrives { ticket, caller });
        }
    }

    fn after(&mut self, wait: Duration, happening: Happening) {
        self.happened += 1;
        self.due
            .push(Reverse((self.now + wait, self.happened, happening)));
    }
}
