//! The hall that the buyers compete for, in an emulator of its own.

use base64::{Engine as _, engine::general_purpose::STANDARD};
use bytes::Bytes;
use http::{Request, Response, header::AUTHORIZATION};
use seatsio_emulator::{
    Clock, Emulator, Limits, Time, World,
    draw::{Area, Category, DrawingBuilder, Row, Table},
};
use serde::Deserialize;
use serde_json::{Value, json};
use std::{collections::BTreeMap, time::Duration};

/// The events; each has all of the hall.
pub(crate) const EVENTS: [&str; 2] = ["matinee", "evening"];
pub(crate) const ROWS: [&str; 8] = ["A", "B", "C", "D", "E", "F", "G", "H"];
pub(crate) const SEATS: usize = 16;
pub(crate) const TABLES: usize = 6;
/// The areas, and how many places they have.
pub(crate) const AREAS: [(&str, u32); 2] = [("Standing", 60), ("Lawn", 40)];

/// When the simulation starts, by the server's clock.
pub(crate) const NOON: Time = Time::from_millis(1_767_268_800_000);

/// The hall as it is before the first buyer comes; copied for each group of buyers.
#[derive(Clone, Debug)]
pub(crate) struct Template {
    world: World,
    company: u64,
    secret_key: String,
}

/// A hall, and the service that sells it.
#[derive(Debug)]
pub(crate) struct Hall {
    pub(crate) emulator: Emulator,
    pub(crate) company: u64,
    pub(crate) secret_key: String,
}

/// An object as the server has it.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Seen {
    pub(crate) label: String,
    pub(crate) status: String,
    pub(crate) order_id: Option<String>,
    pub(crate) hold_token: Option<String>,
    #[serde(default)]
    pub(crate) num_booked: u32,
    #[serde(default)]
    pub(crate) holds: BTreeMap<String, BTreeMap<String, u32>>,
}

/// An entry of the server's log of status changes.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Logged {
    pub(crate) status: String,
    pub(crate) object_label: String,
    pub(crate) order_id: Option<String>,
}

#[derive(Deserialize)]
struct LogPage {
    next_page_starts_after: Option<u64>,
    items: Vec<Logged>,
}

impl Template {
    pub(crate) fn new() -> Self {
        let mut world = World::new(1);
        let keys = world.create_company(NOON);
        let template = Self {
            world,
            company: keys.company,
            secret_key: keys.workspace_secret_key,
        };
        let hall = template.open(1);
        hall.ask("POST", "/system/public/charts/hall", drawing().to_string());
        for key in EVENTS {
            let event = json!({"chartKey": "hall", "eventKey": key});
            hall.ask("POST", "/events", event.to_string());
        }
        Self {
            world: hall.emulator.with_world(|world| world.clone()),
            ..template
        }
    }

    /// A hall in which nothing is sold yet.
    pub(crate) fn open(&self, seed: u64) -> Hall {
        let emulator = Emulator::builder()
            .seed(seed)
            .clock(Clock::frozen(NOON))
            .limits(Limits::SERVICE)
            .journal_capacity(0)
            .build();
        emulator.with_world(|world| world.clone_from(&self.world));
        Hall {
            emulator,
            company: self.company,
            secret_key: self.secret_key.clone(),
        }
    }
}

fn drawing() -> Value {
    let rows = ROWS.map(|label| Row::new(label).seats(SEATS).category(1));
    let mut drawing = DrawingBuilder::new("Hall")
        .category(Category::new(1, "Seats"))
        .category(Category::new(2, "Tables"))
        .category(Category::new(3, "Standing"))
        .stage("Stage")
        .rows(rows);
    for table in 1..=TABLES {
        drawing = drawing.table(Table::new(format!("T{table}"), 6).category(2).booked_as_a_whole());
    }
    for (area, places) in AREAS {
        drawing = drawing.area(Area::new(area, places).category(3));
    }
    drawing.build()
}

impl Hall {
    /// Asks the service past all clocks, lanes and faults.
    pub(crate) fn ask(&self, method: &str, path: &str, body: String) -> Response<Bytes> {
        let credentials = format!("Basic {}", STANDARD.encode(format!("{}:", self.secret_key)));
        let request = Request::builder()
            .method(method)
            .uri(path)
            .header(AUTHORIZATION, credentials)
            .body(Bytes::from(body))
            .unwrap_or_default();
        let now = self.emulator.clock().now();
        let answer = self.emulator.with_world(|world| world.handle(&request, now));
        assert!(
            answer.status().is_success() || method == "GET",
            "{method} {path}: {answer:?}"
        );
        answer
    }

    /// Lets the server's clock show so much since the start.
    pub(crate) fn set_clock(&self, since_start: Duration) {
        let millis = i64::try_from(since_start.as_millis()).unwrap_or(i64::MAX);
        self.emulator.clock().set(NOON.plus_millis(millis));
    }

    /// All objects of an event.
    pub(crate) fn objects(&self, event: &str) -> Vec<Seen> {
        let answer = self.ask("GET", &format!("/reports/events/{event}/byLabel"), String::new());
        let groups: BTreeMap<String, Vec<Seen>> =
            serde_json::from_slice(answer.body()).expect("a report of the emulator");
        groups.into_values().flatten().collect()
    }

    /// One object of an event.
    pub(crate) fn object(&self, event: &str, label: &str) -> Option<Seen> {
        let answer = self.ask(
            "GET",
            &format!("/events/{event}/objects?label={label}"),
            String::new(),
        );
        let mut objects: BTreeMap<String, Seen> = serde_json::from_slice(answer.body()).ok()?;
        objects.remove(label)
    }

    /// Whether a hold token is alive.
    pub(crate) fn is_alive(&self, token: &str) -> bool {
        let answer = self.ask("GET", &format!("/hold-tokens/{token}"), String::new());
        answer.status().is_success()
    }

    /// The log of status changes of an event, oldest first.
    pub(crate) fn log(&self, event: &str) -> Vec<Logged> {
        let (mut log, mut after) = (Vec::new(), String::new());
        loop {
            let path = format!("/events/{event}/status-changes?limit=1000{after}");
            let answer = self.ask("GET", &path, String::new());
            let page: LogPage = serde_json::from_slice(answer.body()).expect("a log of the emulator");
            log.extend(page.items);
            match page.next_page_starts_after {
                Some(id) => after = format!("&start_after_id={id}"),
                None => break,
            }
        }
        log.reverse();
        log
    }
}
