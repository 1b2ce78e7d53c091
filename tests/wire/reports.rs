//! Reports.

use crate::args::{Args, Sent, done, set};
use seatsio_core::{
    BlockingClient,
    model::{BookWholeTablesMode, ChartReportVersion, Month},
};
use serde_json::Value;

pub fn send(client: &BlockingClient, operation: &str, args: &Args) -> Option<Sent> {
    match operation.rsplit_once('.')? {
        ("reports.events", report) => event_report(client, report, args),
        ("reports.charts", report) => chart_report(client, report, args),
        ("reports.usage", report) => usage_report(client, report, args),
        ("reports", "subscription") => Some(done(client.reports().usage().subscription().send())),
        _ => None,
    }
}

/// A line for each grouping of event reports, of which some have no summaries.
macro_rules! event_reports {
    ($reports:ident, $report:ident, $args:ident; $( $name:ident $filtered:ident $($summary:ident $deep:ident)?; )*) => {
        match $report {
            $(
                stringify!($name) => match $args.text("filter") {
                    Some(filter) => event_reports!(@send $args, $reports.$filtered($args.needed("event_key"), filter)),
                    None => event_reports!(@send $args, $reports.$name($args.needed("event_key"))),
                },
                $(
                    stringify!($summary) => event_reports!(@send $args, $reports.$summary($args.needed("event_key"))),
                    stringify!($deep) => event_reports!(@send $args, $reports.$deep($args.needed("event_key"))),
                )?
            )*
            "flat_list" => event_reports!(@send $args, $reports.flat_list($args.needed("event_key"))),
            "flat_list_csv" => event_reports!(@send $args, $reports.flat_list_csv($args.needed("event_key"))),
            _ => return None,
        }
    };
    (@send $args:ident, $report:expr) => { done(set!($report, $args, flag season_bookings_propagated).send()) };
}

fn event_report(client: &BlockingClient, report: &str, args: &Args) -> Option<Sent> {
    let reports = client.reports().events();
    if report.ends_with("by_selectability") {
        return selectability_report(client, report, args);
    }
    // The recorded client takes the key of a category in a filter as a number, too.
    if let ("by_category_key", Some(Value::Number(filter))) = (report, args.json("filter")) {
        let report = reports.by_category_key_filtered(args.needed("event_key"), filter.as_i64()?);
        return Some(event_reports!(@send args, report));
    }
    Some(event_reports! { reports, report, args;
        by_status by_status_filtered summary_by_status deep_summary_by_status;
        by_object_type by_object_type_filtered summary_by_object_type deep_summary_by_object_type;
        by_category_label by_category_label_filtered summary_by_category_label deep_summary_by_category_label;
        by_category_key by_category_key_filtered summary_by_category_key deep_summary_by_category_key;
        by_label by_label_filtered;
        by_order_id by_order_id_filtered;
        by_section by_section_filtered summary_by_section deep_summary_by_section;
        by_zone by_zone_filtered summary_by_zone deep_summary_by_zone;
        by_availability by_availability_filtered summary_by_availability deep_summary_by_availability;
        by_availability_reason by_availability_reason_filtered
            summary_by_availability_reason deep_summary_by_availability_reason;
        by_channel by_channel_filtered summary_by_channel deep_summary_by_channel;
    })
}

fn selectability_report(client: &BlockingClient, report: &str, args: &Args) -> Option<Sent> {
    let reports = client.legacy().reports();
    let event = args.needed("event_key");
    Some(match (report, args.text("filter")) {
        ("by_selectability", None) => event_reports!(@send args, reports.by_selectability(event)),
        ("by_selectability", Some(filter)) => {
            event_reports!(@send args, reports.by_selectability_filtered(event, filter))
        }
        ("summary_by_selectability", _) => {
            event_reports!(@send args, reports.summary_by_selectability(event))
        }
        ("deep_summary_by_selectability", _) => {
            event_reports!(@send args, reports.deep_summary_by_selectability(event))
        }
        _ => return None,
    })
}

macro_rules! chart_reports {
    ($reports:ident, $report:ident, $args:ident; $($name:ident)*) => {
        match $report {
            $(
                stringify!($name) => {
                    let report = $reports.$name($args.needed("chart_key"));
                    done(set!(report, $args, book_whole_tables book_whole_tables, report_version version).send())
                }
            )*
            _ => return None,
        }
    };
}

fn chart_report(client: &BlockingClient, report: &str, args: &Args) -> Option<Sent> {
    let reports = client.reports().charts();
    Some(chart_reports! { reports, report, args;
        by_label by_object_type summary_by_object_type by_category_key summary_by_category_key
        by_category_label summary_by_category_label by_section summary_by_section by_zone summary_by_zone
    })
}

fn usage_report(client: &BlockingClient, report: &str, args: &Args) -> Option<Sent> {
    let reports = client.reports().usage();
    Some(match report {
        "summary_for_all_months" => done(reports.summary_for_all_months().send()),
        "details_for_month" => done(reports.details_for_month(args.month("month")?).send()),
        "details_for_event_in_month" => done(
            reports
                .details_for_event_in_month(args.month("month")?, args.id("event_id")?)
                .send(),
        ),
        "billable_renderings_summary_for_all_months" => {
            done(reports.billable_renderings_summary_for_all_months().send())
        }
        "billable_renderings_summary_for_month" => done(
            reports
                .billable_renderings_summary_for_month(args.month("month")?)
                .send(),
        ),
        "billable_renderings_for_chart_in_month" => {
            let chart = args.needed("chart_key");
            done(
                reports
                    .billable_renderings_for_chart_in_month(args.month("month")?, chart)
                    .send(),
            )
        }
        _ => return None,
    })
}

impl Args {
    fn month(&self, name: &str) -> Option<Month> {
        self.read_as(name, "a month", |value| {
            let year = value.get("year")?.as_u64()?.try_into().ok()?;
            Some(Month::new(year, value.get("month")?.as_u64()?.try_into().ok()?))
        })
    }

    fn book_whole_tables(&self, name: &str) -> Option<BookWholeTablesMode> {
        self.read_as(name, "a way to book tables", |value| {
            let text = value.as_bool().map_or_else(
                || value.as_str().unwrap_or_default().to_owned(),
                |b| b.to_string(),
            );
            BookWholeTablesMode::ALL
                .iter()
                .copied()
                .find(|mode| mode.as_str() == text)
        })
    }

    fn report_version(&self, name: &str) -> Option<ChartReportVersion> {
        self.read_as(name, "a version of a chart", |value| {
            ChartReportVersion::ALL
                .iter()
                .copied()
                .find(|version| Some(version.as_str()) == value.as_str())
        })
    }
}
