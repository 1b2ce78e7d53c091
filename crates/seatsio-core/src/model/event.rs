//! `Event`: an event, or a season of them.

use crate::model::Map;

use crate::model::answer::answer;
use crate::model::{
    Category, CategoryKey, Channel, ChartKey, EventId, EventKey, ForSaleConfig, LocalDate, ObjectLabel,
    SeasonKey, TableBookingConfig, TableBookingMode, Text, Timestamp,
};

answer! {
    /// An event or a season.
    ///
    /// The API treats a season as an event: both are retrieved, listed, updated and booked by the same calls,
    /// so both are this one type. [`role`](Self::role) tells them apart, and the fields at the end belong to
    /// seasons.
    ///
    /// Documented at <https://docs.seats.io/docs/api/retrieve-an-event>.
    pub struct Event {
        /// The number, by which lists are paged. Usage reports take it.
        pub id: EventId = required "id",
        /// The key, by which calls name the event.
        pub key: EventKey = required "key",
        /// The name, for people.
        pub name: Option<Text> = "name",
        /// The day.
        pub date: Option<LocalDate> = readable "date",
        /// The chart.
        pub chart_key: Option<ChartKey> = "chartKey",
        /// How tables are booked.
        pub table_booking_config: TableBookingConfig = "tableBookingConfig",
        /// Whether best available objects can be asked for: whether the chart has a focal point.
        pub supports_best_available: bool = "supportsBestAvailable",
        /// What is for sale; `None` if everything is.
        pub for_sale_config: Option<ForSaleConfig> = "forSaleConfig",
        /// When it was made.
        pub created_on: Option<Timestamp> = readable "createdOn",
        /// When it was last updated; `None` before the first time.
        pub updated_on: Option<Timestamp> = readable "updatedOn",
        /// The channels.
        pub channels: Vec<Channel> = "channels",
        /// The categories of the chart in the order of its drawing, then those of the event alone.
        pub categories: Vec<Category> = "categories",
        /// Categories of single objects that differ from those of the chart.
        pub object_categories: Map<ObjectLabel, CategoryKey> = "objectCategories",
        /// Whether it is a season, top-level or partial.
        pub is_season: bool = "isSeason",
        /// Whether it is a season that is no part of another.
        pub is_top_level_season: bool = "isTopLevelSeason",
        /// Whether it is a part of a season.
        pub is_partial_season: bool = "isPartialSeason",
        /// Whether it is an event of a season.
        pub is_event_in_season: bool = "isEventInSeason",
        /// The season that this partial season or event belongs to.
        pub top_level_season_key: Option<SeasonKey> = "topLevelSeasonKey",
        /// Whether it counts as past, so that it no longer makes objects of its season unavailable.
        pub is_in_the_past: bool = "isInThePast",
        /// Events of a season: the partial seasons that it belongs to.
        pub partial_season_keys_for_event: Vec<SeasonKey> = "partialSeasonKeysForEvent",
        /// Events of a season: settings of the season.
        pub season: Option<SeasonData> = "season",
        /// Seasons: the events, in the order in which they were made; `None` in lists.
        pub events: Option<Vec<Event>> = "events",
        /// Top-level seasons: the keys of the partial ones, in the order in which they were made; `None` in
        /// lists.
        pub partial_season_keys: Option<Vec<SeasonKey>> = "partialSeasonKeys",
        /// Seasons: whether what is for sale in the season decides for its events too.
        pub for_sale_propagated: Option<bool> = "forSalePropagated",
        /// Old: whether tables are booked as a whole. [`table_booking_config`](Self::table_booking_config) has
        /// replaced it.
        pub book_whole_tables: Option<bool> = "bookWholeTables",
        /// Old: how single tables are booked. [`table_booking_config`](Self::table_booking_config) has
        /// replaced it.
        pub table_booking_modes: Map<ObjectLabel, TableBookingMode> = "tableBookingModes",
        /// Old: the ruleset for social distancing, which has been removed from the API.
        pub social_distancing_ruleset_key: Option<Text> = "socialDistancingRulesetKey",
    }
}

/// A season: an [`Event`] whose [`role`](Event::role) is a season's.
pub type Season = Event;

/// What an event is to seasons.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum EventRole {
    /// An event for itself.
    StandAlone,
    /// An event of a season.
    EventInSeason,
    /// A season.
    TopLevelSeason,
    /// A part of a season.
    PartialSeason,
}

impl Event {
    /// What it is to seasons.
    #[must_use]
    #[inline]
    pub const fn role(&self) -> EventRole {
        if self.is_partial_season {
            EventRole::PartialSeason
        } else if self.is_top_level_season || self.is_season {
            EventRole::TopLevelSeason
        } else if self.is_event_in_season {
            EventRole::EventInSeason
        } else {
            EventRole::StandAlone
        }
    }

    /// The key as that of a season, if it is one.
    #[must_use]
    #[inline]
    pub fn season_key(&self) -> Option<SeasonKey> {
        self.is_season.then(|| SeasonKey::from(&self.key))
    }
}

impl From<&Event> for EventKey {
    #[inline]
    fn from(event: &Event) -> Self {
        event.key.clone()
    }
}

answer! {
    /// Settings of a season, as its events see them.
    pub struct SeasonData {
        /// What is for sale in the season; `None` if everything is, or if that does not concern its events.
        pub for_sale_config: Option<ForSaleConfig> = "forSaleConfig",
    }
}

answer! {
    /// The events that one call has made.
    ///
    /// Documented at <https://docs.seats.io/docs/api/create-multiple-events> and
    /// <https://docs.seats.io/docs/api/create-events-in-season>.
    pub struct EventList {
        /// In the order of the request; events made in a season come with the last one first.
        pub events: Vec<Event> = "events",
    }
}
