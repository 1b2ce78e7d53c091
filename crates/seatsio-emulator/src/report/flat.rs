//! The flat list: all objects of an event in the order of their labels.

use std::cmp::Ordering;

use crate::info::ObjectInfo;

/// Sorts by label, numbers in labels by their value: A-2 comes before A-10 (REP-12 leaves open
/// how labels are compared).
pub(crate) fn sort(infos: &mut [ObjectInfo<'_>]) {
    infos.sort_by(|one, other| by_label(one.label(), other.label()));
}

fn by_label(one: &str, other: &str) -> Ordering {
    let (mut left, mut right) = (one.as_bytes(), other.as_bytes());
    loop {
        let (Some(first), Some(second)) = (left.first(), right.first()) else {
            return left.len().cmp(&right.len()).then_with(|| one.cmp(other));
        };
        if first.is_ascii_digit() && second.is_ascii_digit() {
            let (number, rest) = split_number(left);
            let (other_number, other_rest) = split_number(right);
            // Without leading zeros the longer number is the larger one.
            let order = number
                .len()
                .cmp(&other_number.len())
                .then_with(|| number.cmp(other_number));
            if order.is_ne() {
                return order;
            }
            (left, right) = (rest, other_rest);
        } else if first == second {
            (left, right) = (
                left.get(1..).unwrap_or_default(),
                right.get(1..).unwrap_or_default(),
            );
        } else {
            return first.cmp(second);
        }
    }
}

/// The digits at the beginning, without leading zeros, and what follows them.
fn split_number(text: &[u8]) -> (&[u8], &[u8]) {
    let digits = text.iter().take_while(|byte| byte.is_ascii_digit()).count();
    let zeros = text.iter().take_while(|byte| **byte == b'0').count();
    let number = text.get(zeros.min(digits)..digits).unwrap_or_default();
    (number, text.get(digits..).unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rep_12_numbers_in_labels_are_ordered_by_value() {
        let mut labels = ["A-10", "GA1", "B-1", "A-2", "A-1", "A-02", "A"];
        labels.sort_by(|one, other| by_label(one, other));
        assert_eq!(labels, ["A", "A-1", "A-02", "A-2", "A-10", "B-1", "GA1"]);
    }
}
