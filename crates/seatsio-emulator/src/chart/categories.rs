//! The categories of a chart, one by one (CHT-5, CHT-22).

use serde_json::{Value, json};

use super::save;
use crate::answer::Answer;
use crate::drawing::{CategoryFields, CategoryKey};
use crate::error::ApiError;
use crate::route::{Handler, Route, WorkspaceContext};
use crate::schema::{FLAG, NON_EMPTY_TEXT, Shape, TEXT, integer, list, object, optional, required};

pub(super) const ROUTES: &[Route] = &[
    Route::get(
        "/charts/{chartKey}/categories",
        "charts.list_categories",
        Handler::Workspace(list_categories),
    ),
    Route::post(
        "/charts/{chartKey}/categories",
        "charts.add_category",
        Handler::Workspace(add),
    )
    .body(&CATEGORY),
    Route::post(
        "/charts/{chartKey}/categories/{categoryKey}",
        "charts.update_category",
        Handler::Workspace(update),
    )
    .body(&CHANGES),
    Route::delete(
        "/charts/{chartKey}/categories/{categoryKey}",
        "charts.remove_category",
        Handler::Workspace(remove),
    ),
];

/// A text, or a whole number that every client can hold.
const KEY: Shape = Shape::Either(&[NON_EMPTY_TEXT, integer(0, 9_007_199_254_740_991)]);

/// A new category as clients send it.
pub(crate) const CATEGORY: Shape = object(&[
    required("key", KEY),
    required("label", TEXT),
    optional("color", TEXT),
    optional("accessible", FLAG),
]);
pub(super) const NEW_CATEGORIES: Shape = list(&CATEGORY);

/// A category that may be new or known already, and then keeps what is not given (CHT-8).
const CHANGED_CATEGORY: Shape = object(&[
    required("key", KEY),
    optional("label", TEXT),
    optional("color", TEXT),
    optional("accessible", FLAG),
]);
pub(super) const CHANGED_CATEGORIES: Shape = list(&CHANGED_CATEGORY);

const CHANGES: Shape = object(&[
    optional("label", TEXT),
    optional("color", TEXT),
    optional("accessible", FLAG),
]);

/// The category that a body describes; `None` when it has no key.
pub(crate) fn category_fields(body: &Value) -> Option<CategoryFields> {
    let key = serde_json::from_value(body.get("key")?.clone()).ok()?;
    Some(fields(key, body))
}

fn fields(key: CategoryKey, body: &Value) -> CategoryFields {
    let text = |name: &str| body.get(name).and_then(Value::as_str).map(str::to_owned);
    let accessible = body.get("accessible").and_then(Value::as_bool);
    CategoryFields {
        key,
        label: text("label"),
        color: text("color"),
        accessible,
    }
}

fn list_categories(context: &mut WorkspaceContext<'_>) -> Result<Answer, ApiError> {
    let chart = context.chart(context.input.path.of("chartKey"))?;
    Answer::json(&json!({ "categories": chart.latest().categories }))
}

fn add(context: &mut WorkspaceContext<'_>) -> Result<Answer, ApiError> {
    let chart = context.chart(context.input.path.of("chartKey"))?;
    let category =
        category_fields(&context.input.body).ok_or_else(|| ApiError::general("A category has a key"))?;
    let known = || {
        ApiError::general(format!(
            "There is a category with key {} already",
            category.key.as_text()
        ))
    };
    let drawing = chart.latest().with_category(&category)?.ok_or_else(known)?;
    save(context, drawing)?;
    Ok(Answer::no_content())
}

fn update(context: &mut WorkspaceContext<'_>) -> Result<Answer, ApiError> {
    let chart = context.chart(context.input.path.of("chartKey"))?;
    let key = CategoryKey::Text(context.input.path.of("categoryKey").into());
    let changes = fields(key, &context.input.body);
    let drawing = chart
        .latest()
        .with_category_changed(&changes)?
        .ok_or_else(unknown)?;
    save(context, drawing)?;
    Ok(Answer::no_content())
}

fn remove(context: &mut WorkspaceContext<'_>) -> Result<Answer, ApiError> {
    let chart = context.chart(context.input.path.of("chartKey"))?;
    let key = context.input.path.of("categoryKey");
    let drawing = chart.latest().without_category(key)?.ok_or_else(unknown)?;
    save(context, drawing)?;
    Ok(Answer::no_content())
}

/// The text is asserted by a client's tests (section 3).
fn unknown() -> ApiError {
    ApiError::not_found("category not found")
}
