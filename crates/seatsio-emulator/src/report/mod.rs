//! Reports on events and charts (sections 20 and 21): computed from the infos that all other
//! calls return, in one pass over them.

mod charts;
mod csv;
mod detail;
mod dimension;
mod events;
mod flat;
mod portion;
mod summary;

#[cfg(test)]
mod tests;

use crate::drawing::Drawing;
use crate::error::ApiError;
use crate::route::Route;
use summary::KnownGroups;

/// The operations that make reports.
pub(crate) const ROUTES: &[&[Route]] = &[charts::ROUTES, events::ROUTES];

/// A report type that there is not, or not of this kind.
fn unknown(report_type: &str) -> ApiError {
    ApiError::not_found(format!("There is no report {report_type}"))
}

impl<'a> KnownGroups<'a> {
    fn of_drawing(drawing: &'a Drawing) -> Self {
        Self {
            category_keys: drawing
                .categories
                .iter()
                .map(|category| category.key_text.as_ref())
                .collect(),
            category_labels: drawing
                .categories
                .iter()
                .map(|category| category.label.as_ref())
                .collect(),
            zones: drawing.zones.iter().map(|zone| zone.key.as_ref()).collect(),
            channels: Vec::new(),
        }
    }
}
