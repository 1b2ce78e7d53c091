//! `Map`: a map by key or label, as answers have them.

mod iterators;

pub use iterators::{Entries, Keys, Values};

use std::fmt;
use std::ops::Index;
use std::vec;

use serde_core::de::{Deserialize, Deserializer, MapAccess, Visitor};
use serde_core::ser::{Serialize, SerializeMap as _, Serializer};

use crate::model::Text;
use crate::model::json::{self, Fault, Parser, Read};

/// A map by key or label, sorted by the key's text.
///
/// It is read by the keys themselves or by texts, and made from pairs; of two pairs with the same key the
/// later one counts.
///
/// ```
/// use seatsio_core::model::{Map, ObjectLabel};
///
/// let places: Map<ObjectLabel, u32> = [("GA2", 3), ("GA1", 5)].into_iter().map(|(l, n)| (l.into(), n)).collect();
/// assert_eq!(places["GA1"], 5);
/// assert_eq!(places.get("GA3"), None);
/// assert_eq!(places.keys().map(ObjectLabel::as_str).collect::<Vec<_>>(), ["GA1", "GA2"]);
/// assert_eq!(format!("{:?}", places.values()), "[5, 3]");
/// ```
///
/// A sorted list: such maps are built once and read after that, and the code of a `BTreeMap` for each pair of
/// types made half of what a program of few calls had to compile.
#[derive(Clone, PartialEq, Eq)]
pub struct Map<K, V>(Vec<(K, V)>);

impl<K, V> Map<K, V> {
    /// A map without entries.
    #[must_use]
    #[inline]
    pub const fn new() -> Self {
        Self(Vec::new())
    }

    /// How many entries there are.
    #[must_use]
    #[inline]
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there are no entries.
    #[must_use]
    #[inline]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The entries, sorted by key.
    #[inline]
    pub fn iter(&self) -> Entries<'_, K, V> {
        Entries(self.0.iter())
    }

    /// The keys, sorted.
    #[inline]
    pub fn keys(&self) -> Keys<'_, K, V> {
        Keys(self.0.iter())
    }

    /// The values, sorted by their keys.
    #[inline]
    pub fn values(&self) -> Values<'_, K, V> {
        Values(self.0.iter())
    }

    /// The values themselves, sorted by their keys.
    #[inline]
    pub fn into_values(self) -> impl ExactSizeIterator<Item = V> + DoubleEndedIterator {
        self.0.into_iter().map(|(_, value)| value)
    }
}

impl<K: AsRef<str>, V> Map<K, V> {
    /// The value of a key, which can be given as text.
    #[inline]
    pub fn get(&self, key: impl AsRef<str>) -> Option<&V> {
        self.0.get(self.place(key.as_ref())?).map(|(_, value)| value)
    }

    /// Whether there is such a key.
    #[inline]
    pub fn contains_key(&self, key: impl AsRef<str>) -> bool {
        self.place(key.as_ref()).is_some()
    }

    /// Takes a value out of the map.
    #[inline]
    pub fn remove(&mut self, key: impl AsRef<str>) -> Option<V> {
        self.place(key.as_ref()).map(|place| self.0.remove(place).1)
    }

    #[inline]
    fn place(&self, key: &str) -> Option<usize> {
        self.0.binary_search_by(|(known, _)| known.as_ref().cmp(key)).ok()
    }

    #[inline]
    pub(in crate::model) fn sorted(mut pairs: Vec<(K, V)>) -> Self {
        sort(&mut pairs);
        Self(pairs)
    }
}

/// Pairs to be sorted. Behind a `dyn`, so that sorting is compiled once.
trait Pairs {
    fn key(&self, place: usize) -> Option<&str>;
    fn count(&self) -> usize;
    fn swap(&mut self, one: usize, other: usize);
    /// Drops the last one.
    fn shorten(&mut self);
}

impl<K: AsRef<str>, V> Pairs for Vec<(K, V)> {
    #[inline]
    fn key(&self, place: usize) -> Option<&str> {
        match self.get(place) {
            Some((key, _)) => Some(key.as_ref()),
            None => None,
        }
    }

    #[inline]
    fn count(&self) -> usize {
        self.len()
    }

    #[inline]
    fn swap(&mut self, one: usize, other: usize) {
        self.as_mut_slice().swap(one, other);
    }

    #[inline]
    fn shorten(&mut self) {
        self.pop();
    }
}

