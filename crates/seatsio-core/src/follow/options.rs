//! `FollowOptions`: how a log is followed.

use super::FollowPosition;
use crate::{Error, Invalid};
use std::{fmt, sync::Arc, time::Duration};

type Hear = Arc<dyn Fn(&Error) + Send + Sync>;
type Ask = Arc<dyn Fn() -> bool + Send + Sync>;

/// How a log is followed. Everything has a default.
///
/// ```
/// use seatsio_core::follow::FollowOptions;
/// use std::time::Duration;
///
/// let options = FollowOptions::default()
///     .interval(Duration::from_secs(1))
///     .idle_interval(Duration::from_secs(10))
///     .on_trouble(|error| eprintln!("still trying: {error}"));
/// ```
#[derive(Clone)]
pub struct FollowOptions {
    pub(super) from: FollowPosition,
    pub(super) interval: Duration,
    pub(super) idle_interval: Duration,
    pub(super) lateness: Duration,
    pub(super) patience: Option<Duration>,
    pub(super) quiet: Option<Duration>,
    pub(super) on_trouble: Option<Hear>,
    pub(super) stop_when: Option<Ask>,
}

impl Default for FollowOptions {
    /// From now on, every 2 s up to every 30 s, for entries up to 10 s late, without an end.
    #[inline]
    fn default() -> Self {
        Self::from(FollowPosition::now())
    }
}

/// The other settings have their defaults.
impl From<FollowPosition> for FollowOptions {
    #[inline]
    fn from(from: FollowPosition) -> Self {
        Self {
            from,
            interval: Duration::from_secs(2),
            idle_interval: Duration::from_secs(30),
            lateness: Duration::from_secs(10),
            patience: None,
            quiet: None,
            on_trouble: None,
            stop_when: None,
        }
    }
}

impl FollowOptions {
    /// Sets how long to wait after a look that brought something. 2 s unless set; at least 1 ms.
    #[must_use]
    #[inline]
    pub fn interval(mut self, interval: Duration) -> Self {
        self.interval = interval;
        self
    }

    /// Sets how far the waits may grow while nothing comes, by half each time. 30 s unless set.
    #[must_use]
    #[inline]
    pub fn idle_interval(mut self, interval: Duration) -> Self {
        self.idle_interval = interval;
        self
    }

    /// Sets how long after a change its entry may still appear. 10 s unless set, which is how long the official
    /// clients' tests wait for the log.
    ///
    /// A greater value costs longer answers and longer positions in busy times.
    #[must_use]
    #[inline]
    pub fn lateness(mut self, lateness: Duration) -> Self {
        self.lateness = lateness;
        self
    }

    /// Ends with the error, once failures that pass have not passed for so long. Without it they are waited out.
    #[must_use]
    #[inline]
    pub fn patience(mut self, patience: Duration) -> Self {
        self.patience = Some(patience);
        self
    }

    /// Ends, once nothing has come for so long. Without it following does not end.
    #[must_use]
    #[inline]
    pub fn until_quiet_for(mut self, quiet: Duration) -> Self {
        self.quiet = Some(quiet);
        self
    }

    /// Ends, once this says so. It is asked ahead of every request, so an iterator that waits ends within an
    /// [`idle_interval`](Self::idle_interval). A stream can simply be dropped.
    #[must_use]
    #[inline]
    pub fn stop_when(mut self, is_over: impl Fn() -> bool + Send + Sync + 'static) -> Self {
        self.stop_when = Some(Arc::new(is_over));
        self
    }

    /// Is told of each failure that is waited out.
    #[must_use]
    #[inline]
    pub fn on_trouble(mut self, hear: impl Fn(&Error) + Send + Sync + 'static) -> Self {
        self.on_trouble = Some(Arc::new(hear));
        self
    }

    #[inline]
    pub(super) fn check(&self) -> Result<(), Error> {
        if self.interval < Duration::from_millis(1) {
            let reason = Invalid::new("must be at least a millisecond");
            return Err(Error::invalid_argument("interval", reason));
        }
        Ok(())
    }
}

impl fmt::Debug for FollowOptions {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("FollowOptions")
            .field("from", &self.from)
            .field("interval", &self.interval)
            .field("idle_interval", &self.idle_interval)
            .field("lateness", &self.lateness)
            .field("patience", &self.patience)
            .field("quiet", &self.quiet)
            .finish_non_exhaustive()
    }
}
