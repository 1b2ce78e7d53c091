//! The places of an object by what has become of them: summaries count places, not objects.

use super::dimension::{Dimension, availability, selectability};
use crate::drawing::Kind;
use crate::info::{AreaPart, EventPart, ObjectInfo};

/// Places of one object that are in the same state.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Portion<'i> {
    pub(super) places: u64,
    status: &'i str,
    is_available: bool,
    reason: &'i str,
}

impl<'i> Portion<'i> {
    /// What the info says about the whole object, for this many places.
    fn whole(places: u32, event: &EventPart<'i>) -> Self {
        Self {
            places: places.into(),
            status: event.status,
            is_available: event.is_available,
            reason: event.availability_reason,
        }
    }

    fn taken(places: u32, status: &'i str) -> Self {
        Self {
            places: places.into(),
            status,
            is_available: false,
            reason: status,
        }
    }

    /// The group of these places: the object's, unless it depends on their state.
    pub(super) fn group(&self, dimension: Dimension, info: &'i ObjectInfo<'_>) -> &'i str {
        match dimension {
            Dimension::Status => self.status,
            Dimension::Availability => availability(self.is_available),
            Dimension::AvailabilityReason => self.reason,
            Dimension::Selectability => selectability(self.is_available),
            _ => dimension.group(info),
        }
    }
}

/// The places of an object of an event: an area's one by one, a table's seats (REP-10), else one.
pub(super) fn of_event<'i>(info: &'i ObjectInfo<'_>) -> Vec<Portion<'i>> {
    let Some(event) = &info.event else {
        return of_chart(info);
    };
    match (&info.object.kind, &event.area) {
        (Kind::Area(area), Some(counters)) => of_area(area.capacity, counters, event),
        (Kind::Area(area), None) => vec![Portion::whole(area.capacity, event)],
        (Kind::Table(table), _) => vec![Portion::whole(table.num_seats, event)],
        (Kind::Seat(_) | Kind::Booth, _) => vec![Portion::whole(1, event)],
    }
}

/// The places of an object of a chart: a table is one (CRP-6).
pub(super) fn of_chart<'i>(info: &ObjectInfo<'_>) -> Vec<Portion<'i>> {
    let places = info.object.as_area().map_or(1, |area| area.capacity);
    vec![Portion::whole(places, &EventPart::untouched())]
}

/// GAR-9: taken places under what took them, the others under `free`. The counters do not tell
/// custom statuses apart, so taken places are all under the last one of the area.
fn of_area<'i>(capacity: u32, counters: &AreaPart<'_>, event: &EventPart<'i>) -> Vec<Portion<'i>> {
    let status = match event.status {
        "free" | "reservedByToken" => "booked",
        other => other,
    };
    let taken_elsewhere = capacity
        .saturating_sub(counters.num_booked)
        .saturating_sub(counters.num_held)
        .saturating_sub(counters.num_free);
    let not_for_sale = if event.for_sale {
        counters.num_not_for_sale.min(counters.num_free)
    } else {
        counters.num_free
    };
    let free = |places: u32, is_available: bool, reason: &'i str| Portion {
        places: places.into(),
        status: "free",
        is_available,
        reason,
    };
    let portions = [
        Portion::taken(counters.num_booked, status),
        Portion::taken(counters.num_held, "reservedByToken"),
        Portion::taken(taken_elsewhere, "booked"),
        free(not_for_sale, false, "not_for_sale"),
        free(counters.num_free - not_for_sale, true, "available"),
    ];
    portions
        .into_iter()
        .filter(|portion| portion.places > 0)
        .collect()
}
