//! The state of an event's objects as clients see it: own records, seasons, channels and for-sale configurations together.

use std::borrow::Cow;
use std::sync::Arc;

use super::scope::Occupancy;
use super::{Drafts, Record, Scope, Target};
use crate::channel::{Channel, PARTITION_MARK};
use crate::drawing::DrawnObject;
use crate::info::Holds;
use crate::season::Taken;

/// An event's objects, with changes that have been worked out already.
#[derive(Clone, Copy, Debug)]
pub(crate) struct View<'a> {
    pub(crate) scope: &'a Scope<'a>,
    pub(crate) drafts: &'a Drafts,
}

/// The places of an area, all of them accounted for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Places<'a> {
    pub(crate) capacity: u32,
    pub(crate) booked: u32,
    pub(crate) held: u32,
    /// Taken in a season, or in the events of a season.
    pub(crate) elsewhere: u32,
    pub(crate) not_for_sale: u32,
    /// Places that channels have for themselves, beyond those taken.
    pub(crate) reserved: u32,
    pub(super) holds: Cow<'a, Holds>,
}

impl Places<'_> {
    /// GAR-2.
    pub(crate) const fn free(&self) -> u32 {
        self.capacity
            .saturating_sub(self.booked)
            .saturating_sub(self.held)
            .saturating_sub(self.elsewhere)
    }

    /// How many places can still be sold.
    pub(crate) const fn sellable(&self) -> u32 {
        self.free()
            .saturating_sub(self.not_for_sale)
            .saturating_sub(self.reserved)
    }
}

