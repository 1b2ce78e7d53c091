//! Reading the bodies of answers.

use std::error::Error;
use std::fmt;
use std::str::Utf8Error;

use crate::model;
use crate::model::json::{self, NotReadable, Read};

/// A body that is not what it should be.
#[derive(Debug)]
pub struct DecodeError(Fault);

#[derive(Debug)]
enum Fault {
    Utf8(Utf8Error),
    Json(NotReadable),
}

impl fmt::Display for DecodeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.0 {
            Fault::Utf8(_) => f.write_str("the body is not UTF-8"),
            Fault::Json(error) => write!(f, "the body is not the JSON that it should be: {error}"),
        }
    }
}

impl Error for DecodeError {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        match &self.0 {
            Fault::Utf8(error) => Some(error),
            Fault::Json(error) => Some(error),
        }
    }
}

impl From<NotReadable> for DecodeError {
    fn from(error: NotReadable) -> Self {
        Self(Fault::Json(error))
    }
}

/// The body as text. One check of the whole costs less than one of each string, which is what
/// `serde_json::from_slice` does.
pub(in crate::model) fn utf8(body: &[u8]) -> Result<&str, DecodeError> {
    std::str::from_utf8(body).map_err(|error| DecodeError(Fault::Utf8(error)))
}

pub(in crate::model) fn decode<T: Read>(body: &[u8]) -> Result<T, DecodeError> {
    Ok(json::from_str(utf8(body)?)?)
}

/// Gives types a function that reads them from a body.
///
/// `#[inline]` leaves it to each program to compile the parsers that it uses: together they cost ten times
/// as much to build as what a program of five operations needs.
macro_rules! decodable {
    ($( $type:ty, )+) => { $(
        impl $type {
            /// Reads it from the body of an answer.
            ///
            /// # Errors
            /// The body is not UTF-8, not JSON, or lacks what makes it one of these.
            #[inline]
            pub fn decode(body: &[u8]) -> Result<Self, $crate::model::DecodeError> {
                $crate::model::decode::decode(body)
            }
        }
    )+ };
}

decodable! {
    model::BestAvailableResult,
    model::CategoryList,
    model::ChangeObjectStatusInBatchResult,
    model::ChangeObjectStatusResult,
    model::Chart,
    model::ChartValidationResult,
    model::EditForSaleConfigResult,
    model::Event,
    model::EventList,
    model::ForSaleRateLimitInfo,
    model::HoldTokenInfo,
    model::LegacyObjectStatus,
    model::ObjectInfos,
    model::Page<model::Chart>,
    model::Page<model::Event>,
    model::Page<model::StatusChange>,
    model::TagList,
}

#[cfg(any(feature = "administration", feature = "reports"))]
pub(in crate::model) use decodable;
