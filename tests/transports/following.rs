//! Following the log of status changes over every transport: each change once, through restarts and failures.

use crate::{
    harness::{Harness, World},
    once_per_transport,
};
use seatsio_core::{
    Dispatch, ErrorKind,
    api::events::ListStatusChanges,
    call::RetryPolicy,
    follow::{FollowOptions, FollowPosition},
    model::EventKey,
};
use seatsio_emulator::fault::{Fault, FaultRule, When};
use std::{
    sync::{
        Arc,
        atomic::{AtomicU32, Ordering},
    },
    time::Duration,
};

/// Looks so often that a test over sockets does not take long; in process no time passes anyway.
fn soon(from: FollowPosition) -> FollowOptions {
    FollowOptions::from(from)
        .interval(Duration::from_millis(1))
        .idle_interval(Duration::from_millis(4))
}

/// The same, until there is nothing more to come.
fn up_to_now(from: FollowPosition) -> FollowOptions {
    soon(from).until_quiet_for(Duration::from_millis(20))
}

fn log<H: Harness>(world: &World<H>, event: &EventKey) -> ListStatusChanges<H::Client> {
    // Each failure is to reach the follower.
    world
        .events()
        .list_status_changes(event)
        .options(|o| o.retry(RetryPolicy::never()))
}

/// What comes until it ends, as labels, and how far it has come then.
fn told<H: Harness>(
    world: &World<H>,
    mut followed: <H::Client as Dispatch>::Followed,
) -> (Vec<String>, FollowPosition) {
    let mut labels = Vec::new();
    loop {
        let (change, position) = world.harness.change(&mut followed);
        match change {
            Some(change) => labels.push(change.expect("a change").object_label.to_string()),
            None => return (labels, stored(&position.expect("it was not refused"))),
        }
    }
}

/// As a program would store it.
fn stored(position: &FollowPosition) -> FollowPosition {
    let text = serde_json::to_string(position).expect("JSON");
    serde_json::from_str(&text).expect("what was stored")
}

fn book<H: Harness>(world: &World<H>, event: &EventKey, label: &str) {
    world
        .wait(world.events().book(event, [label]).send())
        .expect("a booking");
}

fn label<H: Harness>(world: &World<H>, followed: &mut <H::Client as Dispatch>::Followed) -> String {
    let (change, _) = world.harness.change(followed);
    change
        .expect("it goes on")
        .expect("a change")
        .object_label
        .to_string()
}

