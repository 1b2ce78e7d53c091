//! The operations that change statuses.

use serde_json::Value;

use super::answer::{Expanded, Expansion, Results};
use super::change::{Change, Mention, To};
use super::{Plan, best_available, shape};
use crate::answer::Answer;
use crate::error::ApiError;
use crate::event::{Scope, Status};
use crate::route::{Handler, Route, WorkspaceContext};
use crate::schema::Shape;
use crate::season::{Direction, override_status};

/// The operations that change statuses.
pub(crate) const ROUTES: &[Route] = &[
    group(
        "/events/groups/actions/change-object-status",
        "events.change_object_status",
        change_in_group,
        &shape::GROUP,
    ),
    group(
        "/events/groups/actions/book",
        "events.groups.book",
        book_in_group,
        &shape::GROUP_ACTION,
    ),
    group(
        "/events/groups/actions/hold",
        "events.groups.hold",
        hold_in_group,
        &shape::GROUP_ACTION,
    ),
    group(
        "/events/groups/actions/release",
        "events.groups.release",
        release_in_group,
        &shape::GROUP_ACTION,
    ),
    group(
        "/events/actions/change-object-status",
        "events.change_object_status_in_batch",
        batch,
        &shape::BATCH,
    ),
    group(
        "/events/{eventKey}/actions/change-object-status",
        "events.change_object_status_single",
        change,
        &shape::SINGLE,
    ),
    group(
        "/events/{eventKey}/actions/book",
        "events.book_single",
        book,
        &shape::SINGLE_ACTION,
    ),
    group(
        "/events/{eventKey}/actions/hold",
        "events.hold_single",
        hold,
        &shape::SINGLE_ACTION,
    ),
    group(
        "/events/{eventKey}/actions/release",
        "events.release_single",
        release,
        &shape::SINGLE_ACTION,
    ),
    group(
        "/events/{eventKey}/actions/put-up-for-resale",
        "events.put_up_for_resale_single",
        resell,
        &shape::SINGLE_ACTION,
    ),
    group(
        "/seasons/actions/change-object-status",
        "seasons.legacy.change_object_status",
        change_in_group,
        &shape::GROUP,
    ),
    group(
        "/seasons/actions/book",
        "seasons.legacy.book",
        book_in_group,
        &shape::GROUP_ACTION,
    ),
    group(
        "/seasons/actions/hold",
        "seasons.legacy.hold",
        hold_in_group,
        &shape::GROUP_ACTION,
    ),
    group(
        "/seasons/actions/release",
        "seasons.legacy.release",
        release_in_group,
        &shape::GROUP_ACTION,
    ),
];

