//! `FollowPosition`: how far somebody has come who follows a log.

use crate::{Cursor, model::StatusChangeId};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// How far somebody has come who follows a log: to be stored, also for another process.
///
/// ```
/// use seatsio_core::{follow::FollowPosition, model::StatusChangeId};
///
/// let position = FollowPosition::after(StatusChangeId::new(81));
/// let stored = serde_json::to_string(&position)?;
/// assert_eq!(stored, r#"{"place":{"after":81}}"#);
/// assert_eq!(serde_json::from_str::<FollowPosition>(&stored)?, position);
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FollowPosition {
    pub(super) place: Place,
    /// What was told of the changes behind the place.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub(super) told: BTreeSet<StatusChangeId>,
}

/// The place in the log up to which nothing can appear any more.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum Place {
    /// Wherever the log ends at the first look.
    Now,
    Beginning,
    After(StatusChangeId),
}

impl Place {
    #[inline]
    pub(super) fn cursor(self) -> Option<Cursor> {
        match self {
            Self::Now | Self::Beginning => None,
            Self::After(id) => Some(id.into()),
        }
    }
}

impl FollowPosition {
    /// From now on: what is in the log at the first look is not told.
    #[must_use]
    #[inline]
    pub const fn now() -> Self {
        Self::at(Place::Now)
    }

    /// From the beginning of the log, which goes back 365 days.
    #[must_use]
    #[inline]
    pub const fn beginning() -> Self {
        Self::at(Place::Beginning)
    }

    /// Behind a change that was seen before.
    ///
    /// What appeared late ahead of it, after it was seen, is not told; a position that was stored while following
    /// knows better.
    #[must_use]
    #[inline]
    pub const fn after(change: StatusChangeId) -> Self {
        Self::at(Place::After(change))
    }

    #[inline]
    const fn at(place: Place) -> Self {
        Self {
            place,
            told: BTreeSet::new(),
        }
    }
}
