//! Summaries of reports: how many objects or places each group has.

use crate::model::Map;

use crate::model::Text;
use crate::model::answer::answer;

/// A summary of an event report: its groups.
///
/// Documented at <https://docs.seats.io/docs/api/events-reports/summary>.
pub type EventReportSummary = Map<Text, EventReportSummaryItem>;

/// A deep summary of an event report: its groups.
///
/// Documented at <https://docs.seats.io/docs/api/events-reports/deep-summary>.
pub type EventReportDeepSummary = Map<Text, EventReportDeepSummaryItem>;

/// A summary of a chart report: its groups.
///
/// Documented at <https://docs.seats.io/docs/api/chart-reports/summary>.
pub type ChartReportSummary = Map<Text, ChartReportSummaryItem>;

answer! {
    /// A group of an event report: how many places it has, and of which sort.
    ///
    /// Sorts without places are left out, and so is the sort by which the report is grouped.
    #[derive(Default)]
    pub struct EventReportSummaryItem {
        /// How many places: areas count with all of theirs.
        pub count: u64 = "count",
        /// By status.
        pub by_status: Map<Text, u64> = "byStatus",
        /// By the key of the category.
        pub by_category_key: Map<Text, u64> = "byCategoryKey",
        /// By the label of the category.
        pub by_category_label: Map<Text, u64> = "byCategoryLabel",
        /// By section.
        pub by_section: Map<Text, u64> = "bySection",
        /// By whether they are available.
        pub by_availability: Map<Text, u64> = "byAvailability",
        /// By why they are or are not available.
        pub by_availability_reason: Map<Text, u64> = "byAvailabilityReason",
        /// By channel.
        pub by_channel: Map<Text, u64> = "byChannel",
        /// By kind of object.
        pub by_object_type: Map<Text, u64> = "byObjectType",
        /// By zone.
        pub by_zone: Map<Text, u64> = "byZone",
        /// Old: by whether they can be selected.
        pub by_selectability: Map<Text, u64> = "bySelectability",
    }
}

answer! {
    /// A group of an event report: how many places it has, of which sort, and each sort by the others.
    #[derive(Default)]
    pub struct EventReportDeepSummaryItem {
        /// How many places: areas count with all of theirs.
        pub count: u64 = "count",
        /// By status.
        pub by_status: Map<Text, EventReportSummaryItem> = "byStatus",
        /// By the key of the category.
        pub by_category_key: Map<Text, EventReportSummaryItem> = "byCategoryKey",
        /// By the label of the category.
        pub by_category_label: Map<Text, EventReportSummaryItem> = "byCategoryLabel",
        /// By section.
        pub by_section: Map<Text, EventReportSummaryItem> = "bySection",
        /// By whether they are available.
        pub by_availability: Map<Text, EventReportSummaryItem> = "byAvailability",
        /// By why they are or are not available.
        pub by_availability_reason: Map<Text, EventReportSummaryItem> = "byAvailabilityReason",
        /// By channel.
        pub by_channel: Map<Text, EventReportSummaryItem> = "byChannel",
        /// By kind of object.
        pub by_object_type: Map<Text, EventReportSummaryItem> = "byObjectType",
        /// By zone.
        pub by_zone: Map<Text, EventReportSummaryItem> = "byZone",
        /// Old: by whether they can be selected.
        pub by_selectability: Map<Text, EventReportSummaryItem> = "bySelectability",
    }
}

answer! {
    /// A group of a chart report: how many places it has, and of which sort.
    ///
    /// Sorts without places are left out, and so is the sort by which the report is grouped.
    #[derive(Default)]
    pub struct ChartReportSummaryItem {
        /// How many places: areas count with all of theirs, a table that is booked as a whole counts 1.
        pub count: u64 = "count",
        /// By the key of the category.
        pub by_category_key: Map<Text, u64> = "byCategoryKey",
        /// By the label of the category.
        pub by_category_label: Map<Text, u64> = "byCategoryLabel",
        /// By section.
        pub by_section: Map<Text, u64> = "bySection",
        /// By kind of object.
        pub by_object_type: Map<Text, u64> = "byObjectType",
        /// By zone.
        pub by_zone: Map<Text, u64> = "byZone",
    }
}
