//! `ChartStatus`: whether a chart has events, and whether it has a draft.

use crate::model::open_enum::open_enum;

open_enum! {
    /// Whether a chart has events, and whether it has a draft.
    pub enum ChartStatus else
    /// A status that this version has no name for.
    Unknown {
        /// There are no events yet: changes are published at once.
        NotUsed = "NOT_USED",
        /// There are events, and no draft.
        Published = "PUBLISHED",
        /// There are events, and a draft that is not published yet.
        PublishedWithDraft = "PUBLISHED_WITH_DRAFT",
    }
}
