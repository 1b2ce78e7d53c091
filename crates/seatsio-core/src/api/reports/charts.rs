//! Reports about the objects of a chart: six groupings in detail, five summed up.

use crate::{
    Unbound,
    model::{
        BookWholeTablesMode, ChartKey, ChartReport, ChartReportSummary, ChartReportType, ChartReportVersion,
        ChartSummaryReportType,
    },
};

/// Reports about the objects of a chart, whatever their status in events.
///
/// Details list objects, summaries count places: a general admission area is one object with many places.
/// Every report answers 404 (`CHART_NOT_FOUND`) for an unknown chart.
#[derive(Clone, Debug)]
pub struct ChartReports<C = Unbound> {
    client: C,
}

impl<C> ChartReports<C> {
    #[inline]
    pub(super) fn new(client: C) -> Self {
        Self { client }
    }
}

/// The detail reports of a table of groupings.
macro_rules! chart_details {
    ($LIST:ident; $( $wire:literal, $group:literal: $Name:ident $method:ident; )*) => {
        operations! {
            $LIST for ChartReports;
            $(
                #[doc = concat!("Reports the objects of a chart by ", $group, ": every object, in groups.")]
                #[doc = ""]
                #[doc = "```"]
                #[doc = "# fn example(client: &seatsio_core::BlockingClient) -> Result<(), seatsio_core::Error> {"]
                #[doc = concat!("let report = client.reports().charts().", stringify!($method), "(\"749b9650-24fb-11e7-93ae-92361f002671\").send()?;")]
                #[doc = "for (group, objects) in report.groups() {"]
                #[doc = "    println!(\"{group}: {} objects\", objects.len());"]
                #[doc = "}"]
                #[doc = "# Ok(())"]
                #[doc = "# }"]
                #[doc = "# mod world { include!(concat!(env!(\"CARGO_MANIFEST_DIR\"), \"/doc/world.rs\")); }"]
                #[doc = "# world::full(example);"]
                #[doc = "```"]
                $Name = concat!("reports.charts.", stringify!($method)) => ChartReport {
                    GET concat!("/reports/charts/{chartKey}/", $wire), Regular, Read;
                    docs "https://docs.seats.io/docs/api/chart-reports/detail";
                    method $method;
                    path { chart: ChartKey }
                    required {}
                    options {
                        /// Whether tables or their seats appear. Unset: both.
                        into book_whole_tables: BookWholeTablesMode => query "bookWholeTables";
                        /// Which version of the chart the report is about. Unset: the published one.
                        into version: ChartReportVersion => query "version";
                    }
                    body none;
                }
            )*
        }
    };
}

/// The summaries of a table of groupings.
macro_rules! chart_summaries {
    ($LIST:ident; $( $wire:literal, $group:literal: $Name:ident $method:ident; )*) => {
        operations! {
            $LIST for ChartReports;
            $(
                #[doc = concat!("Counts the places of a chart by ", $group, ", and what is in each group.")]
                #[doc = ""]
                #[doc = "```"]
                #[doc = "# fn example(client: &seatsio_core::BlockingClient) -> Result<(), seatsio_core::Error> {"]
                #[doc = concat!("let summary = client.reports().charts().", stringify!($method), "(\"749b9650-24fb-11e7-93ae-92361f002671\").send()?;")]
                #[doc = "for (group, item) in &summary {"]
                #[doc = "    println!(\"{group}: {} places\", item.count);"]
                #[doc = "}"]
                #[doc = "# Ok(())"]
                #[doc = "# }"]
                #[doc = "# mod world { include!(concat!(env!(\"CARGO_MANIFEST_DIR\"), \"/doc/world.rs\")); }"]
                #[doc = "# world::full(example);"]
                #[doc = "```"]
                $Name = concat!("reports.charts.", stringify!($method)) => ChartReportSummary {
                    GET concat!("/reports/charts/{chartKey}/", $wire, "/summary"), Regular, Read;
                    docs "https://docs.seats.io/docs/api/chart-reports/summary";
                    method $method;
                    path { chart: ChartKey }
                    required {}
                    options {
                        /// Whether tables or their seats appear. Unset: both.
                        into book_whole_tables: BookWholeTablesMode => query "bookWholeTables";
                        /// Which version of the chart the report is about. Unset: the published one.
                        into version: ChartReportVersion => query "version";
                    }
                    body none;
                }
            )*
        }
    };
}

