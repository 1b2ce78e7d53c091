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

impl Outcome {
    /// The outcome as a label for metrics: `not_done`, `unknown` or `done`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::NotDone => "not_done",
            Self::Unknown => "unknown",
            Self::Done => "done",
        }
    }
}
