//! Events, seasons, channels, statuses and hold tokens of a workspace (sections 7 to 13 and 15 to 18).

use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::ids::Ids;
use crate::route::Route;
use crate::time::Time;
use crate::workspace::Workspace;

/// The operations on events and all that hangs on them.
pub(crate) const ROUTES: &[&[Route]] = &[];

/// All events of a workspace.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub(crate) struct Events {}

impl Events {
    /// Whether a chart has events, which decides its status (CHT-2).
    pub(crate) fn has_chart(&self, _chart_key: &str) -> bool {
        false
    }
}

/// What clients see of the events of a chart, newest first, at most `limit` of them (CHT-17).
pub(crate) fn of_chart(_workspace: &Workspace, _chart_key: &str, _limit: usize) -> Vec<Value> {
    Vec::new()
}

/// Does what time alone does: hold tokens expire and give back what they held (HLD-5).
pub(crate) fn expire(_workspace: &mut Workspace, _ids: &mut Ids, _now: Time) {}
