//! Channels of an event: parts of its objects that are sold through one way of sale each.

use crate::{
    Unbound,
    api::effects::channel_objects,
    model::{ChannelCreationParams, ChannelKey, Color, EventKey, ObjectLabel, Text},
    operation::decode,
};

/// Channels of an event: parts of its objects that are sold through one way of sale each.
///
/// What channels an event has is read from the [event](crate::model::Event::channels). A status change of
/// objects in a channel has to name it: see [`Channels`](crate::model::Channels).
#[derive(Clone, Debug)]
pub struct EventChannels<C = Unbound> {
    pub(crate) client: C,
}

operations! {
    CHANNELS for EventChannels;

    /// Adds a channel.
    ///
    /// ```
    /// # fn f(client: &seatsio_core::BlockingClient) -> Result<(), seatsio_core::Error> {
    /// let channels = client.events().channels();
    /// channels.add("event1", "box-office", "Box office").color("#F00").objects(["A-1", "A-2"]).send()?;
    /// # Ok(()) }
    /// # mod world { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doc/world.rs")); }
    /// # world::bare(f);
    /// ```
    ///
    /// # Errors
    /// 400 when the event has a channel with this key, `EVENT_NOT_FOUND` (404). Before anything is sent: an
    /// empty key or label.
    AddChannel = "events.channels.add" => (), via decode::nothing {
        POST "/events/{eventKey}/channels", Regular, Guarded;
        docs "https://docs.seats.io/docs/api/add-a-channel";
        method add;
        path { event: EventKey }
        required {
            into key: ChannelKey => body "key";
            into name: Text => body "name";
        }
        options {
            /// The colour, for people: any CSS colour.
            into color: Color => body "color";
            /// The place among the channels. It cannot be changed later.
            plain index: i64 => body "index";
            /// The objects that belong to it as a whole. They leave the channel that they were in.
            list objects: ObjectLabel => body "objects";
            /// How many places of which area belong to it.
            places area_places: ObjectLabel => body "areaPlaces";
        }
        body object;
    }

    /// Adds several channels, in the order given.
    ///
    /// ```
    /// # fn f(client: &seatsio_core::BlockingClient) -> Result<(), seatsio_core::Error> {
    /// use seatsio_core::model::ChannelCreationParams;
    ///
    /// let channels = [
    ///     ChannelCreationParams::new("box-office", "Box office").objects(["A-1"]),
    ///     ChannelCreationParams::new("fans", "Fan club").area_places([("GA1", 20)]),
    /// ];
    /// client.events().channels().add_multiple("event1", channels).send()?;
    /// # Ok(()) }
    /// # mod world { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doc/world.rs")); }
    /// # world::bare(f);
    /// ```
    ///
    /// # Errors
    /// As [`add`](EventChannels::add).
    AddChannels = "events.channels.add_multiple" => (), via decode::nothing {
        POST "/events/{eventKey}/channels", Regular, Guarded;
        docs "https://docs.seats.io/docs/api/add-a-channel";
        method add_multiple;
        path { event: EventKey }
        required { list channels: ChannelCreationParams => whole "channels"; }
        options {}
        body whole;
    }

    /// Removes a channel. Its objects are in no channel then.
    ///
    /// ```
    /// # fn f(client: &seatsio_core::BlockingClient) -> Result<(), seatsio_core::Error> {
    /// client.events().channels().remove("event1", "box-office").send()?;
    /// # Ok(()) }
    /// # mod world { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doc/world.rs")); }
    /// # world::full(f);
    /// ```
    ///
    /// # Errors
    /// 400 for an event of a season, whose channels belong to the season; 404 when there is no such channel or
    /// event, also when a first try removed it and its answer got lost.
    RemoveChannel = "events.channels.remove" => (), via decode::nothing {
        DELETE "/events/{eventKey}/channels/{channelKey}", Regular, Idempotent;
        docs "https://docs.seats.io/docs/api/remove-a-channel";
        method remove;
        path { event: EventKey, channel: ChannelKey }
        required {}
        options {}
        body none;
    }

    /// Updates a channel: what is not set stays as it is.
    ///
    /// ```
    /// # fn f(client: &seatsio_core::BlockingClient) -> Result<(), seatsio_core::Error> {
    /// client.events().channels().update("event1", "box-office").objects(["B-1"]).send()?;
    /// # Ok(()) }
    /// # mod world { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doc/world.rs")); }
    /// # world::full(f);
    /// ```
    ///
    /// # Errors
    /// 404 when there is no such channel or event. Before anything is sent: an empty key or label.
    UpdateChannel = "events.channels.update" => (), via decode::nothing {
        POST "/events/{eventKey}/channels/{channelKey}", Regular, Idempotent;
        docs "https://docs.seats.io/docs/api/update-a-channel";
        method update;
        path { event: EventKey, channel: ChannelKey }
        required {}
        options {
            /// The name, for people.
            into name: Text => body "name";
            /// The colour, for people: any CSS colour.
            into color: Color => body "color";
            /// The objects that belong to it as a whole: all of them; others leave it.
            list objects: ObjectLabel => body "objects";
            /// How many places of which area belong to it: all of them; others leave it.
            places area_places: ObjectLabel => body "areaPlaces";
        }
        body object;
    }

    /// Adds objects to a channel, and takes them out of the one that they were in.
    ///
    /// ```
    /// # fn f(client: &seatsio_core::BlockingClient) -> Result<(), seatsio_core::Error> {
    /// client.events().channels().add_objects("event1", "box-office").objects(["A-3"]).send()?;
    /// # Ok(()) }
    /// # mod world { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doc/world.rs")); }
    /// # world::full(f);
    /// ```
    ///
    /// # Errors
    /// As [`update`](EventChannels::update).
    ///
    /// # If the answer gets lost
    /// It is repeated, unless it has area places: they would be added twice.
    AddObjectsToChannel = "events.channels.add_objects" => (), via decode::nothing {
        POST "/events/{eventKey}/channels/{channelKey}/objects", Regular, Once;
        docs "https://docs.seats.io/docs/api/add-objects-to-a-channel";
        effect channel_objects(area_places);
        method add_objects;
        path { event: EventKey, channel: ChannelKey }
        required {}
        options {
            /// Objects that are to belong to it as a whole.
            list objects: ObjectLabel => body "objects";
            /// How many places of which area are to belong to it besides those that do. They do not leave
            /// other channels.
            places area_places: ObjectLabel => body "areaPlaces";
        }
        body object;
    }

    /// Removes objects from a channel. They are in no channel then.
    ///
    /// ```
    /// # fn f(client: &seatsio_core::BlockingClient) -> Result<(), seatsio_core::Error> {
    /// client.events().channels().remove_objects("event1", "box-office").objects(["A-3"]).send()?;
    /// # Ok(()) }
    /// # mod world { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doc/world.rs")); }
    /// # world::full(f);
    /// ```
    ///
    /// # Errors
    /// As [`update`](EventChannels::update).
    ///
    /// # If the answer gets lost
    /// It is repeated, unless it has area places: they would be taken off twice.
    RemoveObjectsFromChannel = "events.channels.remove_objects" => (), via decode::nothing {
        DELETE "/events/{eventKey}/channels/{channelKey}/objects", Regular, Once;
        docs "https://docs.seats.io/docs/api/remove-objects-from-a-channel";
        effect channel_objects(area_places);
        method remove_objects;
        path { event: EventKey, channel: ChannelKey }
        required {}
        options {
            /// Objects that belong to it as a whole.
            list objects: ObjectLabel => body "objects";
            /// How many places of which area are to belong to it no longer.
            places area_places: ObjectLabel => body "areaPlaces";
        }
        body object;
    }

    /// Replaces all channels of an event. An empty list removes them all.
    ///
    /// The channels that an event has convert to what is taken here.
    ///
    /// ```
    /// # fn f(client: &seatsio_core::BlockingClient) -> Result<(), seatsio_core::Error> {
    /// let model = client.events().retrieve("event1").send()?;
    /// client.events().channels().replace("event2", model.channels).send()?;
    /// # Ok(()) }
    /// # mod world { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doc/world.rs")); }
    /// # world::full(f);
    /// ```
    ///
    /// # Errors
    /// `EVENT_NOT_FOUND` (404). Before anything is sent: an empty key or label.
    ReplaceChannels = "events.channels.replace" => (), via decode::nothing {
        POST "/events/{eventKey}/channels/replace", Regular, Idempotent;
        docs "https://docs.seats.io/docs/api/replace-channels-for-an-event";
        method replace;
        path { event: EventKey }
        required { list channels: ChannelCreationParams => body "channels"; }
        options {}
        body object;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Effect, Operation};

    #[test]
    fn zero_and_empty_are_sent() {
        let plan = AddChannel::new("e", "c", "")
            .index(0)
            .objects(Vec::<&str>::new())
            .plan()
            .unwrap();
        assert_eq!(plan.target(), "/events/e/channels");
        assert_eq!(
            plan.body().unwrap(),
            r#"{"key":"c","name":"","index":0,"objects":[]}"#
        );
    }

    #[test]
    fn several_channels_are_a_bare_list() {
        let plan = AddChannels::new("e", [ChannelCreationParams::new("c", "C")])
            .plan()
            .unwrap();
        assert_eq!(plan.body().unwrap(), r#"[{"key":"c","name":"C"}]"#);
    }

    #[test]
    fn all_channels_can_be_removed() {
        let plan = ReplaceChannels::new("e", Vec::<ChannelCreationParams>::new())
            .plan()
            .unwrap();
        assert_eq!(plan.target(), "/events/e/channels/replace");
        assert_eq!(plan.body().unwrap(), r#"{"channels":[]}"#);
    }

    #[test]
    fn objects_may_join_twice_but_places_add_up() {
        let objects = AddObjectsToChannel::new("e", "c").objects(["A-1"]);
        assert_eq!(objects.clone().plan().unwrap().effect(), Effect::Idempotent);
        let places = objects.area_places([("GA1", 2)]);
        assert_eq!(places.plan().unwrap().effect(), Effect::Once);
    }

    #[test]
    fn removing_objects_is_a_delete_with_a_body() {
        let plan = RemoveObjectsFromChannel::new("e", "c/1")
            .objects(["A-1"])
            .plan()
            .unwrap();
        assert_eq!(plan.spec().method, http::Method::DELETE);
        assert_eq!(plan.target(), "/events/e/channels/c%2F1/objects");
        assert_eq!(plan.body().unwrap(), r#"{"objects":["A-1"]}"#);
    }

    #[test]
    fn refused_arguments_are_named() {
        let error = AddChannel::new("e", "", "C").plan().unwrap_err();
        assert_eq!(
            (error.operation(), error.argument()),
            ("events.channels.add", Some("key"))
        );
        let error = UpdateChannel::new("e", "c").objects([""]).plan().unwrap_err();
        assert_eq!(error.argument(), Some("objects"));
    }
}
