//! Lists over every transport: one page ahead, stopped and resumed, and up to an error.

use crate::{
    harness::{Harness, World},
    once_per_transport,
};
use seatsio_core::{
    ErrorKind,
    call::Position,
    model::{EventId, EventKey},
};
use seatsio_emulator::fault::{Fault, FaultRule, When};

fn eleven_events<H: Harness>(world: &World<H>) -> Vec<EventKey> {
    let mut keys: Vec<_> = (0..11).map(|_| world.event()).collect();
    keys.reverse();
    keys
}

/// As a program would store it.
fn stored(position: &Position) -> Position {
    let text = serde_json::to_string(position).expect("JSON");
    serde_json::from_str(&text).expect("what was stored")
}

once_per_transport! {
    fn a_list_is_the_same_when_it_is_read_ahead(world) {
        let newest_first = eleven_events(world);
        let walked = world.all(world.events().list().page_size(3).prefetch().items()).unwrap();
        assert_eq!(walked.iter().map(|event| event.key.clone()).collect::<Vec<_>>(), newest_first);
        let oldest: EventId = walked[10].id;
        let back = world.all(world.events().list().page_size(4).ending_before(oldest).prefetch().items()).unwrap();
        let keys = back.iter().rev().map(|event| event.key.clone());
        assert_eq!(keys.collect::<Vec<_>>(), newest_first[..10]);
        let few = world.all(world.events().list().page_size(3).at_most(4).prefetch().items()).unwrap();
        assert_eq!(few.len(), 4);
    }

    fn a_walk_goes_on_from_a_stored_position_in_both_directions(world) {
        let newest_first = eleven_events(world);
        let mut position = Position::Start;
        let mut keys = Vec::new();
        for most in [2, 3, 4, 100] {
            let list = world.events().list().page_size(3).starting_at(position);
            let (some, behind) = world.some(list.items(), most);
            keys.extend(some.into_iter().map(|event| event.unwrap().key));
            position = stored(&behind);
        }
        assert_eq!(keys, newest_first);

        let Position::After(last) = position else { panic!("the walk was at its end") };
        let mut position = Position::Before(last);
        for most in [1, 4, 100] {
            let list = world.events().list().page_size(3).starting_at(position).prefetch();
            let (some, behind) = world.some(list.items(), most);
            keys.extend(some.into_iter().map(|event| event.unwrap().key));
            position = stored(&behind);
        }
        let back: Vec<_> = newest_first[..10].iter().rev().cloned().collect();
        assert_eq!(keys[11..], back);
    }

    fn a_page_that_fails_ahead_ends_the_walk_in_its_turn(world) {
        eleven_events(world);
        let unreadable = Fault::Garbage { when: When::Before };
        world.emulator.add_fault(FaultRule::on("events.list", unreadable).skip(2).count(1));
        let list = world.events().list().page_size(3).prefetch();
        let (told, position) = world.some(list.items(), 100);
        assert_eq!(told.iter().filter(|event| event.is_ok()).count(), 6);
        assert_eq!(told.last().unwrap().as_ref().unwrap_err().kind(), ErrorKind::Decode);
        let list = world.events().list().page_size(3).starting_at(stored(&position)).prefetch();
        assert_eq!(world.all(list.items()).unwrap().len(), 5);
    }
}
