//! Reading answers: one parser for all models, and what a type says of how it is read.
//!
//! The parser is compiled once, with the crate. A type's own reading is a loop over its fields that calls it, so a
//! program that reads a few types compiles a few loops. serde's derive, and `Deserialize` by hand, would compile a
//! parser for each type; serde_json's own tokens, handed on behind a `dyn`, took nearly twice the time.

mod deserialize;
mod escapes;
mod fault;
mod fields;
mod number;
mod parser;
mod skip;
mod text;

#[cfg(test)]
mod tests;

pub(crate) use deserialize::deserialize;
pub(crate) use fault::{Fault, NotReadable};
pub(crate) use parser::{Parser, Value};
pub(crate) use text::is_plain;

/// What is read from JSON.
pub(crate) trait Read: Sized {
    /// Reads the value that comes next.
    fn read(json: &mut Parser<'_>) -> Result<Self, Fault>;
}

/// Reads a type from JSON, all of it.
#[inline]
pub(crate) fn from_str<T: Read>(json: &str) -> Result<T, NotReadable> {
    let mut parser = Parser::new(json);
    match T::read(&mut parser) {
        Ok(value) => parser.end().map(|()| value),
        Err(fault) => Err(parser.not_readable(fault)),
    }
}
