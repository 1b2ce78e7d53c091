//! The macro that declares what answers are read into, and how their fields are found.

use std::str::FromStr;

use crate::model::Text;

/// Declares a struct that an answer, or a part of one, is read into.
///
/// Each field names its JSON key. A field that is absent or null takes its type's default; `required` makes
/// its absence an error (it is kept for what gives a thing its identity), and `readable` is for dates: a
/// text that cannot be read as one counts as absent; `labelled` is for labels that used to be objects, and
/// `raw` for what is kept as JSON. Unknown keys are skipped.
///
/// Not `derive(Deserialize)`: that would need two attributes on every field to take nulls, and compiles a
/// parser for each type. `#[inline]` leaves it to each program to compile what it reads.
///
/// ```ignore
/// answer! {
///     /// A tag.
///     pub struct Tag {
///         /// Its name.
///         pub name: Text = required "name",
///         /// When it was made.
///         pub created_on: Option<Timestamp> = readable "createdOn",
///         /// How often it is used.
///         pub uses: u32 = "uses",
///     }
/// }
/// ```
macro_rules! answer {
    (
        $(#[$attribute:meta])*
        $visibility:vis struct $name:ident {
            $( $(#[$field_attribute:meta])* pub $field:ident : $type:ty = $($mode:ident)? $key:literal, )+
        }
    ) => {
        $(#[$attribute])*
        #[derive(Debug, Clone, PartialEq)]
        #[non_exhaustive]
        $visibility struct $name {
            $( $(#[$field_attribute])* pub $field: $type, )+
        }

        impl $crate::model::json::Read for $name {
            #[inline]
            fn read(value: $crate::model::json::Value<'_>) -> Result<Self, $crate::model::json::Fault> {
                #[expect(non_camel_case_types, reason = "the variants are the fields, which number them")]
                enum Key {
                    $( $field, )+
                }

                $( let mut $field: $crate::model::answer::held!([$($mode)?] $type) = Default::default(); )+
                let keys = $crate::model::answer::Keys::new(&[$( $crate::model::answer::key!($($mode)? $key), )+]);
                value.fields(concat!("the JSON object of a ", stringify!($name)), keys, &mut |key, value| {
                    $(
                        if key == Key::$field as usize {
                            $field = $crate::model::answer::read!(value, $($mode)?);
                            return Ok(());
                        }
                    )+
                    Ok(())
                })?;
                $( $crate::model::answer::require!($field, $($mode)? $key); )+
                Ok(Self { $( $field, )+ })
            }
        }

        impl<'de> serde::Deserialize<'de> for $name {
            #[inline]
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                $crate::model::json::deserialize(deserializer)
            }
        }
    };
}

/// How a field is held until the object is complete.
macro_rules! held {
    ([required] $type:ty) => { Option<$type> };
    ([$($mode:ident)?] $type:ty) => { $type };
}

/// A key, and whether its value is wanted as JSON.
macro_rules! key {
    (raw $key:literal) => {
        ($key, true)
    };
    ($($mode:ident)? $key:literal) => {
        ($key, false)
    };
}

macro_rules! read {
    ($value:ident, readable) => {
        $crate::model::answer::readable(<$crate::model::Text as $crate::model::json::Read>::read($value)?)
    };
    ($value:ident, labelled) => {
        $value.label()?
    };
    ($value:ident, required) => {
        Some($crate::model::json::Read::read($value)?)
    };
    ($value:ident, $($raw:ident)?) => {
        $crate::model::json::Read::read($value)?
    };
}

macro_rules! require {
    ($field:ident, required $key:literal) => {
        let $field = $field.ok_or($crate::model::json::Fault::Missing($key))?;
    };
    ($field:ident, $($mode:ident)? $key:literal) => {};
}

pub(crate) use {answer, held, key, read, require};

/// A date or a cursor, or `None` if the text is none.
#[expect(
    clippy::needless_pass_by_value,
    reason = "it is what `Option::map` hands over"
)]
#[inline]
pub(crate) fn readable<T: FromStr>(text: Text) -> Option<T> {
    text.parse().ok()
}

/// Finds a key's place among the known keys.
///
/// The server writes the keys of an object in the same order each time, so the one after the last is
/// looked at first.
#[derive(Debug)]
pub(crate) struct Keys {
    known: &'static [(&'static str, bool)],
    expected: usize,
}

impl Keys {
    /// Keys, each with whether its value is wanted as JSON.
    #[inline]
    pub(crate) fn new(known: &'static [(&'static str, bool)]) -> Self {
        Self { known, expected: 0 }
    }

    #[inline]
    pub(crate) fn place(&mut self, key: &str) -> Option<usize> {
        let found = match self.known.get(self.expected) {
            Some((expected, _)) if *expected == key => Some(self.expected),
            _ => self.known.iter().position(|(known, _)| *known == key),
        };
        if let Some(place) = found {
            self.expected = place + 1;
        }
        found
    }

    #[inline]
    pub(crate) fn is_raw(&self, place: usize) -> bool {
        self.known.get(place).is_some_and(|(_, is_raw)| *is_raw)
    }
}
