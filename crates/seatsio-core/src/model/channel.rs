//! Channels: parts of an event's objects that are sold through one way of sale each.

use crate::model::Map;

use crate::model::answer::answer;
use crate::model::params::params;
use crate::model::{ChannelKey, Color, ObjectLabel, Text};

answer! {
    /// A channel of an event.
    ///
    /// Documented at <https://docs.seats.io/docs/api/channels-overview>.
    pub struct Channel {
        /// Made by the server. The places of an area that belong to the channel form an object labelled
        /// `{area}##{id}`.
        pub id: Option<Text> = "id",
        /// The key, by which calls name the channel.
        pub key: ChannelKey = required "key",
        /// The name, for people.
        pub name: Text = "name",
        /// The colour, for people.
        pub color: Option<Color> = "color",
        /// The place among the channels, as given by the caller.
        pub index: Option<i64> = "index",
        /// The objects that belong to it as a whole, in the order in which they were added.
        pub objects: Vec<ObjectLabel> = "objects",
        /// How many places of which area belong to it.
        pub area_places: Map<ObjectLabel, u32> = "areaPlaces",
    }
}

params! {
    /// A channel to be made.
    ///
    /// Documented at <https://docs.seats.io/docs/api/add-a-channel>.
    pub struct ChannelCreationParams {
        required {
            key: into ChannelKey = "key",
            name: into Text = "name",
        }
        optional {
            /// The colour, for people: any CSS colour.
            color: into Color = "color",
            /// The place among the channels. It cannot be changed later.
            index: plain i64 = "index",
            /// The objects that belong to it as a whole. They leave the channel that they were in.
            objects: each ObjectLabel = "objects",
            /// How many places of which area belong to it.
            area_places: places ObjectLabel = "areaPlaces",
        }
    }
}

impl From<Channel> for ChannelCreationParams {
    /// The same channel again, for replacing all channels of an event.
    #[inline]
    fn from(channel: Channel) -> Self {
        Self {
            key: channel.key,
            name: channel.name,
            color: channel.color,
            index: channel.index,
            objects: Some(channel.objects),
            area_places: Some(channel.area_places),
        }
    }
}

impl From<&ChannelCreationParams> for ChannelCreationParams {
    #[inline]
    fn from(channel: &ChannelCreationParams) -> Self {
        channel.clone()
    }
}

params! {
    /// What the old call that updates all channels of an event takes for each of them. Replacing the
    /// channels has taken its place.
    ///
    /// Documented at <https://docs.seats.io/docs/api/update-channels-for-an-event>.
    pub struct LegacyChannelConfig {
        required {
            name: into Text = "name",
            color: into Color = "color",
            index: into i64 = "index",
        }
        optional {}
    }
}
