//! What clients see of a chart (CHT-1, CHT-15, CHT-16).

use serde::Serialize;
use serde_json::Value;

use super::Chart;
use crate::workspace::Workspace;

/// The chart object of the API.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct ChartView<'a> {
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
    events: Option<Vec<Value>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    venue_type: Option<&'a str>,
}

impl<'a> ChartView<'a> {
    /// The chart without anything that has to be asked for.
    pub(crate) fn plain(workspace: &'a Workspace, chart: &'a Chart) -> Self {
        let thumbnail = |version| format!("/charts/{}/version/{version}/thumbnail", chart.key);
        Self {
            id: chart.id,
            key: &chart.key,
            name: chart.name(),
            status: chart.status(&workspace.events),
            tags: &chart.tags,
            archived: chart.is_archived,
            published_version_thumbnail_url: thumbnail("published"),
            draft_version_thumbnail_url: chart.draft.as_ref().map(|_| thumbnail("draft")),
            events: None,
            venue_type: None,
        }
    }

    /// The chart as it is retrieved by itself.
    pub(crate) fn whole(workspace: &'a Workspace, chart: &'a Chart) -> Self {
        Self {
            venue_type: Some(chart.published.venue_type().as_str()),
            ..Self::plain(workspace, chart)
        }
    }

    /// Adds the events of the chart, newest first (CHT-17).
    #[must_use]
    pub(crate) fn with_events(mut self, workspace: &Workspace, limit: usize) -> Self {
        self.events = Some(crate::event::of_chart(workspace, self.key, limit));
        self
    }
}
