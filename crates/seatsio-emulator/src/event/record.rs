//! What an event knows about one object beyond the drawing. An object that nothing happened to has no record.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::counters::Counters;
use super::status::Status;

/// The state of one object in one event.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub(crate) struct Record {
    /// Of an area: the status of the last change.
    pub(crate) status: Status,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) hold_token: Option<Box<str>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) order_id: Option<Box<str>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) ticket_type: Option<Box<str>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) extra_data: Option<Box<Value>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) resale_listing_id: Option<Box<str>>,
    /// Set while an object that was up for resale is held or booked: a release leads back to resale.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) back_to_resale: Option<Resale>,
    /// The places of an area; absent for everything that has one status as a whole.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) counters: Option<Box<Counters>>,
    /// Seasons (by id) whose status does not count here, and for how many places (SEA-13).
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub(crate) overridden: BTreeMap<u64, u32>,
}

/// The resale that an object came from.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Resale {
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub(crate) listing_id: Option<Box<str>>,
}

impl Record {
    /// Whether the object is as the drawing made it, so that it needs no record.
    pub(crate) fn is_pristine(&self) -> bool {
        *self == Self::default()
    }

    /// Whether the object, as a whole, is taken away from others.
    pub(crate) fn is_taken(&self) -> bool {
        self.status != Status::Free
    }

    /// How many places are taken: of an area those counted, of anything else the one that it is.
    pub(crate) fn places_taken(&self) -> u32 {
        match &self.counters {
            Some(counters) => counters.taken(),
            None => u32::from(self.is_taken()),
        }
    }

    /// The hold tokens that hold the object or places of it.
    pub(crate) fn hold_tokens(&self) -> impl Iterator<Item = &str> {
        let counted = self
            .counters
            .iter()
            .flat_map(|counters| counters.holds.keys().map(AsRef::as_ref));
        self.hold_token.as_deref().into_iter().chain(counted)
    }

    /// How many places (of an area) or objects this token holds here.
    pub(crate) fn held_by(&self, token: &str) -> u32 {
        match &self.counters {
            Some(counters) => counters.held_by(token),
            None => u32::from(self.hold_token.as_deref() == Some(token)),
        }
    }

    /// Takes away all that a token holds here; the number of places that came free.
    pub(crate) fn expire(&mut self, token: &str) -> u32 {
        if let Some(counters) = &mut self.counters {
            let places = counters
                .holds
                .remove(token)
                .map_or(0, |types| super::counters::sum(&types));
            self.status = Status::Free;
            if counters.taken() == 0 {
                self.order_id = None;
            }
            return places;
        }
        let resale = self.back_to_resale.take();
        *self = Self {
            status: if resale.is_some() {
                Status::Resale
            } else {
                Status::Free
            },
            resale_listing_id: resale.and_then(|resale| resale.listing_id),
            overridden: std::mem::take(&mut self.overridden),
            ..Self::default()
        };
        1
    }
}
