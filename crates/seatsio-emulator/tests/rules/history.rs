//! Sequences of calls on an event, valid or not, for the tests of what always holds.

use std::collections::BTreeMap;

use proptest::prelude::*;
use proptest::sample::select;
use serde_json::{Value, json};

use crate::show::Show;
use crate::support::Reply;

/// Seats, areas, and labels that do not exist or are only sometimes there.
pub(crate) const LABELS: [&str; 8] = ["A-1", "A-2", "A-3", "C-1", "GA1", "GA2", "Z-9", "GA1##nothing"];
/// How often each of them is named.
pub(crate) const NAMED: [&str; 14] = [
    "A-1",
    "A-1",
    "A-2",
    "A-2",
    "A-3",
    "C-1",
    "GA1",
    "GA1",
    "GA1",
    "GA2",
    "GA2",
    "GA2",
    "Z-9",
    "GA1##nothing",
];
pub(crate) const STATUSES: [&str; 6] = ["free", "booked", "reservedByToken", "resale", "lolzor", "other"];

/// A call, or time that passes.
#[derive(Clone, Debug)]
pub(crate) enum Step {
    Change(Change),
    Batch(Vec<Change>),
    Best {
        number: u8,
        status: &'static str,
        token: Option<usize>,
    },
    Token {
        minutes: u8,
    },
    Extend {
        token: usize,
        minutes: u8,
    },
    Wait {
        minutes: u8,
    },
    Channel {
        objects: Vec<&'static str>,
        places: u8,
    },
    ForSale {
        for_sale: bool,
        objects: Vec<&'static str>,
        places: u8,
    },
    ExtraData {
        label: &'static str,
    },
}

#[derive(Clone, Debug)]
pub(crate) struct Change {
    release: bool,
    status: &'static str,
    objects: Vec<(&'static str, u8)>,
    token: Option<usize>,
    keep: bool,
    channels: u8,
}

pub(crate) fn change() -> impl Strategy<Value = Change> {
    let objects = prop::collection::vec((select(&NAMED[..]), prop_oneof![1..4_u8, 1..60_u8]), 1..4);
    let token = prop::option::of(prop_oneof![9 => 0..2_usize, 1 => Just(9)]);
    (
        any::<bool>(),
        select(&STATUSES[..]),
        objects,
        token,
        any::<bool>(),
        0..4_u8,
    )
        .prop_map(|(release, status, objects, token, keep, channels)| {
            let fits = |(label, quantity): (&'static str, u8)| {
                (label, if label.starts_with("GA") { quantity } else { 1 })
            };
            let objects = objects.into_iter().map(fits).collect();
            Change {
                release: release && status == "free",
                status,
                objects,
                token,
                keep,
                channels,
            }
        })
}

/// What usually happens: something is held, and sold or given back with the same token.
pub(crate) fn usual_change() -> impl Strategy<Value = Change> {
    let status = select(&["reservedByToken", "reservedByToken", "booked", "lolzor", "free"][..]);
    let object = (select(&["A-1", "A-2", "GA1", "GA2"][..]), 1..4_u8);
    (status, object, 0..2_usize).prop_map(|(status, (label, quantity), token)| Change {
        release: false,
        status,
        objects: vec![(label, if label.starts_with("GA") { quantity } else { 1 })],
        token: Some(token),
        keep: false,
        channels: 1,
    })
}

pub(crate) fn step() -> impl Strategy<Value = Step> {
    let labels = || prop::collection::vec(select(&LABELS[..6]), 0..3);
    prop_oneof![
        8 => change().prop_map(Step::Change),
        8 => usual_change().prop_map(Step::Change),
        2 => prop::collection::vec(change(), 1..4).prop_map(Step::Batch),
        1 => (1..9_u8, any::<bool>(), 0..4_usize).prop_map(|(number, hold, token)| match hold {
            true => Step::Best { number, status: "reservedByToken", token: Some(token) },
            false => Step::Best { number, status: "booked", token: None },
        }),
        2 => (0..40_u8).prop_map(|minutes| Step::Token { minutes }),
        1 => (0..4_usize, 0..40_u8).prop_map(|(token, minutes)| Step::Extend { token, minutes }),
        2 => (0..8_u8).prop_map(|minutes| Step::Wait { minutes }),
        1 => (labels(), 0..60_u8).prop_map(|(objects, places)| Step::Channel { objects, places }),
        1 => (any::<bool>(), labels(), 0..60_u8)
            .prop_map(|(for_sale, objects, places)| Step::ForSale { for_sale, objects, places }),
        1 => select(&LABELS[..]).prop_map(|label| Step::ExtraData { label }),
    ]
}

/// A show, and the tokens that were made so far.
pub(crate) struct History {
    pub(crate) show: Show,
    pub(crate) tokens: Vec<String>,
}

impl History {
    pub(crate) fn new() -> Self {
        let mut show = Show::new();
        show.api
            .post("/events/event1/channels", json!({ "key": "c1", "name": "One" }))
            .expect(204);
        let tokens = vec![show.token(), show.token()];
        Self { show, tokens }
    }

