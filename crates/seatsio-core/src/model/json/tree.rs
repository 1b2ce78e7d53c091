//! `Tree`: any JSON value, to compare and to write anew.

use serde_core::{Serialize, Serializer};

use crate::model::json::{Fault, Parser, Read, Value, from_str};
use crate::model::{Map, Text};

/// Any JSON value.
#[derive(PartialEq)]
pub(crate) enum Tree {
    Null,
    Flag(bool),
    Whole(u64),
    Negative(i64),
    Fraction(f64),
    Text(Text),
    List(Vec<Tree>),
    Object(Map<Text, Tree>),
}

/// Whether two texts are the same JSON value, however they are written.
pub(crate) fn are_same(one: &str, other: &str) -> bool {
    one == other || matches!((from_str::<Tree>(one), from_str(other)), (Ok(one), Ok(other)) if one == other)
}

impl Read for Tree {
    fn read(json: &mut Parser<'_>) -> Result<Self, Fault> {
        if json.is_object() {
            return Map::read(json).map(Self::Object);
        }
        Ok(match json.value()? {
            Value::Null => Self::Null,
            Value::Flag(flag) => Self::Flag(flag),
            Value::Whole(number) => Self::Whole(number),
            Value::Negative(number) => Self::Negative(number),
            Value::Fraction(number) => Self::Fraction(number),
            Value::Text(text) => Self::Text(text.into()),
            Value::List | Value::Object => {
                let mut list = Vec::new();
                while json.element()? {
                    list.push(Self::read(json)?);
                }
                Self::List(list)
            }
        })
    }
}

impl Serialize for Tree {
    #[inline]
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Null => serializer.serialize_unit(),
            Self::Flag(flag) => serializer.serialize_bool(*flag),
            Self::Whole(number) => serializer.serialize_u64(*number),
            Self::Negative(number) => serializer.serialize_i64(*number),
            Self::Fraction(number) => serializer.serialize_f64(*number),
            Self::Text(text) => serializer.serialize_str(text),
            Self::List(list) => list.serialize(serializer),
            Self::Object(object) => object.serialize(serializer),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::{Value, json};

    const WRITTEN: &str =
        r#" {"b": [1, -2, 1.50, "\u00e9", true, null], "a": {}, "b": [1,-2,1.5,"é",true,null] } "#;

    #[test]
    fn a_value_is_written_anew_as_the_same_value() {
        let tree: Tree = from_str(WRITTEN).unwrap();
        let value: Value = serde_json::from_str(WRITTEN).unwrap();
        assert_eq!(serde_json::to_value(&tree).unwrap(), value);
    }

    #[test]
    fn texts_are_the_same_if_their_values_are() {
        let value = json!({"a": {}, "b": [1, -2, 1.5, "é", true, null]}).to_string();
        assert!(are_same(WRITTEN, &value));
        for other in [
            "{}",
            "{",
            &value.replace("1.5", "1.25"),
            &value.replace("-2", "-2.0"),
        ] {
            assert!(!are_same(WRITTEN, other), "{other}");
        }
        assert!(are_same("no JSON", "no JSON"));
    }
}
