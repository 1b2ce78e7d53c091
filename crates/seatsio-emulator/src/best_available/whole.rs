//! Steps 5 and 6: tables and booths, then places of one area.

use super::scope::{Role, Scope};
use super::{Found, Offer};
use crate::drawing::DrawnObject;

/// The nearest tables and booths. They have no accessible seats to give.
pub(super) fn tables_and_booths<O: Offer>(scope: &Scope<'_, O>) -> Option<Found> {
    if scope.wish.accessible_seats > 0 {
        return None;
    }
    let mut objects: Vec<usize> = scope.with_role(Role::Whole).collect();
    if objects.len() < scope.wish.number {
        return None;
    }
    objects.sort_by(|one, other| scope.distance(*one).total_cmp(&scope.distance(*other)));
    objects.truncate(scope.wish.number);
    objects.sort_unstable();
    Some(Found::Whole(objects))
}

/// Places of the nearest area that has enough of them. An area that is booked as a whole is not
/// sold by places, one with variable occupancy only to groups of the right size.
pub(super) fn area<O: Offer>(scope: &Scope<'_, O>) -> Option<Found> {
    let places = u32::try_from(scope.wish.number).ok()?;
    if scope.wish.accessible_seats > 0 {
        return None;
    }
    let has_room = |index: &usize| {
        let area = scope.drawing.objects.get(*index).and_then(DrawnObject::as_area);
        area.is_some_and(|area| {
            let is_right_size = !area.variable_occupancy
                || (area.min_occupancy <= places && area.max_occupancy.is_none_or(|most| places <= most));
            !area.book_as_a_whole && is_right_size && scope.offer.offered_places(*index) >= places
        })
    };
    let area = scope
        .with_role(Role::Area)
        .filter(has_room)
        .min_by(|one, other| scope.distance(*one).total_cmp(&scope.distance(*other)))?;
    Some(Found::Places { area, places })
}
