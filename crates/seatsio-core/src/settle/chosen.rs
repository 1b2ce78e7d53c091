//! What the objects of an event say about a call that let the server choose among them.
//!
//! Nobody knows which objects the server chose, so they are looked for by what they carry: the order id, or a
//! hold token that was made for this call. Places of an area carry neither by themselves, but the server takes
//! all places from a single area: an area with fewer taken places was not chosen.

use super::{
    Change, Part, Why, area,
    before::{Before, Seen, places_of},
    facts::{Facts, Known, Read},
    verdict::Verdict,
};
use crate::model::{EventKey, HoldToken, ObjectStatus, OrderId};

/// A call that let the server choose.
pub(super) struct Choice<'a> {
    pub(super) part: &'a Part,
    pub(super) event: &'a EventKey,
    pub(super) number: u32,
    pub(super) facts: &'a Facts,
    pub(super) before: &'a Before,
    pub(super) is_fresh: bool,
}

impl<'a> Choice<'a> {
    /// What the event's objects say.
    #[inline]
    pub(super) fn judge(&self) -> Verdict {
        let Change::To(status) = &self.part.change else {
            return Verdict::Unclear(Why::NoOrderId);
        };
        match (&self.part.order_id, &self.part.hold_token) {
            (Some(order), _) => self.of_order(order, status),
            (None, Some(token)) if self.part.is_hold() => self.of_token(token),
            (None, Some(_)) => Verdict::Unclear(Why::TokenOnly),
            (None, None) => Verdict::Unclear(Why::NoOrderId),
        }
    }

    /// The objects that were chosen, as far as they have been found.
    #[inline]
    pub(super) fn found(&self) -> Vec<&'a Known> {
        match (&self.part.order_id, &self.part.hold_token) {
            (Some(order), _) => {
                let known = self.facts.order(self.event, order).unwrap_or_default();
                known.iter().filter(|known| carries(known, order)).collect()
            }
            (None, Some(token)) => {
                let seats = self.facts.held(self.event).unwrap_or_default().iter();
                let areas = self.facts.areas(self.event).unwrap_or_default().iter();
                seats
                    .filter(|known| known.info.hold_token() == Some(token.as_str()) && !self.was_held(known))
                    .chain(areas.filter(|known| self.gained(known, token) > 0))
                    .collect()
            }
            (None, None) => Vec::new(),
        }
    }

    /// The token held it before the call.
    #[inline]
    fn was_held(&self, known: &Known) -> bool {
        let before = self.before.of(self.event, known.info.label());
        before.is_some_and(Seen::was_held_by_us)
    }

    /// How many places of an area the token holds that it did not hold before the call.
    #[inline]
    fn gained(&self, area: &Known, token: &HoldToken) -> u32 {
        let before = self.before.of(self.event, area.info.label());
        let before = before.map_or(0, |seen| seen.places_of(token));
        places_of(&area.info, token).saturating_sub(before)
    }

    #[inline]
    fn of_order(&self, order: &OrderId, status: &ObjectStatus) -> Verdict {
        if self.facts.order(self.event, order).is_none() {
            return Verdict::Ask(Read::Order(self.event.clone(), order.clone()));
        }
        let found = self.found();
        // An area has no status of its own, so the order id must do.
        if found
            .iter()
            .any(|known| known.info.status() == status || is_area(known))
        {
            return Verdict::Proven;
        }
        if !found.is_empty() {
            return Verdict::Unclear(Why::ChangedSince);
        }
        let Some(areas) = self.facts.areas(self.event) else {
            return Verdict::Ask(Read::Areas(self.event.clone()));
        };
        let possible = areas.iter().filter(|known| self.taken(known) >= self.number);
        let mut is_possible = false;
        for known in possible {
            match area::logged(self.facts, self.event, &known.info, status, order) {
                Some(verdict) => return verdict,
                None => is_possible = true,
            }
        }
        if is_possible {
            Verdict::Unclear(Why::OrderHidden)
        } else {
            Verdict::NotDone
        }
    }

    /// How many places of an area the call may have taken, at most.
    #[inline]
    fn taken(&self, area: &Known) -> u32 {
        match &self.part.hold_token {
            Some(token) if self.part.is_hold() => places_of(&area.info, token),
            _ => area.info.num_booked().unwrap_or(u32::MAX),
        }
    }

    #[inline]
    fn of_token(&self, token: &HoldToken) -> Verdict {
        if self.facts.held(self.event).is_none() {
            return Verdict::Ask(Read::Held(self.event.clone()));
        }
        let Some(areas) = self.facts.areas(self.event) else {
            return Verdict::Ask(Read::Areas(self.event.clone()));
        };
        let in_areas = areas.iter().map(|known| self.gained(known, token)).max();
        let (found, in_areas) = (self.found(), in_areas.unwrap_or_default());
        if found.iter().all(|known| is_area(known)) && in_areas < self.number {
            return Verdict::NotDone;
        }
        let seats = found.iter().filter(|known| !is_area(known)).count();
        let is_all = in_areas >= self.number || u32::try_from(seats).is_ok_and(|seats| seats >= self.number);
        match (self.is_fresh, is_all) {
            (false, _) => Verdict::Unclear(Why::NothingToCompare),
            (true, true) => Verdict::Done,
            // Fewer than the call takes, which takes all or none: some were given up, or picked in the chart.
            (true, false) => Verdict::Unclear(Why::ChangedSince),
        }
    }
}

#[inline]
fn carries(known: &Known, order: &OrderId) -> bool {
    known.info.order_id() == Some(order.as_str())
}

/// Whether the object counts places.
#[inline]
pub(super) fn is_area(known: &Known) -> bool {
    known.info.object_type() == crate::model::ObjectType::GeneralAdmission
        && known.info.book_as_a_whole() != Some(true)
}
