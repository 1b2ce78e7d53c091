//! Creating seasons, partial seasons and the events of both (SEA-2 to SEA-6).

use std::collections::HashSet;

use serde::Serialize;
use serde_json::Value;

use crate::answer::Answer;
use crate::error::ApiError;
use crate::event::{Event, EventView, Fields, Role, check_chart, check_new_key, log_for_sale};
use crate::ids::Ids;
use crate::request::Input;
use crate::route::WorkspaceContext;
use crate::workspace::Workspace;

/// SEA-2.
pub(super) fn create(context: &mut WorkspaceContext<'_>) -> Result<Answer, ApiError> {
    let input = context.input;
    let chart_key = input.text("chartKey").unwrap_or_default();
    check_chart(context, chart_key)?;
    let key = input.text("key");
    let wanted = NewEvents::read(context.workspace, input, key)?;
    check_new_key(context.workspace, key)?;
    let mut ids = context.ids.clone();
    let season = Event::new(key, chart_key, Role::Standalone, &mut ids, context.now);
    let mut season = season.with_fields(Fields::read(&input.body)?, &mut ids)?;
    let events = wanted.create(&season, season.id, &mut ids, context);
    season.role = Role::TopLevelSeason {
        events: events.iter().map(|event| event.id).collect(),
        partial_seasons: Vec::new(),
        for_sale_propagated: input.flag("forSalePropagated").unwrap_or(true),
    };
    *context.ids = ids;
    log_for_sale(context, &season);
    let key = season.key.clone();
    let store = &mut context.workspace.events.store;
    std::iter::once(season)
        .chain(events)
        .for_each(|event| store.insert(event));
    Answer::created_json(&EventView::whole(
        context.workspace,
        context.workspace.event(&key)?,
    ))
}

#[derive(Serialize)]
struct EventList<'a> {
    events: Vec<EventView<'a>>,
}

/// SEA-4: the answer has the newest first.
pub(super) fn create_events(context: &mut WorkspaceContext<'_>) -> Result<Answer, ApiError> {
    let season = top_level(context.workspace, context.input)?;
    let wanted = NewEvents::read(context.workspace, context.input, None)?;
    let mut ids = context.ids.clone();
    let events = wanted.create(season, season.id, &mut ids, context);
    let (season, created) = (season.id, events.iter().map(|event| event.id).collect::<Vec<_>>());
    *context.ids = ids;
    let store = &mut context.workspace.events.store;
    if let Some(members) = store
        .by_id_mut(season)
        .and_then(|season| season.role.events_mut())
    {
        members.extend(&created);
    }
    events.into_iter().for_each(|event| store.insert(event));
    let workspace = &*context.workspace;
    let views = created.iter().rev().filter_map(|id| workspace.events.by_id(*id));
    Answer::created_json(&EventList {
        events: views.map(|event| EventView::plain(workspace, event)).collect(),
    })
}

/// SEA-5.
pub(super) fn create_partial(context: &mut WorkspaceContext<'_>) -> Result<Answer, ApiError> {
    let input = context.input;
    let season = top_level(context.workspace, input)?;
    let key = input.text("key");
    check_new_key(context.workspace, key)?;
    let events = members(context.workspace, season, input)?;
    let (top, chart_key) = (season.id, season.chart_key.clone());
    let role = Role::PartialSeason { season: top, events };
    let mut ids = context.ids.clone();
    let partial = Event::new(key, &chart_key, role, &mut ids, context.now);
    let partial = partial.with_fields(Fields::read(&input.body)?, &mut ids)?;
    *context.ids = ids;
    let (id, key) = (partial.id, partial.key.clone());
    let store = &mut context.workspace.events.store;
    store.insert(partial);
    if let Some(Role::TopLevelSeason { partial_seasons, .. }) =
        store.by_id_mut(top).map(|season| &mut season.role)
    {
        partial_seasons.push(id);
    }
    Answer::created_json(&EventView::whole(
        context.workspace,
        context.workspace.event(&key)?,
    ))
}

pub(super) fn add_events(context: &mut WorkspaceContext<'_>) -> Result<Answer, ApiError> {
    let season = top_level(context.workspace, context.input)?;
    let partial = partial(context.workspace, season, context.input)?;
    let (id, added) = (partial.id, members(context.workspace, season, context.input)?);
    change_members(context, id, |events| {
        for event in added {
            if !events.contains(&event) {
                events.push(event);
            }
        }
    })
}

