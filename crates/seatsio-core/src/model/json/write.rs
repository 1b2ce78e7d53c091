//! Writing bodies of requests as JSON.
//!
//! As serde_json does, byte for byte, but with loops instead of its adapters: what is generic here is compiled again
//! for every type that a program writes, so it is little, and hands on to functions that are not.

use std::fmt::{self, Write as _};

use serde_core::Serialize;
use serde_core::ser::{
    Error, SerializeMap, SerializeSeq, SerializeStruct, SerializeStructVariant, SerializeTuple,
    SerializeTupleStruct, SerializeTupleVariant, Serializer,
};

use crate::model::json::deserialize::RAW;
use crate::model::json::{Fault, is_plain};

/// Writes a value behind what is there.
#[inline]
pub(crate) fn write<T: Serialize + ?Sized>(json: &mut Vec<u8>, value: &T) -> Result<(), Fault> {
    value.serialize(Json(json))
}

/// The JSON of a value.
#[inline]
pub(crate) fn to_vec<T: Serialize + ?Sized>(value: &T) -> Result<Vec<u8>, Fault> {
    let mut json = Vec::new();
    write(&mut json, value).map(|()| json)
}

/// The JSON of a value, as a text.
#[inline]
pub(crate) fn to_text<T: Serialize + ?Sized>(value: &T) -> Result<String, Fault> {
    String::from_utf8(to_vec(value)?).map_err(Fault::custom)
}

/// Where a value is written.
struct Json<'a>(&'a mut Vec<u8>);

impl<'a> Json<'a> {
    fn open(self, start: &str, end: &'static str) -> Open<'a> {
        self.0.extend_from_slice(start.as_bytes());
        Open {
            json: self.0,
            is_first: true,
            is_raw: false,
            end,
        }
    }

    /// Opens the object of an enum's variant, whose only member holds what the variant does.
    #[inline]
    fn open_variant(self, variant: &str, start: &str, end: &'static str) -> Open<'a> {
        self.0.push(b'{');
        text(self.0, variant);
        self.0.push(b':');
        self.open(start, end)
    }

    /// A number with a fraction or an exponent, as `Debug` writes it; JSON has none that are not finite.
    #[inline]
    fn fraction(self, is_finite: bool, number: String) -> Result<(), Fault> {
        if !is_finite {
            return self.serialize_unit();
        }
        self.0.extend_from_slice(number.as_bytes());
        Ok(())
    }

    /// A number, which needs no escapes.
    #[inline]
    fn scalar(self, number: impl ToString) -> Result<(), Fault> {
        self.0.extend_from_slice(number.to_string().as_bytes());
        Ok(())
    }
}

fn text(json: &mut Vec<u8>, text: &str) {
    json.push(b'"');
    if is_plain(text) {
        json.extend_from_slice(text.as_bytes());
    } else {
        escape(json, text);
    }
    json.push(b'"');
}

#[cold]
fn escape(json: &mut Vec<u8>, text: &str) {
    for byte in text.bytes() {
        match byte {
            b'"' | b'\\' => json.extend_from_slice(&[b'\\', byte]),
            b'\n' => json.extend_from_slice(b"\\n"),
            b'\r' => json.extend_from_slice(b"\\r"),
            b'\t' => json.extend_from_slice(b"\\t"),
            0x08 => json.extend_from_slice(b"\\b"),
            0x0c => json.extend_from_slice(b"\\f"),
            0..b' ' => json.extend_from_slice(format!("\\u{byte:04x}").as_bytes()),
            _ => json.push(byte),
        }
    }
}

/// Makes a key of a value that has been written as one.
#[inline]
fn make_key(json: &mut Vec<u8>, start: usize) -> Result<(), Fault> {
    match json.get(start) {
        Some(b'"') => {}
        Some(b'-' | b'0'..=b'9' | b't' | b'f') => {
            json.insert(start, b'"');
            json.push(b'"');
        }
        _ => return Err(Fault::new("key must be a string")),
    }
    Ok(())
}

/// A list or an object whose parts are being written.
struct Open<'a> {
    json: &'a mut Vec<u8>,
    is_first: bool,
    /// What is written is JSON already, as serde_json's `RawValue` says it.
    is_raw: bool,
    end: &'static str,
}

impl Open<'_> {
    fn comma(&mut self) {
        if !self.is_first {
            self.json.push(b',');
        }
        self.is_first = false;
    }

