//! The tags of charts (CHT-20).

use std::collections::BTreeSet;

use serde_json::json;

use crate::answer::Answer;
use crate::error::ApiError;
use crate::route::{Handler, Route, WorkspaceContext};

pub(super) const ROUTES: &[Route] = &[
    Route::get(
        "/charts/tags",
        "charts.list_all_tags",
        Handler::Workspace(list_all),
    ),
    Route::post(
        "/charts/{chartKey}/tags/{tag}",
        "charts.add_tag",
        Handler::Workspace(add),
    ),
    Route::delete(
        "/charts/{chartKey}/tags/{tag}",
        "charts.remove_tag",
        Handler::Workspace(remove),
    ),
];

/// The tags of the charts that are not archived.
fn list_all(context: &mut WorkspaceContext<'_>) -> Result<Answer, ApiError> {
    let charts = context.workspace.charts.iter().filter(|chart| !chart.is_archived);
    let tags: BTreeSet<&String> = charts.flat_map(|chart| &chart.tags).collect();
    Answer::json(&json!({ "tags": tags }))
}

fn add(context: &mut WorkspaceContext<'_>) -> Result<Answer, ApiError> {
    let tag = context.input.path.of("tag");
    let chart = context.workspace.chart_mut(context.input.path.of("chartKey"))?;
    if !chart.tags.iter().any(|known| known == tag) {
        chart.tags.push(tag.to_owned());
    }
    Ok(Answer::no_content())
}

fn remove(context: &mut WorkspaceContext<'_>) -> Result<Answer, ApiError> {
    let tag = context.input.path.of("tag");
    let chart = context.workspace.chart_mut(context.input.path.of("chartKey"))?;
    let position = chart.tags.iter().position(|known| known == tag);
    let position = position.ok_or_else(|| ApiError::not_found(format!("Tag not found: {tag}")))?;
    chart.tags.remove(position);
    Ok(Answer::no_content())
}
