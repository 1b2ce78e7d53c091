//! Best available: the server chooses the objects and changes their status.

use super::Events;
use crate::model::{BestAvailableParams, BestAvailableResult, EventKey, HoldToken, ObjectStatus};

sale_operations! {
    BEST_AVAILABLE for Events;

    /// Lets the server choose objects, and changes them to any status.
    ///
    /// It looks for seats that are beside each other, near the focal point of the chart, without leaving single
    /// seats free; failing that for less. [`BestAvailableParams`] says how many and where; a number alone will
    /// do. Works for one event at a time.
    ///
    /// ```
    /// # fn f(client: &seatsio_core::BlockingClient) -> Result<(), seatsio_core::Error> {
    /// use seatsio_core::model::BestAvailableParams;
    ///
    /// let wish = BestAvailableParams::new(3).categories(["Balcony"]).try_to_prevent_orphan_seats(false);
    /// let found = client.events().change_best_available_object_status("event1", wish, "reserved").send()?;
    /// println!("{:?}, beside each other: {:?}", found.objects, found.next_to_each_other);
    /// # Ok(()) }
    /// # mod world { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doc/world.rs")); }
    /// # world::bare(f);
    /// ```
    ///
    /// # Errors
    /// `BEST_AVAILABLE_OBJECTS_NOT_FOUND` (400) when nothing fits, 400 for a chart without a focal point,
    /// `EVENT_NOT_FOUND` (404). Before anything is sent: a wish for 0 objects, or for more accessible seats than
    /// objects.
    ///
    /// # If the answer gets lost
    /// It is never sent again by itself: it would take other objects. An order id finds what was taken.
    ChangeBestAvailableObjectStatus = "events.change_best_available_object_status" => BestAvailableResult {
        takes hold_token order_id keep_extra_data channels;
        POST "/events/{eventKey}/actions/change-object-status", Priority, Once;
        docs "https://docs.seats.io/docs/api/best-available";
        method change_best_available_object_status;
        path { event: EventKey }
        required {
            into best_available: BestAvailableParams => body "bestAvailable";
            into status: ObjectStatus => body "status";
        }
    }

    /// Lets the server choose objects, and books them.
    ///
    /// As [`change_best_available_object_status`](Events::change_best_available_object_status).
    ///
    /// ```
    /// # fn f(client: &seatsio_core::BlockingClient) -> Result<(), seatsio_core::Error> {
    /// let found = client.events().book_best_available("event1", 3).order_id("order1").send()?;
    /// # Ok(()) }
    /// # mod world { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doc/world.rs")); }
    /// # world::bare(f);
    /// ```
    ///
    /// # Errors
    /// As [`change_best_available_object_status`](Events::change_best_available_object_status).
    BookBestAvailable = "events.book_best_available" => BestAvailableResult {
        takes hold_token order_id keep_extra_data channels;
        POST "/events/{eventKey}/actions/change-object-status", Priority, Once;
        docs "https://docs.seats.io/docs/api/best-available";
        method book_best_available;
        path { event: EventKey }
        constants { body "status" = &ObjectStatus::Booked; }
        required { into best_available: BestAvailableParams => body "bestAvailable"; }
    }

    /// Lets the server choose objects, and holds them for the visitor with this token.
    ///
    /// As [`change_best_available_object_status`](Events::change_best_available_object_status).
    ///
    /// ```
    /// # fn f(client: &seatsio_core::BlockingClient) -> Result<(), seatsio_core::Error> {
    /// let token = client.hold_tokens().create().send()?;
    /// let found = client.events().hold_best_available("event1", 3, &token).send()?;
    /// # Ok(()) }
    /// # mod world { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doc/world.rs")); }
    /// # world::bare(f);
    /// ```
    ///
    /// # Errors
    /// As [`change_best_available_object_status`](Events::change_best_available_object_status).
    HoldBestAvailable = "events.hold_best_available" => BestAvailableResult {
        takes order_id keep_extra_data channels;
        POST "/events/{eventKey}/actions/change-object-status", Priority, Once;
        docs "https://docs.seats.io/docs/api/best-available";
        method hold_best_available;
        path { event: EventKey }
        constants { body "status" = &ObjectStatus::ReservedByToken; }
        required {
            into best_available: BestAvailableParams => body "bestAvailable";
            into hold_token: HoldToken => body "holdToken";
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Effect, Operation};
    use serde_json::{Value, json};

    #[test]
    fn a_number_alone_is_a_wish() {
        let plan = BookBestAvailable::new("event1", 3).plan().unwrap();
        assert_eq!(plan.target(), "/events/event1/actions/change-object-status");
        let body: Value = serde_json::from_slice(plan.body().unwrap()).unwrap();
        assert_eq!(body, json!({"status": "booked", "bestAvailable": {"number": 3}}));
    }

    #[test]
    fn every_part_of_the_wish_is_sent_also_when_empty_or_false() {
        let wish = BestAvailableParams::new(2)
            .categories(Vec::<&str>::new())
            .zone("vip")
            .sections(["A"])
            .extra_data([json!({}), json!({"name": "Ada"})])
            .ticket_types(["adult", ""])
            .try_to_prevent_orphan_seats(false)
            .accessible_seats(0);
        let plan = HoldBestAvailable::new("e", wish, "token1").plan().unwrap();
        let body: Value = serde_json::from_slice(plan.body().unwrap()).unwrap();
        assert_eq!(
            body,
            json!({
                "status": "reservedByToken", "holdToken": "token1",
                "bestAvailable": {
                    "number": 2, "categories": [], "zone": "vip", "sections": ["A"],
                    "extraData": [{}, {"name": "Ada"}], "ticketTypes": ["adult", ""],
                    "tryToPreventOrphanSeats": false, "accessibleSeats": 0,
                },
            })
        );
    }

    #[test]
    fn even_an_order_id_does_not_make_it_repeatable() {
        let plan = BookBestAvailable::new("e", 1).order_id("order1").plan().unwrap();
        assert_eq!(plan.effect(), Effect::Once);
    }

    #[test]
    fn wishes_that_cannot_be_met_are_refused() {
        let error = BookBestAvailable::new("e", 0).plan().unwrap_err();
        assert_eq!(error.argument(), Some("best_available"));
        let wish = BestAvailableParams::new(2).accessible_seats(3);
        let error = BookBestAvailable::new("e", wish).plan().unwrap_err();
        assert_eq!(
            (error.operation(), error.argument()),
            ("events.book_best_available", Some("best_available"))
        );
    }
}
