//! `ObjectInfos`: the objects of an answer, by label.

use std::ops::Deref;

use serde_core::de::{Deserialize, Deserializer};

use crate::model::json::{self, Fault, Parser, Read};
use crate::model::object_info::{ReadInSequence as _, Reader};
use crate::model::{Entries, EventObjectInfo, Map, ObjectLabel};

/// Objects of an event by label, sorted by label. It dereferences to a map.
///
/// ```
/// use seatsio_core::model::ObjectInfos;
///
/// let infos: ObjectInfos = serde_json::from_str(r#"{"A-1": {"label": "A-1", "status": "free"}}"#)?;
/// assert_eq!(infos["A-1"].status().as_str(), "free");
/// assert!(infos.get("A-2").is_none());
/// # Ok::<(), serde_json::Error>(())
/// ```
///
/// Documented at <https://docs.seats.io/docs/api/objects/retrieve-event-object-infos>.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct ObjectInfos(Map<ObjectLabel, EventObjectInfo>);

impl ObjectInfos {
    /// The map itself.
    #[must_use]
    #[inline]
    pub fn into_map(self) -> Map<ObjectLabel, EventObjectInfo> {
        self.0
    }
}

impl Deref for ObjectInfos {
    type Target = Map<ObjectLabel, EventObjectInfo>;

    #[inline]
    fn deref(&self) -> &Self::Target {
        &self.0
    }
}

impl IntoIterator for ObjectInfos {
    type Item = (ObjectLabel, EventObjectInfo);
    type IntoIter = std::vec::IntoIter<(ObjectLabel, EventObjectInfo)>;

    #[inline]
    fn into_iter(self) -> Self::IntoIter {
        self.0.into_iter()
    }
}

impl<'a> IntoIterator for &'a ObjectInfos {
    type Item = (&'a ObjectLabel, &'a EventObjectInfo);
    type IntoIter = Entries<'a, ObjectLabel, EventObjectInfo>;

    #[inline]
    fn into_iter(self) -> Self::IntoIter {
        self.0.iter()
    }
}

impl Read for ObjectInfos {
    #[inline]
    fn read(json: &mut Parser<'_>) -> Result<Self, Fault> {
        if json.null()? {
            return Ok(Self::default());
        }
        let mut reader = Reader::new();
        let mut infos = Vec::new();
        json.map()?;
        while let Some(label) = json.entry()? {
            infos.push((label.into(), EventObjectInfo::read_next(&mut reader, json)?));
        }
        Ok(Self(Map::sorted(infos)))
    }
}

impl<'de> Deserialize<'de> for ObjectInfos {
    #[inline]
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        json::deserialize(deserializer)
    }
}
