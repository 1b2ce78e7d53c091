//! `CreateEventParams`: an event among several that are made at once.

use crate::model::params::params;
use crate::model::{
    Category, CategoryKey, ChannelCreationParams, EventKey, ForSaleConfigParams, LocalDate, ObjectLabel,
    TableBookingConfig, TableBookingMode, Text,
};

params! {
    /// An event among several that are made at once. All options are unset: the server then makes up a key.
    ///
    /// ```
    /// use seatsio_core::model::CreateEventParams;
    ///
    /// let events = [
    ///     CreateEventParams::new().event_key("spring-gala").name("Spring gala"),
    ///     CreateEventParams::new().event_key("autumn-gala"),
    /// ];
    /// ```
    ///
    /// Documented at <https://docs.seats.io/docs/api/create-multiple-events>.
    #[derive(Default)]
    pub struct CreateEventParams {
        required {}
        optional {
            /// The key, unique in the workspace; the server makes one up when unset.
            event_key: into EventKey = "eventKey",
            /// The name, for people.
            name: into Text = "name",
            /// The day of the event.
            date: into LocalDate = "date",
            /// How tables are booked; as drawn when unset.
            table_booking_config: into TableBookingConfig = "tableBookingConfig",
            /// Categories of single objects that differ from those of the chart, by label.
            object_categories: map ObjectLabel => CategoryKey = "objectCategories",
            /// Categories of this event alone, beside those of the chart.
            categories: each Category = "categories",
            /// Channels.
            channels: each ChannelCreationParams = "channels",
            /// What is for sale; everything when unset.
            for_sale_config: into ForSaleConfigParams = "forSaleConfig",
            /// Old: whether tables are booked as a whole. [`table_booking_config`](Self::table_booking_config)
            /// has replaced it.
            book_whole_tables: plain bool = "bookWholeTables",
            /// Old: how single tables are booked. [`table_booking_config`](Self::table_booking_config) has
            /// replaced it.
            table_booking_modes: map ObjectLabel => TableBookingMode = "tableBookingModes",
            /// Old: the key of a social distancing ruleset of the chart. They have been removed.
            social_distancing_ruleset_key: into Text = "socialDistancingRulesetKey",
        }
    }
}

impl From<&str> for CreateEventParams {
    #[inline]
    fn from(event_key: &str) -> Self {
        Self::new().event_key(event_key)
    }
}
