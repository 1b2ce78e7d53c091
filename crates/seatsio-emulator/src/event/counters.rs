//! The counters of a general admission area (section 12).

use std::collections::BTreeMap;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::info::Holds;

/// The ticket type under which places without one are counted (GAR-3).
pub(crate) const NO_TICKET_TYPE: &str = "NO_TICKET_TYPE";

/// How many places of an area are taken, and by whom.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Counters {
    /// Booked and every custom status together (GAR-2, GAR-4).
    pub(crate) booked: u32,
    /// Hold token to ticket type to number of places (GAR-3); never with a zero.
    pub(crate) holds: Holds,
}

impl Counters {
    pub(crate) fn held(&self) -> u32 {
        self.holds.values().map(sum).fold(0, u32::saturating_add)
    }

    pub(crate) fn taken(&self) -> u32 {
        self.booked.saturating_add(self.held())
    }

    pub(crate) fn held_by(&self, token: &str) -> u32 {
        self.holds.get(token).map_or(0, sum)
    }

    pub(crate) fn hold(&mut self, token: &str, ticket_type: Option<&str>, places: u32) {
        let types = self.holds.entry(Arc::from(token)).or_default();
        let count = types
            .entry(Arc::from(ticket_type.unwrap_or(NO_TICKET_TYPE)))
            .or_default();
        *count = count.saturating_add(places);
    }

    /// Takes held places away from a token: those of the ticket type first, then those without
    /// one, then any. The caller has seen to it that the token holds so many.
    pub(crate) fn unhold(&mut self, token: &str, ticket_type: Option<&str>, places: u32) {
        let Some(types) = self.holds.get_mut(token) else {
            return;
        };
        let mut left = places;
        for preferred in [ticket_type.unwrap_or(NO_TICKET_TYPE), NO_TICKET_TYPE] {
            if let Some(count) = types.get_mut(preferred) {
                take(count, &mut left);
            }
        }
        for count in types.values_mut() {
            take(count, &mut left);
        }
        types.retain(|_, count| *count > 0);
        if types.is_empty() {
            self.holds.remove(token);
        }
    }
}

/// Places of all ticket types together.
pub(super) fn sum(types: &BTreeMap<Arc<str>, u32>) -> u32 {
    types.values().copied().fold(0, u32::saturating_add)
}

fn take(count: &mut u32, left: &mut u32) {
    let taken = (*count).min(*left);
    *count -= taken;
    *left -= taken;
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn held_places_are_counted_by_token_and_ticket_type() {
        let mut counters = Counters::default();
        counters.hold("t1", None, 1);
        counters.hold("t1", Some("adult"), 2);
        counters.hold("t2", Some("adult"), 3);
        assert_eq!(
            (counters.held(), counters.held_by("t1"), counters.held_by("t2")),
            (6, 3, 3)
        );
    }

    #[test]
    fn places_of_the_asked_ticket_type_leave_first_and_empty_entries_vanish() {
        let mut counters = Counters::default();
        counters.hold("t1", None, 1);
        counters.hold("t1", Some("adult"), 2);
        counters.unhold("t1", Some("adult"), 2);
        assert_eq!(
            counters.holds["t1"],
            BTreeMap::from([(Arc::from(NO_TICKET_TYPE), 1)])
        );
        counters.unhold("t1", Some("child"), 1);
        assert!(counters.holds.is_empty());
    }
}
