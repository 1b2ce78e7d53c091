//! The calls with which test suites set up their companies and charts (section 1).

use std::sync::Arc;

use serde_json::json;

use crate::answer::Answer;
use crate::chart::Chart;
use crate::company::WorkspaceView;
use crate::drawing::Drawing;
use crate::error::ApiError;
use crate::route::{Handler, Route, SystemContext, WorkspaceContext};

/// The operations that set up tests.
pub(crate) const ROUTES: &[&[Route]] = &[&[
    Route::post(
        "/system/private/create-test-company",
        "test_support.create_test_company",
        Handler::System(create_company),
    ),
    Route::post(
        "/system/public/charts/{chartKey}",
        "test_support.create_chart_from_drawing",
        Handler::Workspace(upload),
    )
    .raw_body(),
]];

/// SET-2.
fn create_company(context: &mut SystemContext<'_>) -> Result<Answer, ApiError> {
    let keys = context.world.create_company(context.now);
    let company = context.world.company(keys.company);
    let workspace =
        company.and_then(|company| Some(WorkspaceView::new(company, company.default_workspace()?)));
    Answer::json(&json!({
        "admin": { "secretKey": keys.admin_secret_key, "designerKey": keys.designer_key },
        "workspace": workspace,
    }))
}

/// SET-5 to SET-8.
fn upload(context: &mut WorkspaceContext<'_>) -> Result<Answer, ApiError> {
    let key = context.input.path.of("chartKey");
    if context.workspace.charts.contains(key) {
        return Err(ApiError::general(format!(
            "There is a chart with key {key} already"
        )));
    }
    let text = std::str::from_utf8(&context.input.raw)
        .map_err(|error| ApiError::general(format!("#: not a drawing: {error}")))?;
    let drawing = Arc::new(Drawing::parse(text)?);
    let chart = Chart::new(context.ids, key.to_owned(), drawing);
    context.workspace.charts.insert(chart);
    Ok(Answer::created())
}
