//! `FlatList`: all objects of an event in one list.

use std::ops::Deref;
use std::vec;

use serde_core::de::{Deserialize, Deserializer};

use crate::model::EventObjectInfo;
use crate::model::json::{self, Fault, Parser, Read};
use crate::model::object_info::Reader;
use crate::model::reports::grouped::objects;

/// All objects of an event in one list, sorted by label. It dereferences to a slice.
///
/// Documented at <https://docs.seats.io/docs/api/events-reports/flat>.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct FlatList(Vec<EventObjectInfo>);

impl FlatList {
    /// The list itself.
    #[must_use]
    #[inline]
    pub fn into_vec(self) -> Vec<EventObjectInfo> {
        self.0
    }
}

impl Deref for FlatList {
    type Target = [EventObjectInfo];

    #[inline]
    fn deref(&self) -> &[EventObjectInfo] {
        &self.0
    }
}

impl IntoIterator for FlatList {
    type Item = EventObjectInfo;
    type IntoIter = vec::IntoIter<EventObjectInfo>;

    #[inline]
    fn into_iter(self) -> Self::IntoIter {
        self.0.into_iter()
    }
}

impl<'a> IntoIterator for &'a FlatList {
    type Item = &'a EventObjectInfo;
    type IntoIter = std::slice::Iter<'a, EventObjectInfo>;

    #[inline]
    fn into_iter(self) -> Self::IntoIter {
        self.0.iter()
    }
}

impl Read for FlatList {
    #[inline]
    fn read(json: &mut Parser<'_>) -> Result<Self, Fault> {
        objects(&mut Reader::new(), json).map(Self)
    }
}

impl<'de> Deserialize<'de> for FlatList {
    #[inline]
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        json::deserialize(deserializer)
    }
}
