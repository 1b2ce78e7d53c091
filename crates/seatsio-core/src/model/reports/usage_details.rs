//! Usage of one month: by chart and event, and by object.

use crate::model::Map;

use serde_core::{Deserialize, Deserializer};

use crate::model::answer::answer;
use crate::model::json::{self, Fault, Parser, Read};
use crate::model::open_enum::open_enum;
use crate::model::{ChartKey, EventId, EventKey, ObjectLabel, Text, Timestamp, WorkspaceId};

answer! {
    /// How many objects a workspace used in a month, by chart and event.
    ///
    /// Documented at <https://docs.seats.io/docs/api/usage-report-single-month>.
    pub struct UsageDetails {
        /// The number of the workspace.
        pub workspace: WorkspaceId = required "workspace",
        /// The charts.
        pub usage_by_chart: Vec<UsageByChart> = "usageByChart",
    }
}

answer! {
    /// How many objects the events of a chart used.
    pub struct UsageByChart {
        /// The chart; `None` if it has been deleted.
        pub chart: Option<UsageChart> = "chart",
        /// The events.
        pub usage_by_event: Vec<UsageByEvent> = "usageByEvent",
    }
}

answer! {
    /// A chart in a usage report.
    pub struct UsageChart {
        /// The name.
        pub name: Text = "name",
        /// The key.
        pub key: ChartKey = required "key",
    }
}

answer! {
    /// How many objects an event used.
    pub struct UsageByEvent {
        /// The event.
        pub event: UsageEvent = required "event",
        /// The objects used.
        pub num_used_objects: u64 = "numUsedObjects",
        /// Old: the objects booked for the first time.
        pub num_first_bookings: Option<u64> = "numFirstBookings",
        /// Old: the objects booked or selected for the first time.
        pub num_first_bookings_or_selections: Option<u64> = "numFirstBookingsOrSelections",
        /// Old: the places of areas that were selected and not booked.
        pub num_ga_selections_without_booking: Option<u64> = "numGASelectionsWithoutBooking",
        /// Old: the other objects that were selected and not booked.
        pub num_non_ga_selections_without_booking: Option<u64> = "numNonGASelectionsWithoutBooking",
        /// Old: the objects selected.
        pub num_object_selections: Option<u64> = "numObjectSelections",
    }
}

answer! {
    /// An event in a usage report.
    pub struct UsageEvent {
        /// The number, by which the usage of its objects is asked for.
        pub id: EventId = required "id",
        /// The key.
        pub key: EventKey = required "key",
        /// Whether it has been deleted.
        pub deleted: bool = "deleted",
    }
}

/// How an event used one object in a month.
///
/// Months up to November 2022 are counted by first bookings and selections, later ones by use.
///
/// Documented at <https://docs.seats.io/docs/api/usage-report-event-month>.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub enum UsageForObject {
    /// Up to November 2022.
    V1(UsageForObjectV1),
    /// From December 2022 on.
    V2(UsageForObjectV2),
}

answer! {
    /// How an event used one object in a month up to November 2022.
    pub struct UsageForObjectV1 {
        /// The object.
        pub object: ObjectLabel = required "object",
        /// How often it was booked for the first time.
        pub num_first_bookings: u64 = "numFirstBookings",
        /// When it was booked first; `None` if never.
        pub first_booking_date: Option<Timestamp> = readable "firstBookingDate",
        /// How often it was selected for the first time.
        pub num_first_selections: u64 = "numFirstSelections",
        /// Both together.
        pub num_first_bookings_or_selections: u64 = "numFirstBookingsOrSelections",
    }
}

answer! {
    /// How an event used one object in a month from December 2022 on.
    pub struct UsageForObjectV2 {
        /// The object.
        pub object: ObjectLabel = required "object",
        /// How often it was used.
        pub num_used_objects: u64 = "numUsedObjects",
        /// The same by what used it.
        pub usage_by_reason: Map<UsageReason, u64> = "usageByReason",
    }
}

open_enum! {
    /// What counts as use of an object.
    pub enum UsageReason else
    /// A reason that this version has no name for.
    Unknown {
        /// Its status was changed.
        StatusChanged = "STATUS_CHANGED",
        /// A visitor selected it.
        Selected = "SELECTED",
        /// It was put into a channel.
        AssignedToChannel = "ASSIGNED_TO_CHANNEL",
    }
}

answer! {
    /// Both forms in one.
    struct Wire {
        pub object: ObjectLabel = required "object",
        pub num_first_bookings: u64 = "numFirstBookings",
        pub first_booking_date: Option<Timestamp> = readable "firstBookingDate",
        pub num_first_selections: u64 = "numFirstSelections",
        pub num_first_bookings_or_selections: u64 = "numFirstBookingsOrSelections",
        pub num_used_objects: Option<u64> = "numUsedObjects",
        pub usage_by_reason: Option<Map<UsageReason, u64>> = "usageByReason",
    }
}

impl Read for UsageForObject {
    #[inline]
    fn read(json: &mut Parser<'_>) -> Result<Self, Fault> {
        Wire::read(json).map(Self::from)
    }
}

impl<'de> Deserialize<'de> for UsageForObject {
    #[inline]
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        json::deserialize(deserializer)
    }
}

impl From<Wire> for UsageForObject {
    #[inline]
    fn from(wire: Wire) -> Self {
        if wire.num_used_objects.is_some() || wire.usage_by_reason.is_some() {
            return Self::V2(UsageForObjectV2 {
                object: wire.object,
                num_used_objects: wire.num_used_objects.unwrap_or_default(),
                usage_by_reason: wire.usage_by_reason.unwrap_or_default(),
            });
        }
        Self::V1(UsageForObjectV1 {
            object: wire.object,
            num_first_bookings: wire.num_first_bookings,
            first_booking_date: wire.first_booking_date,
            num_first_selections: wire.num_first_selections,
            num_first_bookings_or_selections: wire.num_first_bookings_or_selections,
        })
    }
}
