//! The archive of charts (CHT-14).

use super::{Chart, ChartView};
use crate::answer::Answer;
use crate::error::ApiError;
use crate::paging::{LARGEST_PAGE, Order, PageRequest};
use crate::route::{Handler, Route, WorkspaceContext};

pub(super) const ROUTES: &[Route] = &[
    Route::get(
        "/charts/archive",
        "charts.archive.list",
        Handler::Workspace(list_archive),
    )
    .query(&["limit", "start_after_id", "end_before_id", "filter"]),
    Route::post(
        "/charts/{chartKey}/actions/move-to-archive",
        "charts.move_to_archive",
        Handler::Workspace(move_in),
    ),
    Route::post(
        "/charts/{chartKey}/actions/move-out-of-archive",
        "charts.move_out_of_archive",
        Handler::Workspace(move_out),
    ),
];

fn list_archive(context: &mut WorkspaceContext<'_>) -> Result<Answer, ApiError> {
    let request = PageRequest::parse(&context.input.query, LARGEST_PAGE)?;
    let filter = context
        .input
        .query
        .single("filter")?
        .unwrap_or_default()
        .to_lowercase();
    let page = request.of_store(&context.workspace.charts, Order::NewestFirst, |chart| {
        chart.is_archived && chart.is_named_like(&filter)
    });
    let events = context.workspace.events.by_chart();
    let of = |chart: &Chart| events.get(chart.key.as_str()).map_or(&[][..], Vec::as_slice);
    Answer::json(&page.map(|chart| ChartView::plain(context, chart, of(chart))))
}

fn move_in(context: &mut WorkspaceContext<'_>) -> Result<Answer, ApiError> {
    let chart = context.workspace.chart_mut(context.input.path.of("chartKey"))?;
    if chart.is_archived {
        return Err(ApiError::general(format!(
            "Chart {} is archived already",
            chart.key
        )));
    }
    chart.is_archived = true;
    Ok(Answer::no_content())
}

fn move_out(context: &mut WorkspaceContext<'_>) -> Result<Answer, ApiError> {
    let chart = context.workspace.chart_mut(context.input.path.of("chartKey"))?;
    if !chart.is_archived {
        return Err(ApiError::general(format!("Chart {} is not archived", chart.key)));
    }
    chart.is_archived = false;
    Ok(Answer::no_content())
}
