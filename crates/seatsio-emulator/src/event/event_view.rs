//! What clients see of an event or a season (EVT-1, SEA-1).

use std::borrow::Cow;

use indexmap::IndexMap;
use serde::Serialize;

use super::{Event, Role, TableBooking};
use crate::channel::{Channel, Effective};
use crate::drawing::{Category, CategoryKey};
use crate::for_sale::ForSaleConfig;
use crate::time::Time;
use crate::workspace::Workspace;

/// The event object of the API.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct EventView<'a> {
    id: u64,
    key: &'a str,
    chart_key: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    name: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    date: Option<&'a str>,
    table_booking_config: &'a TableBooking,
    supports_best_available: bool,
    for_sale_config: Option<&'a ForSaleConfig>,
    #[serde(serialize_with = "Time::as_text")]
    created_on: Time,
    #[serde(skip_serializing_if = "Option::is_none", serialize_with = "perhaps_as_text")]
    updated_on: Option<Time>,
    channels: Cow<'a, [Channel]>,
    categories: Vec<&'a Category>,
    #[serde(skip_serializing_if = "Option::is_none")]
    object_categories: Option<&'a IndexMap<String, CategoryKey>>,
    is_season: bool,
    is_top_level_season: bool,
    is_partial_season: bool,
    is_event_in_season: bool,
    is_in_the_past: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    top_level_season_key: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    partial_season_keys_for_event: Option<Vec<&'a str>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    season: Option<SeasonData<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    events: Option<Vec<Self>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    partial_season_keys: Option<Vec<&'a str>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    for_sale_propagated: Option<bool>,
}

/// What an event of a season takes over from it (SEA-8).
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct SeasonData<'a> {
    for_sale_config: Option<&'a ForSaleConfig>,
}

fn perhaps_as_text<S: serde::Serializer>(time: &Option<Time>, serializer: S) -> Result<S::Ok, S::Error> {
    match time {
        Some(time) => time.as_text(serializer),
        None => serializer.serialize_none(),
    }
}

impl<'a> EventView<'a> {
    /// The event by itself: seasons without their events, as in lists.
    pub(crate) fn plain(workspace: &'a Workspace, event: &'a Event) -> Self {
        let events = &workspace.events;
        let drawing = workspace
            .chart(&event.chart_key)
            .ok()
            .map(|chart| &chart.published);
        let season = event.role.season().and_then(|id| events.by_id(id));
        let is_in_season = matches!(event.role, Role::InSeason { .. });
        let own_season = season.filter(|_| is_in_season);
        let channels = Effective {
            season: season.map(|season| &season.channels),
            own: &event.channels,
        };
        Self {
            id: event.id,
            key: &event.key,
            chart_key: &event.chart_key,
            name: event.name.as_deref(),
            date: event.date.as_deref(),
            table_booking_config: &event.table_booking,
            supports_best_available: drawing.is_some_and(|drawing| drawing.supports_best_available),
            for_sale_config: event.for_sale.as_ref(),
            created_on: event.created_on,
            updated_on: event.updated_on,
            channels: channels.view(),
            categories: drawing
                .into_iter()
                .flat_map(|drawing| &drawing.categories)
                .chain(&event.categories)
                .collect(),
            object_categories: Some(&event.object_categories).filter(|categories| !categories.is_empty()),
            is_season: event.role.is_season(),
            is_top_level_season: matches!(event.role, Role::TopLevelSeason { .. }),
            is_partial_season: matches!(event.role, Role::PartialSeason { .. }),
            is_event_in_season: is_in_season,
            is_in_the_past: event.is_in_the_past,
            top_level_season_key: season.map(|season| season.key.as_str()),
            partial_season_keys_for_event: own_season.map(|season| {
                let partials = season
                    .role
                    .partial_seasons()
                    .iter()
                    .filter_map(|id| events.by_id(*id));
                let holding = partials.filter(|partial| partial.role.events().contains(&event.id));
                holding.map(|partial| partial.key.as_str()).collect()
            }),
            season: own_season.map(|season| SeasonData {
                for_sale_config: propagated(season),
            }),
            events: None,
            partial_season_keys: None,
            for_sale_propagated: match event.role {
                Role::TopLevelSeason {
                    for_sale_propagated, ..
                } => Some(for_sale_propagated),
                _ => None,
            },
        }
    }

    /// The event as it is retrieved: seasons with their events (SEA-3).
    pub(crate) fn whole(workspace: &'a Workspace, event: &'a Event) -> Self {
        let plain = Self::plain(workspace, event);
        if !event.role.is_season() {
            return plain;
        }
        let by_id = |id: &u64| workspace.events.by_id(*id);
        let events = event.role.events().iter().filter_map(by_id);
        let partials = event.role.partial_seasons().iter().filter_map(by_id);
        let is_top = matches!(event.role, Role::TopLevelSeason { .. });
        Self {
            events: Some(events.map(|event| Self::plain(workspace, event)).collect()),
            partial_season_keys: is_top.then(|| partials.map(|partial| partial.key.as_str()).collect()),
            ..plain
        }
    }
}

/// The for-sale configuration that a season gives to its events.
fn propagated(season: &Event) -> Option<&ForSaleConfig> {
    match season.role {
        Role::TopLevelSeason {
            for_sale_propagated: true,
            ..
        } => season.for_sale.as_ref(),
        _ => None,
    }
}
