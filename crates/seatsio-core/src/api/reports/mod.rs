//! Reports: about the objects of events and charts, and about what is billed.
//!
//! With the feature `reports`, which is on by default.

mod arguments;
pub mod charts;
pub mod events;
pub mod usage;

pub use charts::ChartReports;
pub use events::EventReports;
pub use usage::UsageReports;

pub(crate) use charts::{CHART_DETAILS, CHART_REPORTS, CHART_SUMMARIES};
pub(crate) use events::{EVENT_DETAILS, EVENT_REPORTS, EVENT_SUMMARIES};
pub(crate) use usage::USAGE;

use crate::Unbound;

/// Reports: about the objects of events and charts, and about what is billed.
#[derive(Clone, Debug)]
pub struct Reports<C = Unbound> {
    pub(crate) client: C,
}

impl<C: Clone> Reports<C> {
    /// Reports about the objects of an event: in groups, summed up, or in one list.
    #[must_use]
    #[inline]
    pub fn events(&self) -> EventReports<C> {
        EventReports::new(self.client.clone())
    }

    /// Reports about the objects of a chart, whatever their status in events.
    #[must_use]
    #[inline]
    pub fn charts(&self) -> ChartReports<C> {
        ChartReports::new(self.client.clone())
    }

    /// Reports about what is billed: used objects, renderings, the subscription.
    #[must_use]
    #[inline]
    pub fn usage(&self) -> UsageReports<C> {
        UsageReports::new(self.client.clone())
    }
}
