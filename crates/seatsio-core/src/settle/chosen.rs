//! What the objects of an event say about a call that let the server choose among them.
//!
//! Nobody knows which objects the server chose, so they are looked for by what they carry: the order id, or a
//! hold token, compared with what it held before. Places of an area carry neither by themselves, and the area shows
//! the order id of its last change only. But the server takes all places from a single area of the categories
//! that were asked for: an area of another category, or with fewer taken places, was not chosen.

use super::{
    Change, Part, Why, area,
    before::{Before, Seen, places_of},
    facts::{Facts, Known, Read},
    verdict::Verdict,
};
use crate::model::{CategoryKey, EventKey, HoldToken, ObjectStatus, OrderId};

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
                let mut found = self.carrying(order);
                if found.is_empty() {
                    found.extend(self.possible_areas().find(|area| self.is_hidden_in(area, order)));
                }
                found
            }
            (None, Some(token)) => {
                let seats = self.facts.held(self.event).unwrap_or_default().iter();
                seats
                    .filter(|known| known.info.hold_token() == Some(token.as_str()) && !self.was_held(known))
                    .chain(self.wanted_areas().filter(|known| self.gained(known, token) > 0))
                    .collect()
            }
            (None, None) => Vec::new(),
        }
    }

    #[inline]
    fn carrying(&self, order: &OrderId) -> Vec<&'a Known> {
        let known = self.facts.order(self.event, order).unwrap_or_default();
        let carries = |known: &&Known| known.info.order_id() == Some(order.as_str());
        known.iter().filter(carries).collect()
    }

    /// The areas in which the order may have places that no longer show it.
    #[inline]
    fn possible_areas(&self) -> impl Iterator<Item = &'a Known> {
        self.wanted_areas()
            .filter(|known| self.taken(known) >= self.number)
    }

    /// Whether it is known that the order has places in one of the possible areas.
    #[inline]
    fn is_hidden_in(&self, area: &Known, order: &OrderId) -> bool {
        let Change::To(status) = &self.part.change else {
            return false;
        };
        let logged = area::logged(self.facts, self.event, &area.info, status, order);
        self.is_compared() || matches!(logged, Some(Verdict::Proven))
    }

    /// Whether it is known how many places the token has gained since the call.
    #[inline]
    fn is_compared(&self) -> bool {
        self.is_fresh && self.part.is_hold() && self.part.hold_token.is_some()
    }

    /// The areas of the categories that were asked for.
    #[inline]
    fn wanted_areas(&self) -> impl Iterator<Item = &'a Known> {
        let areas = self.facts.areas(self.event).unwrap_or_default().iter();
        areas.filter(|known| self.is_wanted(known))
    }

    /// Whether the object is of a category that was asked for, or of one that is not known.
    #[inline]
    fn is_wanted(&self, known: &Known) -> bool {
        let names = [known.info.category_key(), known.info.category_label()];
        // The server takes keys and labels, and labels in capitals or not.
        let is_named = |asked: &CategoryKey| {
            let asked = asked.to_string().to_lowercase();
            let mut names = names.into_iter().flatten();
            names.any(|name| name.to_lowercase() == asked)
        };
        let asked = &self.part.categories;
        asked.is_empty() || names.contains(&None) || asked.iter().any(is_named)
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
        let found = self.carrying(order);
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
        if self.facts.areas(self.event).is_none() {
            return Verdict::Ask(Read::Areas(self.event.clone()));
        }
        let mut is_possible = false;
        for known in self.possible_areas() {
            if self.is_compared() {
                return Verdict::Done;
            }
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
            Some(token) if self.part.is_hold() => self.gained(area, token),
            _ => area.info.num_booked().unwrap_or(u32::MAX),
        }
    }

    #[inline]
    fn of_token(&self, token: &HoldToken) -> Verdict {
        if self.facts.held(self.event).is_none() {
            return Verdict::Ask(Read::Held(self.event.clone()));
        }
        if self.facts.areas(self.event).is_none() {
            return Verdict::Ask(Read::Areas(self.event.clone()));
        }
        let in_areas = self.wanted_areas().map(|known| self.gained(known, token)).max();
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

/// Whether the object counts places.
#[inline]
pub(super) fn is_area(known: &Known) -> bool {
    known.info.object_type() == crate::model::ObjectType::GeneralAdmission
        && known.info.book_as_a_whole() != Some(true)
}
