//! Changing what an event is: key, name, date, tables, categories, chart.

use super::Events;
use crate::model::Map;
use crate::{
    api::{arguments, effects::update},
    model::{
        Category, CategoryKey, ChartKey, Event, EventKey, LocalDate, Nullable, ObjectLabel,
        TableBookingConfig, TableBookingMode, Text,
    },
    operation::decode,
};

const NONE_OF_THE_OBJECTS: Map<ObjectLabel, CategoryKey> = Map::new();
const NO_CATEGORIES: Vec<Category> = Vec::new();

#[inline]
fn event_date(date: &Nullable<LocalDate>) -> Result<(), crate::Invalid> {
    date.value().map_or(Ok(()), arguments::event_date)
}

operations! {
    UPDATE_EVENTS for Events;

    /// Updates an event: what is not set stays as it is.
    ///
    /// ```
    /// # fn f(client: &seatsio_core::BlockingClient) -> Result<(), seatsio_core::Error> {
    /// client.events().update("spring-gala").name("Summer gala").date(None).remove_categories().send()?;
    /// # Ok(()) }
    /// # mod world { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doc/world.rs")); }
    /// # world::full(f);
    /// ```
    ///
    /// # Errors
    /// `EVENT_NOT_FOUND` (404). Before anything is sent: an empty key or label, a day before 2014.
    ///
    /// # If the answer gets lost
    /// It is repeated, unless it gives the event a new key: the second time nothing has the old key any more,
    /// so that is `Guarded`.
    UpdateEvent = "events.update" => (), via decode::nothing {
        POST "/events/{eventKey}", Regular, Idempotent;
        docs "https://docs.seats.io/docs/api/update-an-event";
        effect update(event_key);
        method update;
        path { event: EventKey }
        required {}
        options {
            /// A new key. The old one is gone afterwards.
            into event_key: EventKey => body "eventKey";
            /// The name, for people; `None` removes it.
            into name: Nullable<Text> => body "name";
            /// The day of the event, from 2014-01-01 to ten years from now; `None` removes it.
            into date: Nullable<LocalDate> => body "date", check event_date;
            /// How tables are booked. Bookings of objects that are none any more are kept out of sight.
            into table_booking_config: TableBookingConfig => body "tableBookingConfig";
            /// Categories of single objects that differ from those of the chart, by label: all of them; others
            /// are removed.
            map object_categories: (ObjectLabel, CategoryKey) => body "objectCategories";
            /// Categories of this event alone: all of them; others are removed.
            list categories: Category => body "categories";
            /// Whether the event is over. Only for events of a season, which then does not count what is taken
            /// in them.
            plain is_in_the_past: bool => body "isInThePast";
            /// Old: moves the event to another chart.
            /// [`move_event_to_new_chart_copy`](Events::move_event_to_new_chart_copy) is what is left of it.
            into chart_key: ChartKey => body "chartKey";
            /// Old: whether tables are booked as a whole.
            /// [`table_booking_config`](Self::table_booking_config) has replaced it.
            plain book_whole_tables: bool => body "bookWholeTables";
            /// Old: how single tables are booked. [`table_booking_config`](Self::table_booking_config) has
            /// replaced it.
            map table_booking_modes: (ObjectLabel, TableBookingMode) => body "tableBookingModes";
            /// Old: the key of a social distancing ruleset of the chart; the empty text removes it. They have
            /// been removed from the API.
            into social_distancing_ruleset_key: Text => body "socialDistancingRulesetKey";
        }
        body object;
    }

    /// Gives all objects the categories that they have on the chart again.
    ///
    /// The same as [`update`](Events::update) with
    /// [`remove_object_categories`](UpdateEvent::remove_object_categories).
    ///
    /// ```
    /// # fn f(client: &seatsio_core::BlockingClient) -> Result<(), seatsio_core::Error> {
    /// client.events().remove_object_categories("spring-gala").send()?;
    /// # Ok(()) }
    /// # mod world { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doc/world.rs")); }
    /// # world::full(f);
    /// ```
    ///
    /// # Errors
    /// `EVENT_NOT_FOUND` (404).
    RemoveObjectCategories = "events.remove_object_categories" => (), via decode::nothing {
        POST "/events/{eventKey}", Regular, Idempotent;
        docs "https://docs.seats.io/docs/api/update-an-event";
        method remove_object_categories;
        path { event: EventKey }
        constants { body "objectCategories" = &NONE_OF_THE_OBJECTS; }
        required {}
        options {}
        body object;
    }

    /// Removes the categories that belong to this event alone.
    ///
    /// The same as [`update`](Events::update) with [`remove_categories`](UpdateEvent::remove_categories).
    ///
    /// ```
    /// # fn f(client: &seatsio_core::BlockingClient) -> Result<(), seatsio_core::Error> {
    /// client.events().remove_categories("spring-gala").send()?;
    /// # Ok(()) }
    /// # mod world { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doc/world.rs")); }
    /// # world::full(f);
    /// ```
    ///
    /// # Errors
    /// `EVENT_NOT_FOUND` (404).
    RemoveCategories = "events.remove_categories" => (), via decode::nothing {
        POST "/events/{eventKey}", Regular, Idempotent;
        docs "https://docs.seats.io/docs/api/update-an-event";
        method remove_categories;
        path { event: EventKey }
        constants { body "categories" = &NO_CATEGORIES; }
        required {}
        options {}
        body object;
    }

    /// Copies the chart of an event, and moves the event to the copy.
    ///
    /// Afterwards the chart can be changed for this event alone. The event keeps its key and its bookings; the
    /// answer has the key of the new chart.
    ///
    /// ```
    /// # fn f(client: &seatsio_core::BlockingClient) -> Result<(), seatsio_core::Error> {
    /// let event = client.events().move_event_to_new_chart_copy("spring-gala").send()?;
    /// println!("now on chart {:?}", event.chart_key);
    /// # Ok(()) }
    /// # mod world { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doc/world.rs")); }
    /// # world::full(f);
    /// ```
    ///
    /// # Errors
    /// `EVENT_NOT_FOUND` (404).
    ///
    /// # If the answer gets lost
    /// It is never sent again by itself: each time there would be another copy.
    MoveEventToNewChartCopy = "events.move_event_to_new_chart_copy" => Event {
        POST "/events/{eventKey}/actions/move-to-new-chart-copy", Regular, Once;
        docs "https://docs.seats.io/docs/api/move-event-to-new-chart-copy";
        method move_event_to_new_chart_copy;
        path { event: EventKey }
        required {}
        options {}
        body none;
    }
}

