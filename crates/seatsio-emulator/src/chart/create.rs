//! Making charts, and changing their names and categories.

use std::sync::Arc;

use serde_json::Value;

use super::categories::{CHANGED_CATEGORIES, NEW_CATEGORIES, category_fields};
use super::{Chart, ChartView, save};
use crate::answer::Answer;
use crate::drawing::{CategoryFields, Drawing, VenueType};
use crate::error::ApiError;
use crate::request::Input;
use crate::route::{Handler, Route, WorkspaceContext};
use crate::schema::{Shape, TEXT, object, optional};

pub(super) const ROUTES: &[Route] = &[
    Route::post("/charts", "charts.create", Handler::Workspace(create)).body(&CREATE),
    Route::post("/charts/{chartKey}", "charts.update", Handler::Workspace(update)).body(&UPDATE),
];

/// The present names, and the old ones (CHT-6).
const VENUE_TYPE: Shape = Shape::OneOf(&[
    "SIMPLE",
    "WITH_SECTIONS_AND_FLOORS",
    "WITH_ZONES",
    "MIXED",
    "TABLES",
    "ROWS_WITH_SECTIONS",
    "ROWS_WITHOUT_SECTIONS",
    "ZONES",
]);
const CREATE: Shape = object(&[
    optional("name", TEXT),
    optional("venueType", VENUE_TYPE),
    optional("categories", NEW_CATEGORIES),
]);
const UPDATE: Shape = object(&[optional("name", TEXT), optional("categories", CHANGED_CATEGORIES)]);

fn categories(input: &Input) -> Option<Vec<CategoryFields>> {
    let given = input.given("categories")?.as_array()?;
    Some(given.iter().filter_map(category_fields).collect())
}

/// CHT-3, CHT-4.
fn create(context: &mut WorkspaceContext<'_>) -> Result<Answer, ApiError> {
    let venue_type = context
        .input
        .text("venueType")
        .map(|name| VenueType::of_drawing(Some(name)));
    let categories = categories(context.input).unwrap_or_default();
    let drawing = Drawing::create(context.input.text("name"), venue_type, &categories)?;
    let key = context.ids.key();
    let chart = Chart::new(context.ids, key, Arc::new(drawing));
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

/// CHT-7, CHT-8.
fn update(context: &mut WorkspaceContext<'_>) -> Result<Answer, ApiError> {
    let chart = context.chart(context.input.path.of("chartKey"))?;
    let mut edited = None;
    if let Some(name) = context.input.given("name").and_then(Value::as_str) {
        edited = Some(chart.latest().with_name(name)?);
    }
    if let Some(categories) = categories(context.input) {
        edited = Some(
            edited
                .as_ref()
                .unwrap_or(chart.latest())
                .with_categories(&categories)?,
        );
    }
    if let Some(drawing) = edited {
        save(context, drawing)?;
    }
    Ok(Answer::no_content())
}
