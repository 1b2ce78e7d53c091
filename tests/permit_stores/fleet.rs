//! One process's end of the engine: it never waits for it, it leaves a task to ask and to give back.

use crate::engine::Engine;
use seatsio_core::call::{Entry, Lane, LaneSnapshot, Left, Moment, PermitStore, Standing, Ticket};
use std::{
    collections::{BTreeMap, VecDeque},
    fmt,
    sync::{
        Arc, Mutex,
        mpsc::{Receiver, Sender, channel},
    },
    task::Waker,
    thread::{self, JoinHandle},
};

/// What the task is told.
#[derive(Debug)]
pub enum Message {
    /// Somebody waits, or a permit may have come free.
    Look,
    /// Give this lease back.
    Release(u64),
    /// Answer when everything before this has been done.
    Barrier(Sender<()>),
    /// The process ends.
    End,
}

/// The permits of one process of a fleet.
pub struct FleetStore {
    line: Arc<Mutex<Line>>,
    task: Sender<Message>,
    thread: Option<JoinHandle<()>>,
}

#[derive(Debug, Default)]
struct Line {
    numbers: u64,
    waiting: VecDeque<Waiting>,
    /// The leases of those whose turn has come.
    going: BTreeMap<(Lane, u64), u64>,
    /// The latest time that anybody has told.
    now: Option<Moment>,
}

#[derive(Debug)]
struct Waiting {
    ticket: Ticket,
    deadline: Option<Moment>,
    waker: Option<Waker>,
}

impl FleetStore {
    /// Joins the fleet of this engine.
    pub fn join(engine: &Arc<Engine>) -> Self {
        let (task, inbox) = channel();
        engine.subscribe(task.clone());
        let line = Arc::default();
        let (engine, shared) = (Arc::clone(engine), Arc::clone(&line));
        let thread = thread::spawn(move || talk(&engine, &shared, &inbox));
        Self {
            line,
            task,
            thread: Some(thread),
        }
    }

    /// Returns when the task has done all that it was told.
    pub fn wait_for_the_task(&self) {
        let (done, wait) = channel();
        self.tell(Message::Barrier(done));
        wait.recv().expect("the task answers");
    }

    fn tell(&self, message: Message) {
        self.task
            .send(message)
            .expect("the task lives as long as the store");
    }
}

impl Drop for FleetStore {
    fn drop(&mut self) {
        let _ended = self.task.send(Message::End);
        let _panicked = self.thread.take().map(JoinHandle::join);
    }
}

/// The task: all that takes time is done here.
fn talk(engine: &Engine, line: &Mutex<Line>, inbox: &Receiver<Message>) {
    for message in inbox {
        match message {
            Message::Look => {}
            Message::Release(lease) => engine.release(lease),
            Message::Barrier(done) => drop(done.send(())),
            Message::End => break,
        }
        for lane in [Lane::Priority, Lane::Regular] {
            while line.lock().unwrap().has_waiters(lane) {
                let Some(lease) = engine.acquire(lane) else { break };
                let granted = line.lock().unwrap().grant(lane, lease);
                match granted {
                    Some(waker) => waker.into_iter().for_each(Waker::wake),
                    // Whoever waited has left meanwhile.
                    None => engine.release(lease),
                }
            }
        }
    }
    let going = std::mem::take(&mut line.lock().unwrap().going);
    going.into_values().for_each(|lease| engine.release(lease));
}

impl Line {
    /// Whether anybody waits for this lane who is not too late already.
    fn has_waiters(&mut self, lane: Lane) -> bool {
        let now = self.now;
        let is_late = |waiting: &Waiting| {
            waiting
                .deadline
                .is_some_and(|deadline| now.is_some_and(|now| now >= deadline))
        };
        self.waiting.retain(|waiting| !is_late(waiting));
        self.waiting.iter().any(|waiting| waiting.ticket.lane() == lane)
    }

    /// Gives a lease to the first in line, and tells whom to wake; `None` if nobody waits.
    fn grant(&mut self, lane: Lane, lease: u64) -> Option<Option<Waker>> {
        let first = self
            .waiting
            .iter()
            .position(|waiting| waiting.ticket.lane() == lane)?;
        let Waiting { ticket, waker, .. } = self.waiting.remove(first)?;
        self.going.insert((lane, ticket.number()), lease);
        Some(waker)
    }

    fn pass(&mut self, now: Moment) {
        self.now = self.now.max(Some(now));
    }
}

impl PermitStore for FleetStore {
    fn enter(&self, lane: Lane, deadline: Option<Moment>, now: Moment) -> Entry {
        if deadline.is_some_and(|deadline| now >= deadline) {
            return Entry::GiveUp;
        }
        let mut line = self.line.lock().unwrap();
        line.pass(now);
        line.numbers += 1;
        let ticket = Ticket::new(lane, line.numbers);
        line.waiting.push_back(Waiting {
            ticket,
            deadline,
            waker: None,
        });
        drop(line);
        self.tell(Message::Look);
        Entry::Wait(ticket)
    }

    fn poll(&self, ticket: Ticket, waker: &Waker, now: Moment) -> Standing {
        let mut line = self.line.lock().unwrap();
        line.pass(now);
        if line.going.contains_key(&(ticket.lane(), ticket.number())) {
            return Standing::Go;
        }
        match line.waiting.iter_mut().find(|waiting| waiting.ticket == ticket) {
            Some(waiting) => {
                let _former = waiting.waker.replace(waker.clone());
                Standing::Waiting
            }
            None => Standing::Gone,
        }
    }

    fn leave(&self, ticket: Ticket, _left: Left, now: Moment) {
        let mut line = self.line.lock().unwrap();
        line.pass(now);
        line.waiting.retain(|waiting| waiting.ticket != ticket);
        let lease = line.going.remove(&(ticket.lane(), ticket.number()));
        drop(line);
        if let Some(lease) = lease {
            self.tell(Message::Release(lease));
        }
    }

    fn snapshot(&self, lane: Lane, _now: Moment) -> LaneSnapshot {
        let line = self.line.lock().unwrap();
        let mut seen = LaneSnapshot::empty(0);
        let count = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
        seen.in_use = count(line.going.keys().filter(|(of, _)| *of == lane).count());
        seen.waiting = count(
            line.waiting
                .iter()
                .filter(|waiting| waiting.ticket.lane() == lane)
                .count(),
        );
        seen
    }
}

impl fmt::Debug for FleetStore {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("FleetStore").finish_non_exhaustive()
    }
}
