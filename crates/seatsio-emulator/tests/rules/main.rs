//! The rules of the emulated service, one file per section of its behaviour; tests name the statement they check.

mod account;
mod anything;
mod authentication;
mod categories;
mod chart_copies;
mod chart_list;
mod chart_reports;
mod charts;
mod drafts;
mod errors;
mod event_log;
mod event_reports;
mod object_status;
mod paging;
mod show;
mod subaccounts;
mod support;
mod system;
mod thumbnails;
mod ticket_buyers;
mod usage;
mod validation;
mod workspaces;
