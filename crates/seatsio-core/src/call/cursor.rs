//! The place in a list from which a page starts.

use crate::model::Text;
use crate::model::answer::deserialized;
use crate::model::json::{Fault, Parser, Read, Value};
use serde_core::{Serialize, Serializer};
use std::fmt;
use std::str::FromStr;

/// An opaque place in a list, as the server gave it.
///
/// Keep it as text to go on with a walk later. The service sends cursors as digit strings today and
/// sent numbers once; both are read, and `"12"` and `12` are the same cursor.
///
/// ```
/// use seatsio_core::call::Cursor;
///
/// let stored: Cursor = serde_json::from_str("12").unwrap();
/// assert_eq!(stored, "12".parse().unwrap());
/// assert_eq!(stored.to_string(), "12");
/// ```
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct Cursor(Text);

/// A cursor without any text.
///
/// An empty cursor names no place, and sent in a query it would mean something else than no cursor.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct EmptyCursor;

crate::error::text!(EmptyCursor, Self => "a cursor must not be empty");

impl Cursor {
    /// The text that goes into the query.
    #[must_use]
    #[inline]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromStr for Cursor {
    type Err = EmptyCursor;

    #[inline]
    fn from_str(text: &str) -> Result<Self, EmptyCursor> {
        if text.is_empty() {
            Err(EmptyCursor)
        } else {
            Ok(Self(text.into()))
        }
    }
}

impl From<u64> for Cursor {
    #[inline]
    fn from(id: u64) -> Self {
        Self(Text::from(id.to_string()))
    }
}

impl AsRef<str> for Cursor {
    #[inline]
    fn as_ref(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Cursor {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Debug for Cursor {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Cursor({:?})", &*self.0)
    }
}

impl Serialize for Cursor {
    #[inline]
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.0)
    }
}

impl Read for Cursor {
    #[inline]
    fn read(json: &mut Parser<'_>) -> Result<Self, Fault> {
        match json.value()? {
            Value::Text(text) => text
                .parse()
                .map_err(|error: EmptyCursor| Fault::new(error.to_string())),
            Value::Whole(id) => Ok(id.into()),
            Value::Negative(id) => Ok(Self(Text::from(id.to_string()))),
            other => Err(other.unexpected("a cursor: a string or a whole number")),
        }
    }
}

deserialized! { Cursor }

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn numbers_and_digit_strings_are_the_same_cursor(id: u64) {
            let number: Cursor = serde_json::from_str(&id.to_string()).unwrap();
            let text: Cursor = serde_json::from_str(&format!("\"{id}\"")).unwrap();
            prop_assert_eq!(&number, &text);
            prop_assert_eq!(number, Cursor::from(id));
        }

        #[test]
        fn a_stored_cursor_comes_back_as_it_was(text in ".+") {
            let cursor: Cursor = text.parse().unwrap();
            let stored = serde_json::to_string(&cursor).unwrap();
            prop_assert_eq!(serde_json::from_str::<Cursor>(&stored).unwrap(), cursor);
        }

        #[test]
        fn any_json_is_harmless(json: String) {
            prop_assert!(serde_json::from_str::<Cursor>(&json).is_ok_and(|c| !c.as_str().is_empty()) || json.parse::<u64>().is_err());
        }
    }

    #[test]
    fn what_names_no_place_is_not_a_cursor() {
        for json in ["\"\"", "null", "true", "1.5", "[]", "{}"] {
            assert!(serde_json::from_str::<Cursor>(json).is_err(), "{json}");
        }
        assert_eq!("".parse::<Cursor>(), Err(EmptyCursor));
    }

    #[test]
    fn negative_numbers_are_kept() {
        assert_eq!(serde_json::from_str::<Cursor>("-7").unwrap().as_str(), "-7");
    }
}
