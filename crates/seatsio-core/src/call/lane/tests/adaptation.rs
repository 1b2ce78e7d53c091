//! Clients of one account find its limit by themselves, and then stay below it.

use super::account::{Account, Tally};
use super::*;

const NEXT_DOOR: Duration = Duration::from_millis(1);
const FAR_AWAY: Duration = Duration::from_millis(20);

/// The work that the server could have done if it had always been as busy as it allows, with the
/// time on the network between two requests that use the same permit.
fn share_of_what_is_allowed(account: &Account, tally: Tally, time: Duration) -> f64 {
    let (work, network) = (Account::MEAN_WORK.as_secs_f64(), 2.0 * account.hop.as_secs_f64());
    let allowed = f64::from(account.limit) * time.as_secs_f64() * work / (work + network);
    tally.worked.as_secs_f64() / allowed
}

/// Runs eight clients until they have settled; not one 429 may come after that.
fn eight_clients_settle(lane: Lane, hop: Duration, seed: u64) {
    let mut account = Account::overrun(lane, 8, LaneLimits::default(), hop, seed);
    let adapting = account.run(Duration::from_secs(60));
    let time = Duration::from_secs(120);
    let settled = account.run(time);
    let share = share_of_what_is_allowed(&account, settled, time);
    println!(
        "{lane:?} lane, {hop:?} away: {} times 429 in the first minute, {} in the next two, {:.1} % used, limits {:?}",
        adapting.rate_limited,
        settled.rate_limited,
        100.0 * share,
        account.levels(),
    );
    assert_eq!(settled.rate_limited, 0, "seed {seed}");
    assert!(
        share >= 0.95,
        "only {share:.3} of what the server allows, seed {seed}"
    );
}

#[test]
fn eight_clients_share_the_regular_lane_without_one_429() {
    for seed in 0..20 {
        eight_clients_settle(Lane::Regular, NEXT_DOOR, seed);
    }
}

#[test]
fn eight_clients_share_the_priority_lane_without_one_429() {
    for seed in 0..2 {
        eight_clients_settle(Lane::Priority, NEXT_DOOR, seed);
    }
}

#[test]
fn eight_distant_clients_share_the_regular_lane_without_one_429() {
    for seed in 0..10 {
        eight_clients_settle(Lane::Regular, FAR_AWAY, seed);
    }
}

#[test]
fn a_client_that_is_alone_never_sees_a_429() {
    for lane in [Lane::Priority, Lane::Regular] {
        let mut account = Account::overrun(lane, 1, LaneLimits::default(), NEXT_DOOR, 1);
        let time = Duration::from_secs(60);
        let tally = account.run(time);
        assert_eq!(tally.rate_limited, 0);
        assert!(
            share_of_what_is_allowed(&account, tally, time) > 0.79,
            "it uses its four fifths"
        );
    }
}

#[test]
fn room_that_others_take_is_left_to_them_and_found_again_when_they_leave() {
    let mut account = Account::overrun(Lane::Regular, 1, LaneLimits::default(), NEXT_DOOR, 3);
    account.run(Duration::from_secs(10));

    account.limit = 4;
    account.run(Duration::from_secs(60));
    assert_eq!(account.levels(), [4]);
    assert_eq!(
        account.run(Duration::from_secs(60)).rate_limited,
        0,
        "it has learnt"
    );

    account.limit = 10;
    account.run(Duration::from_secs(45 * 60));
    assert_eq!(account.levels(), [8], "it is back at its own limit");
}

#[test]
fn after_a_storm_of_429_the_lane_is_wide_open_again_within_two_minutes() {
    let mut account = Account::overrun(
        Lane::Priority,
        1,
        LaneLimits::default().priority(20),
        NEXT_DOOR,
        4,
    );
    account.run(Duration::from_secs(10));

    account.limit = 0;
    account.run(Duration::from_secs(30));
    assert_eq!(account.levels(), [1]);

    account.limit = 100;
    account.run(Duration::from_secs(120));
    assert!(account.levels()[0] >= 19, "{:?}", account.levels());
}
