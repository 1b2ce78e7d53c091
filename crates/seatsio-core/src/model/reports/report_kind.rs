//! By what reports are grouped, and which options chart reports take.

use crate::model::open_enum::closed_enum;

closed_enum! {
    /// By what an event report groups the objects.
    ///
    /// Documented at <https://docs.seats.io/docs/api/events-reports/detail>.
    pub enum EventReportType {
        /// By status.
        ByStatus = "byStatus",
        /// By kind of object.
        ByObjectType = "byObjectType",
        /// By the label of the category.
        ByCategoryLabel = "byCategoryLabel",
        /// By the key of the category.
        ByCategoryKey = "byCategoryKey",
        /// By label, so one object in each group.
        ByLabel = "byLabel",
        /// By order id.
        ByOrderId = "byOrderId",
        /// By section.
        BySection = "bySection",
        /// By zone.
        ByZone = "byZone",
        /// By whether they are available.
        ByAvailability = "byAvailability",
        /// By why they are or are not available.
        ByAvailabilityReason = "byAvailabilityReason",
        /// By channel.
        ByChannel = "byChannel",
        /// By whether they can be selected; [`ByAvailability`](Self::ByAvailability) has replaced it.
        BySelectability = "bySelectability",
    }
}

closed_enum! {
    /// By what the summary or deep summary of an event report groups.
    ///
    /// Documented at <https://docs.seats.io/docs/api/events-reports/summary>.
    pub enum EventSummaryReportType {
        /// By status.
        ByStatus = "byStatus",
        /// By kind of object.
        ByObjectType = "byObjectType",
        /// By the label of the category.
        ByCategoryLabel = "byCategoryLabel",
        /// By the key of the category.
        ByCategoryKey = "byCategoryKey",
        /// By section.
        BySection = "bySection",
        /// By zone.
        ByZone = "byZone",
        /// By whether they are available.
        ByAvailability = "byAvailability",
        /// By why they are or are not available.
        ByAvailabilityReason = "byAvailabilityReason",
        /// By channel.
        ByChannel = "byChannel",
        /// By whether they can be selected; [`ByAvailability`](Self::ByAvailability) has replaced it.
        BySelectability = "bySelectability",
    }
}

closed_enum! {
    /// By what a chart report groups the objects.
    ///
    /// Documented at <https://docs.seats.io/docs/api/chart-reports/detail>.
    pub enum ChartReportType {
        /// By label, so one object in each group unless labels are duplicated.
        ByLabel = "byLabel",
        /// By kind of object.
        ByObjectType = "byObjectType",
        /// By the key of the category.
        ByCategoryKey = "byCategoryKey",
        /// By the label of the category.
        ByCategoryLabel = "byCategoryLabel",
        /// By section.
        BySection = "bySection",
        /// By zone.
        ByZone = "byZone",
    }
}

closed_enum! {
    /// By what the summary of a chart report groups.
    ///
    /// Documented at <https://docs.seats.io/docs/api/chart-reports/summary>.
    pub enum ChartSummaryReportType {
        /// By kind of object.
        ByObjectType = "byObjectType",
        /// By the key of the category.
        ByCategoryKey = "byCategoryKey",
        /// By the label of the category.
        ByCategoryLabel = "byCategoryLabel",
        /// By section.
        BySection = "bySection",
        /// By zone.
        ByZone = "byZone",
    }
}

closed_enum! {
    /// How tables appear in a chart report. Unset, both the tables and their seats appear.
    pub enum BookWholeTablesMode {
        /// As drawn: a table that is booked as a whole appears itself, another by its seats.
        Chart = "chart",
        /// Tables only.
        True = "true",
        /// Their seats only.
        False = "false",
    }
}

closed_enum! {
    /// Which version of a chart a report is about.
    pub enum ChartReportVersion {
        /// The published version.
        Published = "published",
        /// The draft.
        Draft = "draft",
    }
}
