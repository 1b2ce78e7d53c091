//! Which status changes are refused: held by another, sold already, not allowed.

use serde_json::json;

use crate::show::Show;

#[test]
fn sta_9_holding_needs_a_token() {
    let mut show = Show::new();
    show.refuses(400, "GENERAL_ERROR", |show| {
        show.change("reservedByToken", json!(["A-1"]), json!({}))
    });
}

#[test]
fn sta_9_a_held_object_shows_its_token_until_it_is_booked() {
    let mut show = Show::new();
    let token = show.token();
    let answer = show.hold(json!(["A-1"]), &token).expect(200);
    assert_eq!(answer["objects"]["A-1"]["holdToken"], token.as_str());
    let answer = show
        .change("booked", json!(["A-1"]), json!({ "holdToken": token }))
        .expect(200);
    assert_eq!(answer["objects"]["A-1"].get("holdToken"), None);
}

#[test]
fn sta_10_an_object_held_by_another_token_cannot_be_booked() {
    let mut show = Show::new();
    let (mine, other) = (show.token(), show.token());
    show.hold(json!(["A-1"]), &mine).expect(200);
    for status in ["booked", "reservedByToken", "lolzor", "resale", "free"] {
        show.refuses(400, "ILLEGAL_STATUS_CHANGE", |show| {
            show.change(status, json!(["A-1"]), json!({ "holdToken": other }))
        });
    }
}

#[test]
fn sta_10_a_held_object_cannot_be_changed_without_its_token() {
    let mut show = Show::new();
    let token = show.token();
    show.hold(json!(["A-1"]), &token).expect(200);
    for status in ["booked", "lolzor", "resale", "free"] {
        show.refuses(400, "ILLEGAL_STATUS_CHANGE", |show| {
            show.change(status, json!(["A-1"]), json!({}))
        });
    }
    show.refuses(400, "ILLEGAL_STATUS_CHANGE", |show| {
        show.release(json!(["A-1"]), json!({}))
    });
}

#[test]
fn sta_10_an_object_cannot_be_booked_with_a_token_that_does_not_hold_it() {
    let mut show = Show::new();
    let token = show.token();
    show.refuses(400, "ILLEGAL_STATUS_CHANGE", |show| {
        show.change("booked", json!(["A-1"]), json!({ "holdToken": token }))
    });
}

#[test]
fn sta_10_a_booked_object_cannot_be_held() {
    let mut show = Show::new();
    let token = show.token();
    show.book(json!(["A-1"])).expect(200);
    show.refuses(400, "ILLEGAL_STATUS_CHANGE", |show| {
        show.hold(json!(["A-1"]), &token)
    });
}

#[test]
fn sta_10_an_object_may_be_held_again_by_the_same_token() {
    let mut show = Show::new();
    let token = show.token();
    show.hold(json!(["A-1"]), &token).expect(200);
    show.hold(json!(["A-1"]), &token).expect(200);
    assert_eq!(show.status("A-1"), "reservedByToken");
}

#[test]
fn sta_11_a_booked_object_cannot_be_booked_again() {
    let mut show = Show::new();
    show.book(json!(["A-1"])).expect(200);
    let message = show.refuses(400, "ILLEGAL_STATUS_CHANGE", |show| show.book(json!(["A-1"])));
    assert_eq!(
        message,
        "Cannot change from [booked] to [booked]: A-1 is booked already"
    );
}

#[test]
fn sta_11_an_object_cannot_be_booked_twice_in_one_call() {
    let mut show = Show::new();
    show.refuses(400, "GENERAL_ERROR", |show| show.book(json!(["A-1", "A-1"])));
    show.refuses(400, "GENERAL_ERROR", |show| {
        show.book(json!([{ "objectId": "A-1", "quantity": 2 }]))
    });
}

#[test]
fn sta_12_a_status_that_is_not_allowed_before_is_refused() {
    let mut show = Show::new();
    let message = show.refuses(400, "ILLEGAL_STATUS_CHANGE", |show| {
        show.change(
            "lolzor",
            json!(["A-1"]),
            json!({ "allowedPreviousStatuses": ["someOtherStatus"] }),
        )
    });
    let expected =
        "Cannot change from [free] to [lolzor]: free is not in the list of allowed previous statuses";
    assert_eq!(message, expected);
    show.change(
        "lolzor",
        json!(["A-1"]),
        json!({ "allowedPreviousStatuses": ["free"] }),
    )
    .expect(200);
}

#[test]
fn sta_12_a_status_that_is_rejected_before_is_refused() {
    let mut show = Show::new();
    let message = show.refuses(400, "ILLEGAL_STATUS_CHANGE", |show| {
        show.change(
            "lolzor",
            json!(["A-1"]),
            json!({ "rejectedPreviousStatuses": ["free"] }),
        )
    });
    let expected = "Cannot change from [free] to [lolzor]: free is in the list of rejected previous statuses";
    assert_eq!(message, expected);
    show.change(
        "lolzor",
        json!(["A-1"]),
        json!({ "rejectedPreviousStatuses": ["booked"] }),
    )
    .expect(200);
}