impl<'a> View<'a> {
    /// The event's own record of an object.
    pub(crate) fn record(self, label: &str) -> Option<&'a Record> {
        self.scope.event.record(label, self.drafts)
    }

    /// Where an object is taken in another event or season.
    pub(crate) fn taken_elsewhere(self, label: &str) -> Option<Taken<'a>> {
        self.scope.sources.taken(label, self.drafts)
    }

    /// The record that shows: the event's own if the object is taken in it, else the one of the
    /// season (or event) that takes it away, else the event's own again.
    pub(crate) fn shown(self, label: &str) -> Option<&'a Record> {
        let own = self.record(label);
        match own {
            Some(record) if record.is_taken() => own,
            _ => self.taken_elsewhere(label).map(|taken| taken.record).or(own),
        }
    }

    pub(crate) fn channel_of(self, target: Target<'a>) -> Option<&'a Channel> {
        match target {
            Target::Drawn { object, .. } => self.scope.channels().of(&object.label),
            Target::Partition { channel, .. } => Some(channel),
        }
    }

    /// Whether an object as a whole is for sale (FSL-2), in the event and in its season.
    pub(crate) fn is_for_sale(self, object: &'a DrawnObject) -> bool {
        let (own, season) = (self.scope.event.for_sale.as_ref(), self.scope.season_for_sale());
        let mut configs = own.into_iter().chain(season).peekable();
        if configs.peek().is_none() {
            return true;
        }
        let category = self.scope.category(object);
        configs.all(|config| config.sells(&object.label, category))
    }

    /// Whether an object as a whole can be bought by anybody (BST-6).
    pub(crate) fn is_free(self, target: Target<'a>) -> bool {
        let object = target.object();
        let can_be_taken_by_one = match target.occupancy() {
            Occupancy::Whole => true,
            Occupancy::Variable { least, .. } => least <= 1,
            Occupancy::Places { .. } => false,
        };
        can_be_taken_by_one
            && self.scope.is_bookable(object)
            && !object
                .as_seat()
                .is_some_and(|seat| seat.disabled_by_social_distancing)
            && self.shown(&object.label).is_none_or(|record| !record.is_taken())
            && self.is_for_sale(object)
    }

    /// The places of an area or of a partition of one.
    pub(crate) fn places(self, target: Target<'a>, capacity: u32) -> Places<'a> {
        match target {
            Target::Drawn { object, .. } => self.area_places(object, capacity),
            Target::Partition { area, channel, .. } => {
                let label = partition_label(&area.label, &channel.id);
                let own = self.own_places(&label, capacity);
                let not_for_sale = match self.places_not_for_sale(area, u32::MAX) {
                    u32::MAX => capacity,
                    _ => 0,
                };
                // A channel may have been given more places than the area has.
                let of_area = area
                    .as_area()
                    .map_or(0, |drawn| self.area_places(area, drawn.capacity).free());
                let reserved = own.free().saturating_sub(of_area);
                Places {
                    not_for_sale,
                    reserved,
                    ..own
                }
            }
        }
    }

    /// The places counted under one label only.
    fn own_places(self, label: &str, capacity: u32) -> Places<'a> {
        let counters = self.record(label).and_then(|record| record.counters.as_deref());
        let elsewhere = self.scope.sources.places_taken(label, self.drafts);
        let Some(counters) = counters else {
            return Places {
                capacity,
                elsewhere,
                ..Places::default()
            };
        };
        let holds = Cow::Borrowed(&counters.holds);
        Places {
            capacity,
            booked: counters.booked,
            held: counters.held(),
            elsewhere,
            holds,
            ..Places::default()
        }
    }

    /// All places of an area, those in channels included.
    fn area_places(self, area: &'a DrawnObject, capacity: u32) -> Places<'a> {
        let not_for_sale = self.places_not_for_sale(area, capacity);
        let mut places = Places {
            not_for_sale,
            ..self.own_places(&area.label, capacity)
        };
        for (label, size) in self.partitions(&area.label) {
            let part = self.own_places(&label, size);
            places.reserved = places.reserved.saturating_add(part.free());
            places.booked = places.booked.saturating_add(part.booked);
            places.held = places.held.saturating_add(part.held);
            places.elsewhere = places.elsewhere.saturating_add(part.elsewhere);
            for (token, types) in part.holds.iter() {
                let of_token = places.holds.to_mut().entry(Arc::clone(token)).or_default();
                for (ticket_type, count) in types {
                    let total = of_token.entry(Arc::clone(ticket_type)).or_default();
                    *total = total.saturating_add(*count);
                }
            }
        }
        places
    }

    /// The partitions of an area with their sizes: those of the channels, and those that are
    /// still taken although their channel has no places of the area any more.
    fn partitions(self, area: &str) -> Vec<(String, u32)> {
        let of_channel = |channel: &Channel| {
            let places = channel.area_places.get(area)?;
            Some((partition_label(area, &channel.id), *places))
        };
        let mut partitions: Vec<_> = self.scope.channels().iter().filter_map(of_channel).collect();
        let prefix = partition_label(area, "");
        for (label, _) in self.scope.event.records.with_prefix(&prefix) {
            if !partitions.iter().any(|(known, _)| known == label) {
                partitions.push((label.to_owned(), 0));
            }
        }
        partitions
    }

    pub(super) fn places_not_for_sale(self, area: &'a DrawnObject, capacity: u32) -> u32 {
        let configs = self
            .scope
            .event
            .for_sale
            .iter()
            .chain(self.scope.season_for_sale());
        let category = self.scope.category(area);
        configs
            .map(|config| config.places_not_for_sale(&area.label, category, capacity))
            .max()
            .unwrap_or_default()
    }

    /// The status that shows: of an area see GAR-5 and GAR-6.
    pub(crate) fn status(self, target: Target<'a>) -> &'a str {
        let (label, own_label) = (&target.object().label, self.label_of(target));
        match target.occupancy() {
            Occupancy::Places { capacity } => {
                let is_variable = target
                    .object()
                    .as_area()
                    .is_some_and(|area| area.variable_occupancy);
                area_status(
                    self.record(&own_label),
                    &self.places(target, capacity),
                    is_variable,
                )
            }
            _ => self.shown(label).map_or("free", |record| record.status.as_str()),
        }
    }

    /// The label under which the records of a target are kept.
    pub(crate) fn label_of(self, target: Target<'a>) -> Cow<'a, str> {
        match target {
            Target::Drawn { object, .. } => Cow::Borrowed(&object.label),
            Target::Partition { area, channel, .. } => Cow::Owned(partition_label(&area.label, &channel.id)),
        }
    }
}

/// GAR-5: an ordinary area is free until it is full. GAR-6: one with variable occupancy shows its
/// last status as long as any place is taken.
pub(super) fn area_status<'a>(own: Option<&'a Record>, places: &Places<'_>, is_variable: bool) -> &'a str {
    let is_touched = places.free() < places.capacity;
    let last = own.map_or("free", |record| record.status.as_str());
    match (is_variable, places.free() == 0 && is_touched) {
        (true, _) if is_touched && last != "free" => last,
        (_, true) if last != "free" => last,
        (_, true) if places.booked == 0 && places.held > 0 => "reservedByToken",
        (_, true) => "booked",
        _ => "free",
    }
}

/// The label of an area's partition for a channel (CHN-12).
pub(super) fn partition_label(area: &str, channel_id: &str) -> String {
    format!("{area}{PARTITION_MARK}{channel_id}")
}
