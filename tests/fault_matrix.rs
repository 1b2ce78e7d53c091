//! What a caller is told, wherever a call fails and whatever repeating it would do: written to
//! `docs/fault-matrix.md`, which must be what comes out here. `SEATSIO_WRITE_DOCS=1` writes it anew.

use bytes::Bytes;
use http::{Request, Response, StatusCode};
use seatsio_core::{
    BlockingClient, BlockingTransport, Config, Error, Outcome, Region, TransportError, TransportErrorKind,
    call::Moment,
    model::{EventKey, ObjectRef},
};
use seatsio_emulator::{Emulator, InProcess};
use std::{
    fmt::Write as _,
    fs,
    path::Path,
    sync::{
        Arc, Mutex,
        atomic::{AtomicU32, Ordering},
    },
    time::{Duration, SystemTime},
};

/// Where a call fails.
#[derive(Clone, Copy)]
enum Fault {
    Lost(TransportErrorKind),
    AnswerLost(TransportErrorKind),
    Refused(u16),
    /// With a `Retry-After` of a second.
    Later(u16),
    FailedAfter(u16),
    Unreadable,
}

const FAULTS: [(&str, Fault); 11] = [
    ("connecting", Fault::Lost(TransportErrorKind::NotSent)),
    (
        "the request gets lost",
        Fault::Lost(TransportErrorKind::Interrupted),
    ),
    (
        "the request is too slow",
        Fault::Lost(TransportErrorKind::TimedOut),
    ),
    ("refused: 400", Fault::Refused(400)),
    ("turned away: 429", Fault::Refused(429)),
    ("turned away: 503 with `Retry-After`", Fault::Later(503)),
    ("the server fails before the change: 500", Fault::Refused(500)),
    ("the server fails after the change: 500", Fault::FailedAfter(500)),
    (
        "the answer gets lost",
        Fault::AnswerLost(TransportErrorKind::Interrupted),
    ),
    (
        "the answer is too large",
        Fault::AnswerLost(TransportErrorKind::TooLarge),
    ),
    ("the answer cannot be read", Fault::Unreadable),
];

/// The calls, one for each effect, and the one that settles.
const CALLS: [&str; 5] = [
    "`Read`: an event",
    "`Idempotent`: a new hold token",
    "`Once`: places of an area, unmarked",
    "`Guarded`: a seat with an order id",
    "the same with `send_settled`",
];

/// A transport on which one call fails, once or always.
struct Failing {
    inner: InProcess,
    fault: Fault,
    is_lasting: bool,
    target: Mutex<Option<String>>,
    attempts: Arc<AtomicU32>,
}

impl Failing {
    fn is_about(&self, request: &Request<Bytes>) -> bool {
        let target = format!("{} {}", request.method(), request.uri());
        *self.target.lock().unwrap().get_or_insert_with(|| target.clone()) == target
    }
}

fn response(status: u16) -> Response<Bytes> {
    let mut response = Response::new(Bytes::new());
    *response.status_mut() = StatusCode::from_u16(status).unwrap();
    response
}

impl BlockingTransport for Failing {
    fn send(&self, request: Request<Bytes>, timeout: Duration) -> Result<Response<Bytes>, TransportError> {
        let attempt = if self.is_about(&request) {
            self.attempts.fetch_add(1, Ordering::Relaxed)
        } else {
            u32::MAX
        };
        let carry_out = || BlockingTransport::send(&self.inner, request, timeout);
        if attempt == u32::MAX || (attempt > 0 && !self.is_lasting) {
            return carry_out();
        }
        match self.fault {
            Fault::Lost(kind) => Err(TransportError::new(kind, "as the table wants it")),
            Fault::AnswerLost(kind) => {
                carry_out()?;
                Err(TransportError::new(kind, "as the table wants it"))
            }
            Fault::Refused(status) => Ok(response(status)),
            Fault::Later(status) => {
                let mut response = response(status);
                let second = http::HeaderValue::from_static("1");
                response.headers_mut().insert(http::header::RETRY_AFTER, second);
                Ok(response)
            }
            Fault::FailedAfter(status) => {
                carry_out()?;
                Ok(response(status))
            }
            Fault::Unreadable => carry_out().map(|answer| answer.map(|_| Bytes::from_static(b"{"))),
        }
    }

