//! A request on its way: from its arrival, through its lane and its faults, to what comes back.

use crate::{
    emulator::{Shared, lock},
    fault::{Delivery, Fault, Reply, Subject, Verdict, When},
    journal::{KeptBody, Outcome, Record, path_and_query},
    route::Lane,
    world::Call,
};
use bytes::Bytes;
use http::{Request, Response};
use std::{fmt, sync::Arc, time::Duration};

/// A request that has arrived. It occupies its place in the lane until it is dropped; dropped
/// before it was carried out, it never happened.
///
/// ```
/// # use seatsio_emulator::{Emulator, fault::Reply};
/// let emulator = Emulator::new();
/// let request = http::Request::get("/charts").body(bytes::Bytes::new())?;
/// let mut flight = emulator.arrive(request);
/// // wait for flight.delay(), on whatever clock
/// let delivery = flight.carry_out();
/// // wait for delivery.delay
/// drop(flight);
/// assert!(matches!(delivery.reply, Reply::Answer(answer) if answer.status() == 401));
/// # Ok::<(), http::Error>(())
/// ```
#[must_use = "a request that nobody carries out never happens"]
pub struct Flight {
    shared: Arc<Shared>,
    request: Request<Bytes>,
    call: Option<Call>,
    place: Place,
    verdict: Verdict,
    latency: Duration,
    nonce: u64,
    carried_out: bool,
}

/// Where a request stands in its lane.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Place {
    /// It occupies one of the places of a company.
    Taken(u64, Lane),
    /// There was no room.
    TurnedAway,
    /// It belongs to no company, so no lane counts it.
    Unaccounted,
}

impl Flight {
    pub(crate) fn new(shared: Arc<Shared>, request: Request<Bytes>) -> Self {
        let call = lock(&shared.world).classify(&request);
        let operation = call.map(|call| call.operation);
        shared.journal.count_request(operation);
        let place = take_place(&shared, call);
        // A request that is turned away meets no other fault: the rules are not told about it.
        let (verdict, latency) = if place == Place::TurnedAway {
            (Verdict::default(), Duration::ZERO)
        } else {
            let subject = Subject {
                operation,
                method: request.method().as_str(),
                path: request.uri().path(),
            };
            (
                lock(&shared.faults).decide(&subject),
                lock(&shared.latencies).of(operation),
            )
        };
        let nonce = shared.nonce();
        Self {
            shared,
            request,
            call,
            place,
            verdict,
            latency,
            nonce,
            carried_out: false,
        }
    }

    /// How long the request takes until it is carried out.
    #[must_use]
    pub fn delay(&self) -> Duration {
        self.latency.saturating_add(self.verdict.delay_before)
    }

    /// The operation, such as `events.book`; none when no operation has this path.
    #[must_use]
    pub fn operation(&self) -> Option<&'static str> {
        self.call.map(|call| call.operation)
    }

    /// Carries the request out, now by the emulator's clock, with whatever fault was decided
    /// for it. A second time finds nothing to carry out and gives [`Reply::Reset`].
    pub fn carry_out(&mut self) -> Delivery {
        if self.carried_out {
            return Delivery {
                delay: Duration::ZERO,
                reply: Reply::Reset,
            };
        }
        self.carried_out = true;
        let honest = self.is_handled().then(|| self.handle());
        // What a fault hides from the client is written down all the same.
        let hidden = self.verdict.fault.as_ref().and_then(|_| honest.clone());
        let (reply, fault) = match (&self.verdict.fault, self.place) {
            (_, Place::TurnedAway) => {
                let lane_full = Fault::TooManyRequests { retry_after: None };
                (
                    lane_full.reply(None, self.nonce),
                    Some("429: the lane is full".to_owned()),
                )
            }
            (Some(fault), _) => (fault.reply(honest, self.nonce), Some(fault.to_string())),
            (None, _) => (honest.map_or(Reply::Reset, Reply::Answer), None),
        };
        self.write(&reply, hidden.as_ref(), fault);
        Delivery {
            delay: self.verdict.delay_after,
            reply,
        }
    }

    fn is_handled(&self) -> bool {
        let spared = |fault: &Fault| fault.when() == When::After;
        self.place != Place::TurnedAway && self.verdict.fault.as_ref().is_none_or(spared)
    }

    fn handle(&self) -> Response<Bytes> {
        let now = self.shared.clock.now();
        lock(&self.shared.world).handle(&self.request, now)
    }

    fn write(&self, reply: &Reply, hidden: Option<&Response<Bytes>>, fault: Option<String>) {
        let (outcome, answer) = match reply {
            Reply::Answer(response) => (
                Outcome::Answered {
                    status: response.status().as_u16(),
                },
                Some(response),
            ),
            Reply::Cut {
                response,
                after_bytes,
            } => {
                let status = response.status().as_u16();
                (
                    Outcome::Cut {
                        status,
                        after_bytes: *after_bytes,
                    },
                    Some(response),
                )
            }
            Reply::Reset => (Outcome::Reset, hidden),
            Reply::Never => (Outcome::Never, hidden),
        };
        self.write_record(outcome, answer, fault);
    }

    fn write_record(&self, outcome: Outcome, response: Option<&Response<Bytes>>, fault: Option<String>) {
        self.shared.journal.write(Record {
            number: 0,
            at: self.shared.clock.now(),
            operation: self.operation(),
            company: self.call.and_then(|call| call.company),
            method: self.request.method().clone(),
            uri: path_and_query(self.request.uri()),
            request: KeptBody::copied(self.request.body()),
            outcome,
            response: response
                .map(|response| KeptBody::shared(response.body()))
                .unwrap_or_default(),
            fault,
            fault_rules: self.verdict.rules.clone(),
        });
    }
}

fn take_place(shared: &Shared, call: Option<Call>) -> Place {
    match call {
        Some(Call {
            lane,
            company: Some(company),
            ..
        }) => match lock(&shared.lanes).enter(company, lane) {
            Ok(()) => Place::Taken(company, lane),
            Err(_full) => Place::TurnedAway,
        },
        _ => Place::Unaccounted,
    }
}

impl Drop for Flight {
    fn drop(&mut self) {
        if !self.carried_out {
            self.write_record(Outcome::Abandoned, None, None);
        }
        if let Place::Taken(company, lane) = self.place {
            lock(&self.shared.lanes).leave(company, lane);
        }
    }
}

impl fmt::Debug for Flight {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Flight")
            .field("operation", &self.operation())
            .finish_non_exhaustive()
    }
}
