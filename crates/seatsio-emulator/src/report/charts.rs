//! Reports on charts (section 21).

use std::sync::Arc;

use super::detail::Detail;
use super::dimension::Dimension;
use super::summary::{Depth, KnownGroups, Tally};
use crate::answer::Answer;
use crate::drawing::{Drawing, DrawnObject, Kind};
use crate::error::ApiError;
use crate::info::ObjectInfo;
use crate::request::Input;
use crate::route::{Handler, Route, WorkspaceContext};

/// The operations that report on charts.
pub(super) const ROUTES: &[Route] = &[
    Route::get(
        "/reports/charts/{chartKey}/{reportType}",
        "reports.charts.detail",
        Handler::Workspace(detail),
    )
    .query(&["version", "bookWholeTables"]),
    Route::get(
        "/reports/charts/{chartKey}/{reportType}/summary",
        "reports.charts.summary",
        Handler::Workspace(summary),
    )
    .query(&["version", "bookWholeTables"]),
];

/// CRP-1, CRP-5.
fn detail(context: &mut WorkspaceContext<'_>) -> Result<Answer, ApiError> {
    let dimension = dimension(context.input)?;
    let drawing = drawing(context)?;
    let infos = infos(&drawing, Tables::asked_for(context.input)?);
    Answer::json(&Detail::new(dimension, &infos))
}

/// CRP-6.
fn summary(context: &mut WorkspaceContext<'_>) -> Result<Answer, ApiError> {
    let dimension = dimension(context.input)?;
    let drawing = drawing(context)?;
    let infos = infos(&drawing, Tables::asked_for(context.input)?);
    let tally = Tally::of_chart(&infos, &KnownGroups::of_drawing(&drawing));
    let summary = tally.summary(dimension, Depth::Counts);
    Answer::json(&summary.ok_or_else(|| super::unknown(dimension.as_str()))?)
}

fn dimension(input: &Input) -> Result<Dimension, ApiError> {
    let name = input.path.of("reportType");
    let dimension = Dimension::of_report(name).filter(|dimension| dimension.is_drawn());
    dimension.ok_or_else(|| super::unknown(name))
}

/// The version asked for. One client writes "Draft", so case does not matter.
fn drawing(context: &WorkspaceContext<'_>) -> Result<Arc<Drawing>, ApiError> {
    let chart = context.chart(context.input.path.of("chartKey"))?;
    let version = context.input.query.single("version")?.unwrap_or("published");
    if version.eq_ignore_ascii_case("published") {
        return Ok(Arc::clone(&chart.published));
    }
    if !version.eq_ignore_ascii_case("draft") {
        let message = format!("version: expected published or draft, found: {version}");
        return Err(ApiError::general(message));
    }
    let draft = chart.draft.as_ref().map(Arc::clone);
    draft.ok_or_else(|| ApiError::not_found(format!("Chart {} has no draft version", chart.key)))
}

fn infos(drawing: &Drawing, tables: Tables) -> Vec<ObjectInfo<'_>> {
    let indexes = drawing.objects.iter().enumerate();
    indexes
        .filter(|(_, object)| tables.include(drawing, object))
        .filter_map(|(index, _)| ObjectInfo::of_chart(drawing, index))
        .collect()
}

/// What to list of a table (CRP-2).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Tables {
    /// The table and its seats.
    Both,
    /// One of the two, as drawn.
    AsDrawn,
    /// The table.
    Whole,
    /// Its seats.
    Seats,
}

impl Tables {
    fn asked_for(input: &Input) -> Result<Self, ApiError> {
        match input.query.single("bookWholeTables")? {
            None => Ok(Self::Both),
            Some("chart") => Ok(Self::AsDrawn),
            Some("true") => Ok(Self::Whole),
            Some("false") => Ok(Self::Seats),
            Some(other) => {
                let message = format!("bookWholeTables: expected chart, true or false, found: {other}");
                Err(ApiError::general(message))
            }
        }
    }

    fn include(self, drawing: &Drawing, object: &DrawnObject) -> bool {
        let of_table = drawing.table_of(object).and_then(DrawnObject::as_table);
        match (self, &object.kind, of_table) {
            (Self::AsDrawn, Kind::Table(table), _) => table.book_as_a_whole,
            (Self::AsDrawn, _, Some(table)) => !table.book_as_a_whole,
            (Self::Whole, Kind::Seat(_), Some(_)) | (Self::Seats, Kind::Table(_), _) => false,
            _ => true,
        }
    }
}
