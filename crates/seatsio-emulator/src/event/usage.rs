//! Which objects were used in an event, for usage reports (section 22).

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{Event, Events, Status};
use crate::status_change::Origin;
use crate::time::Time;

/// The first use of an object in an event.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct ObjectUsage {
    pub(crate) label: String,
    /// What happened first decides in which month the object counts.
    pub(crate) first_used: Time,
    pub(crate) first_status_change: Option<Time>,
    /// How many places of an area were ever taken at once; 1 for anything else.
    pub(crate) quantity: u32,
    pub(crate) reason: UsageReason,
}

/// Why an object counts as used. Selecting needs a seat map, which there is none of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub(crate) enum UsageReason {
    StatusChanged,
    AssignedToChannel,
}

/// What is left of an event that was deleted.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct DeletedEvent {
    pub(crate) id: u64,
    pub(crate) key: String,
    pub(crate) chart_key: String,
    pub(crate) usage: Vec<ObjectUsage>,
}

/// What one event used, deleted or not.
#[derive(Clone, Debug)]
pub(crate) struct EventUsage {
    pub(crate) id: u64,
    pub(crate) key: String,
    pub(crate) chart_key: String,
    pub(crate) is_deleted: bool,
    /// By label.
    pub(crate) objects: Vec<ObjectUsage>,
}

impl Events {
    /// What every event of the workspace used, deleted ones included, oldest event first.
    pub(crate) fn usage(&self) -> Vec<EventUsage> {
        let deleted = self.deleted.iter().map(|event| EventUsage {
            id: event.id,
            key: event.key.clone(),
            chart_key: event.chart_key.clone(),
            is_deleted: true,
            objects: event.usage.clone(),
        });
        let present = self.store.iter().map(|event| EventUsage {
            id: event.id,
            key: event.key.clone(),
            chart_key: event.chart_key.clone(),
            is_deleted: false,
            objects: ObjectUsage::of(event),
        });
        let mut usage: Vec<EventUsage> = deleted.chain(present).collect();
        usage.sort_by_key(|event| event.id);
        usage
    }
}

impl ObjectUsage {
    /// Works out the usage of an event from its log and the first assignments to channels.
    pub(crate) fn of(event: &Event) -> Vec<Self> {
        let mut uses = BTreeMap::<&str, Use>::new();
        for entry in &event.log {
            let object = uses.entry(&entry.label).or_default();
            if entry.status == Status::Free {
                object.taken = object.taken.saturating_sub(entry.quantity);
            } else if entry.origin == Origin::ApiCall {
                object.taken = if is_counted(event, &entry.label) {
                    object.taken + entry.quantity
                } else {
                    1
                };
                object.most = object.most.max(object.taken);
                object.changed.get_or_insert(entry.date);
            }
        }
        for (label, at) in &event.first_in_channel {
            uses.entry(label).or_default().assigned = Some(*at);
        }
        uses.into_iter()
            .filter_map(|(label, object)| object.usage(label))
            .collect()
    }
}

fn is_counted(event: &Event, label: &str) -> bool {
    event
        .records
        .get(label)
        .is_some_and(|record| record.counters.is_some())
}

#[derive(Debug, Default)]
struct Use {
    taken: u32,
    most: u32,
    changed: Option<Time>,
    assigned: Option<Time>,
}

impl Use {
    fn usage(&self, label: &str) -> Option<ObjectUsage> {
        let (first_used, reason) = match (self.changed, self.assigned) {
            (Some(changed), Some(assigned)) if assigned < changed => {
                (assigned, UsageReason::AssignedToChannel)
            }
            (Some(changed), _) => (changed, UsageReason::StatusChanged),
            (None, Some(assigned)) => (assigned, UsageReason::AssignedToChannel),
            (None, None) => return None,
        };
        Some(ObjectUsage {
            label: label.to_owned(),
            first_used,
            first_status_change: self.changed,
            quantity: self.most.max(1),
            reason,
        })
    }
}
