//! From JSON text to the fields that are understood, or to the reason why it is no drawing.

use std::fmt;

use serde::Deserialize;

use super::source;
use crate::error::ApiError;

/// Reads the JSON and hands it to `then`.
pub(super) fn with_source<T>(
    json: &str,
    then: impl FnOnce(&source::Chart<'_>) -> T,
) -> Result<T, DrawingError> {
    if !json.trim_ascii_start().starts_with('{') {
        return Err(not_an_object(json));
    }
    match serde_json::from_str(json) {
        Ok(chart) => Ok(then(&chart)),
        // A field that occurs twice: the last one counts, as in any JSON value.
        Err(error) if error.is_data() => {
            let value: serde_json::Value = serde_json::from_str(json).map_err(not_json)?;
            let chart = source::Chart::deserialize(&value).map_err(not_json)?;
            Ok(then(&chart))
        }
        Err(error) => Err(not_json(error)),
    }
}

fn not_json(error: serde_json::Error) -> DrawingError {
    DrawingError::new(format!("#: the drawing is not JSON: {error}"))
}

fn not_an_object(json: &str) -> DrawingError {
    let found = match serde_json::from_str::<serde_json::Value>(json) {
        Err(error) => return not_json(error),
        Ok(serde_json::Value::Null) => "Null",
        Ok(serde_json::Value::Bool(_)) => "Boolean",
        Ok(serde_json::Value::Number(_)) => "Number",
        Ok(serde_json::Value::String(_)) => "String",
        Ok(serde_json::Value::Array(_)) => "JSONArray",
        Ok(serde_json::Value::Object(_)) => "JSONObject",
    };
    DrawingError::new(format!("#: expected type: JSONObject, found: {found}"))
}

/// Why something is no drawing; reads like the texts of the server's schema checks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct DrawingError(String);

impl DrawingError {
    pub(super) fn new(text: impl Into<String>) -> Self {
        Self(text.into())
    }
}

impl fmt::Display for DrawingError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for DrawingError {}

impl From<DrawingError> for ApiError {
    fn from(error: DrawingError) -> Self {
        Self::general(error.to_string())
    }
}
