//! What is counted, and the table of it.

use crate::{
    broken::Invariant,
    deed::Action,
    fault::{Fault, FaultCounts},
    record::Told,
};
use seatsio_core::settle::Why;
use std::{fmt, time::Duration};

/// How many violations are described; all are counted.
const DESCRIBED: usize = 5;

/// What came of one or more halls full of buyers.
#[derive(Clone, Debug, Default)]
pub struct Figures {
    /// Checkouts that came to an end.
    pub checkouts: u64,
    /// Of these: sold, given back, given up for lack of places, and not known.
    pub endings: Endings,
    /// Halls.
    pub halls: u64,
    /// Calls of clients; a `send_settled` or a `settle` is one.
    pub calls: u64,
    /// Requests sent.
    pub requests: u64,
    pub(crate) faults: FaultCounts,
    /// Calls whose future was dropped.
    pub cancelled: u64,
    /// Processes that died and were started again.
    pub deaths: u64,
    /// Jumps of the server's or of a client's clocks.
    pub clock_jumps: u64,
    /// Unknown outcomes of holds and bookings.
    pub marked: Resolved,
    /// Unknown outcomes of releases, which leave no mark.
    pub releases: Resolved,
    /// Requests that were carried out after their buyer was told that they were not.
    pub late: u64,
    /// Refused for lack of room that abandoned requests took up.
    pub crowded_out: u64,
    /// Virtual time of all halls together.
    pub virtual_time: Duration,
    /// How often each invariant was violated, in the order of [`Invariant::ALL`].
    pub violations: [u64; Invariant::ALL.len()],
    /// The first violations in words.
    pub described: Vec<String>,
    /// A hash of everything that happened.
    pub hash: u64,
}

/// How checkouts ended.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Endings {
    /// Booked and paid.
    pub sold: u64,
    /// Given back before or after booking.
    pub returned: u64,
    /// Nothing was got.
    pub lost: u64,
    /// The buyer was told that nobody can tell.
    pub unsure: u64,
}

/// What became of unknown outcomes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Resolved {
    /// Done after all.
    pub done: u64,
    /// Not done, and so sent again.
    pub not_done: u64,
    /// Somebody else was faster.
    pub taken: u64,
    /// Nobody can tell.
    pub cannot_tell: u64,
    /// Of these: the hold token expired meanwhile.
    pub token_expired: u64,
    /// Of these: places of an area by order id alone.
    pub order_hidden: u64,
    /// Reads that finding out took.
    pub reads: u64,
}

impl Resolved {
    /// All of them.
    #[must_use]
    pub const fn all(&self) -> u64 {
        self.done + self.not_done + self.taken + self.cannot_tell
    }

    /// The share that was settled of what can be told by the contract.
    #[must_use]
    #[expect(clippy::cast_precision_loss, reason = "it is printed with two digits")]
    pub fn settled(&self) -> f64 {
        let can_be_told = self.all() - self.token_expired - self.order_hidden;
        (self.all() - self.cannot_tell) as f64 / can_be_told.max(1) as f64
    }

    /// Reads per unknown outcome.
    #[must_use]
    #[expect(clippy::cast_precision_loss, reason = "it is printed with two digits")]
    pub fn reads_each(&self) -> f64 {
        self.reads as f64 / self.all().max(1) as f64
    }

    fn count(&mut self, told: Told, reads: u64) {
        match told {
            Told::Done => self.done += 1,
            Told::NotDone => self.not_done += 1,
            Told::Taken => self.taken += 1,
            Told::Unknown(why) => {
                self.cannot_tell += 1;
                self.token_expired += u64::from(why == Some(Why::TokenExpired));
                self.order_hidden += u64::from(why == Some(Why::OrderHidden));
            }
        }
        self.reads += reads;
    }

    fn add(&mut self, other: &Self) {
        self.done += other.done;
        self.not_done += other.not_done;
        self.taken += other.taken;
        self.cannot_tell += other.cannot_tell;
        self.token_expired += other.token_expired;
        self.order_hidden += other.order_hidden;
        self.reads += other.reads;
    }
}

impl Figures {
    pub(crate) fn resolved(&mut self, action: Action, told: Told, reads: u64) {
        match action {
            Action::Hold | Action::Book => self.marked.count(told, reads),
            Action::Release | Action::GiveUp => self.releases.count(told, reads),
        }
    }

