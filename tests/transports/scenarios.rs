//! What a ticket shop does, over every transport.

use crate::once_per_transport;
use seatsio_core::{
    ErrorKind, Outcome,
    model::{ObjectRef, ObjectStatus},
};
use seatsio_emulator::fault::{Fault, FaultRule, When};
use std::time::Duration;

once_per_transport! {
    fn seats_are_held_booked_and_seen_as_booked(world) {
        let event = world.event();
        let token = world.wait(world.hold_tokens().create().send()).unwrap().hold_token;
        let held = world.wait(world.events().hold(&event, ["A-1", "A-2"], &token).send()).unwrap();
        assert_eq!(*held.objects["A-1"].status(), ObjectStatus::ReservedByToken);
        let booking = world.events().book(&event, ["A-1", "A-2"]).hold_token(&token).order_id("order-1");
        world.wait(booking.send()).unwrap();
        let infos = world.wait(world.events().retrieve_object_infos(&event, ["A-1", "A-3"]).send()).unwrap();
        assert_eq!((infos["A-1"].status(), infos["A-1"].order_id()), (&ObjectStatus::Booked, Some("order-1")));
        assert_eq!(*infos["A-3"].status(), ObjectStatus::Free);
    }

    fn a_taken_seat_is_refused_and_nothing_happened(world) {
        let event = world.event();
        world.wait(world.events().book(&event, ["B-2"]).send()).unwrap();
        let error = world.wait(world.events().book(&event, ["B-1", "B-2"]).send()).unwrap_err();
        assert_eq!((error.kind(), error.outcome(), error.attempts()), (ErrorKind::BadRequest, Outcome::NotDone, 1));
        assert!(error.request_id().is_some());
        let infos = world.wait(world.events().retrieve_object_infos(&event, ["B-1"]).send()).unwrap();
        assert_eq!(*infos["B-1"].status(), ObjectStatus::Free);
    }

    fn best_available_seats_are_next_to_each_other(world) {
        let event = world.event();
        let found = world.wait(world.events().book_best_available(&event, 3).send()).unwrap();
        assert_eq!((found.objects.len(), found.next_to_each_other), (3, Some(true)));
        let error = world.wait(world.events().book_best_available(&event, 5000).send()).unwrap_err();
        assert!(error.is_best_available_not_found());
    }

    fn places_of_an_area_are_counted(world) {
        let event = world.event();
        let places = [ObjectRef::new("Standing").quantity(40)];
        let booked = world.wait(world.events().book(&event, places.clone()).send()).unwrap();
        assert_eq!(booked.objects["Standing"].num_booked(), Some(40));
        world.wait(world.events().book(&event, places.clone()).send()).unwrap();
        assert!(world.wait(world.events().book(&event, places).send()).is_err());
        let released = world.events().release(&event, [ObjectRef::new("Standing").quantity(30)]);
        assert_eq!(world.wait(released.send()).unwrap().objects["Standing"].num_booked(), Some(50));
    }

    fn a_list_is_walked_in_both_directions(world) {
        let keys: Vec<_> = (0..7).map(|_| world.event()).collect();
        let newest_first: Vec<_> = keys.iter().rev().cloned().collect();
        let walked = world.all(world.events().list().page_size(3).items()).unwrap();
        assert_eq!(walked.iter().map(|event| event.key.clone()).collect::<Vec<_>>(), newest_first);

        let oldest = walked.last().unwrap().id;
        let before = world.all(world.events().list().page_size(2).ending_before(oldest).items()).unwrap();
        let backwards: Vec<_> = keys[1..].to_vec();
        assert_eq!(before.iter().map(|event| event.key.clone()).collect::<Vec<_>>(), backwards);

        let page = world.wait(world.events().list().page_size(3).starting_after(walked[1].id).send()).unwrap();
        assert_eq!(page.items.len(), 3);
        assert!(page.next_page_starts_after.is_some() && page.previous_page_ends_before.is_some());
        let few = world.all(world.events().list().page_size(3).at_most(5).items()).unwrap();
        assert_eq!(few.len(), 5);
    }

    fn a_page_size_of_nothing_or_too_much_is_refused_before_anything_is_sent(world) {
        let sent = world.emulator.journal().total();
        for size in [0, 1001] {
            let error = world.wait(world.charts().list().page_size(size).send()).unwrap_err();
            assert_eq!((error.argument(), error.attempts()), (Some("page_size"), 0));
            let error = world.all(world.charts().list().page_size(size).items()).unwrap_err();
            assert_eq!(error.kind(), ErrorKind::InvalidArgument);
        }
        assert_eq!(world.emulator.journal().total(), sent);
    }

    fn any_label_comes_back_as_it_was(world) {
        for key in ["a b", "a/b", "ä?#%&+=", "«1» 🎭", "%2F", "a;b,c"] {
            let event = world.wait(world.events().create(&world.demo.chart_key).event_key(key).send()).unwrap();
            assert_eq!(event.key, key);
            assert_eq!(world.wait(world.events().retrieve(key).send()).unwrap().key, key);
            world.wait(world.events().delete(key).send()).unwrap();
            assert!(world.wait(world.events().retrieve(key).send()).unwrap_err().is_not_found());
        }
    }

    fn charts_are_made_found_and_renamed(world) {
        let chart = world.wait(world.charts().create().name("Open air").send()).unwrap();
        world.wait(world.charts().update(&chart.key).name("Open air 2027").send()).unwrap();
        let found = world.all(world.charts().list().filter("air 2027").items()).unwrap();
        assert_eq!(found.iter().map(|chart| chart.key.as_str()).collect::<Vec<_>>(), [chart.key.as_str()]);
        assert_eq!(world.wait(world.charts().retrieve(&chart.key).send()).unwrap().name, "Open air 2027");
    }

    fn a_report_agrees_with_the_bookings(world) {
        let event = world.event();
        world.wait(world.events().book(&event, ["C-1", "C-2", "C-3"]).send()).unwrap();
        let report = world.wait(world.reports().events().by_status(&event).send()).unwrap();
        let booked: Vec<_> = report.group("booked").iter().map(|info| info.label().to_string()).collect();
        assert_eq!(booked, ["C-1", "C-2", "C-3"]);
    }

    fn hold_tokens_are_extended_and_expire(world) {
        let event = world.event();
        let token = world.wait(world.hold_tokens().create().expires_in_minutes(2).send()).unwrap().hold_token;
        world.wait(world.events().hold(&event, ["D-1"], &token).send()).unwrap();
        world.wait(world.hold_tokens().expire_in_minutes(&token, 30).send()).unwrap();
        world.emulator.clock().advance(Duration::from_secs(29 * 60));
        assert_eq!(world.wait(world.hold_tokens().retrieve(&token).send()).unwrap().hold_token, token);
        world.emulator.clock().advance(Duration::from_secs(2 * 60));
        assert!(world.wait(world.hold_tokens().retrieve(&token).send()).unwrap_err().is_not_found());
        let infos = world.wait(world.events().retrieve_object_infos(&event, ["D-1"]).send()).unwrap();
        assert_eq!(*infos["D-1"].status(), ObjectStatus::Free);
    }

    fn a_company_key_manages_workspaces(world) {
        let (client, _server) = world.harness.reach(&world.emulator, &world.demo.admin_key, &|config| config);
        let made = world.wait(world.workspaces(&client).create("Touring").send()).unwrap();
        let names: Vec<_> = world.all(world.workspaces(&client).list().items()).unwrap();
        assert_eq!(names.first().map(|workspace| workspace.key.clone()), Some(made.key.clone()));
        assert_eq!(world.wait(world.workspaces(&client).retrieve(&made.key).send()).unwrap().name, "Touring");
    }

    fn a_wrong_key_is_told_as_such(world) {
        let (client, _server) = world.harness.reach(&world.emulator, "no-such-key", &|config| config);
        let error = world.wait(world.workspaces(&client).list().send()).unwrap_err();
        assert_eq!((error.kind(), error.status().map(|s| s.as_u16())), (ErrorKind::Unauthorized, Some(401)));
    }

    fn a_429_is_waited_out(world) {
        world.emulator.add_fault(FaultRule::on("events.create", Fault::TooManyRequests { retry_after: None }).count(1));
        let reply = world.events().create(&world.demo.chart_key).send_for_answer();
        let answer = world.harness.answer(reply).unwrap();
        assert_eq!((answer.attempts, answer.status.is_success()), (2, true));
    }

    fn a_booking_whose_answer_was_lost_is_unknown_and_not_repeated(world) {
        let event = world.event();
        world.emulator.add_fault(FaultRule::on("events.change_object_status", Fault::Reset { when: When::After }).count(1));
        let before = world.emulator.journal().total();
        let places = [ObjectRef::new("Standing").quantity(2)];
        let error = world.wait(world.events().book(&event, places).send()).unwrap_err();
        assert_eq!((error.outcome(), error.attempts()), (Outcome::Unknown, 1));
        assert_eq!(world.emulator.journal().total(), before + 1);
        let infos = world.wait(world.events().retrieve_object_infos(&event, ["Standing"]).send()).unwrap();
        assert_eq!(infos["Standing"].num_booked(), Some(2), "it was done, once");
    }
}
