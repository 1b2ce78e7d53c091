//! Letting an event ignore what its season took, and taking that back (SEA-11 to SEA-13).

use crate::error::ApiError;
use crate::event::{Drafts, Event, Occupancy, Record, Role, Scope};
use crate::status_change::Mention;

/// Which way.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Direction {
    /// The season's status no longer counts in the event.
    Override,
    /// It counts again.
    Use,
}

/// Adds the change of some objects to `drafts`. `season` is the key of a season that has the event;
/// without it the top-level season is meant.
pub(crate) fn override_status(
    scope: &Scope<'_>,
    drafts: &mut Drafts,
    objects: &[Mention<'_>],
    season: Option<&str>,
    direction: Direction,
) -> Result<(), ApiError> {
    let season = season_of(scope, season)?;
    for object in objects {
        let target = scope.find(object.label)?;
        let mut record = scope
            .event
            .record(object.label, drafts)
            .cloned()
            .unwrap_or_default();
        let overridden = record.overridden.get(&season.id).copied().unwrap_or_default();
        let most = match target.occupancy() {
            Occupancy::Places { capacity } => capacity,
            Occupancy::Whole | Occupancy::Variable { .. } => 1,
        };
        let after = match direction {
            Direction::Override => overridden.saturating_add(object.quantity).min(most),
            Direction::Use => overridden.saturating_sub(object.quantity),
        };
        record.overridden.insert(season.id, after);
        record.overridden.retain(|_, places| *places > 0);
        drafts.put(scope.event.id, object.label, record);
        if direction == Direction::Use {
            check_still_fits(scope, drafts, object.label, season)?;
        }
    }
    Ok(())
}

/// SEA-12.
fn season_of<'a>(scope: &Scope<'a>, key: Option<&str>) -> Result<&'a Event, ApiError> {
    let event = &scope.event.key;
    let Role::InSeason { season } = scope.event.role else {
        return Err(ApiError::general(format!("Event {event} belongs to no season")));
    };
    let top = scope.events.by_id(season);
    let season = match key {
        None => top,
        Some(key) => {
            let partials = top.map_or(&[][..], |top| top.role.partial_seasons());
            let all = top
                .into_iter()
                .chain(partials.iter().filter_map(|id| scope.events.by_id(*id)));
            all.filter(|season| season.role.events().contains(&scope.event.id))
                .find(|season| season.key == key)
        }
    };
    let unknown = || {
        ApiError::general(format!(
            "Event {event} is not part of season {}",
            key.unwrap_or_default()
        ))
    };
    season.ok_or_else(unknown)
}

/// What the event sold in the place of the season must not be taken twice (SEA-14).
fn check_still_fits(scope: &Scope<'_>, drafts: &Drafts, label: &str, season: &Event) -> Result<(), ApiError> {
    let target = scope.find(label)?;
    let view = scope.view(drafts);
    let fits = match target.occupancy() {
        Occupancy::Places { capacity } => {
            let places = view.places(target, capacity);
            u64::from(places.booked) + u64::from(places.held) + u64::from(places.elsewhere)
                <= u64::from(capacity)
        }
        Occupancy::Whole | Occupancy::Variable { .. } => {
            !view.record(label).is_some_and(Record::is_taken) || view.taken_elsewhere(label).is_none()
        }
    };
    if fits {
        return Ok(());
    }
    let message = format!(
        "{label} is taken in event {} and in season {}",
        scope.event.key, season.key
    );
    Err(ApiError::general(message))
}
