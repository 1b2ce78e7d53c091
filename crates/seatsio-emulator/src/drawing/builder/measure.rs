//! How far things are apart, and how positions are written.

/// How far apart seats and rows are when nothing else is said.
pub(super) const SPACING: f64 = 20.0;

/// Drawings give positions with two digits.
pub(super) fn rounded(number: f64) -> f64 {
    (number * 100.0).round() / 100.0
}

#[expect(clippy::cast_precision_loss, reason = "nothing is drawn in such numbers")]
pub(super) const fn count(number: usize) -> f64 {
    number as f64
}
