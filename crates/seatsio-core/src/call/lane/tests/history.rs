//! Any history of a limiter, beside the simplest bookkeeping that says what should be true.

use super::*;
use std::collections::VecDeque;

/// Something that happens to a limiter.
#[derive(Clone, Debug)]
pub(super) enum Step {
    Enter {
        lane: Lane,
        patience: Option<u16>,
    },
    Leave {
        lane: Lane,
        whom: prop::sample::Index,
        left: Left,
    },
    LeaveTwice {
        lane: Lane,
        whom: prop::sample::Index,
    },
    Pass {
        millis: u16,
    },
}

impl Step {
    pub(super) fn lane(&self) -> Option<Lane> {
        match self {
            Self::Enter { lane, .. } | Self::Leave { lane, .. } | Self::LeaveTwice { lane, .. } => {
                Some(*lane)
            }
            Self::Pass { .. } => None,
        }
    }
}

pub(super) fn lane() -> impl Strategy<Value = Lane> {
    prop::sample::select(vec![Lane::Priority, Lane::Regular])
}

fn left() -> impl Strategy<Value = Left> {
    prop_oneof![4 => Just(Left::Answered), 1 => Just(Left::RateLimited), 2 => Just(Left::Abandoned)]
}

pub(super) fn steps() -> impl Strategy<Value = Vec<Step>> {
    let step = prop_oneof![
        5 => (lane(), prop::option::weighted(0.3, 0_u16..2_000))
            .prop_map(|(lane, patience)| Step::Enter { lane, patience }),
        5 => (lane(), any::<prop::sample::Index>(), left())
            .prop_map(|(lane, whom, left)| Step::Leave { lane, whom, left }),
        1 => (lane(), any::<prop::sample::Index>()).prop_map(|(lane, whom)| Step::LeaveTwice { lane, whom }),
        2 => (0_u16..1_500).prop_map(|millis| Step::Pass { millis }),
    ];
    prop::collection::vec(step, 0..300)
}

/// A caller as the bookkeeping sees it.
#[derive(Clone, Copy, Debug)]
struct Caller {
    ticket: Ticket,
    name: u32,
    deadline: Option<Moment>,
    since: Moment,
}

/// A limiter and the bookkeeping beside it.
#[derive(Debug)]
pub(super) struct World {
    pub(super) lanes: Lanes<u32>,
    pub(super) now: Moment,
    names: u32,
    books: [Book; 2],
}

#[derive(Debug, Default)]
struct Book {
    going: Vec<Caller>,
    line: VecDeque<Caller>,
    left: Vec<Ticket>,
    waited: Duration,
    longest_wait: Duration,
    entered: u64,
    rate_limited: u64,
}

impl World {
    pub(super) fn new(limits: LaneLimits, seed: u64) -> Self {
        let lanes = Lanes::new(limits, seed);
        Self {
            lanes,
            now: at(0),
            names: 0,
            books: Default::default(),
        }
    }

    pub(super) fn take(&mut self, step: &Step) {
        match step {
            Step::Enter { lane, patience } => self.enter(*lane, *patience),
            Step::Leave { lane, whom, left } => {
                let tickets: Vec<_> = self.books[*lane as usize].tickets().collect();
                if !tickets.is_empty() {
                    self.leave(*whom.get(&tickets), *left);
                }
            }
            Step::LeaveTwice { lane, whom } => {
                let gone = &self.books[*lane as usize].left;
                if !gone.is_empty() {
                    self.leave_again(*whom.get(gone));
                }
            }
            Step::Pass { millis } => self.now = self.now + Duration::from_millis((*millis).into()),
        }
    }

    fn enter(&mut self, lane: Lane, patience: Option<u16>) {
        let deadline = patience.map(|millis| self.now + Duration::from_millis(millis.into()));
        let room = self.lanes.snapshot(lane, self.now);
        self.names += 1;
        let caller = |ticket| Caller {
            ticket,
            name: self.names,
            deadline,
            since: self.now,
        };
        let book = &mut self.books[lane as usize];
        match self.lanes.enter(lane, deadline, self.now) {
            Entry::GiveUp => assert_eq!(patience, Some(0), "given up before the deadline"),
            Entry::Go(ticket) => {
                assert!(room.in_use < room.limit, "a permit above the limit");
                assert!(book.line.is_empty(), "overtook those in line");
                book.going.push(caller(ticket));
                book.entered += 1;
            }
            Entry::Wait(ticket) => {
                assert!(room.in_use >= room.limit, "waits though there is room");
                let caller = caller(ticket);
                book.line.push_back(caller);
                assert_eq!(self.lanes.park(ticket, 0), None);
                assert_eq!(
                    self.lanes.park(ticket, caller.name),
                    Some(0),
                    "the former waiter is handed back"
                );
            }
        }
    }