    fn key(&mut self, key: &str) {
        self.comma();
        text(self.json, key);
        self.json.push(b':');
    }

    fn close(self) {
        self.json.extend_from_slice(self.end.as_bytes());
    }

    #[inline]
    fn element<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Fault> {
        self.comma();
        value.serialize(Json(self.json))
    }

    #[inline]
    fn member<T: Serialize + ?Sized>(&mut self, key: &str, value: &T) -> Result<(), Fault> {
        self.key(key);
        value.serialize(Json(self.json))
    }
}

/// Smaller numbers, written as the large ones are.
macro_rules! numbers {
    ($( $method:ident $number:ty as $large:ident; )+) => { $(
        #[inline]
        fn $method(self, number: $number) -> Result<(), Fault> {
            self.$large(number.into())
        }
    )+ };
}

// What few programs write is inlined, so that only they compile it.
impl<'a> Serializer for Json<'a> {
    type Ok = ();
    type Error = Fault;
    type SerializeSeq = Open<'a>;
    type SerializeTuple = Open<'a>;
    type SerializeTupleStruct = Open<'a>;
    type SerializeTupleVariant = Open<'a>;
    type SerializeMap = Open<'a>;
    type SerializeStruct = Open<'a>;
    type SerializeStructVariant = Open<'a>;

    numbers! {
        serialize_i8 i8 as serialize_i64;
        serialize_i16 i16 as serialize_i64;
        serialize_i32 i32 as serialize_i64;
        serialize_u8 u8 as serialize_u64;
        serialize_u16 u16 as serialize_u64;
        serialize_u32 u32 as serialize_u64;
    }

    fn serialize_i64(self, number: i64) -> Result<(), Fault> {
        self.scalar(number)
    }

    fn serialize_u64(self, number: u64) -> Result<(), Fault> {
        self.scalar(number)
    }

    #[inline]
    fn serialize_i128(self, number: i128) -> Result<(), Fault> {
        self.scalar(number)
    }

    #[inline]
    fn serialize_u128(self, number: u128) -> Result<(), Fault> {
        self.scalar(number)
    }

    fn serialize_bool(self, flag: bool) -> Result<(), Fault> {
        self.0.extend_from_slice(if flag { b"true" } else { b"false" });
        Ok(())
    }

    #[inline]
    fn serialize_f32(self, number: f32) -> Result<(), Fault> {
        self.fraction(number.is_finite(), format!("{number:?}"))
    }

    #[inline]
    fn serialize_f64(self, number: f64) -> Result<(), Fault> {
        self.fraction(number.is_finite(), format!("{number:?}"))
    }

    #[inline]
    fn serialize_char(self, character: char) -> Result<(), Fault> {
        self.serialize_str(character.encode_utf8(&mut [0; 4]))
    }

    fn serialize_str(self, value: &str) -> Result<(), Fault> {
        text(self.0, value);
        Ok(())
    }

    #[inline]
    fn serialize_bytes(self, bytes: &[u8]) -> Result<(), Fault> {
        self.collect_seq(bytes)
    }

    #[inline]
    fn serialize_none(self) -> Result<(), Fault> {
        self.serialize_unit()
    }

    #[inline]
    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Result<(), Fault> {
        value.serialize(self)
    }

    fn serialize_unit(self) -> Result<(), Fault> {
        self.0.extend_from_slice(b"null");
        Ok(())
    }

    #[inline]
    fn serialize_unit_struct(self, _: &'static str) -> Result<(), Fault> {
        self.serialize_unit()
    }

    #[inline]
    fn serialize_unit_variant(self, _: &'static str, _: u32, variant: &'static str) -> Result<(), Fault> {
        self.serialize_str(variant)
    }

