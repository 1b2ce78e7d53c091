//! Calls about events that only old documentation knows, with what has replaced them.

use crate::{
    Unbound,
    model::{ChannelKey, EventKey, LegacyChannelConfig, LegacyObjectStatus, ObjectLabel},
    operation::decode,
};

/// Calls about events that only old documentation knows, with what has replaced them.
#[derive(Clone, Debug)]
pub struct LegacyEvents<C = Unbound> {
    client: C,
}

impl<C> LegacyEvents<C> {
    #[inline]
    pub(super) fn new(client: C) -> Self {
        Self { client }
    }
}

operations! {
    LEGACY_EVENTS for LegacyEvents;

    /// Retrieves the status of one object.
    ///
    /// [`Events::retrieve_object_info`](crate::api::Events::retrieve_object_info) has replaced it: it says more,
    /// and draws from the priority lane.
    ///
    /// ```
    /// # fn f(client: &seatsio_core::BlockingClient) -> Result<(), seatsio_core::Error> {
    /// let seat = client.legacy().events().retrieve_object_status("event1", "A-1").send()?;
    /// println!("{}", seat.status);
    /// # Ok(()) }
    /// # mod world { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doc/world.rs")); }
    /// # world::bare(f);
    /// ```
    ///
    /// # Errors
    /// `EVENT_NOT_FOUND` (404).
    LegacyRetrieveObjectStatus = "events.retrieve_object_status" => LegacyObjectStatus {
        GET "/events/{eventKey}/objects/{objectLabel}", Regular, Read, legacy;
        docs "https://docs.seats.io/docs/api/retrieve-the-status-of-an-object";
        method retrieve_object_status;
        path { event: EventKey, object: ObjectLabel }
        required {}
        options {}
        body none;
    }

    /// Sets the channels of an event by key, without their objects.
    ///
    /// [`EventChannels::replace`](crate::api::EventChannels::replace) and
    /// [`EventChannels::update`](crate::api::EventChannels::update) have replaced it.
    ///
    /// ```
    /// # fn f(client: &seatsio_core::BlockingClient) -> Result<(), seatsio_core::Error> {
    /// use seatsio_core::model::LegacyChannelConfig;
    ///
    /// let channels = [("box-office", LegacyChannelConfig::new("Box office", "#F00", 1))];
    /// client.legacy().events().update_channels("event1", channels).send()?;
    /// # Ok(()) }
    /// # mod world { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doc/world.rs")); }
    /// # world::bare(f);
    /// ```
    ///
    /// # Errors
    /// `EVENT_NOT_FOUND` (404). Before anything is sent: an empty key.
    LegacyUpdateChannels = "events.channels.update_all" => (), via decode::nothing {
        POST "/events/{eventKey}/channels/update", Regular, Idempotent, legacy;
        docs "https://docs.seats.io/docs/api/update-channels-for-an-event";
        method update_channels;
        path { event: EventKey }
        required { map channels: (ChannelKey, LegacyChannelConfig) => body "channels"; }
        options {}
        body object;
    }

    /// Says which objects belong to which channel, by channel key.
    ///
    /// [`EventChannels::update`](crate::api::EventChannels::update) and
    /// [`EventChannels::add_objects`](crate::api::EventChannels::add_objects) have replaced it.
    ///
    /// ```
    /// # fn f(client: &seatsio_core::BlockingClient) -> Result<(), seatsio_core::Error> {
    /// use seatsio_core::model::ObjectLabel;
    ///
    /// let config = [("box-office", vec![ObjectLabel::from("A-1"), ObjectLabel::from("A-2")])];
    /// client.legacy().events().assign_objects_to_channels("event1", config).send()?;
    /// # Ok(()) }
    /// # mod world { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doc/world.rs")); }
    /// # world::full(f);
    /// ```
    ///
    /// # Errors
    /// `EVENT_NOT_FOUND` (404). Before anything is sent: an empty key or label.
    LegacyAssignObjectsToChannels = "events.channels.assign_objects" => (), via decode::nothing {
        POST "/events/{eventKey}/channels/assign-objects", Regular, Idempotent, legacy;
        docs "https://docs.seats.io/docs/api/assign-objects-to-channels";
        method assign_objects_to_channels;
        path { event: EventKey }
        required { map channel_config: (ChannelKey, Vec<ObjectLabel>) => body "channelConfig"; }
        options {}
        body object;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Operation;

    #[test]
    fn an_object_is_part_of_the_path() {
        let plan = LegacyRetrieveObjectStatus::new("e", "A/1").plan().unwrap();
        assert_eq!(plan.target(), "/events/e/objects/A%2F1");
        assert!(plan.spec().legacy);
    }

    #[test]
    fn channels_are_sent_by_key() {
        let plan = LegacyUpdateChannels::new("e", [("c", LegacyChannelConfig::new("C", "red", 1))])
            .plan()
            .unwrap();
        assert_eq!(plan.target(), "/events/e/channels/update");
        assert_eq!(
            plan.body().unwrap(),
            r#"{"channels":{"c":{"name":"C","color":"red","index":1}}}"#
        );
    }

    #[test]
    fn labels_are_sent_by_channel() {
        let labels = vec![ObjectLabel::from("A-1")];
        let plan = LegacyAssignObjectsToChannels::new("e", [("c", labels)])
            .plan()
            .unwrap();
        assert_eq!(plan.target(), "/events/e/channels/assign-objects");
        assert_eq!(plan.body().unwrap(), r#"{"channelConfig":{"c":["A-1"]}}"#);
    }
}
