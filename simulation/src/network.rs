//! The network between clients and the emulator: requests travel, get lost, wait, are carried out.

use crate::{
    broken::Invariant,
    dice::Dice,
    executor::{Handle, Sleep, lock},
    fault::{Fault, Weather},
    hall::{Hall, NOON},
    ledger::{CallId, Ledger},
    trace::Trace,
};
use bytes::Bytes;
use http::{HeaderValue, Method, Request, Response, StatusCode, header::RETRY_AFTER};
use seatsio_core::{AsyncTransport, TransportError, TransportErrorKind, call::Moment};
use seatsio_emulator::{Lane, Limits, fault::Reply};
use std::{
    future::Future,
    pin::Pin,
    sync::{
        Arc, Mutex,
        atomic::{AtomicI64, AtomicU64, AtomicUsize, Ordering::Relaxed},
    },
    task::{Context, Poll, Waker},
    time::{Duration, SystemTime, UNIX_EPOCH},
};

/// The longest that a client of the simulation waits for an answer.
pub(crate) const ATTEMPT_TIMEOUT: Duration = Duration::from_secs(3);

/// A server that is still at work on a request when its client hangs up finishes it within this time, or not
/// at all. `send_settled` counts on half a second.
const LATENESS: Duration = Duration::from_millis(300);

/// Answers, or why there are none.
type Answer = Result<Response<Bytes>, TransportError>;

/// All that is between the clients of one hall and its service.
#[derive(Debug)]
pub(crate) struct Network {
    pub(crate) handle: Handle,
    pub(crate) hall: Hall,
    pub(crate) ledger: Mutex<Ledger>,
    pub(crate) weather: Mutex<Weather>,
    pub(crate) trace: Mutex<Trace>,
    /// For which logical call requests are sent at the moment; `usize::MAX` for none.
    current: AtomicUsize,
    /// Requests in each lane of the server that somebody still waits for.
    awaited: [AtomicU64; 2],
    /// How far the server's clock is ahead, in milliseconds.
    server_ahead: AtomicU64,
    /// How many milliseconds the server is at work on a request when nothing goes wrong.
    work_millis: (u64, u64),
    /// What the server did in each lane so far.
    pub(crate) work_done: Mutex<[WorkDone; 2]>,
}

/// What a server did in one lane.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct WorkDone {
    pub(crate) served: u64,
    /// Answered 429 for lack of room.
    pub(crate) refused: u64,
}

/// The clocks of one process.
#[derive(Debug, Default)]
pub(crate) struct ProcessClock {
    /// Nanoseconds that its monotonic clock is ahead.
    leapt: AtomicU64,
    /// Seconds that its time of day is ahead.
    skew: AtomicI64,
}

/// The transport of one process.
#[derive(Clone, Debug)]
pub(crate) struct Line {
    pub(crate) network: Arc<Network>,
    pub(crate) clock: Arc<ProcessClock>,
}

/// One request on its way, as both ends see it.
#[derive(Debug, Default)]
struct Exchange {
    answer: Option<Answer>,
    waker: Option<Waker>,
    /// When the client stopped waiting.
    abandoned: Option<Duration>,
    /// The lane in which the server counts it.
    lane: Option<Lane>,
}

impl ProcessClock {
    pub(crate) fn leap(&self, by: Duration) {
        self.leapt
            .fetch_add(u64::try_from(by.as_nanos()).unwrap_or(0), Relaxed);
    }

    pub(crate) fn skew(&self, seconds: i64) {
        self.skew.store(seconds, Relaxed);
    }
}

impl Network {
    pub(crate) fn new(handle: Handle, hall: Hall, number: u64, weather: Weather) -> Self {
        Self {
            handle,
            hall,
            ledger: Mutex::new(Ledger::new(number)),
            weather: Mutex::new(weather),
            trace: Mutex::default(),
            current: AtomicUsize::new(usize::MAX),
            awaited: Default::default(),
            server_ahead: AtomicU64::new(0),
            work_millis: (5, 60),
            work_done: Mutex::default(),
        }
    }

