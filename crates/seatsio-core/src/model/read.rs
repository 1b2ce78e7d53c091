//! How the plain types that the models are made of are read.

use std::collections::BTreeSet;
use std::str::FromStr;

use crate::model::Text;
use crate::model::json::{Elements, Fault, Parser, Read, Value};

impl Read for bool {
    fn read(json: &mut Parser<'_>) -> Result<Self, Fault> {
        match json.value()? {
            Value::Flag(flag) => Ok(flag),
            other => Err(other.unexpected("a boolean")),
        }
    }
}

impl Read for u64 {
    fn read(json: &mut Parser<'_>) -> Result<Self, Fault> {
        match json.value()? {
            Value::Whole(number) => Ok(number),
            other => Err(other.unexpected("a whole number from 0 on")),
        }
    }
}

impl Read for i64 {
    fn read(json: &mut Parser<'_>) -> Result<Self, Fault> {
        json.value()?.whole()
    }
}

impl Value<'_> {
    /// The value as a whole number.
    pub(crate) fn whole(self) -> Result<i64, Fault> {
        match self {
            Self::Negative(number) => Ok(number),
            Self::Whole(number) => i64::try_from(number).map_err(|_| too_large()),
            other => Err(other.unexpected("a whole number")),
        }
    }
}

#[cold]
fn too_large() -> Fault {
    Fault::new("the number is too large")
}

impl Read for f64 {
    #[expect(clippy::cast_precision_loss, reason = "as serde_json does")]
    fn read(json: &mut Parser<'_>) -> Result<Self, Fault> {
        match json.value()? {
            Value::Fraction(number) => Ok(number),
            Value::Whole(number) => Ok(number as Self),
            Value::Negative(number) => Ok(number as Self),
            other => Err(other.unexpected("a number")),
        }
    }
}

macro_rules! smaller_numbers {
    ($( $number:ident )*) => { $(
        impl Read for $number {
            #[inline]
            fn read(json: &mut Parser<'_>) -> Result<Self, Fault> {
                Self::try_from(u64::read(json)?).map_err(|_| too_large())
            }
        }
    )* };
}

smaller_numbers! { u8 u16 u32 }

impl Read for Text {
    fn read(json: &mut Parser<'_>) -> Result<Self, Fault> {
        json.text_or_number().map(Self::from)
    }
}

impl Parser<'_> {
    /// A text, or the label of an object that has one, as places where there is a text today had it in 2018.
    pub(crate) fn label(&mut self) -> Result<Option<Text>, Fault> {
        if !self.is_object() {
            return Text::read(self).map(Some);
        }
        let mut label = None;
        let mut fields = self.fields("an object with a label", &["label"])?;
        while self.field(&mut fields)?.is_some() {
            label = Some(Text::read(self)?);
        }
        Ok(label)
    }
}

/// A field whose text may be unreadable, and then counts as absent.
#[derive(Default)]
pub(crate) struct Readable<T>(pub(crate) T);

impl<T: FromStr> Read for Readable<Option<T>> {
    #[inline]
    fn read(json: &mut Parser<'_>) -> Result<Self, Fault> {
        let mut readable = Self(None);
        readable.read_into(json)?;
        Ok(readable)
    }

    #[inline]
    fn read_into(&mut self, json: &mut Parser<'_>) -> Result<(), Fault> {
        self.0 = json.text_or_number()?.parse().ok();
        Ok(())
    }
}

/// A field that is a text, or was an object with a label.
#[derive(Default)]
pub(crate) struct Labelled(pub(crate) Option<Text>);

impl Read for Labelled {
    #[inline]
    fn read(json: &mut Parser<'_>) -> Result<Self, Fault> {
        json.label().map(Self)
    }
}

impl Read for String {
    #[inline]
    fn read(json: &mut Parser<'_>) -> Result<Self, Fault> {
        match json.value()? {
            Value::Text(text) => Ok(text.to_owned()),
            other => Err(other.unexpected("a text")),
        }
    }
}

impl<T: Read> Read for Option<T> {
    #[inline]
    fn read(json: &mut Parser<'_>) -> Result<Self, Fault> {
        if json.null()? {
            return Ok(None);
        }
        T::read(json).map(Some)
    }

    #[inline]
    fn read_into(&mut self, json: &mut Parser<'_>) -> Result<(), Fault> {
        match T::read(json) {
            Err(fault) => Err(fault),
            Ok(value) => {
                *self = Some(value);
                Ok(())
            }
        }
    }
}

impl<T: Read> Read for Vec<T> {
    fn read(json: &mut Parser<'_>) -> Result<Self, Fault> {
        let mut list = Self::new();
        json.elements(&mut list)?;
        Ok(list)
    }

    #[inline]
    fn read_into(&mut self, json: &mut Parser<'_>) -> Result<(), Fault> {
        self.clear();
        json.elements(self)
    }
}

impl<T: Read> Elements for Vec<T> {
    #[inline]
    fn push_next(&mut self, json: &mut Parser<'_>) -> Result<(), Fault> {
        match T::read(json) {
            Err(fault) => Err(fault),
            Ok(value) => {
                self.push(value);
                Ok(())
            }
        }
    }
}

impl<T: Read + Ord> Read for BTreeSet<T> {
    #[inline]
    fn read(json: &mut Parser<'_>) -> Result<Self, Fault> {
        Vec::read(json).map(Self::from_iter)
    }
}
