//! The operations on charts.

use std::sync::Arc;

use serde_json::json;

use super::{Chart, ChartView};
use crate::answer::Answer;
use crate::drawing::Drawing;
use crate::error::ApiError;
use crate::paging::{Order, PageRequest};
use crate::route::{Handler, Route, WorkspaceContext};
use crate::schema::{FLAG, NON_EMPTY_TEXT, Shape, TEXT, integer, list, object, optional, required};

/// The operations on charts.
pub(super) const ROUTES: &[Route] = &[
    Route::post("/charts", "charts.create", Handler::Workspace(create)).body(&CREATE),
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
    .query(&["expand"]),
];

/// A category as clients send it (CHT-5).
pub(crate) const CATEGORY: Shape = object(&[
    required(
        "key",
        Shape::Either(&[NON_EMPTY_TEXT, integer(i64::MIN, i64::MAX)]),
    ),
    optional("label", TEXT),
    optional("color", TEXT),
    optional("accessible", FLAG),
]);

const VENUE_TYPE: Shape = Shape::OneOf(&["SIMPLE", "WITH_SECTIONS_AND_FLOORS", "WITH_ZONES", "MIXED"]);

const CREATE: Shape = object(&[
    optional("name", TEXT),
    optional("venueType", VENUE_TYPE),
    optional("categories", list(&CATEGORY)),
]);

/// CHT-3, CHT-4.
fn create(context: &mut WorkspaceContext<'_>) -> Result<Answer, ApiError> {
    let drawing = json!({
        "name": context.input.text("name").unwrap_or("Untitled chart"),
        "venueType": context.input.text("venueType").unwrap_or("SIMPLE"),
        "categories": { "list": context.input.given("categories").cloned().unwrap_or_else(|| json!([])) },
        "subChart": { "rows": [], "tables": [], "booths": [], "generalAdmissionAreas": [], "sections": [] },
    });
    let drawing = Arc::new(Drawing::parse(drawing.to_string())?);
    let key = context.ids.key();
    let chart = Chart::new(context.ids, key, drawing);
    let answer = Answer::created_json(&ChartView::whole(context.workspace, &chart))?;
    context.workspace.charts.insert(chart);
    Ok(answer)
}

fn retrieve(context: &mut WorkspaceContext<'_>) -> Result<Answer, ApiError> {
    let chart = context.chart(context.input.path.of("chartKey"))?;
    let view = ChartView::whole(context.workspace, chart);
    let with_events = context.input.query.all("expand").any(|field| field == "events");
    Answer::json(&if with_events {
        view.with_events(context.workspace, usize::MAX)
    } else {
        view
    })
}

fn list_charts(context: &mut WorkspaceContext<'_>) -> Result<Answer, ApiError> {
    let page = PageRequest::parse(&context.input.query, 20)?;
    let charts = page.of_store(&context.workspace.charts, Order::NewestFirst, |chart| {
        !chart.is_archived
    });
    Answer::json(&charts.map(|chart| ChartView::plain(context.workspace, chart)))
}