    /// Lets the server be at work on each request for so long.
    pub(crate) fn working_for(mut self, from: u64, to: u64) -> Self {
        self.work_millis = (from, to);
        self
    }

    /// Does `work` on behalf of a logical call: its requests count for it.
    pub(crate) async fn on_behalf<T>(&self, call: Option<CallId>, work: impl Future<Output = T>) -> T {
        let mut work = Box::pin(work);
        std::future::poll_fn(|context| {
            let before = self.current.swap(call.unwrap_or(usize::MAX), Relaxed);
            let polled = work.as_mut().poll(context);
            self.current.store(before, Relaxed);
            polled
        })
        .await
    }

    pub(crate) fn jump_server_clock(&self, by: Duration) {
        let by = u64::try_from(by.as_millis()).unwrap_or(0);
        self.server_ahead.fetch_add(by, Relaxed);
    }

    /// The server's clock shows the time that it is now.
    pub(crate) fn set_server_clock(&self) {
        let ahead = Duration::from_millis(self.server_ahead.load(Relaxed));
        self.hall.set_clock(self.handle.now() + ahead);
    }

    fn note(&self, what: u64) {
        lock(&self.trace).note(self.handle.now(), what);
    }

    /// Sends a request off.
    fn send(self: &Arc<Self>, request: Request<Bytes>) -> Pending {
        let current = self.current.load(Relaxed);
        let call = (current != usize::MAX).then_some(current);
        let is_change = is_change(&request);
        let (may_come_late, call_for_trace) = {
            let mut ledger = lock(&self.ledger);
            ledger.figures.requests += 1;
            match call {
                Some(call) if is_change => ledger.sends(call),
                Some(call) => ledger.read(call),
                None => {}
            }
            (is_change && ledger.may_come_late(call), current as u64)
        };
        let fault = lock(&self.weather).strike(self.handle.now(), may_come_late);
        if let (Some(Fault::VeryLate), Some(call)) = (fault, call) {
            lock(&self.ledger).comes_late(call);
        }
        {
            let mut trace = lock(&self.trace);
            trace.note(self.handle.now(), call_for_trace);
            trace.note_bytes(request.uri().path().as_bytes());
            trace.note_bytes(request.body());
            trace.note_bytes(&[fault.map_or(u8::MAX, |fault| fault as u8)]);
        }
        let exchange = Arc::new(Mutex::new(Exchange::default()));
        let journey = Journey {
            network: Arc::clone(self),
            exchange: Arc::clone(&exchange),
            call,
            is_change,
            fault,
        };
        self.handle.spawn(journey.travel(request));
        Pending {
            network: Arc::clone(self),
            exchange,
            call: call.filter(|_| is_change),
            is_over: false,
        }
    }

    fn awaited(&self, lane: Lane) -> &AtomicU64 {
        &self.awaited[lane as usize]
    }
}

pub(crate) fn is_change(request: &Request<Bytes>) -> bool {
    *request.method() == Method::POST && request.uri().path().contains("/actions/")
}

/// A request from its client to the server and back.
struct Journey {
    network: Arc<Network>,
    exchange: Arc<Mutex<Exchange>>,
    call: Option<CallId>,
    is_change: bool,
    fault: Option<Fault>,
}

impl Journey {
    async fn travel(self, request: Request<Bytes>) {
        self.hop().await;
        match self.fault {
            Some(Fault::NotSent) => {
                self.deliver(Err(failed(TransportErrorKind::NotSent)));
            }
            Some(Fault::LostBefore) => {
                self.deliver(Err(failed(TransportErrorKind::Interrupted)));
            }
            Some(Fault::NeverBefore) => {}
            Some(Fault::TooManyRequests) => self.deliver(Ok(error(429, "RATE_LIMIT_EXCEEDED"))),
            Some(Fault::ErrorBefore) => self.deliver(Ok(error(500, "INTERNAL_ERROR"))),
            Some(Fault::AskedToWait) => {
                let mut answer = error(503, "SERVICE_UNAVAILABLE");
                answer
                    .headers_mut()
                    .insert(RETRY_AFTER, HeaderValue::from_static("1"));
                self.deliver(Ok(answer));
            }
            Some(Fault::Gateway) => {
                let mut answer = Response::new(Bytes::from_static(b"<html>Bad gateway</html>"));
                *answer.status_mut() = StatusCode::BAD_GATEWAY;
                self.deliver(Ok(answer));
            }
            _ => {
                if let Some(answer) = self.serve(request).await {
                    self.hop().await;
                    self.answer(answer);
                }
            }
        }
    }

