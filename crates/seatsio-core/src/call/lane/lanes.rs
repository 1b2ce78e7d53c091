//! The limiter of both lanes, as a value.

use super::level::{Level, SharedLimit};
use super::line::Line;
use super::{Entry, Lane, LaneLimits, LaneSnapshot, Left, Standing, Ticket};
use crate::call::{Moment, Random};

/// Decides who may send: first come, first served, and each lane by itself.
///
/// This is the pure limiter, without locks and clocks; [`SharedLanes`](super::SharedLanes) puts it
/// behind a lock for the clients of one process. `W` is what a driver keeps for a caller who waits,
/// such as a waker: it is handed back when the caller's turn has come, and nobody else's is.
///
/// ```
/// use seatsio_core::call::{Entry, Lane, LaneLimits, Lanes, Left, Moment, Standing};
///
/// let now = Moment::START;
/// let mut lanes = Lanes::new(LaneLimits::default().regular(1), 7);
/// let Entry::Go(first) = lanes.enter(Lane::Regular, None, now) else { panic!("there is room") };
/// let Entry::Wait(second) = lanes.enter(Lane::Regular, None, now) else { panic!("it is taken") };
/// lanes.park(second, "wake the second");
///
/// let mut woken = vec![];
/// lanes.leave(first, Left::Answered, now, &mut |_, waiter| woken.push(waiter));
/// assert_eq!(woken, ["wake the second"]);
/// assert_eq!(lanes.standing(second), Standing::Go);
/// ```
///
/// # Promises
///
/// - There are never more permits out than the limit; after a cut no new ones are given until
///   enough have come back.
/// - Nobody waits while there is room, and nobody overtakes within a lane.
/// - Who leaves the line leaves nothing behind, and a ticket counts once, however often it leaves.
/// - The limit adapts: a 429 lowers it, clean answers raise it again while callers need more, up to
///   the configured limit. A level at which a 429 came is not tried again for a long time.
/// - The same history and seed give the same decisions.
#[derive(Debug)]
pub struct Lanes<W> {
    priority: Line<W>,
    regular: Line<W>,
}

impl<W> Lanes<W> {
    /// A limiter with nobody inside. The seed spreads the steps by which several clients of the same
    /// account feel their way up, so it should differ from client to client.
    #[must_use]
    pub fn new(limits: LaneLimits, seed: u64) -> Self {
        let mut seeds = Random::seeded(seed);
        let mut line = |lane| {
            let level = Level::new(
                limits.of(lane),
                limits.adaptation,
                Random::seeded(seeds.next_u64()),
            );
            Line::new(lane, level)
        };
        Self {
            priority: line(Lane::Priority),
            regular: line(Lane::Regular),
        }
    }

    /// Asks for a permit. A ticket that comes back has to [`leave`](Self::leave).
    pub fn enter(&mut self, lane: Lane, deadline: Option<Moment>, now: Moment) -> Entry {
        self.line(lane).enter(deadline, now)
    }

    /// Tells how things stand for a ticket.
    #[must_use]
    pub fn standing(&self, ticket: Ticket) -> Standing {
        match ticket.lane {
            Lane::Priority => self.priority.standing(ticket),
            Lane::Regular => self.regular.standing(ticket),
        }
    }

    /// Keeps `waiter` until the ticket's turn comes, in place of what was kept before.
    ///
    /// Gives back what is not needed: the former waiter, or `waiter` itself if the ticket does not
    /// wait any more. Then nothing will be woken, so ask for the [`standing`](Self::standing).
    pub fn park(&mut self, ticket: Ticket, waiter: W) -> Option<W> {
        match self.waiter(ticket) {
            Some(place) => place.replace(waiter),
            None => Some(waiter),
        }
    }

    /// What is kept for a ticket that waits.
    pub fn waiter(&mut self, ticket: Ticket) -> Option<&mut Option<W>> {
        self.line(ticket.lane).waiter(ticket)
    }

    /// Takes a ticket back, whether it holds a permit or waits, and says whom to wake.
    ///
    /// `wake` is called with the waiter of everyone whose turn has come: those who may go, and those
    /// whose deadline had passed by then. Gives back the waiter of the ticket itself if it left the
    /// line; nobody else moves then.
    pub fn leave(
        &mut self,
        ticket: Ticket,
        left: Left,
        now: Moment,
        wake: &mut impl FnMut(Ticket, W),
    ) -> Option<W> {
        self.line(ticket.lane).leave(ticket, left, now, wake)
    }

    /// What a lane looks like now.
    #[must_use]
    pub fn snapshot(&self, lane: Lane, now: Moment) -> LaneSnapshot {
        match lane {
            Lane::Priority => self.priority.snapshot(now),
            Lane::Regular => self.regular.snapshot(now),
        }
    }

    /// The limit of a lane as it will be at any time, for those who do not hold the lock of this.
    pub(super) fn shared_limit(&self, lane: Lane) -> SharedLimit {
        match lane {
            Lane::Priority => self.priority.shared_limit(),
            Lane::Regular => self.regular.shared_limit(),
        }
    }

    fn line(&mut self, lane: Lane) -> &mut Line<W> {
        match lane {
            Lane::Priority => &mut self.priority,
            Lane::Regular => &mut self.regular,
        }
    }
}
