//! What reports take as arguments, besides what all calls do.

use crate::model::{
    BookWholeTablesMode, ChartReportType, ChartReportVersion, ChartSummaryReportType, EventReportType,
    EventSummaryReportType, Month,
};

free! { BookWholeTablesMode, ChartReportVersion, Month }

displayed! { ChartReportType, ChartSummaryReportType, EventReportType, EventSummaryReportType, Month }

query_texts! { BookWholeTablesMode ChartReportVersion }
