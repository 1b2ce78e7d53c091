//! The rules of the emulated service, one file per section of its behaviour; tests name the statement they check.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test fails by panicking"
)]

mod account;
mod anything;
mod areas;
mod authentication;
mod best_available;
mod categories;
mod channels;
mod chart_copies;
mod chart_list;
mod chart_reports;
mod charts;
mod drafts;
mod errors;
mod event_log;
mod event_reports;
mod event_updates;
mod events;
mod extra_data;
mod for_sale;
mod histories;
mod history;
mod hold_tokens;
mod object_conflicts;
mod object_infos;
mod object_marks;
mod object_status;
mod open_points;
mod operations;
mod paging;
mod season_histories;
mod season_overrides;
mod season_sales;
mod seasons;
mod show;
mod status_changes;
mod subaccounts;
mod support;
mod system;
mod tables;
mod thumbnails;
mod ticket_buyers;
mod usage;
mod validation;
mod workspaces;
