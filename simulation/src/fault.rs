//! What goes wrong on the way, and how often.

use crate::dice::Dice;
use std::time::Duration;

/// What goes wrong with one request.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Fault {
    /// No connection: nothing is sent.
    NotSent,
    /// The connection breaks before the server has the request.
    LostBefore,
    /// The request gets stuck, and no answer ever comes.
    NeverBefore,
    /// 429 on order.
    TooManyRequests,
    /// 500 before anything was done.
    ErrorBefore,
    /// 503 with `Retry-After`.
    AskedToWait,
    /// 502 in HTML, of a gateway before the server.
    Gateway,
    /// It is done, and the connection breaks before the answer.
    LostAfter,
    /// It is done, and half of the answer comes.
    Cut,
    /// It is done, and no answer ever comes.
    NeverAfter,
    /// It is done, and the answer is 500.
    ErrorAfter,
    /// It is done, and the answer is nonsense with status 200.
    Garbage,
    /// It takes seconds.
    Slow,
    /// It is carried out just when nobody waits any more.
    TooSlow,
    /// It is carried out long after everybody has given it up.
    VeryLate,
}

impl Fault {
    pub(crate) const ALL: [Self; 15] = [
        Self::NotSent,
        Self::LostBefore,
        Self::NeverBefore,
        Self::TooManyRequests,
        Self::ErrorBefore,
        Self::AskedToWait,
        Self::Gateway,
        Self::LostAfter,
        Self::Cut,
        Self::NeverAfter,
        Self::ErrorAfter,
        Self::Garbage,
        Self::Slow,
        Self::TooSlow,
        Self::VeryLate,
    ];

    /// In words, for the table.
    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::NotSent => "no connection",
            Self::LostBefore => "connection lost before the request arrived",
            Self::NeverBefore => "request swallowed, never an answer",
            Self::TooManyRequests => "429",
            Self::ErrorBefore => "500, nothing done",
            Self::AskedToWait => "503 with Retry-After",
            Self::Gateway => "502 in HTML, nothing done",
            Self::LostAfter => "done, answer lost",
            Self::Cut => "done, half an answer",
            Self::NeverAfter => "done, never an answer",
            Self::ErrorAfter => "done, answered 500",
            Self::Garbage => "done, answer unreadable",
            Self::Slow => "slow, in time",
            Self::TooSlow => "slow, just after the time-out",
            Self::VeryLate => "arrived long after it was given up",
        }
    }

    /// Of a million requests in fair weather, how many it strikes.
    const fn per_million(self) -> u32 {
        match self {
            Self::NotSent | Self::ErrorAfter => 8_000,
            Self::LostBefore | Self::Slow | Self::Cut => 10_000,
            Self::LostAfter => 20_000,
            Self::TooManyRequests => 4_000,
            Self::ErrorBefore => 6_000,
            Self::NeverBefore | Self::AskedToWait | Self::Gateway | Self::Garbage | Self::VeryLate => 3_000,
            Self::NeverAfter | Self::TooSlow => 5_000,
        }
    }
}

/// How often each fault has struck.
pub(crate) type FaultCounts = [u64; Fault::ALL.len()];

/// Decides what goes wrong: a little all the time, much in a storm.
#[derive(Debug)]
pub(crate) struct Weather {
    dice: Dice,
    storms: Vec<Storm>,
    pub(crate) counts: FaultCounts,
    total_per_million: u32,
}

/// A while in which most requests meet the same fault.
#[derive(Debug)]
struct Storm {
    from: Duration,
    to: Duration,
    fault: Fault,
    probability: f64,
}

impl Weather {
    /// Nothing goes wrong.
    pub(crate) fn fair(seed: u64) -> Self {
        Self {
            dice: Dice::new(seed),
            storms: Vec::new(),
            counts: FaultCounts::default(),
            total_per_million: 0,
        }
    }

    /// Nothing goes wrong but for a while in which every request meets this fault.
    pub(crate) fn outage(seed: u64, from: Duration, to: Duration, fault: Fault) -> Self {
        let storm = Storm {
            from,
            to,
            fault,
            probability: 1.0,
        };
        Self {
            storms: vec![storm],
            ..Self::fair(seed)
        }
    }

    /// A little goes wrong all the time, and much in up to two storms.
    pub(crate) fn stormy(seed: u64) -> Self {
        let mut dice = Dice::new(seed);
        let kinds = [
            Fault::TooManyRequests,
            Fault::TooManyRequests,
            Fault::NotSent,
            Fault::LostAfter,
            Fault::ErrorBefore,
            Fault::NeverAfter,
        ];
        let storms = (0..dice.below(3)).map(|_| {
            let from = dice.millis(0, 20_000);
            Storm {
                from,
                to: from + dice.millis(300, 5_000),
                fault: kinds[dice.below(kinds.len())],
                probability: 0.3 + 0.6 * f64::from(dice.number(0, 100)) / 100.0,
            }
        });
        let storms = storms.collect();
        Self {
            dice,
            storms,
            counts: FaultCounts::default(),
            total_per_million: Fault::ALL.iter().map(|fault| fault.per_million()).sum(),
        }
    }

    /// What goes wrong with the next request.
    pub(crate) fn strike(&mut self, now: Duration, may_come_late: bool) -> Option<Fault> {
        let fault = self.draw(now)?;
        if fault == Fault::VeryLate && !may_come_late {
            return None;
        }
        self.counts[fault as usize] += 1;
        Some(fault)
    }

    fn draw(&mut self, now: Duration) -> Option<Fault> {
        let throw = self.dice.number(0, 999_999);
        let storm = self
            .storms
            .iter()
            .find(|storm| storm.from <= now && now < storm.to);
        if let Some(storm) = storm
            && f64::from(throw) < storm.probability * 1e6
        {
            return Some(storm.fault);
        }
        if throw >= self.total_per_million {
            return None;
        }
        let mut left = throw;
        Fault::ALL.into_iter().find(|fault| {
            let strikes = left < fault.per_million();
            left = left.wrapping_sub(fault.per_million());
            strikes
        })
    }

    pub(crate) fn dice(&mut self) -> &mut Dice {
        &mut self.dice
    }
}
