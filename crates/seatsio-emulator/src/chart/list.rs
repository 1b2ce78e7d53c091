//! Retrieving one chart, and listing them (CHT-15 to CHT-19).

use super::{Chart, ChartView};
use crate::answer::Answer;
use crate::error::ApiError;
use crate::paging::{Order, PageRequest};
use crate::request::Query;
use crate::route::{Handler, Route, WorkspaceContext};

pub(super) const ROUTES: &[Route] = &[
    Route::get("/charts", "charts.list", Handler::Workspace(list_charts)).query(&[
        "limit",
        "start_after_id",
        "end_before_id",
        "filter",
        "tag",
        "expand",
        "eventsLimit",
        "validation",
    ]),
    Route::get(
        "/charts/{chartKey}",
        "charts.retrieve",
        Handler::Workspace(retrieve),
    )
    .query(&["expand", "eventsLimit"]),
];

/// What a page of charts holds when not told otherwise (PAG-6).
const DEFAULT_PAGE: usize = 20;

/// The parts of a chart that are only shown when asked for (CHT-16).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Expand {
    /// At most so many events.
    pub(super) events: Option<usize>,
    pub(super) validation: bool,
    pub(super) venue_type: bool,
    pub(super) zones: bool,
}

impl Expand {
    fn parse(query: &Query) -> Result<Self, ApiError> {
        let limit = match query.single("eventsLimit")? {
            None => usize::MAX,
            Some(text) => {
                let wrong = |_| ApiError::general(format!("eventsLimit must be a number, found: {text}"));
                text.parse().map_err(wrong)?
            }
        };
        let validation = query.single("validation")? == Some("true");
        let mut expand = Self {
            validation,
            ..Self::default()
        };
        for field in query.all("expand") {
            match field {
                "events" => expand.events = Some(limit),
                "validation" => expand.validation = true,
                "venueType" => expand.venue_type = true,
                "zones" => expand.zones = true,
                _ => return Err(ApiError::general(format!("{field} cannot be expanded"))),
            }
        }
        Ok(expand)
    }
}

impl Chart {
    /// Whether the name contains a text that is in lower case (CHT-19).
    pub(super) fn is_named_like(&self, lower_case: &str) -> bool {
        lower_case.is_empty() || self.latest().name().to_lowercase().contains(lower_case)
    }
}

/// CHT-15.
fn retrieve(context: &mut WorkspaceContext<'_>) -> Result<Answer, ApiError> {
    let chart = context.chart(context.input.path.of("chartKey"))?;
    let limit = Expand::parse(&context.input.query)?.events;
    let events = context.workspace.events.of_chart(&chart.key);
    Answer::json(&ChartView::whole(context, chart, &events, limit))
}

/// CHT-16, CHT-19.
fn list_charts(context: &mut WorkspaceContext<'_>) -> Result<Answer, ApiError> {
    let query = &context.input.query;
    let request = PageRequest::parse(query, DEFAULT_PAGE)?;
    let expand = Expand::parse(query)?;
    let name = query.single("filter")?.unwrap_or_default().to_lowercase();
    let tag = query.single("tag")?.filter(|tag| !tag.is_empty());
    let page = request.of_store(&context.workspace.charts, Order::NewestFirst, |chart| {
        let is_tagged = tag.is_none_or(|tag| chart.tags.iter().any(|known| known == tag));
        !chart.is_archived && chart.is_named_like(&name) && is_tagged
    });
    let by_chart = context.workspace.events.by_chart();
    Answer::json(&page.map(|chart| {
        let events = by_chart.get(chart.key.as_str()).map_or(&[][..], Vec::as_slice);
        ChartView::plain(context, chart, events).expanded(context, chart, events, expand)
    }))
}
