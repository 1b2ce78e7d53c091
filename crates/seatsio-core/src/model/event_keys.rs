//! `EventKeys`: the events that a status change is made in.

use serde_core::ser::{Serialize, Serializer};

use crate::model::{Event, EventKey, SeasonKey};

/// One event or several: what a status change takes. Converts from one key or a list of keys.
///
/// ```
/// use seatsio_core::model::EventKeys;
///
/// assert_eq!(EventKeys::from("event1"), EventKeys::from(["event1"]));
/// assert_eq!(EventKeys::from(vec!["event1", "event2"]).as_slice().len(), 2);
/// ```
///
/// A season's key stands for the season, not for its events.
#[derive(Clone)]
pub struct EventKeys(Keys);

/// One key is kept without a list: that is what nearly every call has.
#[derive(Clone)]
enum Keys {
    One(EventKey),
    Many(Vec<EventKey>),
}

impl EventKeys {
    /// These events.
    #[inline]
    pub fn new(keys: impl IntoIterator<Item: Into<EventKey>>) -> Self {
        Self(Keys::Many(keys.into_iter().map(Into::into).collect()))
    }

    /// The keys, in the order given.
    #[must_use]
    #[inline]
    pub fn as_slice(&self) -> &[EventKey] {
        match &self.0 {
            Keys::One(key) => std::slice::from_ref(key),
            Keys::Many(keys) => keys,
        }
    }
}

macro_rules! one_key {
    ($($type:ty),*) => { $(
        impl From<$type> for EventKeys {
            #[inline]
            fn from(key: $type) -> Self {
                Self(Keys::One(key.into()))
            }
        }
    )* };
}

one_key! { &str, String, &String, EventKey, &EventKey, SeasonKey, &SeasonKey, &Event }

impl<K: Into<EventKey>, const N: usize> From<[K; N]> for EventKeys {
    #[inline]
    fn from(keys: [K; N]) -> Self {
        Self::new(keys)
    }
}

impl<K: Into<EventKey> + Clone, const N: usize> From<&[K; N]> for EventKeys {
    #[inline]
    fn from(keys: &[K; N]) -> Self {
        Self::new(keys.iter().cloned())
    }
}

impl<K: Into<EventKey> + Clone> From<&[K]> for EventKeys {
    #[inline]
    fn from(keys: &[K]) -> Self {
        Self::new(keys.iter().cloned())
    }
}

impl<K: Into<EventKey>> From<Vec<K>> for EventKeys {
    #[inline]
    fn from(keys: Vec<K>) -> Self {
        Self::new(keys)
    }
}

impl<K: Into<EventKey> + Clone> From<&Vec<K>> for EventKeys {
    #[inline]
    fn from(keys: &Vec<K>) -> Self {
        Self::new(keys.iter().cloned())
    }
}

impl PartialEq for EventKeys {
    #[inline]
    fn eq(&self, other: &Self) -> bool {
        self.as_slice() == other.as_slice()
    }
}

impl Eq for EventKeys {}

impl std::fmt::Debug for EventKeys {
    #[inline]
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_tuple("EventKeys").field(&self.as_slice()).finish()
    }
}

impl Serialize for EventKeys {
    #[inline]
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.as_slice().serialize(serializer)
    }
}
