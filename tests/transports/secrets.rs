//! What must not be seen is planted, and looked for in all that is told of calls.

use crate::{
    harness::{Harness, World},
    once_per_transport,
    span_recorder::everything_of,
};
use seatsio_core::{
    api::{Events, HoldTokens, TicketBuyers},
    call::{Backoff, RetryPolicy},
    model::{HoldToken, ObjectRef},
    observe::{
        AttemptFinished, CallFinished, CallSettled, CallStarted, LaneChanged, LaneEntered, Observer,
        RetryDecided, TurnedAway,
    },
};
use seatsio_emulator::fault::{Fault, FaultRule, When};
use std::{
    fmt::Debug,
    sync::{Arc, Mutex},
    time::Duration,
};

const BUYER: &str = "7f1c1c1e-5f0a-4b7e-9d7b-0d1f2a3b4c5d";
const EXTRA: &str = "born-1979-allergic-to-nuts";
const UNKNOWN_TOKEN: &str = "a-token-that-nobody-gave-out";
const CHANGE: &str = "events.change_object_status";

/// Keeps all that it is told, as text.
#[derive(Default)]
struct Everything(Mutex<String>);

impl Everything {
    fn keep(&self, event: &dyn Debug) {
        self.0.lock().unwrap().push_str(&format!("{event:?}\n"));
    }
}

impl Observer for Everything {
    fn call_started(&self, event: &CallStarted) {
        self.keep(event);
    }
    fn lane_entered(&self, event: &LaneEntered) {
        self.keep(event);
    }
    fn turned_away(&self, event: &TurnedAway) {
        self.keep(event);
    }
    fn attempt_finished(&self, event: &AttemptFinished<'_>) {
        self.keep(event);
    }
    fn retry_decided(&self, event: &RetryDecided) {
        self.keep(event);
    }
    fn call_finished(&self, event: &CallFinished<'_>) {
        self.keep(event);
    }
    fn lane_changed(&self, event: &LaneChanged) {
        self.keep(event);
    }
    fn call_settled(&self, event: &CallSettled<'_>) {
        self.keep(event);
    }
}

/// A refusal that says more than it should.
fn talkative(token: &HoldToken) -> Fault {
    let message = format!("{} does not hold A-2 of {BUYER}", token.as_str());
    let body =
        serde_json::json!({ "errors": [{ "code": "HELD", "message": message }], "messages": [message] });
    Fault::Answer {
        status: 400,
        headers: vec![("content-type".into(), "application/json".into())],
        body: body.to_string(),
        when: When::Before,
    }
}

/// Calls that succeed, are refused, retried, lost and settled, with something secret in each.
fn story<H: Harness>(world: &World<H>, client: &H::Client, token: &HoldToken) {
    let (events, tokens) = (Events::new(client.clone()), HoldTokens::new(client.clone()));
    let seat = |label: &str| ObjectRef::new(label).extra_data(serde_json::json!({ "note": EXTRA }));
    let fail = |fault| {
        world.emulator.add_fault(FaultRule::on(CHANGE, fault).count(1));
    };

    world
        .wait(events.hold("gala", [seat("A-1")], token).send())
        .unwrap();
    world
        .wait(
            events
                .hold("gala", [seat("A-1")], HoldToken::from(UNKNOWN_TOKEN))
                .send(),
        )
        .unwrap_err();
    world
        .wait(tokens.retrieve(HoldToken::from(UNKNOWN_TOKEN)).send())
        .unwrap_err();
    world.wait(tokens.expire_in_minutes(token, 20).send()).unwrap();
    fail(talkative(token));
    world
        .wait(events.hold("gala", [seat("A-2")], token).send())
        .unwrap_err();
    fail(Fault::TooManyRequests { retry_after: None });
    world
        .wait(events.hold("gala", [seat("A-2")], token).send())
        .unwrap();
    fail(Fault::Reset { when: When::After });
    world
        .wait(events.hold("gala", [seat("A-3")], token).send_settled())
        .unwrap();
    fail(Fault::Reset { when: When::After });
    world
        .wait(events.hold("gala", [seat("A-4")], token).send())
        .unwrap_err();
    fail(Fault::Garbage { when: When::After });
    world
        .wait(events.hold("gala", [seat("A-5")], token).send())
        .unwrap_err();
    world
        .wait(events.book("gala", [seat("A-1")]).hold_token(token).send())
        .unwrap();
    world
        .wait(
            events
                .update_extra_data("gala", "A-1", serde_json::json!({ "note": EXTRA }))
                .send(),
        )
        .unwrap();
    let buyers = TicketBuyers::new(client.clone());
    world.wait(buyers.add([BUYER]).send()).unwrap();
    world.wait(buyers.remove([BUYER]).send()).unwrap();
}

once_per_transport! {
    fn nothing_secret_is_told_to_subscribers_or_observers(world) {
        let gala = world.events().create(&world.demo.chart_key).event_key("gala");
        world.wait(gala.send()).unwrap();
        let token = world.wait(world.hold_tokens().create().send()).unwrap().hold_token;
        let observed = Arc::new(Everything::default());
        let policy = RetryPolicy::default().backoff(Backoff::default().first(Duration::from_millis(1)));
        // Ticket buyers belong to the company, so this is its key.
        let (client, _server) = world.harness.reach(&world.emulator, &world.demo.admin_key, &|config| {
            config.workspace(world.demo.workspace_key.as_str()).retry(policy.clone()).observer(observed.clone())
        });
        let told = everything_of(|| story(world, &client, &token)) + &observed.0.lock().unwrap();
        assert!(told.contains("event=gala") && told.contains("CallSettled"), "{told}");
        for secret in [&*world.demo.admin_key, token.as_str(), EXTRA, BUYER, UNKNOWN_TOKEN] {
            assert!(!told.contains(secret), "{secret} is told:\n{told}");
        }
    }
}
