//! `ObjectInfos`: the objects of an answer, by label.

use std::collections::BTreeMap;
use std::collections::btree_map;
use std::fmt;
use std::ops::Deref;

use serde::de::{self, Deserialize, Deserializer, MapAccess, Visitor};

use crate::model::object_info::{InSequence, Reader};
use crate::model::{EventObjectInfo, ObjectLabel};

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
pub struct ObjectInfos(BTreeMap<ObjectLabel, EventObjectInfo>);

impl ObjectInfos {
    /// The map itself.
    #[must_use]
    pub fn into_map(self) -> BTreeMap<ObjectLabel, EventObjectInfo> {
        self.0
    }
}

impl Deref for ObjectInfos {
    type Target = BTreeMap<ObjectLabel, EventObjectInfo>;

    fn deref(&self) -> &Self::Target {
        &self.0
    }
}

impl IntoIterator for ObjectInfos {
    type Item = (ObjectLabel, EventObjectInfo);
    type IntoIter = btree_map::IntoIter<ObjectLabel, EventObjectInfo>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.into_iter()
    }
}

impl<'a> IntoIterator for &'a ObjectInfos {
    type Item = (&'a ObjectLabel, &'a EventObjectInfo);
    type IntoIter = btree_map::Iter<'a, ObjectLabel, EventObjectInfo>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.iter()
    }
}

impl<'de> Deserialize<'de> for ObjectInfos {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(InfosVisitor)
    }
}

struct InfosVisitor;

impl<'de> Visitor<'de> for InfosVisitor {
    type Value = ObjectInfos;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object with an object info for each label")
    }

    fn visit_unit<E: de::Error>(self) -> Result<ObjectInfos, E> {
        Ok(ObjectInfos::default())
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<ObjectInfos, A::Error> {
        let mut reader = Reader::new();
        let mut infos = ObjectInfos::default();
        while let Some(label) = map.next_key()? {
            infos
                .0
                .insert(label, map.next_value_seed(InSequence::new(&mut reader))?);
        }
        Ok(infos)
    }
}
