//! Reports on events (section 20).

use super::csv::csv;
use super::detail::Detail;
use super::dimension::Dimension;
use super::flat;
use super::summary::{Depth, KnownGroups, Tally};
use crate::answer::Answer;
use crate::error::ApiError;
use crate::event::Scope;
use crate::info::ObjectInfo;
use crate::request::Input;
use crate::route::{Handler, Route, WorkspaceContext};
use crate::season::Sources;

/// The operations that report on events.
pub(super) const ROUTES: &[Route] = &[
    route(
        "/reports/events/{eventKey}",
        "reports.events.flat_list",
        flat_list,
    ),
    route(
        "/reports/events/{eventKey}.csv",
        "reports.events.flat_list_csv",
        flat_list_csv,
    ),
    route(
        "/reports/events/{eventKey}/{reportType}",
        "reports.events.detail",
        detail,
    ),
    route(
        "/reports/events/{eventKey}/{reportType}/{filter}",
        "reports.events.detail_filtered",
        filtered_detail,
    ),
    route(
        "/reports/events/{eventKey}/{reportType}/summary",
        "reports.events.summary",
        summary,
    ),
    route(
        "/reports/events/{eventKey}/{reportType}/summary/deep",
        "reports.events.deep_summary",
        deep_summary,
    ),
];

const fn route(
    template: &'static str,
    operation: &'static str,
    handler: fn(&mut WorkspaceContext<'_>) -> Result<Answer, ApiError>,
) -> Route {
    Route::get(template, operation, Handler::Workspace(handler)).query(&["seasonBookingsPropagated"])
}

/// REP-12.
fn flat_list(context: &mut WorkspaceContext<'_>) -> Result<Answer, ApiError> {
    let scope = scope(context)?;
    let mut infos = infos(&scope);
    flat::sort(&mut infos);
    Answer::json(&infos)
}

/// REP-12.
fn flat_list_csv(context: &mut WorkspaceContext<'_>) -> Result<Answer, ApiError> {
    let scope = scope(context)?;
    let mut infos = infos(&scope);
    flat::sort(&mut infos);
    Ok(Answer::bytes("text/csv; charset=utf-8", csv(&infos)))
}

/// REP-1.
fn detail(context: &mut WorkspaceContext<'_>) -> Result<Answer, ApiError> {
    let (scope, dimension) = (scope(context)?, dimension(context.input)?);
    Answer::json(&Detail::new(dimension, &infos(&scope)))
}

/// REP-2.
fn filtered_detail(context: &mut WorkspaceContext<'_>) -> Result<Answer, ApiError> {
    let (scope, dimension) = (scope(context)?, dimension(context.input)?);
    let group = context.input.path.of("filter");
    Answer::json(&Detail::new(dimension, &infos(&scope)).filtered(group))
}

/// REP-7.
fn summary(context: &mut WorkspaceContext<'_>) -> Result<Answer, ApiError> {
    summarised(context, Depth::Counts)
}

/// REP-11.
fn deep_summary(context: &mut WorkspaceContext<'_>) -> Result<Answer, ApiError> {
    summarised(context, Depth::Summaries)
}

fn summarised(context: &WorkspaceContext<'_>, depth: Depth) -> Result<Answer, ApiError> {
    let (scope, dimension) = (scope(context)?, dimension(context.input)?);
    let infos = infos(&scope);
    let tally = Tally::of_event(&infos, &KnownGroups::of_event(&scope));
    let summary = tally.summary(dimension, depth);
    Answer::json(&summary.ok_or_else(|| super::unknown(dimension.as_str()))?)
}

fn dimension(input: &Input) -> Result<Dimension, ApiError> {
    let name = input.path.of("reportType");
    Dimension::of_report(name).ok_or_else(|| super::unknown(name))
}

/// The event, without what its seasons have taken if that was asked for.
fn scope<'a>(context: &'a WorkspaceContext<'_>) -> Result<Scope<'a>, ApiError> {
    let scope = Scope::of_key(context.workspace, context.input.path.of("eventKey"))?;
    match context.input.query.single("seasonBookingsPropagated")? {
        None | Some("true") => Ok(scope),
        Some("false") => Ok(Scope {
            sources: Sources::default(),
            ..scope
        }),
        Some(other) => {
            let message = format!("seasonBookingsPropagated: expected true or false, found: {other}");
            Err(ApiError::general(message))
        }
    }
}

/// The bookable objects of the event (REP-6), in the order of the drawing (REP-5).
fn infos<'a>(scope: &'a Scope<'a>) -> Vec<ObjectInfo<'a>> {
    scope.present().infos().collect()
}

impl<'a> KnownGroups<'a> {
    /// REP-8. The event's own categories follow those of the chart.
    fn of_event(scope: &'a Scope<'_>) -> Self {
        let mut known = Self::of_drawing(scope.drawing);
        for category in &scope.event.categories {
            known.category_keys.push(&category.key_text);
            known.category_labels.push(&category.label);
        }
        known.channels = scope
            .channels()
            .iter()
            .map(|channel| channel.key.as_str())
            .collect();
        known
    }
}
