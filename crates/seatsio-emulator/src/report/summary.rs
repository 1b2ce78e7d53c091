//! Summaries and deep summaries: how many places there are of each kind.

use indexmap::{IndexMap, IndexSet};
use serde::ser::{Serialize, SerializeMap, Serializer};

use super::dimension::{Dimension, NO_CATEGORY, NO_CHANNEL, NO_ZONE};
use super::portion::{self, Portion};
use crate::drawing::ObjectType;
use crate::info::ObjectInfo;

/// The groups that a summary shows even when they are empty (REP-8).
#[derive(Debug, Clone, Default)]
pub(crate) struct KnownGroups<'a> {
    pub(crate) category_keys: Vec<&'a str>,
    pub(crate) category_labels: Vec<&'a str>,
    pub(crate) zones: Vec<&'a str>,
    pub(crate) channels: Vec<&'a str>,
}

impl<'a> KnownGroups<'a> {
    fn of(&self, dimension: Dimension) -> Vec<&'a str> {
        let with_none = |groups: &[&'a str], none: &'static str| {
            let mut groups = groups.to_vec();
            groups.push(none);
            groups
        };
        match dimension {
            Dimension::ObjectType => ObjectType::ALL.map(ObjectType::as_str).to_vec(),
            Dimension::CategoryKey => with_none(&self.category_keys, NO_CATEGORY),
            Dimension::CategoryLabel => with_none(&self.category_labels, NO_CATEGORY),
            Dimension::Zone => with_none(&self.zones, NO_ZONE),
            Dimension::Channel => with_none(&self.channels, NO_CHANNEL),
            Dimension::AvailabilityReason => vec![
                "available",
                "booked",
                "reservedByToken",
                "disabled_by_social_distancing",
                "not_for_sale",
            ],
            _ => Vec::new(),
        }
    }
}

/// The places of all objects, counted by everything that a summary may ask at once.
///
/// Objects that agree on every question are counted together: a hall has a few hundred kinds of
/// places however many seats it has, and summaries are made of those.
#[derive(Debug)]
pub(crate) struct Tally<'i> {
    dimensions: &'static [Dimension],
    /// The groups that occur, for each dimension.
    groups: Vec<IndexSet<&'i str>>,
    /// Places by their groups, one for each dimension.
    places: IndexMap<Vec<usize>, u64>,
}

