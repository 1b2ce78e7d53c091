//! In which order status changes are listed.

use std::fmt;

use serde_core::{Serialize, Serializer};

use crate::model::open_enum::closed_enum;

closed_enum! {
    /// By what status changes are listed.
    pub enum StatusChangeSortField {
        /// By the label of the object, from A on unless told otherwise.
        ObjectLabel = "objectLabel",
        /// By date, the newest first unless told otherwise.
        Date = "date",
        /// By status, from A on unless told otherwise.
        Status = "status",
    }
}

closed_enum! {
    /// Which end of a list comes first.
    pub enum SortDirection {
        /// The smallest, or the oldest.
        Ascending = "asc",
        /// The largest, or the newest.
        Descending = "desc",
    }
}

/// The order in which status changes are listed: a field, and which end comes first.
///
/// ```
/// use seatsio_core::model::{SortDirection, StatusChangeSort, StatusChangeSortField};
///
/// assert_eq!(StatusChangeSort::from(StatusChangeSortField::Status).to_string(), "status");
/// let newest_last = StatusChangeSort::new(StatusChangeSortField::Date, SortDirection::Ascending);
/// assert_eq!(newest_last.to_string(), "date:asc");
/// ```
///
/// Documented at <https://docs.seats.io/docs/api/list-status-changes>.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct StatusChangeSort {
    field: StatusChangeSortField,
    direction: Option<SortDirection>,
}

impl StatusChangeSort {
    /// By this field, in this direction.
    #[must_use]
    #[inline]
    pub const fn new(field: StatusChangeSortField, direction: SortDirection) -> Self {
        Self {
            field,
            direction: Some(direction),
        }
    }

    /// The order as it is put into the query.
    #[must_use]
    #[inline]
    pub const fn as_str(self) -> &'static str {
        use SortDirection::{Ascending, Descending};
        use StatusChangeSortField::{Date, ObjectLabel, Status};

        match (self.field, self.direction) {
            (ObjectLabel, Some(Ascending)) => "objectLabel:asc",
            (ObjectLabel, Some(Descending)) => "objectLabel:desc",
            (Date, Some(Ascending)) => "date:asc",
            (Date, Some(Descending)) => "date:desc",
            (Status, Some(Ascending)) => "status:asc",
            (Status, Some(Descending)) => "status:desc",
            (field, None) => field.as_str(),
        }
    }
}

impl From<StatusChangeSortField> for StatusChangeSort {
    /// By this field, in the server's own direction.
    #[inline]
    fn from(field: StatusChangeSortField) -> Self {
        Self {
            field,
            direction: None,
        }
    }
}

impl AsRef<str> for StatusChangeSort {
    #[inline]
    fn as_ref(&self) -> &str {
        self.as_str()
    }
}

impl fmt::Display for StatusChangeSort {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl Serialize for StatusChangeSort {
    #[inline]
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}
