//! What holds after any sequence of calls on a season and its events.

use proptest::prelude::*;
use proptest::sample::select;
use serde_json::json;

use crate::history::told;
use crate::show::Show;
use crate::support::Reply;

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
