//! `VenueType`: what a chart is built of.

use crate::model::open_enum::open_enum;

open_enum! {
    /// What a chart is built of. New charts are [`Simple`](Self::Simple) unless told otherwise.
    pub enum VenueType else
    /// A type that this version has no name for.
    Unknown {
        /// Rows, tables, areas and booths, without sections.
        Simple = "SIMPLE",
        /// Sections, on one floor or several.
        WithSectionsAndFloors = "WITH_SECTIONS_AND_FLOORS",
        /// Zones, each with a focal point of its own.
        WithZones = "WITH_ZONES",
        /// An old name: no sections.
        Mixed = "MIXED",
        /// An old name: rows in sections.
        RowsWithSections = "ROWS_WITH_SECTIONS",
        /// An old name: rows without sections.
        RowsWithoutSections = "ROWS_WITHOUT_SECTIONS",
        /// An old name of [`WithZones`](Self::WithZones).
        Zones = "ZONES",
        /// An old name: tables.
        Tables = "TABLES",
    }
}