    pub(crate) fn token(&self, index: usize) -> String {
        self.tokens
            .iter()
            .rev()
            .nth(index)
            .cloned()
            .unwrap_or_else(|| "unknown".to_owned())
    }

    pub(crate) fn body(&self, change: &Change) -> Value {
        let object = |(label, quantity): &(&str, u8)| match quantity {
            1 => json!(label),
            _ => json!({ "objectId": label, "quantity": quantity, "extraData": { "q": quantity } }),
        };
        let objects: Vec<Value> = change.objects.iter().map(object).collect();
        let mut body = json!({ "objects": objects, "keepExtraData": change.keep });
        match change.release {
            true => body["type"] = json!("RELEASE"),
            false => body["status"] = json!(change.status),
        }
        if let Some(token) = change.token {
            body["holdToken"] = json!(self.token(token));
        }
        match change.channels {
            0 => body["channelKeys"] = json!(["c1", "NO_CHANNEL"]),
            1 => body["ignoreChannels"] = json!(true),
            _ => {}
        }
        body
    }

    pub(crate) fn take(&mut self, step: &Step) -> Option<Reply> {
        let api = &mut self.show.api;
        Some(match step {
            Step::Change(change) => {
                let mut body = self.body(change);
                body["events"] = json!(["event1"]);
                self.show
                    .api
                    .post("/events/groups/actions/change-object-status?expand=objects", body)
            }
            Step::Batch(changes) => {
                let mut changes: Vec<Value> = changes.iter().map(|change| self.body(change)).collect();
                changes
                    .iter_mut()
                    .for_each(|change| change["event"] = json!("event1"));
                self.show.api.post(
                    "/events/actions/change-object-status",
                    json!({ "statusChanges": changes }),
                )
            }
            Step::Best {
                number,
                status,
                token,
            } => {
                let token = token.map(|token| self.token(token));
                let body =
                    json!({ "status": status, "bestAvailable": { "number": number }, "holdToken": token });
                self.show
                    .api
                    .post("/events/event1/actions/change-object-status", body)
            }
            Step::Token { minutes } => {
                let reply = api.post("/hold-tokens", json!({ "expiresInMinutes": minutes }));
                self.tokens
                    .push(reply.body["holdToken"].as_str().unwrap().to_owned());
                reply
            }
            Step::Extend { token, minutes } => {
                let target = format!("/hold-tokens/{}", self.token(*token));
                self.show
                    .api
                    .post(&target, json!({ "expiresInMinutes": minutes }))
            }
            Step::Wait { minutes } => {
                api.advance_minutes(i64::from(*minutes));
                return None;
            }
            Step::Channel { objects, places } => {
                let body = json!({ "objects": objects, "areaPlaces": { "GA2": places } });
                api.post("/events/event1/channels/c1", body)
            }
            Step::ForSale {
                for_sale,
                objects,
                places,
            } => {
                let action = if *for_sale {
                    "mark-as-for-sale"
                } else {
                    "mark-as-not-for-sale"
                };
                let body = json!({ "objects": objects, "areaPlaces": { "GA1": places } });
                api.post(&format!("/events/event1/actions/{action}"), body)
            }
            Step::ExtraData { label } => {
                let label = label.replace('#', "%23");
                let target = format!("/events/event1/objects/{label}/actions/update-extra-data");
                api.post(&target, json!({ "extraData": { "n": 1 } }))
            }
        })
    }

    pub(crate) fn infos(&mut self) -> BTreeMap<String, Value> {
        let report = self.show.api.get("/reports/events/event1/byLabel").expect(200);
        let groups = report.as_object().unwrap();
        groups
            .iter()
            .map(|(label, infos)| (label.clone(), infos[0].clone()))
            .collect()
    }
}

/// What the log says about one object.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Told {
    pub(crate) status: String,
    pub(crate) booked: u64,
    pub(crate) held: BTreeMap<String, u64>,
}

/// Reads the log from the oldest entry on.
pub(crate) fn told(log: &[Value]) -> BTreeMap<String, Told> {
    let mut told = BTreeMap::<String, Told>::new();
    for change in log.iter().rev() {
        let object = told
            .entry(change["objectLabel"].as_str().unwrap().to_owned())
            .or_default();
        let (status, quantity) = (change["status"].as_str().unwrap(), number(change, "quantity"));
        object.status = status.to_owned();
        match (change["holdToken"].as_str(), status) {
            (Some(token), "reservedByToken") => *object.held.entry(token.to_owned()).or_default() += quantity,
            (Some(token), _) => {
                let held = object.held.entry(token.to_owned()).or_default();
                *held = held.saturating_sub(quantity);
                object.booked += if status == "free" { 0 } else { quantity };
            }
            (None, "free") => object.booked = object.booked.saturating_sub(quantity),
            (None, _) => object.booked += quantity,
        }
        object.held.retain(|_, places| *places > 0);
    }
    told
}

pub(crate) fn number(info: &Value, name: &str) -> u64 {
    info[name].as_u64().unwrap_or_else(|| panic!("{name} of {info}"))
}
