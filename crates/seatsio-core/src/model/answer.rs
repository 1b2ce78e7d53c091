//! The macro that declares what answers are read into, and how their fields are found.

use std::fmt;
use std::str::FromStr;

use serde::de::{self, DeserializeSeed, Deserializer, Visitor};

use crate::model::Text;

/// Declares a struct that an answer, or a part of one, is read into.
///
/// Each field names its JSON key. A field that is absent or null takes its type's default; `required` makes
/// its absence an error (it is kept for what gives a thing its identity), and `readable` is for dates: a
/// text that cannot be read as one counts as absent; `labelled` is for labels that used to be objects.
/// Unknown keys are skipped.
///
/// Not `derive(Deserialize)`: that would need two attributes on every field to take nulls, and costs twice
/// the code, since it also reads structs from arrays.
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

        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                #[expect(non_camel_case_types, reason = "the variants are the fields, which number them")]
                enum Key {
                    $( $field, )+
                }

                #[derive(Default)]
                struct Parts {
                    $( $field: Option<$type>, )+
                }

                impl Parts {
                    fn build<E: serde::de::Error>(self) -> Result<$name, E> {
                        Ok($name { $( $field: $crate::model::answer::finish!(self.$field, $($mode)? $key), )+ })
                    }
                }

                struct Visitor;

                impl<'de> serde::de::Visitor<'de> for Visitor {
                    type Value = $name;

                    fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                        f.write_str(concat!("the JSON object of a ", stringify!($name)))
                    }

                    fn visit_unit<E: serde::de::Error>(self) -> Result<$name, E> {
                        Parts::default().build()
                    }

                    fn visit_map<A: serde::de::MapAccess<'de>>(self, mut map: A) -> Result<$name, A::Error> {
                        let mut parts = Parts::default();
                        let mut keys = $crate::model::answer::Keys::new(&[$( $key, )+]);
                        while let Some(index) = map.next_key_seed(&mut keys)? {
                            $(
                                if index == Key::$field as usize {
                                    parts.$field = $crate::model::answer::read!(map, $($mode)?);
                                    continue;
                                }
                            )+
                            map.next_value::<serde::de::IgnoredAny>()?;
                        }
                        parts.build()
                    }
                }

                deserializer.deserialize_any(Visitor)
            }
        }
    };
}

macro_rules! read {
    ($map:ident, readable) => {
        $map.next_value::<Option<$crate::model::Text>>()?
            .map($crate::model::answer::readable)
    };
    ($map:ident, labelled) => {
        $map.next_value::<Option<$crate::model::object_info::Labelled>>()?
            .map(|labelled| labelled.0)
    };
    ($map:ident, $($required:ident)?) => {
        $map.next_value()?
    };
}

macro_rules! finish {
    ($field:expr, required $key:literal) => {
        $field.ok_or_else(|| E::missing_field($key))?
    };
    ($field:expr, $($mode:ident)? $key:literal) => {
        $field.unwrap_or_default()
    };
}

pub(crate) use {answer, finish, read};

/// A date or a cursor, or `None` if the text is none.
#[expect(
    clippy::needless_pass_by_value,
    reason = "it is what `Option::map` hands over"
)]
pub(crate) fn readable<T: FromStr>(text: Text) -> Option<T> {
    text.parse().ok()
}

/// Finds a key's place among the known keys.
///
/// The server writes the keys of an object in the same order each time, so the one after the last is
/// looked at first.
#[derive(Debug)]
pub(crate) struct Keys {
    known: &'static [&'static str],
    expected: usize,
}

impl Keys {
    pub(crate) fn new(known: &'static [&'static str]) -> Self {
        Self { known, expected: 0 }
    }

    fn place(&mut self, key: &str) -> usize {
        let found = match self.known.get(self.expected) {
            Some(expected) if *expected == key => Some(self.expected),
            _ => self.known.iter().position(|known| *known == key),
        };
        if let Some(place) = found {
            self.expected = place + 1;
        }
        found.unwrap_or(self.known.len())
    }
}

impl<'de> DeserializeSeed<'de> for &mut Keys {
    type Value = usize;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<usize, D::Error> {
        deserializer.deserialize_str(self)
    }
}

impl Visitor<'_> for &mut Keys {
    type Value = usize;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a key")
    }

    fn visit_str<E: de::Error>(self, key: &str) -> Result<usize, E> {
        Ok(self.place(key))
    }
}
