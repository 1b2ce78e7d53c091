//! What clients see of a chart (CHT-1, CHT-15 to CHT-18).

use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use serde::Serialize;
use serde_json::{Map, Value};

use super::list::Expand;
use super::{Chart, Validation};
use crate::drawing::Zone;
use crate::event::{Event, EventView};
use crate::route::WorkspaceContext;

/// The chart object of the API. What is `None` is left out.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct ChartView<'a> {
    id: u64,
    key: &'a str,
    name: &'a str,
    status: &'static str,
    tags: &'a [String],
    archived: bool,
    published_version_thumbnail_url: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    draft_version_thumbnail_url: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    events: Option<Vec<EventView<'a>>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    validation: Option<Validation>,
    #[serde(skip_serializing_if = "Option::is_none")]
    venue_type: Option<&'static str>,
    /// In drawing order (CHT-18).
    #[serde(skip_serializing_if = "Option::is_none")]
    zones: Option<&'a [Zone]>,
    #[serde(skip_serializing_if = "Map::is_empty")]
    social_distancing_rulesets: &'a Map<String, Value>,
}

impl<'a> ChartView<'a> {
    /// The chart without anything that has to be asked for. `events` are those of the chart.
    pub(super) fn plain(context: &WorkspaceContext<'_>, chart: &'a Chart, events: &[&Event]) -> Self {
        let key = utf8_percent_encode(&chart.key, NON_ALPHANUMERIC)
            .to_string()
            .replace("%2D", "-");
        let thumbnail = |version| {
            format!(
                "{}/charts/{key}/version/{version}/thumbnail",
                context.input.origin
            )
        };
        Self {
            id: chart.id,
            key: &chart.key,
            name: chart.latest().name(),
            status: chart.status(events),
            tags: &chart.tags,
            archived: chart.is_archived,
            published_version_thumbnail_url: thumbnail("published"),
            draft_version_thumbnail_url: chart.draft.as_ref().map(|_| thumbnail("draft")),
            events: None,
            validation: None,
            venue_type: None,
            zones: None,
            social_distancing_rulesets: &chart.social_distancing_rulesets,
        }
    }

    /// The chart as it is answered by itself (CHT-15), with at most so many events if they are asked for.
    pub(super) fn whole(
        context: &'a WorkspaceContext<'_>,
        chart: &'a Chart,
        events: &[&'a Event],
        limit: Option<usize>,
    ) -> Self {
        let expand = Expand {
            events: limit,
            validation: true,
            venue_type: true,
            zones: !chart.published.zones.is_empty(),
        };
        Self::plain(context, chart, events).expanded(context, chart, events, expand)
    }

    /// A chart that has just been made.
    pub(super) fn of_new(context: &'a WorkspaceContext<'_>, chart: &'a Chart) -> Self {
        Self::whole(context, chart, &[], None)
    }

    /// Adds what is asked for.
    #[must_use]
    pub(super) fn expanded(
        mut self,
        context: &'a WorkspaceContext<'_>,
        chart: &'a Chart,
        events: &[&'a Event],
        expand: Expand,
    ) -> Self {
        let drawing = &chart.published;
        if let Some(limit) = expand.events {
            let events = events.iter().take(limit);
            self.events = Some(
                events
                    .map(|event| EventView::plain(context.workspace, event))
                    .collect(),
            );
        }
        if expand.validation {
            self.validation = Some(Validation::of(drawing, context.settings));
        }
        if expand.venue_type {
            self.venue_type = Some(drawing.venue_type().as_str());
        }
        if expand.zones {
            self.zones = Some(&drawing.zones);
        }
        self
    }
}
