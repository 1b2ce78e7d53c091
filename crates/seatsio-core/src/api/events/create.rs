//! Making events.

use super::Events;
use crate::{
    Invalid,
    api::{
        arguments,
        effects::{new_event, new_events},
    },
    model::{
        Category, CategoryKey, ChannelCreationParams, ChartKey, CreateEventParams, Event, EventKey,
        EventList, ForSaleConfigParams, LocalDate, ObjectLabel, TableBookingConfig, TableBookingMode, Text,
    },
    operation::check,
};

#[inline]
fn up_to_a_hundred(events: &[CreateEventParams]) -> Result<(), Invalid> {
    check::at_most(events, 100)
}

operations! {
    CREATE_EVENTS for Events;

    /// Creates an event on a chart.
    ///
    /// ```
    /// # fn f(client: &seatsio_core::BlockingClient) -> Result<(), seatsio_core::Error> {
    /// let event = client.events().create("a-chart-key").event_key("spring-gala").name("Spring gala").send()?;
    /// println!("{} was made on {:?}", event.key, event.created_on);
    /// # Ok(()) }
    /// # mod world { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doc/world.rs")); }
    /// # world::bare(f);
    /// ```
    ///
    /// # Errors
    /// `CHART_NOT_FOUND` (404), 400 for a key that is taken. Before anything is sent: an empty key or label, a
    /// day before 2014.
    ///
    /// # If the answer gets lost
    /// With a key of your own the call is `Guarded`: a second event with this key is refused. Without, it is
    /// `Once`: each time another event would be made.
    CreateEvent = "events.create" => Event {
        POST "/events", Regular, Once;
        docs "https://docs.seats.io/docs/api/create-an-event";
        effect new_event(event_key);
        method create;
        path {}
        required { into chart_key: ChartKey => body "chartKey"; }
        options {
            /// The key, unique in the workspace. Unset: the server makes one up.
            into event_key: EventKey => body "eventKey";
            /// The name, for people.
            into name: Text => body "name";
            /// The day of the event, from 2014-01-01 to ten years from now.
            into date: LocalDate => body "date", check arguments::event_date;
            /// How tables are booked. Unset: as drawn.
            into table_booking_config: TableBookingConfig => body "tableBookingConfig";
            /// Categories of single objects that differ from those of the chart, by label.
            map object_categories: (ObjectLabel, CategoryKey) => body "objectCategories";
            /// Categories of this event alone, beside those of the chart.
            list categories: Category => body "categories";
            /// Channels.
            list channels: ChannelCreationParams => body "channels";
            /// What is for sale. Unset: everything.
            into for_sale_config: ForSaleConfigParams => body "forSaleConfig";
            /// Old: whether tables are booked as a whole.
            /// [`table_booking_config`](Self::table_booking_config) has replaced it.
            plain book_whole_tables: bool => body "bookWholeTables";
            /// Old: how single tables are booked. [`table_booking_config`](Self::table_booking_config) has
            /// replaced it.
            map table_booking_modes: (ObjectLabel, TableBookingMode) => body "tableBookingModes";
            /// Old: the key of a social distancing ruleset of the chart. They have been removed.
            into social_distancing_ruleset_key: Text => body "socialDistancingRulesetKey";
        }
        body object;
    }

    /// Creates 1 to 100 events on a chart, all or none.
    ///
    /// The answer has them in the order given.
    ///
    /// ```
    /// # fn f(client: &seatsio_core::BlockingClient) -> Result<(), seatsio_core::Error> {
    /// use seatsio_core::model::CreateEventParams;
    ///
    /// let made = client
    ///     .events()
    ///     .create_multiple("a-chart-key", [
    ///         CreateEventParams::new().event_key("monday").name("Monday"),
    ///         CreateEventParams::new().event_key("tuesday").name("Tuesday"),
    ///     ])
    ///     .send()?;
    /// assert_eq!(made.events.len(), 2);
    /// # Ok(()) }
    /// # mod world { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doc/world.rs")); }
    /// # world::bare(f);
    /// ```
    ///
    /// # Errors
    /// `CHART_NOT_FOUND` (404), `GENERAL_ERROR` (400) for a key given twice. Before anything is sent: no events
    /// or more than 100, an empty key or label, a day before 2014.
    ///
    /// # If the answer gets lost
    /// `Guarded` if every event has a key of your own, `Once` otherwise.
    CreateMultipleEvents = "events.create_multiple" => EventList {
        POST "/events/actions/create-multiple", Regular, Once;
        docs "https://docs.seats.io/docs/api/create-multiple-events";
        effect new_events(events);
        method create_multiple;
        path {}
        required {
            into chart_key: ChartKey => body "chartKey";
            list events: CreateEventParams => body "events", check up_to_a_hundred;
        }
        options {}
        body object;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Effect, Operation};
    use serde_json::{Value, json};

    fn body(operation: &impl Operation) -> Value {
        let plan = operation.plan().unwrap();
        serde_json::from_slice(plan.body().unwrap()).unwrap()
    }

    #[test]
    fn an_event_needs_no_more_than_its_chart() {
        let operation = CreateEvent::new("chart1");
        assert_eq!(body(&operation), json!({"chartKey": "chart1"}));
        assert_eq!(operation.plan().unwrap().effect(), Effect::Once);
    }

    #[test]
    fn a_key_of_ones_own_guards() {
        let operation = CreateEvent::new("chart1").event_key("event1");
        assert_eq!(operation.plan().unwrap().effect(), Effect::Guarded);
        let events = [CreateEventParams::new().event_key("a"), CreateEventParams::new()];
        let operation = CreateMultipleEvents::new("chart1", events);
        assert_eq!(operation.plan().unwrap().effect(), Effect::Once);
    }

    #[test]
    fn options_are_sent_as_they_are() {
        let operation = CreateEvent::new("chart1")
            .name("")
            .date(LocalDate::new(2026, 7, 20).unwrap())
            .table_booking_config(TableBookingConfig::AllBySeat)
            .object_categories([("A-1", 10), ("A-2", 11)])
            .categories([Category::new("x", "X").accessible(false)])
            .channels([ChannelCreationParams::new("c", "C").index(0)])
            .for_sale_config(ForSaleConfigParams::all_but().objects(Vec::<&str>::new()));
        assert_eq!(
            body(&operation),
            json!({
                "chartKey": "chart1", "name": "", "date": "2026-07-20",
                "tableBookingConfig": {"mode": "ALL_BY_SEAT"},
                "objectCategories": {"A-1": 10, "A-2": 11},
                "categories": [{"key": "x", "label": "X", "accessible": false}],
                "channels": [{"key": "c", "name": "C", "index": 0}],
                "forSaleConfig": {"forSale": false, "objects": []},
            })
        );
    }

    #[test]
    fn none_and_more_than_a_hundred_events_are_refused() {
        for number in [0, 101] {
            let error = CreateMultipleEvents::new("chart1", vec![CreateEventParams::new(); number])
                .plan()
                .unwrap_err();
            assert_eq!(error.argument(), Some("events"), "{number}");
        }
        let plan = CreateMultipleEvents::new("chart1", vec![CreateEventParams::new(); 100]).plan();
        assert!(plan.is_ok());
    }

    #[test]
    fn refused_arguments_are_named() {
        let error = CreateEvent::new("").plan().unwrap_err();
        assert_eq!(error.argument(), Some("chart_key"));
        let error = CreateEvent::new("c")
            .date(LocalDate::new(2013, 12, 31).unwrap())
            .plan()
            .unwrap_err();
        assert_eq!(error.argument(), Some("date"));
        let error = CreateEvent::new("c")
            .channels([ChannelCreationParams::new("", "C")])
            .plan()
            .unwrap_err();
        assert_eq!(error.argument(), Some("channels"));
    }
}
