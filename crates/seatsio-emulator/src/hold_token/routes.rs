//! The operations on hold tokens.

use crate::error_code::Code;
use http::StatusCode;
use serde::Serialize;

use super::HoldToken;
use crate::answer::Answer;
use crate::error::ApiError;
use crate::route::{Handler, Route, WorkspaceContext};
use crate::schema::{Field, Shape, integer, object, optional, required};
use crate::time::Time;

/// The operations on hold tokens.
pub(crate) const ROUTES: &[Route] = &[
    Route::post("/hold-tokens", "hold_tokens.create", Handler::Workspace(create))
        .body(&CREATE)
        .priority(),
    Route::get(
        "/hold-tokens/{holdToken}",
        "hold_tokens.retrieve",
        Handler::Workspace(retrieve),
    )
    .priority(),
    Route::post(
        "/hold-tokens/{holdToken}",
        "hold_tokens.expire_in_minutes",
        Handler::Workspace(extend),
    )
    .body(&EXTEND)
    .priority(),
];

const MINUTES: Shape = integer(0, 1_000_000);
const CREATE_FIELDS: &[Field] = &[optional("expiresInMinutes", MINUTES)];
const CREATE: Shape = object(CREATE_FIELDS);
const EXTEND: Shape = object(&[required("expiresInMinutes", MINUTES)]);

/// HLD-1.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct TokenView<'a> {
    hold_token: &'a str,
    #[serde(serialize_with = "Time::as_text")]
    expires_at: Time,
    expires_in_seconds: i64,
    workspace_key: &'a str,
}

fn create(context: &mut WorkspaceContext<'_>) -> Result<Answer, ApiError> {
    let minutes = minutes(context).unwrap_or(context.settings.hold_period_in_minutes);
    let key = context.ids.key();
    let events = &mut context.workspace.events;
    let token = events.hold_tokens.create(key.clone(), minutes, context.now);
    let answer = Answer::created_json(&view(&key, &token, context));
    context.workspace.events.expire(context.ids, context.now);
    answer
}

fn retrieve(context: &mut WorkspaceContext<'_>) -> Result<Answer, ApiError> {
    let key = context.input.path.of("holdToken");
    let token = context
        .workspace
        .events
        .hold_tokens
        .get(key)
        .ok_or_else(not_found)?;
    Answer::json(&view(key, token, context))
}

/// HLD-4.
fn extend(context: &mut WorkspaceContext<'_>) -> Result<Answer, ApiError> {
    let key = context.input.path.of("holdToken");
    let minutes = minutes(context).unwrap_or_default();
    let tokens = &mut context.workspace.events.hold_tokens;
    tokens.extend(key, minutes, context.now);
    let token = tokens.get(key).ok_or_else(not_found)?.clone();
    let answer = Answer::json(&view(key, &token, context));
    context.workspace.events.expire(context.ids, context.now);
    answer
}

fn minutes(context: &WorkspaceContext<'_>) -> Option<i64> {
    context.input.given("expiresInMinutes")?.as_i64()
}

fn view<'a>(key: &'a str, token: &HoldToken, context: &'a WorkspaceContext<'_>) -> TokenView<'a> {
    TokenView {
        hold_token: key,
        expires_at: token.expires_at,
        expires_in_seconds: context.now.millis_until(token.expires_at).max(0) / 1000,
        workspace_key: &context.workspace.key,
    }
}

fn not_found() -> ApiError {
    ApiError::new(
        StatusCode::NOT_FOUND,
        Code::HoldTokenNotFound,
        "Hold token not found: it is unknown or has expired",
    )
}
