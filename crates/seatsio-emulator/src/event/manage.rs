//! Creating, retrieving, listing, updating and deleting events (section 7).

use std::collections::HashSet;

use serde::Serialize;
use serde_json::Value;

use super::{Event, EventView, Fields, Role};
use crate::answer::Answer;
use crate::chart::Validation;
use crate::error::ApiError;
use crate::paging::{LARGEST_PAGE, Order, PageRequest};
use crate::route::WorkspaceContext;
use crate::workspace::Workspace;

/// EVT-9.
pub(super) fn create(context: &mut WorkspaceContext<'_>) -> Result<Answer, ApiError> {
    let created = plan(context, std::slice::from_ref(&context.input.body))?;
    let key = created
        .events
        .first()
        .map(|event| event.key.clone())
        .unwrap_or_default();
    created.carry_out(context);
    Answer::created_json(&EventView::whole(
        context.workspace,
        context.workspace.event(&key)?,
    ))
}

/// The body of several events.
#[derive(Serialize)]
struct EventList<'a> {
    events: Vec<EventView<'a>>,
}

/// EVT-10.
pub(super) fn create_multiple(context: &mut WorkspaceContext<'_>) -> Result<Answer, ApiError> {
    let bodies = context
        .input
        .given("events")
        .and_then(Value::as_array)
        .map_or(&[][..], Vec::as_slice);
    let created = plan(context, bodies)?;
    let ids: Vec<u64> = created.events.iter().map(|event| event.id).collect();
    created.carry_out(context);
    let workspace = &*context.workspace;
    let events = ids.iter().filter_map(|id| workspace.events.by_id(*id));
    Answer::created_json(&EventList {
        events: events.map(|event| EventView::whole(workspace, event)).collect(),
    })
}

/// New events that have been worked out.
struct Created {
    events: Vec<Event>,
    ids: crate::ids::Ids,
}

fn plan(context: &WorkspaceContext<'_>, bodies: &[Value]) -> Result<Created, ApiError> {
    let chart_key = context.input.text("chartKey").unwrap_or_default();
    check_chart(context, chart_key)?;
    let mut ids = context.ids.clone();
    let mut keys = HashSet::new();
    let mut events = Vec::with_capacity(bodies.len());
    for body in bodies {
        let key = body.get("eventKey").and_then(Value::as_str);
        if key.is_some_and(|key| !keys.insert(key)) {
            return Err(ApiError::general("Duplicate event keys are not allowed"));
        }
        check_new_key(context.workspace, key)?;
        let event = Event::new(key, chart_key, Role::Standalone, &mut ids, context.now);
        events.push(event.with_fields(Fields::read(body)?, &mut ids)?);
    }
    Ok(Created { events, ids })
}

impl Created {
    fn carry_out(self, context: &mut WorkspaceContext<'_>) {
        *context.ids = self.ids;
        for event in self.events {
            log_for_sale(context, &event);
            context.workspace.events.store.insert(event);
        }
    }
}

/// CHT-27: the chart has to exist, and its drawing must not have errors.
pub(crate) fn check_chart(context: &WorkspaceContext<'_>, chart_key: &str) -> Result<(), ApiError> {
    let chart = context.chart(chart_key)?;
    let refusal = format!("No events can be made for chart [key: {chart_key}]: invalid drawing");
    Validation::check(&chart.published, context.settings, &refusal)
}

/// EVT-11.
pub(crate) fn check_new_key(workspace: &Workspace, key: Option<&str>) -> Result<(), ApiError> {
    match key.filter(|key| workspace.events.by_key(key).is_some()) {
        Some(key) => Err(ApiError::general(format!(
            "Event key {key} is already in use in workspace {}",
            workspace.key
        ))),
        None => Ok(()),
    }
}

/// EVL-3.
pub(crate) fn log_for_sale(context: &mut WorkspaceContext<'_>, event: &Event) {
    if event.for_sale.is_some() {
        log(context, "event.for.sale.config.updated", &event.key);
    }
}

/// Notes something in the company's event log.
pub(crate) fn log(context: &mut WorkspaceContext<'_>, kind: &str, event_key: &str) {
    context
        .log
        .add(context.ids, context.now, kind, event_key, &context.workspace.key);
}

