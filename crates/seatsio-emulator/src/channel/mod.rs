//! Channels: who may sell which objects of an event (section 9).

mod edit;
mod inherited;
mod routes;
mod shape;

use indexmap::{IndexMap, IndexSet};
use serde::{Deserialize, Serialize};

pub(crate) use edit::NewChannel;
pub(crate) use inherited::{Assignment, Effective};
pub(crate) use routes::ROUTES;
pub(crate) use shape::NEW_CHANNELS;

/// The name that stands for "in no channel", in channel keys and in reports.
pub(crate) const NO_CHANNEL: &str = "NO_CHANNEL";

/// What stands between the label of an area and the id of the channel that has places of it (CHN-12).
pub(crate) const PARTITION_MARK: &str = "##";

/// One channel; serialises to the API's form (CHN-1).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Channel {
    pub(crate) id: String,
    pub(crate) key: String,
    pub(crate) name: String,
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub(crate) color: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub(crate) index: Option<i64>,
    /// In the order of adding. An object is in one channel at most.
    pub(crate) objects: IndexSet<String>,
    /// Area label to number of places.
    pub(crate) area_places: IndexMap<String, u32>,
}

/// The channels of one event.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Channels {
    /// Empty on events of a season, which share the season's channels.
    pub(crate) list: Vec<Channel>,
    /// On events of a season: objects assigned otherwise than in the season (CHN-13).
    #[serde(skip_serializing_if = "IndexMap::is_empty", default)]
    pub(crate) moved: IndexMap<String, Assignment>,
}

impl Channels {
    pub(crate) fn by_key(&self, key: &str) -> Option<&Channel> {
        self.list.iter().find(|channel| channel.key == key)
    }

    pub(crate) fn by_id(&self, id: &str) -> Option<&Channel> {
        self.list.iter().find(|channel| channel.id == id)
    }

    /// The channel that an object is in.
    pub(crate) fn of(&self, label: &str) -> Option<&Channel> {
        self.list.iter().find(|channel| channel.objects.contains(label))
    }
}
