//! One lane: its permits, and the line of those who wait for one.

use super::level::{Level, SharedLimit};
use super::slots::{Key, Slots};
use super::{Entry, Lane, LaneSnapshot, Left, Standing, Ticket};
use crate::call::Moment;
use std::time::Duration;

/// The permits and the waiters of one lane.
///
/// Everyone inside has a slot, and the slots of those who wait are chained in both directions:
/// joining, leaving from anywhere, and being served take the same short time however long the line
/// is, and in a lane that was as busy before nothing is allocated.
#[derive(Debug)]
pub(super) struct Line<W> {
    lane: Lane,
    level: Level,
    inside: Slots<Place<W>>,
    first: Option<Key>,
    last: Option<Key>,
    in_use: u32,
    waiting: u32,
    entered: u64,
    rate_limited: u64,
    waited: Duration,
    /// Of those who are no longer in line.
    longest_wait: Duration,
    /// Up to when `waited` is counted.
    counted_to: Moment,
}

#[derive(Debug)]
enum Place<W> {
    Going { epoch: u32 },
    Waiting(Waiting<W>),
}

#[derive(Debug)]
struct Waiting<W> {
    ahead: Option<Key>,
    behind: Option<Key>,
    since: Moment,
    deadline: Option<Moment>,
    waiter: Option<W>,
}

impl<W> Line<W> {
    pub(super) fn new(lane: Lane, level: Level) -> Self {
        // Room for a lane without waiters, unless somebody asked for a lane without an end.
        let inside = Slots::with_capacity(level.limit().min(128) as usize);
        Self {
            lane,
            level,
            inside,
            first: None,
            last: None,
            in_use: 0,
            waiting: 0,
            entered: 0,
            rate_limited: 0,
            waited: Duration::ZERO,
            longest_wait: Duration::ZERO,
            counted_to: Moment::START,
        }
    }

    pub(super) fn enter(&mut self, deadline: Option<Moment>, now: Moment) -> Entry {
        if deadline.is_some_and(|deadline| deadline <= now) {
            return Entry::GiveUp;
        }
        if self.in_use >= self.level.limit() {
            return self.join(deadline, now);
        }
        // Whenever there is room the line is empty, so this overtakes nobody.
        let Some(key) = self.inside.insert(Place::Going {
            epoch: self.level.epoch(),
        }) else {
            return Entry::GiveUp;
        };
        self.in_use += 1;
        self.entered += 1;
        Entry::Go(self.ticket(key))
    }

    pub(super) fn standing(&self, ticket: Ticket) -> Standing {
        match Key::from_bits(ticket.number).and_then(|key| self.inside.get(key)) {
            Some(Place::Going { .. }) => Standing::Go,
            Some(Place::Waiting(_)) => Standing::Waiting,
            None => Standing::Gone,
        }
    }

    /// Where the waiter of a ticket is kept, while it waits.
    pub(super) fn waiter(&mut self, ticket: Ticket) -> Option<&mut Option<W>> {
        match self.inside.get_mut(Key::from_bits(ticket.number)?)? {
            Place::Waiting(waiting) => Some(&mut waiting.waiter),
            Place::Going { .. } => None,
        }
    }

    pub(super) fn leave(
        &mut self,
        ticket: Ticket,
        left: Left,
        now: Moment,
        wake: &mut impl FnMut(Ticket, W),
    ) -> Option<W> {
        let key = Key::from_bits(ticket.number)?;
        match self.inside.remove(key)? {
            Place::Waiting(waiting) => {
                self.unlink(&waiting, now);
                waiting.waiter
            }
            Place::Going { epoch } => {
                self.learn(epoch, left, now);
                self.in_use -= 1;
                self.admit(now, wake);
                None
            }
        }
    }

