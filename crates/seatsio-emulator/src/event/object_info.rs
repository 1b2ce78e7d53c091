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
        let target = Target::Drawn { index: 0, object };
        let (own, shown) = (self.record(label), self.shown(label));
        let for_sale = self.is_for_sale(object);
        let channel = self.channel_of(target).map(|channel| channel.key.as_str());
        let status = shown.map_or("free", |record| record.status.as_str());
        let is_open = shown.is_none_or(|record| matches!(record.status, Status::Free | Status::Resale));
        let is_disabled = object
            .as_seat()
            .is_some_and(|seat| seat.disabled_by_social_distancing);
        let is_free = shown.is_none_or(|record| record.status == Status::Free);
        let reason = match () {
            () if !is_open => status,
            () if !for_sale => {
                if is_free {
                    "not_for_sale"
                } else {
                    status
                }
            }
            () if is_disabled => "disabled_by_social_distancing",
            () => "available",
        };
        let mut part = EventPart {
            status,
            for_sale,
            is_available: reason == "available",
            availability_reason: reason,
            channel,
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
        self.with_overridden(part, own)
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
        let reason = match () {
            () if is_available => "available",
            () if places.free() == 0 && status != "free" => status,
            () if !for_sale || places.not_for_sale > 0 => "not_for_sale",
            () => "booked",
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
