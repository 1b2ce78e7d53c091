//! Listing the status-change log (section 18).

use std::cmp::Ordering;

use serde::Serialize;
use serde_json::Value;

use super::log::{LogEntry, Origin};
use crate::answer::Answer;
use crate::drawing::{DrawnObject, Kind};
use crate::error::ApiError;
use crate::event::{Scope, Target, displayed_label};
use crate::paging::{LARGEST_PAGE, PageRequest};
use crate::route::{Handler, Route, WorkspaceContext};
use crate::time::Time;

/// The operations that list status changes.
pub(crate) const LISTS: &[Route] = &[
    Route::get(
        "/events/{eventKey}/status-changes",
        "events.list_status_changes",
        Handler::Workspace(list),
    )
    .query(&[
        "limit",
        "start_after_id",
        "end_before_id",
        "filter",
        "filterType",
        "sort",
    ]),
    Route::get(
        "/events/{eventKey}/objects/{objectLabel}/status-changes",
        "events.list_status_changes_for_object",
        Handler::Workspace(list_for_object),
    )
    .query(&crate::paging::PAGING),
];

/// SCH-9.
const KEPT_FOR_MINUTES: i64 = 365 * 24 * 60;

/// SCH-1.
fn list(context: &mut WorkspaceContext<'_>) -> Result<Answer, ApiError> {
    let query = &context.input.query;
    if let Some(kind) = query
        .single("filterType")?
        .filter(|kind| !kind.is_empty() && *kind != "CONTAINS")
    {
        return Err(ApiError::not_emulated(format!("filterType {kind}")));
    }
    let filter = query.single("filter")?.unwrap_or_default();
    let sort = Sort::parse(query.single("sort")?.unwrap_or_default())?;
    answer(context, sort, |entry| entry.label.contains(filter))
}

/// SCH-7.
fn list_for_object(context: &mut WorkspaceContext<'_>) -> Result<Answer, ApiError> {
    let label = context.input.path.of("objectLabel");
    let scope = Scope::of_key(context.workspace, context.input.path.of("eventKey"))?;
    let is_known = scope.event.log.iter().any(|entry| entry.label.as_ref() == label);
    if !is_known {
        scope.find(label)?;
    }
    answer(context, Sort::NEWEST_FIRST, |entry| entry.label.as_ref() == label)
}

fn answer(
    context: &WorkspaceContext<'_>,
    sort: Sort,
    filter: impl Fn(&LogEntry) -> bool,
) -> Result<Answer, ApiError> {
    let page = PageRequest::parse(&context.input.query, LARGEST_PAGE)?;
    let scope = Scope::of_key(context.workspace, context.input.path.of("eventKey"))?;
    let oldest = context.now.plus_minutes(-KEPT_FOR_MINUTES);
    // Newest first; sorting is stable, so that equal ones stay in this order (SCH-2).
    let newest_first = scope.event.log.iter().rev();
    let mut entries: Vec<&LogEntry> = newest_first
        .filter(|entry| entry.date >= oldest && filter(entry))
        .collect();
    sort.apply(&mut entries);
    let page = page.of_slice(&entries, |entry| entry.id)?;
    Answer::json(&page.map(|entry| StatusChange::new(&scope, entry)))
}

