//! An emulator in process behind a line on which requests and answers get lost, and other buyers.

use bytes::Bytes;
use http::{Method, Request, Response};
use seatsio_core::{
    BlockingClient, BlockingTransport, Config, Error, Region, TransportError, TransportErrorKind,
    call::{Moment, RetryPolicy},
    model::{EventKey, HoldToken, ObjectRef},
};
use seatsio_emulator::{Emulator, InProcess};
use std::{
    collections::VecDeque,
    sync::{
        Arc, Mutex,
        atomic::{AtomicU32, Ordering},
    },
    time::{Duration, SystemTime},
};

/// What happens to one status change on its way.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Mishap {
    None,
    /// The request is lost.
    Before,
    /// The answer is lost.
    After,
    /// Nobody waits for the request, which arrives after a while.
    Late,
}

/// What another buyer does.
#[derive(Clone, Debug)]
pub(crate) enum Interference {
    Books { seat: usize, order: bool },
    Holds { seat: usize },
    BooksPlaces { places: u32, order: bool },
    ReleasesPlaces { places: u32 },
    HoldsPlaces { places: u32 },
    BooksBest,
}

/// The seats of the stories, and the area.
pub(crate) const SEATS: [&str; 4] = ["A-1", "A-2", "B-1", "B-2"];
pub(crate) const AREA: &str = "Standing";

#[derive(Default)]
struct Script {
    mishaps: VecDeque<Mishap>,
    /// What others do after each of our requests, reads too.
    interferences: VecDeque<Vec<Interference>>,
    late: Vec<Request<Bytes>>,
    applied: u32,
    sent: u32,
    reads: u32,
}

/// What both the test and the transport look at.
pub(crate) struct Stage {
    pub(crate) events: Vec<EventKey>,
    pub(crate) ours: HoldToken,
    pub(crate) client: BlockingClient,
    /// A client of ours whose requests all arrive.
    pub(crate) direct: BlockingClient,
    script: Arc<Mutex<Script>>,
}

struct Line {
    inner: InProcess,
    script: Arc<Mutex<Script>>,
    others: Others,
}

#[derive(Clone)]
struct Others {
    client: BlockingClient,
    events: Vec<EventKey>,
    token: HoldToken,
    /// How many places of the area they have booked: nobody releases what is not theirs.
    booked: Arc<AtomicU32>,
}

impl Stage {
    pub(crate) fn new() -> Self {
        let (emulator, demo) = Emulator::with_demo();
        let direct = emulator.blocking_client(&*demo.secret_key).unwrap();
        let events: Vec<_> = (0..2)
            .map(|_| direct.events().create(&demo.chart_key).send().unwrap().key)
            .collect();
        let token = || direct.hold_tokens().create().send().unwrap().hold_token;
        let others = Others {
            client: direct.clone(),
            events: events.clone(),
            token: token(),
            booked: Arc::default(),
        };
        let script = Arc::new(Mutex::new(Script::default()));
        let line = Line {
            inner: emulator.transport(),
            script: Arc::clone(&script),
            others,
        };
        let config = Config::new(Region::Eu, &*demo.secret_key)
            .retry(RetryPolicy::default())
            .seed(1);
        Self {
            client: BlockingClient::new(line, &config).unwrap(),
            ours: token(),
            events,
            direct,
            script,
        }
    }

    /// From now on things go wrong.
    pub(crate) fn arm(&self, mishaps: &[Mishap], interferences: &[Vec<Interference>]) {
        let mut script = self.script.lock().unwrap();
        script.mishaps = mishaps.iter().copied().collect();
        script.interferences = interferences.iter().cloned().collect();
    }

    /// How many of our status changes the server has carried out.
    pub(crate) fn applied(&self) -> u32 {
        self.script.lock().unwrap().applied
    }

    /// How many status changes we have sent.
    pub(crate) fn sent(&self) -> u32 {
        self.script.lock().unwrap().sent
    }

    /// How often we have looked.
    pub(crate) fn reads(&self) -> u32 {
        self.script.lock().unwrap().reads
    }
}

