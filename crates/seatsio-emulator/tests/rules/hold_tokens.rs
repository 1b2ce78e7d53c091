//! Section 13: hold tokens.

use serde_json::{Value, json};

use crate::show::Show;

#[test]
fn hld_1_a_token_lives_for_the_hold_period_of_the_account() {
    let mut show = Show::new();
    let token = show.api.act("/hold-tokens").expect(201);
    assert!(!token["holdToken"].as_str().unwrap().is_empty());
    assert_eq!(token["expiresAt"], "2026-07-09T12:15:00.000Z");
    assert_eq!(token["expiresInSeconds"], json!(900));
    assert_eq!(token["workspaceKey"], show.api.keys.workspace_key.as_str());
}

#[test]
fn hld_1_the_life_of_a_token_can_be_given() {
    let mut show = Show::new();
    let token = show
        .api
        .post("/hold-tokens", json!({ "expiresInMinutes": 1 }))
        .expect(201);
    assert_eq!(token["expiresInSeconds"], json!(60));
}

#[test]
fn hld_2_whole_seconds_are_left() {
    let mut show = Show::new();
    let token = show.token();
    show.api.now = show.api.now.plus_millis(1);
    let left = show.api.get(&format!("/hold-tokens/{token}")).expect(200);
    assert_eq!(left["expiresInSeconds"], json!(899));
}

#[test]
fn hld_3_a_token_can_be_retrieved_until_it_is_gone() {
    let mut show = Show::new();
    let created = show.api.act("/hold-tokens").expect(201);
    let target = format!("/hold-tokens/{}", created["holdToken"].as_str().unwrap());
    show.api.advance_minutes(1);
    let found = show.api.get(&target).expect(200);
    assert_eq!(
        (&found["expiresAt"], &found["holdToken"]),
        (&created["expiresAt"], &created["holdToken"])
    );
    show.api.advance_minutes(14);
    assert_eq!(show.api.get(&target).expect_error(404).0, "HOLD_TOKEN_NOT_FOUND");
    assert_eq!(show.api.get("/hold-tokens/unknown").status, 404);
}

#[test]
fn hld_4_the_end_is_set_from_now() {
    let mut show = Show::new();
    let token = show.token();
    show.api.advance_minutes(10);
    let target = format!("/hold-tokens/{token}");
    let longer = show
        .api
        .post(&target, json!({ "expiresInMinutes": 30 }))
        .expect(200);
    assert_eq!(longer["expiresAt"], "2026-07-09T12:40:00.000Z");
    let shorter = show
        .api
        .post(&target, json!({ "expiresInMinutes": 5 }))
        .expect(200);
    assert_eq!(shorter["expiresInSeconds"], json!(300));
    show.refuses(400, "GENERAL_ERROR", |show| show.api.post(&target, json!({})));
    show.refuses(400, "GENERAL_ERROR", |show| {
        show.api.post(&target, json!({ "expiresInMinutes": -1 }))
    });
    show.refuses(404, "HOLD_TOKEN_NOT_FOUND", |show| {
        show.api.post("/hold-tokens/x", json!({ "expiresInMinutes": 1 }))
    });
}

#[test]
fn hld_4_zero_minutes_expire_a_token_at_once() {
    let mut show = Show::new();
    let token = show.token();
    show.hold(json!(["A-1"]), &token).expect(200);
    let target = format!("/hold-tokens/{token}");
    assert_eq!(
        show.api
            .post(&target, json!({ "expiresInMinutes": 0 }))
            .expect(200)["expiresInSeconds"],
        json!(0)
    );
    assert_eq!(show.status("A-1"), "free");
    assert_eq!(show.api.get(&target).status, 404);
}

#[test]
fn hld_4_a_token_lives_for_two_hours_at_most() {
    let mut show = Show::new();
    let created = show
        .api
        .post("/hold-tokens", json!({ "expiresInMinutes": 500 }))
        .expect(201);
    assert_eq!(created["expiresAt"], "2026-07-09T14:00:00.000Z");
    show.api.advance_minutes(100);
    let target = format!("/hold-tokens/{}", created["holdToken"].as_str().unwrap());
    let extended = show
        .api
        .post(&target, json!({ "expiresInMinutes": 30 }))
        .expect(200);
    assert_eq!(extended["expiresAt"], "2026-07-09T14:00:00.000Z");
}

#[test]
fn hld_5_what_an_expired_token_held_becomes_free_with_a_change_dated_at_the_expiry() {
    let mut show = Show::new();
    let token = show.token();
    show.hold(json!(["A-1", { "objectId": "GA1", "quantity": 3 }]), &token)
        .expect(200);
    show.api.advance_minutes(60);
    assert_eq!(show.status("A-1"), "free");
    assert_eq!(show.info("A-1").get("holdToken"), None);
    assert_eq!(show.info("GA1")["numHeld"], json!(0));
    let log = show.log();
    assert_eq!(log.len(), 4);
    let change = log
        .iter()
        .find(|change| change["objectLabel"] == "GA1" && change["status"] == "free")
        .unwrap();
    assert_eq!(change["origin"], json!({ "type": "HOLD_EXPIRED" }));
    assert_eq!(change["date"], "2026-07-09T12:15:00.000Z");
    assert_eq!(change["quantity"], json!(3));
}

