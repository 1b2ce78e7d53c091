//! The API, resource by resource: every operation is declared in the file of its resource.

mod arguments;
mod effects;
#[macro_use]
mod sale;

pub mod accounts;
pub mod charts;
pub mod event_log;
pub mod events;
pub mod hold_tokens;
pub mod legacy;
pub mod reports;
pub mod seasons;
pub mod ticket_buyers;
pub mod workspaces;

pub use charts::ChartArchive;
pub use events::{EventChannels, EventGroups};
pub use legacy::{LegacyCharts, LegacyEvents, LegacyReports, LegacySeasons, Subaccounts};
pub use reports::{ChartReports, EventReports, UsageReports};

use crate::{AsyncClient, BlockingClient, Spec};

/// Declares the handles: a type per resource, and on both clients a method that makes it.
macro_rules! handles {
    ($( $(#[$doc:meta])* $method:ident: $module:ident::$Handle:ident [$($LIST:ident),+]; )*) => {
        $(
            pub use $module::$Handle;

            impl<C> $Handle<C> {
                /// The handle of a client, for code that is generic over the kind of client; otherwise
                /// the client's own method is shorter.
                #[inline]
                pub fn new(client: C) -> Self {
                    Self { client }
                }
            }
        )*

        impl AsyncClient {
            $( $(#[$doc])* pub fn $method(&self) -> $Handle<Self> { $Handle::new(self.clone()) } )*
        }

        impl BlockingClient {
            $( $(#[$doc])* pub fn $method(&self) -> $Handle<Self> { $Handle::new(self.clone()) } )*
        }

        /// The declarations of all resources, file by file.
        static DECLARATIONS: &[&[&Spec]] = &[$( $( $module::$LIST ),+ ),*];
    };
}

handles! {
    /// Charts: create, retrieve, list and update them; categories, versions, tags, copies and the archive.
    charts: charts::Charts [
        CHARTS, CATEGORIES, VERSIONS, TAGS, COPIES,
        ARCHIVE, ARCHIVED_CHARTS
    ];
    /// Events: create, list, book, hold, release and more.
    events: events::Events [
        EVENTS, CREATE_EVENTS, UPDATE_EVENTS, STATUS_CHANGES, STATUS_CHANGES_OF_ONE_EVENT, STATUS_CHANGES_OF_GROUPS,
        STATUS_CHANGE_BATCHES, BEST_AVAILABLE, SEASON_STATUSES, OBJECT_INFOS, EXTRA_DATA, STATUS_CHANGE_LOG,
        FOR_SALE_EDITS, FOR_SALE_REPLACEMENTS, CHANNELS
    ];
    /// Hold tokens: create, retrieve, change when they expire.
    hold_tokens: hold_tokens::HoldTokens [HOLD_TOKENS];
    /// Seasons: create, retrieve and update them, their partial seasons and their events.
    seasons: seasons::Seasons [SEASONS, CREATE_SEASONS, PARTIAL_SEASONS];
    /// Reports: about the objects of events and charts, and about what is billed.
    reports: reports::Reports [
        EVENT_REPORTS, EVENT_DETAILS, EVENT_SUMMARIES,
        CHART_REPORTS, CHART_DETAILS, CHART_SUMMARIES, USAGE
    ];
    /// Workspaces: charts and events apart from each other, with keys of their own.
    workspaces: workspaces::Workspaces [WORKSPACES, SECRET_KEYS];
    /// Ticket buyers: the ids of the people who may hold and book.
    ticket_buyers: ticket_buyers::TicketBuyers [TICKET_BUYERS];
    /// The event log: what has happened to charts and events.
    event_log: event_log::EventLog [EVENT_LOG];
    /// The account that the secret key belongs to.
    accounts: accounts::Accounts [ACCOUNTS];
    /// What only old versions of the API's documentation know, with what has replaced it.
    legacy: legacy::Legacy [
        LEGACY_CHARTS, LEGACY_EVENT_DETAILS, LEGACY_EVENT_SUMMARIES,
        LEGACY_USAGE, SUBACCOUNTS, LEGACY_EVENTS, LEGACY_SEASONS
    ];
}

/// Every operation of the crate, read off the declarations themselves.
///
/// ```
/// let mut names: Vec<_> = seatsio_core::operations().map(|spec| spec.name).collect();
/// assert!(names.contains(&"hold_tokens.create"));
/// ```
#[inline]
pub fn operations() -> impl Iterator<Item = &'static Spec> {
    DECLARATIONS.iter().copied().flatten().copied()
}
