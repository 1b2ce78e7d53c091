//! A connection that makes fewer system calls: time-outs are rounded up, and it is looked at once between two calls.

use std::{mem, time::Duration};
use ureq::{
    Error,
    unversioned::transport::{Buffers, NextTimeout, Transport},
};

/// A connection whose time-outs are rounded up by less than a hundredth, and that is looked at once between two calls.
///
/// ureq works out before each read and write how much is left of a call's time, and tells the socket whenever
/// that has changed. Rounded, it hardly ever has, which spares two to four system calls a call.
///
/// ureq also asks whether the connection is open when it puts it away and again when it takes it out, which is three
/// system calls each. Only the second answer counts, so the first question is not passed on.
#[derive(Debug)]
pub(crate) struct Unhurried<T> {
    connection: T,
    /// Something was read since the last question: the next one comes from putting away.
    was_read: bool,
}

impl<T> Unhurried<T> {
    pub(crate) fn new(connection: T) -> Self {
        Self {
            connection,
            was_read: false,
        }
    }
}

impl<T: Transport> Transport for Unhurried<T> {
    fn buffers(&mut self) -> &mut dyn Buffers {
        self.connection.buffers()
    }

    fn transmit_output(&mut self, amount: usize, timeout: NextTimeout) -> Result<(), Error> {
        self.connection.transmit_output(amount, rounded(timeout))
    }

    fn await_input(&mut self, timeout: NextTimeout) -> Result<bool, Error> {
        self.was_read = true;
        self.connection.await_input(rounded(timeout))
    }

    fn is_open(&mut self) -> bool {
        mem::take(&mut self.was_read) || self.connection.is_open()
    }

    fn is_tls(&self) -> bool {
        self.connection.is_tls()
    }
}

fn rounded(mut timeout: NextTimeout) -> NextTimeout {
    if !timeout.after.is_not_happening() {
        timeout.after = round_up(*timeout.after).into();
    }
    timeout
}

/// Rounds up to a multiple of the power of ten of nanoseconds that is at most a hundredth of it: time-outs are
/// round numbers, of which little is gone when they are used.
fn round_up(time: Duration) -> Duration {
    let Ok(nanos) = u64::try_from(time.as_nanos()) else {
        return time;
    };
    let step = 10_u64.pow(nanos.checked_ilog10().unwrap_or(0).saturating_sub(2));
    nanos
        .checked_next_multiple_of(step)
        .map_or(time, Duration::from_nanos)
}

#[cfg(test)]
mod tests {
    use super::*;
    use ureq::unversioned::transport::LazyBuffers;

    /// A connection that the server has closed.
    #[derive(Debug)]
    struct Closed(LazyBuffers);

    impl Transport for Closed {
        fn buffers(&mut self) -> &mut dyn Buffers {
            &mut self.0
        }

        fn transmit_output(&mut self, _: usize, _: NextTimeout) -> Result<(), Error> {
            Ok(())
        }

        fn await_input(&mut self, _: NextTimeout) -> Result<bool, Error> {
            Ok(true)
        }

        fn is_open(&mut self) -> bool {
            false
        }
    }

    #[test]
    fn a_connection_is_looked_at_when_it_is_taken_out_and_not_when_it_is_put_away() {
        let mut connection = Unhurried::new(Closed(LazyBuffers::new(1, 1)));
        for _call in 0..2 {
            connection.await_input(NextTimeout::default()).unwrap();
            connection.await_input(NextTimeout::default()).unwrap();
            assert!(connection.is_open(), "put away");
            assert!(!connection.is_open(), "taken out");
            assert!(!connection.is_open());
        }
    }

    #[test]
    fn what_little_is_used_up_between_two_reads_does_not_show() {
        for seconds in [1, 5, 30, 60] {
            let whole = Duration::from_secs(seconds);
            let (first, second) = (
                whole - Duration::from_micros(3),
                whole - Duration::from_micros(900),
            );
            assert_eq!(round_up(first), round_up(second), "{seconds}");
        }
    }

    #[test]
    fn a_time_out_grows_by_less_than_a_hundredth_and_never_shrinks() {
        for nanos in (0..64).flat_map(|bits| [1_u64 << bits, (1 << bits) - 1, (1 << bits) / 3 * 4]) {
            let (time, rounded) = (Duration::from_nanos(nanos), round_up(Duration::from_nanos(nanos)));
            assert!(
                rounded >= time && rounded <= time + time / 100,
                "{time:?} to {rounded:?}"
            );
        }
        assert_eq!(round_up(Duration::MAX), Duration::MAX);
        assert_eq!(round_up(Duration::ZERO), Duration::ZERO);
    }
}
