//! The label of an object as people see it, in one text.

use crate::drawing::{Drawing, DrawnObject};

/// Section, row or table, and own label, each as displayed.
pub(crate) fn displayed_label(drawing: &Drawing, object: &DrawnObject) -> String {
    let section = drawing
        .section_of(object)
        .map(|section| section.displayed.as_ref().unwrap_or(&section.label));
    let row = drawing
        .row_of(object)
        .and_then(|row| row.displayed.as_ref().or(row.label.as_ref()));
    let table = drawing.table_of(object).map(DrawnObject::displayed_own_label);
    let parent = table.or(row.map(AsRef::as_ref));
    let parts = [
        section.map(AsRef::as_ref),
        parent,
        Some(object.displayed_own_label()),
    ];
    let parts: Vec<&str> = parts
        .into_iter()
        .flatten()
        .filter(|part| !part.is_empty())
        .collect();
    parts.join("-")
}
