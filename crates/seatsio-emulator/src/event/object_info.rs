//! Infos of objects in an event, made from the state that a [`View`] shows (section 17).

use std::borrow::Cow;

use super::scope::Occupancy;
use super::view::{area_status, partition_label};
use super::{Counters, Record, Status, Target, View};
use crate::channel::Channel;
use crate::drawing::{DrawnObject, Kind};
use crate::info::{AreaPart, EventPart, ObjectInfo, Overridden};

impl<'a> View<'a> {
    /// The info of an object of the drawing (OBJ-2).
    pub(crate) fn info(self, index: usize) -> Option<ObjectInfo<'a>> {
        let object = self.scope.drawing.objects.get(index)?;
        let target = Target::Drawn { index, object };
        let part = match target.occupancy() {
            Occupancy::Places { capacity } => self.area_part(target, &object.label, capacity),
            Occupancy::Whole | Occupancy::Variable { .. } => self.whole_part(object),
        };
        ObjectInfo::of_event(self.scope.drawing, index, self.scope.category(object), part)
    }

    /// The infos of all bookable objects, in drawing order.
    pub(crate) fn infos(self) -> impl Iterator<Item = ObjectInfo<'a>> {
        let bookable = move |(index, object): (usize, &'a DrawnObject)| {
            if self.scope.is_bookable(object) {
                self.info(index)
            } else {
                None
            }
        };
        self.scope.drawing.objects.iter().enumerate().filter_map(bookable)
    }

    /// The info of a partition; `stand_in` is the object that it is shown as (see [`partition_object`]).
    pub(crate) fn partition_info(
        self,
        target: Target<'a>,
        stand_in: &'a DrawnObject,
    ) -> Option<ObjectInfo<'a>> {
        let Occupancy::Places { capacity } = target.occupancy() else {
            return None;
        };
        let part = self.area_part(target, &stand_in.label, capacity);
        let info = ObjectInfo::of_event(
            self.scope.drawing,
            target.index(),
            self.scope.category(target.object()),
            part,
        )?;
        Some(ObjectInfo {
            object: stand_in,
            ..info
        })
    }

    fn whole_part(self, object: &'a DrawnObject) -> EventPart<'a> {
        let label = &object.label;
        let shown = self.shown(label);
        let for_sale = self.is_for_sale(object);
        let reason = reason_of_whole(object, shown, for_sale);
        let target = Target::Drawn { index: 0, object };
        let mut part = EventPart {
            status: shown.map_or("free", |record| record.status.as_str()),
            for_sale,
            is_available: reason == AVAILABLE,
            availability_reason: reason,
            channel: self.channel_of(target).map(|channel| channel.key.as_str()),
            area: self.whole_area_part(object, shown),
            ..EventPart::untouched()
        };
        if let Some(record) = shown {
            part.ticket_type = record.ticket_type.as_deref();
            part.order_id = record.order_id.as_deref();
            part.hold_token = record.hold_token.as_deref();
            part.extra_data = record.extra_data.as_deref();
            part.resale_listing_id = record.resale_listing_id.as_deref();
        }
        self.with_overridden(part, self.record(label))
    }

    /// The counters of an area that is booked as a whole: all of its places are taken, or none.
    fn whole_area_part(self, object: &'a DrawnObject, shown: Option<&'a Record>) -> Option<AreaPart<'a>> {
        let Kind::Area(area) = &object.kind else {
            return None;
        };
        let taken = shown.filter(|record| record.is_taken());
        let mut counters = Counters::default();
        if let Some(record) = taken {
            match record.hold_token.as_deref() {
                Some(token) => counters.hold(token, record.ticket_type.as_deref(), area.capacity),
                None => counters.booked = area.capacity,
            }
        }
        Some(AreaPart {
            num_booked: counters.booked,
            num_free: if taken.is_some() { 0 } else { area.capacity },
            num_held: counters.held(),
            num_not_for_sale: self.places_not_for_sale(object, area.capacity),
            holds: Cow::Owned(counters.holds),
        })
    }

    fn area_part(self, target: Target<'a>, label: &'a str, capacity: u32) -> EventPart<'a> {
        let own = self.record(label);
        let places = self.places(target, capacity);
        let is_variable = target
            .object()
            .as_area()
            .is_some_and(|area| area.variable_occupancy);
        let status = area_status(own, &places, is_variable);
        let for_sale = places.not_for_sale < capacity || (capacity == 0 && self.is_for_sale(target.object()));
        let is_available = places.free() > places.not_for_sale;
        let reason = if is_available {
            AVAILABLE
        } else if places.free() == 0 && status != "free" {
            status
        } else {
            NOT_FOR_SALE
        };
        let part = EventPart {
            status,
            for_sale,
            is_available,
            availability_reason: reason,
            channel: self.channel_of(target).map(|channel| channel.key.as_str()),
            order_id: own.and_then(|record| record.order_id.as_deref()),
            extra_data: own.and_then(|record| record.extra_data.as_deref()),
            area: Some(AreaPart {
                num_booked: places.booked,
                num_free: places.free(),
                num_held: places.held,
                num_not_for_sale: places.not_for_sale,
                holds: places.holds,
            }),
            ..EventPart::untouched()
        };
        self.with_overridden(part, own)
    }

    /// SEA-13.
    fn with_overridden(self, mut part: EventPart<'a>, own: Option<&'a Record>) -> EventPart<'a> {
        let Some(record) = own.filter(|record| !record.overridden.is_empty()) else {
            return part;
        };
        let by_key = |(season, places): (&u64, &u32)| {
            Some((self.scope.events.by_id(*season)?.key.as_str().into(), *places))
        };
        let overridden: Overridden = record.overridden.iter().filter_map(by_key).collect();
        part.season_status_overridden_quantity = overridden
            .values()
            .fold(0, |sum, places| sum.saturating_add(*places));
        part.season_status_overridden_quantities = Cow::Owned(overridden);
        part
    }
}

const AVAILABLE: &str = "available";
const NOT_FOR_SALE: &str = "not_for_sale";

/// Why an object as a whole is available or not. A status other than free wins (FSL-9); what is up
/// for resale is available.
fn reason_of_whole<'a>(object: &DrawnObject, shown: Option<&'a Record>, for_sale: bool) -> &'a str {
    let taken = shown.filter(|record| record.is_taken());
    let is_disabled = object
        .as_seat()
        .is_some_and(|seat| seat.disabled_by_social_distancing);
    match taken {
        Some(record) if !for_sale || record.status != Status::Resale => record.status.as_str(),
        None if !for_sale => NOT_FOR_SALE,
        _ if is_disabled => "disabled_by_social_distancing",
        _ => AVAILABLE,
    }
}

/// A partition as an area of its own, for infos to borrow from.
pub(crate) fn partition_object(area: &DrawnObject, channel: &Channel) -> DrawnObject {
    let mut object = area.clone();
    object.label = partition_label(&area.label, &channel.id).into();
    object.displayed = None;
    if let Kind::Area(drawn) = &mut object.kind {
        let places = channel
            .area_places
            .get(area.label.as_ref())
            .copied()
            .unwrap_or_default();
        drawn.capacity = places;
        drawn.max_occupancy = drawn.max_occupancy.map(|most| most.min(places));
    }
    object
}
