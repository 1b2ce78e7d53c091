//! The operations on channels. All answer 204 (CHN-8).

use indexmap::IndexMap;
use serde::Deserialize;
use serde_json::Value;

use super::edit::{Contents, NewChannel};
use super::{Channels, shape};
use crate::answer::Answer;
use crate::error::ApiError;
use crate::event::{self, Event, read};
use crate::ids::Ids;
use crate::route::{Handler, Route, WorkspaceContext};

/// The operations on channels.
pub(crate) const ROUTES: &[Route] = &[
    Route::post(
        "/events/{eventKey}/channels",
        "events.channels.add",
        Handler::Workspace(add),
    )
    .body(&shape::NEW_CHANNEL_OR_CHANNELS),
    Route::post(
        "/events/{eventKey}/channels/replace",
        "events.channels.replace",
        Handler::Workspace(replace),
    )
    .body(&shape::REPLACE),
    Route::post(
        "/events/{eventKey}/channels/update",
        "events.channels.update_all",
        Handler::Workspace(update_all),
    )
    .body(&shape::LEGACY_UPDATE),
    Route::post(
        "/events/{eventKey}/channels/assign-objects",
        "events.channels.assign_objects",
        Handler::Workspace(assign_objects),
    )
    .body(&shape::LEGACY_ASSIGN),
    Route::post(
        "/events/{eventKey}/channels/{channelKey}",
        "events.channels.update",
        Handler::Workspace(update),
    )
    .body(&shape::UPDATE),
    Route::delete(
        "/events/{eventKey}/channels/{channelKey}",
        "events.channels.remove",
        Handler::Workspace(remove),
    ),
    Route::post(
        "/events/{eventKey}/channels/{channelKey}/objects",
        "events.channels.add_objects",
        Handler::Workspace(add_objects),
    )
    .body(&shape::CONTENTS),
    Route::delete(
        "/events/{eventKey}/channels/{channelKey}/objects",
        "events.channels.remove_objects",
        Handler::Workspace(remove_objects),
    )
    .body(&shape::CONTENTS),
];

/// CHN-2.
fn add(context: &mut WorkspaceContext<'_>) -> Result<Answer, ApiError> {
    let body = &context.input.body;
    let new: Vec<NewChannel> = if body.is_array() {
        read(body)?
    } else {
        vec![read(body)?]
    };
    edit_own(context, |channels, ids| {
        new.into_iter().try_for_each(|channel| channels.add(channel, ids))
    })
}

/// CHN-7.
fn replace(context: &mut WorkspaceContext<'_>) -> Result<Answer, ApiError> {
    let new = context
        .input
        .given("channels")
        .map(read)
        .transpose()?
        .unwrap_or_default();
    edit_own(context, |channels, ids| channels.replace(new, ids))
}

/// CHN-4.
fn update(context: &mut WorkspaceContext<'_>) -> Result<Answer, ApiError> {
    let input = context.input;
    let key = input.path.of("channelKey");
    let contents: Contents = read(&input.body)?;
    edit_own(context, |channels, _| {
        let channel = channels.channel_mut(key)?;
        if let Some(name) = input.text("name") {
            channel.name = name.to_owned();
        }
        if let Some(color) = input.text("color") {
            channel.color = Some(color.to_owned());
        }
        channels.replace_contents(key, contents)
    })
}

/// CHN-6.
fn remove(context: &mut WorkspaceContext<'_>) -> Result<Answer, ApiError> {
    let key = context.input.path.of("channelKey");
    edit_own(context, |channels, _| channels.remove(key))
}

/// CHN-5; on an event of a season CHN-13.
fn add_objects(context: &mut WorkspaceContext<'_>) -> Result<Answer, ApiError> {
    let key = context.input.path.of("channelKey");
    let contents: Contents = read(&context.input.body)?;
    match season_channels(context)? {
        None => edit(context, |channels, _| channels.add_contents(key, contents)),
        Some(season) => {
            let objects = objects_only(contents)?;
            edit(context, |channels, _| channels.move_to(&season, key, objects))
        }
    }
}

