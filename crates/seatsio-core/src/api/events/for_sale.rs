//! What of an event is for sale: single changes, and replacing all of it.

use super::Events;
use crate::model::Map;
use crate::{
    api::effects::{for_sale_edit, for_sale_of_events},
    model::{
        CategoryKey, EditForSaleConfigResult, EventKey, ForSaleAndNotForSaleParams, ForSaleRateLimitInfo,
        ObjectAndQuantity, ObjectLabel,
    },
    operation::decode,
};

operations! {
    FOR_SALE_EDITS for Events;

    /// Makes objects for sale and others not, and leaves the rest as it is.
    ///
    /// There are 10 such calls a day for each event.
    ///
    /// ```
    /// # fn f(client: &seatsio_core::BlockingClient) -> Result<(), seatsio_core::Error> {
    /// let edited = client
    ///     .events()
    ///     .edit_for_sale_config("event1")
    ///     .for_sale(["A-1"])
    ///     .not_for_sale([("GA1", 5)])
    ///     .send()?;
    /// println!("{:?}", edited.rate_limit_info);
    /// # Ok(()) }
    /// # mod world { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doc/world.rs")); }
    /// # world::bare(f);
    /// ```
    ///
    /// # Errors
    /// 429 after the tenth call of the day, with [`retry_after`](crate::Error::retry_after), possibly hours;
    /// `EVENT_NOT_FOUND` (404). Before anything is sent: an empty label.
    ///
    /// # If the answer gets lost
    /// It is repeated, unless it has a quantity: whether places of an area would be counted again is not
    /// documented.
    EditForSaleConfig = "events.edit_for_sale_config" => EditForSaleConfigResult {
        POST "/events/{eventKey}/actions/edit-for-sale-config", Regular, Once;
        docs "https://docs.seats.io/docs/api/edit-for-sale-config";
        effect for_sale_edit(for_sale, not_for_sale);
        method edit_for_sale_config;
        path { event: EventKey }
        required {}
        options {
            /// What is to be for sale: labels, or pairs of an area's label and a number of places.
            list for_sale: ObjectAndQuantity => body "forSale";
            /// What is not to be for sale: labels, or pairs of an area's label and a number of places.
            list not_for_sale: ObjectAndQuantity => body "notForSale";
        }
        body object;
    }

    /// Makes objects for sale and others not in several events, each with its own.
    ///
    /// The answer has the outcome for each event. There are 10 such calls a day for each event.
    ///
    /// ```
    /// # fn f(client: &seatsio_core::BlockingClient) -> Result<(), seatsio_core::Error> {
    /// use seatsio_core::model::ForSaleAndNotForSaleParams;
    ///
    /// let edited = client
    ///     .events()
    ///     .edit_for_sale_config_for_events([
    ///         ("event1", ForSaleAndNotForSaleParams::new().for_sale(["A-1"])),
    ///         ("event2", ForSaleAndNotForSaleParams::new().not_for_sale(["A-2"])),
    ///     ])
    ///     .send()?;
    /// println!("{:?}", edited["event1"].for_sale_config);
    /// # Ok(()) }
    /// # mod world { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doc/world.rs")); }
    /// # world::bare(f);
    /// ```
    ///
    /// # Errors
    /// As [`edit_for_sale_config`](Events::edit_for_sale_config).
    EditForSaleConfigForEvents = "events.edit_for_sale_config_for_events"
        => Map<EventKey, EditForSaleConfigResult>
    {
        POST "/events/actions/edit-for-sale-config", Regular, Once;
        docs "https://docs.seats.io/docs/api/edit-for-sale-config-events";
        effect for_sale_of_events(events);
        method edit_for_sale_config_for_events;
        path {}
        required { map events: (EventKey, ForSaleAndNotForSaleParams) => body "events"; }
        options {}
        body object;
    }

    /// Makes everything for sale: the event has no configuration any more.
    ///
    /// ```
    /// # fn f(client: &seatsio_core::BlockingClient) -> Result<(), seatsio_core::Error> {
    /// client.events().mark_everything_as_for_sale("event1").send()?;
    /// # Ok(()) }
    /// # mod world { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doc/world.rs")); }
    /// # world::bare(f);
    /// ```
    ///
    /// # Errors
    /// `EVENT_NOT_FOUND` (404).
    MarkEverythingAsForSale = "events.mark_everything_as_for_sale" => (), via decode::nothing {
        POST "/events/{eventKey}/actions/mark-everything-as-for-sale", Regular, Idempotent;
        docs "https://docs.seats.io/docs/api/mark-all-objects-as-for-sale";
        method mark_everything_as_for_sale;
        path { event: EventKey }
        required {}
        options {}
        body none;
    }

    /// Makes nothing for sale.
    ///
    /// Counts as one of the 10 changes a day of the event; the answer says how many are left.
    ///
    /// ```
    /// # fn f(client: &seatsio_core::BlockingClient) -> Result<(), seatsio_core::Error> {
    /// client.events().mark_everything_as_not_for_sale("event1").send()?;
    /// # Ok(()) }
    /// # mod world { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doc/world.rs")); }
    /// # world::bare(f);
    /// ```
    ///
    /// # Errors
    /// As [`edit_for_sale_config`](Events::edit_for_sale_config).
    MarkEverythingAsNotForSale = "events.mark_everything_as_not_for_sale" => ForSaleRateLimitInfo {
        POST "/events/{eventKey}/actions/mark-everything-as-not-for-sale", Regular, Idempotent;
        docs "https://docs.seats.io/docs/api/mark-all-objects-as-not-for-sale";
        method mark_everything_as_not_for_sale;
        path { event: EventKey }
        required {}
        options {}
        body none;
    }
}