    pub(super) fn snapshot(&self, now: Moment) -> LaneSnapshot {
        LaneSnapshot {
            in_use: self.in_use,
            waiting: self.waiting,
            limit: self.level.limit(),
            entered: self.entered,
            rate_limited: self.rate_limited,
            waited: self.waited_until(now),
            longest_wait: self.longest_wait(now),
        }
    }

    pub(super) fn shared_limit(&self) -> SharedLimit {
        self.level.shared_limit()
    }

    fn join(&mut self, deadline: Option<Moment>, now: Moment) -> Entry {
        let waiting = Waiting {
            ahead: self.last,
            behind: None,
            since: now,
            deadline,
            waiter: None,
        };
        let Some(key) = self.inside.insert(Place::Waiting(waiting)) else {
            return Entry::GiveUp;
        };
        self.count_waited(now);
        self.waiting += 1;
        let ahead = self.last.replace(key);
        *self.behind(ahead) = Some(key);
        Entry::Wait(self.ticket(key))
    }

    /// Gives the free permits to those who are first in line.
    fn admit(&mut self, now: Moment, wake: &mut impl FnMut(Ticket, W)) {
        while self.in_use < self.level.limit()
            && let Some(key) = self.first
        {
            let epoch = self.level.epoch();
            let Some(place) = self.inside.get_mut(key) else {
                return;
            };
            let Place::Waiting(waiting) = std::mem::replace(place, Place::Going { epoch }) else {
                return;
            };
            self.unlink(&waiting, now);
            if waiting.deadline.is_some_and(|deadline| deadline <= now) {
                // It could no longer use the permit; it is woken to find out.
                self.inside.remove(key);
            } else {
                self.in_use += 1;
                self.entered += 1;
            }
            if let Some(waiter) = waiting.waiter {
                wake(self.ticket(key), waiter);
            }
        }
    }

    fn learn(&mut self, epoch: u32, left: Left, now: Moment) {
        match left {
            Left::Answered => self.level.answered(epoch, self.in_use, now),
            Left::RateLimited => {
                self.rate_limited += 1;
                self.level.refused(epoch, self.in_use, now);
            }
            Left::Abandoned => {}
        }
    }

    /// Takes out of the chain what is no longer waiting.
    fn unlink(&mut self, gone: &Waiting<W>, now: Moment) {
        self.count_waited(now);
        self.longest_wait = self.longest_wait.max(now.since(gone.since));
        self.waiting -= 1;
        *self.behind(gone.ahead) = gone.behind;
        *self.ahead(gone.behind) = gone.ahead;
    }

    /// The link from a place in line to the one behind it; before the first place it is the start.
    fn behind(&mut self, key: Option<Key>) -> &mut Option<Key> {
        match key.and_then(|key| self.inside.get_mut(key)) {
            Some(Place::Waiting(waiting)) => &mut waiting.behind,
            Some(Place::Going { .. }) | None => &mut self.first,
        }
    }

    /// The link from a place in line to the one ahead of it; after the last place it is the end.
    fn ahead(&mut self, key: Option<Key>) -> &mut Option<Key> {
        match key.and_then(|key| self.inside.get_mut(key)) {
            Some(Place::Waiting(waiting)) => &mut waiting.ahead,
            Some(Place::Going { .. }) | None => &mut self.last,
        }
    }

    fn count_waited(&mut self, now: Moment) {
        self.waited = self.waited_until(now);
        self.counted_to = self.counted_to.max(now);
    }

    fn waited_until(&self, now: Moment) -> Duration {
        self.waited
            .saturating_add(now.since(self.counted_to).saturating_mul(self.waiting))
    }

    fn longest_wait(&self, now: Moment) -> Duration {
        // Who is first in line has been in it for the longest.
        match self.first.and_then(|key| self.inside.get(key)) {
            Some(Place::Waiting(first)) => self.longest_wait.max(now.since(first.since)),
            Some(Place::Going { .. }) | None => self.longest_wait,
        }
    }

    fn ticket(&self, key: Key) -> Ticket {
        Ticket::new(self.lane, key.to_bits())
    }
}