    fn sleep(&self, wait: Duration) {
        BlockingTransport::sleep(&self.inner, wait);
    }

    fn now(&self) -> Moment {
        BlockingTransport::now(&self.inner)
    }

    fn time_of_day(&self) -> SystemTime {
        BlockingTransport::time_of_day(&self.inner)
    }
}

fn call(number: usize, client: &BlockingClient, event: &EventKey) -> Result<(), Error> {
    let events = client.events();
    let seat = events.book(event, ["A-1"]).order_id("order-17");
    match number {
        0 => events.retrieve(event).send().map(drop),
        1 => client.hold_tokens().create().send().map(drop),
        2 => events
            .book(event, [ObjectRef::new("Standing").quantity(2)])
            .send()
            .map(drop),
        3 => seat.send().map(drop),
        _ => seat.send_settled().map(drop),
    }
}

/// What the caller is told.
fn told(number: usize, fault: Fault, is_lasting: bool) -> String {
    let (emulator, demo) = Emulator::with_demo();
    let direct = emulator.blocking_client(&*demo.secret_key).unwrap();
    let event = direct.events().create(&demo.chart_key).send().unwrap().key;
    let attempts = Arc::new(AtomicU32::new(0));
    let transport = Failing {
        inner: emulator.transport(),
        fault,
        is_lasting,
        target: Mutex::new(None),
        attempts: Arc::clone(&attempts),
    };
    let config = Config::new(Region::Eu, &*demo.secret_key).seed(1);
    let result = call(number, &BlockingClient::new(transport, &config).unwrap(), &event);
    let words = match &result {
        Ok(()) => "answer".to_owned(),
        Err(error) => match error.outcome() {
            Outcome::NotDone if number == 0 => format!("error ({:?})", error.kind()),
            Outcome::NotDone => format!("not done ({:?})", error.kind()),
            Outcome::Done => format!("done, unreadable ({:?})", error.kind()),
            _ if error.receipt().is_some() => format!("**unknown**, with receipt ({:?})", error.kind()),
            _ => format!("**unknown** ({:?})", error.kind()),
        },
    };
    format!("{words}, {}×", attempts.load(Ordering::Relaxed))
}

fn table(is_lasting: bool) -> String {
    let mut table = format!(
        "| where it fails | {} |\n|---|{}\n",
        CALLS.join(" | "),
        "---|".repeat(CALLS.len())
    );
    for (name, fault) in FAULTS {
        let cells: Vec<_> = (0..CALLS.len())
            .map(|number| told(number, fault, is_lasting))
            .collect();
        let _ = writeln!(table, "| {name} | {} |", cells.join(" | "));
    }
    table
}

#[test]
fn the_fault_matrix_in_the_docs_is_what_callers_are_told() {
    let matrix = format!(
        "# What a caller is told when a call fails\n\n\
         Generated by `SEATSIO_WRITE_DOCS=1 cargo test --test fault_matrix`, which fails if it is not up to date.\n\
         Default policy: at most 5 retries. `n×` is how often the request was sent.\n\n\
         ## It fails once\n\n{}\n## It fails every time\n\nOnly the call itself fails; reads that settle it succeed.\n\n{}",
        table(false),
        table(true)
    );
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/fault-matrix.md");
    if std::env::var_os("SEATSIO_WRITE_DOCS").is_some() {
        fs::write(&file, &matrix).unwrap();
    }
    assert_eq!(
        fs::read_to_string(&file).unwrap(),
        matrix,
        "SEATSIO_WRITE_DOCS=1 writes it anew"
    );
}
