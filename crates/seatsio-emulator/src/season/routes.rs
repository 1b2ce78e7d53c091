//! The operations on seasons. Everything else is done through the operations on events (SEA-1).

use super::override_status::{Direction, override_status};
use super::{members, shape};
use crate::answer::Answer;
use crate::error::ApiError;
use crate::event::{Drafts, Scope};
use crate::route::{Handler, Route, WorkspaceContext};
use crate::status_change::Mention;

/// The operations on seasons.
pub(crate) const ROUTES: &[Route] = &[
    Route::post("/seasons", "seasons.create", Handler::Workspace(members::create)).body(&shape::CREATE),
    Route::post(
        "/seasons/{seasonKey}/actions/create-events",
        "seasons.create_events",
        Handler::Workspace(members::create_events),
    )
    .body(&shape::CREATE_EVENTS),
    Route::post(
        "/seasons/{seasonKey}/partial-seasons",
        "seasons.create_partial_season",
        Handler::Workspace(members::create_partial),
    )
    .body(&shape::CREATE_PARTIAL),
    Route::post(
        "/seasons/{seasonKey}/partial-seasons/{partialSeasonKey}/actions/add-events",
        "seasons.add_events_to_partial_season",
        Handler::Workspace(members::add_events),
    )
    .body(&shape::ADD_EVENTS),
    Route::delete(
        "/seasons/{seasonKey}/partial-seasons/{partialSeasonKey}/events/{eventKey}",
        "seasons.remove_event_from_partial_season",
        Handler::Workspace(members::remove_event),
    ),
    Route::post(
        "/events/{eventKey}/actions/override-season-status",
        "events.override_season_object_status",
        Handler::Workspace(override_season_status),
    )
    .body(&shape::OVERRIDE),
    Route::post(
        "/events/{eventKey}/actions/use-season-status",
        "events.use_season_object_status",
        Handler::Workspace(use_season_status),
    )
    .body(&shape::OVERRIDE),
];

fn override_season_status(context: &mut WorkspaceContext<'_>) -> Result<Answer, ApiError> {
    change(context, Direction::Override)
}

fn use_season_status(context: &mut WorkspaceContext<'_>) -> Result<Answer, ApiError> {
    change(context, Direction::Use)
}

fn change(context: &mut WorkspaceContext<'_>, direction: Direction) -> Result<Answer, ApiError> {
    let scope = Scope::of_key(context.workspace, context.input.path.of("eventKey"))?;
    let objects = Mention::read_all(&context.input.body);
    let mut drafts = Drafts::new();
    override_status(
        &scope,
        &mut drafts,
        &objects,
        context.input.text("season"),
        direction,
    )?;
    context.workspace.events.apply(drafts);
    Ok(Answer::no_content())
}