fn remove_objects(context: &mut WorkspaceContext<'_>) -> Result<Answer, ApiError> {
    let key = context.input.path.of("channelKey");
    let contents: Contents = read(&context.input.body)?;
    match season_channels(context)? {
        None => edit(context, |channels, _| channels.remove_contents(key, &contents)),
        Some(season) => {
            let objects = objects_only(contents)?;
            edit(context, |channels, _| channels.move_out_of(&season, key, objects))
        }
    }
}

/// The channels of the season, if the event belongs to one.
fn season_channels(context: &WorkspaceContext<'_>) -> Result<Option<Channels>, ApiError> {
    let event = context.workspace.event(context.input.path.of("eventKey"))?;
    let season = event
        .role
        .season()
        .and_then(|id| context.workspace.events.by_id(id));
    Ok(season.map(|season| season.channels.clone()))
}

fn objects_only(contents: Contents) -> Result<indexmap::IndexSet<String>, ApiError> {
    match contents.area_places {
        Some(places) if !places.is_empty() => Err(ApiError::general(
            "The places of areas in channels of a season are edited on the season",
        )),
        _ => Ok(contents.objects.unwrap_or_default()),
    }
}

/// A channel in the old form (LEG-3).
#[derive(Deserialize)]
struct LegacyChannel {
    name: String,
    color: String,
    index: Option<i64>,
    objects: Option<indexmap::IndexSet<String>>,
}

/// LEG-3: the channels become exactly these; those whose key was there before keep their contents.
fn update_all(context: &mut WorkspaceContext<'_>) -> Result<Answer, ApiError> {
    let new = context
        .input
        .given("channels")
        .filter(|channels| channels.is_object());
    let new: IndexMap<String, LegacyChannel> = new.map(read).transpose()?.unwrap_or_default();
    edit_own(context, |channels, ids| {
        let channel = |(key, new): (String, LegacyChannel)| {
            let former = channels.by_key(&key);
            let contents = Contents {
                objects: new
                    .objects
                    .or_else(|| former.map(|channel| channel.objects.clone())),
                area_places: former.map(|channel| channel.area_places.clone()),
            };
            NewChannel {
                key,
                name: new.name,
                color: Some(new.color),
                index: new.index,
                contents,
            }
        };
        let list = new.into_iter().map(channel).collect();
        channels.replace(list, ids)
    })
}

/// LEG-3: the objects of the channels named become exactly these.
fn assign_objects(context: &mut WorkspaceContext<'_>) -> Result<Answer, ApiError> {
    let config = context.input.given("channelConfig").and_then(Value::as_object);
    edit_own(context, |channels, _| {
        config.into_iter().flatten().try_for_each(|(key, labels)| {
            let contents = Contents {
                objects: Some(read(labels)?),
                area_places: None,
            };
            channels.replace_contents(key, contents)
        })
    })
}

/// Changes the channels of an event that has channels of its own.
fn edit_own(
    context: &mut WorkspaceContext<'_>,
    change: impl FnOnce(&mut Channels, &mut Ids) -> Result<(), ApiError>,
) -> Result<Answer, ApiError> {
    context
        .workspace
        .event(context.input.path.of("eventKey"))?
        .check_has_own_channels()?;
    edit(context, change)
}

/// Works a change out on a copy of the event's channels, and puts that in their place.
fn edit(
    context: &mut WorkspaceContext<'_>,
    change: impl FnOnce(&mut Channels, &mut Ids) -> Result<(), ApiError>,
) -> Result<Answer, ApiError> {
    let key = context.input.path.of("eventKey");
    let mut channels = context.workspace.event(key)?.channels.clone();
    let mut ids = context.ids.clone();
    change(&mut channels, &mut ids)?;
    *context.ids = ids;
    let now = context.now;
    if let Some(event) = context.workspace.events.store.by_key_mut(key) {
        Event::set_channels(event, channels, now);
    }
    event::log(context, "event.channels.updated", key);
    Ok(Answer::no_content())
}