chart_details! {
    CHART_DETAILS;

    "byLabel", "label": ChartByLabel by_label;
    "byObjectType", "kind of object": ChartByObjectType by_object_type;
    "byCategoryKey", "the key of the category": ChartByCategoryKey by_category_key;
    "byCategoryLabel", "the label of the category": ChartByCategoryLabel by_category_label;
    "bySection", "section": ChartBySection by_section;
    "byZone", "zone": ChartByZone by_zone;
}

chart_summaries! {
    CHART_SUMMARIES;

    "byObjectType", "kind of object": ChartSummaryByObjectType summary_by_object_type;
    "byCategoryKey", "the key of the category": ChartSummaryByCategoryKey summary_by_category_key;
    "byCategoryLabel", "the label of the category": ChartSummaryByCategoryLabel summary_by_category_label;
    "bySection", "section": ChartSummaryBySection summary_by_section;
    "byZone", "zone": ChartSummaryByZone summary_by_zone;
}

operations! {
    CHART_REPORTS for ChartReports;

    /// Reports the objects of a chart by a grouping that is known only when the program runs.
    ///
    /// ```
    /// # fn example(client: &seatsio_core::BlockingClient) -> Result<(), seatsio_core::Error> {
    /// use seatsio_core::model::{BookWholeTablesMode, ChartReportType};
    ///
    /// let report = client
    ///     .reports()
    ///     .charts()
    ///     .detail("749b9650-24fb-11e7-93ae-92361f002671", ChartReportType::ByZone)
    ///     .book_whole_tables(BookWholeTablesMode::Chart)
    ///     .send()?;
    /// # Ok(())
    /// # }
    /// # mod world { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doc/world.rs")); }
    /// # world::full(example);
    /// ```
    ChartDetailReport = "reports.charts.detail" => ChartReport {
        GET "/reports/charts/{chartKey}/{reportType}", Regular, Read;
        docs "https://docs.seats.io/docs/api/chart-reports/detail";
        method detail;
        path { chart: ChartKey, report_type: ChartReportType }
        required {}
        options {
            /// Whether tables or their seats appear. Unset: both.
            into book_whole_tables: BookWholeTablesMode => query "bookWholeTables";
            /// Which version of the chart the report is about. Unset: the published one.
            into version: ChartReportVersion => query "version";
        }
        body none;
    }

    /// Counts the places of a chart by a grouping that is known only when the program runs.
    ///
    /// ```
    /// # fn example(client: &seatsio_core::BlockingClient) -> Result<(), seatsio_core::Error> {
    /// use seatsio_core::model::ChartSummaryReportType;
    ///
    /// let summary = client
    ///     .reports()
    ///     .charts()
    ///     .summary("749b9650-24fb-11e7-93ae-92361f002671", ChartSummaryReportType::BySection)
    ///     .send()?;
    /// # Ok(())
    /// # }
    /// # mod world { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doc/world.rs")); }
    /// # world::full(example);
    /// ```
    ChartSummaryReport = "reports.charts.summary" => ChartReportSummary {
        GET "/reports/charts/{chartKey}/{reportType}/summary", Regular, Read;
        docs "https://docs.seats.io/docs/api/chart-reports/summary";
        method summary;
        path { chart: ChartKey, report_type: ChartSummaryReportType }
        required {}
        options {
            /// Whether tables or their seats appear. Unset: both.
            into book_whole_tables: BookWholeTablesMode => query "bookWholeTables";
            /// Which version of the chart the report is about. Unset: the published one.
            into version: ChartReportVersion => query "version";
        }
        body none;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Operation as _;

    #[test]
    fn every_report_takes_both_options() {
        let plan = ChartByZone::new("c")
            .book_whole_tables(BookWholeTablesMode::False)
            .version(ChartReportVersion::Draft)
            .plan()
            .unwrap();
        assert_eq!(
            plan.target(),
            "/reports/charts/c/byZone?bookWholeTables=false&version=draft"
        );
    }

    #[test]
    fn nothing_is_asked_for_that_was_not_set() {
        let plan = ChartSummaryByObjectType::new("c").plan().unwrap();
        assert_eq!(plan.target(), "/reports/charts/c/byObjectType/summary");
    }
}
