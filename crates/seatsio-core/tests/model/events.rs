//! Events and seasons: one type, told apart by their role.

use seatsio_core::model::{Event, EventKey, EventRole};
use serde_json::{Value, json};

use crate::bodies;

fn event(changes: Value) -> Event {
    let mut body = json!({"id": 1, "key": "event1", "chartKey": "chart1", "isSeason": false});
    body.as_object_mut()
        .unwrap()
        .extend(changes.as_object().unwrap().clone());
    serde_json::from_value(body).unwrap()
}

#[test]
fn an_event_that_says_nothing_of_seasons_stands_alone() {
    let event = event(json!({}));
    assert_eq!(event.role(), EventRole::StandAlone);
    assert_eq!(event.season_key(), None);
    assert_eq!(EventKey::from(&event), "event1");
}

#[test]
fn the_flags_say_which_role_it_is() {
    for (changes, role) in [
        (json!({"isEventInSeason": true}), EventRole::EventInSeason),
        (
            json!({"isSeason": true, "isTopLevelSeason": true}),
            EventRole::TopLevelSeason,
        ),
        (
            json!({"isSeason": true, "isPartialSeason": true}),
            EventRole::PartialSeason,
        ),
        (json!({"isSeason": true}), EventRole::TopLevelSeason),
    ] {
        assert_eq!(event(changes.clone()).role(), role, "{changes}");
    }
}

#[test]
fn a_season_has_its_events_and_partial_seasons() {
    let season: Event = serde_json::from_value(bodies::full("Season")).unwrap();
    assert_eq!(season.season_key().unwrap(), "season-2026");
    assert_eq!(season.partial_season_keys.unwrap(), ["weekends", "matinees"]);
    assert_eq!(season.events.unwrap()[0].role(), EventRole::EventInSeason);
}

#[test]
fn what_only_single_seasons_have_is_absent_in_lists() {
    let listed = event(json!({"isSeason": true}));
    assert!(listed.events.is_none() && listed.partial_season_keys.is_none());
    let empty = event(json!({"isSeason": true, "events": [], "partialSeasonKeys": []}));
    assert_eq!(
        (empty.events, empty.partial_season_keys),
        (Some(Vec::new()), Some(Vec::new()))
    );
}
