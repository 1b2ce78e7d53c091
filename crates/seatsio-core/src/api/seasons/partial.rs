//! Partial seasons: parts of a season's events that are sold together.

use super::Seasons;
use super::effects::new_season;
use crate::model::{EventKey, Season, SeasonKey, Text};

operations! {
    PARTIAL_SEASONS for Seasons;

    /// Creates a partial season.
    ///
    /// ```
    /// # fn f(client: &seatsio_core::BlockingClient) -> Result<(), seatsio_core::Error> {
    /// client.seasons().create_partial_season("spring").key("mondays").event_keys(["monday1", "monday2"]).send()?;
    /// # Ok(()) }
    /// # mod world { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doc/world.rs")); }
    /// # world::season(f);
    /// ```
    ///
    /// # Errors
    /// `EVENT_NOT_FOUND` (404), 400 for a key that is taken. Before anything is sent: an empty key.
    ///
    /// # If the answer gets lost
    /// With a key of your own the call is `Guarded`: a second one with this key is refused. Without, it is
    /// `Once`: each time another one would be made.
    CreatePartialSeason = "seasons.create_partial_season" => Season {
        POST "/seasons/{topLevelSeasonKey}/partial-seasons", Regular, Once;
        docs "https://docs.seats.io/docs/api/create-partial-season";
        effect new_season(key);
        method create_partial_season;
        path { top_level_season: SeasonKey }
        required {}
        options {
            /// The key, unique in the workspace. Unset: the server makes one up.
            into key: SeasonKey => body "key";
            /// The name, for people.
            into name: Text => body "name";
            /// Events of the top-level season that are to belong to it.
            list event_keys: EventKey => body "eventKeys";
        }
        body object;
    }

    /// Adds events of the top-level season to a partial season. The answer is the partial season.
    ///
    /// ```
    /// # fn f(client: &seatsio_core::BlockingClient) -> Result<(), seatsio_core::Error> {
    /// # client.seasons().create_partial_season("spring").key("mondays").send()?;
    /// client.seasons().add_events_to_partial_season("spring", "mondays", ["monday3"]).send()?;
    /// # Ok(()) }
    /// # mod world { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doc/world.rs")); }
    /// # world::season(f);
    /// ```
    ///
    /// # Errors
    /// 404 when there is no such season. Before anything is sent: an empty key.
    AddEventsToPartialSeason = "seasons.add_events_to_partial_season" => Season {
        POST "/seasons/{topLevelSeasonKey}/partial-seasons/{partialSeasonKey}/actions/add-events", Regular, Idempotent;
        docs "https://docs.seats.io/docs/api/add-events-to-partial-season";
        method add_events_to_partial_season;
        path { top_level_season: SeasonKey, partial_season: SeasonKey }
        required { list event_keys: EventKey => body "eventKeys"; }
        options {}
        body object;
    }

    /// Removes an event from a partial season. It stays in the top-level season; the answer is the partial one.
    ///
    /// ```
    /// # fn f(client: &seatsio_core::BlockingClient) -> Result<(), seatsio_core::Error> {
    /// # client.seasons().create_partial_season("spring").key("mondays").event_keys(["monday3"]).send()?;
    /// client.seasons().remove_event_from_partial_season("spring", "mondays", "monday3").send()?;
    /// # Ok(()) }
    /// # mod world { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doc/world.rs")); }
    /// # world::season(f);
    /// ```
    ///
    /// # Errors
    /// 404 when there is no such season or event in it.
    RemoveEventFromPartialSeason = "seasons.remove_event_from_partial_season" => Season {
        DELETE "/seasons/{topLevelSeasonKey}/partial-seasons/{partialSeasonKey}/events/{eventKey}", Regular, Idempotent;
        docs "https://docs.seats.io/docs/api/remove-event-from-partial-season";
        method remove_event_from_partial_season;
        path { top_level_season: SeasonKey, partial_season: SeasonKey, event: EventKey }
        required {}
        options {}
        body none;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Operation;

    #[test]
    fn a_partial_season_may_be_made_empty() {
        let plan = CreatePartialSeason::new("s")
            .event_keys(Vec::<&str>::new())
            .plan()
            .unwrap();
        assert_eq!(plan.target(), "/seasons/s/partial-seasons");
        assert_eq!(plan.body().unwrap(), r#"{"eventKeys":[]}"#);
    }

    #[test]
    fn every_key_is_a_segment_of_its_own() {
        let plan = RemoveEventFromPartialSeason::new("s/1", "p 1", "e?1")
            .plan()
            .unwrap();
        assert_eq!(plan.target(), "/seasons/s%2F1/partial-seasons/p%201/events/e%3F1");
        assert_eq!(plan.body(), None);
    }

    #[test]
    fn events_are_added_by_key() {
        let plan = AddEventsToPartialSeason::new("s", "p", ["e1", "e2"])
            .plan()
            .unwrap();
        assert_eq!(plan.target(), "/seasons/s/partial-seasons/p/actions/add-events");
        assert_eq!(plan.body().unwrap(), r#"{"eventKeys":["e1","e2"]}"#);
    }

    #[test]
    fn an_empty_event_key_is_refused_by_name() {
        let error = AddEventsToPartialSeason::new("s", "p", [""]).plan().unwrap_err();
        assert_eq!(error.argument(), Some("event_keys"));
    }
}
