//! Old reports.

use crate::{
    Dispatch, Unbound,
    api::reports::events::{event_details, event_summaries, unread},
    model::{
        EventKey, EventReport, EventReportDeepSummary, EventReportSummary, Selectability,
        UsageSummaryForMonthV1,
    },
    operation::decode,
};
use bytes::Bytes;

/// Old reports: by whether objects can be selected, which reports by availability have replaced, and usage in
/// its first form.
#[derive(Clone, Debug)]
pub struct LegacyReports<C = Unbound> {
    client: C,
}

impl<C> LegacyReports<C> {
    #[inline]
    pub(super) fn new(client: C) -> Self {
        Self { client }
    }
}

event_details! {
    LEGACY_EVENT_DETAILS for LegacyReports;

    "bySelectability", "whether they can be selected (old: the reports by availability have replaced it)", Selectability:
        BySelectability by_selectability, BySelectabilityFiltered by_selectability_filtered, legacy;
}

event_summaries! {
    LEGACY_EVENT_SUMMARIES for LegacyReports;

    "bySelectability", "whether they can be selected (old: the reports by availability have replaced it)":
        SummaryBySelectability summary_by_selectability, DeepSummaryBySelectability deep_summary_by_selectability, legacy;
}

operations! {
    LEGACY_USAGE for LegacyReports;

    /// Counts the objects used in each month in the form before version 2.
    /// [`UsageReports::summary_for_all_months`](crate::api::UsageReports::summary_for_all_months) has replaced it.
    ///
    /// ```
    /// # fn example(client: &seatsio_core::BlockingClient) -> Result<(), seatsio_core::Error> {
    /// for month in client.legacy().reports().usage_summary_for_all_months().send()? {
    ///     println!("{}: {:?}", month.month, month.num_first_bookings);
    /// }
    /// # Ok(())
    /// # }
    /// # mod world { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doc/world.rs")); }
    /// # world::full(example);
    /// ```
    LegacyUsageSummary = "reports.usage.legacy_summary_for_all_months" => Vec<UsageSummaryForMonthV1> {
        GET "/reports/usage", Regular, Read, legacy;
        docs "https://docs.seats.io/docs/api/usage-report-all-months";
        method usage_summary_for_all_months;
        path {}
        required {}
        options {}
        body none;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Operation as _;

    #[test]
    fn the_old_grouping_has_the_shape_of_the_others() {
        assert_eq!(
            BySelectabilityFiltered::new("e", "selectable")
                .plan()
                .unwrap()
                .target(),
            "/reports/events/e/bySelectability/selectable"
        );
        assert_eq!(
            DeepSummaryBySelectability::new("e").plan().unwrap().target(),
            "/reports/events/e/bySelectability/summary/deep"
        );
    }

    #[test]
    fn the_old_usage_report_asks_for_no_version() {
        assert_eq!(
            LegacyUsageSummary::new().plan().unwrap().target(),
            "/reports/usage"
        );
    }
}
