//! Settling against the emulator, with answers and requests that get lost and buyers who interfere: what is
//! told must be true, and nothing may be sold twice.

mod stage;
mod story;
mod truth;

use proptest::{prelude::*, strategy::ValueTree as _, test_runner::Config};
use story::{Story, story};

proptest! {
    #![proptest_config(Config { cases: 400, failure_persistence: None, ..Config::default() })]

    /// A call is sent once, its answer lost or not, and then settled from its receipt.
    #[test]
    fn settled_never_lies(story in story()) {
        let mut stage = story.prepare();
        let told = story.send_and_settle(&mut stage);
        truth::check_settled(&story, &stage, &told)?;
    }

    /// A call is sent until it is known what became of it, while requests and answers are lost or late.
    #[test]
    fn send_settled_never_doubles_and_never_lies(story in story()) {
        let mut stage = story.prepare();
        let told = story.send_settled(&mut stage);
        truth::check_sent(&story, &stage, &told)?;
    }
}

/// How much it costs: run with `--nocapture` to see the table.
#[test]
fn unknown_outcomes_of_named_seats_with_token_or_order_id_are_all_settled() {
    let mut figures = truth::Figures::default();
    let mut runner = proptest::test_runner::TestRunner::deterministic();
    for _ in 0..600 {
        let story: Story = story().new_tree(&mut runner).unwrap().current();
        let mut stage = story.prepare();
        let told = story.send_settled(&mut stage);
        figures.count(&story, &stage, &told);
    }
    println!("{figures}");
    assert!(
        figures.settleable > 50 && figures.settled == figures.settleable,
        "{figures}"
    );
}
