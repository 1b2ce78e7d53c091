//! The simulation in small: crowds of buyers under faults. `examples/simulate` runs more of it.

use seatsio_emulator::Lane;
use seatsio_simulation::{BUYERS, Broken, Checkouts, Crowd, CrowdFigures, Down, Storm, StormFigures};
use std::time::Duration;

/// Twice ten thousand, so that two can run at the same time.
fn ten_thousand_checkouts_keep_every_invariant(seed: u64) {
    let figures = Checkouts::new(seed, 10_000).run();
    println!("{figures}");
    assert_eq!(figures.checkouts, 10_000);
    assert!(figures.is_clean(), "seed {seed}: {:#?}", figures.described);
    assert!(figures.marked.all() > 1_000, "too little goes wrong");
}

#[test]
fn ten_thousand_checkouts_under_faults_keep_every_invariant() {
    ten_thousand_checkouts_keep_every_invariant(2026);
}

#[test]
fn ten_thousand_other_checkouts_keep_every_invariant_too() {
    ten_thousand_checkouts_keep_every_invariant(2027);
}

#[test]
fn the_same_seed_gives_the_same_run_to_the_last_byte() {
    let run = |seed| Checkouts::new(seed, 2 * BUYERS).run();
    assert_eq!(run(7).hash, run(7).hash);
    assert_ne!(run(7).hash, run(8).hash);
}

#[test]
fn one_hall_can_be_replayed_alone() {
    let simulation = Checkouts::new(7, 2 * BUYERS);
    let (first, second) = (simulation.run_hall(0), simulation.run_hall(1));
    assert_eq!(first.requests + second.requests, simulation.run().requests);
    assert_eq!(second.hash, simulation.run_hall(1).hash);
}

/// A booking without a hold token, given back after its second request had been done, was done again by the first.
#[test]
fn a_booking_that_arrives_late_does_not_take_again_what_was_given_back() {
    let figures = Checkouts::new(2, 20_000).run_hall(3);
    assert!(figures.is_clean(), "{:#?}", figures.described);
}

/// A booking of places whose hold token had expired was refused, and the refusal was lost.
#[test]
fn a_booking_whose_places_were_no_longer_held_is_told_as_not_done() {
    let figures = Checkouts::new(1, 1_000_000).run_hall(1207);
    assert!(figures.is_clean(), "{:#?}", figures.described);
}

/// The hold of a table timed out. Its second request was refused for another buyer's hold, which ended just before the
/// server finished the first.
#[test]
fn a_hold_is_not_told_as_refused_while_its_first_request_may_still_be_carried_out() {
    let figures = Checkouts::new(2, 1_000_000).run_hall(1684);
    assert!(figures.is_clean(), "{:#?}", figures.described);
}

/// A hold of seats of the server's choice was lost, and its token held as many places of an area.
#[test]
fn places_of_another_category_are_not_taken_for_seats_that_the_server_was_to_choose() {
    let figures = Checkouts::new(1, 1_000_000).run_hall(1745);
    assert!(figures.is_clean(), "{:#?}", figures.described);
}

/// A request that everybody had given up was carried out while the answer to a look was on its way, which said, as it
/// was, that nothing had been done; the second request was refused, and then it was found done.
#[test]
fn what_a_look_tells_is_compared_with_what_the_server_had_done_when_it_answered() {
    let figures = Checkouts::new(2, 1_000_000).run_hall(2393);
    assert!(figures.is_clean(), "{:#?}", figures.described);
}

/// An invariant that cannot fail says nothing.
#[test]
fn whatever_is_broken_is_caught_by_the_invariant_that_is_to_catch_it() {
    for broken in Broken::ALL {
        let figures = Checkouts::new(1, 2 * BUYERS).broken(broken).run();
        let caught = figures.violations_of(broken.caught_by());
        println!(
            "{}: {caught} violations of {:?}",
            broken.name(),
            broken.caught_by()
        );
        assert!(caught > 0, "{} is not caught: {figures}", broken.name());
    }
}

#[test]
fn a_server_that_is_down_for_half_a_minute_gets_a_fifth_more_requests_from_a_thousand_callers_at_most() {
    let storm = Storm {
        seed: 1,
        callers: 1_000,
        clients: 1,
        down: Down::Refuses,
    };
    let figures = storm.run();
    println!("{}\n{figures}", StormFigures::TITLES);
    let while_down = figures.while_down;
    assert!(while_down.calls > 1_000, "too few calls: {figures}");
    assert!(while_down.extra() > 0.0, "nothing is tried again: {figures}");
    assert!(while_down.extra() <= 0.2, "{figures}");
    assert!(figures.in_all.extra() <= 0.2, "{figures}");
}

#[test]
fn eight_clients_share_a_crowded_lane_without_one_429_and_use_what_the_server_allows() {
    let crowd = Crowd {
        lanes: &[Lane::Regular],
        watched: Duration::from_secs(60),
        ..Crowd::new(1)
    };
    for figures in crowd.run() {
        println!("{}\n{figures}", CrowdFigures::TITLES);
        assert!(figures.refused_before > 0, "nothing had to be learnt: {figures}");
        assert_eq!(figures.refused, 0, "{figures}");
        assert!(figures.used() >= 0.95, "{figures}");
    }
}
