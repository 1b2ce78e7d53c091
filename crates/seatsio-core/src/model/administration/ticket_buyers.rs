//! What adding and removing ids of ticket buyers answers.

use crate::model::TicketBuyerId;
use crate::model::answer::answer;

answer! {
    /// Which ids were added, and which had been there.
    ///
    /// Documented at <https://docs.seats.io/docs/api/add-ticket-buyer-ids>.
    pub struct AddTicketBuyerIdsResponse {
        /// The ids that are new.
        pub added: Vec<TicketBuyerId> = "added",
        /// The ids that had been there before.
        pub already_present: Vec<TicketBuyerId> = "alreadyPresent",
    }
}

answer! {
    /// Which ids were removed, and which had not been there.
    ///
    /// Documented at <https://docs.seats.io/docs/api/remove-ticket-buyer-ids>.
    pub struct RemoveTicketBuyerIdsResponse {
        /// The ids that are gone.
        pub removed: Vec<TicketBuyerId> = "removed",
        /// The ids that had not been there.
        pub not_present: Vec<TicketBuyerId> = "notPresent",
    }
}
