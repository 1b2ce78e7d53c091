//! Calls whose answer is lost, settled over every transport.

use crate::{harness::World, once_per_transport};
use seatsio_core::{
    ErrorKind, Outcome, Receipt,
    model::{ObjectRef, StatusChangeRequest},
    settle::{Settled, Why},
};
use seatsio_emulator::fault::{Fault, FaultRule, When};
use std::{
    future::{Future, IntoFuture as _},
    pin::pin,
    task::Context,
};

/// The next status change is lost, with the request or with the answer.
fn lose<H: crate::harness::Harness>(world: &World<H>, operation: &str, when: When) {
    let rule = FaultRule::on(operation, Fault::Reset { when }).count(1);
    world.emulator.add_fault(rule);
}

const CHANGE: &str = "events.change_object_status";
const BEST: &str = "events.change_object_status_single";
const BATCH: &str = "events.change_object_status_in_batch";

once_per_transport! {
    fn a_lost_booking_leaves_a_receipt_that_settles(world) {
        for (when, told) in [(When::After, Settled::Done), (When::Before, Settled::NotDone)] {
            let event = world.event();
            lose(world, CHANGE, when);
            let error = world.wait(world.events().book(&event, ["A-1"]).order_id("ours").send()).unwrap_err();
            assert_eq!(error.outcome(), Outcome::Unknown);
            let receipt = error.receipt().expect("a receipt");
            assert!(receipt.first_sent().is_some());
            assert_eq!(world.wait(world.events().settle(receipt)).unwrap(), told);
        }
    }

    fn a_receipt_that_was_stored_before_sending_settles_in_another_process(world) {
        let event = world.event();
        let booking = world.events().book(&event, ["A-1", "A-2"]).order_id("ours");
        let stored = serde_json::to_string(&booking.receipt().unwrap()).unwrap();
        world.wait(booking.send()).unwrap();
        let receipt: Receipt = serde_json::from_str(&stored).unwrap();
        assert_eq!(world.wait(world.events().settle(&receipt)).unwrap(), Settled::Done);
    }

    fn seats_that_somebody_else_took_meanwhile_are_told_as_taken(world) {
        let event = world.event();
        lose(world, CHANGE, When::Before);
        let error = world.wait(world.events().book(&event, ["A-1"]).order_id("ours").send()).unwrap_err();
        world.wait(world.events().book(&event, ["A-1"]).order_id("theirs").send()).unwrap();
        let settled = world.wait(world.events().settle(error.receipt().unwrap())).unwrap();
        assert_eq!(settled, Settled::TakenByOther);
    }

    fn a_lost_answer_is_made_again_without_a_second_booking(world) {
        let event = world.event();
        lose(world, CHANGE, When::After);
        let booking = world.events().book(&event, ["A-1", "A-2"]).order_id("ours");
        let result = world.wait(booking.send_settled()).unwrap();
        assert_eq!(result.objects["A-2"].order_id(), Some("ours"));
    }

    fn what_was_not_done_is_sent_again(world) {
        let event = world.event();
        lose(world, CHANGE, When::Before);
        let token = world.wait(world.hold_tokens().create().send()).unwrap().hold_token;
        let held = world.wait(world.events().hold(&event, ["A-1"], &token).send_settled()).unwrap();
        assert_eq!(held.objects["A-1"].hold_token(), Some(token.as_str()));
    }

    fn places_of_an_area_are_held_and_booked_once(world) {
        for when in [When::Before, When::After] {
            let event = world.event();
            let token = world.wait(world.hold_tokens().create().send()).unwrap().hold_token;
            let places = [ObjectRef::new("Standing").quantity(3)];
            lose(world, CHANGE, when);
            let held = world.wait(world.events().hold(&event, places.clone(), &token).send_settled()).unwrap();
            assert_eq!(held.objects["Standing"].num_held(), Some(3));
            lose(world, CHANGE, when);
            let booking = world.events().book(&event, places).hold_token(&token);
            let booked = world.wait(booking.send_settled()).unwrap();
            assert_eq!(booked.objects["Standing"].num_booked(), Some(3));
        }
    }

    fn places_without_token_and_order_id_stay_unknown_and_say_why(world) {
        let event = world.event();
        lose(world, CHANGE, When::After);
        let places = [ObjectRef::new("Standing").quantity(3)];
        let error = world.wait(world.events().book(&event, places).send_settled()).unwrap_err();
        assert_eq!((error.outcome(), error.why_unsettled()), (Outcome::Unknown, Some(Why::NoOrderId)));
        assert!(error.receipt().is_some());
    }

    fn objects_that_the_server_chose_are_found_by_their_order_id(world) {
        for when in [When::Before, When::After] {
            let event = world.event();
            lose(world, BEST, when);
            let booking = world.events().book_best_available(&event, 3).order_id("ours");
            let found = world.wait(booking.send_settled()).unwrap();
            assert_eq!(found.objects.len(), 3);
            let report = world.wait(world.reports().events().by_order_id(&event).send()).unwrap();
            assert_eq!(report.group("ours").len(), 3);
        }
    }

    fn objects_that_the_server_held_are_told_from_what_the_token_held_before(world) {
        for when in [When::Before, When::After] {
            let event = world.event();
            let token = world.wait(world.hold_tokens().create().send()).unwrap().hold_token;
            world.wait(world.events().hold(&event, [ObjectRef::new("A-1")], &token).send()).unwrap();
            world.wait(world.events().hold(&event, [ObjectRef::new("Standing").quantity(3)], &token).send()).unwrap();
            lose(world, BEST, when);
            let found = world.wait(world.events().hold_best_available(&event, 2, &token).send_settled()).unwrap();
            assert!(found.objects.len() == 2 && !found.object_details.contains_key("A-1"), "{when:?}: {found:?}");
            let report = world.wait(world.reports().events().by_status(&event).send()).unwrap();
            let held = report.group("reservedByToken").iter();
            assert_eq!(held.filter(|seat| seat.hold_token() == Some(token.as_str())).count(), 3, "{when:?}");
        }
    }

    fn places_that_the_token_held_before_do_not_hide_a_hold_of_best_available(world) {
        for when in [When::Before, When::After] {
            let event = world.event();
            let token = world.wait(world.hold_tokens().create().send()).unwrap().hold_token;
            world.wait(world.events().hold(&event, [ObjectRef::new("Standing").quantity(3)], &token).send()).unwrap();
            lose(world, BEST, when);
            let hold = world.events().hold_best_available(&event, 2, &token).order_id("ours");
            assert_eq!(world.wait(hold.send_settled()).unwrap().objects.len(), 2, "{when:?}");
            let report = world.wait(world.reports().events().by_order_id(&event).send()).unwrap();
            assert_eq!(report.group("ours").len(), 2, "{when:?}");
        }
    }

    fn a_fresh_token_spares_the_look_before(world) {
        let event = world.event();
        let token = world.wait(world.hold_tokens().create().send()).unwrap().hold_token;
        let before = world.emulator.journal().total();
        let hold = world.events().hold_best_available(&event, 2, &token).options(|options| options.fresh_token());
        world.wait(hold.send_settled()).unwrap();
        assert_eq!(world.emulator.journal().total(), before + 1);

        let token = world.wait(world.hold_tokens().create().send()).unwrap().hold_token;
        lose(world, BEST, When::After);
        let hold = world.events().hold_best_available(&event, 2, &token).options(|options| options.fresh_token());
        assert_eq!(world.wait(hold.send_settled()).unwrap().objects.len(), 2);
    }

    fn a_place_under_a_bare_label_is_counted_before_and_after(world) {
        for when in [When::Before, When::After] {
            let event = world.event();
            let token = world.wait(world.hold_tokens().create().send()).unwrap().hold_token;
            for already in 0..2 {
                lose(world, CHANGE, when);
                let held = world.wait(world.events().hold(&event, ["Standing"], &token).send_settled()).unwrap();
                assert_eq!(held.objects["Standing"].num_held(), Some(already + 1), "{when:?}");
            }
        }
    }

    fn a_lost_batch_is_settled_as_a_whole(world) {
        let event = world.event();
        world.wait(world.events().book(&event, ["A-1"]).order_id("old").send()).unwrap();
        lose(world, BATCH, When::After);
        let batch = world.events().change_object_status_in_batch([
            StatusChangeRequest::release(&event, ["A-1"]),
            StatusChangeRequest::book(&event, ["B-1"]).order_id("new"),
        ]);
        let answer = world.wait(batch.send_settled()).unwrap();
        assert_eq!(answer.results[1].objects["B-1"].order_id(), Some("new"));
        assert_eq!(answer.results[0].objects["A-1"].order_id(), None);
    }

    fn a_group_is_settled_in_all_its_events(world) {
        let events = vec![world.event(), world.event()];
        lose(world, CHANGE, When::After);
        let booking = world.events().book(events.clone(), ["A-1"]).order_id("ours");
        world.wait(booking.send_settled()).unwrap();
        for event in &events {
            let infos = world.wait(world.events().retrieve_object_infos(event, ["A-1"]).send()).unwrap();
            assert_eq!(infos["A-1"].order_id(), Some("ours"));
        }
    }

    fn a_refusal_is_told_as_such(world) {
        let event = world.event();
        world.wait(world.events().book(&event, ["A-1"]).order_id("theirs").send()).unwrap();
        let booking = world.events().book(&event, ["A-1"]).order_id("ours");
        let error = world.wait(booking.send_settled()).unwrap_err();
        assert_eq!((error.kind(), error.outcome()), (ErrorKind::BadRequest, Outcome::NotDone));
    }
}

