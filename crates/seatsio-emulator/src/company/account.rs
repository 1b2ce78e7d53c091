//! The operations on the company's own account (section 25).

use serde_json::{Value, json};

use super::settings::{Level, Validator};
use crate::answer::Answer;
use crate::auth::Owner;
use crate::error::ApiError;
use crate::route::{CompanyContext, Handler, Route};
use crate::schema::{NON_EMPTY_TEXT, Shape, integer, object, required};

pub(super) const ROUTES: &[Route] = &[
    Route::get(
        "/accounts/me",
        "accounts.retrieve_my_account",
        Handler::Company(retrieve),
    ),
    Route::post(
        "/accounts/me/secret-key/actions/regenerate",
        "accounts.regenerate_secret_key",
        Handler::Company(regenerate_secret_key),
    ),
    Route::post(
        "/accounts/me/designer-key/actions/regenerate",
        "accounts.regenerate_designer_key",
        Handler::Company(regenerate_designer_key),
    ),
    Route::post(
        "/accounts/me/draft-chart-drawings/actions/enable",
        "accounts.enable_draft_chart_drawings",
        Handler::Company(enable_drafts),
    ),
    Route::post(
        "/accounts/me/draft-chart-drawings/actions/disable",
        "accounts.disable_draft_chart_drawings",
        Handler::Company(disable_drafts),
    ),
    Route::post(
        "/accounts/me/actions/change-password",
        "accounts.change_password",
        Handler::Company(change_password),
    )
    .body(&PASSWORD),
    Route::post(
        "/accounts/me/actions/change-hold-period",
        "accounts.change_hold_period",
        Handler::Company(change_hold_period),
    )
    .body(&HOLD_PERIOD),
    Route::post(
        "/accounts/me/settings",
        "accounts.update_setting",
        Handler::Company(update_setting),
    )
    .body(&SETTING),
];

const PASSWORD: Shape = object(&[required("password", NON_EMPTY_TEXT)]);
/// A hold lives for two hours at most (HLD-4).
const HOLD_PERIOD: Shape = object(&[required("holdPeriodInMinutes", integer(1, 120))]);
const SETTING: Shape = object(&[required("key", NON_EMPTY_TEXT), required("value", NON_EMPTY_TEXT)]);

/// ACC-1.
fn retrieve(context: &mut CompanyContext<'_>) -> Result<Answer, ApiError> {
    let company = &context.company;
    let settings = &company.settings;
    Answer::json(&json!({
        "secretKey": company.secret_key,
        "designerKey": company.designer_key,
        "publicKey": company.default_workspace().map(|workspace| &workspace.key),
        "email": format!("company-{}@example.com", company.id),
        "role": "ADMIN",
        "company": { "id": company.id, "name": format!("Company {}", company.id) },
        "settings": {
            "draftChartDrawingsEnabled": settings.draft_chart_drawings_enabled,
            "holdOnSelectForGAs": true,
            "holdPeriodInMinutes": settings.hold_period_in_minutes,
            "chartValidation": settings.chart_validation,
            "defaultRendererSettings": { "showFullScreenButton": false, "multiSelectEnabled": false },
        },
    }))
}

/// ACC-2, AUT-8.
fn regenerate_secret_key(context: &mut CompanyContext<'_>) -> Result<Answer, ApiError> {
    let secret_key = context.ids.key();
    let answer = Answer::json(&json!({ "secretKey": secret_key }))?;
    context.keys.remove(&context.company.secret_key);
    context
        .keys
        .insert(&secret_key, Owner::Company(context.company.id));
    context.company.secret_key = secret_key;
    Ok(answer)
}

fn regenerate_designer_key(context: &mut CompanyContext<'_>) -> Result<Answer, ApiError> {
    context.company.designer_key = context.ids.key();
    Answer::json(&json!({ "designerKey": context.company.designer_key }))
}

fn enable_drafts(context: &mut CompanyContext<'_>) -> Result<Answer, ApiError> {
    context.company.settings.draft_chart_drawings_enabled = true;
    Ok(Answer::no_content())
}

fn disable_drafts(context: &mut CompanyContext<'_>) -> Result<Answer, ApiError> {
    context.company.settings.draft_chart_drawings_enabled = false;
    Ok(Answer::no_content())
}

/// Nobody logs in to the emulator, so a password that is right for the call is all there is to it.
fn change_password(_context: &mut CompanyContext<'_>) -> Result<Answer, ApiError> {
    Ok(Answer::no_content())
}

/// HLD-6.
fn change_hold_period(context: &mut CompanyContext<'_>) -> Result<Answer, ApiError> {
    if let Some(minutes) = context.input.given("holdPeriodInMinutes").and_then(Value::as_i64) {
        context.company.settings.hold_period_in_minutes = minutes;
    }
    Ok(Answer::no_content())
}

/// ACC-3: the settings by name are the validators.
fn update_setting(context: &mut CompanyContext<'_>) -> Result<Answer, ApiError> {
    let (key, value) = (context.input.field("key"), context.input.field("value"));
    let (Some(key), Some(value)) = (key, value) else {
        return Err(ApiError::general("A setting has a key and a value"));
    };
    let validator: Validator = serde_json::from_value(key.clone())
        .map_err(|_| ApiError::not_emulated(format_args!("The account setting {key}")))?;
    let level: Level = serde_json::from_value(value.clone())
        .map_err(|_| ApiError::general(format!("#/value: {value} is not a valid enum value")))?;
    context.company.settings.chart_validation.insert(validator, level);
    Ok(Answer::no_content())
}
