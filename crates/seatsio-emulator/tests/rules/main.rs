//! The rules of the emulated service, one file per section of its behaviour; tests name the statement they check.

mod account;
mod anything;
mod authentication;
mod categories;
mod chart_copies;
mod chart_list;
mod charts;
mod errors;
mod event_log;
mod paging;
mod subaccounts;
mod support;
mod system;
mod ticket_buyers;
mod validation;
mod workspaces;
