//! Pages as the pager sees them: where they start, how long they may be, what is known of one.

use crate::call::Cursor;
use crate::model::{answer::deserialized, stored::stored_by_name};

/// Where in a list a page starts, and in which direction the walk goes.
///
/// It can be stored, and a walk in another process goes on from it:
///
/// ```
/// use seatsio_core::call::{Cursor, Position};
///
/// let stored = serde_json::to_string(&Position::After(Cursor::from(81)))?;
/// assert_eq!(stored, r#"{"after":"81"}"#);
/// assert_eq!(serde_json::from_str::<Position>(&stored)?, Position::After(Cursor::from(81)));
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub enum Position {
    /// At the start of the list, going forwards.
    #[default]
    Start,
    /// Behind the item that the cursor names, going forwards.
    After(Cursor),
    /// Ahead of the item that the cursor names, going backwards.
    Before(Cursor),
}

stored_by_name! {
    Position { Start = "start", } with { After(Cursor) = "after", Before(Cursor) = "before", }
}

deserialized! { Position }

impl Position {
    /// The cursor, unless it is the start.
    #[must_use]
    #[inline]
    pub const fn cursor(&self) -> Option<&Cursor> {
        match self {
            Self::Start => None,
            Self::After(cursor) | Self::Before(cursor) => Some(cursor),
        }
    }

    #[inline]
    pub(crate) const fn is_backwards(&self) -> bool {
        matches!(self, Self::Before(_))
    }

    /// The same direction, from another place.
    #[inline]
    pub(crate) const fn moved_to(&self, cursor: Cursor) -> Self {
        match self {
            Self::Start | Self::After(_) => Self::After(cursor),
            Self::Before(_) => Self::Before(cursor),
        }
    }
}

/// How many items a page may have: 1 to 1000.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct PageSize(u16);

/// A page size that the service would not take.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct InvalidPageSize {
    /// The size asked for.
    pub given: u32,
}

crate::error::text!(InvalidPageSize, Self { given } => "a page has 1 to 1000 items, not {given}");

impl PageSize {
    /// The largest page.
    pub const LARGEST: Self = Self(1000);

    /// A page of `items` items.
    ///
    /// # Errors
    ///
    /// [`InvalidPageSize`] for 0 and for more than 1000.
    #[inline]
    pub fn new(items: u32) -> Result<Self, InvalidPageSize> {
        match u16::try_from(items) {
            Ok(size @ 1..=1000) => Ok(Self(size)),
            _ => Err(InvalidPageSize { given: items }),
        }
    }

    /// The number of items.
    #[must_use]
    #[inline]
    pub const fn get(self) -> u16 {
        self.0
    }

    /// The largest page with no more than `items` items, and with one at least.
    #[inline]
    pub(crate) fn at_most(items: u64) -> Self {
        u16::try_from(items).map_or(Self::LARGEST, |items| Self(items.clamp(1, Self::LARGEST.0)))
    }
}

/// A page to ask for.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct PageRequest {
    /// Where it starts.
    pub position: Position,
    /// How many items it may have; the server decides if this is not set.
    pub limit: Option<PageSize>,
}

/// What the pager has to know of a page that came.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PageShape {
    /// How many items it has.
    pub items: usize,
    /// Where the page after it starts, if there is one.
    pub next: Option<Cursor>,
    /// Where the page ahead of it ends, if there is one.
    pub previous: Option<Cursor>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_position_is_stored_by_its_name() {
        for (position, stored) in [
            (Position::Start, r#""start""#),
            (Position::After(Cursor::from(81)), r#"{"after":"81"}"#),
            (Position::Before(Cursor::from(7)), r#"{"before":"7"}"#),
        ] {
            assert_eq!(serde_json::to_string(&position).unwrap(), stored);
            assert_eq!(serde_json::from_str::<Position>(stored).unwrap(), position);
            let value = serde_json::to_value(&position).unwrap();
            assert_eq!(serde_json::from_value::<Position>(value).unwrap(), position);
        }
    }

    #[test]
    fn a_cursor_that_was_stored_as_a_number_is_read() {
        let position: Position = serde_json::from_str(r#"{"before":-7}"#).unwrap();
        assert_eq!(position, Position::Before("-7".parse().unwrap()));
    }

    #[test]
    fn what_names_no_position_is_none() {
        for json in [
            "null",
            "1",
            "{}",
            r#""Start""#,
            r#""after""#,
            r#"{"start":1}"#,
            r#"{"after":""}"#,
            r#"{"after":1.5}"#,
            r#"{"after":"1","before":"2"}"#,
        ] {
            assert!(serde_json::from_str::<Position>(json).is_err(), "{json}");
        }
    }
}
