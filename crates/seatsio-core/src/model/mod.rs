//! What the API talks about: keys, dates, charts, events, objects, reports, accounts.

mod answer;
mod availability;
mod category_key;
mod chart_status;
mod date_conversions;
mod error_body;
mod error_code;
mod expand;
mod group;
mod id;
mod key;
mod local_date;
mod month;
mod nullable;
mod object_status;
mod object_type;
mod open_enum;
mod page;
mod report_kind;
mod secret;
mod sort;
mod text;
mod timestamp;
mod usage_summary;
mod venue_type;

pub use availability::{Availability, AvailabilityReason, Selectability};
pub use category_key::CategoryKey;
pub use chart_status::ChartStatus;

pub use date_conversions::ParseDateError;
pub use error_body::{ApiError, ErrorBody};
pub use error_code::ErrorCode;
pub use expand::{ChartExpand, ObjectsExpand};
pub use group::{NO_CATEGORY, NO_CHANNEL, NO_ORDER_ID, NO_SECTION, NO_TICKET_TYPE, NO_ZONE};
pub use id::{ChartId, CompanyId, EventId, EventLogItemId, StatusChangeId, SubaccountId, WorkspaceId};
pub use key::{
    CategoryLabel, ChannelKey, ChartKey, Color, EventKey, HoldToken, ObjectLabel, OrderId, ResaleListingId,
    SeasonKey, SectionLabel, Tag, TicketBuyerId, TicketType, WorkspaceKey, ZoneKey,
};
pub use local_date::LocalDate;
pub use month::Month;
pub use nullable::Nullable;
pub use object_status::ObjectStatus;
pub use object_type::{AreaType, LabelType, ObjectType};
pub use open_enum::OtherValue;
pub use page::Page;
pub use report_kind::{
    BookWholeTablesMode, ChartReportType, ChartReportVersion, ChartSummaryReportType, EventReportType,
    EventSummaryReportType,
};
pub use secret::Secret;
pub use sort::{SortDirection, StatusChangeSort, StatusChangeSortField};
pub use text::Text;
pub use timestamp::Timestamp;
pub use usage_summary::{UsageSummaryForAllMonths, UsageSummaryForMonth, UsageSummaryForMonthV1};
pub use venue_type::VenueType;
