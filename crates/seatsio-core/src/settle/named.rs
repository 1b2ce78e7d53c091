//! What a named object (a seat, a booth, a table or an area booked as a whole) says about a call.
//!
//! A named object has one status, so nothing can be doubled, and status, order id and hold token say who
//! changed it last. What else can happen between the call and the look at it:
//!
//! - A hold expires: the object is free, as if nothing had been done. Nothing *is* done any more, so that is
//!   what is told.
//! - Somebody else takes what is free: their order id or token is not ours, and they could take it only
//!   because we did not have it. Booked objects cannot be booked again.
//! - Our own visitor gives a hold up in the chart. A booking with a token alone is told from somebody else's
//!   only if nobody does that while the call is under way.
//! - The request arrives later than the look. `send_settled` sends again then, and of two requests for a named
//!   object the second is refused.

use super::{
    Change, Part, Receipt, Why, area,
    before::{Holder, Seen},
    facts::{Facts, Read},
    verdict::Verdict,
};
use crate::model::{EventKey, EventObjectInfo, HoldToken, ObjectStatus, OrderId};

/// What the object says.
#[inline]
pub(super) fn judge(
    receipt: &Receipt,
    (part, event): (&Part, &EventKey),
    info: &EventObjectInfo,
    before: Option<&Seen>,
    facts: &Facts,
) -> Verdict {
    let object = Object {
        part,
        event,
        facts,
        info,
        before,
        unchanged: before.map(|seen| seen.is_unchanged(&receipt.parts, info)),
    };
    match &part.change {
        Change::SeasonStatus => Verdict::Unclear(Why::SeasonStatus),
        Change::Release => object.released(),
        Change::To(ObjectStatus::ReservedByToken) => object.held(),
        Change::To(ObjectStatus::Resale) => object.up_for_resale(),
        Change::To(ObjectStatus::Booked) => object.booked(),
        Change::To(status) => object.changed_to(status),
    }
}

struct Object<'a> {
    part: &'a Part,
    event: &'a EventKey,
    facts: &'a Facts,
    info: &'a EventObjectInfo,
    before: Option<&'a Seen>,
    /// Whether it is as it was before, where that is known.
    unchanged: Option<bool>,
}

impl Object<'_> {
    /// It carries the order id of the call.
    #[inline]
    fn is_of_our_order(&self) -> bool {
        let order = self.part.order_id.as_ref().map(OrderId::as_str);
        order.is_some() && order == self.info.order_id()
    }

    #[inline]
    fn is_held_by_us(&self) -> bool {
        let token = self.part.hold_token.as_ref().map(HoldToken::as_str);
        token.is_some() && token == self.info.hold_token()
    }

    #[inline]
    fn held(&self) -> Verdict {
        match self.info.status() {
            ObjectStatus::ReservedByToken if self.is_held_by_us() => Verdict::Done,
            ObjectStatus::ReservedByToken => Verdict::TakenByOther,
            ObjectStatus::Free | ObjectStatus::Resale => Verdict::NotDone,
            _ if self.is_of_our_order() => Verdict::Unclear(Why::ChangedSince),
            ObjectStatus::Booked => Verdict::TakenByOther,
            _ => self.not_done_if_unchanged(),
        }
    }

    #[inline]
    fn booked(&self) -> Verdict {
        match self.info.status() {
            ObjectStatus::Booked if self.is_of_our_order() => Verdict::Proven,
            // Ours would carry our order id, and without one none at all.
            ObjectStatus::Booked if self.part.order_id.is_some() || self.info.order_id().is_some() => {
                Verdict::TakenByOther
            }
            ObjectStatus::Booked => self.booked_without_order(),
            ObjectStatus::Free | ObjectStatus::Resale => Verdict::NotDone,
            ObjectStatus::ReservedByToken if self.is_held_by_us() => Verdict::NotDone,
            ObjectStatus::ReservedByToken => Verdict::TakenByOther,
            _ if self.is_of_our_order() => Verdict::Unclear(Why::ChangedSince),
            _ => self.not_done_if_unchanged(),
        }
    }

    #[inline]
    fn not_done_if_unchanged(&self) -> Verdict {
        if self.unchanged == Some(true) {
            Verdict::NotDone
        } else {
            Verdict::TakenByOther
        }
    }

    /// It is booked, and was if our token held it before and could still hold it, booked with our token.
    #[inline]
    fn booked_without_order(&self) -> Verdict {
        let Some(token) = &self.part.hold_token else {
            return Verdict::Unclear(Why::NoOrderId);
        };
        match self.before.map(|seen| seen.holder) {
            None => Verdict::Unclear(Why::NothingToCompare),
            Some(Some(Holder::Ours)) => match self.facts.alive(token) {
                None => Verdict::Ask(Read::Token(token.clone())),
                Some(true) => Verdict::Done,
                Some(false) => Verdict::Unclear(Why::TokenExpired),
            },
            Some(_) => Verdict::Unclear(Why::TokenOnly),
        }
    }

    /// A status of the caller's own keeps nobody from changing the object again, so that only our order id
    /// proves anything once others have had it.
    #[inline]
    fn changed_to(&self, wanted: &ObjectStatus) -> Verdict {
        match self.info.status() {
            now if now == wanted && self.is_of_our_order() => Verdict::Proven,
            now if now == wanted && self.part.order_id.is_none() && self.info.order_id().is_none() => {
                Verdict::Unclear(Why::NoOrderId)
            }
            ObjectStatus::Free | ObjectStatus::Resale => Verdict::NotDone,
            ObjectStatus::ReservedByToken if self.is_held_by_us() => Verdict::NotDone,
            _ if self.unchanged == Some(true) => Verdict::NotDone,
            _ => {
                let order = self.part.order_id.as_ref();
                order
                    .and_then(|order| area::logged(self.facts, self.event, self.info, wanted, order))
                    .unwrap_or(Verdict::Unclear(Why::ChangedSince))
            }
        }
    }

    /// A release leaves no mark, so what has come since is not told from what was before, except by comparing.
    #[inline]
    fn released(&self) -> Verdict {
        match (self.info.status(), self.before) {
            (ObjectStatus::Free, _) => Verdict::Done,
            // What was up for resale when it was taken goes back there.
            (ObjectStatus::Resale, Some(seen)) if seen.status != ObjectStatus::Resale => Verdict::Done,
            (_, Some(_)) if self.unchanged == Some(true) => Verdict::NotDone,
            (_, Some(_)) => Verdict::Unclear(Why::ChangedSince),
            (ObjectStatus::Resale, None) => Verdict::Unclear(Why::NothingToCompare),
            (_, None) if self.is_held_by_us() || self.is_of_our_order() => Verdict::NotDone,
            (_, None) => Verdict::Unclear(Why::NothingToCompare),
        }
    }

    /// Anything may be put up for resale, also what has been sold on since: it must not be done twice.
    #[inline]
    fn up_for_resale(&self) -> Verdict {
        let listing = self.part.resale_listing_id.as_ref().map(|id| id.as_str());
        let was_something_else = self
            .before
            .is_some_and(|seen| seen.status != ObjectStatus::Resale);
        match (self.info.status(), self.info.resale_listing_id()) {
            (ObjectStatus::Resale, now) if now == listing && (listing.is_some() || was_something_else) => {
                Verdict::Done
            }
            _ if self.unchanged == Some(true) && was_something_else => Verdict::NotDone,
            _ if self.before.is_none() => Verdict::Unclear(Why::NothingToCompare),
            _ => Verdict::Unclear(Why::ChangedSince),
        }
    }
}
