//! How calls are retried, how long they may take and how they queue.

use super::{Backoff, Queueing};
use std::time::Duration;

/// How calls are retried, how long they may take and how they queue.
///
/// Whether a failure *may* be retried is not a setting: it follows from the operation's
/// [`Effect`](crate::Effect) and from how far the request got.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct RetryPolicy {
    /// The most retries after the first attempt; 0 switches retrying off.
    pub max_retries: u32,
    /// The waits between attempts.
    pub backoff: Backoff,
    /// The most that one attempt may take, from sending to the last byte of the answer.
    pub attempt_timeout: Duration,
    /// The most that the whole call may take: queueing in the lane, attempts and waits together.
    pub deadline: Duration,
    /// How the call queues for a place in its rate-limit lane.
    pub queueing: Queueing,
}

impl RetryPolicy {
    /// No retries: one attempt, one answer.
    #[must_use]
    pub fn never() -> Self {
        Self::default().max_retries(0)
    }

    /// Sets the most retries after the first attempt.
    #[must_use]
    pub fn max_retries(mut self, retries: u32) -> Self {
        self.max_retries = retries;
        self
    }

    /// Sets the waits between attempts.
    #[must_use]
    pub fn backoff(mut self, backoff: Backoff) -> Self {
        self.backoff = backoff;
        self
    }

    /// Sets the most that one attempt may take.
    #[must_use]
    pub fn attempt_timeout(mut self, timeout: Duration) -> Self {
        self.attempt_timeout = timeout;
        self
    }

    /// Sets the most that the whole call may take.
    #[must_use]
    pub fn deadline(mut self, deadline: Duration) -> Self {
        self.deadline = deadline;
        self
    }

    /// Sets how calls queue for a place in their rate-limit lane.
    #[must_use]
    pub fn queueing(mut self, queueing: Queueing) -> Self {
        self.queueing = queueing;
        self
    }
}

impl Default for RetryPolicy {
    /// 5 retries as the official clients do, 30 s an attempt, 60 s in all.
    fn default() -> Self {
        Self {
            max_retries: 5,
            backoff: Backoff::default(),
            attempt_timeout: Duration::from_secs(30),
            deadline: Duration::from_secs(60),
            queueing: Queueing::UntilDeadline,
        }
    }
}
