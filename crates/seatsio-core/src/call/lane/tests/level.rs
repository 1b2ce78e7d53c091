//! How the limit of a lane moves, step by step.

use super::*;
use crate::call::Random;
use crate::call::lane::level::Level;
use crate::call::lane::limits::Adaptation;

/// A level whose permits are always all out.
struct Busy {
    level: Level,
    now: Moment,
}

impl Busy {
    fn new(most: u32) -> Self {
        Self {
            level: Level::new(most, Adaptation::Adaptive, Random::seeded(1)),
            now: at(0),
        }
    }

    fn limit(&self) -> u32 {
        self.level.limit()
    }

    fn refuse(&mut self) {
        self.level.refused(self.level.epoch(), self.limit(), self.now);
    }

    /// Long enough for one step up, if one is due: the trial of the last one, and one round more.
    fn answer_cleanly(&mut self) {
        self.pass(Duration::from_secs(1));
        for _ in 0..5 * self.limit() {
            self.level.answered(self.level.epoch(), self.limit(), self.now);
        }
    }

    fn pass(&mut self, time: Duration) {
        self.now = self.now + time;
    }
}

#[test]
fn refusals_without_a_clean_round_between_them_take_an_eighth_then_a_quarter_then_half() {
    let mut busy = Busy::new(80);
    let limits = [(); 6].map(|()| {
        busy.refuse();
        busy.limit()
    });
    assert_eq!(limits, [70, 53, 27, 14, 7, 4]);
}

#[test]
fn after_a_clean_round_a_refusal_takes_an_eighth_again() {
    let mut busy = Busy::new(80);
    busy.refuse();
    busy.refuse();
    for _ in 0..busy.limit() {
        busy.level.answered(busy.level.epoch(), 0, busy.now);
    }
    let before = busy.limit();
    busy.refuse();
    assert_eq!(busy.limit(), before - before / 8);
}

#[test]
fn there_is_always_one_permit() {
    let mut busy = Busy::new(3);
    for _ in 0..10 {
        busy.refuse();
    }
    assert_eq!(busy.limit(), 1);
}

#[test]
fn the_echoes_of_one_excess_cut_once() {
    let mut busy = Busy::new(80);
    let sent_together = busy.level.epoch();
    for in_use in (1..=80).rev() {
        busy.level.refused(sent_together, in_use, busy.now);
    }
    assert_eq!(busy.limit(), 70);
}

#[test]
fn a_step_up_takes_clean_rounds_and_time() {
    let mut busy = Busy::new(80);
    busy.refuse();
    for _ in 0..10 * 70 {
        busy.level.answered(busy.level.epoch(), 70, busy.now);
    }
    assert_eq!(busy.limit(), 70, "no time has passed");
    busy.pass(Duration::from_secs(1));
    for _ in 0..69 {
        busy.level.answered(busy.level.epoch(), 70, busy.now);
    }
    assert_eq!(busy.limit(), 70, "the round is not over");
    busy.level.answered(busy.level.epoch(), 70, busy.now);
    assert_eq!(busy.limit(), 71);
    busy.pass(Duration::from_secs(1));
    for _ in 0..71 {
        busy.level.answered(busy.level.epoch(), 71, busy.now);
    }
    assert_eq!(busy.limit(), 71, "the step is still on trial");
}

#[test]
fn answers_to_requests_from_before_a_change_do_not_count_as_clean() {
    let mut busy = Busy::new(80);
    let before = busy.level.epoch();
    busy.refuse();
    busy.pass(Duration::from_secs(1));
    for _ in 0..1_000 {
        busy.level.answered(before, 70, busy.now);
    }
    assert_eq!(busy.limit(), 70);
}

#[test]
fn a_limit_that_holds_nobody_back_does_not_grow() {
    let mut busy = Busy::new(80);
    busy.refuse();
    busy.pass(Duration::from_secs(3600));
    for _ in 0..10_000 {
        busy.level.answered(busy.level.epoch(), 69, busy.now);
    }
    assert_eq!(busy.limit(), 70);
}

#[test]
fn it_grows_back_to_just_below_the_level_that_was_refused_and_stays_there() {
    let mut busy = Busy::new(8);
    busy.refuse();
    busy.refuse();
    for _ in 0..100 {
        busy.answer_cleanly();
    }
    assert_eq!(busy.limit(), 7);
}

