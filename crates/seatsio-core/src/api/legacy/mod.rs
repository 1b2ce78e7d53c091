//! What only old versions of the API's documentation know, with what has replaced it.
//!
//! With the feature `legacy`, which is on by default.

pub mod charts;
pub mod events;
pub mod reports;
pub mod seasons;
pub mod subaccounts;

pub use charts::LegacyCharts;
pub use events::LegacyEvents;
pub use reports::LegacyReports;
pub use seasons::LegacySeasons;
pub use subaccounts::Subaccounts;

pub(crate) use charts::LEGACY_CHARTS;
pub(crate) use events::LEGACY_EVENTS;
pub(crate) use reports::{LEGACY_EVENT_DETAILS, LEGACY_EVENT_SUMMARIES, LEGACY_USAGE};
pub(crate) use seasons::LEGACY_SEASONS;
pub(crate) use subaccounts::SUBACCOUNTS;

use crate::Unbound;

/// What only old versions of the API's documentation know. Each call says what has replaced it.
///
/// No source tells which rate-limit lane these calls draw from: they take the regular one, which is the
/// smaller.
#[derive(Clone, Debug)]
pub struct Legacy<C = Unbound> {
    pub(crate) client: C,
}

impl<C: Clone> Legacy<C> {
    /// Old calls about charts.
    #[must_use]
    #[inline]
    pub fn charts(&self) -> LegacyCharts<C> {
        LegacyCharts::new(self.client.clone())
    }

    /// Old calls about events and their channels.
    #[must_use]
    #[inline]
    pub fn events(&self) -> LegacyEvents<C> {
        LegacyEvents::new(self.client.clone())
    }

    /// Old status changes of several events.
    #[must_use]
    #[inline]
    pub fn seasons(&self) -> LegacySeasons<C> {
        LegacySeasons::new(self.client.clone())
    }

    /// Old reports.
    #[must_use]
    #[inline]
    pub fn reports(&self) -> LegacyReports<C> {
        LegacyReports::new(self.client.clone())
    }

    /// Accounts within the account, which workspaces have replaced.
    #[must_use]
    #[inline]
    pub fn subaccounts(&self) -> Subaccounts<C> {
        Subaccounts::new(self.client.clone())
    }
}
