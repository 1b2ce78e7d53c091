//! `StatusChange`: an entry in the log of an event.

use crate::model::answer::answer;
use crate::model::open_enum::open_enum;
use crate::model::{
    EventId, ExtraData, HoldToken, ObjectLabel, ObjectStatus, OrderId, StatusChangeId, Text, Timestamp,
};

answer! {
    /// A change of an object's status. The log is kept for 365 days.
    ///
    /// Documented at <https://docs.seats.io/docs/api/list-status-changes>.
    pub struct StatusChange {
        /// The number, by which the list is paged.
        pub id: StatusChangeId = required "id",
        /// The number of the event.
        pub event_id: Option<EventId> = "eventId",
        /// The new status.
        pub status: ObjectStatus = "status",
        /// How many places of an area; 1 for other objects.
        pub quantity: u32 = "quantity",
        /// The object.
        pub object_label: ObjectLabel = required "objectLabel",
        /// Its label as visitors see it.
        pub displayed_label: Option<Text> = "displayedLabel",
        /// When it happened.
        pub date: Option<Timestamp> = readable "date",
        /// The order id given.
        pub order_id: Option<OrderId> = "orderId",
        /// The extra data given.
        pub extra_data: Option<ExtraData> = "extraData",
        /// Who did it.
        pub origin: Option<StatusChangeOrigin> = "origin",
        /// Whether the object can still be booked as it was then.
        pub is_present_on_chart: bool = "isPresentOnChart",
        /// Why not.
        pub not_present_on_chart_reason: Option<ObjectNotPresentReason> = "notPresentOnChartReason",
        /// The hold token used.
        pub hold_token: Option<HoldToken> = "holdToken",
    }
}

answer! {
    /// Who changed the status of an object.
    pub struct StatusChangeOrigin {
        /// Who it was.
        pub kind: StatusChangeOriginType = "type",
        /// The address of the caller; only for API calls.
        pub ip: Option<Text> = "ip",
    }
}

open_enum! {
    /// Who changed the status of an object.
    pub enum StatusChangeOriginType else
    /// Somebody whom this version has no name for.
    Unknown {
        /// A call of the API.
        ApiCall = "API_CALL",
        /// The server, because the time of the hold was up.
        HoldExpired = "HOLD_EXPIRED",
        /// A visitor, by selecting the object.
        HeldByUser = "HELD_BY_USER",
        /// A visitor, by deselecting the object.
        HoldReleasedByUser = "HOLD_RELEASED_BY_USER",
    }
}

open_enum! {
    /// Why an object can no longer be booked as it was.
    pub enum ObjectNotPresentReason else
    /// A reason that this version has no name for.
    Unknown {
        /// The table is now booked as a whole.
        SwitchedToBookWholeTable = "SWITCHED_TO_BOOK_WHOLE_TABLE",
        /// The table is now booked by seat.
        SwitchedToBookBySeat = "SWITCHED_TO_BOOK_BY_SEAT",
        /// The chart has no object with this label any more.
        RenamedOrDeleted = "RENAMED_OR_DELETED",
    }
}
