//! `Page`: a stretch of a list, and where its neighbours are.

use std::fmt;
use std::marker::PhantomData;

use serde_core::de::{Deserialize, Deserializer, IgnoredAny, MapAccess, Visitor};

use crate::call::Cursor;
use crate::model::Text;
use crate::model::json::{Fault, Parser, Read};

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
    fn read(json: &mut Parser<'_>) -> Result<Self, Fault> {
        let mut page = Self {
            items: Vec::new(),
            next_page_starts_after: None,
            previous_page_ends_before: None,
        };
        let mut fields = json.fields("the JSON object of a page", KEYS)?;
        while let Some(key) = json.field(&mut fields)? {
            match key {
                0 => page.items = Vec::read(json)?,
                1 => page.next_page_starts_after = json.text_or_number()?.parse().ok(),
                _ => page.previous_page_ends_before = json.text_or_number()?.parse().ok(),
            }
        }
        Ok(page)
    }
}

const KEYS: &[&str] = &["items", "next_page_starts_after", "previous_page_ends_before"];

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
        let cursor = |text: Option<Text>| text?.parse().ok();
        while let Some(key) = map.next_key::<Text>()? {
            match KEYS.iter().position(|known| key == *known) {
                Some(0) => page.items = map.next_value::<Option<Vec<T>>>()?.unwrap_or_default(),
                Some(1) => page.next_page_starts_after = cursor(map.next_value()?),
                Some(2) => page.previous_page_ends_before = cursor(map.next_value()?),
                _ => {
                    map.next_value::<IgnoredAny>()?;
                }
            }
        }
        Ok(page)
    }
}
