//! What a general-admission area says about a call: it counts places, and only those of a hold token by owner.
//!
//! A place that is booked looks like any other, so numbers of booked places are no proof: others book and
//! release at the same time. These are:
//!
//! - how many places the call's token holds, compared with before. Only calls with this token change that,
//!   and its expiry, which is asked for where it matters. One token must not be used by two calls at once.
//! - the order id of the area's last change, and the log, if the order id is used by this call alone.
//! - fewer places booked than the call would have booked: they are not booked now. This takes for granted that
//!   nobody releases places that somebody else has booked.

use super::{
    Change, Claim, Part, Why,
    before::{Seen, places_of},
    facts::{Facts, Read},
    verdict::Verdict,
};
use crate::model::{EventKey, EventObjectInfo, HoldToken, ObjectStatus, OrderId};

/// An area in one event, and how it was before, where that is known.
pub(super) struct Area<'a> {
    pub(super) part: &'a Part,
    pub(super) event: &'a EventKey,
    pub(super) info: &'a EventObjectInfo,
    pub(super) before: Option<&'a Seen>,
    pub(super) facts: &'a Facts,
    /// The token was made for this call.
    pub(super) is_fresh: bool,
}

impl Area<'_> {
    /// What the area says.
    #[inline]
    pub(super) fn judge(&self) -> Verdict {
        match (&self.part.change, &self.part.hold_token) {
            (Change::SeasonStatus, _) => Verdict::Unclear(Why::SeasonStatus),
            (Change::To(ObjectStatus::Resale), _) => Verdict::Unclear(Why::ResaleOfArea),
            (Change::To(ObjectStatus::ReservedByToken), Some(token)) => self.held(token),
            (Change::To(ObjectStatus::ReservedByToken), None) => Verdict::Unclear(Why::NoOrderId),
            (Change::To(status), None) => self.booked(status),
            (Change::To(status), Some(token)) => self.turned(token, Some(status)),
            (Change::Release, Some(token)) => self.turned(token, None),
            (Change::Release, None) => Verdict::Unclear(Why::ReleasedPlaces),
        }
    }

    /// How many places the call is about. A label may stand there several times.
    #[inline]
    fn places(&self) -> u32 {
        let claims = self
            .part
            .objects
            .iter()
            .filter(|claim| claim.label == *self.info.label());
        claims.map(Claim::places).fold(0, u32::saturating_add)
    }

    #[inline]
    fn held(&self, token: &HoldToken) -> Verdict {
        let (now, asked) = (places_of(self.info, token), self.places());
        match self.before.map(|seen| seen.places_of(token)) {
            Some(before) if now == before.saturating_add(asked) => Verdict::Done,
            Some(before) if now == before => Verdict::NotDone,
            Some(_) => Verdict::Unclear(Why::ChangedSince),
            None if now < asked => Verdict::NotDone,
            None if self.is_fresh && now == asked => Verdict::Done,
            None => Verdict::Unclear(Why::NothingToCompare),
        }
    }

    /// Places that the token held were booked or released: it holds fewer, and has not expired.
    #[inline]
    fn turned(&self, token: &HoldToken, status: Option<&ObjectStatus>) -> Verdict {
        let (now, asked) = (places_of(self.info, token), self.places());
        let fewer = match self.before.map(|seen| seen.places_of(token)) {
            Some(before) if before < asked => return self.refused(status),
            Some(before) if now == before => return Verdict::NotDone,
            Some(before) => now == before - asked,
            // Not compared, but marked: the server refuses the call unless the token holds as many.
            None => now < asked && status.is_some() && self.carries_our_order(),
        };
        match (fewer, self.facts.alive(token)) {
            (true, None) => Verdict::Ask(Read::Token(token.clone())),
            (true, Some(true)) => Verdict::Done,
            (true, Some(false)) => self.logged(status, Why::TokenExpired),
            (false, _) if self.before.is_some() => Verdict::Unclear(Why::ChangedSince),
            (false, _) => self.logged(status, Why::NothingToCompare),
        }
    }

    /// The token held fewer places than were to be booked, as it had expired, say: the server refuses that. Unless
    /// an earlier request of the same call had booked them by then, which their order id would show.
    #[inline]
    fn refused(&self, status: Option<&ObjectStatus>) -> Verdict {
        if status.is_none() {
            return Verdict::Unclear(Why::ChangedSince);
        }
        if self.carries_our_order() {
            return Verdict::Proven;
        }
        match self.logged(status, Why::ChangedSince) {
            Verdict::Unclear(_) => Verdict::NotDone,
            shown => shown,
        }
    }

    #[inline]
    fn booked(&self, status: &ObjectStatus) -> Verdict {
        if self.carries_our_order() {
            return Verdict::Proven;
        }
        if self
            .info
            .num_booked()
            .is_some_and(|booked| booked < self.places())
        {
            return Verdict::NotDone;
        }
        let otherwise = match self.part.order_id {
            Some(_) => Why::OrderHidden,
            None => Why::NoOrderId,
        };
        self.logged(Some(status), otherwise)
    }

    #[inline]
    fn carries_our_order(&self) -> bool {
        let order = self.part.order_id.as_ref().map(OrderId::as_str);
        order.is_some() && order == self.info.order_id()
    }

    /// Proven if the log shows the change with our order id.
    #[inline]
    fn logged(&self, status: Option<&ObjectStatus>, otherwise: Why) -> Verdict {
        let (Some(status), Some(order)) = (status, &self.part.order_id) else {
            return Verdict::Unclear(otherwise);
        };
        logged(self.facts, self.event, self.info, status, order).unwrap_or(Verdict::Unclear(otherwise))
    }
}

/// Looks for a change with this order id in the log of an area; `None` if the log does not show it.
#[inline]
pub(super) fn logged(
    facts: &Facts,
    event: &EventKey,
    area: &EventObjectInfo,
    status: &ObjectStatus,
    order: &OrderId,
) -> Option<Verdict> {
    let Some(changes) = facts.log(event, area.label()) else {
        return Some(Verdict::Ask(Read::Log(event.clone(), area.label().clone())));
    };
    let mut changes = changes.iter();
    let found = changes.any(|change| change.status == *status && change.order_id.as_ref() == Some(order));
    found.then_some(Verdict::Proven)
}
