//! Things with a number and a key: found by either at once, walked in the order of their numbers.

use std::collections::{BTreeMap, HashMap};

use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// What a [`Store`] needs to know about the things in it.
pub(crate) trait Keyed {
    /// The number that orders it.
    fn id(&self) -> u64;
    /// The key by which clients name it.
    fn key(&self) -> &str;
}

/// Things ordered by number, with a second way in by key. Written down as a plain list.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Store<T> {
    by_id: BTreeMap<u64, T>,
    ids: HashMap<String, u64>,
}

impl<T> Default for Store<T> {
    fn default() -> Self {
        Self {
            by_id: BTreeMap::new(),
            ids: HashMap::new(),
        }
    }
}

impl<T: Keyed> Store<T> {
    /// Adds a thing, in the place of any other with its key.
    pub(crate) fn insert(&mut self, thing: T) {
        if let Some(former) = self.ids.insert(thing.key().to_owned(), thing.id()) {
            self.by_id.remove(&former);
        }
        self.by_id.insert(thing.id(), thing);
    }

    pub(crate) fn contains(&self, key: &str) -> bool {
        self.ids.contains_key(key)
    }

    pub(crate) fn by_key(&self, key: &str) -> Option<&T> {
        self.by_id(*self.ids.get(key)?)
    }

    pub(crate) fn by_key_mut(&mut self, key: &str) -> Option<&mut T> {
        let id = *self.ids.get(key)?;
        self.by_id_mut(id)
    }

    pub(crate) fn by_id(&self, id: u64) -> Option<&T> {
        self.by_id.get(&id)
    }

    /// Changes to the key have to go through [`Store::rename`].
    pub(crate) fn by_id_mut(&mut self, id: u64) -> Option<&mut T> {
        self.by_id.get_mut(&id)
    }

    pub(crate) fn remove(&mut self, key: &str) -> Option<T> {
        let id = self.ids.remove(key)?;
        self.by_id.remove(&id)
    }

    /// Gives a thing another key; `apply` has to write the new key into the thing.
    pub(crate) fn rename(&mut self, key: &str, apply: impl FnOnce(&mut T)) {
        if let Some(mut thing) = self.remove(key) {
            apply(&mut thing);
            self.insert(thing);
        }
    }

    pub(crate) fn len(&self) -> usize {
        self.by_id.len()
    }

    /// In the order of the numbers: oldest first, newest first when reversed.
    pub(crate) fn iter(&self) -> impl DoubleEndedIterator<Item = &T> + Clone {
        self.by_id.values()
    }

    pub(crate) fn iter_mut(&mut self) -> impl DoubleEndedIterator<Item = &mut T> {
        self.by_id.values_mut()
    }
}

impl<T> Store<T> {
    /// The things by their numbers.
    pub(crate) const fn as_map(&self) -> &BTreeMap<u64, T> {
        &self.by_id
    }
}

impl<T: Serialize> Serialize for Store<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.by_id.values())
    }
}

impl<'de, T: Keyed + Deserialize<'de>> Deserialize<'de> for Store<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let mut store = Self::default();
        for thing in Vec::<T>::deserialize(deserializer)? {
            store.insert(thing);
        }
        Ok(store)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
    struct Thing(u64, String);

    impl Keyed for Thing {
        fn id(&self) -> u64 {
            self.0
        }

        fn key(&self) -> &str {
            &self.1
        }
    }

    fn store(things: &[(u64, &str)]) -> Store<Thing> {
        let mut store = Store::default();
        for (id, key) in things {
            store.insert(Thing(*id, (*key).to_owned()));
        }
        store
    }

    fn keys(store: &Store<Thing>) -> Vec<&str> {
        store.iter().map(Keyed::key).collect()
    }

    #[test]
    fn things_are_walked_in_the_order_of_their_numbers() {
        let store = store(&[(3, "c"), (1, "a"), (2, "b")]);
        assert_eq!(keys(&store), ["a", "b", "c"]);
        assert_eq!(store.by_key("b"), store.by_id(2));
    }

    #[test]
    fn a_thing_takes_the_place_of_another_with_its_key() {
        let store = store(&[(1, "a"), (2, "a")]);
        assert_eq!((store.len(), store.by_id(1)), (1, None));
    }

    #[test]
    fn a_renamed_thing_keeps_its_number_and_its_old_key_is_gone() {
        let mut store = store(&[(1, "a"), (2, "b")]);
        store.rename("a", |thing| thing.1 = "z".to_owned());
        assert_eq!((keys(&store), store.contains("a")), (vec!["z", "b"], false));
    }

    #[test]
    fn a_removed_thing_is_found_by_neither_way() {
        let mut store = store(&[(1, "a"), (2, "b")]);
        assert!(store.remove("a").is_some());
        assert_eq!((store.by_key("a"), store.by_id(1)), (None, None));
        assert_eq!(store.remove("a"), None);
    }

    #[test]
    fn a_store_is_written_down_as_a_list_and_read_again() {
        let store = store(&[(2, "b"), (1, "a")]);
        let written = serde_json::to_string(&store).expect("a store can be written");
        assert_eq!(written, r#"[[1,"a"],[2,"b"]]"#);
        let read: Store<Thing> = serde_json::from_str(&written).expect("a store can be read");
        assert_eq!(keys(&read), keys(&store));
    }
}
