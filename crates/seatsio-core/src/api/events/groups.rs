//! Status changes by the endpoints for groups of events whose path says the status.

use crate::{
    Unbound,
    api::effects::status_change,
    model::{ChangeObjectStatusResult, EventKeys, HoldToken, ObjectRef},
    operation::check,
};

/// Status changes by the endpoints for groups of events whose path says the status.
///
/// They are documented, but no official client uses them. [`Events::book`](crate::api::Events::book) and its
/// neighbours, which take one event or several, do the same.
#[derive(Clone, Debug)]
pub struct EventGroups<C = Unbound> {
    pub(crate) client: C,
}

sale_operations! {
    STATUS_CHANGES_OF_GROUPS for EventGroups;

    /// Books objects in a group of events, in all or in none.
    ///
    /// ```
    /// # fn f(client: &seatsio_core::BlockingClient) -> Result<(), seatsio_core::Error> {
    /// client.events().groups().book(["event1", "event2"], ["A-1"]).order_id("order1").send()?;
    /// # Ok(()) }
    /// # mod world { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doc/world.rs")); }
    /// # world::bare(f);
    /// ```
    ///
    /// # Errors
    /// As [`Events::book`](crate::api::Events::book).
    BookObjectsInGroup = "events.groups.book" => ChangeObjectStatusResult {
        takes hold_token order_id keep_extra_data channels expand named_seats;
        POST "/events/groups/actions/book", Priority, Once;
        docs "https://docs.seats.io/docs/api/event-groups";
        effect status_change(objects, hold_token, order_id, named_seats);
        method book;
        path {}
        required {
            into events: EventKeys => body "events";
            list objects: ObjectRef => body "objects", check check::non_empty;
        }
    }

    /// Holds objects in a group of events, in all or in none, for the visitor with this token.
    ///
    /// ```
    /// # fn f(client: &seatsio_core::BlockingClient) -> Result<(), seatsio_core::Error> {
    /// client.events().groups().hold(["event1", "event2"], ["A-1"], "a-token").send()?;
    /// # Ok(()) }
    /// # mod world { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doc/world.rs")); }
    /// # world::bare(f);
    /// ```
    ///
    /// # Errors
    /// As [`Events::hold`](crate::api::Events::hold).
    HoldObjectsInGroup = "events.groups.hold" => ChangeObjectStatusResult {
        takes order_id keep_extra_data channels expand;
        POST "/events/groups/actions/hold", Priority, Guarded;
        docs "https://docs.seats.io/docs/api/event-groups";
        method hold;
        path {}
        required {
            into events: EventKeys => body "events";
            list objects: ObjectRef => body "objects", check check::non_empty;
            into hold_token: HoldToken => body "holdToken";
        }
    }

    /// Releases objects in a group of events, in all or in none.
    ///
    /// ```
    /// # fn f(client: &seatsio_core::BlockingClient) -> Result<(), seatsio_core::Error> {
    /// client.events().groups().release(["event1", "event2"], ["A-1"]).named_seats().send()?;
    /// # Ok(()) }
    /// # mod world { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doc/world.rs")); }
    /// # world::bare(f);
    /// ```
    ///
    /// # Errors
    /// As [`Events::release`](crate::api::Events::release).
    ReleaseObjectsInGroup = "events.groups.release" => ChangeObjectStatusResult {
        takes hold_token order_id keep_extra_data channels expand named_seats;
        POST "/events/groups/actions/release", Priority, Once;
        docs "https://docs.seats.io/docs/api/event-groups";
        effect status_change(objects, hold_token, order_id, named_seats);
        method release;
        path {}
        required {
            into events: EventKeys => body "events";
            list objects: ObjectRef => body "objects", check check::non_empty;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Operation;

    #[test]
    fn the_path_says_the_status_and_the_body_the_events() {
        let plan = BookObjectsInGroup::new(["e1", "e2"], ["A-1"]).plan().unwrap();
        assert_eq!(plan.target(), "/events/groups/actions/book?expand=objects");
        assert_eq!(
            plan.body().unwrap(),
            r#"{"events":["e1","e2"],"objects":[{"objectId":"A-1"}]}"#
        );
    }

    #[test]
    fn a_group_without_events_is_refused() {
        let error = ReleaseObjectsInGroup::new(Vec::<&str>::new(), ["A-1"])
            .plan()
            .unwrap_err();
        assert_eq!(
            (error.operation(), error.argument()),
            ("events.groups.release", Some("events"))
        );
    }
}
