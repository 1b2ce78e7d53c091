//! Status changes of objects in one event or several: book, hold, release, put up for resale, or any status.

use super::Events;
use crate::{
    api::effects::{status_change, unsettled},
    model::{ChangeObjectStatusResult, EventKeys, HoldToken, ObjectRef, ObjectStatus, StatusChangeType},
    operation::check,
};

const CHANGE: &StatusChangeType = &StatusChangeType::ChangeStatusTo;
const RELEASE: &StatusChangeType = &StatusChangeType::Release;

sale_operations! {
    STATUS_CHANGES for Events;

    /// Changes objects to any status.
    ///
    /// Takes one event or several, and objects by label, if need be with ticket type, quantity or extra data.
    /// All objects change in all events, or nothing changes. The answer holds the objects after the change.
    ///
    /// ```
    /// # fn f(client: &seatsio_core::BlockingClient) -> Result<(), seatsio_core::Error> {
    /// let result = client
    ///     .events()
    ///     .change_object_status("event1", ["A-1", "A-2"], "lost-ticket")
    ///     .rejected_previous_statuses(["booked"])
    ///     .send()?;
    /// assert_eq!(result.objects["A-1"].status().as_str(), "lost-ticket");
    /// # Ok(()) }
    /// # mod world { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doc/world.rs")); }
    /// # world::bare(f);
    /// ```
    ///
    /// # Errors
    /// `ILLEGAL_STATUS_CHANGE` (400) when an object cannot take the status, `EVENT_NOT_FOUND` (404). Before
    /// anything is sent: no events, no objects, an empty label or key.
    ///
    /// # If the answer gets lost
    /// With a hold token or an order id, or after [`named_seats`](ChangeObjectStatus::named_seats), the call is
    /// `Guarded`: it can be found out what it did. Without, it is `Once`, since the label may be of an area.
    ChangeObjectStatus = "events.change_object_status" => ChangeObjectStatusResult {
        takes hold_token order_id keep_extra_data channels allowed_previous_statuses rejected_previous_statuses
            resale_listing_id expand named_seats;
        POST "/events/groups/actions/change-object-status", Priority, Once;
        docs "https://docs.seats.io/docs/api/custom-object-status";
        effect status_change(objects, hold_token, order_id, named_seats);
        method change_object_status;
        path {}
        constants { body "type" = CHANGE; }
        required {
            into events: EventKeys => body "events";
            list objects: ObjectRef => body "objects", check check::non_empty;
            into status: ObjectStatus => body "status";
        }
    }

    /// Books objects.
    ///
    /// Takes one event or several, and objects by label, if need be with ticket type, quantity or extra data.
    /// All objects are booked in all events, or none is. Objects that are held need the token that holds them.
    /// Book first and take the payment then; never look first and then book.
    ///
    /// ```
    /// # fn f(client: &seatsio_core::BlockingClient) -> Result<(), seatsio_core::Error> {
    /// use seatsio_core::model::ObjectRef;
    ///
    /// let events = client.events();
    /// events.book("event1", ["A-1", "A-2"]).order_id("order1").send()?;
    /// events.book(["event1", "event2"], [ObjectRef::new("GA1").quantity(3)]).order_id("order2").send()?;
    /// # Ok(()) }
    /// # mod world { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doc/world.rs")); }
    /// # world::bare(f);
    /// ```
    ///
    /// # Errors
    /// Objects that are taken, held by somebody else, not for sale or in a channel that was not named (400),
    /// `EVENT_NOT_FOUND` (404). Before anything is sent: no events, no objects, an empty label or key.
    ///
    /// # If the answer gets lost
    /// With a hold token or an order id, or after [`named_seats`](BookObjects::named_seats), the call is
    /// `Guarded`: it can be found out what it did. Without, it is `Once`, since the label may be of an area.
    BookObjects = "events.book" => ChangeObjectStatusResult {
        takes hold_token order_id keep_extra_data channels expand named_seats;
        POST "/events/groups/actions/change-object-status", Priority, Once;
        docs "https://docs.seats.io/docs/api/book-objects";
        effect status_change(objects, hold_token, order_id, named_seats);
        method book;
        path {}
        constants { body "type" = CHANGE; body "status" = &ObjectStatus::Booked; }
        required {
            into events: EventKeys => body "events";
            list objects: ObjectRef => body "objects", check check::non_empty;
        }
    }

    /// Holds objects for the visitor with this token, until the token expires.
    ///
    /// All objects are held in all events, or none is. [`HoldTokens`](crate::api::HoldTokens) makes tokens.
    ///
    /// ```
    /// # fn f(client: &seatsio_core::BlockingClient) -> Result<(), seatsio_core::Error> {
    /// let token = client.hold_tokens().create().send()?;
    /// client.events().hold("event1", ["A-1", "A-2"], &token).send()?;
    /// client.events().book("event1", ["A-1", "A-2"]).hold_token(&token).send()?;
    /// # Ok(()) }
    /// # mod world { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doc/world.rs")); }
    /// # world::bare(f);
    /// ```
    ///
    /// # Errors
    /// Objects that are taken, not for sale or in a channel that was not named (400), `EVENT_NOT_FOUND` (404).
    /// Before anything is sent: no events, no objects, an empty label, key or token.
    HoldObjects = "events.hold" => ChangeObjectStatusResult {
        takes order_id keep_extra_data channels expand;
        POST "/events/groups/actions/change-object-status", Priority, Guarded;
        docs "https://docs.seats.io/docs/api/temporarily-hold-objects";
        method hold;
        path {}
        constants { body "type" = CHANGE; body "status" = &ObjectStatus::ReservedByToken; }
        required {
            into events: EventKeys => body "events";
            list objects: ObjectRef => body "objects", check check::non_empty;
            into hold_token: HoldToken => body "holdToken";
        }
    }

    /// Releases objects: makes them free, or sends them back to resale if they were up for it.
    ///
    /// All objects are released in all events, or none is. Objects that are free may be released. Held ones
    /// need their token.
    ///
    /// ```
    /// # fn f(client: &seatsio_core::BlockingClient) -> Result<(), seatsio_core::Error> {
    /// client.events().release("event1", ["A-1", "A-2"]).named_seats().send()?;
    /// # Ok(()) }
    /// # mod world { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doc/world.rs")); }
    /// # world::bare(f);
    /// ```
    ///
    /// # Errors
    /// Objects in a channel that was not named, or held by another token (400), `EVENT_NOT_FOUND` (404). Before
    /// anything is sent: no events, no objects, an empty label or key.
    ///
    /// # If the answer gets lost
    /// As [`book`](Events::book).
    ReleaseObjects = "events.release" => ChangeObjectStatusResult {
        takes hold_token order_id keep_extra_data channels expand named_seats;
        POST "/events/groups/actions/change-object-status", Priority, Once;
        docs "https://docs.seats.io/docs/api/release-objects";
        effect status_change(objects, hold_token, order_id, named_seats);
        method release;
        path {}
        constants { body "type" = RELEASE; }
        required {
            into events: EventKeys => body "events";
            list objects: ObjectRef => body "objects", check check::non_empty;
        }
    }

    /// Puts objects up for resale: their owner offers them again.
    ///
    /// They can be booked without naming their channel, and best available never chooses them. Works from any
    /// status.
    ///
    /// ```
    /// # fn f(client: &seatsio_core::BlockingClient) -> Result<(), seatsio_core::Error> {
    /// client.events().put_up_for_resale("event1", ["A-1"]).resale_listing_id("listing1").send()?;
    /// # Ok(()) }
    /// # mod world { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doc/world.rs")); }
    /// # world::bare(f);
    /// ```
    ///
    /// # Errors
    /// `EVENT_NOT_FOUND` (404). Before anything is sent: no events, no objects, an empty label or key.
    PutObjectsUpForResale = "events.put_up_for_resale" => ChangeObjectStatusResult {
        takes resale_listing_id expand named_seats;
        POST "/events/groups/actions/change-object-status", Priority, Once;
        docs "https://docs.seats.io/docs/api/resale";
        effect unsettled(objects, named_seats);
        method put_up_for_resale;
        path {}
        constants { body "type" = CHANGE; body "status" = &ObjectStatus::Resale; }
        required {
            into events: EventKeys => body "events";
            list objects: ObjectRef => body "objects", check check::non_empty;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Effect, Operation, model::Channels, model::NO_CHANNEL};
    use proptest::prelude::*;
    use serde_json::{Value, json};

    fn body(operation: &impl Operation) -> Value {
        let plan = operation.plan().unwrap();
        serde_json::from_slice(plan.body().unwrap()).unwrap()
    }

    #[test]
    fn booking_is_a_change_to_booked() {
        let operation = BookObjects::new("event1", ["A-1"]);
        let plan = operation.plan().unwrap();
        assert_eq!(
            plan.target(),
            "/events/groups/actions/change-object-status?expand=objects"
        );
        assert_eq!(
            body(&operation),
            json!({
                "type": "CHANGE_STATUS_TO", "status": "booked",
                "events": ["event1"], "objects": [{"objectId": "A-1"}],
            })
        );
    }

    #[test]
    fn a_release_has_no_status() {
        let operation = ReleaseObjects::new(["e1", "e2"], ["A-1"]);
        assert_eq!(
            body(&operation),
            json!({"type": "RELEASE", "events": ["e1", "e2"], "objects": [{"objectId": "A-1"}]})
        );
    }

    #[test]
    fn a_hold_sends_its_token() {
        let operation = HoldObjects::new("e", ["A-1"], "token1");
        assert_eq!(body(&operation)["holdToken"], "token1");
        assert_eq!(body(&operation)["status"], "reservedByToken");
    }

    #[test]
    fn false_and_empty_are_sent() {
        let operation = ChangeObjectStatus::new("e", ["A-1"], "mine")
            .keep_extra_data(false)
            .order_id("")
            .allowed_previous_statuses(Vec::<ObjectStatus>::new())
            .channels(Channels::Respected);
        let body = body(&operation);
        assert_eq!(body["keepExtraData"], false);
        assert_eq!(body["orderId"], "");
        assert_eq!(body["allowedPreviousStatuses"], json!([]));
        assert_eq!(body["ignoreChannels"], false);
        assert_eq!(body.get("channelKeys"), None);
    }

    #[test]
    fn named_channels_are_sent_as_keys() {
        let operation = BookObjects::new("e", ["A-1"]).channels(["box-office", NO_CHANNEL]);
        assert_eq!(
            body(&operation)["channelKeys"],
            json!(["box-office", "NO_CHANNEL"])
        );
        assert_eq!(body(&operation).get("ignoreChannels"), None);
    }

    #[test]
    fn an_answer_without_objects_can_be_asked_for() {
        let plan = BookObjects::new("e", ["A-1"]).expand(None).plan().unwrap();
        assert_eq!(plan.target(), "/events/groups/actions/change-object-status");
    }

    #[test]
    fn saying_that_labels_are_seats_is_not_sent() {
        let operation = BookObjects::new("e", ["A-1"]).named_seats();
        assert_eq!(body(&operation), body(&BookObjects::new("e", ["A-1"])));
        assert_eq!(operation.plan().unwrap().effect(), Effect::Guarded);
    }

    #[test]
    fn the_arguments_decide_whether_a_booking_may_double() {
        let booking = BookObjects::new("e", ["A-1"]);
        assert_eq!(booking.plan().unwrap().effect(), Effect::Once);
        assert_eq!(
            booking.order_id("order1").plan().unwrap().effect(),
            Effect::Guarded
        );
    }

    proptest! {
        #[test]
        fn any_label_key_and_order_id_arrive_as_they_were(label in "\\PC+", event in "\\PC+", order_id in "\\PC*") {
            let body = body(&BookObjects::new(event.as_str(), [label.as_str()]).order_id(order_id.as_str()));
            prop_assert_eq!(&body["objects"][0]["objectId"], &json!(label));
            prop_assert_eq!(&body["events"][0], &json!(event));
            prop_assert_eq!(&body["orderId"], &json!(order_id));
        }
    }

    #[test]
    fn no_events_and_no_objects_are_refused_by_name() {
        let none = Vec::<&str>::new();
        let error = BookObjects::new(Vec::<&str>::new(), ["A-1"]).plan().unwrap_err();
        assert_eq!(
            (error.operation(), error.argument()),
            ("events.book", Some("events"))
        );
        let error = ReleaseObjects::new("e", none).plan().unwrap_err();
        assert_eq!(
            (error.operation(), error.argument()),
            ("events.release", Some("objects"))
        );
    }

    #[test]
    fn an_empty_label_or_token_is_refused_by_name() {
        let error = BookObjects::new("e", ["A-1", ""]).plan().unwrap_err();
        assert_eq!(error.argument(), Some("objects"));
        let error = HoldObjects::new("e", ["A-1"], "").plan().unwrap_err();
        assert_eq!(error.argument(), Some("hold_token"));
    }
}
