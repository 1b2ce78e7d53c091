//! How the plain types that the models are made of are read.

use crate::model::Text;
use crate::model::json::{self, Fault, Read, Value};

impl Read for bool {
    #[inline]
    fn read(value: Value<'_>) -> Result<Self, Fault> {
        match value {
            Value::Flag(flag) => Ok(flag),
            other => Err(other.unexpected("a boolean")),
        }
    }
}

impl Read for u64 {
    #[inline]
    fn read(value: Value<'_>) -> Result<Self, Fault> {
        match value {
            Value::Whole(number) => Ok(number),
            other => Err(other.unexpected("a whole number from 0 on")),
        }
    }
}

impl Read for i64 {
    #[inline]
    fn read(value: Value<'_>) -> Result<Self, Fault> {
        match value {
            Value::Negative(number) => Ok(number),
            Value::Whole(number) => Self::try_from(number).map_err(|_| Fault::new("the number is too large")),
            other => Err(other.unexpected("a whole number")),
        }
    }
}

impl Read for f64 {
    #[inline]
    #[expect(clippy::cast_precision_loss, reason = "as serde_json does")]
    fn read(value: Value<'_>) -> Result<Self, Fault> {
        match value {
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
            fn read(value: Value<'_>) -> Result<Self, Fault> {
                Self::try_from(u64::read(value)?).map_err(|_| Fault::new("the number is too large"))
            }
        }
    )* };
}

smaller_numbers! { u8 u16 u32 }

impl Read for Text {
    fn read(value: Value<'_>) -> Result<Self, Fault> {
        match value {
            Value::Text(text) => Ok(Self::from(text)),
            Value::Whole(number) => Ok(Self::from(number.to_string())),
            Value::Negative(number) => Ok(Self::from(number.to_string())),
            Value::Fraction(number) => Ok(Self::from(number.to_string())),
            other => Err(other.unexpected("a text or a number")),
        }
    }
}

impl Read for String {
    #[inline]
    fn read(value: Value<'_>) -> Result<Self, Fault> {
        match value {
            Value::Text(text) => Ok(text.to_owned()),
            other => Err(other.unexpected("a text")),
        }
    }
}

impl Read for serde_json::Value {
    #[inline]
    fn read(value: Value<'_>) -> Result<Self, Fault> {
        Ok(match value {
            Value::Null => Self::Null,
            Value::Flag(flag) => flag.into(),
            Value::Whole(number) => number.into(),
            Value::Negative(number) => number.into(),
            Value::Fraction(number) => number.into(),
            Value::Text(text) => text.into(),
            Value::List(_) => Self::Array(Vec::read(value)?),
            Value::Object(_) => {
                let mut object = serde_json::Map::new();
                value.entries(&mut |key, value| {
                    object.insert(key.into(), Self::read(value)?);
                    Ok(())
                })?;
                Self::Object(object)
            }
            Value::Raw(raw) => json::from_str(raw.get()).map_err(|error| Fault::new(error.to_string()))?,
        })
    }
}

impl<T: Read> Read for Option<T> {
    #[inline]
    fn read(value: Value<'_>) -> Result<Self, Fault> {
        match value {
            Value::Null => Ok(None),
            value => T::read(value).map(Some),
        }
    }
}

impl<T: Read> Read for Vec<T> {
    fn read(value: Value<'_>) -> Result<Self, Fault> {
        let mut list = Self::new();
        value.elements(&mut |value| {
            list.push(T::read(value)?);
            Ok(())
        })?;
        Ok(list)
    }
}