/// The order of a listing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Sort {
    by: By,
    direction: Direction,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum By {
    Date,
    ObjectLabel,
    Status,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Direction {
    Ascending,
    Descending,
}

impl Sort {
    const NEWEST_FIRST: Self = Self {
        by: By::Date,
        direction: Direction::Descending,
    };

    /// `status`, `status:asc`, `date:DESC`; PHP and .NET send nothing after the equals sign.
    fn parse(text: &str) -> Result<Self, ApiError> {
        let (field, direction) = text.split_once(':').unwrap_or((text, ""));
        let by = match field {
            "" | "date" => By::Date,
            "objectLabel" => By::ObjectLabel,
            "status" => By::Status,
            _ => {
                return Err(ApiError::general(format!(
                    "sort must be objectLabel, status or date, found: {field}"
                )));
            }
        };
        let direction = match direction.to_ascii_lowercase().as_str() {
            "" if by == By::Date => Direction::Descending,
            "" | "asc" => Direction::Ascending,
            "desc" => Direction::Descending,
            _ => {
                return Err(ApiError::general(format!(
                    "A sort direction must be asc or desc, found: {direction}"
                )));
            }
        };
        Ok(Self { by, direction })
    }

    /// Sorts entries that come newest first.
    fn apply(self, entries: &mut [&LogEntry]) {
        let direction = |ordering: Ordering| match self.direction {
            Direction::Ascending => ordering,
            Direction::Descending => ordering.reverse(),
        };
        match (self.by, self.direction) {
            (By::Date, Direction::Descending) => {}
            (By::Date, Direction::Ascending) => entries.reverse(),
            (By::ObjectLabel, _) => entries.sort_by(|one, other| direction(one.label.cmp(&other.label))),
            (By::Status, _) => {
                entries.sort_by(|one, other| direction(one.status.as_str().cmp(other.status.as_str())))
            }
        }
    }
}

/// SCH-4.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct StatusChange<'a> {
    id: u64,
    event_id: u64,
    status: &'a str,
    quantity: u32,
    object_label: &'a str,
    displayed_label: String,
    #[serde(serialize_with = "Time::as_text")]
    date: Time,
    #[serde(skip_serializing_if = "Option::is_none")]
    order_id: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    extra_data: Option<&'a Value>,
    #[serde(skip_serializing_if = "Option::is_none")]
    hold_token: Option<&'a str>,
    origin: OriginView,
    is_present_on_chart: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    not_present_on_chart_reason: Option<&'static str>,
}

/// SCH-5.
#[derive(Serialize)]
struct OriginView {
    #[serde(rename = "type")]
    kind: Origin,
    #[serde(skip_serializing_if = "Option::is_none")]
    ip: Option<&'static str>,
}

/// Requests do not say where they come from; whoever talks to an emulator talks from nearby.
const CALLER: &str = "127.0.0.1";

impl<'a> StatusChange<'a> {
    fn new(scope: &Scope<'_>, entry: &'a LogEntry) -> Self {
        let present = scope.find(&entry.label).ok();
        Self {
            id: entry.id,
            event_id: scope.event.id,
            status: entry.status.as_str(),
            quantity: entry.quantity,
            object_label: &entry.label,
            displayed_label: shown_label(scope, present, &entry.label),
            date: entry.date,
            order_id: entry.order_id.as_deref(),
            extra_data: entry.extra_data.as_deref(),
            hold_token: entry.hold_token.as_deref(),
            origin: OriginView {
                kind: entry.origin,
                ip: (entry.origin == Origin::ApiCall).then_some(CALLER),
            },
            is_present_on_chart: present.is_some(),
            not_present_on_chart_reason: match present {
                Some(_) => None,
                None => Some(absence(scope, &entry.label)),
            },
        }
    }
}

fn shown_label(scope: &Scope<'_>, present: Option<Target<'_>>, label: &str) -> String {
    match present {
        Some(Target::Drawn { object, .. }) => displayed_label(scope.drawing, object),
        _ => label.to_owned(),
    }
}

/// SCH-6.
fn absence(scope: &Scope<'_>, label: &str) -> &'static str {
    let drawn: Option<&DrawnObject> = scope
        .drawing
        .find(label)
        .and_then(|index| scope.drawing.objects.get(index));
    match drawn.map(|object| &object.kind) {
        Some(Kind::Table(_)) => "SWITCHED_TO_BOOK_BY_SEAT",
        Some(Kind::Seat(_)) => "SWITCHED_TO_BOOK_WHOLE_TABLE",
        _ => "RENAMED_OR_DELETED",
    }
}
