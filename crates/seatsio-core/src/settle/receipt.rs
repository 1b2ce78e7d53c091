//! `Receipt`: what a status change was to do, kept so that it can be found out whether it did.

use super::before::Before;
use crate::{
    Plan,
    model::{
        CategoryKey, EventKey, HoldToken, ObjectInfos, ObjectLabel, ObjectStatus, OrderId, ResaleListingId,
        TicketType, Timestamp,
    },
};
use serde::{Deserialize, Serialize};

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
/// It holds no secret key. It does hold the hold token, without which nothing could be found out: whoever
/// reads a stored receipt can book what that token holds, until it expires. It is not printed.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Receipt {
    pub(crate) operation: String,
    pub(crate) parts: Vec<Part>,
    /// The token was made for this call and holds nothing else; or nothing else that could be taken for what
    /// this call held than `before` tells.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub(crate) fresh_token: bool,
    #[serde(default, skip_serializing_if = "Before::is_empty")]
    pub(crate) before: Before,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) first_sent: Option<Timestamp>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) last_sent: Option<Timestamp>,
}

/// One of the changes that a call makes together; all calls but batches have one.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Part {
    pub(crate) events: Vec<EventKey>,
    pub(crate) change: Change,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(crate) objects: Vec<Claim>,
    /// How many objects the server was to choose.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) best_available: Option<u32>,
    /// From which categories the server was to choose, by key or label; from all if there are none.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(crate) categories: Vec<CategoryKey>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) order_id: Option<OrderId>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) hold_token: Option<HoldToken>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) resale_listing_id: Option<ResaleListingId>,
}

/// What a change does to its objects.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) enum Change {
    /// Gives them this status, which is not free.
    To(ObjectStatus),
    /// Frees them.
    Release,
    /// Lets the status of the season count, or not count.
    SeasonStatus,
}

/// An object as the call named it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Claim {
    pub(crate) label: ObjectLabel,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) quantity: Option<u32>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) ticket_type: Option<TicketType>,
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
