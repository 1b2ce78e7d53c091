//! Why JSON could not be read, without a word of what stands in it, or not be written.

use std::borrow::Cow;
use std::error::Error;
use std::fmt;

/// Why something could not be read, or not be written. Small, since every step of the parser may return one.
#[derive(Debug)]
pub(crate) struct Fault(Box<Cow<'static, str>>);

impl Fault {
    #[cold]
    pub(crate) fn new(message: impl Into<Cow<'static, str>>) -> Self {
        Self(Box::new(message.into()))
    }

    /// A field is not there without which a thing is not what it is.
    #[cold]
    pub(crate) fn missing(key: &'static str) -> Self {
        Self::new(format!("missing field `{key}`"))
    }

    #[cold]
    pub(super) fn wrong_type(found: &str, expected: &str) -> Self {
        Self::new(format!("invalid type: {found}, expected {expected}"))
    }
}

impl From<NotReadable> for Fault {
    #[cold]
    fn from(error: NotReadable) -> Self {
        error.fault
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl Error for Fault {}

impl serde_core::ser::Error for Fault {
    fn custom<T: fmt::Display>(message: T) -> Self {
        Self::new(message.to_string())
    }
}

/// Why JSON could not be read, and where that was found.
#[derive(Debug)]
pub(crate) struct NotReadable {
    pub(super) fault: Fault,
    line: usize,
    column: usize,
}

impl NotReadable {
    #[cold]
    pub(super) fn new(fault: Fault, read: &[u8]) -> Self {
        let line = read.rsplit(|byte| *byte == b'\n').next().unwrap_or_default();
        Self {
            fault,
            line: 1 + read.iter().filter(|byte| **byte == b'\n').count(),
            column: line.len(),
        }
    }
}

impl NotReadable {
    /// The JSON was read, and left nothing.
    #[cold]
    pub(crate) fn nothing() -> Self {
        Self::new(Fault::new("nothing was read"), &[])
    }
}

impl fmt::Display for NotReadable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} at line {} column {}", self.fault, self.line, self.column)
    }
}

impl Error for NotReadable {}