    async fn hop(&self) {
        let wait = lock(&self.network.weather).dice().millis(1, 10);
        self.network.handle.sleep(wait).await;
    }

    /// How long the server is at work before it makes the change.
    fn work(&self) -> Duration {
        let mut weather = lock(&self.network.weather);
        let dice: &mut Dice = weather.dice();
        match self.fault {
            Some(Fault::Slow) => dice.millis(400, 2_500),
            Some(Fault::TooSlow) => ATTEMPT_TIMEOUT - Duration::from_millis(10) + dice.millis(0, 250),
            Some(Fault::VeryLate) => dice.millis(5_000, 60_000),
            _ => dice.millis(self.network.work_millis.0, self.network.work_millis.1),
        }
    }

    /// Has the server carry the request out; `None` if it never does.
    async fn serve(&self, request: Request<Bytes>) -> Option<Response<Bytes>> {
        let (network, hall) = (&self.network, &self.network.hall);
        let lane = hall.emulator.with_world(|world| world.classify(&request))?.lane;
        let limit = match lane {
            Lane::Priority => Limits::SERVICE.priority,
            Lane::Regular => Limits::SERVICE.regular,
        };
        network.set_server_clock();
        let is_full = hall.emulator.in_flight(hall.company, lane) >= limit;
        let mut flight = hall.emulator.arrive(request);
        if is_full {
            self.turned_away(lane, limit);
        } else {
            self.enter(lane);
            network.handle.sleep(self.work()).await;
            self.leave();
            lock(&network.work_done)[lane as usize].served += 1;
        }
        let abandoned = lock(&self.exchange).abandoned;
        let is_given_up = abandoned.is_some_and(|at| network.handle.now() > at + LATENESS);
        if is_given_up && self.fault != Some(Fault::VeryLate) {
            return None;
        }
        network.set_server_clock();
        let Reply::Answer(answer) = flight.carry_out().reply else {
            return None;
        };
        drop(flight);
        if let Some(call) = self.call
            && !self.is_change
            && abandoned.is_none()
        {
            lock(&network.ledger).looked(call);
        }
        if let Some(call) = self
            .call
            .filter(|_| self.is_change && answer.status().is_success())
        {
            lock(&network.ledger).carried_out(call, answer.body());
        }
        let mut trace = lock(&network.trace);
        trace.note(network.handle.now(), u64::from(answer.status().as_u16()));
        trace.note_bytes(answer.body());
        Some(answer)
    }

    /// The server counts the request in its lane, and somebody waits for it.
    fn enter(&self, lane: Lane) {
        let mut exchange = lock(&self.exchange);
        if exchange.abandoned.is_none() {
            exchange.lane = Some(lane);
            self.network.awaited(lane).fetch_add(1, Relaxed);
        }
    }

    fn leave(&self) {
        if let Some(lane) = lock(&self.exchange).lane.take() {
            self.network.awaited(lane).fetch_sub(1, Relaxed);
        }
    }

    /// There is no room in the lane: because of requests that nobody waits for any more, or of too many others?
    fn turned_away(&self, lane: Lane, limit: u32) {
        lock(&self.network.work_done)[lane as usize].refused += 1;
        let awaited = self.network.awaited(lane).load(Relaxed);
        let mut ledger = lock(&self.network.ledger);
        if awaited >= u64::from(limit) {
            let what = format!("429 with {awaited} requests in the {lane:?} lane");
            ledger.violated(Invariant::NoLaneOverrun, usize::MAX, &what);
        } else {
            ledger.figures.crowded_out += 1;
        }
    }

