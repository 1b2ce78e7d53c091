//! Best available objects: what is wished for, and what was found.

use crate::model::answer::answer;
use crate::model::params::params;
use crate::model::{CategoryKey, ExtraData, ObjectInfos, ObjectLabel, SectionLabel, TicketType, ZoneKey};

params! {
    /// How many objects the server shall choose, and where.
    ///
    /// ```
    /// use seatsio_core::model::BestAvailableParams;
    ///
    /// let wish = BestAvailableParams::new(2).categories(["Balcony"]).accessible_seats(1);
    /// ```
    ///
    /// Documented at <https://docs.seats.io/docs/api/best-available>.
    pub struct BestAvailableParams {
        required {
            number: plain u32 = "number",
        }
        optional {
            /// Only from these categories: their keys or their labels.
            categories: each CategoryKey = "categories",
            /// Only from this zone.
            zone: into ZoneKey = "zone",
            /// Only from these sections.
            sections: each SectionLabel = "sections",
            /// Extra data, one for each object, in the order in which they are chosen.
            extra_data: jsons ExtraData = "extraData",
            /// Ticket types, one for each object, in the order in which they are chosen.
            ticket_types: each TicketType = "ticketTypes",
            /// Whether to look first for seats that leave no single seat free beside them; the server does
            /// when unset.
            try_to_prevent_orphan_seats: plain bool = "tryToPreventOrphanSeats",
            /// How many of the seats must be accessible, at most all; none when unset.
            accessible_seats: plain u32 = "accessibleSeats",
        }
    }
}

impl From<u32> for BestAvailableParams {
    #[inline]
    fn from(number: u32) -> Self {
        Self::new(number)
    }
}

answer! {
    /// The objects that the server chose, with their new status.
    ///
    /// Documented at <https://docs.seats.io/docs/api/best-available>.
    pub struct BestAvailableResult {
        /// The labels, from left to right; that of an area stands there once for each place.
        pub objects: Vec<ObjectLabel> = "objects",
        /// The objects after the change, by label.
        pub object_details: ObjectInfos = "objectDetails",
        /// Whether the seats are beside each other; `None` when booths or tables were chosen.
        pub next_to_each_other: Option<bool> = "nextToEachOther",
    }
}
