//! What status changes answer.

use crate::model::Map;

use crate::model::answer::answer;
use crate::model::{
    ExtraData, HoldToken, Labels, ObjectInfos, ObjectLabel, ObjectStatus, OrderId, TicketType,
};

answer! {
    /// The objects after a change.
    ///
    /// Documented at <https://docs.seats.io/docs/api/book-objects>.
    #[derive(Default)]
    pub struct ChangeObjectStatusResult {
        /// The objects by label; empty unless asked for by
        /// [`ObjectsExpand::Objects`](crate::model::ObjectsExpand::Objects). When several events were changed,
        /// they are those of one of them.
        pub objects: ObjectInfos = "objects",
        /// Old: the displayed labels, which the API of 2018 answered instead.
        pub labels: Map<ObjectLabel, Labels> = "labels",
    }
}

answer! {
    /// The objects after each change of a batch.
    ///
    /// Documented at <https://docs.seats.io/docs/api/change-object-status-in-batch>.
    #[derive(Default)]
    pub struct ChangeObjectStatusInBatchResult {
        /// One for each change, in the order of the request.
        pub results: Vec<ChangeObjectStatusResult> = "results",
    }
}

answer! {
    /// Old: the status of one object. [`EventObjectInfo`](crate::model::EventObjectInfo) has replaced it.
    ///
    /// Documented at <https://docs.seats.io/docs/api/retrieve-the-status-of-an-object>.
    pub struct LegacyObjectStatus {
        /// The status.
        pub status: ObjectStatus = "status",
        /// The ticket type.
        pub ticket_type: Option<TicketType> = "ticketType",
        /// The caller's own data.
        pub extra_data: Option<ExtraData> = "extraData",
        /// The order id.
        pub order_id: Option<OrderId> = "orderId",
        /// The token that holds it.
        pub hold_token: Option<HoldToken> = "holdToken",
        /// Whether it is for sale.
        pub for_sale: Option<bool> = "forSale",
        /// Areas: how many places are booked.
        pub quantity: Option<u32> = "quantity",
    }
}
