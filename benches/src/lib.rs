//! What the benches share: two ways to do the same, timed in turn.

use cpu_time::ThreadTime;
use std::time::Duration;

/// Two ways to do the same, timed in turn in one process (A B A B …).
///
/// Machines drift; neighbours drift together, so each run of ours is divided by the mean of the two runs by
/// hand beside it.
#[derive(Clone, Debug)]
pub struct Paired {
    ratios: Vec<f64>,
    by_hand: Vec<Duration>,
    repeats: u32,
}

impl Paired {
    /// Times `ours` against `by_hand`: so many rounds, each repeating both so often that a reading of the
    /// clock does not count.
    pub fn run(rounds: usize, repeats: u32, by_hand: impl FnMut(), ours: impl FnMut()) -> Self {
        Self::run_between(rounds, repeats, by_hand, || {}, ours, || {})
    }

    /// The same, with something before and after each of our runs that is not timed.
    pub fn run_between(
        rounds: usize,
        repeats: u32,
        mut by_hand: impl FnMut(),
        mut before_ours: impl FnMut(),
        mut ours: impl FnMut(),
        mut after_ours: impl FnMut(),
    ) -> Self {
        fn time(repeats: u32, run: &mut impl FnMut()) -> Duration {
            let start = ThreadTime::now();
            for _ in 0..repeats {
                run();
            }
            start.elapsed()
        }
        let mut time_ours = || {
            before_ours();
            let time = time(repeats, &mut ours);
            after_ours();
            time
        };
        time(repeats, &mut by_hand);
        time_ours();
        let mut before = time(repeats, &mut by_hand);
        let mut paired = Self {
            ratios: Vec::new(),
            by_hand: Vec::new(),
            repeats,
        };
        for _ in 0..rounds {
            let own = time_ours();
            let after = time(repeats, &mut by_hand);
            paired
                .ratios
                .push(own.as_secs_f64() * 2.0 / (before + after).as_secs_f64());
            paired.by_hand.push(after);
            before = after;
        }
        paired.ratios.sort_by(f64::total_cmp);
        paired.by_hand.sort();
        paired
    }

    /// The ratio below which this many quarters of the rounds are: 2 is the middle.
    #[must_use]
    pub fn ratio(&self, quarters: usize) -> f64 {
        self.ratios
            .get((self.ratios.len().saturating_sub(1)) * quarters / 4)
            .copied()
            .unwrap_or(f64::NAN)
    }

    /// What one run by hand takes, in microseconds: the middle of all rounds.
    #[must_use]
    pub fn by_hand_micros(&self) -> f64 {
        let middle = self
            .by_hand
            .get(self.by_hand.len() / 2)
            .copied()
            .unwrap_or_default();
        middle.as_secs_f64() * 1e6 / f64::from(self.repeats)
    }
}
