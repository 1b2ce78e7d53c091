//! Reading one object info after the other.

use crate::model::json::{Fault, Parser};
use crate::model::object_info::Reader;

/// An object info that is read with what the one before has left behind.
pub(in crate::model) trait ReadInSequence: Sized {
    fn read_next(reader: &mut Reader, json: &mut Parser<'_>) -> Result<Self, Fault>;
}
