//! `FollowPosition`: how far somebody has come who follows a log.

use crate::Cursor;
use crate::model::{
    StatusChangeId,
    answer::deserialized,
    stored::{stored, stored_by_name},
};
use std::collections::BTreeSet;

stored! {
    /// How far somebody has come who follows a log: to be stored, as JSON, also for another process.
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
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct FollowPosition {
        required {
            pub(super) place: Place = "place",
        }
        optional {
            /// What was told of the changes behind the place.
            pub(super) told: BTreeSet<StatusChangeId> = "told",
        }
    }
}

deserialized! { FollowPosition }

/// The place in the log up to which nothing can appear any more.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Place {
    /// Wherever the log ends at the first look.
    Now,
    Beginning,
    After(StatusChangeId),
}

stored_by_name! {
    Place { Now = "now", Beginning = "beginning", } with { After(StatusChangeId) = "after", }
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

#[cfg(test)]
mod tests {
    use super::*;

    fn is_stored_as(position: &FollowPosition, stored: &str) {
        assert_eq!(serde_json::to_string(position).unwrap(), stored);
        assert_eq!(serde_json::from_str::<FollowPosition>(stored).unwrap(), *position);
        let value: serde_json::Value = serde_json::from_str(stored).unwrap();
        assert_eq!(
            serde_json::from_value::<FollowPosition>(value).unwrap(),
            *position
        );
    }

    #[test]
    fn every_place_is_stored_by_its_name() {
        is_stored_as(&FollowPosition::now(), r#"{"place":"now"}"#);
        is_stored_as(&FollowPosition::beginning(), r#"{"place":"beginning"}"#);
        let mut position = FollowPosition::after(StatusChangeId::new(81));
        is_stored_as(&position, r#"{"place":{"after":81}}"#);
        position.told.extend([84, 82].map(StatusChangeId::new));
        is_stored_as(&position, r#"{"place":{"after":81},"told":[82,84]}"#);
    }

    #[test]
    fn members_that_are_not_known_are_skipped() {
        let position: FollowPosition = serde_json::from_str(r#"{"v":[{}],"place":"now","told":[]}"#).unwrap();
        assert_eq!(position, FollowPosition::now());
    }

    #[test]
    fn what_names_no_place_is_no_position() {
        for json in [
            "{}",
            "[]",
            "\"now\"",
            r#"{"place":"Now"}"#,
            r#"{"place":"after"}"#,
            r#"{"place":{"now":1}}"#,
            r#"{"place":{"after":"x"}}"#,
            r#"{"place":{"after":1,"before":2}}"#,
            r#"{"place":null}"#,
            r#"{"told":[1]}"#,
        ] {
            assert!(serde_json::from_str::<FollowPosition>(json).is_err(), "{json}");
        }
    }
}