    pub(crate) fn violated(&mut self, invariant: Invariant, hall: u64, what: String) {
        self.violations[invariant as usize] += 1;
        if self.described.len() < DESCRIBED {
            let name = invariant.name();
            self.described.push(format!("{name}: hall {hall}: {what}"));
        }
    }

    /// How often this invariant was violated.
    #[must_use]
    pub fn violations_of(&self, invariant: Invariant) -> u64 {
        self.violations[invariant as usize]
    }

    /// Whether all invariants held.
    #[must_use]
    pub fn is_clean(&self) -> bool {
        self.violations.iter().all(|count| *count == 0)
    }

    /// Adds what came of another hall.
    pub(crate) fn add(&mut self, other: Self) {
        self.checkouts += other.checkouts;
        self.endings.sold += other.endings.sold;
        self.endings.returned += other.endings.returned;
        self.endings.lost += other.endings.lost;
        self.endings.unsure += other.endings.unsure;
        self.halls += other.halls;
        self.calls += other.calls;
        self.requests += other.requests;
        for (count, more) in self.faults.iter_mut().zip(other.faults) {
            *count += more;
        }
        self.cancelled += other.cancelled;
        self.deaths += other.deaths;
        self.clock_jumps += other.clock_jumps;
        self.marked.add(&other.marked);
        self.releases.add(&other.releases);
        self.late += other.late;
        self.crowded_out += other.crowded_out;
        self.virtual_time += other.virtual_time;
        for (count, more) in self.violations.iter_mut().zip(other.violations) {
            *count += more;
        }
        let room = DESCRIBED.saturating_sub(self.described.len());
        self.described.extend(other.described.into_iter().take(room));
        self.hash = self.hash.rotate_left(5).wrapping_mul(0x9E37_79B9_7F4A_7C15) ^ other.hash;
    }
}

impl Resolved {
    fn rows(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        row(f, "  settled: done", self.done)?;
        row(f, "  settled: not done, so sent again", self.not_done)?;
        row(f, "  settled: taken by another", self.taken)
    }

    fn reads_row(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        figure(
            f,
            "  reads for each, on average",
            &format!("{:.2}", self.reads_each()),
        )
    }
}

fn figure(f: &mut fmt::Formatter<'_>, name: &str, value: &str) -> fmt::Result {
    writeln!(f, "{name:<52}{value:>13}")
}

fn row(f: &mut fmt::Formatter<'_>, name: &str, value: u64) -> fmt::Result {
    figure(f, name, &grouped(value))
}

/// With a comma after every three digits.
pub(crate) fn grouped(value: u64) -> String {
    let digits = value.to_string();
    let mut text = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

impl fmt::Display for Figures {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        row(f, "checkouts", self.checkouts)?;
        row(f, "  sold", self.endings.sold)?;
        row(f, "  given back", self.endings.returned)?;
        row(f, "  without a place", self.endings.lost)?;
        row(f, "  told that nobody can tell", self.endings.unsure)?;
        row(f, "halls of two events", self.halls)?;
        row(f, "calls", self.calls)?;
        row(f, "requests", self.requests)?;
        writeln!(f)?;
        for fault in Fault::ALL {
            row(
                f,
                &format!("fault: {}", fault.name()),
                self.faults[fault as usize],
            )?;
        }
        row(f, "fault: future dropped", self.cancelled)?;
        row(f, "fault: process died", self.deaths)?;
        row(f, "fault: clock jumped", self.clock_jumps)?;
        writeln!(f)?;
        row(f, "unknown outcomes of holds and bookings", self.marked.all())?;
        self.marked.rows(f)?;
        row(
            f,
            "  cannot be told: the hold token has expired",
            self.marked.token_expired,
        )?;
        row(
            f,
            "  cannot be told: places by order id alone",
            self.marked.order_hidden,
        )?;
        let settled = format!("{:.2} %", 100.0 * self.marked.settled());
        figure(f, "  settled, of those that can be told", &settled)?;
        self.marked.reads_row(f)?;
        row(f, "unknown outcomes of releases", self.releases.all())?;
        self.releases.rows(f)?;
        row(
            f,
            "  cannot be told: a release leaves no mark",
            self.releases.cannot_tell,
        )?;
        self.releases.reads_row(f)?;
        row(f, "carried out after all was told (arrived very late)", self.late)?;
        row(
            f,
            "429 because abandoned requests filled the lane",
            self.crowded_out,
        )?;
        writeln!(f)?;
        for invariant in Invariant::ALL {
            row(
                f,
                &format!("violations: {}", invariant.name()),
                self.violations_of(invariant),
            )?;
        }
        Ok(())
    }
}
