//! The picture of a chart's drawing (CHT-21).

use crate::answer::Answer;
use crate::drawing::Drawing;
use crate::error::ApiError;
use crate::route::{Handler, Route, WorkspaceContext};

pub(super) const ROUTES: &[Route] = &[
    Route::get(
        "/charts/{chartKey}/version/published/thumbnail",
        "charts.retrieve_published_version_thumbnail",
        Handler::Workspace(published),
    ),
    Route::get(
        "/charts/{chartKey}/version/draft/thumbnail",
        "charts.retrieve_draft_version_thumbnail",
        Handler::Workspace(draft),
    ),
    // Not in the API: the same picture for people to look at, with its words.
    Route::get(
        "/charts/{chartKey}/version/published/thumbnail.svg",
        "charts.retrieve_published_version_picture",
        Handler::Workspace(published_svg),
    ),
    Route::get(
        "/charts/{chartKey}/version/draft/thumbnail.svg",
        "charts.retrieve_draft_version_picture",
        Handler::Workspace(draft_svg),
    ),
];

fn published(context: &mut WorkspaceContext<'_>) -> Result<Answer, ApiError> {
    thumbnail(&context.chart(context.input.path.of("chartKey"))?.published)
}

fn draft(context: &mut WorkspaceContext<'_>) -> Result<Answer, ApiError> {
    thumbnail(context.chart(context.input.path.of("chartKey"))?.draft()?)
}

fn published_svg(context: &mut WorkspaceContext<'_>) -> Result<Answer, ApiError> {
    svg(&context.chart(context.input.path.of("chartKey"))?.published)
}

fn draft_svg(context: &mut WorkspaceContext<'_>) -> Result<Answer, ApiError> {
    svg(context.chart(context.input.path.of("chartKey"))?.draft()?)
}

#[cfg(feature = "thumbnails")]
fn thumbnail(drawing: &Drawing) -> Result<Answer, ApiError> {
    Ok(Answer::bytes("image/png", drawing.thumbnail_png()?))
}

/// The service had SVG thumbnails once, so that is what there is without a painter.
#[cfg(not(feature = "thumbnails"))]
fn thumbnail(drawing: &Drawing) -> Result<Answer, ApiError> {
    svg(drawing)
}

fn svg(drawing: &Drawing) -> Result<Answer, ApiError> {
    Ok(Answer::bytes("image/svg+xml", drawing.thumbnail_svg()?))
}
