//! How objects were before a call: what must be compared to tell what the call did.

use super::{Claim, Part, facts::Known};
use crate::model::json::{Fault, Parser, Read};
use crate::model::stored::{stored, stored_by_name};
use crate::model::written::WhereSet;
use crate::model::{EventKey, EventObjectInfo, HoldToken, Map, ObjectLabel, ObjectStatus};
use serde_core::ser::SerializeMap;

/// How objects were before a call, by event and label.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Before(Map<EventKey, Map<ObjectLabel, Seen>>);

stored! {
    /// What was seen of one object.
    #[derive(Clone, Debug, PartialEq)]
    pub(crate) struct Seen {
        required {
            pub(crate) status: ObjectStatus = "status",
        }
        optional {
            order_id: Option<String> = "orderId",
            pub(crate) holder: Option<Holder> = "holder",
            resale_listing_id: Option<String> = "resaleListingId",
            /// Areas: how many places the call's own tokens held.
            held: Map<HoldToken, u32> = "held",
        }
    }
}

/// Who holds an object. The token of somebody else is nothing to write down.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Holder {
    /// A token of this call.
    Ours,
    /// Any other token.
    Another,
}

stored_by_name! {
    Holder { Ours = "ours", Another = "another", } with {}
}

impl Read for Before {
    #[inline]
    fn read(json: &mut Parser<'_>) -> Result<Self, Fault> {
        Map::read(json).map(Self)
    }
}

impl WhereSet for Before {
    #[inline]
    fn write<M: SerializeMap>(&self, key: &'static str, map: &mut M) -> Result<(), M::Error> {
        self.0.write(key, map)
    }
}

impl Before {
    #[inline]
    pub(crate) fn of(&self, event: &EventKey, label: &ObjectLabel) -> Option<&Seen> {
        self.0.get(event)?.get(label)
    }

    /// Notes objects of an event.
    #[inline]
    pub(crate) fn note<'a>(
        &mut self,
        parts: &[Part],
        event: &EventKey,
        infos: impl IntoIterator<Item = &'a EventObjectInfo>,
    ) {
        let noted = self.0.remove(event).unwrap_or_default().into_iter();
        let seen = infos
            .into_iter()
            .map(|info| (info.label().clone(), Seen::new(parts, info)));
        let objects = noted.chain(seen).collect();
        let others = std::mem::take(&mut self.0).into_iter();
        self.0 = others.chain([(event.clone(), objects)]).collect();
    }

    /// Notes those of these objects that a token of the call holds.
    #[inline]
    pub(super) fn note_held(&mut self, parts: &[Part], event: &EventKey, known: Option<&[Known]>) {
        let infos = known.unwrap_or_default().iter().map(|known| &known.info);
        let held = infos.filter(|info| {
            let mut holders = info
                .holds()
                .keys()
                .map(HoldToken::as_str)
                .chain(info.hold_token());
            holders.any(|token| is_ours(parts, token))
        });
        self.note(parts, event, held);
    }
}

impl Seen {
    #[inline]
    fn new(parts: &[Part], info: &EventObjectInfo) -> Self {
        let held = info
            .holds()
            .iter()
            .filter(|(token, _)| is_ours(parts, token.as_str()));
        Self {
            status: info.status().clone(),
            order_id: info.order_id().map(str::to_owned),
            holder: holder(parts, info),
            resale_listing_id: info.resale_listing_id().map(str::to_owned),
            held: held
                .map(|(token, types)| (token.clone(), sum(types.values())))
                .collect(),
        }
    }

    /// Whether status, order, hold and listing are those of this object now.
    #[inline]
    pub(crate) fn is_unchanged(&self, parts: &[Part], info: &EventObjectInfo) -> bool {
        self.status == *info.status()
            && self.order_id.as_deref() == info.order_id()
            && self.holder == holder(parts, info)
            && self.resale_listing_id.as_deref() == info.resale_listing_id()
    }

    /// Whether a token of this call held it.
    #[inline]
    pub(crate) fn was_held_by_us(&self) -> bool {
        self.holder == Some(Holder::Ours)
    }

    /// How many places of an area this token held.
    #[inline]
    pub(crate) fn places_of(&self, token: &HoldToken) -> u32 {
        self.held.get(token).copied().unwrap_or_default()
    }
}

impl Claim {
    /// Whether it could be an area: it has a number, or its label lacks the hyphen that every seat's has between
    /// row and number.
    #[inline]
    pub(crate) fn may_be_an_area(&self) -> bool {
        self.quantity.is_some() || !self.label.as_str().contains('-')
    }

    /// How many places are meant; the server takes 1 when nothing was said.
    #[inline]
    pub(crate) fn places(&self) -> u32 {
        self.quantity.unwrap_or(1)
    }
}

#[inline]
fn is_ours(parts: &[Part], token: &str) -> bool {
    let mut tokens = parts.iter().filter_map(|part| part.hold_token.as_ref());
    tokens.any(|ours| ours.as_str() == token)
}

#[inline]
fn holder(parts: &[Part], info: &EventObjectInfo) -> Option<Holder> {
    info.hold_token().map(|token| match is_ours(parts, token) {
        true => Holder::Ours,
        false => Holder::Another,
    })
}

/// Adds up numbers of places. They come from outside, so that they may be anything.
#[inline]
pub(crate) fn sum<'a>(places: impl IntoIterator<Item = &'a u32>) -> u32 {
    places
        .into_iter()
        .fold(0, |sum, places| sum.saturating_add(*places))
}

/// How many places of an area this token holds now.
#[inline]
pub(crate) fn places_of(info: &EventObjectInfo, token: &HoldToken) -> u32 {
    info.holds().get(token).map_or(0, |types| sum(types.values()))
}
