//! Status changes by the endpoints that take one event in their path.
//!
//! They do what the calls for one event or several do. No official client uses them any more, but they are
//! documented, and a server in between may know them only.

use super::Events;
use crate::{
    api::effects::{status_change, unsettled},
    model::{ChangeObjectStatusResult, EventKey, HoldToken, ObjectRef, ObjectStatus, StatusChangeType},
    operation::check,
};

const CHANGE: &StatusChangeType = &StatusChangeType::ChangeStatusTo;

sale_operations! {
    STATUS_CHANGES_OF_ONE_EVENT for Events;

    /// Changes objects of one event to any status: [`change_object_status`](Events::change_object_status) by
    /// the endpoint for one event.
    ///
    /// ```
    /// # fn f(client: &seatsio_core::BlockingClient) -> Result<(), seatsio_core::Error> {
    /// client.events().change_object_status_single("event1", ["A-1"], "lost-ticket").send()?;
    /// # Ok(()) }
    /// # mod world { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doc/world.rs")); }
    /// # world::bare(f);
    /// ```
    ///
    /// # Errors
    /// As [`change_object_status`](Events::change_object_status).
    ChangeObjectStatusSingle = "events.change_object_status_single" => ChangeObjectStatusResult {
        takes hold_token order_id keep_extra_data channels allowed_previous_statuses rejected_previous_statuses
            resale_listing_id ignore_social_distancing expand named_seats;
        POST "/events/{eventKey}/actions/change-object-status", Priority, Once;
        docs "https://docs.seats.io/docs/api/custom-object-status";
        effect status_change(objects, hold_token, order_id, named_seats);
        method change_object_status_single;
        path { event: EventKey }
        constants { body "type" = CHANGE; }
        required {
            list objects: ObjectRef => body "objects", check check::non_empty;
            into status: ObjectStatus => body "status";
        }
    }

    /// Books objects of one event: [`book`](Events::book) by the endpoint for one event.
    ///
    /// ```
    /// # fn f(client: &seatsio_core::BlockingClient) -> Result<(), seatsio_core::Error> {
    /// client.events().book_single("event1", ["A-1", "A-2"]).order_id("order1").send()?;
    /// # Ok(()) }
    /// # mod world { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doc/world.rs")); }
    /// # world::bare(f);
    /// ```
    ///
    /// # Errors
    /// As [`book`](Events::book).
    BookObjectsSingle = "events.book_single" => ChangeObjectStatusResult {
        takes hold_token order_id keep_extra_data channels expand named_seats;
        POST "/events/{eventKey}/actions/book", Priority, Once;
        docs "https://docs.seats.io/docs/api/book-objects";
        effect status_change(objects, hold_token, order_id, named_seats);
        method book_single;
        path { event: EventKey }
        required { list objects: ObjectRef => body "objects", check check::non_empty; }
    }

    /// Holds objects of one event: [`hold`](Events::hold) by the endpoint for one event.
    ///
    /// ```
    /// # fn f(client: &seatsio_core::BlockingClient) -> Result<(), seatsio_core::Error> {
    /// client.events().hold_single("event1", ["A-1", "A-2"], "a-token").send()?;
    /// # Ok(()) }
    /// # mod world { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doc/world.rs")); }
    /// # world::bare(f);
    /// ```
    ///
    /// # Errors
    /// As [`hold`](Events::hold).
    HoldObjectsSingle = "events.hold_single" => ChangeObjectStatusResult {
        takes order_id keep_extra_data channels expand;
        POST "/events/{eventKey}/actions/hold", Priority, Guarded;
        docs "https://docs.seats.io/docs/api/temporarily-hold-objects";
        method hold_single;
        path { event: EventKey }
        required {
            list objects: ObjectRef => body "objects", check check::non_empty;
            into hold_token: HoldToken => body "holdToken";
        }
    }

    /// Releases objects of one event: [`release`](Events::release) by the endpoint for one event.
    ///
    /// ```
    /// # fn f(client: &seatsio_core::BlockingClient) -> Result<(), seatsio_core::Error> {
    /// client.events().release_single("event1", ["A-1", "A-2"]).named_seats().send()?;
    /// # Ok(()) }
    /// # mod world { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doc/world.rs")); }
    /// # world::bare(f);
    /// ```
    ///
    /// # Errors
    /// As [`release`](Events::release).
    ReleaseObjectsSingle = "events.release_single" => ChangeObjectStatusResult {
        takes hold_token order_id keep_extra_data channels expand named_seats;
        POST "/events/{eventKey}/actions/release", Priority, Once;
        docs "https://docs.seats.io/docs/api/release-objects";
        effect status_change(objects, hold_token, order_id, named_seats);
        method release_single;
        path { event: EventKey }
        required { list objects: ObjectRef => body "objects", check check::non_empty; }
    }

    /// Puts objects of one event up for resale: [`put_up_for_resale`](Events::put_up_for_resale) by the
    /// endpoint for one event.
    ///
    /// ```
    /// # fn f(client: &seatsio_core::BlockingClient) -> Result<(), seatsio_core::Error> {
    /// client.events().put_up_for_resale_single("event1", ["A-1"]).resale_listing_id("listing1").send()?;
    /// # Ok(()) }
    /// # mod world { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doc/world.rs")); }
    /// # world::bare(f);
    /// ```
    ///
    /// # Errors
    /// As [`put_up_for_resale`](Events::put_up_for_resale).
    PutObjectsUpForResaleSingle = "events.put_up_for_resale_single" => ChangeObjectStatusResult {
        takes resale_listing_id expand named_seats;
        POST "/events/{eventKey}/actions/put-up-for-resale", Priority, Once;
        docs "https://docs.seats.io/docs/api/resale";
        effect unsettled(objects, named_seats);
        method put_up_for_resale_single;
        path { event: EventKey }
        required { list objects: ObjectRef => body "objects", check check::non_empty; }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Effect, Operation};

    #[test]
    fn the_path_says_event_and_status() {
        let plan = BookObjectsSingle::new("event 1", ["A-1"])
            .order_id("o1")
            .plan()
            .unwrap();
        assert_eq!(plan.target(), "/events/event%201/actions/book?expand=objects");
        assert_eq!(
            plan.body().unwrap(),
            r#"{"objects":[{"objectId":"A-1"}],"orderId":"o1"}"#
        );
    }

    #[test]
    fn a_custom_status_is_sent_with_its_type() {
        let plan = ChangeObjectStatusSingle::new("e", ["A-1"], "mine")
            .plan()
            .unwrap();
        assert_eq!(
            plan.body().unwrap(),
            r#"{"type":"CHANGE_STATUS_TO","objects":[{"objectId":"A-1"}],"status":"mine"}"#
        );
    }

    #[test]
    fn effects_are_those_of_the_calls_for_several_events() {
        let release = ReleaseObjectsSingle::new("e", ["A-1"]);
        assert_eq!(release.clone().plan().unwrap().effect(), Effect::Once);
        assert_eq!(release.named_seats().plan().unwrap().effect(), Effect::Guarded);
        let hold = HoldObjectsSingle::new("e", ["A-1"], "token1");
        assert_eq!(hold.plan().unwrap().effect(), Effect::Guarded);
        let resale = PutObjectsUpForResaleSingle::new("e", ["A-1"]).resale_listing_id("l1");
        assert_eq!(resale.plan().unwrap().effect(), Effect::Once);
    }
}
