//! `Cursor`: the place in a list from which the next or the previous page is asked for.

use std::fmt;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::model::{ChartId, EventId, EventLogItemId, StatusChangeId, Text, WorkspaceId};

/// A place in a list. Pages carry the cursors of their neighbours; the id of an item works too.
///
/// The server writes it as a text of digits or as a number; both are the same cursor.
///
/// ```
/// use seatsio_core::model::Cursor;
///
/// assert_eq!(Cursor::from(12), Cursor::from("12"));
/// ```
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct Cursor(Text);

impl Cursor {
    /// The cursor as it is put into the query.
    #[must_use]
    pub fn as_str(&self) -> &str {
        self.0.as_str()
    }
}

impl AsRef<str> for Cursor {
    fn as_ref(&self) -> &str {
        self.as_str()
    }
}

impl fmt::Debug for Cursor {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Cursor").field(&self.as_str()).finish()
    }
}

impl fmt::Display for Cursor {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl From<&str> for Cursor {
    fn from(text: &str) -> Self {
        Self(Text::from(text))
    }
}

impl From<String> for Cursor {
    fn from(text: String) -> Self {
        Self(Text::from(text))
    }
}

impl From<&Cursor> for Cursor {
    fn from(cursor: &Cursor) -> Self {
        cursor.clone()
    }
}

impl From<u64> for Cursor {
    fn from(number: u64) -> Self {
        Self(Text::from(number.to_string()))
    }
}

macro_rules! from_ids {
    ($( $id:ident )*) => { $(
        impl From<$id> for Cursor {
            fn from(id: $id) -> Self {
                Self::from(id.get())
            }
        }
    )* };
}

from_ids! { ChartId EventId WorkspaceId StatusChangeId EventLogItemId }

impl Serialize for Cursor {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.0.serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for Cursor {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Text::deserialize(deserializer).map(Self)
    }
}
