//! `SeasonEvents`: the events that a season is to get.

use crate::model::EventKey;

/// The events that a season is to get: one for each of these keys, or a number of events whose keys the server
/// makes up.
///
/// ```
/// use seatsio_core::model::SeasonEvents;
///
/// assert_eq!(SeasonEvents::from(3), SeasonEvents::Number(3));
/// assert_eq!(SeasonEvents::from(["a", "b"]), SeasonEvents::keys(["a", "b"]));
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum SeasonEvents {
    /// New events with these keys.
    Keys(Vec<EventKey>),
    /// That many new events.
    Number(u32),
}

impl SeasonEvents {
    /// New events with these keys.
    #[inline]
    pub fn keys(keys: impl IntoIterator<Item: Into<EventKey>>) -> Self {
        Self::Keys(keys.into_iter().map(Into::into).collect())
    }
}

impl From<u32> for SeasonEvents {
    #[inline]
    fn from(number: u32) -> Self {
        Self::Number(number)
    }
}

impl<K: Into<EventKey>, const N: usize> From<[K; N]> for SeasonEvents {
    #[inline]
    fn from(keys: [K; N]) -> Self {
        Self::keys(keys)
    }
}

impl<K: Into<EventKey>> From<Vec<K>> for SeasonEvents {
    #[inline]
    fn from(keys: Vec<K>) -> Self {
        Self::keys(keys)
    }
}

impl<K: Into<EventKey> + Clone> From<&[K]> for SeasonEvents {
    #[inline]
    fn from(keys: &[K]) -> Self {
        Self::keys(keys.iter().cloned())
    }
}
