//! Reading models from any format, for `Deserialize`: its data become JSON, which the parser reads.

use std::fmt;

use serde_core::de::{DeserializeSeed, Deserializer, Error, MapAccess, SeqAccess, Visitor};
use serde_core::ser::Serialize;

use crate::model::json::{Read, from_str, to_text};

/// What `serde_json::value::RawValue` asks for: serde_json gives its text then, unread, as the value of a key of this
/// name. Other formats take it for a wrapper around the value.
///
/// If serde_json stopped doing so, numbers in extra data would be written anew, and nothing else would change.
pub(super) const RAW: &str = "$serde_json::private::RawValue";

/// Reads a type from any format.
#[inline]
pub(crate) fn deserialize<'de, T: Read, D: Deserializer<'de>>(deserializer: D) -> Result<T, D::Error> {
    let mut json = String::new();
    deserializer.deserialize_newtype_struct(RAW, Write(&mut json))?;
    from_str(&json).map_err(|error| D::Error::custom(error.fault))
}

/// Writes what a format has as JSON.
struct Write<'a>(&'a mut String);

impl Write<'_> {
    #[inline]
    fn scalar<E: Error>(self, value: impl Serialize) -> Result<(), E> {
        self.0.push_str(&to_text(&value).map_err(E::custom)?);
        Ok(())
    }
}

impl<'de> DeserializeSeed<'de> for Write<'_> {
    type Value = ();

    #[inline]
    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Write<'_> {
    type Value = ();

    #[inline]
    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("JSON")
    }

    #[inline]
    fn visit_newtype_struct<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(self)
    }

    #[inline]
    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(self)
    }

    #[inline]
    fn visit_unit<E: Error>(self) -> Result<(), E> {
        self.scalar(())
    }

    #[inline]
    fn visit_none<E: Error>(self) -> Result<(), E> {
        self.visit_unit()
    }

    #[inline]
    fn visit_bool<E: Error>(self, flag: bool) -> Result<(), E> {
        self.scalar(flag)
    }

    #[inline]
    fn visit_u64<E: Error>(self, number: u64) -> Result<(), E> {
        self.scalar(number)
    }

    #[inline]
    fn visit_i64<E: Error>(self, number: i64) -> Result<(), E> {
        self.scalar(number)
    }

    #[inline]
    fn visit_f64<E: Error>(self, number: f64) -> Result<(), E> {
        self.scalar(number)
    }

    #[inline]
    fn visit_str<E: Error>(self, text: &str) -> Result<(), E> {
        self.scalar(text)
    }

    #[inline]
    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<(), A::Error> {
        let mut before = '[';
        loop {
            let length = self.0.len();
            self.0.push(before);
            if list.next_element_seed(Write(self.0))?.is_none() {
                self.0.truncate(length);
                break;
            }
            before = ',';
        }
        if before == '[' {
            self.0.push('[');
        }
        self.0.push(']');
        Ok(())
    }

    #[inline]
    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        let mut before = '{';
        while let Some(key) = map.next_key::<String>()? {
            if key == RAW {
                self.0.push_str(&map.next_value::<String>()?);
                return Ok(());
            }
            self.0.push(before);
            Write(self.0).scalar::<A::Error>(key)?;
            self.0.push(':');
            map.next_value_seed(Write(self.0))?;
            before = ',';
        }
        if before == '{' {
            self.0.push('{');
        }
        self.0.push('}');
        Ok(())
    }
}
