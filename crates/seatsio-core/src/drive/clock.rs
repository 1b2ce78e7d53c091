//! The default clock of the two transport traits: the one place where the core reads the time.

use crate::call::Moment;
use std::{
    sync::OnceLock,
    time::{Instant, SystemTime},
};

/// The monotonic time of transports that have no clock of their own: since the first call of this function in the
/// process.
///
/// A transport whose timer brings a clock counts on from here, so that it can share lanes with the others: they
/// compare moments.
#[must_use]
#[expect(
    clippy::disallowed_methods,
    reason = "a default that a transport overrides to bring its own clock"
)]
pub fn now() -> Moment {
    static START: OnceLock<Instant> = OnceLock::new();
    Moment::from_start(START.get_or_init(Instant::now).elapsed())
}

/// The system's time of day.
#[expect(
    clippy::disallowed_methods,
    reason = "a default that a transport overrides to bring its own clock"
)]
pub(super) fn time_of_day() -> SystemTime {
    SystemTime::now()
}
