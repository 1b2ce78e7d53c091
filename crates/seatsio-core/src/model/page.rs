//! `Page`: a stretch of a list, and where its neighbours are.

use std::fmt;
use std::marker::PhantomData;

use serde::de::{Deserialize, Deserializer, IgnoredAny, MapAccess, Visitor};

use crate::call::Cursor;
use crate::model::Text;
use crate::model::answer::{Keys, readable};
use crate::model::json::{Fault, Read, Value};

/// A page of a list: at most 1000 items, and the cursors of the pages beside it.
///
/// Documented at <https://docs.seats.io/docs/api/pagination>.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Page<T> {
    /// The items, in the order of the list. A page may be empty although others follow.
    pub items: Vec<T>,
    /// Where the next page starts; `None` on the last page.
    pub next_page_starts_after: Option<Cursor>,
    /// Where the previous page ends; `None` on the first page.
    pub previous_page_ends_before: Option<Cursor>,
}

impl<T> Page<T> {
    /// The last page of a list, for lists of other APIs that are read by a decoder of your own;
    /// set the cursors for others.
    #[must_use]
    #[inline]
    pub fn new(items: Vec<T>) -> Self {
        Self {
            items,
            next_page_starts_after: None,
            previous_page_ends_before: None,
        }
    }

    /// Says where the next page starts; `None` on the last page.
    #[must_use]
    #[inline]
    pub fn next(mut self, cursor: Option<Cursor>) -> Self {
        self.next_page_starts_after = cursor;
        self
    }

    /// Says where the previous page ends; `None` on the first page.
    #[must_use]
    #[inline]
    pub fn previous(mut self, cursor: Option<Cursor>) -> Self {
        self.previous_page_ends_before = cursor;
        self
    }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Page<T> {
    #[inline]
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(PageVisitor(PhantomData))
    }
}

impl<T: Read> Read for Page<T> {
    #[inline]
    fn read(value: Value<'_>) -> Result<Self, Fault> {
        let mut page = Self {
            items: Vec::new(),
            next_page_starts_after: None,
            previous_page_ends_before: None,
        };
        value.fields("the JSON object of a page", Keys::new(KEYS), &mut |key, value| {
            match key {
                0 => page.items = Vec::read(value)?,
                1 => page.next_page_starts_after = readable(Text::read(value)?),
                _ => page.previous_page_ends_before = readable(Text::read(value)?),
            }
            Ok(())
        })?;
        Ok(page)
    }
}

const KEYS: &[(&str, bool)] = &[
    ("items", false),
    ("next_page_starts_after", false),
    ("previous_page_ends_before", false),
];

/// Reads pages of other types than the crate's own.
struct PageVisitor<T>(PhantomData<T>);

impl<'de, T: Deserialize<'de>> Visitor<'de> for PageVisitor<T> {
    type Value = Page<T>;

    #[inline]
    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the JSON object of a page")
    }

    #[inline]
    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Page<T>, A::Error> {
        let mut page = Page {
            items: Vec::new(),
            next_page_starts_after: None,
            previous_page_ends_before: None,
        };
        let mut keys = Keys::new(KEYS);
        while let Some(key) = map.next_key::<Text>()? {
            match keys.place(&key).unwrap_or(KEYS.len()) {
                0 => page.items = map.next_value::<Option<Vec<T>>>()?.unwrap_or_default(),
                1 => page.next_page_starts_after = map.next_value::<Option<Text>>()?.and_then(readable),
                2 => page.previous_page_ends_before = map.next_value::<Option<Text>>()?.and_then(readable),
                _ => {
                    map.next_value::<IgnoredAny>()?;
                }
            }
        }
        Ok(page)
    }
}
