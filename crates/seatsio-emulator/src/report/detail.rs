//! Detailed reports: groups, and the infos of the objects in them.

use indexmap::IndexMap;
use serde::{Serialize, Serializer};

use super::dimension::Dimension;
use crate::drawing::ObjectType;
use crate::info::ObjectInfo;

/// A detailed report. Groups come in the order in which they occur, objects in the order of the
/// drawing (REP-5).
#[derive(Debug)]
pub(crate) struct Detail<'i, 'a> {
    groups: IndexMap<&'i str, Vec<&'i ObjectInfo<'a>>>,
}

impl<'i, 'a> Detail<'i, 'a> {
    pub(crate) fn new(dimension: Dimension, infos: &'i [ObjectInfo<'a>]) -> Self {
        let mut groups: IndexMap<_, Vec<_>> = IndexMap::new();
        if dimension == Dimension::ObjectType {
            // Object types are there even without objects (REP-3).
            groups.extend(ObjectType::ALL.map(|kind| (kind.as_str(), Vec::new())));
        }
        for info in infos {
            groups.entry(dimension.group(info)).or_default().push(info);
        }
        Self { groups }
    }

    /// Only one group; nothing if there is no such group (REP-2).
    pub(crate) fn filtered(mut self, group: &str) -> Self {
        self.groups.retain(|name, _| *name == group);
        self
    }
}

impl Serialize for Detail<'_, '_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(&self.groups)
    }
}
