//! Counting what was used in the production workspaces of a company.

use std::collections::BTreeMap;

use super::month::Month;
use super::view::{ChartUsage, ChartView, EventUsageView, EventView, WorkspaceUsage};
use crate::company::Company;
use crate::event::{EventUsage, ObjectUsage};
use crate::workspace::Workspace;

/// What was used in a month.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Used {
    /// Objects, and places of areas.
    pub(super) objects: u64,
    /// Those of them whose status was changed.
    pub(super) booked: u64,
}

/// Workspaces for tests cost nothing.
fn counted_workspaces(company: &Company) -> impl Iterator<Item = &Workspace> {
    company.workspaces.iter().filter(|workspace| !workspace.is_test)
}

/// What was used in each month in which anything was, oldest month first.
pub(super) fn by_month(company: &Company) -> BTreeMap<Month, Used> {
    let mut months = BTreeMap::<Month, Used>::new();
    for event in counted_workspaces(company).flat_map(|workspace| workspace.events.usage()) {
        for object in &event.objects {
            let used = months.entry(Month::of(object.first_used)).or_default();
            let quantity = u64::from(object.quantity);
            used.objects += quantity;
            used.booked += object.first_status_change.map_or(0, |_| quantity);
        }
    }
    months
}

/// What was used in a month, by workspace, chart and event; those without any use are left out.
pub(super) fn by_workspace(company: &Company, month: Month) -> Vec<WorkspaceUsage> {
    let usage = |workspace: &Workspace| WorkspaceUsage {
        workspace: workspace.id,
        usage_by_chart: by_chart(workspace, month),
    };
    counted_workspaces(company)
        .map(usage)
        .filter(|usage| !usage.usage_by_chart.is_empty())
        .collect()
}

fn by_chart(workspace: &Workspace, month: Month) -> Vec<ChartUsage> {
    let mut charts = BTreeMap::<String, Vec<EventUsageView>>::new();
    for event in workspace.events.usage() {
        let num_used_objects = in_month(&event, month)
            .map(|object| u64::from(object.quantity))
            .sum();
        if num_used_objects > 0 {
            let view = EventView {
                id: event.id,
                key: event.key,
                deleted: event.is_deleted,
            };
            charts.entry(event.chart_key).or_default().push(EventUsageView {
                event: view,
                num_used_objects,
            });
        }
    }
    let chart = |key: String, usage_by_event| ChartUsage {
        chart: workspace.charts.by_key(&key).map(|chart| ChartView {
            name: chart.latest().name().to_owned(),
            key,
        }),
        usage_by_event,
    };
    charts
        .into_iter()
        .map(|(key, events)| chart(key, events))
        .collect()
}

/// What was used of an event in a month; `None` when there is no such event.
pub(super) fn of_event(company: &Company, id: u64, month: Month) -> Option<Vec<ObjectUsage>> {
    let mut events = counted_workspaces(company).flat_map(|workspace| workspace.events.usage());
    let event = events.find(|event| event.id == id)?;
    Some(in_month(&event, month).cloned().collect())
}

fn in_month(event: &EventUsage, month: Month) -> impl Iterator<Item = &ObjectUsage> {
    event
        .objects
        .iter()
        .filter(move |object| Month::of(object.first_used) == month)
}
