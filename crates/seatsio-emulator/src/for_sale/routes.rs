//! The operations on for-sale configurations.

use indexmap::IndexMap;
use serde::Serialize;
use serde_json::Value;

use super::edit::Edit;
use super::quota::RateLimitInfo;
use super::{ForSaleConfig, Quota};
use crate::answer::Answer;
use crate::error::ApiError;
use crate::event::{self, Event, read};
use crate::route::{Handler, Route, WorkspaceContext};
use crate::schema::{FLAG, Field, NON_EMPTY_TEXT, Shape, TEXT, integer, list, object, optional, required};

/// The operations on for-sale configurations.
pub(crate) const ROUTES: &[Route] = &[
    Route::post(
        "/events/{eventKey}/actions/mark-as-for-sale",
        "events.mark_as_for_sale",
        Handler::Workspace(mark_as_for_sale),
    )
    .body(&MARK),
    Route::post(
        "/events/{eventKey}/actions/mark-as-not-for-sale",
        "events.mark_as_not_for_sale",
        Handler::Workspace(mark_as_not_for_sale),
    )
    .body(&MARK),
    Route::post(
        "/events/{eventKey}/actions/mark-everything-as-for-sale",
        "events.mark_everything_as_for_sale",
        Handler::Workspace(mark_everything_as_for_sale),
    ),
    Route::post(
        "/events/{eventKey}/actions/mark-everything-as-not-for-sale",
        "events.mark_everything_as_not_for_sale",
        Handler::Workspace(mark_everything_as_not_for_sale),
    ),
    Route::post(
        "/events/{eventKey}/actions/edit-for-sale-config",
        "events.edit_for_sale_config",
        Handler::Workspace(edit),
    )
    .body(&EDIT),
    Route::post(
        "/events/actions/edit-for-sale-config",
        "events.edit_for_sale_config_for_events",
        Handler::Workspace(edit_many),
    )
    .body(&EDIT_MANY),
];

const PLACES: Shape = integer(0, 1_000_000_000);
const OBJECTS: Field = optional("objects", list(&TEXT));
const AREA_PLACES: Field = optional("areaPlaces", Shape::Map(&Shape::Nullable(&PLACES)));
const CATEGORY: Shape = Shape::Either(&[TEXT, integer(i64::MIN, i64::MAX)]);
const CATEGORIES: Field = optional("categories", list(&CATEGORY));

/// A whole configuration, as new events have it.
pub(crate) const CONFIG: Shape = object(&[required("forSale", FLAG), OBJECTS, AREA_PLACES, CATEGORIES]);

/// The same without `forSale`, which the path says.
const MARK: Shape = object(&[OBJECTS, AREA_PLACES, CATEGORIES]);

const ITEM: Shape = object(&[required("object", NON_EMPTY_TEXT), optional("quantity", PLACES)]);
const EDIT: Shape = object(&[
    optional("forSale", list(&ITEM)),
    optional("notForSale", list(&ITEM)),
]);
const EDIT_MANY: Shape = object(&[required("events", Shape::Map(&EDIT))]);

/// What an edit answers (FSL-5).
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Edited {
    for_sale_config: ForSaleConfig,
    rate_limit_info: RateLimitInfo,
}

fn mark_as_for_sale(context: &mut WorkspaceContext<'_>) -> Result<Answer, ApiError> {
    mark(context, true)
}

fn mark_as_not_for_sale(context: &mut WorkspaceContext<'_>) -> Result<Answer, ApiError> {
    mark(context, false)
}

/// FSL-3.
fn mark(context: &mut WorkspaceContext<'_>, for_sale: bool) -> Result<Answer, ApiError> {
    let listed: ForSaleConfig = read(&context.input.body)?;
    replace(context, ForSaleConfig { for_sale, ..listed })
}

/// FSL-4: nothing is listed as being for sale.
fn mark_everything_as_not_for_sale(context: &mut WorkspaceContext<'_>) -> Result<Answer, ApiError> {
    replace(
        context,
        ForSaleConfig {
            for_sale: true,
            ..ForSaleConfig::default()
        },
    )
}

/// FSL-4. It does not count against the quota, nor does the answer tell about it.
fn mark_everything_as_for_sale(context: &mut WorkspaceContext<'_>) -> Result<Answer, ApiError> {
    let event = context.workspace.event(context.input.path.of("eventKey"))?;
    let (id, quota) = (event.id, event.for_sale_quota.clone());
    set(context, id, None, quota);
    Ok(Answer::no_content())
}

fn replace(context: &mut WorkspaceContext<'_>, config: ForSaleConfig) -> Result<Answer, ApiError> {
    let event = context.workspace.event(context.input.path.of("eventKey"))?;
    let (id, quota) = (event.id, event.for_sale_quota.after_a_call(context.now)?);
    let answer = Answer::json(&quota.info())?;
    set(context, id, Some(config), quota);
    Ok(answer)
}

fn edit(context: &mut WorkspaceContext<'_>) -> Result<Answer, ApiError> {
    let event = context.workspace.event(context.input.path.of("eventKey"))?;
    let (config, quota) = edited(event, &context.input.body, context)?;
    let id = event.id;
    let answer = Answer::json(&Edited {
        for_sale_config: config.clone(),
        rate_limit_info: quota.info(),
    })?;
    set(context, id, Some(config), quota);
    Ok(answer)
}

/// FSL-6: all of the events, or none.
fn edit_many(context: &mut WorkspaceContext<'_>) -> Result<Answer, ApiError> {
    let events = context.input.given("events").and_then(Value::as_object);
    let mut answers = IndexMap::new();
    let mut changes = Vec::new();
    for (key, body) in events.into_iter().flatten() {
        let event = context.workspace.event(key)?;
        let (config, quota) = edited(event, body, context)?;
        answers.insert(
            key.as_str(),
            Edited {
                for_sale_config: config.clone(),
                rate_limit_info: quota.info(),
            },
        );
        changes.push((event.id, config, quota));
    }
    let answer = Answer::json(&answers)?;
    for (id, config, quota) in changes {
        set(context, id, Some(config), quota);
    }
    Ok(answer)
}

fn edited(
    event: &Event,
    body: &Value,
    context: &WorkspaceContext<'_>,
) -> Result<(ForSaleConfig, Quota), ApiError> {
    let edit: Edit = read(body)?;
    Ok((
        edit.apply(event.for_sale.as_ref()),
        event.for_sale_quota.after_a_call(context.now)?,
    ))
}

fn set(context: &mut WorkspaceContext<'_>, event: u64, config: Option<ForSaleConfig>, quota: Quota) {
    let Some(event) = context.workspace.events.store.by_id_mut(event) else {
        return;
    };
    event.for_sale = config;
    event.for_sale_quota = quota;
    let key = event.key.clone();
    event::log(context, "event.for.sale.config.updated", &key);
}
