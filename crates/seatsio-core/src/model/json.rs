//! `Value`: a piece of an answer while it is read, whatever it becomes.
//!
//! A parser that knows the type it reads is compiled again for each type. Here one parser, compiled once,
//! hands each value to a function behind a `dyn`, which is what keeps a program of few calls cheap to build.

use serde::de::{self, DeserializeSeed, Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde_json::value::RawValue;
use std::fmt;

use crate::model::Text;
use crate::model::answer::Keys;

/// What is read from JSON.
pub(crate) trait Read: Sized {
    fn read(value: Value<'_>) -> Result<Self, Fault>;
}

/// What takes a value.
pub(crate) type Take<'a> = &'a mut dyn FnMut(Value<'_>) -> Result<(), Fault>;

/// A piece of an answer while it is read.
pub(crate) enum Value<'a> {
    Null,
    Flag(bool),
    Whole(u64),
    Negative(i64),
    Fraction(f64),
    Text(&'a str),
    List(&'a mut dyn Elements),
    Object(&'a mut dyn Members),
    /// Its JSON, for fields that asked for it.
    Raw(Box<RawValue>),
}

/// The elements of a list.
pub(crate) trait Elements {
    fn each(&mut self, take: Take<'_>) -> Result<(), Fault>;
}

/// The members of an object: a key, then its value, then the next key.
pub(crate) trait Members {
    /// Hands over the next key, if there is one.
    fn key(&mut self, take: &mut dyn FnMut(&str)) -> Result<bool, Fault>;
    fn value(&mut self, take: Take<'_>) -> Result<(), Fault>;
    fn raw(&mut self) -> Result<Box<RawValue>, Fault>;
    fn skip(&mut self) -> Result<(), Fault>;
}

/// Why something could not be read.
#[derive(Debug)]
pub(crate) enum Fault {
    /// The parser has kept its own error.
    Parser,
    Missing(&'static str),
    Other(Box<str>),
}

impl Fault {
    pub(crate) fn new(message: impl Into<Box<str>>) -> Self {
        Self::Other(message.into())
    }

    fn into_error<E: de::Error>(self) -> E {
        match self {
            Self::Parser => E::custom("the JSON could not be read"),
            Self::Missing(key) => E::missing_field(key),
            Self::Other(message) => E::custom(message),
        }
    }
}

/// Reads JSON, all of it.
pub(crate) fn parse(json: &str, take: Take<'_>) -> Result<(), serde_json::Error> {
    let mut json = serde_json::Deserializer::from_str(json);
    Give(take).deserialize(&mut json)?;
    json.end()
}

/// Reads a type from JSON.
pub(crate) fn from_str<T: Read>(json: &str) -> Result<T, serde_json::Error> {
    let mut read = None;
    parse(json, &mut |value| {
        read = Some(T::read(value)?);
        Ok(())
    })?;
    read.ok_or_else(nothing)
}

/// Reads a type from any format, for `Deserialize`.
pub(crate) fn deserialize<'de, T: Read, D: Deserializer<'de>>(deserializer: D) -> Result<T, D::Error> {
    let mut read = None;
    Give(&mut |value| {
        read = Some(T::read(value)?);
        Ok(())
    })
    .deserialize(deserializer)?;
    read.ok_or_else(nothing)
}

fn nothing<E: de::Error>() -> E {
    E::custom("there was nothing to read")
}

impl Value<'_> {
    pub(crate) fn is_null(&self) -> bool {
        matches!(self, Self::Null)
    }

    /// What is said about a value of a wrong type.
    pub(crate) fn unexpected(&self, expected: &str) -> Fault {
        let found = match self {
            Self::Null => "null",
            Self::Flag(_) => "a boolean",
            Self::Whole(_) | Self::Negative(_) | Self::Fraction(_) => "a number",
            Self::Text(_) => "a text",
            Self::List(_) => "a list",
            Self::Object(_) | Self::Raw(_) => "an object",
        };
        Fault::new(format!("invalid type: {found}, expected {expected}"))
    }

    /// Reads the members of an object whose keys are known; a null has none. The other members are skipped,
    /// and so are those that are null.
    pub(crate) fn fields(
        self,
        what: &'static str,
        keys: Keys,
        take: &mut dyn FnMut(usize, Value<'_>) -> Result<(), Fault>,
    ) -> Result<(), Fault> {
        let members = match self {
            Self::Object(members) => members,
            Self::Null => return Ok(()),
            other => return Err(other.unexpected(what)),
        };
        let mut keys = keys;
        loop {
            let mut place = None;
            if !members.key(&mut |key| place = keys.place(key))? {
                return Ok(());
            }
            match place {
                Some(place) if keys.is_raw(place) => {
                    let raw = members.raw()?;
                    if raw.get() != "null" {
                        take(place, Value::Raw(raw))?;
                    }
                }
                Some(place) => members.value(&mut |value| {
                    if value.is_null() {
                        Ok(())
                    } else {
                        take(place, value)
                    }
                })?,
                None => members.skip()?,
            }
        }
    }

    /// Reads the members of an object whose keys are data.
    pub(crate) fn entries(
        self,
        take: &mut dyn FnMut(Text, Value<'_>) -> Result<(), Fault>,
    ) -> Result<(), Fault> {
        let Self::Object(members) = self else {
            return Err(self.unexpected("an object"));
        };
        loop {
            let mut text = Text::default();
            if !members.key(&mut |key| text = Text::from(key))? {
                return Ok(());
            }
            let mut text = Some(text);
            members.value(&mut |value| take(text.take().unwrap_or_default(), value))?;
        }
    }

    /// Reads the elements of a list.
    pub(crate) fn elements(self, take: Take<'_>) -> Result<(), Fault> {
        match self {
            Self::List(elements) => elements.each(take),
            other => Err(other.unexpected("a list")),
        }
    }

    /// The label of an object that has one, as places where there is a text today had it in 2018.
    pub(crate) fn label(self) -> Result<Option<Text>, Fault> {
        if !matches!(self, Self::Object(_)) {
            return Text::read(self).map(Some);
        }
        let mut label = None;
        self.fields(
            "an object with a label",
            Keys::new(&[("label", false)]),
            &mut |_, value| {
                label = Text::read(value).map(Some)?;
                Ok(())
            },
        )?;
        Ok(label)
    }
}

/// The parser's end: hands what it finds to a function.
struct Give<'a>(Take<'a>);

impl Give<'_> {
    fn give<E: de::Error>(self, value: Value<'_>) -> Result<(), E> {
        (self.0)(value).map_err(Fault::into_error)
    }
}

impl<'de> DeserializeSeed<'de> for Give<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Give<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("JSON")
    }

    fn visit_unit<E: de::Error>(self) -> Result<(), E> {
        self.give(Value::Null)
    }

    fn visit_none<E: de::Error>(self) -> Result<(), E> {
        self.give(Value::Null)
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(self)
    }

    fn visit_bool<E: de::Error>(self, flag: bool) -> Result<(), E> {
        self.give(Value::Flag(flag))
    }

    fn visit_u64<E: de::Error>(self, number: u64) -> Result<(), E> {
        self.give(Value::Whole(number))
    }

    fn visit_i64<E: de::Error>(self, number: i64) -> Result<(), E> {
        self.give(u64::try_from(number).map_or(Value::Negative(number), Value::Whole))
    }

    fn visit_f64<E: de::Error>(self, number: f64) -> Result<(), E> {
        self.give(Value::Fraction(number))
    }

    fn visit_str<E: de::Error>(self, text: &str) -> Result<(), E> {
        self.give(Value::Text(text))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, list: A) -> Result<(), A::Error> {
        let mut list = Parsing::new(list);
        let taken = (self.0)(Value::List(&mut list));
        list.result(taken)?;
        while !list.is_over && list.access.next_element::<IgnoredAny>()?.is_some() {}
        Ok(())
    }

    fn visit_map<A: MapAccess<'de>>(self, object: A) -> Result<(), A::Error> {
        let mut object = Parsing::new(object);
        let taken = (self.0)(Value::Object(&mut object));
        object.result(taken)?;
        while !object.is_over && object.access.next_entry::<IgnoredAny, IgnoredAny>()?.is_some() {}
        Ok(())
    }
}

/// A list or an object in the parser, and the error that must get past the functions behind the `dyn`.
struct Parsing<A, E> {
    access: A,
    error: Option<E>,
    is_over: bool,
}

impl<A, E: de::Error> Parsing<A, E> {
    fn new(access: A) -> Self {
        Self {
            access,
            error: None,
            is_over: false,
        }
    }

    fn keep<T>(&mut self, result: Result<T, E>) -> Result<T, Fault> {
        result.map_err(|error| {
            self.error = Some(error);
            Fault::Parser
        })
    }

    fn result(&mut self, taken: Result<(), Fault>) -> Result<(), E> {
        taken.map_err(|fault| self.error.take().unwrap_or_else(|| fault.into_error()))
    }
}

impl<'de, A: SeqAccess<'de>> Elements for Parsing<A, A::Error> {
    fn each(&mut self, take: Take<'_>) -> Result<(), Fault> {
        loop {
            let element = self.access.next_element_seed(Give(&mut *take));
            if self.keep(element)?.is_none() {
                self.is_over = true;
                return Ok(());
            }
        }
    }
}

impl<'de, A: MapAccess<'de>> Members for Parsing<A, A::Error> {
    fn key(&mut self, take: &mut dyn FnMut(&str)) -> Result<bool, Fault> {
        let key = self.access.next_key_seed(GiveKey(take));
        self.is_over = self.keep(key)?.is_none();
        Ok(!self.is_over)
    }

    fn value(&mut self, take: Take<'_>) -> Result<(), Fault> {
        let value = self.access.next_value_seed(Give(take));
        self.keep(value)
    }

    fn raw(&mut self) -> Result<Box<RawValue>, Fault> {
        let value = self.access.next_value();
        self.keep(value)
    }

    fn skip(&mut self) -> Result<(), Fault> {
        let value = self.access.next_value::<IgnoredAny>();
        self.keep(value).map(drop)
    }
}

/// Hands over a key.
struct GiveKey<'a>(&'a mut dyn FnMut(&str));

impl<'de> DeserializeSeed<'de> for GiveKey<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_str(self)
    }
}

impl Visitor<'_> for GiveKey<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a key")
    }

    fn visit_str<E: de::Error>(self, key: &str) -> Result<(), E> {
        (self.0)(key);
        Ok(())
    }
}
