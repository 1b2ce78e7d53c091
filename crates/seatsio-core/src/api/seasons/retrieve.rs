//! Retrieving and updating seasons, by the endpoints of events.

use super::Seasons;
use crate::model::Map;
use crate::{
    api::effects::update,
    model::{Category, CategoryKey, Nullable, ObjectLabel, Season, SeasonKey, TableBookingConfig, Text},
    operation::decode,
};

operations! {
    SEASONS for Seasons;

    /// Retrieves a season with its events and partial seasons.
    ///
    /// ```
    /// # fn f(client: &seatsio_core::BlockingClient) -> Result<(), seatsio_core::Error> {
    /// let season = client.seasons().retrieve("spring").send()?;
    /// println!("{:?}", season.partial_season_keys);
    /// # Ok(()) }
    /// # mod world { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doc/world.rs")); }
    /// # world::season(f);
    /// ```
    ///
    /// # Errors
    /// `EVENT_NOT_FOUND` (404). The key of an event that is no season is no error: look at
    /// [`role`](crate::model::Event::role).
    RetrieveSeason = "seasons.retrieve" => Season {
        GET "/events/{seasonKey}", Regular, Read;
        docs "https://docs.seats.io/docs/api/retrieve-season";
        method retrieve;
        path { season: SeasonKey }
        required {}
        options {}
        body none;
    }

    /// Updates a season: what is not set stays as it is.
    ///
    /// ```
    /// # fn f(client: &seatsio_core::BlockingClient) -> Result<(), seatsio_core::Error> {
    /// client.seasons().update("spring").name("Spring 2027").for_sale_propagated(false).send()?;
    /// # Ok(()) }
    /// # mod world { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doc/world.rs")); }
    /// # world::season(f);
    /// ```
    ///
    /// # Errors
    /// `EVENT_NOT_FOUND` (404). Before anything is sent: an empty key or label.
    ///
    /// # If the answer gets lost
    /// It is repeated, unless it gives the season a new key: the second time nothing has the old key any more,
    /// so that is `Guarded`.
    UpdateSeason = "seasons.update" => (), via decode::nothing {
        POST "/events/{seasonKey}", Regular, Idempotent;
        docs "https://docs.seats.io/docs/api/update-season";
        effect update(event_key);
        method update;
        path { season: SeasonKey }
        required {}
        options {
            /// A new key. The old one is gone afterwards.
            into event_key: SeasonKey => body "eventKey";
            /// The name, for people; `None` removes it.
            into name: Nullable<Text> => body "name";
            /// How tables are booked. Bookings of objects that are none any more are kept out of sight.
            into table_booking_config: TableBookingConfig => body "tableBookingConfig";
            /// Categories of single objects that differ from those of the chart, by label: all of them; others
            /// are removed.
            map object_categories: (ObjectLabel, CategoryKey) => body "objectCategories";
            /// Categories of this season alone: all of them; others are removed.
            list categories: Category => body "categories";
            /// Whether what is not for sale in the season is not for sale in its events either.
            plain for_sale_propagated: bool => body "forSalePropagated";
        }
        body object;
    }
}

impl<C> UpdateSeason<C> {
    /// Gives all objects the categories that they have on the chart again.
    #[inline]
    pub fn remove_object_categories(self) -> Self {
        self.object_categories(Map::<ObjectLabel, CategoryKey>::new())
    }

    /// Removes the categories that belong to this season alone.
    #[inline]
    pub fn remove_categories(self) -> Self {
        self.categories(Vec::<Category>::new())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Effect, Operation};

    #[test]
    fn a_season_is_retrieved_as_an_event() {
        assert_eq!(RetrieveSeason::new("s").plan().unwrap().target(), "/events/s");
    }

    #[test]
    fn unset_null_empty_and_false_are_four_things() {
        assert_eq!(UpdateSeason::new("s").plan().unwrap().body().unwrap(), "{}");
        let plan = UpdateSeason::new("s")
            .name(None)
            .remove_categories()
            .remove_object_categories()
            .for_sale_propagated(false)
            .plan()
            .unwrap();
        assert_eq!(
            plan.body().unwrap(),
            r#"{"name":null,"objectCategories":{},"categories":[],"forSalePropagated":false}"#
        );
    }

    #[test]
    fn a_new_key_cannot_be_set_twice() {
        let plan = UpdateSeason::new("s").event_key("t").plan().unwrap();
        assert_eq!(plan.body().unwrap(), r#"{"eventKey":"t"}"#);
        assert_eq!(plan.effect(), Effect::Guarded);
    }

    #[test]
    fn an_empty_new_key_is_refused_by_name() {
        let error = UpdateSeason::new("s").event_key("").plan().unwrap_err();
        assert_eq!(
            (error.operation(), error.argument()),
            ("seasons.update", Some("event_key"))
        );
    }
}
