//! What repeating a call would do.

/// What repeating a call would do: the fact that decides whether it may be retried.
///
/// It is a property of the operation, not of its HTTP method. A status change of a named seat is
/// refused the second time; the same call on a general-admission area books a second place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Effect {
    /// Nothing changes on the server: repeated freely.
    Read,
    /// The end state is the same, and so is the answer or a harmless other one: repeated freely.
    Idempotent,
    /// The second time is refused and nothing is doubled, but the refusal hides what the first did:
    /// never repeated before it is known that the first was not done.
    Guarded,
    /// It happens again: never repeated unless the server said that nothing was done.
    Once,
}

impl Effect {
    /// Whether a call may be sent again although an earlier attempt may have taken effect.
    #[must_use]
    pub const fn is_repeatable(self) -> bool {
        matches!(self, Self::Read | Self::Idempotent)
    }

    /// The name as the catalogue prints it.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Read => "read",
            Self::Idempotent => "idempotent",
            Self::Guarded => "guarded",
            Self::Once => "once",
        }
    }
}

impl std::fmt::Display for Effect {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.pad(self.as_str())
    }
}
