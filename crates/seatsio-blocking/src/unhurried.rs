//! A connection whose time-outs are rounded up, so that they need not be set on the socket for each read and write.

use std::time::Duration;
use ureq::{
    Error,
    unversioned::transport::{Buffers, NextTimeout, Transport},
};

/// A connection whose time-outs are rounded up by less than a hundredth.
///
/// ureq works out before each read and write how much is left of a call's time, and tells the socket whenever
/// that has changed. Rounded, it hardly ever has, which spares two to four system calls a call.
#[derive(Debug)]
pub(crate) struct Unhurried<T>(pub(crate) T);

impl<T: Transport> Transport for Unhurried<T> {
    fn buffers(&mut self) -> &mut dyn Buffers {
        self.0.buffers()
    }

    fn transmit_output(&mut self, amount: usize, timeout: NextTimeout) -> Result<(), Error> {
        self.0.transmit_output(amount, rounded(timeout))
    }

    fn await_input(&mut self, timeout: NextTimeout) -> Result<bool, Error> {
        self.0.await_input(rounded(timeout))
    }

    fn is_open(&mut self) -> bool {
        self.0.is_open()
    }

    fn is_tls(&self) -> bool {
        self.0.is_tls()
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
