//! What the limiter promises, under any history.

mod account;
mod adaptation;
mod history;
mod level;
mod store;

use super::*;
use crate::call::Moment;
use history::{World, steps};
use proptest::prelude::*;

fn at(millis: u64) -> Moment {
    Moment::from_start(Duration::from_millis(millis))
}

fn never_woken(_: Ticket, waiter: u32) {
    panic!("{waiter} is woken though nobody's turn has come");
}

proptest! {
    #[test]
    fn permits_are_conserved_whatever_happens(
        priority in 1_u32..6, regular in 1_u32..4, seed: u64, history in steps(),
    ) {
        let limits = LaneLimits::default().priority(priority).regular(regular);
        let mut world = World::new(limits, seed);
        for step in history {
            world.take(&step);
            world.check();
        }
        world.empty();
        for lane in [Lane::Priority, Lane::Regular] {
            let snapshot = world.lanes.snapshot(lane, world.now);
            prop_assert_eq!((snapshot.in_use, snapshot.waiting), (0, 0));
            prop_assert!((1..=limits.of(lane)).contains(&snapshot.limit));
        }
    }

    #[test]
    fn the_same_history_gives_the_same_decisions(seed: u64, history in steps()) {
        let limits = LaneLimits::default().priority(3).regular(2);
        let (mut one, mut other) = (World::new(limits, seed), World::new(limits, seed));
        for step in history {
            one.take(&step);
            other.take(&step);
        }
        prop_assert_eq!(format!("{one:?}"), format!("{other:?}"));
    }

    #[test]
    fn one_lane_never_feels_the_other(seed: u64, history in steps()) {
        let limits = LaneLimits::default().priority(3).regular(2);
        let (mut both, mut alone) = (World::new(limits, seed), World::new(limits, seed));
        for step in history {
            both.take(&step);
            if step.lane() != Some(Lane::Priority) {
                alone.take(&step);
            }
            let seen = [&both, &alone].map(|world| world.lanes.snapshot(Lane::Regular, world.now));
            prop_assert_eq!(seen[0], seen[1]);
        }
    }

    #[test]
    fn made_up_tickets_are_harmless(number: u64, lane in history::lane()) {
        let mut lanes = Lanes::new(LaneLimits::default().regular(1).priority(1), 0);
        let Entry::Go(_) = lanes.enter(lane, None, at(0)) else { panic!("there is room") };
        let made_up = Ticket::new(lane, number.saturating_add(2));
        prop_assert_eq!(lanes.park(made_up, 7), Some(7));
        prop_assert_eq!(lanes.leave(made_up, Left::Answered, at(0), &mut never_woken), None);
        prop_assert_eq!(lanes.snapshot(lane, at(0)).in_use, 1);
    }
}