#[test]
fn a_refused_level_is_tried_again_after_a_quarter_of_an_hour_then_an_hour_then_four() {
    let mut busy = Busy::new(8);
    busy.refuse();
    for hours in [0.25, 1.0, 4.0, 4.0] {
        let patience = Duration::from_secs_f64(hours * 3600.0);
        busy.pass(patience - Duration::from_secs(10));
        busy.answer_cleanly();
        assert_eq!(busy.limit(), 7, "tried before {hours} hours had passed");
        busy.pass(patience);
        busy.answer_cleanly();
        assert_eq!(busy.limit(), 8, "not tried within twice {hours} hours");
        busy.refuse();
        assert_eq!(busy.limit(), 7, "the step is undone");
    }
}

#[test]
fn a_level_that_passes_its_trial_is_forgotten_and_growth_goes_on() {
    let mut busy = Busy::new(10);
    for _ in 0..3 {
        busy.refuse();
        busy.answer_cleanly();
        busy.answer_cleanly();
    }
    let stuck = busy.limit();
    busy.pass(Duration::from_secs(10 * 3600));
    for _ in 0..20 {
        busy.answer_cleanly();
    }
    assert!(stuck < 10);
    assert_eq!(busy.limit(), 10);
}

#[test]
fn a_level_that_passed_its_trial_is_tried_again_after_a_quarter_of_an_hour_as_if_for_the_first_time() {
    let mut busy = Busy::new(8);
    let quarter = Duration::from_secs(15 * 60);
    for _ in 0..3 {
        busy.refuse();
        busy.pass(2 * quarter);
        busy.answer_cleanly();
        assert_eq!(busy.limit(), 8, "it is tried");
        busy.answer_cleanly();
    }
}

#[test]
fn a_client_whose_last_permit_is_refused_does_not_ask_for_a_second_one() {
    let mut busy = Busy::new(3);
    busy.refuse();
    busy.refuse();
    busy.level.answered(busy.level.epoch(), 1, busy.now);
    busy.refuse();
    for _ in 0..100 {
        busy.answer_cleanly();
    }
    assert_eq!(busy.limit(), 1);
}

#[test]
fn clients_that_were_refused_together_do_not_step_up_together() {
    let steps = (0..100).map(|seed| {
        let mut busy = Busy::new(8);
        busy.level = Level::new(8, Adaptation::Adaptive, Random::seeded(seed));
        busy.refuse();
        busy.refuse();
        let refused = busy.limit();
        while busy.limit() == refused {
            busy.pass(Duration::from_millis(1));
            for _ in 0..refused {
                busy.level.answered(busy.level.epoch(), refused, busy.now);
            }
        }
        busy.now.since(at(0)).as_millis()
    });
    let mut steps: Vec<_> = steps.collect();
    steps.sort_unstable();
    assert!(steps.iter().all(|step| (500..=1_000).contains(step)), "{steps:?}");
    let fullest = steps
        .chunk_by(|one, next| one / 50 == next / 50)
        .map(<[_]>::len)
        .max();
    assert!(
        fullest < Some(25),
        "{fullest:?} of 100 clients step up within the same 50 ms"
    );
}

#[test]
fn a_refusal_while_permits_were_left_says_nothing_about_the_level() {
    let mut busy = Busy::new(80);
    busy.level.refused(busy.level.epoch(), 3, busy.now);
    assert_eq!(busy.limit(), 70, "it is full all the same");
    for _ in 0..100 {
        busy.answer_cleanly();
    }
    assert_eq!(
        busy.limit(),
        80,
        "but 80 were never tried, so nothing keeps it from growing back"
    );
}

#[test]
fn a_fixed_limit_stays_where_it_is() {
    let mut level = Level::new(5, Adaptation::Fixed, Random::seeded(1));
    for _ in 0..10 {
        level.refused(level.epoch(), 5, at(0));
    }
    assert_eq!(level.limit(), 5);
}

proptest! {
    #[test]
    fn the_limit_stays_within_its_bounds_under_any_history(
        most: u32, seed: u64,
        history in prop::collection::vec((any::<bool>(), 0_u32..3, any::<u32>(), 0_u64..10_000_000), 0..200),
    ) {
        let mut level = Level::new(most, Adaptation::Adaptive, Random::seeded(seed));
        for (refused, age, in_use, millis) in history {
            let epoch = level.epoch().saturating_sub(age);
            // The times jump to and fro.
            let now = at(millis);
            if refused {
                level.refused(epoch, in_use, now);
            } else {
                level.answered(epoch, in_use, now);
            }
            prop_assert!((1..=most.max(1)).contains(&level.limit()));
        }
    }
}
