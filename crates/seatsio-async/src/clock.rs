//! tokio's clock, which tests can pause, as the engine counts its time.

use seatsio_core::{call::Moment, drive};
use std::time::Duration;
use tokio::time::{Instant, Sleep, sleep_until};

/// A wait that no call outlives, and that can be added to every `Instant`.
const FAR: Duration = Duration::from_secs(30 * 365 * 86_400);

/// The same point in time, as tokio and as the engine count it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Clock(Instant, Moment);

impl Clock {
    pub(crate) fn start() -> Self {
        Self(Instant::now(), drive::now())
    }

    pub(crate) fn now(self) -> Moment {
        self.1 + self.0.elapsed()
    }

    /// Spares the look at the clock that a wait of a given length begins with.
    pub(crate) fn sleep_until(self, moment: Moment) -> Sleep {
        sleep_until(self.0 + moment.since(self.1).min(FAR))
    }
}
