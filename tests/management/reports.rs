//! Reports.

use crate::Hall;
use seatsio_core::{
    Error,
    model::{
        BookWholeTablesMode, ChartReportType, ChartReportVersion, ChartSummaryReportType, EventReport,
        EventReportType, EventSummaryReportType, FlatList, Month, UsageForObject,
    },
};
use std::ops::ControlFlow;

#[test]
fn every_grouping_has_the_same_objects() -> Result<(), Error> {
    let hall = Hall::open();
    let event = hall.event()?;
    let reports = hall.client.reports().events();
    let all = reports.flat_list(event).send()?.len();
    assert!(all > 10);
    for grouping in EventReportType::ALL {
        assert_eq!(
            reports.detail(event, *grouping).send()?.object_count(),
            all,
            "{grouping}"
        );
    }
    Ok(())
}

#[test]
fn a_filtered_report_is_one_group_of_the_whole() -> Result<(), Error> {
    let hall = Hall::open();
    let event = hall.event()?;
    let reports = hall.client.reports().events();
    for grouping in EventReportType::ALL {
        let whole = reports.detail(event, *grouping).send()?;
        let (name, objects) = whole
            .groups()
            .find(|(_, objects)| !objects.is_empty())
            .expect("a group");
        let filtered = reports.detail_filtered(event, *grouping, name).send()?;
        assert_eq!(filtered.group(name), objects, "{grouping}");
        assert_eq!(filtered.object_count(), objects.len(), "{grouping}");
    }
    Ok(())
}

#[test]
fn every_summary_counts_the_same_places() -> Result<(), Error> {
    let hall = Hall::open();
    let event = hall.event()?;
    let reports = hall.client.reports().events();
    let places: u64 = reports
        .summary_by_status(event)
        .send()?
        .values()
        .map(|item| item.count)
        .sum();
    for grouping in EventSummaryReportType::ALL {
        let summary = reports.summary(event, *grouping).send()?;
        assert_eq!(
            summary.values().map(|item| item.count).sum::<u64>(),
            places,
            "{grouping}"
        );
        let deep = reports.deep_summary(event, *grouping).send()?;
        assert_eq!(
            deep.values().map(|item| item.count).sum::<u64>(),
            places,
            "{grouping}"
        );
    }
    Ok(())
}

#[test]
fn a_booked_seat_is_found_by_whatever_it_is_asked_for() -> Result<(), Error> {
    let hall = Hall::open();
    let event = hall.event()?;
    let reports = hall.client.reports().events();
    assert_eq!(
        reports
            .by_status_filtered(event, "booked")
            .send()?
            .group("booked")[0]
            .label(),
        "A-1"
    );
    assert_eq!(
        reports
            .by_order_id_filtered(event, "order-1")
            .send()?
            .group("order-1")[0]
            .label(),
        "A-1"
    );
    assert_eq!(
        reports.by_label_filtered(event, "A-1").send()?.group("A-1").len(),
        1
    );
    let reasons = reports
        .by_availability_reason(event)
        .season_bookings_propagated(false)
        .send()?;
    assert_eq!(reasons.group("booked").len(), 1);
    Ok(())
}

#[test]
fn a_report_can_be_visited_without_being_built() -> Result<(), Box<dyn std::error::Error>> {
    let hall = Hall::open();
    let event = hall.event()?;
    let reports = hall.client.reports().events();

    let body = reports.by_status(event).send_for_bytes()?;
    let mut booked = Vec::new();
    EventReport::visit(&body, |group, object| {
        if group == "booked" {
            booked.push(object.label().to_string());
        }
        ControlFlow::Continue(())
    })?;
    assert_eq!(booked, ["A-1"]);

    let body = reports.flat_list(event).send_for_bytes()?;
    let mut first = None;
    FlatList::visit(&body, |object| {
        first = Some(object.label().to_string());
        ControlFlow::Break(())
    })?;
    assert_eq!(first.as_deref(), Some("A-1"));
    Ok(())
}

#[test]
fn the_csv_file_names_labels_and_statuses() -> Result<(), Error> {
    let hall = Hall::open();
    let event = hall.event()?;
    let csv = hall.client.reports().events().flat_list_csv(event).send()?;
    assert!(
        csv.lines()
            .any(|line| line.contains("A-1") && line.contains("booked")),
        "{csv}"
    );
    Ok(())
}

#[test]
fn charts_report_their_objects_in_both_versions() -> Result<(), Error> {
    let hall = Hall::open();
    let key = hall.demo.chart_key.as_str();
    let reports = hall.client.reports().charts();
    for grouping in ChartReportType::ALL {
        let report = reports
            .detail(key, *grouping)
            .book_whole_tables(BookWholeTablesMode::Chart)
            .send()?;
        assert!(report.object_count() > 10, "{grouping}");
    }
    let places = |summary: seatsio_core::model::ChartReportSummary| {
        summary.values().map(|item| item.count).sum::<u64>()
    };
    let all = places(reports.summary_by_object_type(key).send()?);
    for grouping in ChartSummaryReportType::ALL {
        assert_eq!(places(reports.summary(key, *grouping).send()?), all, "{grouping}");
    }

    hall.event()?;
    hall.client.charts().update(key).name("Renovated").send()?;
    let draft = reports.by_label(key).version(ChartReportVersion::Draft).send()?;
    assert_eq!(
        draft,
        reports
            .by_label(key)
            .version(ChartReportVersion::Published)
            .send()?
    );
    Ok(())
}

#[test]
fn usage_is_reported_for_the_company() -> Result<(), Error> {
    let hall = Hall::open();
    let event = hall.client.events().retrieve(hall.event()?).send()?;
    let usage = hall.admin.reports().usage();
    let month = usage.summary_for_all_months().send()?.usage[0].month;
    let workspaces = usage.details_for_month(month).send()?;
    assert_eq!(
        workspaces[0].usage_by_chart[0].usage_by_event[0].event.key,
        event.key
    );
    let objects = usage.details_for_event_in_month(month, event.id).send()?;
    assert!(matches!(&objects[..], [UsageForObject::V2(used)] if used.object == "A-1"));
    Ok(())
}

#[test]
fn billed_renderings_are_reported_although_nobody_documents_them() -> Result<(), Error> {
    let hall = Hall::open();
    let usage = hall.admin.reports().usage();
    let month = Month::new(2026, 3);
    usage.billable_renderings_summary_for_all_months().send()?;
    usage
        .billable_renderings_for_chart_in_month(month, hall.demo.chart_key.as_str())
        .send()?;
    assert_eq!(
        usage.billable_renderings_summary_for_month(month).send()?.month,
        Some(month)
    );
    Ok(())
}