pub(super) fn retrieve(context: &mut WorkspaceContext<'_>) -> Result<Answer, ApiError> {
    let event = context.workspace.event(context.input.path.of("eventKey"))?;
    Answer::json(&EventView::whole(context.workspace, event))
}

/// EVT-15: all events and seasons, newest first.
pub(super) fn list(context: &mut WorkspaceContext<'_>) -> Result<Answer, ApiError> {
    let page = PageRequest::parse(&context.input.query, LARGEST_PAGE)?;
    let events = page.of_store(&context.workspace.events.store, Order::NewestFirst, |_| true);
    Answer::json(&events.map(|event| EventView::plain(context.workspace, event)))
}

/// EVT-12.
pub(super) fn update(context: &mut WorkspaceContext<'_>) -> Result<Answer, ApiError> {
    let input = context.input;
    let before = context.workspace.event(input.path.of("eventKey"))?;
    let key = before.key.clone();
    let new_key = input.text("eventKey").unwrap_or(&key).to_owned();
    check_new_key(
        context.workspace,
        Some(&new_key).filter(|new| **new != key).map(String::as_str),
    )?;
    let chart_key = input.text("chartKey").unwrap_or(&before.chart_key).to_owned();
    if chart_key != before.chart_key {
        check_chart(context, &chart_key)?;
    }
    let mut ids = context.ids.clone();
    let mut fields = Fields::read(&input.body)?;
    let channels = fields.channels_of(before, &mut ids)?;
    let role = role_after(before, input.flag("forSalePropagated"))?;
    let now = context.now;
    *context.ids = ids;
    context.workspace.events.store.rename(&key, |event| {
        fields.set(event);
        if let Some(channels) = channels {
            event.set_channels(channels, now);
        }
        event.key.clone_from(&new_key);
        event.chart_key = chart_key;
        event.role = role;
        event.updated_on = Some(now);
    });
    for (field, kind) in LOGGED {
        if input.field(field).is_some() {
            log(context, kind, &new_key);
        }
    }
    Ok(Answer::no_content())
}

/// EVL-4: which updates are told in the event log.
const LOGGED: [(&str, &str); 3] = [
    ("channels", "event.channels.updated"),
    ("categories", "event.categories.updated"),
    ("tableBookingConfig", "event.table.booking.config.updated"),
];

/// SEA-8: only a top-level season hands its for-sale configuration on.
fn role_after(event: &Event, propagated: Option<bool>) -> Result<Role, ApiError> {
    match (event.role.clone(), propagated) {
        (role, None) => Ok(role),
        (
            Role::TopLevelSeason {
                events,
                partial_seasons,
                ..
            },
            Some(for_sale_propagated),
        ) => Ok(Role::TopLevelSeason {
            events,
            partial_seasons,
            for_sale_propagated,
        }),
        (_, Some(_)) => Err(ApiError::general(format!(
            "forSalePropagated is for seasons, and {} is none",
            event.key
        ))),
    }
}

/// EVT-14.
pub(super) fn delete(context: &mut WorkspaceContext<'_>) -> Result<Answer, ApiError> {
    let key = context.input.path.of("eventKey");
    context.workspace.event(key)?;
    context.workspace.events.delete(key);
    Ok(Answer::no_content())
}

/// EVT-16.
pub(super) fn move_to_new_chart_copy(context: &mut WorkspaceContext<'_>) -> Result<Answer, ApiError> {
    let key = context.input.path.of("eventKey");
    let event = context.workspace.event(key)?;
    let (id, chart) = (event.id, context.workspace.chart(&event.chart_key)?);
    let copy = chart.copy_of(&chart.published, context.ids)?;
    let chart_key = copy.key.clone();
    context.workspace.charts.insert(copy);
    if let Some(event) = context.workspace.events.store.by_id_mut(id) {
        event.chart_key = chart_key;
        event.updated_on = Some(context.now);
    }
    Answer::json(&EventView::whole(
        context.workspace,
        context.workspace.event(key)?,
    ))
}
