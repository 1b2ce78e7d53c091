//! What repeating a call about seasons would do, as far as its arguments tell.

use crate::{
    Effect,
    api::effects::guarded_if,
    model::{SeasonEvents, SeasonKey},
};

/// A new season: a second one under the same key is refused, a second one without a key is made.
#[inline]
pub(super) fn new_season(key: &Option<SeasonKey>) -> Effect {
    guarded_if(key.is_some())
}

/// New events of a season, by keys or by number.
#[inline]
pub(super) fn new_season_events(events: &SeasonEvents) -> Effect {
    guarded_if(matches!(events, SeasonEvents::Keys(_)))
}
