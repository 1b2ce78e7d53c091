//! Events of a workspace: what they are, and what happened to their objects (sections 7, 8, 16 and 17).

pub(crate) mod area_places;
mod counters;
mod displayed_label;
mod event_view;
mod events;
mod extra_data;
mod fields;
mod infos;
mod manage;
mod object_info;
mod record;
mod records;
mod role;
mod routes;
mod scope;
pub(crate) mod shape;
mod status;
mod table_booking;
mod usage;
mod view;

use indexmap::IndexMap;
use serde::{Deserialize, Serialize};

pub(crate) use counters::Counters;
pub(crate) use displayed_label::displayed_label;
pub(crate) use event_view::EventView;
pub(crate) use events::Events;
pub(crate) use fields::{Fields, read};
pub(crate) use manage::{check_chart, check_new_key, log, log_for_sale};
pub(crate) use object_info::partition_object;
pub(crate) use record::{Record, Resale};
pub(crate) use records::{Drafts, Records};
pub(crate) use role::Role;
pub(crate) use routes::{ROUTES, expire};
pub(crate) use scope::{Occupancy, Scope, Target};
pub(crate) use status::Status;
pub(crate) use table_booking::TableBooking;
pub(crate) use usage::{EventUsage, ObjectUsage, UsageReason};
pub(crate) use view::{Places, View};

use crate::channel::Channels;
use crate::drawing::{Category, CategoryKey};
use crate::for_sale::{ForSaleConfig, Quota};
use crate::status_change::LogEntry;
use crate::store::Keyed;
use crate::time::Time;

/// An event or a season: a season is an event that has events (SEA-1).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct Event {
    pub(crate) id: u64,
    pub(crate) key: String,
    pub(crate) name: Option<String>,
    /// As `2026-07-09`.
    pub(crate) date: Option<String>,
    pub(crate) chart_key: String,
    pub(crate) table_booking: TableBooking,
    /// The event's own, beside those of the chart.
    pub(crate) categories: Vec<Category>,
    /// Object label to category key, in the place of the drawn one.
    pub(crate) object_categories: IndexMap<String, CategoryKey>,
    pub(crate) channels: Channels,
    pub(crate) for_sale: Option<ForSaleConfig>,
    pub(crate) for_sale_quota: Quota,
    pub(crate) role: Role,
    pub(crate) is_in_the_past: bool,
    pub(crate) created_on: Time,
    pub(crate) updated_on: Option<Time>,
    pub(crate) records: Records,
    /// Oldest first.
    pub(crate) log: Vec<LogEntry>,
    /// When each object was first put into a channel, which counts as usage.
    pub(crate) first_in_channel: IndexMap<String, Time>,
}

impl Event {
    /// An object's record, as it will be with the changes that are being worked out.
    pub(crate) fn record<'a>(&'a self, label: &str, drafts: &'a Drafts) -> Option<&'a Record> {
        drafts.get(self.id, label).or_else(|| self.records.get(label))
    }
}

impl Keyed for Event {
    fn id(&self) -> u64 {
        self.id
    }

    fn key(&self) -> &str {
        &self.key
    }
}