pub(super) fn remove_event(context: &mut WorkspaceContext<'_>) -> Result<Answer, ApiError> {
    let season = top_level(context.workspace, context.input)?;
    let partial = partial(context.workspace, season, context.input)?;
    let event = context.workspace.event(context.input.path.of("eventKey"))?;
    if !partial.role.events().contains(&event.id) {
        let message = format!("Event {} is not part of season {}", event.key, partial.key);
        return Err(ApiError::not_found(message));
    }
    let (id, removed) = (partial.id, event.id);
    change_members(context, id, |events| events.retain(|event| *event != removed))
}

fn change_members(
    context: &mut WorkspaceContext<'_>,
    partial: u64,
    change: impl FnOnce(&mut Vec<u64>),
) -> Result<Answer, ApiError> {
    let found = context.workspace.events.store.by_id_mut(partial);
    if let Some(events) = found.and_then(|partial| partial.role.events_mut()) {
        change(events);
    }
    let key = context.input.path.of("partialSeasonKey");
    Answer::json(&EventView::whole(
        context.workspace,
        context.workspace.event(key)?,
    ))
}

/// The top-level season that the path names.
fn top_level<'a>(workspace: &'a Workspace, input: &Input) -> Result<&'a Event, ApiError> {
    let event = workspace.event(input.path.of("seasonKey"))?;
    match event.role {
        Role::TopLevelSeason { .. } => Ok(event),
        _ => Err(ApiError::general(format!(
            "{} is not a top-level season",
            event.key
        ))),
    }
}

/// The partial season that the path names.
fn partial<'a>(workspace: &'a Workspace, season: &Event, input: &Input) -> Result<&'a Event, ApiError> {
    let partial = workspace.event(input.path.of("partialSeasonKey"))?;
    match partial.role {
        Role::PartialSeason { season: top, .. } if top == season.id => Ok(partial),
        _ => Err(ApiError::general(format!(
            "{} is not a partial season of {}",
            partial.key, season.key
        ))),
    }
}

/// The events of the season that a body names.
fn members(workspace: &Workspace, season: &Event, input: &Input) -> Result<Vec<u64>, ApiError> {
    let member = |key: &str| {
        let event = workspace.event(key)?;
        match season.role.events().contains(&event.id) {
            true => Ok(event.id),
            false => Err(ApiError::general(format!(
                "Event {key} is not part of season {}",
                season.key
            ))),
        }
    };
    let mut events = Vec::new();
    for key in keys(input) {
        let event = member(key)?;
        if !events.contains(&event) {
            events.push(event);
        }
    }
    Ok(events)
}

fn keys(input: &Input) -> impl Iterator<Item = &str> {
    input
        .given("eventKeys")
        .and_then(Value::as_array)
        .into_iter()
        .flatten()
        .filter_map(Value::as_str)
}

/// Events to be created in a season: with these keys, or so many with generated ones.
struct NewEvents<'a> {
    keys: Vec<Option<&'a str>>,
}

impl<'a> NewEvents<'a> {
    /// `taken` is a key that something else created by the same call has.
    fn read(workspace: &Workspace, input: &'a Input, taken: Option<&str>) -> Result<Self, ApiError> {
        let number = input.given("numberOfEvents").and_then(Value::as_u64);
        if number.is_some() && input.given("eventKeys").is_some() {
            return Err(ApiError::general(
                "numberOfEvents and eventKeys cannot be used together",
            ));
        }
        let mut known: HashSet<&str> = taken.into_iter().collect();
        for key in keys(input) {
            check_new_key(workspace, Some(key))?;
            if !known.insert(key) {
                return Err(ApiError::general("Duplicate event keys are not allowed"));
            }
        }
        let generated = usize::try_from(number.unwrap_or_default()).unwrap_or_default();
        Ok(Self {
            keys: keys(input)
                .map(Some)
                .chain(std::iter::repeat_n(None, generated))
                .collect(),
        })
    }

    /// The events are on the season's chart, with its tables and categories.
    fn create(&self, season: &Event, id: u64, ids: &mut Ids, context: &WorkspaceContext<'_>) -> Vec<Event> {
        let event = |key: &Option<&str>| {
            let role = Role::InSeason { season: id };
            let created = Event::new(*key, &season.chart_key, role, ids, context.now);
            Event {
                table_booking: season.table_booking.clone(),
                categories: season.categories.clone(),
                object_categories: season.object_categories.clone(),
                ..created
            }
        };
        self.keys.iter().map(event).collect()
    }
}
