//! `Channels`: whose objects a status change may touch.

use crate::model::ChannelKey;

/// Whose objects a status change may touch. Unset, only objects in no channel can be changed.
///
/// ```
/// use seatsio_core::model::{Channels, NO_CHANNEL};
///
/// let box_office = Channels::of(["box-office", NO_CHANNEL]);
/// assert_eq!(Channels::from(["box-office", NO_CHANNEL]), box_office);
/// ```
///
/// Documented at <https://docs.seats.io/docs/api/channels-overview>.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Channels {
    /// Objects in these channels; [`NO_CHANNEL`](crate::model::NO_CHANNEL) allows those in none.
    Of(Vec<ChannelKey>),
    /// All objects, whatever their channel.
    Ignored,
    /// Says that channels count, as they do when nothing is said: sends `ignoreChannels: false`.
    Respected,
}

impl Channels {
    /// Objects in these channels.
    #[inline]
    pub fn of(keys: impl IntoIterator<Item: Into<ChannelKey>>) -> Self {
        Self::Of(keys.into_iter().map(Into::into).collect())
    }

    /// What is sent as `channelKeys`, if anything.
    #[must_use]
    #[inline]
    pub fn channel_keys(&self) -> Option<&[ChannelKey]> {
        match self {
            Self::Of(keys) => Some(keys),
            Self::Ignored | Self::Respected => None,
        }
    }

    /// What is sent as `ignoreChannels`, if anything.
    #[must_use]
    #[inline]
    pub fn ignore_channels(&self) -> Option<bool> {
        match self {
            Self::Of(_) => None,
            Self::Ignored => Some(true),
            Self::Respected => Some(false),
        }
    }
}

impl<K: Into<ChannelKey>, const N: usize> From<[K; N]> for Channels {
    #[inline]
    fn from(keys: [K; N]) -> Self {
        Self::of(keys)
    }
}

impl<K: Into<ChannelKey>> From<Vec<K>> for Channels {
    #[inline]
    fn from(keys: Vec<K>) -> Self {
        Self::of(keys)
    }
}
