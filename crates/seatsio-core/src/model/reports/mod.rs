//! What reports are made of, and how they are asked for.

mod flat_list;
mod grouped;
mod month;
mod renderings;
mod report_kind;
mod report_summary;
mod report_visit;
mod usage_details;
mod usage_summary;

pub use flat_list::FlatList;
pub use grouped::{ChartReport, EventReport, Report};
pub use month::Month;
pub use renderings::{
    BillableRenderings, ChartBillableRenderings, MonthBillableRenderings, MonthlyBillableRenderings,
    WorkspaceBillableRenderings,
};
pub use report_kind::{
    BookWholeTablesMode, ChartReportType, ChartReportVersion, ChartSummaryReportType, EventReportType,
    EventSummaryReportType,
};
pub use report_summary::{
    ChartReportSummary, ChartReportSummaryItem, EventReportDeepSummary, EventReportDeepSummaryItem,
    EventReportSummary, EventReportSummaryItem,
};
pub use usage_details::{
    UsageByChart, UsageByEvent, UsageChart, UsageDetails, UsageEvent, UsageForObject, UsageForObjectV1,
    UsageForObjectV2, UsageReason,
};
pub use usage_summary::{UsageSummaryForAllMonths, UsageSummaryForMonth, UsageSummaryForMonthV1};

use crate::model::decode::decodable;

decodable! {
    BillableRenderings,
    ChartReport,
    EventReport,
    FlatList,
    MonthlyBillableRenderings,
    UsageSummaryForAllMonths,
}
