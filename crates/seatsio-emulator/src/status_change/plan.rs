//! Working out a change over all its events and objects before any of it is made (STA-6).

use crate::error_code::Code;
use http::StatusCode;
use indexmap::IndexMap;
use serde_json::Value;

use super::change::{Change, Mention};
use super::log::{LogEntry, Origin};
use super::{places, whole};
use crate::error::ApiError;
use crate::event::{Drafts, Events, Occupancy, Scope, Target, View};
use crate::ids::Ids;
use crate::time::Time;

/// A change that has been worked out so far. Later steps see what earlier ones changed.
#[derive(Debug)]
pub(crate) struct Plan {
    pub(crate) drafts: Drafts,
    /// Event id and entry, whose own id comes when the change is made.
    log: Vec<(u64, LogEntry)>,
    now: Time,
}

impl Plan {
    pub(crate) const fn new(now: Time) -> Self {
        Self {
            drafts: Drafts::new(),
            log: Vec::new(),
            now,
        }
    }

    /// Adds a change of some objects of one event.
    pub(crate) fn change(
        &mut self,
        scope: &Scope<'_>,
        change: &Change<'_>,
        objects: &[Mention<'_>],
    ) -> Result<(), ApiError> {
        check_hold_token(scope.events, change)?;
        for (label, mentions) in by_label(objects) {
            self.change_object(scope, change, label, &mentions)?;
        }
        Ok(())
    }

    fn change_object(
        &mut self,
        scope: &Scope<'_>,
        change: &Change<'_>,
        label: &str,
        mentions: &[Mention<'_>],
    ) -> Result<(), ApiError> {
        let target = scope.find(label)?;
        check(scope.view(&self.drafts), target, change)?;
        let quantity = mentions
            .iter()
            .fold(0_u32, |sum, mention| sum.saturating_add(mention.quantity));
        let occupancy = target.occupancy();
        if let Occupancy::Places { capacity } = occupancy {
            for mention in mentions {
                let record = places::changed(scope.view(&self.drafts), target, capacity, change, mention)?;
                self.drafts.put(scope.event.id, label, record);
            }
        } else {
            whole::check_quantity(occupancy, change, label, quantity)?;
            if let [first, ..] = mentions {
                let record = whole::changed(scope.view(&self.drafts), target, change, first)?;
                self.drafts.put(scope.event.id, label, record);
            }
        }
        self.note(scope, change, label, quantity);
        Ok(())
    }

    /// STA-19: one record per object and change.
    fn note(&mut self, scope: &Scope<'_>, change: &Change<'_>, label: &str, quantity: u32) {
        let Some(record) = scope.event.record(label, &self.drafts) else {
            return;
        };
        let entry = LogEntry {
            id: 0,
            status: record.status.clone(),
            quantity,
            label: label.into(),
            date: self.now,
            order_id: change.order_id.map(Box::from),
            extra_data: record.extra_data.clone(),
            hold_token: change.hold_token.map(Box::from),
            origin: Origin::ApiCall,
        };
        self.log.push((scope.event.id, entry));
    }

    /// Makes the change.
    pub(crate) fn carry_out(self, events: &mut Events, ids: &mut Ids) {
        events.apply(self.drafts);
        for (event, mut entry) in self.log {
            entry.id = ids.number();
            if let Some(event) = events.store.by_id_mut(event) {
                event.log.push(entry);
            }
        }
    }
}

/// Mentions of the same object belong together, in the order of the first.
fn by_label<'a>(objects: &[Mention<'a>]) -> IndexMap<&'a str, Vec<Mention<'a>>> {
    let mut by_label = IndexMap::<_, Vec<_>>::with_capacity(objects.len());
    for object in objects {
        by_label.entry(object.label).or_default().push(*object);
    }
    by_label
}

/// HLD-7: a token that is unknown or has expired is refused, whatever it was given for.
fn check_hold_token(events: &Events, change: &Change<'_>) -> Result<(), ApiError> {
    match change.hold_token {
        // The message does not repeat the token: errors are logged, and a token is a secret.
        Some(token) if events.hold_tokens.get(token).is_none() => Err(ApiError::new(
            StatusCode::BAD_REQUEST,
            Code::HoldTokenNotFound,
            "Hold token not found: it is unknown or has expired",
        )),
        _ => Ok(()),
    }
}

/// What is checked for all kinds of objects alike: previous statuses and channels.
fn check(view: View<'_>, target: Target<'_>, change: &Change<'_>) -> Result<(), ApiError> {
    let status = view.status(target);
    change.check_previous(status)?;
    // CHN-10: what is up for resale can be had without the channel's key.
    if status == "resale" {
        return Ok(());
    }
    let channel = view.channel_of(target).map(|channel| channel.key.as_str());
    if change.channels.allows(channel) {
        return Ok(());
    }
    let label = view.label_of(target);
    let message = match channel {
        Some(key) => format!("{label} is in channel {key}, whose key is not in channelKeys"),
        None => format!("{label} is in no channel, and NO_CHANNEL is not in channelKeys"),
    };
    Err(ApiError::new(
        StatusCode::BAD_REQUEST,
        Code::ObjectNotInChannel,
        message,
    ))
}

/// The extra data of an object after a change (STA-14). An empty object is none.
pub(super) fn extra_data_after(
    present: Option<&Value>,
    change: &Change<'_>,
    mention: &Mention<'_>,
) -> Option<Box<Value>> {
    let kept = present.filter(|_| change.keep_extra_data);
    let data = mention.extra_data.or(kept)?;
    let is_empty = data.as_object().is_none_or(serde_json::Map::is_empty);
    (!is_empty).then(|| Box::new(data.clone()))
}
