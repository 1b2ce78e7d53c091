//! What holds after any sequence of calls on events, valid or not.

use proptest::prelude::*;
use serde_json::json;

use crate::history::{History, LABELS, Told, number, step, told};
use crate::show::Show;

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
