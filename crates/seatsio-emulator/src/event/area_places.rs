//! Numbers of places by area, as clients write them: null and (from PHP) `[]` stand for an empty map.

use indexmap::IndexMap;
use serde::{Deserialize, Deserializer};
use serde_json::Value;

/// Reads a map that is empty when it is not given.
pub(crate) fn required<'de, D: Deserializer<'de>>(
    deserializer: D,
) -> Result<IndexMap<String, u32>, D::Error> {
    Ok(optional(deserializer)?.unwrap_or_default())
}

/// Reads a map that may be missing.
pub(crate) fn optional<'de, D: Deserializer<'de>>(
    deserializer: D,
) -> Result<Option<IndexMap<String, u32>>, D::Error> {
    Ok(match Value::deserialize(deserializer)? {
        Value::Null => None,
        Value::Object(places) => {
            let counted = places.into_iter().map(|(label, places)| (label, count(&places)));
            Some(counted.collect())
        }
        _ => Some(IndexMap::new()),
    })
}

fn count(number: &Value) -> u32 {
    let number = number.as_u64().unwrap_or_default();
    u32::try_from(number).unwrap_or(u32::MAX)
}