impl<'i> Tally<'i> {
    /// Counts the places of an event.
    pub(crate) fn of_event(infos: &'i [ObjectInfo<'_>], known: &KnownGroups<'i>) -> Self {
        Self::new(&Dimension::OF_EVENT_SUMMARIES, infos, known, portion::of_event)
    }

    /// Counts the places of a chart.
    pub(crate) fn of_chart(infos: &'i [ObjectInfo<'_>], known: &KnownGroups<'i>) -> Self {
        Self::new(&Dimension::OF_CHART_SUMMARIES, infos, known, |info| {
            portion::of_chart(info)
        })
    }

    fn new<'a>(
        dimensions: &'static [Dimension],
        infos: &'i [ObjectInfo<'a>],
        known: &KnownGroups<'i>,
        portions: fn(&'i ObjectInfo<'a>) -> Vec<Portion<'i>>,
    ) -> Self {
        let known = dimensions
            .iter()
            .map(|dimension| known.of(*dimension).into_iter().collect());
        let mut tally = Self {
            dimensions,
            groups: known.collect(),
            places: IndexMap::new(),
        };
        let mut kind = Vec::with_capacity(dimensions.len());
        for info in infos {
            for portion in portions(info).into_iter().filter(|portion| portion.places > 0) {
                kind.clear();
                for (dimension, groups) in dimensions.iter().zip(&mut tally.groups) {
                    kind.push(groups.insert_full(portion.group(*dimension, info)).0);
                }
                match tally.places.get_mut(&kind) {
                    Some(places) => *places += portion.places,
                    None => {
                        tally.places.insert(kind.clone(), portion.places);
                    }
                }
            }
        }
        tally
    }

    /// The summary by one dimension. None if summaries do not know it.
    pub(crate) fn summary(&self, dimension: Dimension, depth: Depth) -> Option<Summary<'_>> {
        let asked = self.position(dimension)?;
        let known = self.groups.get(asked)?;
        let mut groups: Vec<(&str, Vec<Kind<'_>>)> = known.iter().map(|group| (*group, Vec::new())).collect();
        for (kind, places) in &self.places {
            if let Some((_, kinds)) = kind.get(asked).and_then(|group| groups.get_mut(*group)) {
                kinds.push((kind, *places));
            }
        }
        let items = groups
            .iter()
            .map(|(name, kinds)| (*name, self.item(kinds, &mut vec![asked], depth)));
        Some(Summary(items.collect()))
    }

    fn position(&self, dimension: Dimension) -> Option<usize> {
        self.dimensions.iter().position(|known| *known == dimension)
    }

    /// Counts some kinds of places by every dimension that is not in `asked`.
    fn item<'t>(&'t self, kinds: &[Kind<'t>], asked: &mut Vec<usize>, depth: Depth) -> Item<'t> {
        let mut by_dimension = Vec::new();
        for (position, (dimension, names)) in self.dimensions.iter().zip(&self.groups).enumerate() {
            if asked.contains(&position) {
                continue;
            }
            let mut parts: IndexMap<usize, Vec<Kind<'t>>> = IndexMap::new();
            for kind in kinds {
                if let Some(group) = kind.0.get(position) {
                    parts.entry(*group).or_default().push(*kind);
                }
            }
            let mut values = Vec::with_capacity(parts.len());
            for (group, kinds) in parts {
                let Some(name) = names.get_index(group) else {
                    continue;
                };
                values.push((
                    *name,
                    match depth {
                        Depth::Counts => Part::Count(total(&kinds)),
                        Depth::Summaries => {
                            asked.push(position);
                            let item = self.item(&kinds, asked, Depth::Counts);
                            asked.pop();
                            Part::Item(item)
                        }
                    },
                ));
            }
            by_dimension.push((dimension.as_str(), values));
        }
        Item {
            count: total(kinds),
            by_dimension,
        }
    }
}

/// What a summary holds below its groups.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Depth {
    /// For each dimension, how many places there are of each kind (REP-7).
    Counts,
    /// For each dimension, a summary of each kind (REP-11).
    Summaries,
}

/// Groups of a kind of places, and how many there are.
type Kind<'t> = (&'t [usize], u64);

fn total(kinds: &[Kind<'_>]) -> u64 {
    kinds.iter().map(|(_, places)| places).sum()
}

/// A summary: an item for each group.
#[derive(Debug)]
pub(crate) struct Summary<'t>(Vec<(&'t str, Item<'t>)>);

/// How many places a group has, and how they are distributed.
#[derive(Debug)]
struct Item<'t> {
    count: u64,
    by_dimension: Vec<(&'static str, Vec<(&'t str, Part<'t>)>)>,
}

#[derive(Debug)]
enum Part<'t> {
    Count(u64),
    Item(Item<'t>),
}

impl Serialize for Summary<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        Pairs(&self.0).serialize(serializer)
    }
}

impl Serialize for Item<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(self.by_dimension.len() + 1))?;
        map.serialize_entry("count", &self.count)?;
        for (dimension, values) in &self.by_dimension {
            // Only what there is: no zeros (REP-7).
            map.serialize_entry(dimension, &Pairs(values))?;
        }
        map.end()
    }
}

impl Serialize for Part<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Count(count) => count.serialize(serializer),
            Self::Item(item) => item.serialize(serializer),
        }
    }
}

/// Names and values as a JSON object.
struct Pairs<'p, 't, V>(&'p [(&'t str, V)]);

impl<V: Serialize> Serialize for Pairs<'_, '_, V> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().map(|(name, value)| (name, value)))
    }
}
