//! Whether a failed call took effect.

/// Whether a failed call took effect on the server, as far as is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Outcome {
    /// Nothing happened: the server refused it, or it never got there. Reads are always this.
    NotDone,
    /// Some attempt may have taken effect; nobody has said so.
    Unknown,
    /// It has taken effect, only the answer could not be read.
    Done,
}