impl<C> UpdateEvent<C> {
    /// Gives all objects the categories that they have on the chart again.
    #[inline]
    pub fn remove_object_categories(self) -> Self {
        self.object_categories(Map::<ObjectLabel, CategoryKey>::new())
    }

    /// Removes the categories that belong to this event alone.
    #[inline]
    pub fn remove_categories(self) -> Self {
        self.categories(Vec::<Category>::new())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Effect, Operation};
    use serde_json::Value;
    use serde_json::json;

    fn body(operation: &impl Operation) -> Value {
        let plan = operation.plan().unwrap();
        serde_json::from_slice(plan.body().unwrap()).unwrap()
    }

    #[test]
    fn unset_null_empty_and_false_are_four_things() {
        assert_eq!(body(&UpdateEvent::new("e")), json!({}));
        let operation = UpdateEvent::new("e").name(None).date(None).is_in_the_past(false);
        assert_eq!(
            body(&operation),
            json!({"name": null, "date": null, "isInThePast": false})
        );
        assert_eq!(body(&UpdateEvent::new("e").name("")), json!({"name": ""}));
    }

    #[test]
    fn removing_sends_empty_values() {
        let operation = UpdateEvent::new("e")
            .remove_categories()
            .remove_object_categories();
        assert_eq!(
            body(&operation),
            json!({"categories": [], "objectCategories": {}})
        );
        assert_eq!(body(&RemoveCategories::new("e")), json!({"categories": []}));
        assert_eq!(
            body(&RemoveObjectCategories::new("e")),
            json!({"objectCategories": {}})
        );
    }

    #[test]
    fn a_new_key_cannot_be_set_twice() {
        let operation = UpdateEvent::new("old").event_key("new");
        assert_eq!(operation.plan().unwrap().target(), "/events/old");
        assert_eq!(operation.plan().unwrap().effect(), Effect::Guarded);
        assert_eq!(UpdateEvent::new("e").plan().unwrap().effect(), Effect::Idempotent);
    }

    #[test]
    fn category_keys_stay_numbers_or_texts() {
        let keys = [("A-1", CategoryKey::from(10)), ("A-2", CategoryKey::from("10"))];
        let operation = UpdateEvent::new("e").object_categories(keys);
        assert_eq!(
            body(&operation),
            json!({"objectCategories": {"A-1": 10, "A-2": "10"}})
        );
    }

    #[test]
    fn refused_arguments_are_named() {
        let error = UpdateEvent::new("e").event_key("").plan().unwrap_err();
        assert_eq!(error.argument(), Some("event_key"));
        let early = LocalDate::new(1999, 1, 1).unwrap();
        let error = UpdateEvent::new("e").date(early).plan().unwrap_err();
        assert_eq!(error.argument(), Some("date"));
    }
}
