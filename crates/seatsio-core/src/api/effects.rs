//! What repeating a call about events would do, as far as its arguments tell.

use crate::model::Map;
use crate::{
    Effect,
    model::{
        CreateEventParams, EventKey, ForSaleAndNotForSaleParams, HoldToken, ObjectAndQuantity, ObjectLabel,
        ObjectRef, OrderId, StatusChangeAction, StatusChangeRequest,
    },
};

#[inline]
pub(super) const fn guarded_if(guarded: bool) -> Effect {
    if guarded { Effect::Guarded } else { Effect::Once }
}

/// Named seats can have a status once only; an area counts up again, and has a label just like a seat.
#[inline]
fn are_seats(objects: &[ObjectRef], named_seats: Option<bool>) -> bool {
    named_seats == Some(true) && objects.iter().all(|object| object.quantity.is_none())
}

/// An order id by which the order's places can be found again. The empty one finds everybody's.
#[inline]
fn finds_order(order_id: Option<&OrderId>) -> bool {
    order_id.is_some_and(|id| !id.as_str().is_empty())
}

/// A status change: guarded if token or order id tell afterwards whether it was done, or if it is of seats.
#[inline]
pub(crate) fn status_change(
    objects: &[ObjectRef],
    hold_token: &Option<HoldToken>,
    order_id: &Option<OrderId>,
    named_seats: &Option<bool>,
) -> Effect {
    let can_be_settled = hold_token.is_some() || finds_order(order_id.as_ref());
    guarded_if(can_be_settled || are_seats(objects, *named_seats))
}

/// A status change that takes neither token nor order id.
#[inline]
pub(crate) fn unsettled(objects: &[ObjectRef], named_seats: &Option<bool>) -> Effect {
    guarded_if(are_seats(objects, *named_seats))
}

/// Several status changes: guarded if each of them is.
#[inline]
pub(crate) fn batch(changes: &[StatusChangeRequest], named_seats: &Option<bool>) -> Effect {
    guarded_if(
        changes
            .iter()
            .all(|change| batched(change, named_seats) == Effect::Guarded),
    )
}

/// What the season says has neither token nor order id by which it could be found again.
#[inline]
fn batched(change: &StatusChangeRequest, named_seats: &Option<bool>) -> Effect {
    match change.action {
        StatusChangeAction::ChangeStatusTo(_) | StatusChangeAction::Release => {
            status_change(&change.objects, &change.hold_token, &change.order_id, named_seats)
        }
        StatusChangeAction::OverrideSeasonStatus | StatusChangeAction::UseSeasonStatus => {
            unsettled(&change.objects, named_seats)
        }
    }
}

/// A season override counts up again on an area: each mention of its label adds a place.
#[inline]
pub(crate) fn season_status(named_seats: &Option<bool>) -> Effect {
    guarded_if(*named_seats == Some(true))
}

/// Something new: a second one under the same key is refused, a second one without a key is made.
#[inline]
pub(crate) fn new_event(event_key: &Option<EventKey>) -> Effect {
    guarded_if(event_key.is_some())
}

/// As [`new_event`], for several: they are made together or not at all, so one key would do. That is not
/// documented, so each must have one.
#[inline]
pub(crate) fn new_events(events: &[CreateEventParams]) -> Effect {
    guarded_if(events.iter().all(|event| event.event_key.is_some()))
}

/// An update that renames: the second time, nothing has the old key any more.
#[inline]
pub(crate) fn update<K>(new_key: &Option<K>) -> Effect {
    if new_key.is_some() {
        Effect::Guarded
    } else {
        Effect::Idempotent
    }
}

#[inline]
const fn once_if(counts: bool) -> Effect {
    if counts { Effect::Once } else { Effect::Idempotent }
}

/// Objects join or leave a channel once; places of an area are added up or taken off again.
#[inline]
pub(crate) fn channel_objects(area_places: &Option<Map<ObjectLabel, u32>>) -> Effect {
    once_if(area_places.as_ref().is_some_and(|places| !places.is_empty()))
}

#[inline]
fn has_quantity(objects: &Option<Vec<ObjectAndQuantity>>) -> bool {
    let mut objects = objects.iter().flatten();
    objects.any(|object| object.quantity.is_some())
}

/// Objects are for sale or not; whether places of an area are set or counted is not documented.
#[inline]
pub(crate) fn for_sale_edit(
    for_sale: &Option<Vec<ObjectAndQuantity>>,
    not_for_sale: &Option<Vec<ObjectAndQuantity>>,
) -> Effect {
    once_if(has_quantity(for_sale) || has_quantity(not_for_sale))
}

/// As [`for_sale_edit`], for several events.
#[inline]
pub(crate) fn for_sale_of_events(events: &Map<EventKey, ForSaleAndNotForSaleParams>) -> Effect {
    let mut changes = events.values();
    once_if(changes.any(|change| has_quantity(&change.for_sale) || has_quantity(&change.not_for_sale)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn change(objects: &[ObjectRef], token: Option<&str>, order: Option<&str>, seats: bool) -> Effect {
        status_change(
            objects,
            &token.map(HoldToken::from),
            &order.map(OrderId::from),
            &seats.then_some(true),
        )
    }

    #[test]
    fn a_label_alone_may_be_an_area() {
        assert_eq!(change(&["A-1".into()], None, None, false), Effect::Once);
    }

    #[test]
    fn a_hold_token_or_an_order_id_guards() {
        assert_eq!(
            change(&["GA1".into()], Some("token"), None, false),
            Effect::Guarded
        );
        assert_eq!(
            change(&["GA1".into()], None, Some("order1"), false),
            Effect::Guarded
        );
    }

    #[test]
    fn an_empty_order_id_finds_nothing_again() {
        assert_eq!(change(&["GA1".into()], None, Some(""), false), Effect::Once);
    }

    #[test]
    fn named_seats_are_guarded_unless_one_has_a_quantity() {
        assert_eq!(change(&["A-1".into()], None, None, true), Effect::Guarded);
        let places = ObjectRef::new("GA1").quantity(2);
        assert_eq!(change(&["A-1".into(), places], None, None, true), Effect::Once);
    }

    #[test]
    fn a_batch_is_as_risky_as_its_riskiest_change() {
        let guarded = StatusChangeRequest::book("e", ["A-1"]).order_id("order1");
        let once = StatusChangeRequest::release("e", ["GA1"]);
        assert_eq!(batch(std::slice::from_ref(&guarded), &None), Effect::Guarded);
        assert_eq!(batch(&[guarded, once], &None), Effect::Once);
    }

    #[test]
    fn an_order_id_does_not_find_a_season_override_again() {
        let change = StatusChangeRequest::override_season_status("e", ["GA1"]).order_id("order1");
        assert_eq!(batch(std::slice::from_ref(&change), &None), Effect::Once);
        assert_eq!(batch(&[change], &Some(true)), Effect::Guarded);
    }

    #[test]
    fn a_quantity_in_any_event_makes_a_for_sale_edit_risky() {
        let whole = ForSaleAndNotForSaleParams::new().for_sale(["A-1"]);
        let places = ForSaleAndNotForSaleParams::new().not_for_sale([("GA1", 2)]);
        let events = |edits: &[ForSaleAndNotForSaleParams]| {
            let keys = (1..).map(|number| EventKey::from(format!("event{number}")));
            keys.zip(edits.iter().cloned()).collect()
        };
        assert_eq!(
            for_sale_of_events(&events(std::slice::from_ref(&whole))),
            Effect::Idempotent
        );
        assert_eq!(for_sale_of_events(&events(&[whole, places])), Effect::Once);
    }
}
