//! Readers that take any JSON and keep what fits: drawings may lie, reading them must not fail.

use std::borrow::Cow;
use std::fmt;
use std::marker::PhantomData;

use serde::de::value::MapAccessDeserializer;
use serde::de::{Deserialize, Deserializer, Error, IgnoredAny, MapAccess, SeqAccess, Visitor};

/// What a reader makes of each kind of JSON; the defaults ignore it.
trait Reader<'de> {
    type Output: Default;

    fn text(_text: Cow<'de, str>) -> Self::Output {
        Self::Output::default()
    }

    fn number(_number: serde_json::Number) -> Self::Output {
        Self::Output::default()
    }

    fn truth(_truth: bool) -> Self::Output {
        Self::Output::default()
    }

    fn list<A: SeqAccess<'de>>(mut items: A) -> Result<Self::Output, A::Error> {
        while items.next_element::<IgnoredAny>()?.is_some() {}
        Ok(Self::Output::default())
    }

    fn object<A: MapAccess<'de>>(mut fields: A) -> Result<Self::Output, A::Error> {
        while fields.next_entry::<IgnoredAny, IgnoredAny>()?.is_some() {}
        Ok(Self::Output::default())
    }
}

struct Anything<R>(PhantomData<R>);

impl<'de, R: Reader<'de>> Visitor<'de> for Anything<R> {
    type Value = R::Output;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("any JSON")
    }

    fn visit_bool<E: Error>(self, truth: bool) -> Result<R::Output, E> {
        Ok(R::truth(truth))
    }

    fn visit_i64<E: Error>(self, number: i64) -> Result<R::Output, E> {
        Ok(R::number(number.into()))
    }

    fn visit_u64<E: Error>(self, number: u64) -> Result<R::Output, E> {
        Ok(R::number(number.into()))
    }

    fn visit_f64<E: Error>(self, number: f64) -> Result<R::Output, E> {
        Ok(serde_json::Number::from_f64(number)
            .map(R::number)
            .unwrap_or_default())
    }

    fn visit_borrowed_str<E: Error>(self, text: &'de str) -> Result<R::Output, E> {
        Ok(R::text(Cow::Borrowed(text)))
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<R::Output, E> {
        Ok(R::text(Cow::Owned(text.to_owned())))
    }

    fn visit_unit<E: Error>(self) -> Result<R::Output, E> {
        Ok(R::Output::default())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, items: A) -> Result<R::Output, A::Error> {
        R::list(items)
    }

    fn visit_map<A: MapAccess<'de>>(self, fields: A) -> Result<R::Output, A::Error> {
        R::object(fields)
    }
}

/// Text that is not empty. Numbers count as their digits: labels are often typed as numbers.
#[derive(Debug, Clone, Default)]
pub(super) struct Text<'de>(pub(super) Option<Cow<'de, str>>);

impl Text<'_> {
    pub(super) fn as_deref(&self) -> Option<&str> {
        self.0.as_deref()
    }
}

impl<'de> Reader<'de> for Text<'de> {
    type Output = Self;

    fn text(text: Cow<'de, str>) -> Self {
        Self(Some(text).filter(|text| !text.is_empty()))
    }

    fn number(number: serde_json::Number) -> Self {
        Self(Some(Cow::Owned(number.to_string())))
    }
}

impl<'de: 'a, 'a> Deserialize<'de> for Text<'a> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(Anything::<Text<'de>>(PhantomData))
    }
}

/// A finite number.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Number(pub(super) Option<f64>);

impl<'de> Reader<'de> for Number {
    type Output = Self;

    fn number(number: serde_json::Number) -> Self {
        Self(number.as_f64().filter(|number| number.is_finite()))
    }
}

impl<'de> Deserialize<'de> for Number {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(Anything::<Self>(PhantomData))
    }
}

/// `true`, as opposed to anything else.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Flag(pub(super) bool);

impl<'de> Reader<'de> for Flag {
    type Output = Self;

    fn truth(truth: bool) -> Self {
        Self(truth)
    }
}

impl<'de> Deserialize<'de> for Flag {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(Anything::<Self>(PhantomData))
    }
}

/// A key: a number or a text, which stay apart because clients get them back.
#[derive(Debug, Clone, Default)]
pub(super) enum Key<'de> {
    #[default]
    None,
    Number(serde_json::Number),
    Text(Cow<'de, str>),
}

impl<'de> Reader<'de> for Key<'de> {
    type Output = Self;

    fn text(text: Cow<'de, str>) -> Self {
        Self::Text(text)
    }

    fn number(number: serde_json::Number) -> Self {
        Self::Number(number)
    }
}

impl<'de: 'a, 'a> Deserialize<'de> for Key<'a> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(Anything::<Key<'de>>(PhantomData))
    }
}

/// An object of a known shape, if there is an object at all.
#[derive(Debug, Clone)]
pub(super) struct Maybe<T>(pub(super) Option<T>);

impl<T> Default for Maybe<T> {
    fn default() -> Self {
        Self(None)
    }
}

impl<'de, T: Deserialize<'de>> Reader<'de> for Maybe<T> {
    type Output = Self;

    fn object<A: MapAccess<'de>>(fields: A) -> Result<Self, A::Error> {
        T::deserialize(MapAccessDeserializer::new(fields)).map(|value| Self(Some(value)))
    }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Maybe<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(Anything::<Self>(PhantomData))
    }
}

/// The objects of a known shape in a list; anything else in it is skipped.
#[derive(Debug, Clone)]
pub(super) struct List<T>(pub(super) Vec<T>);

impl<T> Default for List<T> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<'de, T: Deserialize<'de>> Reader<'de> for List<T> {
    type Output = Self;

    fn list<A: SeqAccess<'de>>(mut items: A) -> Result<Self, A::Error> {
        let mut list = Vec::new();
        while let Some(Maybe(item)) = items.next_element()? {
            list.extend(item);
        }
        Ok(Self(list))
    }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for List<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(Anything::<Self>(PhantomData))
    }
}
