//! How a call queues for a place in its rate-limit lane.

use std::time::Duration;

/// How a call queues for a place in its rate-limit lane.
///
/// ```
/// use seatsio_core::{Operation, api::events::RetrieveEvent, call::Queueing};
/// use std::time::Duration;
///
/// // A page that somebody looks at shows "try again" rather than wait for long.
/// let operation = RetrieveEvent::new("spring-gala")
///     .options(|o| o.queueing(Queueing::AtMost(Duration::from_millis(200))));
/// # operation.plan()?;
/// # Ok::<(), seatsio_core::Error>(())
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Queueing {
    /// Waits as long as the deadline of the call allows.
    #[default]
    UntilDeadline,
    /// Waits at most so long in all, over all attempts of the call; then it fails with
    /// [`ErrorKind::LaneFull`](crate::ErrorKind::LaneFull). Zero does not wait at all.
    AtMost(Duration),
    /// Goes past the limiter: sends at once, whatever is under way, and counts nowhere.
    ///
    /// For other APIs, and for calls whose rate something else keeps low. The server may answer 429.
    Skip,
}

impl Queueing {
    /// The shortest time in which a place can be had, if one is free.
    pub(crate) const AT_ONCE: Duration = Duration::from_nanos(1);

    /// How much longer a call may wait in line that has waited for `waited`, with `left` until its deadline.
    pub(crate) fn patience(self, waited: Duration, left: Duration) -> Duration {
        match self {
            Self::AtMost(most) => most.saturating_sub(waited).max(Self::AT_ONCE).min(left),
            Self::UntilDeadline | Self::Skip => left,
        }
    }
}
