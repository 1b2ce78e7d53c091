//! The two lanes of an account.

/// Which of the account's two concurrency limits a call counts against.
///
/// The service lets an account have 100 priority and 10 regular requests at work at the same time,
/// over all its processes and the browsers that show its charts; one more is answered with 429.
/// Every operation knows its lane.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Lane {
    /// Status changes, object infos and hold tokens: what a buyer waits for.
    Priority,
    /// Everything else.
    Regular,
}
