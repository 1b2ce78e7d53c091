//! `EventLogItem`: what has happened to the charts and events of a company.

use serde_json::Value;

use crate::model::answer::answer;
use crate::model::open_enum::open_enum;
use crate::model::{EventLogItemId, Timestamp};

answer! {
    /// Something that has happened to a chart or an event. The log is kept for 14 days.
    ///
    /// Documented at <https://docs.seats.io/docs/api/list-event-log-items>.
    pub struct EventLogItem {
        /// The number, by which the list is paged.
        pub id: EventLogItemId = required "id",
        /// What happened.
        pub kind: EventLogItemType = "type",
        /// When it happened.
        pub timestamp: Option<Timestamp> = readable "timestamp",
        /// To what it happened: `workspaceKey`, and the `key` of the chart or event.
        pub data: Value = "data",
    }
}

open_enum! {
    /// What has happened to a chart or an event.
    pub enum EventLogItemType else
    /// Something that this version has no name for.
    Unknown {
        /// A chart was made.
        ChartCreated = "chart.created",
        /// A chart was published, or changed without having a draft.
        ChartPublished = "chart.published",
        /// What is for sale in an event was changed.
        EventForSaleConfigUpdated = "event.for.sale.config.updated",
        /// The channels of an event were changed.
        EventChannelsUpdated = "event.channels.updated",
        /// The categories of an event were changed.
        EventCategoriesUpdated = "event.categories.updated",
        /// How the tables of an event are booked was changed.
        EventTableBookingConfigUpdated = "event.table.booking.config.updated",
    }
}
