//! What holds after any sequence of calls on events, valid or not.

use std::collections::BTreeMap;

use proptest::prelude::*;
use proptest::sample::select;
use serde_json::{Value, json};

use crate::show::Show;
use crate::support::Reply;

/// Seats, areas, and labels that do not exist or are only sometimes there.
const LABELS: [&str; 8] = ["A-1", "A-2", "A-3", "C-1", "GA1", "GA2", "Z-9", "GA1##nothing"];
/// How often each of them is named.
const NAMED: [&str; 14] = [
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
const STATUSES: [&str; 6] = ["free", "booked", "reservedByToken", "resale", "lolzor", "other"];

/// A call, or time that passes.
#[derive(Clone, Debug)]
enum Step {
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
struct Change {
    release: bool,
    status: &'static str,
    objects: Vec<(&'static str, u8)>,
    token: Option<usize>,
    keep: bool,
    channels: u8,
}

fn change() -> impl Strategy<Value = Change> {
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
fn usual_change() -> impl Strategy<Value = Change> {
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

fn step() -> impl Strategy<Value = Step> {
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
struct History {
    show: Show,
    tokens: Vec<String>,
}

impl History {
    fn new() -> Self {
        let mut show = Show::new();
        show.api
            .post("/events/event1/channels", json!({ "key": "c1", "name": "One" }))
            .expect(204);
        let tokens = vec![show.token(), show.token()];
        Self { show, tokens }
    }

    fn token(&self, index: usize) -> String {
        self.tokens
            .iter()
            .rev()
            .nth(index)
            .cloned()
            .unwrap_or_else(|| "unknown".to_owned())
    }

    fn body(&self, change: &Change) -> Value {
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

    fn take(&mut self, step: &Step) -> Option<Reply> {
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

    fn infos(&mut self) -> BTreeMap<String, Value> {
        let report = self.show.api.get("/reports/events/event1/byLabel").expect(200);
        let groups = report.as_object().unwrap();
        groups
            .iter()
            .map(|(label, infos)| (label.clone(), infos[0].clone()))
            .collect()
    }
}

fn number(info: &Value, name: &str) -> u64 {
    info[name].as_u64().unwrap_or_else(|| panic!("{name} of {info}"))
}

/// What the log says about one object.
#[derive(Clone, Debug, Default, PartialEq)]
struct Told {
    status: String,
    booked: u64,
    held: BTreeMap<String, u64>,
}

/// Reads the log from the oldest entry on.
fn told(log: &[Value]) -> BTreeMap<String, Told> {
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

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_refused_call_changes_nothing_and_the_infos_stay_sound(steps in prop::collection::vec(step(), 1..25)) {
        let mut history = History::new();
        for step in &steps {
            // Let what expires expire first: that is not the doing of the call.
            history.show.event();
            let before = history.show.api.state();
            if let Some(reply) = history.take(step)
                && reply.status >= 400
            {
                prop_assert!(reply.status < 500, "{step:?}: {}", reply.body);
                prop_assert!(history.show.api.state() == before, "{step:?} was refused and changed something");
            }
        }
        for info in history.infos().values() {
            let is_free = matches!(info["status"].as_str(), Some("free" | "resale"));
            if info["objectType"] == "generalAdmission" {
                let sum = number(info, "numBooked") + number(info, "numHeld") + number(info, "numFree");
                prop_assert_eq!(sum, number(info, "capacity"), "{}", info);
                let holds = info["holds"].as_object().unwrap().values();
                let held: u64 = holds.flat_map(|types| types.as_object().unwrap().values()).map(|n| n.as_u64().unwrap()).sum();
                prop_assert_eq!(held, number(info, "numHeld"), "{}", info);
                prop_assert_eq!(is_free, number(info, "numFree") > 0, "{}", info);
            } else {
                prop_assert_eq!(info["status"] == "reservedByToken", info.get("holdToken").is_some(), "{}", info);
                prop_assert_eq!(info["isAvailable"].as_bool(), Some(is_free && info["forSale"] == true), "{}", info);
            }
        }
    }

    #[test]
    fn the_log_explains_the_state(steps in prop::collection::vec(step(), 1..25)) {
        let mut history = History::new();
        for step in &steps {
            history.take(step);
        }
        let infos = history.infos();
        let told = told(&history.show.log());
        for (label, info) in &infos {
            let told = told.get(label).cloned().unwrap_or_else(|| Told { status: "free".to_owned(), ..Told::default() });
            if info["objectType"] == "generalAdmission" {
                let parts = format!("{label}##");
                prop_assert!(!infos.keys().any(|known| known.starts_with(&parts)));
                prop_assert_eq!(told.booked, number(info, "numBooked"), "{}", info);
                prop_assert_eq!(told.held.values().sum::<u64>(), number(info, "numHeld"), "{}", info);
            } else {
                prop_assert_eq!(info["status"].as_str(), Some(told.status.as_str()), "{}", info);
            }
        }
    }

    #[test]
    fn reports_count_what_the_infos_say(steps in prop::collection::vec(step(), 1..25)) {
        let mut history = History::new();
        for step in &steps {
            history.take(step);
        }
        let infos = history.infos();
        let report = history.show.api.get("/reports/events/event1/byStatus").expect(200);
        for (status, listed) in report.as_object().unwrap() {
            let expected = infos.values().filter(|info| info["status"] == status.as_str()).count();
            prop_assert_eq!(listed.as_array().unwrap().len(), expected, "{}", status);
        }
        let summary = history.show.api.get("/reports/events/event1/byObjectType/summary").expect(200);
        let places: u64 = summary.as_object().unwrap().values().map(|group| number(group, "count")).sum();
        prop_assert_eq!(places, 232);
        for label in LABELS.iter().take(6) {
            prop_assert_eq!(&history.show.info(label), &infos[*label]);
        }
    }

    #[test]
    fn a_world_that_was_written_down_goes_on_like_the_first(steps in prop::collection::vec(step(), 1..15)) {
        let mut history = History::new();
        for step in &steps {
            history.take(step);
        }
        let written = serde_json::to_string(&history.show.api.world).unwrap();
        let mut other = Show::new();
        other.api.world = serde_json::from_str(&written).unwrap();
        other.api.now = history.show.api.now;
        for show in [&mut history.show, &mut other] {
            show.api.advance_minutes(30);
            show.book(json!(["D-1"]));
        }
        prop_assert_eq!(history.show.api.state(), other.api.state());
    }
}

/// A call on a season, one of its two events, or a partial season with the first event.
#[derive(Clone, Debug)]
enum SeasonStep {
    Change {
        event: &'static str,
        status: &'static str,
        label: &'static str,
        quantity: u8,
    },
    Override {
        event: &'static str,
        season: &'static str,
        label: &'static str,
        back: bool,
    },
    Past {
        event: &'static str,
        is_past: bool,
    },
}

const EVENTS: [&str; 4] = ["season", "part", "event-a", "event-b"];

fn season_step() -> impl Strategy<Value = SeasonStep> {
    let label = || select(&["A-1", "A-2", "GA1"][..]);
    prop_oneof![
        6 => (select(&EVENTS[..]), select(&["booked", "free", "lolzor"][..]), label(), 1..70_u8).prop_map(
            |(event, status, label, quantity)| SeasonStep::Change { event, status, label, quantity }
        ),
        3 => (select(&EVENTS[2..]), select(&EVENTS[..2]), label(), any::<bool>())
            .prop_map(|(event, season, label, back)| SeasonStep::Override { event, season, label, back }),
        1 => (select(&EVENTS[2..]), any::<bool>()).prop_map(|(event, is_past)| SeasonStep::Past { event, is_past }),
    ]
}

fn take_season_step(show: &mut Show, step: &SeasonStep) -> Reply {
    match step {
        SeasonStep::Change {
            event,
            status,
            label,
            quantity,
        } => {
            let quantity = if *label == "GA1" { *quantity } else { 1 };
            let objects = json!([{ "objectId": label, "quantity": quantity }]);
            let body = json!({ "events": [event], "objects": objects, "status": status });
            show.api.post("/events/groups/actions/change-object-status", body)
        }
        SeasonStep::Override {
            event,
            season,
            label,
            back,
        } => {
            let action = if *back {
                "use-season-status"
            } else {
                "override-season-status"
            };
            let body = json!({ "objects": [label], "season": season });
            show.api.post(&format!("/events/{event}/actions/{action}"), body)
        }
        SeasonStep::Past { event, is_past } => show
            .api
            .post(&format!("/events/{event}"), json!({ "isInThePast": is_past })),
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]

    // SEA-9, SEA-10
    #[test]
    fn nothing_is_sold_twice_between_seasons_and_their_events(steps in prop::collection::vec(season_step(), 1..40)) {
        let mut show = Show::new();
        let body = json!({ "chartKey": show.chart, "key": "season", "eventKeys": ["event-a", "event-b"] });
        show.api.post("/seasons", body).expect(201);
        let body = json!({ "key": "part", "eventKeys": ["event-a"] });
        show.api.post("/seasons/season/partial-seasons", body).expect(201);
        let mut was_past = false;
        for step in &steps {
            let before = show.api.state();
            let reply = take_season_step(&mut show, step);
            was_past |= matches!(step, SeasonStep::Past { .. });
            if reply.status >= 400 {
                prop_assert!(show.api.state() == before, "{step:?} was refused and changed something");
            }
        }
        // What was sold while an event was in the past may be sold in the season too.
        if was_past {
            return Ok(());
        }
        let sold = |show: &mut Show, event: &str, label: &str| {
            let log = show.api.get(&format!("/events/{event}/status-changes"));
            let told = told(log.items()).remove(label).unwrap_or_default();
            if label == "GA1" { told.booked } else { u64::from(!matches!(told.status.as_str(), "" | "free")) }
        };
        for (label, capacity) in [("A-1", 1), ("A-2", 1), ("GA1", 100)] {
            for (event, seasons) in [("event-a", &EVENTS[..2]), ("event-b", &EVENTS[..1])] {
                let info = show.info_in(event, label);
                let mut total = sold(&mut show, event, label);
                for season in seasons {
                    let overridden = info["seasonStatusOverriddenQuantities"][season].as_u64().unwrap_or_default();
                    total += sold(&mut show, season, label).saturating_sub(overridden);
                }
                prop_assert!(total <= capacity, "{total} of {capacity} are sold of {info}");
            }
        }
    }
}