    fn leave_again(&mut self, ticket: Ticket) {
        assert_eq!(self.lanes.standing(ticket), Standing::Gone);
        assert_eq!(
            self.lanes
                .leave(ticket, Left::RateLimited, self.now, &mut never_woken),
            None
        );
    }

    fn leave(&mut self, ticket: Ticket, left: Left) {
        let (now, book) = (self.now, &mut self.books[ticket.lane as usize]);
        book.left.push(ticket);
        let mut woken = vec![];
        let own = self
            .lanes
            .leave(ticket, left, now, &mut |ticket, name| woken.push((ticket, name)));
        if let Some(place) = book.line.iter().position(|caller| caller.ticket == ticket) {
            let caller = book.line.remove(place).unwrap();
            book.note_wait(now.since(caller.since));
            assert_eq!(own, Some(caller.name), "its own waiter is handed back");
            assert_eq!(woken, [], "nobody moves when one leaves the line");
            return;
        }
        book.going.retain(|caller| caller.ticket != ticket);
        book.rate_limited += u64::from(left == Left::RateLimited);
        assert_eq!(own, None);
        for (ticket, name) in woken {
            let next = book.line.pop_front().expect("someone is woken who does not wait");
            assert_eq!((next.ticket, next.name), (ticket, name), "overtaking");
            book.note_wait(now.since(next.since));
            if next.deadline.is_some_and(|deadline| deadline <= now) {
                assert_eq!(self.lanes.standing(ticket), Standing::Gone);
                book.left.push(ticket);
            } else {
                assert_eq!(self.lanes.standing(ticket), Standing::Go);
                book.going.push(next);
                book.entered += 1;
                let limit = self.lanes.snapshot(ticket.lane, now).limit as usize;
                assert!(book.going.len() <= limit, "a permit above the limit");
            }
        }
    }

    pub(super) fn check(&self) {
        for lane in [Lane::Priority, Lane::Regular] {
            let (book, seen) = (&self.books[lane as usize], self.lanes.snapshot(lane, self.now));
            assert_eq!(seen.in_use as usize, book.going.len());
            assert_eq!(seen.waiting as usize, book.line.len());
            assert!(
                seen.waiting == 0 || seen.in_use >= seen.limit,
                "someone waits while there is room"
            );
            let waiting: Duration = book.line.iter().map(|caller| self.now.since(caller.since)).sum();
            assert_eq!(seen.waited, book.waited + waiting);
            let waits = book.line.iter().map(|caller| self.now.since(caller.since));
            assert_eq!(seen.longest_wait, waits.fold(book.longest_wait, Duration::max));
            assert_eq!(
                (seen.entered, seen.rate_limited),
                (book.entered, book.rate_limited)
            );
            assert!(
                book.going
                    .iter()
                    .all(|caller| self.lanes.standing(caller.ticket) == Standing::Go)
            );
            assert!(
                book.line
                    .iter()
                    .all(|caller| self.lanes.standing(caller.ticket) == Standing::Waiting)
            );
        }
    }

    pub(super) fn empty(&mut self) {
        let everyone: Vec<_> = self.books.iter().flat_map(Book::tickets).collect();
        for ticket in everyone {
            match self.lanes.standing(ticket) {
                Standing::Gone => {}
                Standing::Go | Standing::Waiting => self.leave(ticket, Left::Answered),
            }
            self.check();
        }
    }
}

impl Book {
    fn note_wait(&mut self, wait: Duration) {
        self.waited += wait;
        self.longest_wait = self.longest_wait.max(wait);
    }

    fn tickets(&self) -> impl Iterator<Item = Ticket> {
        self.going.iter().chain(&self.line).map(|caller| caller.ticket)
    }
}