impl Others {
    /// What they try may be refused.
    fn interfere(&self, what: &Interference) -> Result<(), Error> {
        let (event, events) = (&self.events[0], self.client.events());
        let places = |places: u32| [ObjectRef::new(AREA).quantity(places)];
        match what {
            Interference::Books { seat, order: true } => {
                events.book(event, [SEATS[*seat]]).order_id("theirs").send()?;
            }
            Interference::Books { seat, order: false } => {
                events.book(event, [SEATS[*seat]]).send()?;
            }
            Interference::Holds { seat } => {
                events.hold(event, [SEATS[*seat]], &self.token).send()?;
            }
            Interference::BooksPlaces {
                places: n,
                order: true,
            } => {
                events.book(event, places(*n)).order_id("theirs").send()?;
                self.booked.fetch_add(*n, Ordering::Relaxed);
            }
            Interference::BooksPlaces {
                places: n,
                order: false,
            } => {
                events.book(event, places(*n)).send()?;
                self.booked.fetch_add(*n, Ordering::Relaxed);
            }
            Interference::ReleasesPlaces { places: n } => {
                let theirs = (*n).min(self.booked.load(Ordering::Relaxed));
                if theirs > 0 {
                    events.release(event, places(theirs)).send()?;
                    self.booked.fetch_sub(theirs, Ordering::Relaxed);
                }
            }
            Interference::HoldsPlaces { places: n } => {
                events.hold(event, places(*n), &self.token).send()?;
            }
            Interference::BooksBest => {
                events.book_best_available(event, 2).order_id("theirs").send()?;
            }
        }
        Ok(())
    }
}

impl Line {
    fn carry_out(&self, request: Request<Bytes>) -> Result<Response<Bytes>, TransportError> {
        let answer = BlockingTransport::send(&self.inner, request, Duration::from_secs(30));
        if answer
            .as_ref()
            .is_ok_and(|response| response.status().is_success())
        {
            self.script.lock().unwrap().applied += 1;
        }
        answer
    }

    fn deliver_late(&self) {
        let late = std::mem::take(&mut self.script.lock().unwrap().late);
        for request in late {
            let _ = self.carry_out(request);
        }
    }

    fn lost(kind: TransportErrorKind) -> TransportError {
        TransportError::new(kind, "as the story wants it")
    }

    fn change(&self, request: Request<Bytes>) -> Result<Response<Bytes>, TransportError> {
        self.deliver_late();
        let mishap = {
            let mut script = self.script.lock().unwrap();
            script.sent += 1;
            script.mishaps.pop_front().unwrap_or(Mishap::None)
        };
        match mishap {
            Mishap::None => self.carry_out(request),
            Mishap::Before => Err(Self::lost(TransportErrorKind::Interrupted)),
            Mishap::After => {
                let _ = self.carry_out(request);
                Err(Self::lost(TransportErrorKind::Interrupted))
            }
            Mishap::Late => {
                self.script.lock().unwrap().late.push(request);
                Err(Self::lost(TransportErrorKind::TimedOut))
            }
        }
    }
}

impl BlockingTransport for Line {
    fn send(&self, request: Request<Bytes>, timeout: Duration) -> Result<Response<Bytes>, TransportError> {
        let answer = if *request.method() == Method::POST && request.uri().path().contains("/actions/") {
            self.change(request)
        } else {
            self.script.lock().unwrap().reads += 1;
            BlockingTransport::send(&self.inner, request, timeout)
        };
        let next = self.script.lock().unwrap().interferences.pop_front();
        for interference in next.into_iter().flatten() {
            let _ = self.others.interfere(&interference);
        }
        answer
    }

    fn sleep(&self, wait: Duration) {
        BlockingTransport::sleep(&self.inner, wait);
        self.deliver_late();
    }

    fn now(&self) -> Moment {
        BlockingTransport::now(&self.inner)
    }

    fn time_of_day(&self) -> SystemTime {
        BlockingTransport::time_of_day(&self.inner)
    }
}