once_per_transport! {
    fn changes_come_once_and_in_order_while_they_are_made(world) {
        let event = world.event();
        book(world, &event, "A-1");
        let mut followed = log(world, &event).page_size(2).follow(soon(FollowPosition::beginning()));
        assert_eq!(label(world, &mut followed), "A-1");
        for row in ["B", "C", "D"] {
            let seats: Vec<_> = (1..=5).map(|number| format!("{row}-{number}")).collect();
            world.wait(world.events().book(&event, seats.clone()).send()).unwrap();
            let told: Vec<_> = (0..5).map(|_| label(world, &mut followed)).collect();
            assert_eq!(told, seats);
        }
    }

    fn from_now_on_means_from_the_first_look(world) {
        let event = world.event();
        book(world, &event, "A-1");
        let (before, position) = told(world, log(world, &event).follow(up_to_now(FollowPosition::now())));
        assert!(before.is_empty(), "{before:?}");
        book(world, &event, "A-2");
        let (since, _) = told(world, log(world, &event).follow(up_to_now(position)));
        assert_eq!(since, ["A-2"]);
    }

    fn a_follower_that_is_stopped_anywhere_goes_on_without_a_gap_or_a_repetition(world) {
        let event = world.event();
        let seats: Vec<_> = (1..=9).map(|number| format!("E-{number}")).collect();
        world.wait(world.events().book(&event, seats.clone()).send()).unwrap();
        let mut position = FollowPosition::beginning();
        let mut all = Vec::new();
        for most in [1, 3, 2, 100] {
            let list = log(world, &event).page_size(4).at_most(most);
            let (some, behind) = told(world, list.follow(up_to_now(position)));
            all.extend(some);
            position = behind;
        }
        assert_eq!(all, seats);
        // Long after, nothing of what was told needs to be remembered.
        world.emulator.clock().advance(Duration::from_secs(60));
        book(world, &event, "F-1");
        assert_eq!(told(world, log(world, &event).follow(up_to_now(position))).0, ["F-1"]);
    }

    fn a_server_that_is_down_for_a_while_is_waited_for(world) {
        let event = world.event();
        book(world, &event, "A-1");
        let heard = Arc::new(AtomicU32::new(0));
        let counter = Arc::clone(&heard);
        let options = soon(FollowPosition::beginning()).on_trouble(move |error| {
            assert!(matches!(error.kind(), ErrorKind::Server | ErrorKind::Transport | ErrorKind::RateLimited));
            counter.fetch_add(1, Ordering::Relaxed);
        });
        let mut followed = log(world, &event).follow(options);
        assert_eq!(label(world, &mut followed), "A-1");
        book(world, &event, "A-2");
        for fault in [
            Fault::ServerError { status: 503, when: When::Before, retry_after: None },
            Fault::Reset { when: When::After },
            Fault::TooManyRequests { retry_after: None },
        ] {
            world.emulator.add_fault(FaultRule::on("events.list_status_changes", fault).count(3));
        }
        assert_eq!(label(world, &mut followed), "A-2");
        assert_eq!(heard.load(Ordering::Relaxed), 9);
    }

    fn what_does_not_pass_ends_it(world) {
        let mut followed = log(world, &EventKey::from("no-such-event")).follow(soon(FollowPosition::now()));
        let (change, _) = world.harness.change(&mut followed);
        assert!(change.unwrap().unwrap_err().is_not_found());
        assert!(world.harness.change(&mut followed).0.is_none());
    }

    fn the_filter_holds_and_what_cannot_be_followed_is_refused(world) {
        let event = world.event();
        world.wait(world.events().book(&event, ["A-1", "B-1", "A-2"]).send()).unwrap();
        let list = log(world, &event).filter("A-");
        let (labels, _) = told(world, list.follow(up_to_now(FollowPosition::beginning())));
        assert_eq!(labels, ["A-1", "A-2"]);

        use seatsio_core::model::StatusChangeSortField::Status;
        let mut refused = log(world, &event).sort(Status).follow(FollowOptions::default());
        let (change, position) = world.harness.change(&mut refused);
        let error = change.unwrap().unwrap_err();
        assert_eq!((error.argument(), error.attempts(), position), (Some("sort"), 0, None));
    }

    fn one_object_is_followed_through_restarts_and_no_longer_label_is_taken_for_it(world) {
        let event = world.event();
        let mut position = FollowPosition::beginning();
        for (status, others) in [("mine", ["A-10", "B-1"]), ("yours", ["A-1", "A-11"]), ("mine", ["A-12", "A-10"])] {
            let change = |labels: Vec<&str>| world.events().change_object_status(&event, labels, status).send();
            world.wait(change(others.to_vec())).unwrap();
            if !others.contains(&"A-1") {
                world.wait(change(vec!["A-1"])).unwrap();
            }
            let object = world.events().list_status_changes_for_object(&event, "A-1").page_size(2);
            let (mut followed, mut told) = (object.follow(up_to_now(position.clone())), Vec::new());
            while let (Some(change), behind) = world.harness.change(&mut followed) {
                let change = change.unwrap();
                told.push((change.object_label.to_string(), change.status.to_string()));
                position = stored(&behind.expect("it was not refused"));
            }
            assert_eq!(told, [("A-1".to_owned(), status.to_owned())]);
        }
    }

    fn what_is_wrong_with_an_object_that_is_to_be_followed_is_told_before_anything_is_sent(world) {
        let event = world.event();
        let object = world.events().list_status_changes_for_object(&event, "");
        let (change, position) = world.harness.change(&mut object.follow(FollowOptions::default()));
        let error = change.unwrap().unwrap_err();
        assert_eq!((error.argument(), error.attempts(), position), (Some("object"), 0, None));
        assert_eq!(error.operation(), "events.list_status_changes_for_object");
    }

    fn it_ends_when_it_is_told_to(world) {
        let event = world.event();
        book(world, &event, "A-1");
        let asked = AtomicU32::new(0);
        let options = soon(FollowPosition::beginning()).stop_when(move || asked.fetch_add(1, Ordering::Relaxed) >= 4);
        assert_eq!(told(world, log(world, &event).follow(options)).0, ["A-1"]);
    }
}