#[test]
fn hld_5_only_what_the_token_still_holds_becomes_free() {
    let mut show = Show::new();
    let (token, other) = (show.token(), show.token());
    show.hold(json!(["A-1", "A-2", "GA1", "GA1"]), &token).expect(200);
    show.change("booked", json!(["A-1", "GA1"]), json!({ "holdToken": token }))
        .expect(200);
    show.release(json!(["A-2"]), json!({ "holdToken": token }))
        .expect(200);
    let longer = format!("/hold-tokens/{other}");
    show.api
        .post(&longer, json!({ "expiresInMinutes": 60 }))
        .expect(200);
    show.hold(json!(["A-2", "GA1"]), &other).expect(200);
    show.api.advance_minutes(20);
    assert_eq!(
        [show.status("A-1"), show.status("A-2")],
        ["booked", "reservedByToken"]
    );
    let info = show.info("GA1");
    assert_eq!((&info["numBooked"], &info["numHeld"]), (&json!(1), &json!(1)));
}

#[test]
fn hld_5_a_token_gives_back_what_it_held_in_every_event() {
    let mut show = Show::new();
    show.create("event2", json!({}));
    let token = show.token();
    let body = json!({ "events": ["event1", "event2"], "objects": ["A-1"], "holdToken": token });
    show.api.post("/events/groups/actions/hold", body).expect(204);
    show.api.advance_minutes(15);
    for event in ["event1", "event2"] {
        assert_eq!(show.info_in(event, "A-1")["status"], "free");
    }
}

#[test]
fn hld_5_a_held_object_that_was_up_for_resale_returns_to_resale() {
    let mut show = Show::new();
    let token = show.token();
    show.change("resale", json!(["A-1"]), json!({ "resaleListingId": "listing1" }))
        .expect(200);
    show.hold(json!(["A-1"]), &token).expect(200);
    show.api.advance_minutes(20);
    let info = show.info("A-1");
    assert_eq!(
        (&info["status"], &info["resaleListingId"]),
        (&json!("resale"), &json!("listing1"))
    );
}

#[test]
fn hld_5_tokens_expire_in_the_order_of_their_ends() {
    let mut show = Show::new();
    let late = show.token();
    let early = show
        .api
        .post("/hold-tokens", json!({ "expiresInMinutes": 1 }))
        .expect(201);
    show.hold(json!(["A-1"]), &late).expect(200);
    show.hold(json!(["A-2"]), early["holdToken"].as_str().unwrap())
        .expect(200);
    show.api.advance_minutes(60);
    let freed: Vec<Value> = show
        .log()
        .iter()
        .take(2)
        .map(|change| change["objectLabel"].clone())
        .collect();
    assert_eq!(freed, ["A-1", "A-2"]);
}

#[test]
fn hld_6_the_hold_period_of_the_account_counts() {
    let mut show = Show::new();
    show.api
        .post(
            "/accounts/me/actions/change-hold-period",
            json!({ "holdPeriodInMinutes": 14 }),
        )
        .expect(204);
    let token = show.api.act("/hold-tokens").expect(201);
    assert_eq!(token["expiresInSeconds"], json!(840));
}

#[test]
fn hld_7_an_unknown_or_expired_token_is_refused_whatever_it_is_given_for() {
    let mut show = Show::new();
    let token = show.token();
    show.api.advance_minutes(15);
    show.api.get("/events").expect(200);
    for token in [token.as_str(), "unknown"] {
        let with = || json!({ "holdToken": token });
        show.refuses(400, "HOLD_TOKEN_NOT_FOUND", |show| {
            show.hold(json!(["A-1"]), token)
        });
        show.refuses(400, "HOLD_TOKEN_NOT_FOUND", |show| {
            show.change("booked", json!(["A-1"]), with())
        });
        show.refuses(400, "HOLD_TOKEN_NOT_FOUND", |show| {
            show.release(json!(["A-1"]), with())
        });
    }
}

#[test]
fn hld_7_a_token_of_another_workspace_is_unknown() {
    let mut show = Show::new();
    let other = show
        .api
        .post("/workspaces", json!({ "name": "other" }))
        .expect(201);
    show.api.workspace = other["key"].as_str().map(str::to_owned);
    let token = show.token();
    show.api.workspace = None;
    show.refuses(400, "HOLD_TOKEN_NOT_FOUND", |show| {
        show.hold(json!(["A-1"]), &token)
    });
}
