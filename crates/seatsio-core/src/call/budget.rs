//! How many retries all calls of a client may make together.

use std::sync::atomic::{AtomicU32, Ordering::Relaxed};

/// What one retry costs, counted in successes: five successes pay for one retry, so that retries
/// add at most a fifth to the load once the client is warm.
const COST: u32 = 5;

/// A counter, shared by a client's calls, that stops retry storms.
///
/// Every success earns a fifth of a retry, every retry costs one. A client starts with a reserve, so
/// that its first calls can be repeated too, and saves up only so much, so that an outage after a
/// long good time is not met with everything saved. At any time
/// `retries <= reserve + successes / 5`; while a server answers nothing but errors nothing is earned,
/// and the retries stop by themselves.
///
/// ```
/// use seatsio_core::call::RetryBudget;
///
/// let budget = RetryBudget::new(1, 10);
/// assert!(budget.withdraw());
/// assert!(!budget.withdraw(), "the reserve is spent");
/// for _ in 0..5 {
///     budget.deposit();
/// }
/// assert!(budget.withdraw());
/// ```
///
/// It is one atomic number: no lock is needed to share it, and a full budget is not even written to.
#[derive(Debug)]
pub struct RetryBudget {
    /// In fifths of a retry.
    saved: AtomicU32,
    most: u32,
}

impl Default for RetryBudget {
    /// Twenty retries to start with, a hundred at most: a call that fails five times in a row fits
    /// four times into the reserve, and a thousand callers whose server goes down add a tenth.
    fn default() -> Self {
        Self::new(20, 100)
    }
}

impl RetryBudget {
    /// A budget that starts with `reserve` retries and saves up to `capacity` retries.
    ///
    /// A reserve above the capacity is cut to it. With both zero no call is ever repeated.
    #[must_use]
    pub const fn new(reserve: u32, capacity: u32) -> Self {
        let reserve = if reserve < capacity { reserve } else { capacity };
        Self {
            saved: AtomicU32::new(reserve.saturating_mul(COST)),
            most: capacity.saturating_mul(COST),
        }
    }

    /// Notes a call that succeeded.
    pub fn deposit(&self) {
        let earn = |saved: u32| (saved < self.most).then(|| saved.saturating_add(1));
        let _full = self.saved.fetch_update(Relaxed, Relaxed, earn);
    }

    /// Takes one retry, if there is one left; `false` means that the call must not be repeated.
    #[must_use]
    pub fn withdraw(&self) -> bool {
        self.saved
            .fetch_update(Relaxed, Relaxed, |saved| saved.checked_sub(COST))
            .is_ok()
    }

    /// How many whole retries are left.
    #[must_use]
    pub fn left(&self) -> u32 {
        self.saved.load(Relaxed) / COST
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn retries_never_exceed_the_reserve_and_a_fifth_of_the_successes(
            reserve in 0_u32..30, capacity in 0_u32..60, history in prop::collection::vec(any::<bool>(), 0..600),
        ) {
            let budget = RetryBudget::new(reserve, capacity);
            let (mut retries, mut successes) = (0, 0);
            for succeeded in history {
                if succeeded {
                    budget.deposit();
                    successes += 1;
                } else if budget.withdraw() {
                    retries += 1;
                }
                prop_assert!(retries <= reserve + successes / 5);
                prop_assert!(budget.left() <= capacity);
            }
        }

        #[test]
        fn an_outage_ends_the_retries_however_good_the_time_before(good in 0_u32..5_000, capacity in 0_u32..200) {
            let budget = RetryBudget::new(0, capacity);
            for _ in 0..good {
                budget.deposit();
            }
            let retries = (0..5_000).filter(|_| budget.withdraw()).count();
            prop_assert_eq!(retries, capacity.min(good / 5) as usize);
        }

        #[test]
        fn any_sizes_are_harmless(reserve: u32, capacity: u32) {
            let budget = RetryBudget::new(reserve, capacity);
            budget.deposit();
            prop_assert_eq!(budget.withdraw(), reserve.min(capacity) > 0);
        }
    }

    #[test]
    fn a_warm_client_adds_a_fifth_to_the_load_and_no_more() {
        let budget = RetryBudget::new(0, 100);
        let retries = (0..10_000)
            .inspect(|_| budget.deposit())
            .filter(|_| budget.withdraw())
            .count();
        assert_eq!(retries, 2_000);
    }

    #[test]
    fn a_thousand_callers_add_less_than_a_fifth_while_the_server_is_down_for_half_a_minute() {
        let budget = RetryBudget::default();
        (0..10_000).for_each(|_| budget.deposit());
        let (mut calls, mut retries) = (0, 0);
        for _second in 0..30 {
            for _caller in 0..1_000 {
                calls += 1;
                retries += (0..5).take_while(|_| budget.withdraw()).count();
            }
        }
        assert!(retries * 5 <= calls, "{retries} retries of {calls} calls");
        assert_eq!(retries, 100);
    }

    #[test]
    fn threads_cannot_spend_the_same_retry_twice() {
        let budget = RetryBudget::new(3_000_000, 3_000_000);
        let spend = || {
            std::iter::repeat_with(|| budget.withdraw())
                .take_while(|taken| *taken)
                .count()
        };
        let spent: usize = std::thread::scope(|scope| {
            let threads: Vec<_> = (0..4).map(|_| scope.spawn(spend)).collect();
            threads.into_iter().map(|thread| thread.join().unwrap()).sum()
        });
        assert_eq!(spent, 3_000_000);
    }
}
