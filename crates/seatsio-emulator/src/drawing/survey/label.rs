//! The full technical label of an object.

use super::{Description, index};

/// The label that the designer gives to what has not been labelled yet.
const UNLABELLED: &str = "?";
/// `section-row-seat`, and where the own label begins in it. None when a part is "?" or the
/// object has no label of its own; a row or section without a label is left out.
pub(super) fn full_label(description: &Description<'_>, section: Option<&str>) -> Option<(String, u32)> {
    let own = description.own.as_deref()?;
    let parents = [section, description.parent];
    if own == UNLABELLED || description.parent == Some(UNLABELLED) {
        return None;
    }
    let length = own.len() + parents.iter().flatten().map(|text| text.len() + 1).sum::<usize>();
    let mut label = String::with_capacity(length);
    for parent in parents.into_iter().flatten() {
        label.push_str(parent);
        label.push('-');
    }
    let own_start = index(label.len());
    label.push_str(own);
    Some((label, own_start))
}
