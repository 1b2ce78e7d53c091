//! That the comparison is as strict as it says: what it lets pass, and the neighbours of that, which it does not.

use super::*;
use crate::hall::{EVENTS, Template};
use seatsio_core::settle::Why;

/// A hold of one seat, which leaves no trace in the hall unless a test makes one.
fn hold() -> Deed {
    Deed {
        action: Action::Hold,
        what: What::Objects(vec!["A-1".to_owned()]),
        events: vec![EVENTS[0].to_owned()],
        token: Some("token-of-nobody".to_owned()),
        order: None,
    }
}

fn booking() -> Deed {
    Deed {
        action: Action::Book,
        token: None,
        order: Some("order-1".to_owned()),
        ..hold()
    }
}

/// Plays one call, and gives the ledger, from which invariants and late requests can be read.
fn played(deed: &Deed, play: impl FnOnce(&mut Ledger, CallId, &Hall)) -> Ledger {
    let hall = Template::new().open(1);
    let mut ledger = Ledger::new(1);
    let call = ledger.open(0, deed);
    play(&mut ledger, call, &hall);
    ledger
}

fn violated(ledger: &Ledger) -> Vec<Invariant> {
    let counts = Invariant::ALL.into_iter().zip(ledger.figures.violations);
    counts
        .filter(|(_, count)| *count > 0)
        .map(|(invariant, _)| invariant)
        .collect()
}

/// A look is answered, a request that everybody had given up long ago is carried out, `then` something else happens,
/// and somebody is told this.
fn overtaken(told: Told, then: impl FnOnce(&mut Ledger, CallId)) -> Ledger {
    played(&booking(), |ledger, call, hall| {
        ledger.sends(call);
        ledger.comes_late(call);
        ledger.doubt(call);
        ledger.looked(call);
        ledger.carried_out(call, b"{}");
        then(ledger, call);
        ledger.tell(call, told, hall);
    })
}

#[test]
fn a_late_request_that_overtakes_the_answer_of_a_look_is_counted_as_late() {
    for told in [Told::NotDone, Told::Taken] {
        let ledger = overtaken(told, |_, _| {});
        assert_eq!(violated(&ledger), []);
        assert_eq!(ledger.figures.late, 1);
        assert!(ledger.was_overtaken(0));
    }
}

#[test]
fn a_late_request_that_the_last_look_could_see_is_no_excuse() {
    for told in [Told::NotDone, Told::Taken] {
        let ledger = overtaken(told, |ledger, call| ledger.looked(call));
        assert_eq!(violated(&ledger), [Invariant::NotDoneIsNotTheirs]);
        assert_eq!(ledger.figures.late, 0);
        assert!(!ledger.was_overtaken(0));
    }
}

#[test]
fn a_request_in_time_that_was_done_after_the_look_is_no_excuse() {
    let ledger = played(&booking(), |ledger, call, hall| {
        ledger.sends(call);
        ledger.doubt(call);
        ledger.looked(call);
        ledger.carried_out(call, b"{}");
        ledger.tell(call, Told::NotDone, hall);
    });
    assert_eq!(violated(&ledger), [Invariant::NotDoneIsNotTheirs]);
}

#[test]
fn not_done_without_a_look_is_no_excuse_for_what_came_late() {
    let ledger = played(&booking(), |ledger, call, hall| {
        ledger.sends(call);
        ledger.comes_late(call);
        ledger.doubt(call);
        ledger.carried_out(call, b"{}");
        ledger.tell(call, Told::NotDone, hall);
    });
    assert_eq!(violated(&ledger), [Invariant::NotDoneIsNotTheirs]);
}

#[test]
fn a_look_before_the_request_was_sent_again_does_not_count() {
    let ledger = played(&booking(), |ledger, call, hall| {
        ledger.sends(call);
        ledger.doubt(call);
        ledger.looked(call);
        ledger.sends(call);
        ledger.comes_late(call);
        ledger.carried_out(call, b"{}");
        ledger.tell(call, Told::NotDone, hall);
    });
    assert_eq!(violated(&ledger), [Invariant::NotDoneIsNotTheirs]);
}

#[test]
fn a_late_request_after_all_was_told_is_counted_as_late_and_one_in_time_is_a_violation() {
    let play = |comes_late: bool| {
        played(&booking(), |ledger, call, hall| {
            ledger.sends(call);
            ledger.looked(call);
            ledger.tell(call, Told::NotDone, hall);
            if comes_late {
                ledger.comes_late(call);
            }
            ledger.carried_out(call, b"{}");
        })
    };
    let (late, in_time) = (play(true), play(false));
    assert_eq!((violated(&late), late.figures.late), (vec![], 1));
    assert_eq!(violated(&in_time), [Invariant::NotDoneIsNotTheirs]);
}

#[test]
fn done_without_having_been_done_is_a_violation() {
    let ledger = played(&booking(), |ledger, call, hall| {
        ledger.tell(call, Told::Done, hall)
    });
    assert_eq!(violated(&ledger), [Invariant::DoneIsTheirs]);
}

#[test]
fn a_hold_that_has_ended_may_be_told_not_done_and_a_booking_may_not() {
    let play = |deed: &Deed| {
        played(deed, |ledger, call, hall| {
            ledger.carried_out(call, b"{}");
            ledger.tell(call, Told::NotDone, hall);
        })
    };
    assert_eq!(violated(&play(&hold())), []);
    assert_eq!(violated(&play(&booking())), [Invariant::NotDoneIsNotTheirs]);
}

#[test]
fn what_is_carried_out_twice_and_counts_twice_is_a_violation() {
    let play = |deed: &Deed| {
        played(deed, |ledger, call, _| {
            ledger.carried_out(call, b"{}");
            ledger.carried_out(call, b"{}");
        })
    };
    assert!(violated(&play(&booking())).contains(&Invariant::SoldOnce));
    assert_eq!(violated(&play(&hold())), []);
}

#[test]
fn a_seat_of_another_order_is_a_violation() {
    let mut other = booking();
    other.order = Some("order-2".to_owned());
    let ledger = played(&booking(), |ledger, call, _| {
        ledger.carried_out(call, b"{}");
        let call = ledger.open(1, &other);
        ledger.carried_out(call, b"{}");
    });
    assert_eq!(violated(&ledger), [Invariant::SoldOnce]);
}

#[test]
fn unknown_is_allowed_only_for_the_reasons_that_are_written_down() {
    let release = Deed {
        action: Action::Release,
        ..booking()
    };
    let places = Deed {
        what: What::Places("Standing".to_owned(), 2),
        ..booking()
    };
    let told = |deed: &Deed, why| {
        let ledger = played(deed, |ledger, call, hall| {
            ledger.tell(call, Told::Unknown(why), hall)
        });
        violated(&ledger)
    };
    // The token of `hold` was never given out, so it is not alive.
    assert_eq!(told(&hold(), Some(Why::TokenExpired)), []);
    assert_eq!(told(&places, Some(Why::OrderHidden)), []);
    assert_eq!(told(&release, Some(Why::OrderHidden)), []);
    for (deed, why) in [
        (&hold(), Some(Why::OrderHidden)),
        (&booking(), Some(Why::OrderHidden)),
        (&booking(), Some(Why::TokenExpired)),
        (&release, None),
        (&places, None),
    ] {
        assert_eq!(told(deed, why), [Invariant::Settled], "{deed:?} {why:?}");
    }
}
