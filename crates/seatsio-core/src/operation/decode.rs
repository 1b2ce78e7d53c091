//! How a successful answer's body is read.

use crate::model::json::{self, NotReadable, Place, Read};
use bytes::Bytes;
use std::error::Error as StdError;

/// What reading a body gives.
pub type Decoded<T> = Result<T, Box<dyn StdError + Send + Sync>>;

/// Reads the body of a successful answer.
///
/// A function rather than a closure, so that an operation is reduced to plain values before a driver
/// sees it.
pub type Decode<T> = fn(&Bytes) -> Decoded<T>;

/// Reads JSON. An empty body is read as `null`, since the server answers 204 where it has nothing to say.
///
/// With the feature `serde_json`.
///
/// # Errors
/// The body is not UTF-8, not JSON, or not of this type.
#[cfg(feature = "serde_json")]
pub fn json<T: serde_core::de::DeserializeOwned>(body: &Bytes) -> Decoded<T> {
    Ok(serde_json::from_str(json_text(body)?)?)
}

/// One UTF-8 check of the whole body and `from_str` cost less than `from_slice`, which checks every string
/// by itself.
fn json_text(body: &Bytes) -> Result<&str, std::str::Utf8Error> {
    let text = std::str::from_utf8(body)?;
    Ok(if text.trim_ascii().is_empty() {
        "null"
    } else {
        text
    })
}

/// Reads one of the crate's own models.
#[inline]
pub(crate) fn model<T: Read>(body: &Bytes) -> Decoded<T> {
    let mut value = None;
    match fill(&mut value, body) {
        Err(error) => Err(error),
        Ok(()) => value.ok_or_else(|| NotReadable::nothing().into()),
    }
}

/// Not generic, as it is the larger part of reading a model.
fn fill(place: &mut dyn Place, body: &Bytes) -> Decoded<()> {
    Ok(json::fill(place, json_text(body)?)?)
}

/// Ignores the body.
///
/// # Errors
/// Never.
pub fn nothing(_: &Bytes) -> Decoded<()> {
    Ok(())
}

/// Gives the body as it is.
///
/// # Errors
/// Never.
pub fn bytes(body: &Bytes) -> Decoded<Bytes> {
    Ok(body.clone())
}

/// Gives the body as text.
///
/// # Errors
/// The body is not UTF-8.
#[inline]
pub fn text(body: &Bytes) -> Decoded<String> {
    Ok(std::str::from_utf8(body)?.to_owned())
}
