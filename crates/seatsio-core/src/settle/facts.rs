//! What settling reads from the server, and what it has read so far.

use super::reports;
use crate::{
    Error, Operation as _, Page, Plan,
    api::{
        events::{ListStatusChangesForObject, RetrieveObjectInfos},
        hold_tokens::RetrieveHoldToken,
    },
    model::{
        EventKey, EventObjectInfo, HoldToken, HoldTokenInfo, Map, ObjectLabel, ObjectStatus, ObjectType,
        OrderId, StatusChange, Text, json,
    },
    operation::decode,
};
use bytes::Bytes;
use std::collections::BTreeMap;

/// Something to read, once.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Read {
    /// How these objects are. Priority lane.
    Infos(EventKey, Vec<ObjectLabel>),
    /// Whether the token is alive.
    Token(HoldToken),
    /// What happened to an area. The log is written late: what it shows is true, what it lacks means nothing.
    Log(EventKey, ObjectLabel),
    /// Which objects carry an order id. Regular lane, since only a report tells.
    Order(EventKey, OrderId),
    /// Which objects are held. Regular lane.
    Held(EventKey),
    /// How the areas are. Regular lane.
    Areas(EventKey),
}

/// An object, and the text that it was read from: the answer that was lost is made of it again.
pub(super) struct Known {
    pub(super) info: EventObjectInfo,
    pub(super) text: Box<str>,
}

/// What has been read so far.
#[derive(Debug, Default)]
pub(super) struct Facts {
    infos: BTreeMap<EventKey, BTreeMap<ObjectLabel, Option<Known>>>,
    alive: BTreeMap<HoldToken, bool>,
    logs: BTreeMap<(EventKey, ObjectLabel), Vec<StatusChange>>,
    orders: BTreeMap<(EventKey, OrderId), Vec<Known>>,
    held: BTreeMap<EventKey, Vec<Known>>,
    areas: BTreeMap<EventKey, Vec<Known>>,
}

impl Read {
    #[inline]
    pub(super) fn plan(&self) -> Result<Plan, Error> {
        match self {
            Self::Infos(event, labels) => RetrieveObjectInfos::new(event, labels).plan(),
            Self::Token(token) => RetrieveHoldToken::new(token).plan(),
            Self::Log(event, label) => ListStatusChangesForObject::new(event, label)
                .plan()?
                .with_query("limit", "100"),
            Self::Order(event, order) => reports::plan(&reports::BY_ORDER_ID, event, order.as_str()),
            Self::Held(event) => {
                reports::plan(&reports::BY_STATUS, event, ObjectStatus::ReservedByToken.as_str())
            }
            Self::Areas(event) => reports::plan(
                &reports::BY_OBJECT_TYPE,
                event,
                ObjectType::GeneralAdmission.as_str(),
            ),
        }
    }
}

impl Facts {
    /// What is known of an object: `None` before it was read, `Some(None)` if the event has no such object.
    #[inline]
    pub(super) fn info(&self, event: &EventKey, label: &ObjectLabel) -> Option<Option<&Known>> {
        self.infos.get(event)?.get(label).map(Option::as_ref)
    }

    #[inline]
    pub(super) fn alive(&self, token: &HoldToken) -> Option<bool> {
        self.alive.get(token).copied()
    }

    #[inline]
    pub(super) fn log(&self, event: &EventKey, label: &ObjectLabel) -> Option<&[StatusChange]> {
        self.logs.get(&(event.clone(), label.clone())).map(Vec::as_slice)
    }

    #[inline]
    pub(super) fn order(&self, event: &EventKey, order: &OrderId) -> Option<&[Known]> {
        self.orders
            .get(&(event.clone(), order.clone()))
            .map(Vec::as_slice)
    }

    #[inline]
    pub(super) fn held(&self, event: &EventKey) -> Option<&[Known]> {
        self.held.get(event).map(Vec::as_slice)
    }

    #[inline]
    pub(super) fn areas(&self, event: &EventKey) -> Option<&[Known]> {
        self.areas.get(event).map(Vec::as_slice)
    }

    /// Takes in what a read brought.
    #[inline]
    pub(super) fn take(&mut self, read: Read, answer: Result<Bytes, Error>) -> Result<(), Error> {
        match read {
            Read::Infos(event, labels) => {
                let mut objects: Map<ObjectLabel, Known> = model(&answer?)?;
                let known = self.infos.entry(event).or_default();
                for label in labels {
                    let object = objects.remove(&label);
                    known.insert(label, object);
                }
            }
            Read::Token(token) => {
                let alive = match answer {
                    Ok(body) => model::<HoldTokenInfo>(&body)?.expires_in_seconds > 0,
                    Err(error) if error.is_not_found() => false,
                    Err(error) => return Err(error),
                };
                self.alive.insert(token, alive);
            }
            Read::Log(event, label) => {
                // Without the log nothing is proven, and nothing is lost either.
                let page = answer.and_then(|body| model::<Page<StatusChange>>(&body));
                let changes = page.map(|page| page.items).unwrap_or_default();
                self.logs.insert((event, label), changes);
            }
            Read::Order(event, order) => {
                let group = group(&answer?, order.as_str())?;
                self.orders.insert((event, order), group);
            }
            Read::Held(event) => {
                let group = group(&answer?, ObjectStatus::ReservedByToken.as_str())?;
                self.held.insert(event, group);
            }
            Read::Areas(event) => {
                let group = group(&answer?, ObjectType::GeneralAdmission.as_str())?;
                self.areas.insert(event, group);
            }
        }
        Ok(())
    }
}

impl json::Read for Known {
    #[inline]
    fn read(json: &mut json::Parser<'_>) -> Result<Self, json::Fault> {
        let text = json.raw()?;
        let info = json::from_str(text)?;
        Ok(Self {
            info,
            text: text.into(),
        })
    }
}

impl std::fmt::Debug for Known {
    // The text holds hold tokens.
    #[inline]
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.info.fmt(f)
    }
}

#[inline]
fn model<T: json::Read>(body: &Bytes) -> Result<T, Error> {
    decode::model(body).map_err(Error::unreadable)
}

/// The objects of one group of a report, which lacks the group if it is empty.
#[inline]
fn group(body: &Bytes, name: &str) -> Result<Vec<Known>, Error> {
    let mut groups: Map<Text, Vec<Known>> = model(body)?;
    Ok(groups.remove(name).unwrap_or_default())
}