    #[inline]
    fn serialize_newtype_struct<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        value: &T,
    ) -> Result<(), Fault> {
        value.serialize(self)
    }

    #[inline]
    fn serialize_newtype_variant<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        _: u32,
        variant: &'static str,
        value: &T,
    ) -> Result<(), Fault> {
        let open = self.open_variant(variant, "", "}");
        value.serialize(Json(open.json))?;
        open.close();
        Ok(())
    }

    fn serialize_seq(self, _: Option<usize>) -> Result<Open<'a>, Fault> {
        Ok(self.open("[", "]"))
    }

    #[inline]
    fn serialize_tuple(self, _: usize) -> Result<Open<'a>, Fault> {
        Ok(self.open("[", "]"))
    }

    #[inline]
    fn serialize_tuple_struct(self, _: &'static str, _: usize) -> Result<Open<'a>, Fault> {
        Ok(self.open("[", "]"))
    }

    #[inline]
    fn serialize_tuple_variant(
        self,
        _: &'static str,
        _: u32,
        variant: &'static str,
        _: usize,
    ) -> Result<Open<'a>, Fault> {
        Ok(self.open_variant(variant, "[", "]}"))
    }

    fn serialize_map(self, _: Option<usize>) -> Result<Open<'a>, Fault> {
        Ok(self.open("{", "}"))
    }

    #[inline]
    fn serialize_struct(self, name: &'static str, _: usize) -> Result<Open<'a>, Fault> {
        if name != RAW {
            return Ok(self.open("{", "}"));
        }
        let mut raw = self.open("", "");
        raw.is_raw = true;
        Ok(raw)
    }

    #[inline]
    fn serialize_struct_variant(
        self,
        _: &'static str,
        _: u32,
        variant: &'static str,
        _: usize,
    ) -> Result<Open<'a>, Fault> {
        Ok(self.open_variant(variant, "{", "}}"))
    }

    #[inline]
    fn collect_seq<I: IntoIterator<Item: Serialize>>(self, list: I) -> Result<(), Fault> {
        let mut open = self.open("[", "]");
        for value in list {
            open.element(&value)?;
        }
        open.close();
        Ok(())
    }
}

impl SerializeMap for Open<'_> {
    type Ok = ();
    type Error = Fault;

    #[inline]
    fn serialize_key<T: Serialize + ?Sized>(&mut self, key: &T) -> Result<(), Fault> {
        self.comma();
        let start = self.json.len();
        key.serialize(Json(self.json))?;
        make_key(self.json, start)
    }

    #[inline]
    fn serialize_value<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Fault> {
        self.json.push(b':');
        value.serialize(Json(self.json))
    }

    fn end(self) -> Result<(), Fault> {
        self.close();
        Ok(())
    }
}

/// A list, by whatever name serde calls it.
macro_rules! lists {
    ($( $Trait:ident $method:ident; )+) => { $(
        impl $Trait for Open<'_> {
            type Ok = ();
            type Error = Fault;

            #[inline]
            fn $method<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Fault> {
                self.element(value)
            }

            #[inline]
            fn end(self) -> Result<(), Fault> {
                self.close();
                Ok(())
            }
        }
    )+ };
}

lists! {
    SerializeSeq serialize_element;
    SerializeTuple serialize_element;
    SerializeTupleStruct serialize_field;
    SerializeTupleVariant serialize_field;
}

impl SerializeStruct for Open<'_> {
    type Ok = ();
    type Error = Fault;

    #[inline]
    fn serialize_field<T: Serialize + ?Sized>(&mut self, name: &'static str, value: &T) -> Result<(), Fault> {
        if self.is_raw {
            return write_raw(self.json, &Raw(value));
        }
        self.member(name, value)
    }

    #[inline]
    fn end(self) -> Result<(), Fault> {
        self.close();
        Ok(())
    }
}

impl SerializeStructVariant for Open<'_> {
    type Ok = ();
    type Error = Fault;

    #[inline]
    fn serialize_field<T: Serialize + ?Sized>(&mut self, name: &'static str, value: &T) -> Result<(), Fault> {
        self.member(name, value)
    }

    #[inline]
    fn end(self) -> Result<(), Fault> {
        self.close();
        Ok(())
    }
}

/// A text as it is: serde's own formatting of it.
struct Raw<'a, T: ?Sized>(&'a T);

impl<T: Serialize + ?Sized> fmt::Display for Raw<'_, T> {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.serialize(f)
    }
}

#[inline]
fn write_raw(json: &mut Vec<u8>, raw: &dyn fmt::Display) -> Result<(), Fault> {
    let mut text = String::new();
    write!(text, "{raw}").map_err(Fault::custom)?;
    json.extend_from_slice(text.as_bytes());
    Ok(())
}

#[cfg(test)]
mod tests;
