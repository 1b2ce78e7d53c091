//! Whether objects of an event have the status that they have in its season.

use super::Events;
use crate::{
    api::effects::season_status,
    model::{EventKey, ObjectLabel, SeasonKey},
    operation::{check, decode},
};

macro_rules! season_status_operations {
    (
        $LIST:ident for $Handle:ident;
        $(
            $(#[doc = $doc:expr])+
            $Name:ident = $name:literal { POST $path:literal; method $method:ident; }
        )*
    ) => {
        operations! {
            $LIST for $Handle;
            $(
                $(#[doc = $doc])+
                $Name = $name => (), via decode::nothing {
                    POST $path, Regular, Once;
                    docs "https://docs.seats.io/docs/api/override-season-object-status";
                    effect season_status(named_seats);
                    method $method;
                    path { event: EventKey }
                    required {
                        list objects: ObjectLabel => body "objects", check check::non_empty;
                    }
                    options {
                        /// Which season or partial season of the event is meant. Unset: the top-level season.
                        into season: SeasonKey => body "season";
                        /// Says that the labels are of seats, booths or whole tables, not of areas. It is not
                        /// sent: it makes the call [`Guarded`](crate::Effect::Guarded) instead of
                        /// [`Once`](crate::Effect::Once).
                        flag named_seats: bool => local;
                    }
                    body object;
                }
            )*
        }
    };
}

season_status_operations! {
    SEASON_STATUSES for Events;

    /// Makes objects that are taken in the season free in this event.
    ///
    /// For places of an area, give its label once for each place.
    ///
    /// ```
    /// # fn f(client: &seatsio_core::BlockingClient) -> Result<(), seatsio_core::Error> {
    /// client.events().override_season_object_status("event1", ["A-1", "GA1", "GA1"]).send()?;
    /// # Ok(()) }
    /// # mod world { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doc/world.rs")); }
    /// # world::season(f);
    /// ```
    ///
    /// # Errors
    /// 400 when the event does not belong to the season, `EVENT_NOT_FOUND` (404). Before anything is sent: no
    /// objects, an empty label or key.
    ///
    /// # If the answer gets lost
    /// Not sent again by itself: for an area it would make more places free.
    OverrideSeasonObjectStatus = "events.override_season_object_status" {
        POST "/events/{eventKey}/actions/override-season-status";
        method override_season_object_status;
    }

    /// Gives objects the status that they have in the season again.
    ///
    /// For places of an area, give its label once for each place.
    ///
    /// ```
    /// # fn f(client: &seatsio_core::BlockingClient) -> Result<(), seatsio_core::Error> {
    /// client.events().use_season_object_status("event1", ["A-1"]).named_seats().send()?;
    /// # Ok(()) }
    /// # mod world { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doc/world.rs")); }
    /// # world::season(f);
    /// ```
    ///
    /// # Errors
    /// As [`override_season_object_status`](Events::override_season_object_status).
    ///
    /// # If the answer gets lost
    /// Not sent again by itself: for an area it would take more places.
    UseSeasonObjectStatus = "events.use_season_object_status" {
        POST "/events/{eventKey}/actions/use-season-status";
        method use_season_object_status;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Effect, Operation};

    #[test]
    fn labels_are_sent_as_they_are_and_as_often() {
        let plan = OverrideSeasonObjectStatus::new("e", ["GA1", "GA1"])
            .season("partial1")
            .plan()
            .unwrap();
        assert_eq!(plan.target(), "/events/e/actions/override-season-status");
        assert_eq!(
            plan.body().unwrap(),
            r#"{"objects":["GA1","GA1"],"season":"partial1"}"#
        );
        assert_eq!(plan.effect(), Effect::Once);
    }

    #[test]
    fn no_objects_and_an_empty_season_are_refused_by_name() {
        let error = UseSeasonObjectStatus::new("e", Vec::<&str>::new())
            .plan()
            .unwrap_err();
        assert_eq!(error.argument(), Some("objects"));
        let error = UseSeasonObjectStatus::new("e", ["A-1"])
            .season("")
            .plan()
            .unwrap_err();
        assert_eq!(error.argument(), Some("season"));
    }
}
