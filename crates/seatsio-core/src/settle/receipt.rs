//! `Receipt`: what a status change was to do, kept so that it can be found out whether it did.

use super::before::Before;
use crate::{
    Plan,
    model::{
        CategoryKey, EventKey, HoldToken, ObjectInfos, ObjectLabel, ObjectStatus, OrderId, ResaleListingId,
        TicketType, Timestamp,
        answer::deserialized,
        stored::{stored, stored_by_name},
    },
};

stored! {
    /// What a status change was to do, kept so that it can be found out whether it did.
    ///
    /// It can be made before anything is sent, and stored: a program that dies in the middle of a call finds
    /// out later what became of it. Every [`Error`](crate::Error) whose outcome is unknown carries one.
    ///
    /// ```
    /// use seatsio_core::{Receipt, api::events::BookObjects};
    ///
    /// let receipt = BookObjects::new("spring-gala", ["A-1", "A-2"]).order_id("order-17").receipt()?;
    /// let stored = serde_json::to_string(&receipt)?;
    /// assert_eq!(serde_json::from_str::<Receipt>(&stored)?, receipt);
    /// assert_eq!(receipt.events().next().unwrap(), "spring-gala");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// Store it as JSON: formats that leave the names of members out cannot be read again.
    ///
    /// It holds no secret key. It does hold the hold token, without which nothing could be found out: whoever
    /// reads a stored receipt can book what that token holds, until it expires. It is not printed.
    #[derive(Clone, Debug, PartialEq)]
    pub struct Receipt {
        required {
            pub(crate) operation: String = "operation",
            pub(crate) parts: Vec<Part> = "parts",
        }
        optional {
            /// The token was made for this call and holds nothing else; or nothing else that could be taken for
            /// what this call held than `before` tells.
            pub(crate) fresh_token: bool = "freshToken",
            pub(crate) before: Before = "before",
            pub(crate) first_sent: Option<Timestamp> = "firstSent",
            pub(crate) last_sent: Option<Timestamp> = "lastSent",
        }
    }
}

deserialized! { Receipt }

stored! {
    /// One of the changes that a call makes together; all calls but batches have one.
    #[derive(Clone, Debug, PartialEq)]
    pub(crate) struct Part {
        required {
            pub(crate) events: Vec<EventKey> = "events",
            pub(crate) change: Change = "change",
        }
        optional {
            pub(crate) objects: Vec<Claim> = "objects",
            /// How many objects the server was to choose.
            pub(crate) best_available: Option<u32> = "bestAvailable",
            /// From which categories the server was to choose, by key or label; from all if there are none.
            pub(crate) categories: Vec<CategoryKey> = "categories",
            pub(crate) order_id: Option<OrderId> = "orderId",
            pub(crate) hold_token: Option<HoldToken> = "holdToken",
            pub(crate) resale_listing_id: Option<ResaleListingId> = "resaleListingId",
        }
    }
}

/// What a change does to its objects.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Change {
    /// Gives them this status, which is not free.
    To(ObjectStatus),
    /// Frees them.
    Release,
    /// Lets the status of the season count, or not count.
    SeasonStatus,
}

stored_by_name! {
    Change { Release = "release", SeasonStatus = "seasonStatus", } with { To(ObjectStatus) = "to", }
}

stored! {
    /// An object as the call named it.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub(crate) struct Claim {
        required {
            pub(crate) label: ObjectLabel = "label",
        }
        optional {
            pub(crate) quantity: Option<u32> = "quantity",
            pub(crate) ticket_type: Option<TicketType> = "ticketType",
        }
    }
}

impl Receipt {
    /// The receipt of a status change; `None` for calls that are none.
    ///
    /// It is read off the very request, so it tells what is sent.
    #[must_use]
    #[inline]
    pub fn of(plan: &Plan) -> Option<Self> {
        Some(Self {
            operation: plan.spec().name.to_owned(),
            parts: super::written::parts(plan)?,
            fresh_token: plan.options().is_some_and(|options| options.fresh_token),
            before: Before::default(),
            first_sent: None,
            last_sent: None,
        })
    }

    /// Says that the hold token was made for this call: it holds nothing but what this call holds.
    ///
    /// Then places of an area, or objects that the server chose, can be found again by the token alone.
    #[must_use]
    #[inline]
    pub fn fresh_token(mut self) -> Self {
        self.fresh_token = true;
        self
    }

    /// Notes how objects were before the call: what
    /// [`retrieve_object_infos`](crate::api::Events::retrieve_object_infos) just answered for this event.
    ///
    /// Some questions can only be answered by comparing: how many places of an area a token held before,
    /// whose booking it was that is to be released. `send_settled` reads it by itself where it is needed.
    #[must_use]
    #[inline]
    pub fn before(mut self, event: impl Into<EventKey>, infos: &ObjectInfos) -> Self {
        self.before.note(&self.parts, &event.into(), infos.values());
        self
    }

    /// The operation's name, such as `events.book`.
    #[must_use]
    #[inline]
    pub fn operation(&self) -> &str {
        &self.operation
    }

    /// The events in which something was to change.
    #[inline]
    pub fn events(&self) -> impl Iterator<Item = &EventKey> {
        self.parts.iter().flat_map(|part| &part.events)
    }

    /// The labels of the objects that were to change; none where the server was to choose.
    #[inline]
    pub fn labels(&self) -> impl Iterator<Item = &ObjectLabel> {
        let objects = self.parts.iter().flat_map(|part| &part.objects);
        objects.map(|object| &object.label)
    }

    /// The order id that was given, the first one of a batch.
    #[must_use]
    #[inline]
    pub fn order_id(&self) -> Option<&OrderId> {
        self.parts.iter().find_map(|part| part.order_id.as_ref())
    }

    /// The hold token that was given, the first one of a batch.
    #[must_use]
    #[inline]
    pub fn hold_token(&self) -> Option<&HoldToken> {
        self.parts.iter().find_map(|part| part.hold_token.as_ref())
    }

    /// When a request was sent first, for receipts that come from an error.
    #[must_use]
    #[inline]
    pub fn first_sent(&self) -> Option<Timestamp> {
        self.first_sent
    }

    /// When a request was sent last, for receipts that come from an error.
    #[must_use]
    #[inline]
    pub fn last_sent(&self) -> Option<Timestamp> {
        self.last_sent
    }
}

impl Part {
    /// Whether the change makes objects held.
    #[inline]
    pub(crate) fn is_hold(&self) -> bool {
        self.change == Change::To(ObjectStatus::ReservedByToken)
    }
}

#[cfg(test)]
mod tests;
