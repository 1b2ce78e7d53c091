//! A hall of any size in an emulator of its own, and calls on it.

use bytes::Bytes;
use http::{Request, header::AUTHORIZATION};
use seatsio_emulator::{Emulator, fault::Reply, seed::Seed};
use serde_json::json;

/// The seats of a row.
const ROW: usize = 40;

/// How many events there are: enough for every booking of a bench, however small the hall.
const EVENTS: usize = 10;

pub(crate) struct Hall {
    pub(crate) emulator: Emulator,
    pub(crate) credentials: String,
    rows: usize,
    booked: usize,
}

impl Hall {
    pub(crate) fn new(seats: usize) -> Self {
        let rows = seats / ROW;
        let events: Vec<_> = (0..EVENTS)
            .map(|number| json!({"chartKey": "hall", "eventKey": format!("event-{number}")}))
            .collect();
        let seed = json!({"companies": [{
            "charts": [{"key": "hall", "hall": {"rows": rows, "seatsPerRow": ROW}}],
            "events": events,
        }]});
        let seed: Seed = serde_json::from_value(seed).expect("a seed");
        let emulator = Emulator::new();
        let company = emulator.sow(&seed).expect("a hall").remove(0);
        let credentials = basic(&company.secret_key);
        Self {
            emulator,
            credentials,
            rows,
            booked: 0,
        }
    }

    /// The path and body that book the next four seats that nobody has.
    pub(crate) fn next_seats(&mut self) -> (String, String) {
        let fours = self.rows * ROW / 4;
        let (event, four) = (self.booked / fours, self.booked % fours);
        self.booked += 1;
        let labels: Vec<String> = labels(four).collect();
        (
            format!("/events/event-{}/actions/book", event % EVENTS),
            json!({"objects": labels}).to_string(),
        )
    }

    pub(crate) fn next_booking(&mut self) -> Request<Bytes> {
        let (path, body) = self.next_seats();
        self.post(&path, &body)
    }

    pub(crate) fn infos(&self, at: usize) -> Request<Bytes> {
        let fours = self.rows * ROW / 4;
        let query: Vec<String> = labels(at % fours).map(|label| format!("label={label}")).collect();
        self.get(&format!("/events/event-0/objects?{}", query.join("&")))
    }

    pub(crate) fn get(&self, path: &str) -> Request<Bytes> {
        self.request("GET", path, "")
    }

    pub(crate) fn post(&self, path: &str, body: &str) -> Request<Bytes> {
        self.request("POST", path, body)
    }

    fn request(&self, method: &str, path: &str, body: &str) -> Request<Bytes> {
        Request::builder()
            .method(method)
            .uri(path)
            .header(AUTHORIZATION, &self.credentials)
            .body(Bytes::copy_from_slice(body.as_bytes()))
            .expect("a request")
    }

    /// Calls past the server, but with faults, lanes and journal.
    pub(crate) fn call(&self, request: Request<Bytes>) -> Bytes {
        match self.emulator.exchange(request).reply {
            Reply::Answer(answer) if answer.status().is_success() => answer.into_body(),
            other => panic!("{other:?}"),
        }
    }
}

fn labels(four: usize) -> impl Iterator<Item = String> {
    (four * 4..four * 4 + 4).map(|seat| format!("{}-{}", seat / ROW + 1, seat % ROW + 1))
}

pub(crate) fn basic(secret_key: &str) -> String {
    use base64::Engine as _;
    format!(
        "Basic {}",
        base64::engine::general_purpose::STANDARD.encode(format!("{secret_key}:"))
    )
}