    /// What is left of the answer when it gets to the client.
    fn answer(&self, answer: Response<Bytes>) {
        match self.fault {
            Some(Fault::LostAfter | Fault::Cut) => {
                self.deliver(Err(failed(TransportErrorKind::Interrupted)));
            }
            Some(Fault::NeverAfter) => {}
            Some(Fault::ErrorAfter) => self.deliver(Ok(error(500, "INTERNAL_ERROR"))),
            Some(Fault::Garbage) if answer.status().is_success() => {
                self.deliver(Ok(Response::new(Bytes::from_static(b"{\"objects\": \xff"))));
            }
            _ => self.deliver(Ok(answer)),
        }
    }

    fn deliver(&self, answer: Answer) {
        let is_unknown = match &answer {
            Ok(response) => {
                response.status().is_server_error() && !response.headers().contains_key(RETRY_AFTER)
            }
            Err(error) => error.kind() != TransportErrorKind::NotSent,
        };
        let waker = {
            let mut exchange = lock(&self.exchange);
            if exchange.abandoned.is_some() {
                return;
            }
            exchange.answer = Some(answer);
            exchange.waker.take()
        };
        if let Some(call) = self.call.filter(|_| self.is_change && is_unknown) {
            lock(&self.network.ledger).doubt(call);
        }
        if let Some(waker) = waker {
            waker.wake();
        }
    }
}

fn failed(kind: TransportErrorKind) -> TransportError {
    TransportError::new(kind, "as the weather wants it")
}

fn error(status: u16, code: &str) -> Response<Bytes> {
    let body = format!(
        r#"{{"status":{status},"messages":["Fault on order"],"errors":[{{"code":"{code}","message":"Fault on order"}}],"requestId":"fault"}}"#
    );
    let mut response = Response::new(Bytes::from(body));
    *response.status_mut() = StatusCode::from_u16(status).unwrap_or_default();
    response
}

/// A client that waits for its answer.
struct Pending {
    network: Arc<Network>,
    exchange: Arc<Mutex<Exchange>>,
    /// The logical call, if its outcome is unknown without an answer.
    call: Option<CallId>,
    is_over: bool,
}

impl Future for Pending {
    type Output = Answer;

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Answer> {
        let answer = {
            let mut exchange = lock(&self.exchange);
            if exchange.answer.is_none() {
                exchange.waker = Some(context.waker().clone());
            }
            exchange.answer.take()
        };
        match answer {
            Some(answer) => {
                self.is_over = true;
                Poll::Ready(answer)
            }
            None => Poll::Pending,
        }
    }
}

impl Drop for Pending {
    fn drop(&mut self) {
        if self.is_over {
            return;
        }
        let (lane, waker) = {
            let mut exchange = lock(&self.exchange);
            exchange.abandoned = Some(self.network.handle.now());
            (exchange.lane.take(), exchange.waker.take())
        };
        drop(waker);
        if let Some(lane) = lane {
            self.network.awaited(lane).fetch_sub(1, Relaxed);
        }
        self.network.note(u64::MAX);
        if let Some(call) = self.call {
            lock(&self.network.ledger).doubt(call);
        }
    }
}

impl AsyncTransport for Line {
    async fn send(&self, request: Request<Bytes>) -> Answer {
        self.network.send(request).await
    }

    fn sleep(&self, wait: Duration) -> impl Future<Output = ()> + Send {
        let sleep: Sleep = self.network.handle.sleep(wait);
        sleep
    }

    fn now(&self) -> Moment {
        let leapt = Duration::from_nanos(self.clock.leapt.load(Relaxed));
        Moment::from_start(self.network.handle.now() + leapt)
    }

    fn time_of_day(&self) -> SystemTime {
        let noon = Duration::from_millis(NOON.millis().unsigned_abs());
        let now = UNIX_EPOCH + noon + self.network.handle.now();
        let skew = self.clock.skew.load(Relaxed);
        let distance = Duration::from_secs(skew.unsigned_abs());
        if skew < 0 { now - distance } else { now + distance }
    }
}
