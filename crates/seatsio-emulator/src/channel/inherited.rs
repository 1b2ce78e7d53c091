//! The channels of an event of a season: the season's, with objects that the event assigns otherwise (CHN-13).

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

use super::{Channel, Channels};

/// Where an event of a season puts an object.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) enum Assignment {
    /// Into the season's channel with this id.
    Channel(String),
    /// Into none.
    NoChannel,
}

/// The channels that count for an event: its own, or those of its season as the event changes them.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Effective<'a> {
    pub(crate) season: Option<&'a Channels>,
    pub(crate) own: &'a Channels,
}

impl<'a> Effective<'a> {
    /// The channel that an object is in.
    pub(crate) fn of(self, label: &str) -> Option<&'a Channel> {
        let Some(season) = self.season else {
            return self.own.of(label);
        };
        match self.own.moved.get(label) {
            None => season.of(label),
            Some(Assignment::NoChannel) => None,
            Some(Assignment::Channel(id)) => season.by_id(id),
        }
    }

    pub(crate) fn by_id(self, id: &str) -> Option<&'a Channel> {
        self.season.unwrap_or(self.own).by_id(id)
    }

    /// In the order of adding.
    pub(crate) fn iter(self) -> impl Iterator<Item = &'a Channel> + Clone {
        self.season.unwrap_or(self.own).list.iter()
    }

    /// The channels as clients see them.
    pub(crate) fn view(self) -> Cow<'a, [Channel]> {
        let list = &self.season.unwrap_or(self.own).list;
        if self.season.is_none() || self.own.moved.is_empty() {
            return Cow::Borrowed(list);
        }
        let mut channels = list.clone();
        for channel in &mut channels {
            channel
                .objects
                .retain(|label| !self.own.moved.contains_key(label));
            let id = &channel.id;
            let here = |assignment: &Assignment| matches!(assignment, Assignment::Channel(to) if to == id);
            let added = self.own.moved.iter().filter(|(_, assignment)| here(assignment));
            channel.objects.extend(added.map(|(label, _)| label.clone()));
        }
        Cow::Owned(channels)
    }
}
