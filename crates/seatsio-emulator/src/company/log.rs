//! The event log of a company: what happened, oldest first (section 19).

use std::collections::VecDeque;

use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::ids::Ids;
use crate::time::Time;

/// The log of a company.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(transparent)]
pub(crate) struct EventLog(VecDeque<LogItem>);

/// One thing that happened.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct LogItem {
    pub(crate) id: u64,
    pub(crate) at: Time,
    /// Such as `chart.created`.
    pub(crate) kind: String,
    pub(crate) data: Value,
}

impl EventLog {
    /// Adds an item. `data` is written down as it is.
    pub(crate) fn add(&mut self, ids: &mut Ids, at: Time, kind: &str, data: Value) {
        self.0.push_back(LogItem {
            id: ids.number(),
            at,
            kind: kind.to_owned(),
            data,
        });
    }
}
