//! The API, resource by resource: every operation is declared in the file of its resource.
//!
//! Charts, events and hold tokens are always there, and the rest with the features `administration`, `legacy`,
//! `reports` and `seasons`, which are on unless a program turns the default features off.

mod arguments;
mod effects;
#[macro_use]
mod sale;

#[cfg(feature = "administration")]
pub mod accounts;
pub mod charts;
#[cfg(feature = "administration")]
pub mod event_log;
pub mod events;
pub mod hold_tokens;
#[cfg(feature = "legacy")]
pub mod legacy;
#[cfg(feature = "reports")]
pub mod reports;
#[cfg(feature = "seasons")]
pub mod seasons;
#[cfg(feature = "administration")]
pub mod ticket_buyers;
#[cfg(feature = "administration")]
pub mod workspaces;

pub use charts::ChartArchive;
pub use events::{EventChannels, EventGroups};
#[cfg(feature = "legacy")]
pub use legacy::{LegacyCharts, LegacyEvents, LegacyReports, LegacySeasons, Subaccounts};
#[cfg(feature = "reports")]
pub use reports::{ChartReports, EventReports, UsageReports};

use crate::{AsyncClient, BlockingClient, Spec};

/// Declares the handles: a type per resource, and on both clients a method that makes it; with a feature in front,
/// only where that is on.
macro_rules! handles {
    ($(
        $(#[doc = $doc:literal])*
        $(#[cfg(feature = $feature:literal)])?
        $method:ident: $module:ident::$Handle:ident [$($LIST:ident),+];
    )*) => {
        $(
            $(#[cfg(feature = $feature)])?
            pub use $module::$Handle;

            $(#[cfg(feature = $feature)])?
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
            $(
                $(#[doc = $doc])*
                $(#[cfg(feature = $feature)])?
                pub fn $method(&self) -> $Handle<Self> { $Handle::new(self.clone()) }
            )*
        }

        impl BlockingClient {
            $(
                $(#[doc = $doc])*
                $(#[cfg(feature = $feature)])?
                pub fn $method(&self) -> $Handle<Self> { $Handle::new(self.clone()) }
            )*
        }

        /// The declarations of all resources, file by file.
        static DECLARATIONS: &[&[&[&Spec]]] = &[$( $(#[cfg(feature = $feature)])? &[$( $module::$LIST ),+] ),*];
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
    #[cfg(feature = "seasons")]
    seasons: seasons::Seasons [SEASONS, CREATE_SEASONS, PARTIAL_SEASONS];
    /// Reports: about the objects of events and charts, and about what is billed.
    #[cfg(feature = "reports")]
    reports: reports::Reports [
        EVENT_REPORTS, EVENT_DETAILS, EVENT_SUMMARIES,
        CHART_REPORTS, CHART_DETAILS, CHART_SUMMARIES, USAGE
    ];
    /// Workspaces: charts and events apart from each other, with keys of their own.
    #[cfg(feature = "administration")]
    workspaces: workspaces::Workspaces [WORKSPACES, SECRET_KEYS];
    /// Ticket buyers: the ids of the people who may hold and book.
    #[cfg(feature = "administration")]
    ticket_buyers: ticket_buyers::TicketBuyers [TICKET_BUYERS];
    /// The event log: what has happened to charts and events.
    #[cfg(feature = "administration")]
    event_log: event_log::EventLog [EVENT_LOG];
    /// The account that the secret key belongs to.
    #[cfg(feature = "administration")]
    accounts: accounts::Accounts [ACCOUNTS];
    /// What only old versions of the API's documentation know, with what has replaced it.
    #[cfg(feature = "legacy")]
    legacy: legacy::Legacy [
        LEGACY_CHARTS, LEGACY_EVENT_DETAILS, LEGACY_EVENT_SUMMARIES,
        LEGACY_USAGE, SUBACCOUNTS, LEGACY_EVENTS, LEGACY_SEASONS
    ];
}

/// Every operation that is compiled in, which all are unless features were turned off; read off the declarations
/// themselves.
///
/// ```
/// let mut names: Vec<_> = seatsio_core::operations().map(|spec| spec.name).collect();
/// assert!(names.contains(&"hold_tokens.create"));
/// ```
#[inline]
pub fn operations() -> impl Iterator<Item = &'static Spec> {
    DECLARATIONS.iter().copied().flatten().copied().flatten().copied()
}
