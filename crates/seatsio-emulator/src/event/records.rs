//! The records of an event's objects, and changes to them that have been worked out but not made yet.

use std::collections::BTreeMap;
use std::ops::Bound;

use serde::{Deserialize, Serialize};

use super::record::Record;

/// Label to record. Objects without a record are as the drawing made them.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(transparent)]
pub(crate) struct Records(BTreeMap<Box<str>, Record>);

impl Records {
    pub(crate) const fn new() -> Self {
        Self(BTreeMap::new())
    }

    pub(crate) fn get(&self, label: &str) -> Option<&Record> {
        self.0.get(label)
    }

    /// Puts a record into its place; a pristine one is not kept.
    pub(crate) fn put(&mut self, label: &str, record: Record) {
        if record.is_pristine() {
            self.0.remove(label);
        } else if let Some(present) = self.0.get_mut(label) {
            *present = record;
        } else {
            self.0.insert(label.into(), record);
        }
    }

    /// The records whose labels begin so.
    pub(crate) fn with_prefix<'a>(&'a self, prefix: &'a str) -> impl Iterator<Item = (&'a str, &'a Record)> {
        let from = (Bound::Included(prefix), Bound::Unbounded);
        let records = self
            .0
            .range::<str, _>(from)
            .map(|(label, record)| (label.as_ref(), record));
        records.take_while(move |(label, _)| label.starts_with(prefix))
    }
}

/// New records of any number of events, by event id. Pristine ones count: they hide the present record.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Drafts(BTreeMap<u64, BTreeMap<Box<str>, Record>>);

impl Drafts {
    pub(crate) const fn new() -> Self {
        Self(BTreeMap::new())
    }

    pub(crate) fn get(&self, event: u64, label: &str) -> Option<&Record> {
        self.0.get(&event)?.get(label)
    }

    pub(crate) fn put(&mut self, event: u64, label: &str, record: Record) {
        self.0.entry(event).or_default().insert(label.into(), record);
    }

    pub(crate) fn into_iter(self) -> impl Iterator<Item = (u64, Box<str>, Record)> {
        let of_event = |(event, records): (u64, BTreeMap<_, _>)| {
            records
                .into_iter()
                .map(move |(label, record)| (event, label, record))
        };
        self.0.into_iter().flat_map(of_event)
    }
}