type Action = fn(&mut WorkspaceContext<'_>) -> Result<Answer, ApiError>;

const fn group(
    template: &'static str,
    operation: &'static str,
    action: Action,
    body: &'static Shape,
) -> Route {
    Route::post(template, operation, Handler::Workspace(action))
        .body(body)
        .query(&["expand"])
        .priority()
}

const BOOK: To = To::Status(Status::Booked);
const HOLD: To = To::Status(Status::Held);

fn change_in_group(context: &mut WorkspaceContext<'_>) -> Result<Answer, ApiError> {
    in_group(context, &Change::read(&context.input.body)?)
}

fn book_in_group(context: &mut WorkspaceContext<'_>) -> Result<Answer, ApiError> {
    in_group(context, &Change::read_to(BOOK, &context.input.body)?)
}

fn hold_in_group(context: &mut WorkspaceContext<'_>) -> Result<Answer, ApiError> {
    in_group(context, &Change::read_to(HOLD, &context.input.body)?)
}

fn release_in_group(context: &mut WorkspaceContext<'_>) -> Result<Answer, ApiError> {
    in_group(context, &Change::read_to(To::Release, &context.input.body)?)
}

fn change(context: &mut WorkspaceContext<'_>) -> Result<Answer, ApiError> {
    in_event(context, Change::read(&context.input.body)?)
}

fn book(context: &mut WorkspaceContext<'_>) -> Result<Answer, ApiError> {
    in_event(context, Change::read_to(BOOK, &context.input.body)?)
}

fn hold(context: &mut WorkspaceContext<'_>) -> Result<Answer, ApiError> {
    in_event(context, Change::read_to(HOLD, &context.input.body)?)
}

fn release(context: &mut WorkspaceContext<'_>) -> Result<Answer, ApiError> {
    in_event(context, Change::read_to(To::Release, &context.input.body)?)
}

fn resell(context: &mut WorkspaceContext<'_>) -> Result<Answer, ApiError> {
    in_event(
        context,
        Change::read_to(To::Status(Status::Resale), &context.input.body)?,
    )
}

/// The same objects in every event (STA-18). The infos are those of the first event.
fn in_group(context: &mut WorkspaceContext<'_>, change: &Change<'_>) -> Result<Answer, ApiError> {
    let body = &context.input.body;
    let keys = body
        .get("events")
        .and_then(Value::as_array)
        .into_iter()
        .flatten()
        .filter_map(Value::as_str);
    let objects = Mention::read_all(body);
    let workspace = &*context.workspace;
    let scopes = keys
        .map(|key| Scope::of_key(workspace, key))
        .collect::<Result<Vec<_>, _>>()?;
    let mut plan = Plan::new(context.now);
    for scope in &scopes {
        plan.change(scope, change, &objects)?;
    }
    let expansion = Expansion::read(&context.input.query)?;
    let expanded = scopes
        .first()
        .map(|scope| expansion.of(scope.view(&plan.drafts), labels(&objects)));
    let answer = answer(expanded.transpose()?.flatten())?;
    plan.carry_out(&mut context.workspace.events, context.ids);
    Ok(answer)
}

/// Objects of one event: those that the call names, or the best available ones.
fn in_event(context: &mut WorkspaceContext<'_>, change: Change<'_>) -> Result<Answer, ApiError> {
    let body = &context.input.body;
    let objects = Mention::read_all(body);
    let wish = body.get("bestAvailable").filter(|wish| !wish.is_null());
    let workspace = &*context.workspace;
    let scope = Scope::of_key(workspace, context.input.path.of("eventKey"))?;
    let mut plan = Plan::new(context.now);
    let answer = match (wish, objects.is_empty()) {
        (Some(wish), true) => Answer::json(&best_available::change(&mut plan, &scope, change, wish)?)?,
        (None, false) => {
            plan.change(&scope, &change, &objects)?;
            let expansion = Expansion::read(&context.input.query)?;
            answer(expansion.of(scope.view(&plan.drafts), labels(&objects))?)?
        }
        (None, true) => return Err(ApiError::general("#: required key [objects] not found")),
        (Some(_), false) => {
            return Err(ApiError::general(
                "objects and bestAvailable cannot be used together",
            ));
        }
    };
    plan.carry_out(&mut context.workspace.events, context.ids);
    Ok(answer)
}

/// Changes in their order, as one (STA-5).
fn batch(context: &mut WorkspaceContext<'_>) -> Result<Answer, ApiError> {
    let entries = context.input.body.get("statusChanges").and_then(Value::as_array);
    let expansion = Expansion::read(&context.input.query)?;
    let mut plan = Plan::new(context.now);
    let mut results = Vec::new();
    for entry in entries.into_iter().flatten() {
        let key = entry.get("event").and_then(Value::as_str).unwrap_or_default();
        let scope = Scope::of_key(context.workspace, key)?;
        let objects = Mention::read_all(entry);
        let season = entry.get("season").and_then(Value::as_str);
        match entry.get("type").and_then(Value::as_str) {
            Some("OVERRIDE_SEASON_STATUS") => {
                override_status(&scope, &mut plan.drafts, &objects, season, Direction::Override)?;
            }
            Some("USE_SEASON_STATUS") => {
                override_status(&scope, &mut plan.drafts, &objects, season, Direction::Use)?;
            }
            _ => plan.change(&scope, &Change::read(entry)?, &objects)?,
        }
        results.extend(expansion.of(scope.view(&plan.drafts), labels(&objects))?);
    }
    let answer = match expansion {
        Expansion::Nothing => Answer::no_content(),
        Expansion::Objects | Expansion::Labels => Answer::json(&Results { results })?,
    };
    plan.carry_out(&mut context.workspace.events, context.ids);
    Ok(answer)
}

/// STA-4: 204 unless the caller wants to be told something.
fn answer(expanded: Option<Expanded>) -> Result<Answer, ApiError> {
    expanded.map_or(Ok(Answer::no_content()), |expanded| Answer::json(&expanded))
}

fn labels<'a>(objects: &'a [Mention<'a>]) -> impl Iterator<Item = &'a str> {
    objects.iter().map(|object| object.label)
}
