//! What clients see of usage, in the present shape and the old one.

use std::collections::BTreeMap;

use serde::Serialize;

use super::month::Month;
use super::report::Used;
use crate::event::{ObjectUsage, UsageReason};
use crate::time::Time;

/// All months (USG-2).
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Summary {
    #[serde(serialize_with = "Time::as_text")]
    usage_cutoff_date: Time,
    usage: Vec<MonthUsage>,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct MonthUsage {
    month: Month,
    num_used_objects: u64,
}

impl Summary {
    /// Usage is counted up to the very moment.
    pub(super) fn new(now: Time, months: &BTreeMap<Month, Used>) -> Self {
        let usage = months.iter().map(|(month, used)| MonthUsage {
            month: *month,
            num_used_objects: used.objects,
        });
        Self {
            usage_cutoff_date: now,
            usage: usage.collect(),
        }
    }
}

/// A month in the old list (LEG-8).
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct OldMonthUsage {
    month: Month,
    num_used_objects: u64,
    num_first_bookings: u64,
    num_first_bookings_or_selections: u64,
}

/// All months, as a bare list (LEG-8).
pub(super) fn old_summary(months: &BTreeMap<Month, Used>) -> Vec<OldMonthUsage> {
    let month = |(month, used): (&Month, &Used)| OldMonthUsage {
        month: *month,
        num_used_objects: used.objects,
        num_first_bookings: used.booked,
        num_first_bookings_or_selections: used.booked,
    };
    months.iter().map(month).collect()
}

/// One workspace in one month (USG-3).
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct WorkspaceUsage {
    pub(super) workspace: u64,
    pub(super) usage_by_chart: Vec<ChartUsage>,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct ChartUsage {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) chart: Option<ChartView>,
    pub(super) usage_by_event: Vec<EventUsageView>,
}

#[derive(Debug, Serialize)]
pub(super) struct ChartView {
    pub(super) name: String,
    pub(super) key: String,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct EventUsageView {
    pub(super) event: EventView,
    pub(super) num_used_objects: u64,
}

#[derive(Debug, Serialize)]
pub(super) struct EventView {
    pub(super) id: u64,
    pub(super) key: String,
    pub(super) deleted: bool,
}

/// One object of an event (USG-4).
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Object<'a> {
    object: &'a str,
    num_used_objects: u32,
    usage_by_reason: BTreeMap<UsageReason, u32>,
}

impl<'a> Object<'a> {
    pub(super) fn new(usage: &'a ObjectUsage) -> Self {
        Self {
            object: &usage.label,
            num_used_objects: usage.quantity,
            usage_by_reason: BTreeMap::from([(usage.reason, usage.quantity)]),
        }
    }
}

/// One object of an event, as it was told until November 2022 (USG-4).
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct OldObject<'a> {
    object: &'a str,
    num_first_bookings: u32,
    #[serde(skip_serializing_if = "Option::is_none")]
    first_booking_date: Option<String>,
    num_first_selections: u32,
    num_first_bookings_or_selections: u32,
}

impl<'a> OldObject<'a> {
    pub(super) fn new(usage: &'a ObjectUsage) -> Self {
        let bookings = usage.first_status_change.map_or(0, |_| usage.quantity);
        Self {
            object: &usage.label,
            num_first_bookings: bookings,
            first_booking_date: usage.first_status_change.map(|at| at.to_string()),
            num_first_selections: 0,
            num_first_bookings_or_selections: bookings,
        }
    }
}
