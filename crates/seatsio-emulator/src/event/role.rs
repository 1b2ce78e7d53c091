//! What an event is to seasons (SEA-1).

use serde::{Deserialize, Serialize};

/// A stand-alone event, a season, or an event of a season. Others are named by id.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) enum Role {
    #[default]
    Standalone,
    #[serde(rename_all = "camelCase")]
    TopLevelSeason {
        /// In order of creation.
        events: Vec<u64>,
        /// In order of creation.
        partial_seasons: Vec<u64>,
        /// Whether the season's for-sale configuration counts in its events too (SEA-8).
        for_sale_propagated: bool,
    },
    PartialSeason {
        season: u64,
        /// In order of adding.
        events: Vec<u64>,
    },
    InSeason {
        season: u64,
    },
}

impl Role {
    /// The top-level season that an event or a partial season belongs to.
    pub(crate) const fn season(&self) -> Option<u64> {
        match self {
            Self::InSeason { season } | Self::PartialSeason { season, .. } => Some(*season),
            Self::Standalone | Self::TopLevelSeason { .. } => None,
        }
    }

    /// The events of a season.
    pub(crate) fn events(&self) -> &[u64] {
        match self {
            Self::TopLevelSeason { events, .. } | Self::PartialSeason { events, .. } => events,
            Self::Standalone | Self::InSeason { .. } => &[],
        }
    }

    pub(crate) fn events_mut(&mut self) -> Option<&mut Vec<u64>> {
        match self {
            Self::TopLevelSeason { events, .. } | Self::PartialSeason { events, .. } => Some(events),
            Self::Standalone | Self::InSeason { .. } => None,
        }
    }

    pub(crate) fn partial_seasons(&self) -> &[u64] {
        match self {
            Self::TopLevelSeason { partial_seasons, .. } => partial_seasons,
            _ => &[],
        }
    }

    pub(crate) const fn is_season(&self) -> bool {
        matches!(self, Self::TopLevelSeason { .. } | Self::PartialSeason { .. })
    }

    /// Drops an event or partial season that is no more.
    pub(crate) fn forget(&mut self, id: u64) {
        match self {
            Self::TopLevelSeason {
                events,
                partial_seasons,
                ..
            } => {
                events.retain(|event| *event != id);
                partial_seasons.retain(|season| *season != id);
            }
            Self::PartialSeason { events, .. } => events.retain(|event| *event != id),
            Self::Standalone | Self::InSeason { .. } => {}
        }
    }
}
