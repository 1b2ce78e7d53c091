//! Copies of charts, within a workspace and into others (CHT-12, CHT-13, LEG-7).

use std::sync::Arc;

use super::{Chart, ChartView};
use crate::answer::Answer;
use crate::company::find_subaccount;
use crate::drawing::Drawing;
use crate::error::ApiError;
use crate::ids::Ids;
use crate::route::{CompanyContext, Handler, Route, WorkspaceContext};

pub(super) const ROUTES: &[Route] = &[
    Route::post(
        "/charts/{chartKey}/version/published/actions/copy",
        "charts.copy",
        Handler::Workspace(copy_published),
    ),
    Route::post(
        "/charts/{chartKey}/version/draft/actions/copy",
        "charts.copy_draft_version",
        Handler::Workspace(copy_draft),
    ),
    Route::post(
        "/charts/{chartKey}/version/published/actions/copy-to-workspace/{toWorkspaceKey}",
        "charts.copy_to_workspace",
        Handler::Company(copy_to_workspace),
    ),
    Route::post(
        "/charts/{chartKey}/version/published/actions/copy/from/{fromWorkspaceKey}/to/{toWorkspaceKey}",
        "charts.copy_from_workspace_to",
        Handler::Company(copy_from_workspace_to),
    ),
    Route::post(
        "/charts/{chartKey}/version/published/actions/copy-to/{subaccountId}",
        "charts.copy_to_subaccount",
        Handler::Company(copy_to_subaccount),
    ),
    Route::post(
        "/subaccounts/{subaccountId}/charts/{chartKey}/actions/copy-to/parent",
        "subaccounts.copy_chart_to_parent",
        Handler::Company(copy_to_parent),
    ),
    Route::post(
        "/subaccounts/{subaccountId}/charts/{chartKey}/actions/copy-to/{toSubaccountId}",
        "subaccounts.copy_chart_to_subaccount",
        Handler::Company(copy_between_subaccounts),
    ),
];

impl Chart {
    /// A chart like this one, made from one of its versions, in the same workspace (CHT-12).
    pub(crate) fn copy_of(&self, version: &Drawing, ids: &mut Ids) -> Result<Self, ApiError> {
        let drawing = version.with_name(&format!("{} (copy)", version.name()))?;
        let key = ids.key();
        let social_distancing_rulesets = self.social_distancing_rulesets.clone();
        let tags = self.tags.clone();
        Ok(Self {
            tags,
            social_distancing_rulesets,
            ..Self::new(ids, key, Arc::new(drawing))
        })
    }
}

fn copy_published(context: &mut WorkspaceContext<'_>) -> Result<Answer, ApiError> {
    let chart = context.workspace.chart(context.input.path.of("chartKey"))?;
    let copy = chart.copy_of(&chart.published, context.ids)?;
    add(context, copy)
}

fn copy_draft(context: &mut WorkspaceContext<'_>) -> Result<Answer, ApiError> {
    let chart = context.workspace.chart(context.input.path.of("chartKey"))?;
    let copy = chart.copy_of(chart.draft()?, context.ids)?;
    add(context, copy)
}

/// Adds a new chart to the workspace and answers it.
fn add(context: &mut WorkspaceContext<'_>, chart: Chart) -> Result<Answer, ApiError> {
    let answer = Answer::created_json(&ChartView::of_new(context, &chart))?;
    context.log.add(
        context.ids,
        context.now,
        "chart.created",
        &chart.key,
        &context.workspace.key,
    );
    context.workspace.charts.insert(chart);
    Ok(answer)
}

fn copy_to_workspace(context: &mut CompanyContext<'_>) -> Result<Answer, ApiError> {
    let (from, to) = (
        context.workspace_key.clone(),
        context.input.path.of("toWorkspaceKey"),
    );
    copy_between(context, &from, to)
}

fn copy_from_workspace_to(context: &mut CompanyContext<'_>) -> Result<Answer, ApiError> {
    let path = &context.input.path;
    copy_between(context, path.of("fromWorkspaceKey"), path.of("toWorkspaceKey"))
}

fn copy_to_subaccount(context: &mut CompanyContext<'_>) -> Result<Answer, ApiError> {
    let to = find_subaccount(context, "subaccountId")?.key.clone();
    let from = context.workspace_key.clone();
    copy_between(context, &from, &to)
}

fn copy_to_parent(context: &mut CompanyContext<'_>) -> Result<Answer, ApiError> {
    let from = find_subaccount(context, "subaccountId")?.key.clone();
    let parent = context.company.default_workspace();
    let to = parent.map(|workspace| workspace.key.clone()).unwrap_or_default();
    copy_between(context, &from, &to)
}

fn copy_between_subaccounts(context: &mut CompanyContext<'_>) -> Result<Answer, ApiError> {
    let from = find_subaccount(context, "subaccountId")?.key.clone();
    let to = find_subaccount(context, "toSubaccountId")?.key.clone();
    copy_between(context, &from, &to)
}

/// Copies the published version of a chart into another workspace: same name, no tags, no events (CHT-13).
fn copy_between(context: &mut CompanyContext<'_>, from: &str, to: &str) -> Result<Answer, ApiError> {
    let company = &mut *context.company;
    let source = company.workspace(from)?;
    if !source.is_active || !company.workspace(to)?.is_active {
        return Err(ApiError::forbidden());
    }
    let drawing = Arc::clone(&source.chart(context.input.path.of("chartKey"))?.published);
    let target = company
        .workspaces
        .by_key_mut(to)
        .ok_or_else(|| ApiError::workspace_not_found(to))?;
    let key = context.ids.key();
    let chart = Chart::new(context.ids, key, drawing);
    let mut target_context = WorkspaceContext {
        input: context.input,
        now: context.now,
        ids: context.ids,
        settings: &company.settings,
        log: &mut company.log,
        workspace: target,
    };
    add(&mut target_context, chart)
}
