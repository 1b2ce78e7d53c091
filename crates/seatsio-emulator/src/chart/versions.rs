//! The published version and the draft: reading, publishing, discarding (CHT-9 to CHT-11).

use std::sync::Arc;

use super::{Validation, publish};
use crate::answer::Answer;
use crate::drawing::Drawing;
use crate::error::ApiError;
use crate::route::{Handler, Route, WorkspaceContext};

pub(super) const ROUTES: &[Route] = &[
    Route::get(
        "/charts/{chartKey}/version/published",
        "charts.retrieve_published_version",
        Handler::Workspace(retrieve_published),
    ),
    Route::get(
        "/charts/{chartKey}/version/draft",
        "charts.retrieve_draft_version",
        Handler::Workspace(retrieve_draft),
    ),
    Route::post(
        "/charts/{chartKey}/version/draft/actions/publish",
        "charts.publish_draft_version",
        Handler::Workspace(publish_draft),
    ),
    Route::post(
        "/charts/{chartKey}/version/draft/actions/discard",
        "charts.discard_draft_version",
        Handler::Workspace(discard_draft),
    ),
];

fn drawing(drawing: &Drawing) -> Answer {
    Answer::bytes("application/json", drawing.json().to_owned())
}

fn retrieve_published(context: &mut WorkspaceContext<'_>) -> Result<Answer, ApiError> {
    Ok(drawing(
        &context.chart(context.input.path.of("chartKey"))?.published,
    ))
}

fn retrieve_draft(context: &mut WorkspaceContext<'_>) -> Result<Answer, ApiError> {
    Ok(drawing(
        context.chart(context.input.path.of("chartKey"))?.draft()?,
    ))
}

/// CHT-9, CHT-27, ERR-6.
fn publish_draft(context: &mut WorkspaceContext<'_>) -> Result<Answer, ApiError> {
    let chart = context.chart(context.input.path.of("chartKey"))?;
    let draft = Arc::clone(chart.draft()?);
    Validation::check(
        &draft,
        context.settings,
        &format!(
            "Failed to publish chart [key: {}]: invalid draft drawing",
            chart.key
        ),
    )?;
    publish(context, draft)?;
    Ok(Answer::no_content())
}

/// CHT-9.
fn discard_draft(context: &mut WorkspaceContext<'_>) -> Result<Answer, ApiError> {
    let chart = context.workspace.chart_mut(context.input.path.of("chartKey"))?;
    chart.draft()?;
    chart.draft = None;
    Ok(Answer::no_content())
}
