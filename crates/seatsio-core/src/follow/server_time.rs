//! What the server's clock shows at least, told from the dates of what it has written.

use crate::{
    call::Moment,
    model::{StatusChange, Timestamp},
};
use std::time::Duration;

/// What the server's clock shows at least.
///
/// An entry that has been seen was written before it came here, and since then time has passed on both sides. So
/// no clock of this side needs to agree with the server's.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct ServerTime(Option<(i64, Moment)>);

impl ServerTime {
    /// Milliseconds since 1970 that the server's clock shows at least at this moment.
    #[inline]
    fn at(self, now: Moment) -> Option<i64> {
        self.0
            .map(|(date, seen)| date.saturating_add(millis(now.since(seen))))
    }

    /// Learns from a page that was asked for at one moment and came at another; gives what the server's clock
    /// showed at least when it looked into its log.
    #[inline]
    pub(super) fn learn(&mut self, page: &[StatusChange], asked: Moment, now: Moment) -> Option<i64> {
        let known = self.at(asked);
        let newest = page.iter().filter_map(|change| change.date).max();
        let newest = newest.map(Timestamp::unix_milliseconds);
        if newest > self.at(now) {
            self.0 = newest.map(|date| (date, now));
        }
        known.max(newest)
    }
}

/// The milliseconds of a duration, as far as they can be told.
#[inline]
pub(super) fn millis(duration: Duration) -> i64 {
    i64::try_from(duration.as_millis()).unwrap_or(i64::MAX)
}
