//! How an object info is stored: small, since reports hold a hundred thousand of them.

use crate::model::Map;
use std::sync::Arc;

use crate::model::object_info::flags::Flags;
use crate::model::object_info::shared::Texts;
use crate::model::{
    AvailabilityReason, ExtraData, HoldToken, ObjectLabel, ObjectStatus, SeasonKey, Text, TicketType,
};

/// The places of the texts that are facts of a row, section or category.
pub(super) mod place {
    pub(in super::super) const OBJECT_TYPE: usize = 0;
    pub(in super::super) const OWN_TYPE: usize = 1;
    pub(in super::super) const PARENT_LABEL: usize = 2;
    pub(in super::super) const PARENT_TYPE: usize = 3;
    pub(in super::super) const LABELS_SECTION: usize = 4;
    pub(in super::super) const PARENT_ID: usize = 5;
    pub(in super::super) const IDS_SECTION: usize = 6;
    pub(in super::super) const CATEGORY_LABEL: usize = 7;
    pub(in super::super) const CATEGORY_KEY: usize = 8;
    pub(in super::super) const SECTION: usize = 9;
    pub(in super::super) const ENTRANCE: usize = 10;
    pub(in super::super) const ZONE: usize = 11;
    pub(in super::super) const FLOOR_NAME: usize = 12;
    pub(in super::super) const FLOOR_DISPLAY_NAME: usize = 13;
    pub(in super::super) const DISPLAYED_OBJECT_TYPE: usize = 14;
    pub(in super::super) const PARENT_DISPLAYED_OBJECT_TYPE: usize = 15;
    pub(in super::super) const AREA_TYPE: usize = 16;
    pub(in super::super) const TABLE_TYPE: usize = 17;
    pub(in super::super) const CHANNEL: usize = 18;
    pub(in super::super) const COUNT: usize = 19;
}

/// The places of the texts that are facts of an order, a hold or a listing.
pub(super) mod sale {
    pub(in super::super) const TICKET_TYPE: usize = 0;
    pub(in super::super) const ORDER_ID: usize = 1;
    pub(in super::super) const HOLD_TOKEN: usize = 2;
    pub(in super::super) const RESALE_LISTING_ID: usize = 3;
    pub(in super::super) const COUNT: usize = 4;
}

#[derive(Clone, PartialEq)]
pub(in crate::model) struct Info {
    pub(super) label: ObjectLabel,
    pub(super) own_label: Text,
    pub(super) own_id: Text,
    pub(super) left_neighbour: Option<ObjectLabel>,
    pub(super) right_neighbour: Option<ObjectLabel>,
    pub(super) distance_to_focal_point: Option<f64>,
    pub(super) status: ObjectStatus,
    pub(super) availability_reason: Option<AvailabilityReason>,
    pub(super) extra_data: Option<ExtraData>,
    pub(super) place: Option<Arc<Texts<{ place::COUNT }>>>,
    pub(super) sale: Option<Arc<Texts<{ sale::COUNT }>>>,
    pub(super) rare: Option<Box<Rare>>,
    pub(super) flags: Flags,
    pub(super) season_status_overridden_quantity: u32,
}

/// What only areas and tables have, and objects whose season status is overridden.
#[derive(Clone, Default, PartialEq)]
pub(super) struct Rare {
    pub(super) capacity: Option<u32>,
    pub(super) num_seats: Option<u32>,
    pub(super) num_booked: Option<u32>,
    pub(super) num_free: Option<u32>,
    pub(super) num_held: Option<u32>,
    pub(super) num_not_for_sale: Option<u32>,
    pub(super) min_occupancy: Option<u32>,
    pub(super) max_occupancy: Option<u32>,
    pub(super) holds: Map<HoldToken, Map<TicketType, u32>>,
    pub(super) season_status_overridden_quantities: Map<SeasonKey, u32>,
}

impl Info {
    #[inline]
    pub(super) fn place(&self, slot: usize) -> Option<&str> {
        self.place.as_deref()?.get(slot).map(Text::as_str)
    }

    #[inline]
    pub(super) fn sale(&self, slot: usize) -> Option<&str> {
        self.sale.as_deref()?.get(slot).map(Text::as_str)
    }

    #[inline]
    pub(super) fn rare<T>(&self, field: impl FnOnce(&Rare) -> Option<T>) -> Option<T> {
        self.rare.as_deref().and_then(field)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_info_takes_at_most_240_bytes() {
        assert!(size_of::<Info>() <= 240, "{}", size_of::<Info>());
    }
}
