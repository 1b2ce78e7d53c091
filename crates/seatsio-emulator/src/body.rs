//! From the bytes of a body to the JSON that a handler reads, checked against what the operation takes.

use bytes::Bytes;
use http::StatusCode;
use serde_json::{Map, Value};

use crate::error::{ApiError, Problem};
use crate::error_code::Code;
use crate::route::Body;
use crate::schema::{Shape, UnknownFields, object};

/// An operation without a body takes an empty object all the same (AUT-9).
const NOTHING: Shape = object(&[]);

/// The JSON of a body. No body at all, `null` and (PHP's form of an empty object) `[]` count as `{}`.
pub(crate) fn checked(body: Body, bytes: &Bytes, unknown: UnknownFields) -> Result<Value, ApiError> {
    let shape = match body {
        Body::Raw => return Ok(Value::Null),
        Body::Nothing => &NOTHING,
        Body::Json(shape) => shape,
    };
    let value = match parsed(bytes)? {
        Value::Null => Value::Object(Map::new()),
        Value::Array(items) if items.is_empty() && matches!(shape, Shape::Object(_)) => {
            Value::Object(Map::new())
        }
        value => value,
    };
    let complaints = shape.complaints(&value, unknown);
    if complaints.is_empty() {
        return Ok(value);
    }
    let problems = complaints
        .into_iter()
        .map(|complaint| Problem::new(Code::GeneralError, complaint))
        .collect();
    Err(ApiError::from_problems(StatusCode::BAD_REQUEST, problems))
}

fn parsed(bytes: &Bytes) -> Result<Value, ApiError> {
    if bytes.trim_ascii().is_empty() {
        return Ok(Value::Null);
    }
    let not_json = |error| ApiError::general(format!("#: the body is not JSON: {error}"));
    serde_json::from_slice(bytes).map_err(not_json)
}