/// Sorts pairs by their keys; of those with the same key the last one is kept.
fn sort(pairs: &mut dyn Pairs) {
    let count = pairs.count();
    if (1..count).all(|place| pairs.key(place - 1) < pairs.key(place)) {
        return;
    }
    let mut order: Vec<usize> = (0..count).collect();
    // The later one of two equal ones comes first, since the first one is kept.
    order.sort_unstable_by(|one, other| pairs.key(*one).cmp(&pairs.key(*other)).then(other.cmp(one)));
    order.dedup_by(|one, other| pairs.key(*one) == pairs.key(*other));
    rearrange(&order, pairs);
    for _ in order.len()..count {
        pairs.shorten();
    }
}

/// Brings to each place, by swapping, what was at the place that `order` names.
fn rearrange(order: &[usize], pairs: &mut dyn Pairs) {
    for (place, from) in order.iter().enumerate() {
        let mut from = *from;
        // What was at an earlier place has been swapped away, to where that place's own came from.
        while from < place {
            from = order[from];
        }
        pairs.swap(place, from);
    }
}

impl<K, V> Default for Map<K, V> {
    #[inline]
    fn default() -> Self {
        Self::new()
    }
}

impl<K: AsRef<str>, V, Q: AsRef<str> + ?Sized> Index<&Q> for Map<K, V> {
    type Output = V;

    /// # Panics
    /// There is no such key.
    #[inline]
    fn index(&self, key: &Q) -> &V {
        #[expect(clippy::expect_used, reason = "indexing panics, here as with every other map")]
        self.get(key).expect("the map has no such key")
    }
}

impl<K: AsRef<str>, V> FromIterator<(K, V)> for Map<K, V> {
    #[inline]
    fn from_iter<I: IntoIterator<Item = (K, V)>>(pairs: I) -> Self {
        Self::sorted(pairs.into_iter().collect())
    }
}

impl<K, V> IntoIterator for Map<K, V> {
    type Item = (K, V);
    type IntoIter = vec::IntoIter<(K, V)>;

    #[inline]
    fn into_iter(self) -> Self::IntoIter {
        self.0.into_iter()
    }
}

impl<'a, K, V> IntoIterator for &'a Map<K, V> {
    type Item = (&'a K, &'a V);
    type IntoIter = Entries<'a, K, V>;

    #[inline]
    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

impl<K: fmt::Debug, V: fmt::Debug> fmt::Debug for Map<K, V> {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_map().entries(self).finish()
    }
}

impl<K: Serialize, V: Serialize> Serialize for Map<K, V> {
    #[inline]
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(self.len()))?;
        for (key, value) in self {
            map.serialize_entry(key, value)?;
        }
        map.end()
    }
}

impl<K: From<Text> + AsRef<str>, V: Read> Read for Map<K, V> {
    #[inline]
    fn read(json: &mut Parser<'_>) -> Result<Self, Fault> {
        let mut map = Self::new();
        map.read_into(json)?;
        Ok(map)
    }

    #[inline]
    fn read_into(&mut self, json: &mut Parser<'_>) -> Result<(), Fault> {
        self.0.clear();
        json.entries(self)?;
        sort(&mut self.0);
        Ok(())
    }
}

impl<K: From<Text>, V: Read> json::Entries for Map<K, V> {
    #[inline]
    fn push_next(&mut self, key: Text, json: &mut Parser<'_>) -> Result<(), Fault> {
        match V::read(json) {
            Err(fault) => Err(fault),
            Ok(value) => {
                self.0.push((K::from(key), value));
                Ok(())
            }
        }
    }
}

impl<'de, K: Deserialize<'de> + AsRef<str>, V: Deserialize<'de>> Deserialize<'de> for Map<K, V> {
    #[inline]
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(Visited(Vec::new()))
    }
}

struct Visited<K, V>(Vec<(K, V)>);

impl<'de, K: Deserialize<'de> + AsRef<str>, V: Deserialize<'de>> Visitor<'de> for Visited<K, V> {
    type Value = Map<K, V>;

    #[inline]
    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    #[inline]
    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Map<K, V>, A::Error> {
        let Self(mut pairs) = self;
        while let Some(pair) = map.next_entry()? {
            pairs.push(pair);
        }
        Ok(Map::sorted(pairs))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use std::collections::BTreeMap;

    proptest! {
        #[test]
        fn it_holds_what_a_tree_holds(pairs in proptest::collection::vec(("[a-f]{1,2}", any::<u8>()), 0..40)) {
            let tree: BTreeMap<String, u8> = pairs.iter().cloned().collect();
            let mut map: Map<String, u8> = pairs.into_iter().collect();
            prop_assert!(map.iter().eq(&tree));
            for key in tree.keys() {
                prop_assert_eq!(map.get(key), tree.get(key));
            }
            prop_assert_eq!(map.get("z"), None);
            if let Some((key, value)) = tree.iter().next() {
                prop_assert_eq!(map.remove(key), Some(*value));
                prop_assert!(!map.contains_key(key));
            }
        }
    }
}
