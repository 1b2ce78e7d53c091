//! Status changes of several events by the endpoints that old documentation called seasons.

use crate::{
    Unbound,
    api::effects::status_change,
    model::{EventKeys, HoldToken, ObjectRef, ObjectStatus},
    operation::{check, decode},
};

/// Status changes of several events by the endpoints that old documentation called seasons.
///
/// [`Events::book`](crate::api::Events::book) and its neighbours, which take one event or several, have
/// replaced them.
#[derive(Clone, Debug)]
pub struct LegacySeasons<C = Unbound> {
    client: C,
}

impl<C> LegacySeasons<C> {
    #[inline]
    pub(super) fn new(client: C) -> Self {
        Self { client }
    }
}

sale_operations! {
    LEGACY_SEASONS for LegacySeasons;

    /// Changes objects in several events to any status.
    ///
    /// [`Events::change_object_status`](crate::api::Events::change_object_status) has replaced it.
    ///
    /// ```
    /// # fn f(client: &seatsio_core::BlockingClient) -> Result<(), seatsio_core::Error> {
    /// client.legacy().seasons().change_object_status(["event1", "event2"], ["A-1"], "lost-ticket").send()?;
    /// # Ok(()) }
    /// # mod world { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doc/world.rs")); }
    /// # world::bare(f);
    /// ```
    ///
    /// # Errors
    /// As there.
    LegacyChangeObjectStatusInSeason = "seasons.legacy.change_object_status" => (), via decode::nothing {
        takes hold_token order_id keep_extra_data channels named_seats;
        POST "/seasons/actions/change-object-status", Regular, Once, legacy;
        docs "https://docs.seats.io/docs/api/event-groups";
        effect status_change(objects, hold_token, order_id, named_seats);
        method change_object_status;
        path {}
        required {
            into events: EventKeys => body "events";
            list objects: ObjectRef => body "objects", check check::non_empty;
            into status: ObjectStatus => body "status";
        }
    }

    /// Books objects in several events.
    ///
    /// [`Events::book`](crate::api::Events::book) has replaced it.
    ///
    /// ```
    /// # fn f(client: &seatsio_core::BlockingClient) -> Result<(), seatsio_core::Error> {
    /// client.legacy().seasons().book(["event1", "event2"], ["A-1"]).order_id("order1").send()?;
    /// # Ok(()) }
    /// # mod world { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doc/world.rs")); }
    /// # world::bare(f);
    /// ```
    ///
    /// # Errors
    /// As there.
    LegacyBookObjectsInSeason = "seasons.legacy.book" => (), via decode::nothing {
        takes hold_token order_id keep_extra_data channels named_seats;
        POST "/seasons/actions/book", Regular, Once, legacy;
        docs "https://docs.seats.io/docs/api/event-groups";
        effect status_change(objects, hold_token, order_id, named_seats);
        method book;
        path {}
        required {
            into events: EventKeys => body "events";
            list objects: ObjectRef => body "objects", check check::non_empty;
        }
    }

    /// Holds objects in several events.
    ///
    /// [`Events::hold`](crate::api::Events::hold) has replaced it.
    ///
    /// ```
    /// # fn f(client: &seatsio_core::BlockingClient) -> Result<(), seatsio_core::Error> {
    /// client.legacy().seasons().hold(["event1", "event2"], ["A-1"], "a-token").send()?;
    /// # Ok(()) }
    /// # mod world { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doc/world.rs")); }
    /// # world::bare(f);
    /// ```
    ///
    /// # Errors
    /// As there.
    LegacyHoldObjectsInSeason = "seasons.legacy.hold" => (), via decode::nothing {
        takes order_id keep_extra_data channels;
        POST "/seasons/actions/hold", Regular, Guarded, legacy;
        docs "https://docs.seats.io/docs/api/event-groups";
        method hold;
        path {}
        required {
            into events: EventKeys => body "events";
            list objects: ObjectRef => body "objects", check check::non_empty;
            into hold_token: HoldToken => body "holdToken";
        }
    }

    /// Releases objects in several events.
    ///
    /// [`Events::release`](crate::api::Events::release) has replaced it.
    ///
    /// ```
    /// # fn f(client: &seatsio_core::BlockingClient) -> Result<(), seatsio_core::Error> {
    /// client.legacy().seasons().release(["event1", "event2"], ["A-1"]).named_seats().send()?;
    /// # Ok(()) }
    /// # mod world { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doc/world.rs")); }
    /// # world::bare(f);
    /// ```
    ///
    /// # Errors
    /// As there.
    LegacyReleaseObjectsInSeason = "seasons.legacy.release" => (), via decode::nothing {
        takes hold_token order_id keep_extra_data channels named_seats;
        POST "/seasons/actions/release", Regular, Once, legacy;
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
    use crate::{Effect, Operation};

    #[test]
    fn the_path_says_the_status_and_nothing_is_asked_back() {
        let plan = LegacyBookObjectsInSeason::new(["e1"], ["A-1"]).plan().unwrap();
        assert_eq!(plan.target(), "/seasons/actions/book");
        assert_eq!(
            plan.body().unwrap(),
            r#"{"events":["e1"],"objects":[{"objectId":"A-1"}]}"#
        );
        assert_eq!((plan.effect(), plan.spec().legacy), (Effect::Once, true));
    }

    #[test]
    fn a_custom_status_is_sent() {
        let plan = LegacyChangeObjectStatusInSeason::new("e", ["A-1"], "mine")
            .order_id("order1")
            .plan()
            .unwrap();
        assert_eq!(plan.target(), "/seasons/actions/change-object-status");
        assert_eq!(plan.effect(), Effect::Guarded);
    }
}
