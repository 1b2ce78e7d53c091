//! How many permits of a lane may be out: learnt from the answers, because the account's limit is
//! shared with others who are not seen.

use super::limits::Adaptation;
use crate::call::{Moment, Random};
use std::sync::{
    Arc,
    atomic::{AtomicU32, Ordering::Relaxed},
};
use std::time::Duration;

/// The least time between two steps up, drawn anew for each step so that clients that started
/// together do not step together.
const SETTLE: Duration = Duration::from_millis(500);

/// How long a level that was refused is not tried again, at first.
const PATIENCE: Duration = Duration::from_secs(15 * 60);

/// How long it is not tried again at the most, after several trials that failed.
const LONGEST_PATIENCE: Duration = Duration::from_secs(4 * 60 * 60);

/// By how much the patience grows each time that such a level is refused once more.
const PATIENCE_GROWTH: u32 = 4;

/// How many rounds without a refusal a step up has to last before the next one. One is too few:
/// with several clients at the server's limit the refusal mostly hits another one than the culprit.
const TRIAL_ROUNDS: u32 = 4;

/// The changing limit of one lane.
///
/// Additive increase: one more after some rounds of clean answers, but only while the limit is what
/// holds calls back. Multiplicative decrease: a refusal takes an eighth, one that follows without a
/// clean round between them a quarter, further ones half, never below one permit. It counts once per
/// round only, since the refusals of requests that were sent before a cut are echoes of the same
/// excess.
///
/// A server that refuses at 101 must not be asked every minute whether it still does. So the level
/// of a refusal after a clean round is remembered. Up to there the limit may grow again; the level
/// itself is not tried before a quarter of an hour has passed, then an hour, then four. A step up
/// that is refused is merely undone. So independent clients of one account end up just below its
/// limit, and stay there in silence.
#[derive(Debug)]
pub(super) struct Level {
    limit: u32,
    /// The same for those who look after each attempt, without the lock. Written when it changes, which is seldom.
    shared: SharedLimit,
    most: u32,
    adaptation: Adaptation,
    /// Counts the changes of the limit.
    epoch: u32,
    /// The epoch that the last cut began.
    cut_in: u32,
    /// Cuts without a clean round between them, up to two.
    cuts: u32,
    /// Clean answers in this round.
    clean: u32,
    /// Whether all permits were out in this round.
    reached: bool,
    /// Clean rounds that the last step up still needs.
    trial: u32,
    /// No step up before.
    settled_at: Moment,
    refused: Option<Refused>,
    patience: Duration,
    random: Random,
}

/// The limit of a lane, to be looked at without its lock.
#[derive(Clone, Debug)]
pub(super) struct SharedLimit(Arc<AtomicU32>);

impl SharedLimit {
    pub(super) fn now(&self) -> u32 {
        self.0.load(Relaxed)
    }
}

/// A level that was refused.
#[derive(Clone, Copy, Debug)]
struct Refused {
    level: u32,
    again_at: Moment,
}

impl Level {
    pub(super) fn new(most: u32, adaptation: Adaptation, random: Random) -> Self {
        Self {
            limit: most.max(1),
            shared: SharedLimit(Arc::new(AtomicU32::new(most.max(1)))),
            most: most.max(1),
            adaptation,
            epoch: 0,
            cut_in: 0,
            cuts: 0,
            clean: 0,
            reached: false,
            trial: 0,
            settled_at: Moment::START,
            refused: None,
            patience: PATIENCE,
            random,
        }
    }

    pub(super) fn limit(&self) -> u32 {
        self.limit
    }

    pub(super) fn shared_limit(&self) -> SharedLimit {
        self.shared.clone()
    }

    /// To be remembered with each permit, so that its answer can be told from echoes.
    pub(super) fn epoch(&self) -> u32 {
        self.epoch
    }

    /// Notes a clean answer to a request of `epoch`, while `in_use` permits are out.
    pub(super) fn answered(&mut self, epoch: u32, in_use: u32, now: Moment) {
        if epoch != self.epoch {
            return;
        }
        self.reached |= in_use >= self.limit;
        self.clean += 1;
        if self.clean >= self.limit {
            self.finish_round(now);
        }
    }

    /// Notes a refusal of a request of `epoch`, while `in_use` permits are out.
    pub(super) fn refused(&mut self, epoch: u32, in_use: u32, now: Moment) {
        if self.adaptation == Adaptation::Fixed || epoch < self.cut_in {
            return;
        }
        if self.cuts == 0 && in_use >= self.limit {
            self.remember_refusal(now);
        }
        let is_own_fault = self.trial > 0 && epoch == self.epoch;
        let cut = if is_own_fault {
            1
        } else {
            self.limit >> (3 - self.cuts)
        };
        self.cuts = (self.cuts + 1).min(2);
        self.trial = 0;
        self.change(self.limit.saturating_sub(cut.max(1)).max(1), now);
        self.cut_in = self.epoch;
    }

    fn finish_round(&mut self, now: Moment) {
        let reached = std::mem::take(&mut self.reached);
        self.clean = 0;
        self.cuts = 0;
        if !reached {
            return;
        }
        if self.trial > 0 {
            self.trial -= 1;
            self.forget_refusal_if_passed();
        }
        let next = self.limit.saturating_add(1);
        let may_try = self
            .refused
            .is_none_or(|refused| next < refused.level || now >= refused.again_at);
        if self.trial == 0 && next <= self.most && now >= self.settled_at && may_try {
            self.trial = TRIAL_ROUNDS;
            self.change(next, now);
        }
    }

    // Kept apart, as most rounds change nothing.
    #[cold]
    fn change(&mut self, limit: u32, now: Moment) {
        self.limit = limit;
        self.shared.0.store(limit, Relaxed);
        self.clean = 0;
        self.reached = false;
        self.epoch = self.epoch.saturating_add(1);
        self.settled_at = now + self.stretched(SETTLE);
    }

    fn remember_refusal(&mut self, now: Moment) {
        if self.refused.is_some_and(|refused| refused.level <= self.limit) {
            self.patience = self
                .patience
                .saturating_mul(PATIENCE_GROWTH)
                .min(LONGEST_PATIENCE);
        }
        let again_at = now + self.stretched(self.patience);
        self.refused = Some(Refused {
            level: self.limit,
            again_at,
        });
    }

    /// What was refused once has been given through a whole trial: there is more room than before.
    fn forget_refusal_if_passed(&mut self) {
        if self.trial == 0 && self.refused.is_some_and(|refused| refused.level <= self.limit) {
            self.refused = None;
            self.patience = PATIENCE;
        }
    }

    /// `wait`, or up to twice as long.
    fn stretched(&mut self, wait: Duration) -> Duration {
        wait + wait.mul_f64(self.random.unit())
    }
}
