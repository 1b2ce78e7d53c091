//! The changes that can be made to channels. They are made on a copy, which takes effect as a whole.

use crate::error_code::Code;
use indexmap::{IndexMap, IndexSet};
use serde::Deserialize;

use super::{Assignment, Channel, Channels, NO_CHANNEL};
use crate::error::ApiError;
use crate::event::area_places;
use crate::ids::Ids;

/// A channel as clients describe a new one.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct NewChannel {
    pub(crate) key: String,
    pub(crate) name: String,
    #[serde(default)]
    pub(crate) color: Option<String>,
    #[serde(default)]
    pub(crate) index: Option<i64>,
    #[serde(flatten)]
    pub(crate) contents: Contents,
}

/// Objects and places of areas. Absent and null mean: not mentioned.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub(crate) struct Contents {
    pub(crate) objects: Option<IndexSet<String>>,
    #[serde(deserialize_with = "area_places::optional")]
    pub(crate) area_places: Option<IndexMap<String, u32>>,
}

impl Channels {
    /// Adds a channel at the end (CHN-2).
    pub(crate) fn add(&mut self, new: NewChannel, ids: &mut Ids) -> Result<(), ApiError> {
        self.add_with_id(new, ids.key())
    }

    /// Replaces all channels (CHN-7). One whose key was there before keeps its id.
    pub(crate) fn replace(&mut self, new: Vec<NewChannel>, ids: &mut Ids) -> Result<(), ApiError> {
        let former = std::mem::take(&mut self.list);
        for channel in new {
            let known = former.iter().find(|former| former.key == channel.key);
            let id = known.map_or_else(|| ids.key(), |known| known.id.clone());
            self.add_with_id(channel, id)?;
        }
        Ok(())
    }

    fn add_with_id(&mut self, new: NewChannel, id: String) -> Result<(), ApiError> {
        if new.key == NO_CHANNEL || self.by_key(&new.key).is_some() {
            return Err(ApiError::general(format!(
                "Channel key {} is already present",
                new.key
            )));
        }
        let (objects, area_places) = (IndexSet::new(), IndexMap::new());
        let key = new.key.clone();
        self.list.push(Channel {
            id,
            key: new.key,
            name: new.name,
            color: new.color,
            index: new.index,
            objects,
            area_places,
        });
        self.add_contents(&key, new.contents)
    }

    /// Gives a channel other objects or other places (CHN-4). What is not mentioned stays.
    pub(crate) fn replace_contents(&mut self, key: &str, contents: Contents) -> Result<(), ApiError> {
        let channel = self.channel_mut(key)?;
        if contents.objects.is_some() {
            channel.objects.clear();
        }
        if contents.area_places.is_some() {
            channel.area_places.clear();
        }
        self.add_contents(key, contents)
    }

    /// Adds objects, taking them out of all other channels, and adds places up (CHN-3, CHN-5).
    pub(crate) fn add_contents(&mut self, key: &str, contents: Contents) -> Result<(), ApiError> {
        if let Some(objects) = contents.objects {
            let others = self
                .list
                .iter_mut()
                .filter(|channel| channel.key != key && !channel.objects.is_empty());
            others.for_each(|channel| channel.objects.retain(|label| !objects.contains(label)));
            if key != NO_CHANNEL {
                self.channel_mut(key)?.objects.extend(objects);
            }
        }
        if let Some(area_places) = contents.area_places {
            let channel = self.channel_mut(key)?;
            for (label, places) in area_places {
                let total = channel.area_places.entry(label).or_default();
                *total = total.saturating_add(places);
            }
            channel.area_places.retain(|_, places| *places > 0);
        }
        self.no_area_is_both_whole_and_in_parts()
    }

    /// Removes objects and subtracts places (CHN-5).
    pub(crate) fn remove_contents(&mut self, key: &str, contents: &Contents) -> Result<(), ApiError> {
        let channel = self.channel_mut(key)?;
        if let Some(objects) = &contents.objects {
            channel.objects.retain(|label| !objects.contains(label));
        }
        for (label, places) in contents.area_places.iter().flatten() {
            if let Some(total) = channel.area_places.get_mut(label) {
                *total = total.saturating_sub(*places);
            }
        }
        channel.area_places.retain(|_, places| *places > 0);
        Ok(())
    }

    /// Removes a channel; its objects become free of channels (CHN-6).
    pub(crate) fn remove(&mut self, key: &str) -> Result<(), ApiError> {
        self.channel_mut(key)?;
        self.list.retain(|channel| channel.key != key);
        Ok(())
    }

    /// On an event of a season: assigns objects otherwise than the season does (CHN-13).
    pub(crate) fn move_to(
        &mut self,
        season: &Self,
        key: &str,
        objects: IndexSet<String>,
    ) -> Result<(), ApiError> {
        let assignment = match season.by_key(key) {
            Some(channel) => Assignment::Channel(channel.id.clone()),
            None if key == NO_CHANNEL => Assignment::NoChannel,
            None => return Err(channel_not_found(key)),
        };
        self.moved
            .extend(objects.into_iter().map(|label| (label, assignment.clone())));
        Ok(())
    }

    /// On an event of a season: takes objects out of a channel of the season.
    pub(crate) fn move_out_of(
        &mut self,
        season: &Self,
        key: &str,
        objects: IndexSet<String>,
    ) -> Result<(), ApiError> {
        let channel = season.by_key(key).ok_or_else(|| channel_not_found(key))?;
        for label in objects {
            let effective = super::Effective {
                season: Some(season),
                own: self,
            };
            if effective
                .of(&label)
                .is_some_and(|present| present.id == channel.id)
            {
                self.moved.insert(label, Assignment::NoChannel);
            }
        }
        Ok(())
    }

    pub(crate) fn channel_mut(&mut self, key: &str) -> Result<&mut Channel, ApiError> {
        let found = self.list.iter_mut().find(|channel| channel.key == key);
        found.ok_or_else(|| channel_not_found(key))
    }

    /// CHN-12: an area cannot be in `objects` and in `areaPlaces`.
    fn no_area_is_both_whole_and_in_parts(&self) -> Result<(), ApiError> {
        let in_parts = self.list.iter().flat_map(|channel| channel.area_places.keys());
        match in_parts.into_iter().find(|label| self.of(label).is_some()) {
            None => Ok(()),
            Some(label) => Err(ApiError::general(format!(
                "Area {label} is in a channel as a whole and cannot also be given in places"
            ))),
        }
    }
}

fn channel_not_found(key: &str) -> ApiError {
    ApiError::new(
        http::StatusCode::NOT_FOUND,
        Code::ChannelNotFound,
        format!("Channel not found: {key}"),
    )
}
