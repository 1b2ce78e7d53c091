//! What can be watched of a client's calls: the [`Observer`], and what it is told.
//!
//! # Spans for `tracing`
//!
//! With the feature `tracing` the same is told to `tracing`, under the target `seatsio`:
//!
//! | what | level | fields |
//! |---|---|---|
//! | span `call` | debug | `operation`, `lane`, `event` (the key), `events` (how many, if several), and at its end `attempts`, `waited_ms`, `status`, `code`, `request_id`, `error`, `outcome` |
//! | span `attempt`, inside its call | debug | `attempt`, `waited_ms`, `status` or `error`, `code`, `request_id` |
//! | span `procedure`, around the calls of `send_settled` and `settle` | debug | `operation` |
//! | trying again | info; after a 429 warn | `operation`, `lane`, `attempt`, `reason`, `wait_ms` |
//! | a lane's limit was raised, or lowered | info, or warn | `lane`, `before`, `limit` |
//! | no place in the lane came free in time | warn | `operation`, `lane`, `waited_ms` |
//! | it is not known whether the call took effect | warn | `operation`, `error`, `attempts`, `request_id` |
//! | looked what became of the call | info; if it cannot be told warn | `operation`, `settled`, `why` |
//!
//! A call is inside the span that its future is first polled in; a page that is [read ahead](crate::page::ReadAhead),
//! inside the span that its list was read in when it was asked for, and told to the same subscriber.
//!
//! An ordinary failure has no event of its own: the caller has the error. Waits are in whole milliseconds. What a
//! transport tells while it sends is inside the attempt, and a span is entered only while its future is polled.
//! A call costs nothing more than without the feature while no subscriber takes this target.

mod events;
mod no_retry;
mod retry_reason;

pub use events::{
    AttemptFinished, CallEnd, CallFinished, CallSettled, CallStarted, LaneChanged, LaneEntered, RetryDecided,
    TurnedAway,
};
pub use no_retry::NoRetry;
pub use retry_reason::RetryReason;

use std::{fmt, sync::Arc};

/// Is told what a client's calls do: for counters, histograms and logs of your own.
///
/// Every method does nothing unless it is written, so an observer names only what it wants to know. It is set
/// with `.observer(..)` when a client is built, and stays with its copies: clones, other workspaces, other
/// retry policies. A client without one pays a branch for each step of a call.
///
/// No event holds a hold token, extra data or the secret key; texts of the server are not passed on either, since
/// they may name a token.
///
/// ```
/// use seatsio_core::{
///     BlockingClient, Config, Region,
///     observe::{CallFinished, Observer, RetryDecided},
/// };
/// use std::sync::{Arc, atomic::{AtomicU32, Ordering::Relaxed}};
///
/// #[derive(Default)]
/// struct Counters {
///     calls: AtomicU32,
///     retries: AtomicU32,
/// }
///
/// impl Observer for Counters {
///     fn call_finished(&self, _: &CallFinished<'_>) {
///         self.calls.fetch_add(1, Relaxed);
///     }
///     fn retry_decided(&self, _: &RetryDecided) {
///         self.retries.fetch_add(1, Relaxed);
///     }
/// }
///
/// let (emulator, demo) = seatsio_emulator::Emulator::with_demo();
/// let counters = Arc::new(Counters::default());
/// let config = Config::new(Region::Eu, demo.secret_key.as_str()).observer(counters.clone());
/// let client = BlockingClient::new(emulator.transport(), &config)?;
///
/// client.hold_tokens().create().send()?;
/// assert_eq!((counters.calls.load(Relaxed), counters.retries.load(Relaxed)), (1, 0));
/// # Ok::<(), seatsio_core::Error>(())
/// ```
///
/// The methods are called on the thread or task that makes the call, between its steps. They must not block,
/// and must not panic: a panic passes through the call.
pub trait Observer: Send + Sync {
    /// A call has begun. A call whose arguments are refused before anything is sent is none.
    fn call_started(&self, _: &CallStarted) {}

    /// A call has a place in its lane and is about to send.
    fn lane_entered(&self, _: &LaneEntered) {}

    /// A call waited for its lane as long as it may, in vain.
    fn turned_away(&self, _: &TurnedAway) {}

    /// An attempt has brought an answer, or has failed.
    fn attempt_finished(&self, _: &AttemptFinished<'_>) {}

    /// A failed attempt will be followed by another one.
    fn retry_decided(&self, _: &RetryDecided) {}

    /// A call is over: exactly once for each that was [started](Self::call_started), also when its future was
    /// dropped.
    fn call_finished(&self, _: &CallFinished<'_>) {}

    /// The limit of a lane was lowered or raised. It is noticed when an attempt of this client is over.
    fn lane_changed(&self, _: &LaneChanged) {}

    /// It has been found out what became of a status change whose answer was lost.
    fn call_settled(&self, _: &CallSettled<'_>) {}
}

/// The observer of a client's settings, if there is one.
#[derive(Clone, Default)]
pub(crate) struct ObserverSetting(pub(crate) Option<Arc<dyn Observer>>);

impl ObserverSetting {
    /// Whether both are the same observer, or none.
    pub(crate) fn is(&self, other: &Self) -> bool {
        match (&self.0, &other.0) {
            (Some(one), Some(other)) => Arc::ptr_eq(one, other),
            (None, None) => true,
            _ => false,
        }
    }
}

impl fmt::Debug for ObserverSetting {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self.0 {
            Some(_) => "set",
            None => "none",
        })
    }
}
