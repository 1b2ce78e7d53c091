//! Retrieving, listing and deleting events.

use super::Events;
use crate::{
    Page,
    model::{Event, EventKey},
    operation::decode,
};

operations! {
    EVENTS for Events;

    /// Retrieves an event or a season.
    ///
    /// ```
    /// # fn f(client: &seatsio_core::BlockingClient) -> Result<(), seatsio_core::Error> {
    /// let event = client.events().retrieve("spring-gala").send()?;
    /// println!("{:?} on chart {:?}", event.role(), event.chart_key);
    /// # Ok(()) }
    /// # mod world { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doc/world.rs")); }
    /// # world::full(f);
    /// ```
    ///
    /// # Errors
    /// `EVENT_NOT_FOUND` (404).
    RetrieveEvent = "events.retrieve" => Event {
        GET "/events/{eventKey}", Regular, Read;
        docs "https://docs.seats.io/docs/api/retrieve-an-event";
        method retrieve;
        path { event: EventKey }
        required {}
        options {}
        body none;
    }

    /// Lists the events and seasons of the workspace, the newest first.
    ///
    /// Seasons come without their events and partial seasons.
    ///
    /// ```
    /// # fn f(client: &seatsio_core::BlockingClient) -> Result<(), seatsio_core::Error> {
    /// for event in client.events().list().items() {
    ///     println!("{}", event?.key);
    /// }
    /// # Ok(()) }
    /// # mod world { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doc/world.rs")); }
    /// # world::full(f);
    /// ```
    ListEvents = "events.list" => Page<Event> {
        GET "/events", Regular, Read;
        docs "https://docs.seats.io/docs/api/list-events";
        method list;
        path {}
        required {}
        options {}
        body none;
        paged Event, by id;
    }

    /// Deletes an event or a season, with everything that was booked in it.
    ///
    /// ```
    /// # fn f(client: &seatsio_core::BlockingClient) -> Result<(), seatsio_core::Error> {
    /// client.events().delete("spring-gala").send()?;
    /// # Ok(()) }
    /// # mod world { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doc/world.rs")); }
    /// # world::full(f);
    /// ```
    ///
    /// # Errors
    /// `EVENT_NOT_FOUND` (404), also when a first try deleted it and its answer got lost.
    DeleteEvent = "events.delete" => (), via decode::nothing {
        DELETE "/events/{eventKey}", Regular, Idempotent;
        docs "https://docs.seats.io/docs/api/delete-an-event";
        method delete;
        path { event: EventKey }
        required {}
        options {}
        body none;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Operation, page::one_page};
    use http::Method;

    #[test]
    fn a_key_is_encoded_as_one_segment() {
        let plan = RetrieveEvent::new("a/b c").plan().unwrap();
        assert_eq!(plan.target(), "/events/a%2Fb%20c");
    }

    #[test]
    fn a_key_that_no_url_can_carry_is_refused() {
        let error = RetrieveEvent::new("..").plan().unwrap_err();
        assert_eq!(
            (error.operation(), error.argument()),
            ("events.retrieve", Some("event"))
        );
    }

    #[test]
    fn a_page_has_a_size_and_a_place() {
        let list = ListEvents::new().page_size(20).starting_after(46);
        assert_eq!(
            one_page(&list).unwrap().target(),
            "/events?limit=20&start_after_id=46"
        );
    }

    #[test]
    fn deleting_sends_no_body() {
        let plan = DeleteEvent::new("event1").plan().unwrap();
        assert_eq!(plan.spec().method, Method::DELETE);
        assert_eq!(plan.body(), None);
    }
}
