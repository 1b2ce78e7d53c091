//! Reading answers and writing requests: one parser for all models, and what a type says of how it is read.
//!
//! The parser is compiled once, with the crate. A type's own reading is a list of places for its values, which one loop
//! fills, so a program that reads a few types compiles a few lists. serde's derive, and `Deserialize` by hand, would
//! compile a parser for each type; serde_json's own tokens, handed on behind a `dyn`, took nearly twice the time.

mod deserialize;
mod escapes;
mod fault;
mod fields;
mod number;
mod parser;
mod skip;
mod text;
mod tree;
mod verbatim;
mod write;

#[cfg(test)]
mod tests;

use crate::model::Text;

pub(crate) use deserialize::deserialize;
pub(crate) use fault::{Fault, NotReadable};
pub(crate) use parser::{Parser, Value};
pub(crate) use text::is_plain;
#[cfg(not(feature = "serde_json"))]
use tree::Tree;
pub(crate) use tree::are_same;
pub(crate) use verbatim::{Verbatim, serialize_text};
pub(crate) use write::{to_text, to_vec, write};

/// What is read from JSON.
pub(crate) trait Read: Sized {
    /// Reads the value that comes next.
    fn read(json: &mut Parser<'_>) -> Result<Self, Fault>;

    /// Reads the value that comes next, which is known not to be a null, into a place that may hold one already.
    #[inline]
    fn read_into(&mut self, json: &mut Parser<'_>) -> Result<(), Fault> {
        match Self::read(json) {
            Err(fault) => Err(fault),
            Ok(value) => {
                *self = value;
                Ok(())
            }
        }
    }
}

/// A place that a value is read into.
///
/// Behind a `dyn`, objects are read by one loop for all types, and a type's own part is a list of its places.
pub(crate) trait Place {
    /// Reads the value that comes next, no null, into it.
    fn fill(&mut self, json: &mut Parser<'_>) -> Result<(), Fault>;
}

impl<T: Read> Place for T {
    #[inline]
    fn fill(&mut self, json: &mut Parser<'_>) -> Result<(), Fault> {
        self.read_into(json)
    }
}

/// What a list is read into. Behind a `dyn`, so that one loop reads the lists of all types.
pub(crate) trait Elements {
    /// Reads the element that comes next, and keeps it.
    fn push_next(&mut self, json: &mut Parser<'_>) -> Result<(), Fault>;
}

/// What an object is read into whose keys are data. Behind a `dyn`, as [`Elements`] are.
pub(crate) trait Entries {
    /// Reads the value that comes next, and keeps it with its key.
    fn push_next(&mut self, key: Text, json: &mut Parser<'_>) -> Result<(), Fault>;
}

/// Reads a type from JSON, all of it.
#[inline]
pub(crate) fn from_str<T: Read>(json: &str) -> Result<T, NotReadable> {
    let mut value = None;
    fill(&mut value, json)?;
    value.ok_or_else(NotReadable::nothing)
}

/// Fills a place from JSON, all of it.
pub(crate) fn fill(place: &mut dyn Place, json: &str) -> Result<(), NotReadable> {
    let mut parser = Parser::new(json);
    match place.fill(&mut parser) {
        Ok(()) => parser.end(),
        Err(fault) => Err(parser.not_readable(fault)),
    }
}
