//! Reading one object info after the other.

use crate::model::json::{Fault, Parser};
use crate::model::object_info::Reader;

/// An object info that is read with what the one before has left behind.
pub(in crate::model) trait ReadInSequence: Sized {
    fn read_next(reader: &mut Reader, json: &mut Parser<'_>) -> Result<Self, Fault>;
}

/// Reads a list of object infos; a null is read as an empty one.
pub(in crate::model) fn objects<T: ReadInSequence>(
    reader: &mut Reader,
    json: &mut Parser<'_>,
) -> Result<Vec<T>, Fault> {
    let mut objects = Vec::new();
    if !json.null()? {
        json.list()?;
        while json.element()? {
            objects.push(T::read_next(reader, json)?);
        }
    }
    // Doubling leaves up to half of a large list unused.
    objects.shrink_to_fit();
    Ok(objects)
}