/// The future of a call is dropped after its request has left: its receipt tells what became of it.
#[test]
fn a_call_that_was_dropped_is_settled_from_the_receipt_of_its_future() {
    let (emulator, demo) = seatsio_emulator::Emulator::with_demo();
    let client = emulator.async_client(&*demo.secret_key).unwrap();
    let direct = emulator.blocking_client(&*demo.secret_key).unwrap();
    let event = direct.events().create(&demo.chart_key).send().unwrap().key;
    let booking = |seat: &str| client.events().book(&event, [seat]).order_id("ours");
    for (when, settled) in [(When::After, Settled::Done), (When::Before, Settled::NotDone)] {
        let seat = if when == When::After { "A-1" } else { "A-2" };
        let receipts = [
            dropped(&emulator, when, booking(seat).send(), |call| call.receipt()),
            dropped(&emulator, when, booking(seat).send_for_answer(), |call| {
                call.receipt()
            }),
            dropped(&emulator, when, booking(seat).send_settled(), |call| {
                call.receipt()
            }),
            dropped(&emulator, when, booking(seat).into_future(), |call| {
                call.receipt()
            }),
        ];
        for receipt in receipts {
            assert_eq!(receipt, booking(seat).receipt().unwrap());
            assert_eq!(direct.events().settle(&receipt).unwrap(), settled);
        }
    }
    assert!(
        client.events().retrieve(&event).send().receipt().is_none(),
        "a read changes nothing"
    );
    assert!(
        client.events().book(&event, [""]).send().receipt().is_none(),
        "nothing is sent"
    );
}

/// Polls a call once, which sends its request, and drops it: no answer ever comes.
fn dropped<F: Future>(
    emulator: &seatsio_emulator::Emulator,
    when: When,
    call: F,
    receipt: impl FnOnce(&F) -> Option<Receipt>,
) -> Receipt {
    emulator.clear_faults();
    emulator.add_fault(FaultRule::on(CHANGE, Fault::Never { when }).count(1));
    let receipt = receipt(&call).expect("a receipt");
    let mut context = Context::from_waker(std::task::Waker::noop());
    assert!(
        pin!(call).poll(&mut context).is_pending(),
        "the answer never comes"
    );
    receipt
}
