//! Reports: objects in groups, read whole or visited one by one.

use std::fmt;
use std::sync::OnceLock;

use serde_core::de::{Deserialize, Deserializer};

use crate::model::json::{self, Fault, Parser, Read};
use crate::model::object_info::{ReadInSequence, Reader};
use crate::model::{ChartObjectInfo, EventObjectInfo, Text};

/// A report: groups of objects, in the order of the answer.
///
/// ```
/// use seatsio_core::model::EventReport;
///
/// let report = EventReport::decode(br#"{"free": [{"label": "A-2"}], "booked": [{"label": "A-1"}]}"#)?;
/// assert_eq!(report.group("booked")[0].label(), "A-1");
/// assert_eq!(report.groups().map(|(name, objects)| (name, objects.len())).collect::<Vec<_>>(),
///     [("free", 1), ("booked", 1)]);
/// # Ok::<(), seatsio_core::model::DecodeError>(())
/// ```
///
/// A report with 100,000 seats takes about 40 MB. [`EventReport::visit`] reads it without keeping the objects.
#[derive(Clone)]
pub struct Report<T> {
    groups: Vec<(Text, Vec<T>)>,
    /// The places of the groups, sorted by name; made when first looked up.
    by_name: OnceLock<Box<[u32]>>,
}

/// A report about the objects of an event.
///
/// Documented at <https://docs.seats.io/docs/api/events-reports/detail>.
pub type EventReport = Report<EventObjectInfo>;

/// A report about the objects of a chart.
///
/// Documented at <https://docs.seats.io/docs/api/chart-reports/detail>.
pub type ChartReport = Report<ChartObjectInfo>;

/// Up to that many groups are looked through one by one.
const FEW_GROUPS: usize = 16;

impl<T> Report<T> {
    #[inline]
    fn new(groups: Vec<(Text, Vec<T>)>) -> Self {
        Self {
            groups,
            by_name: OnceLock::new(),
        }
    }

    /// The groups, in the order of the answer.
    #[inline]
    pub fn groups(&self) -> impl ExactSizeIterator<Item = (&str, &[T])> {
        self.groups
            .iter()
            .map(|(name, objects)| (name.as_str(), objects.as_slice()))
    }

    /// The objects of a group, in the order of the drawing; empty if there is no such group.
    #[must_use]
    #[inline]
    pub fn group(&self, name: &str) -> &[T] {
        self.find(name)
            .and_then(|place| self.groups.get(place))
            .map_or(&[], |(_, objects)| objects.as_slice())
    }

    /// Whether the answer has this group, be it empty.
    #[must_use]
    #[inline]
    pub fn has_group(&self, name: &str) -> bool {
        self.find(name).is_some()
    }

    /// All objects, group after group.
    #[inline]
    pub fn objects(&self) -> impl Iterator<Item = &T> {
        self.groups.iter().flat_map(|(_, objects)| objects)
    }

    /// How many objects there are.
    #[must_use]
    #[inline]
    pub fn object_count(&self) -> usize {
        self.groups.iter().map(|(_, objects)| objects.len()).sum()
    }

    /// The groups themselves.
    #[must_use]
    #[inline]
    pub fn into_groups(self) -> Vec<(Text, Vec<T>)> {
        self.groups
    }

    #[inline]
    fn name(&self, place: u32) -> &str {
        usize::try_from(place)
            .ok()
            .and_then(|place| self.groups.get(place))
            .map_or("", |(name, _)| name)
    }

    #[inline]
    fn find(&self, name: &str) -> Option<usize> {
        if self.groups.len() <= FEW_GROUPS {
            return self.groups.iter().position(|(known, _)| known == name);
        }
        let by_name = self.by_name.get_or_init(|| {
            let mut places: Box<[u32]> = self.groups.iter().zip(0..).map(|(_, place)| place).collect();
            places.sort_by_key(|place| self.name(*place));
            places
        });
        let found = by_name
            .binary_search_by(|place| self.name(*place).cmp(name))
            .ok()?;
        by_name.get(found).and_then(|place| usize::try_from(*place).ok())
    }
}

impl<T: PartialEq> PartialEq for Report<T> {
    #[inline]
    fn eq(&self, other: &Self) -> bool {
        self.groups == other.groups
    }
}

impl<T: fmt::Debug> fmt::Debug for Report<T> {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_map().entries(self.groups()).finish()
    }
}

/// Reads a list of object infos; a null is read as an empty one.
pub(super) fn objects<T: ReadInSequence>(
    reader: &mut Reader,
    json: &mut Parser<'_>,
) -> Result<Vec<T>, Fault> {
    let mut objects = Vec::new();
    if !json.null()? {
        json.list()?;
        while json.element()? {
            objects.push(T::read_next(reader, json)?);
        }
    }
    // Doubling leaves up to half of a large list unused.
    objects.shrink_to_fit();
    Ok(objects)
}

impl<T: ReadInSequence> Read for Report<T> {
    #[inline]
    fn read(json: &mut Parser<'_>) -> Result<Self, Fault> {
        let mut groups = Vec::new();
        if !json.null()? {
            let mut reader = Reader::new();
            json.map()?;
            while let Some(name) = json.entry()? {
                groups.push((name, objects(&mut reader, json)?));
            }
        }
        Ok(Self::new(groups))
    }
}

macro_rules! read_from_json {
    ($( $report:ident )*) => { $(
        impl<'de> Deserialize<'de> for $report {
            #[inline]
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                json::deserialize(deserializer)
            }
        }
    )* };
}

read_from_json! { EventReport ChartReport }
