//! The status-change log of an event (section 18).

use serde::{Deserialize, Serialize};

use serde_json::Value;

use crate::event::Status;
use crate::time::Time;

/// One change of one object.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct LogEntry {
    pub(crate) id: u64,
    pub(crate) status: Status,
    pub(crate) quantity: u32,
    pub(crate) label: Box<str>,
    pub(crate) date: Time,
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub(crate) order_id: Option<Box<str>>,
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub(crate) extra_data: Option<Box<Value>>,
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub(crate) hold_token: Option<Box<str>>,
    pub(crate) origin: Origin,
}

/// Who made a change (SCH-5). Nobody but API callers and the clock changes anything here: there
/// is no seat map on which users hold and release.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub(crate) enum Origin {
    ApiCall,
    HoldExpired,
}
