//! All events of a workspace, and the hold tokens that hold objects in them.

use std::collections::HashMap;

use serde::{Deserialize, Serialize};

use super::records::Drafts;
use super::usage::{DeletedEvent, ObjectUsage};
use super::{Event, Role};
use crate::error::ApiError;
use crate::hold_token::HoldTokens;
use crate::ids::Ids;
use crate::status_change::{LogEntry, Origin};
use crate::store::Store;
use crate::time::Time;
use crate::workspace::Workspace;

/// The events and hold tokens of a workspace.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub(crate) struct Events {
    pub(crate) store: Store<Event>,
    pub(crate) hold_tokens: HoldTokens,
    /// What deleted events used, which is billed all the same.
    pub(crate) deleted: Vec<DeletedEvent>,
}

impl Events {
    pub(crate) fn by_key(&self, key: &str) -> Option<&Event> {
        self.store.by_key(key)
    }

    pub(crate) fn by_id(&self, id: u64) -> Option<&Event> {
        self.store.by_id(id)
    }

    /// Whether a chart has events, which decides its status (CHT-2).
    pub(crate) fn has_chart(&self, chart_key: &str) -> bool {
        self.store.iter().any(|event| event.chart_key == chart_key)
    }

    /// The events of a chart, newest first.
    pub(crate) fn of_chart(&self, chart_key: &str) -> Vec<&Event> {
        let events = self.store.iter().rev();
        events.filter(|event| event.chart_key == chart_key).collect()
    }

    /// The events of every chart, newest first: for lists of charts, which are as long as there are charts.
    pub(crate) fn by_chart(&self) -> HashMap<&str, Vec<&Event>> {
        let mut charts = HashMap::<&str, Vec<&Event>>::new();
        for event in self.store.iter().rev() {
            charts.entry(&event.chart_key).or_default().push(event);
        }
        charts
    }

    /// Puts new records into their places and keeps the hold tokens informed of what they hold.
    pub(crate) fn apply(&mut self, drafts: Drafts) {
        for (id, label, record) in drafts.into_iter() {
            let Some(event) = self.store.by_id_mut(id) else {
                continue;
            };
            if let Some(former) = event.records.get(&label) {
                for token in former.hold_tokens().filter(|token| record.held_by(token) == 0) {
                    self.hold_tokens.note_released(token, id, &label);
                }
            }
            for token in record.hold_tokens() {
                self.hold_tokens.note_held(token, id, &label);
            }
            event.records.put(&label, record);
        }
    }

    /// HLD-5: what expired tokens held becomes free at the moment of the expiry.
    pub(crate) fn expire(&mut self, ids: &mut Ids, now: Time) {
        while let Some(expired) = self.hold_tokens.pop_expired(now) {
            for (id, label) in &expired.held {
                let Some(event) = self.store.by_id_mut(*id) else {
                    continue;
                };
                let Some(mut record) = event.records.get(label).cloned() else {
                    continue;
                };
                let quantity = record.expire(&expired.token);
                event.log.push(LogEntry {
                    id: ids.number(),
                    status: record.status.clone(),
                    quantity,
                    label: label.as_str().into(),
                    date: expired.at,
                    order_id: None,
                    extra_data: None,
                    hold_token: Some(expired.token.as_str().into()),
                    origin: Origin::HoldExpired,
                });
                event.records.put(label, record);
            }
        }
    }

    /// Removes an event; a season with all that belongs to it.
    pub(crate) fn delete(&mut self, key: &str) {
        let Some(event) = self.store.remove(key) else {
            return;
        };
        let dependent = match &event.role {
            Role::TopLevelSeason {
                events,
                partial_seasons,
                ..
            } => [events.as_slice(), partial_seasons].concat(),
            _ => Vec::new(),
        };
        for other in self.store.iter_mut() {
            other.role.forget(event.id);
        }
        for id in dependent {
            if let Some(key) = self.by_id(id).map(|event| event.key.clone()) {
                self.delete(&key);
            }
        }
        self.deleted.push(DeletedEvent {
            usage: ObjectUsage::of(&event),
            id: event.id,
            key: event.key,
            chart_key: event.chart_key,
        });
    }
}

impl Workspace {
    /// The event or season with a key, or EVENT_NOT_FOUND.
    pub(crate) fn event(&self, key: &str) -> Result<&Event, ApiError> {
        self.events
            .by_key(key)
            .ok_or_else(|| ApiError::event_not_found(key, &self.key))
    }
}