/// Declares the calls that replace the whole configuration: two endpoints, each by its new and its old name.
macro_rules! replacements {
    (
        $LIST:ident for $Handle:ident;
        $(
            $(#[doc = $doc:expr])+
            $Name:ident = $name:literal { POST $path:literal; docs $page:literal; method $method:ident; }
        )*
    ) => {
        operations! {
            $LIST for $Handle;
            $(
                $(#[doc = $doc])+
                $Name = $name => ForSaleRateLimitInfo {
                    POST $path, Regular, Idempotent;
                    docs $page;
                    method $method;
                    path { event: EventKey }
                    required {}
                    options {
                        /// Objects. An area listed here is meant as a whole.
                        list objects: ObjectLabel => body "objects";
                        /// How many places of which area.
                        places area_places: ObjectLabel => body "areaPlaces";
                        /// Categories, by key or label.
                        list categories: CategoryKey => body "categories";
                    }
                    body object;
                }
            )*
        }
    };
}

replacements! {
    FOR_SALE_REPLACEMENTS for Events;

    /// Replaces what is for sale: only what is listed is for sale afterwards.
    ///
    /// Counts as one of the 10 changes a day of the event; the answer says how many are left.
    ///
    /// ```
    /// # fn f(client: &seatsio_core::BlockingClient) -> Result<(), seatsio_core::Error> {
    /// let left = client
    ///     .events()
    ///     .replace_for_sale_config_for_sale("event1")
    ///     .objects(["A-1", "A-2"])
    ///     .area_places([("GA1", 50)])
    ///     .categories(["Balcony"])
    ///     .send()?;
    /// println!("{} changes are left today", left.rate_limit_remaining_calls);
    /// # Ok(()) }
    /// # mod world { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doc/world.rs")); }
    /// # world::bare(f);
    /// ```
    ///
    /// # Errors
    /// As [`edit_for_sale_config`](Events::edit_for_sale_config).
    ReplaceForSaleConfigForSale = "events.replace_for_sale_config_for_sale" {
        POST "/events/{eventKey}/actions/mark-as-for-sale";
        docs "https://docs.seats.io/docs/api/replace-for-sale-config";
        method replace_for_sale_config_for_sale;
    }

    /// Replaces what is for sale: all but what is listed is for sale afterwards.
    ///
    /// Counts as one of the 10 changes a day of the event; the answer says how many are left.
    ///
    /// ```
    /// # fn f(client: &seatsio_core::BlockingClient) -> Result<(), seatsio_core::Error> {
    /// client.events().replace_for_sale_config_not_for_sale("event1").objects(["A-1"]).send()?;
    /// # Ok(()) }
    /// # mod world { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doc/world.rs")); }
    /// # world::bare(f);
    /// ```
    ///
    /// # Errors
    /// As [`edit_for_sale_config`](Events::edit_for_sale_config).
    ReplaceForSaleConfigNotForSale = "events.replace_for_sale_config_not_for_sale" {
        POST "/events/{eventKey}/actions/mark-as-not-for-sale";
        docs "https://docs.seats.io/docs/api/replace-for-sale-config";
        method replace_for_sale_config_not_for_sale;
    }

    /// The former name of [`replace_for_sale_config_for_sale`](Events::replace_for_sale_config_for_sale):
    /// it does not add to what is for sale, it replaces it.
    ///
    /// ```
    /// # fn f(client: &seatsio_core::BlockingClient) -> Result<(), seatsio_core::Error> {
    /// client.events().mark_as_for_sale("event1").objects(["A-1", "A-2"]).send()?;
    /// # Ok(()) }
    /// # mod world { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doc/world.rs")); }
    /// # world::bare(f);
    /// ```
    ///
    /// # Errors
    /// As [`edit_for_sale_config`](Events::edit_for_sale_config).
    MarkAsForSale = "events.mark_as_for_sale" {
        POST "/events/{eventKey}/actions/mark-as-for-sale";
        docs "https://docs.seats.io/docs/api/mark-as-for-sale";
        method mark_as_for_sale;
    }

    /// The former name of
    /// [`replace_for_sale_config_not_for_sale`](Events::replace_for_sale_config_not_for_sale): it does not add
    /// to what is not for sale, it replaces it.
    ///
    /// ```
    /// # fn f(client: &seatsio_core::BlockingClient) -> Result<(), seatsio_core::Error> {
    /// client.events().mark_as_not_for_sale("event1").objects(["A-1", "A-2"]).send()?;
    /// # Ok(()) }
    /// # mod world { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doc/world.rs")); }
    /// # world::bare(f);
    /// ```
    ///
    /// # Errors
    /// As [`edit_for_sale_config`](Events::edit_for_sale_config).
    MarkAsNotForSale = "events.mark_as_not_for_sale" {
        POST "/events/{eventKey}/actions/mark-as-not-for-sale";
        docs "https://docs.seats.io/docs/api/mark-as-not-for-sale";
        method mark_as_not_for_sale;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Effect, Operation};

    #[test]
    fn edits_take_labels_and_places() {
        let edit = EditForSaleConfig::new("e")
            .for_sale(["A-1"])
            .not_for_sale([("GA1", 5)]);
        let plan = edit.plan().unwrap();
        assert_eq!(plan.target(), "/events/e/actions/edit-for-sale-config");
        assert_eq!(
            plan.body().unwrap(),
            r#"{"forSale":[{"object":"A-1"}],"notForSale":[{"object":"GA1","quantity":5}]}"#
        );
        assert_eq!(plan.effect(), Effect::Once);
    }

    #[test]
    fn edits_of_whole_objects_can_be_repeated() {
        let plan = EditForSaleConfig::new("e").for_sale(["A-1"]).plan().unwrap();
        assert_eq!(plan.effect(), Effect::Idempotent);
    }

    #[test]
    fn events_with_nothing_to_change_are_sent_too() {
        let plan = EditForSaleConfigForEvents::new([
            ("e1", ForSaleAndNotForSaleParams::new()),
            (
                "e2",
                ForSaleAndNotForSaleParams::new().for_sale(Vec::<&str>::new()),
            ),
        ])
        .plan()
        .unwrap();
        assert_eq!(
            plan.body().unwrap(),
            r#"{"events":{"e1":{},"e2":{"forSale":[]}}}"#
        );
    }

    #[test]
    fn replacing_with_nothing_is_not_the_same_as_with_empty_lists() {
        let plan = ReplaceForSaleConfigForSale::new("e").plan().unwrap();
        assert_eq!(plan.target(), "/events/e/actions/mark-as-for-sale");
        assert_eq!(plan.body().unwrap(), "{}");
        let plan = MarkAsNotForSale::new("e")
            .objects(Vec::<&str>::new())
            .area_places(Vec::<(&str, u32)>::new())
            .categories([1])
            .plan()
            .unwrap();
        assert_eq!(plan.target(), "/events/e/actions/mark-as-not-for-sale");
        assert_eq!(
            plan.body().unwrap(),
            r#"{"objects":[],"areaPlaces":{},"categories":[1]}"#
        );
    }

    #[test]
    fn an_empty_label_is_refused_by_name() {
        let error = EditForSaleConfig::new("e").not_for_sale([""]).plan().unwrap_err();
        assert_eq!(error.argument(), Some("not_for_sale"));
        let error = MarkAsForSale::new("e").area_places([("", 1)]).plan().unwrap_err();
        assert_eq!(error.argument(), Some("area_places"));
    }
}
