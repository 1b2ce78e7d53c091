//! The event log of a company: what happened, oldest first (section 19).

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use crate::answer::Answer;
use crate::error::ApiError;
use crate::ids::Ids;
use crate::paging::{LARGEST_PAGE, Order, PageRequest};
use crate::route::{CompanyContext, Handler, Route};
use crate::time::Time;

pub(super) const ROUTES: &[Route] =
    &[
        Route::get("/event-log", "event_log.list", Handler::Company(list_items)).query(&[
            "limit",
            "start_after_id",
            "end_before_id",
        ]),
    ];

/// How long an item is kept (EVL-1).
const KEPT_FOR_MILLIS: i64 = 14 * 86_400_000;

/// The log of a company.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(transparent)]
pub(crate) struct EventLog(BTreeMap<u64, LogItem>);

/// One thing that happened.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct LogItem {
    at: Time,
    kind: String,
    data: Value,
}

impl EventLog {
    /// Adds an item such as `chart.created`, about the thing with a key in a workspace (EVL-2).
    pub(crate) fn add(&mut self, ids: &mut Ids, at: Time, kind: &str, key: &str, workspace_key: &str) {
        while let Some(oldest) = self.0.first_entry().filter(|oldest| oldest.get().is_gone(at)) {
            oldest.remove();
        }
        let data = json!({ "key": key, "workspaceKey": workspace_key });
        self.0.insert(
            ids.number(),
            LogItem {
                at,
                kind: kind.to_owned(),
                data,
            },
        );
    }
}

impl LogItem {
    const fn is_gone(&self, now: Time) -> bool {
        self.at.millis_until(now) > KEPT_FOR_MILLIS
    }
}

/// What clients see of an item.
#[derive(Serialize)]
struct LogItemView<'a> {
    id: u64,
    r#type: &'a str,
    #[serde(serialize_with = "Time::as_text")]
    timestamp: Time,
    data: &'a Value,
}

fn list_items(context: &mut CompanyContext<'_>) -> Result<Answer, ApiError> {
    let request = PageRequest::parse(&context.input.query, LARGEST_PAGE)?;
    let now = context.now;
    let page = request.of_map(&context.company.log.0, Order::OldestFirst, |item| {
        !item.is_gone(now)
    });
    Answer::json(&page.map(|(id, item)| LogItemView {
        id,
        r#type: &item.kind,
        timestamp: item.at,
        data: &item.data,
    }))
}
