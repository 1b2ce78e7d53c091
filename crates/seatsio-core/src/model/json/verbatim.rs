//! JSON that is kept as text, and written again.

use serde_core::ser::{Error, Serialize, SerializeStruct as _, Serializer};

use crate::model::json::deserialize::RAW;

/// JSON text that this crate's own writer, and no other, writes as it is.
pub(crate) struct Verbatim<'a>(pub(crate) &'a str);

impl Serialize for Verbatim<'_> {
    #[inline]
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut raw = serializer.serialize_struct(RAW, 1)?;
        raw.serialize_field(RAW, self.0)?;
        raw.end()
    }
}

/// Writes JSON text to any format: to JSON as it is.
#[cfg(feature = "serde_json")]
#[inline]
pub(crate) fn serialize_text<S: Serializer>(json: &str, serializer: S) -> Result<S::Ok, S::Error> {
    let raw = serde_json::value::RawValue::from_string(json.to_owned()).map_err(S::Error::custom)?;
    raw.serialize(serializer)
}

/// Writes JSON text to any format, as the value that it is.
#[cfg(not(feature = "serde_json"))]
#[inline]
pub(crate) fn serialize_text<S: Serializer>(json: &str, serializer: S) -> Result<S::Ok, S::Error> {
    let tree: super::Tree = super::from_str(json).map_err(S::Error::custom)?;
    tree.serialize(serializer)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::ExtraData;
    use crate::model::json::to_text;

    #[test]
    fn extra_data_that_was_read_is_sent_as_it_came() {
        let json = r#"{"b":1.50,"a":12345678901234567890.0,  "c":"\u00e9"}"#;
        let data: ExtraData = crate::model::json::from_str(json).unwrap();
        assert_eq!(to_text(&[data]).unwrap(), format!("[{json}]"));
        assert_eq!(to_text(&Verbatim(json)).unwrap(), json);
    }
}
