//! Making seasons, and events in them.

use super::Seasons;
use super::effects::{new_season, new_season_events};
use crate::model::{
    Category, CategoryKey, ChannelCreationParams, ChartKey, EventList, ForSaleConfigParams, ObjectLabel,
    Season, SeasonEvents, SeasonKey, TableBookingConfig, Text,
};

operations! {
    CREATE_SEASONS for Seasons;

    /// Creates a season on a chart, if need be with its events.
    ///
    /// ```
    /// # fn f(client: &seatsio_core::BlockingClient) -> Result<(), seatsio_core::Error> {
    /// let season = client.seasons().create("a-chart-key").key("spring").name("Spring").events(10).send()?;
    /// println!("{:?}", season.events);
    /// # Ok(()) }
    /// # mod world { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doc/world.rs")); }
    /// # world::bare(f);
    /// ```
    ///
    /// # Errors
    /// `CHART_NOT_FOUND` (404), 400 for a key that is taken. Before anything is sent: an empty key or label.
    ///
    /// # If the answer gets lost
    /// With a key of your own the call is `Guarded`: a second season with this key is refused. Without, it is
    /// `Once`: each time another season would be made.
    CreateSeason = "seasons.create" => Season {
        POST "/seasons", Regular, Once;
        docs "https://docs.seats.io/docs/api/create-season";
        effect new_season(key);
        method create;
        path {}
        required { into chart_key: ChartKey => body "chartKey"; }
        options {
            /// The key, unique in the workspace. Unset: the server makes one up.
            into key: SeasonKey => body "key";
            /// The name, for people.
            into name: Text => body "name";
            /// The events to make: keys, none of which may exist, or a number. Unset: none.
            into events: SeasonEvents => spread;
            /// How tables are booked. Unset: as drawn.
            into table_booking_config: TableBookingConfig => body "tableBookingConfig";
            /// Categories of single objects that differ from those of the chart, by label.
            map object_categories: (ObjectLabel, CategoryKey) => body "objectCategories";
            /// Categories of this season alone, beside those of the chart.
            list categories: Category => body "categories";
            /// Channels.
            list channels: ChannelCreationParams => body "channels";
            /// What is for sale. Unset: everything.
            into for_sale_config: ForSaleConfigParams => body "forSaleConfig";
            /// Whether what is not for sale in the season is not for sale in its events either. Unset: so it is.
            plain for_sale_propagated: bool => body "forSalePropagated";
        }
        body object;
    }

    /// Creates events in a season: one for each of these keys, or a number of them.
    ///
    /// The answer has the newest first.
    ///
    /// ```
    /// # fn f(client: &seatsio_core::BlockingClient) -> Result<(), seatsio_core::Error> {
    /// client.seasons().create_events("spring", ["monday", "tuesday"]).send()?;
    /// client.seasons().create_events("spring", 2).send()?;
    /// # Ok(()) }
    /// # mod world { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doc/world.rs")); }
    /// # world::season(f);
    /// ```
    ///
    /// # Errors
    /// `EVENT_NOT_FOUND` (404), 400 for a key that is taken. Before anything is sent: an empty key.
    ///
    /// # If the answer gets lost
    /// With keys of your own the call is `Guarded`: they are refused the second time. With a number it is
    /// `Once`.
    CreateEventsInSeason = "seasons.create_events" => EventList {
        POST "/seasons/{seasonKey}/actions/create-events", Regular, Once;
        docs "https://docs.seats.io/docs/api/create-events-in-season";
        effect new_season_events(events);
        method create_events;
        path { season: SeasonKey }
        required { into events: SeasonEvents => spread; }
        options {}
        body object;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Effect, Operation};

    #[test]
    fn a_season_has_keys_or_a_number_of_events() {
        let keys = CreateSeason::new("chart1").key("s").events(["e1", "e2"]);
        assert_eq!(
            keys.plan().unwrap().body().unwrap(),
            r#"{"chartKey":"chart1","key":"s","eventKeys":["e1","e2"]}"#
        );
        let number = keys.events(0);
        assert_eq!(
            number.plan().unwrap().body().unwrap(),
            r#"{"chartKey":"chart1","key":"s","numberOfEvents":0}"#
        );
    }

    #[test]
    fn a_key_of_ones_own_guards() {
        assert_eq!(CreateSeason::new("c").plan().unwrap().effect(), Effect::Once);
        assert_eq!(
            CreateSeason::new("c").key("s").plan().unwrap().effect(),
            Effect::Guarded
        );
        assert_eq!(
            CreateEventsInSeason::new("s", 2).plan().unwrap().effect(),
            Effect::Once
        );
        assert_eq!(
            CreateEventsInSeason::new("s", ["e1"]).plan().unwrap().effect(),
            Effect::Guarded
        );
    }

    #[test]
    fn false_is_sent() {
        let plan = CreateSeason::new("c").for_sale_propagated(false).plan().unwrap();
        assert_eq!(
            plan.body().unwrap(),
            r#"{"chartKey":"c","forSalePropagated":false}"#
        );
    }

    #[test]
    fn refused_arguments_are_named() {
        let error = CreateSeason::new("c").key("").plan().unwrap_err();
        assert_eq!(error.argument(), Some("key"));
        let error = CreateEventsInSeason::new("s", ["e1", ""]).plan().unwrap_err();
        assert_eq!(
            (error.operation(), error.argument()),
            ("seasons.create_events", Some("events"))
        );
    }
}
