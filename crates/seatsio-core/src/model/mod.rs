//! What the API talks about: keys, dates, charts, events, objects, reports, accounts.
//!
//! # What answers are read into
//!
//! The server may add to its answers at any time, and its documentation is not complete, so reading is
//! tolerant:
//!
//! - Fields that are not known are skipped. A field that is absent or null is `None`, empty, zero or false;
//!   only what makes a thing what it is (its key, its number, its label) must be there.
//! - Enumerations keep values that have no name yet, in a variant of their own.
//! - Ids and cursors are read from numbers and from digits in a text.
//! - A date that cannot be read counts as absent. That is why every date is an `Option`.
//! - Secrets and hold tokens are not printed by `Debug`.
//!
//! The structs are `#[non_exhaustive]`: tests can make them from JSON.
//!
//! # What requests are made of
//!
//! What is not set is not sent. What is set is sent as it is, be it empty, zero, false or
//! [null](Nullable). Keys and labels are types of their own and convert from `&str` and `String`.

#[cfg(feature = "administration")]
mod administration;
pub(crate) mod answer;
#[cfg(feature = "serde_json")]
mod any_json;
mod availability;
mod best_available;
mod calendar;
mod category;
mod category_key;
mod change_result;
mod channel;
mod channels;
mod chart;
mod chart_drawing;
mod chart_status;
mod chart_validation;
mod create_event;
mod date_conversions;
mod decode;
mod error_body;
mod error_code;
mod event;
mod event_keys;
mod expand;
mod extra_data;
mod for_sale;
mod group;
mod hold_token;
mod id;
pub(crate) mod json;
mod key;
mod local_date;
mod map;
mod nullable;
mod object_info;
mod object_ref;
mod object_status;
mod object_type;
mod open_enum;
mod page;
mod params;
pub(crate) mod read;
#[cfg(feature = "reports")]
mod reports;
#[cfg(feature = "seasons")]
mod season_events;
mod secret;
mod social_distancing;
mod sort;
mod status_change;
mod status_change_request;
pub(crate) mod stored;
mod table_booking;
mod text;
mod timestamp;
mod venue_type;
pub(crate) mod written;

#[cfg(feature = "administration")]
pub use administration::*;
#[cfg(feature = "serde_json")]
pub use any_json::ExtraDataError;
pub use availability::{Availability, AvailabilityReason, Selectability};
pub use best_available::{BestAvailableParams, BestAvailableResult};
pub(crate) use calendar::read_http_date;
pub use category::{Category, CategoryList};
pub use category_key::CategoryKey;
pub use change_result::{ChangeObjectStatusInBatchResult, ChangeObjectStatusResult, LegacyObjectStatus};
pub use channel::{Channel, ChannelCreationParams, LegacyChannelConfig};
pub use channels::Channels;
pub use chart::{Chart, TagList, Zone};
pub use chart_drawing::{ChartDrawing, DrawingCategories};
pub use chart_status::ChartStatus;
pub use chart_validation::{
    ChartValidationCode, ChartValidationLevel, ChartValidationResult, ChartValidationSettings,
};
pub use create_event::CreateEventParams;
pub use date_conversions::ParseDateError;
pub use decode::DecodeError;
pub use error_body::{ApiError, ErrorBody, ErrorData};
pub use error_code::ErrorCode;
pub use event::{Event, EventList, EventRole, Season, SeasonData};
pub use event_keys::EventKeys;
pub use expand::{ChartExpand, ObjectsExpand};
pub use extra_data::ExtraData;
pub use for_sale::{
    EditForSaleConfigResult, ForSaleAndNotForSaleParams, ForSaleConfig, ForSaleConfigParams, ForSaleMode,
    ForSaleRateLimitInfo, ObjectAndQuantity,
};
pub use group::{NO_CATEGORY, NO_CHANNEL, NO_ORDER_ID, NO_SECTION, NO_TICKET_TYPE, NO_ZONE};
pub use hold_token::HoldTokenInfo;
pub use id::{ChartId, CompanyId, EventId, EventLogItemId, StatusChangeId, SubaccountId, WorkspaceId};
pub use key::{
    CategoryLabel, ChannelKey, ChartKey, Color, EventKey, HoldToken, ObjectLabel, OrderId, ResaleListingId,
    SeasonKey, SectionLabel, Tag, TicketBuyerId, TicketType, WorkspaceKey, ZoneKey,
};
pub use local_date::LocalDate;
pub use map::{Entries, Keys, Map, Values};
pub use nullable::Nullable;
pub use object_info::{ChartObjectInfo, EventObjectInfo, Floor, Ids, LabelAndType, Labels, ObjectInfos};
pub use object_ref::ObjectRef;
pub use object_status::ObjectStatus;
pub use object_type::{AreaType, LabelType, ObjectType};
pub use open_enum::OtherValue;
pub use page::Page;
#[cfg(feature = "reports")]
pub use reports::*;
#[cfg(feature = "seasons")]
pub use season_events::SeasonEvents;
pub use secret::Secret;
pub use social_distancing::SocialDistancingRuleset;
pub use sort::{SortDirection, StatusChangeSort, StatusChangeSortField};
pub use status_change::{ObjectNotPresentReason, StatusChange, StatusChangeOrigin, StatusChangeOriginType};
pub use status_change_request::{StatusChangeAction, StatusChangeRequest, StatusChangeType};
pub use table_booking::{TableBookingConfig, TableBookingMode};
pub use text::Text;
pub use timestamp::Timestamp;
pub use venue_type::VenueType;
