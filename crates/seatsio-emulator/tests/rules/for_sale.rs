//! Section 10: for sale.

use serde_json::{Value, json};

use crate::show::{Show, theatre};
use crate::support::Reply;

fn config(show: &mut Show) -> Value {
    show.event()["forSaleConfig"].clone()
}

fn act(show: &mut Show, action: &str, body: Value) -> Reply {
    show.api.post(&format!("/events/event1/actions/{action}"), body)
}

#[test]
fn fsl_1_a_configuration_has_all_four_fields() {
    let mut show = Show::of(&theatre(), json!({ "forSaleConfig": { "forSale": true } }));
    let expected = json!({ "forSale": true, "objects": [], "areaPlaces": {}, "categories": [] });
    assert_eq!(config(&mut show), expected);
}

#[test]
fn fsl_1_order_is_kept_and_labels_are_not_checked() {
    let mut show = Show::new();
    act(
        &mut show,
        "mark-as-not-for-sale",
        json!({ "objects": ["nowhere", "A-2", "A-1"] }),
    )
    .expect(200);
    assert_eq!(config(&mut show)["objects"], json!(["nowhere", "A-2", "A-1"]));
}

#[test]
fn fsl_2_for_sale_true_means_only_what_is_listed() {
    let mut show = Show::new();
    act(
        &mut show,
        "mark-as-for-sale",
        json!({ "objects": ["A-1"], "categories": ["10"], "areaPlaces": { "GA1": 30 } }),
    )
    .expect(200);
    let sold: Vec<_> = ["A-1", "A-2", "C-1", "GA1", "GA2"]
        .map(|label| show.info(label)["forSale"].clone())
        .into();
    assert_eq!(
        sold,
        [json!(true), json!(false), json!(true), json!(true), json!(true)]
    );
    assert_eq!(show.info("GA1")["numNotForSale"], json!(70));
}

#[test]
fn fsl_2_for_sale_false_means_all_but_what_is_listed() {
    let mut show = Show::new();
    act(
        &mut show,
        "mark-as-not-for-sale",
        json!({ "objects": ["A-1", "GA1"], "categories": ["Cat2"] }),
    )
    .expect(200);
    let sold: Vec<_> = ["A-1", "A-2", "C-1", "GA1"]
        .map(|label| show.info(label)["forSale"].clone())
        .into();
    assert_eq!(sold, [json!(false), json!(true), json!(false), json!(false)]);
    assert_eq!(show.info("GA1")["numNotForSale"], json!(100));
}

#[test]
fn fsl_3_marking_replaces_the_whole_configuration_and_answers_the_quota() {
    let mut show = Show::of(
        &theatre(),
        json!({ "forSaleConfig": { "forSale": false, "objects": ["A-1"] } }),
    );
    let answer = act(&mut show, "mark-as-for-sale", json!({ "objects": ["A-2"] })).expect(200);
    let expected = json!({ "rateLimitRemainingCalls": 9, "rateLimitResetDate": "2026-07-10T00:00:00.000Z" });
    assert_eq!(answer, expected);
    assert_eq!(
        config(&mut show),
        json!({ "forSale": true, "objects": ["A-2"], "areaPlaces": {}, "categories": [] })
    );
}

#[test]
fn fsl_4_everything_is_put_on_sale_or_taken_off_it() {
    let mut show = Show::new();
    act(&mut show, "mark-everything-as-not-for-sale", json!({})).expect(200);
    assert_eq!(
        config(&mut show),
        json!({ "forSale": true, "objects": [], "areaPlaces": {}, "categories": [] })
    );
    assert_eq!(show.info("A-1")["forSale"], json!(false));
    act(&mut show, "mark-everything-as-for-sale", json!({})).expect(204);
    assert_eq!(config(&mut show), Value::Null);
}

#[test]
fn fsl_5_editing_takes_objects_off_sale_and_puts_them_on_again() {
    let mut show = Show::new();
    let off = json!({ "notForSale": [{ "object": "A-1" }, { "object": "A-2" }, { "object": "A-3" }] });
    let answer = act(&mut show, "edit-for-sale-config", off).expect(200);
    let objects =
        json!({ "forSale": false, "objects": ["A-1", "A-2", "A-3"], "areaPlaces": {}, "categories": [] });
    assert_eq!(answer["forSaleConfig"], objects);
    assert_eq!(answer["rateLimitInfo"]["rateLimitRemainingCalls"], json!(9));
    act(
        &mut show,
        "edit-for-sale-config",
        json!({ "forSale": [{ "object": "A-1" }], "notForSale": null }),
    )
    .expect(200);
    assert_eq!(config(&mut show)["objects"], json!(["A-2", "A-3"]));
}

#[test]
fn fsl_5_editing_counts_places() {
    let mut show = Show::new();
    act(
        &mut show,
        "edit-for-sale-config",
        json!({ "notForSale": [{ "object": "GA1", "quantity": 5 }] }),
    )
    .expect(200);
    assert_eq!(config(&mut show)["areaPlaces"], json!({ "GA1": 5 }));
}

#[test]
fn fsl_6_several_events_are_edited_or_none() {
    let mut show = Show::new();
    show.create("event2", json!({}));
    let off = |label: &str| json!({ "notForSale": [{ "object": label }] });
    let body = json!({ "events": { "event1": off("A-1"), "event2": off("A-2") } });
    let answer = show
        .api
        .post("/events/actions/edit-for-sale-config", body)
        .expect(200);
    assert_eq!(answer["event1"]["forSaleConfig"]["objects"], json!(["A-1"]));
    assert_eq!(
        answer["event2"]["rateLimitInfo"]["rateLimitRemainingCalls"],
        json!(9)
    );
    let body = json!({ "events": { "event1": off("A-3"), "event9": off("A-3") } });
    show.refuses(404, "EVENT_NOT_FOUND", |show| {
        show.api.post("/events/actions/edit-for-sale-config", body)
    });
}

//
#[test]
fn fsl_7_an_edit_that_only_puts_on_sale_counts_too() {
    let mut show = Show::of(
        &theatre(),
        json!({ "forSaleConfig": { "forSale": false, "objects": ["A-1"] } }),
    );
    let answer = act(
        &mut show,
        "edit-for-sale-config",
        json!({ "forSale": [{ "object": "A-1" }] }),
    )
    .expect(200);
    assert_eq!(answer["rateLimitInfo"]["rateLimitRemainingCalls"], json!(9));
}

// LIM-5
#[test]
fn fsl_7_the_eleventh_call_of_a_day_is_refused_until_midnight() {
    let mut show = Show::new();
    for _ in 0..10 {
        act(&mut show, "mark-as-for-sale", json!({})).expect(200);
    }
    let reply = act(&mut show, "mark-as-for-sale", json!({}));
    assert_eq!(reply.headers["retry-after"], (12 * 3600).to_string());
    show.refuses(429, "RATE_LIMIT_EXCEEDED", |show| {
        act(show, "edit-for-sale-config", json!({}))
    });
    show.api.advance_minutes(12 * 60);
    act(&mut show, "mark-as-for-sale", json!({})).expect(200);
}

#[test]
fn fsl_7_every_event_has_a_quota_of_its_own() {
    let mut show = Show::new();
    show.create("event2", json!({}));
    for _ in 0..10 {
        act(&mut show, "mark-as-for-sale", json!({})).expect(200);
    }
    show.api
        .post("/events/event2/actions/mark-as-for-sale", json!({}))
        .expect(200);
}

#[test]
fn fsl_8_an_areas_places_not_for_sale_are_those_listed() {
    let mut show = Show::of(
        &theatre(),
        json!({ "forSaleConfig": { "forSale": false, "areaPlaces": { "GA1": 20 } } }),
    );
    let info = show.info("GA1");
    assert_eq!(
        (&info["numNotForSale"], &info["forSale"], &info["numFree"]),
        (&json!(20), &json!(true), &json!(100))
    );
    assert_eq!(show.info("GA2")["numNotForSale"], json!(0));
}

#[test]
fn fsl_9_objects_that_are_not_for_sale_cannot_be_changed_but_released() {
    let mut show = Show::new();
    let token = show.token();
    show.book(json!(["A-2"])).expect(200);
    act(
        &mut show,
        "mark-as-not-for-sale",
        json!({ "objects": ["A-1", "A-2"] }),
    )
    .expect(200);
    show.refuses(400, "OBJECT_NOT_FOR_SALE", |show| show.book(json!(["A-1"])));
    show.refuses(400, "OBJECT_NOT_FOR_SALE", |show| {
        show.hold(json!(["A-1"]), &token)
    });
    show.refuses(400, "OBJECT_NOT_FOR_SALE", |show| {
        show.change("lolzor", json!(["A-1"]), json!({}))
    });
    show.release(json!(["A-2"]), json!({})).expect(200);
}

#[test]
fn fsl_9_places_that_are_not_for_sale_cannot_be_booked() {
    let mut show = Show::new();
    act(
        &mut show,
        "mark-as-not-for-sale",
        json!({ "areaPlaces": { "GA1": 20 } }),
    )
    .expect(200);
    show.refuses(400, "OBJECT_NOT_FOR_SALE", |show| {
        show.book(json!([{ "objectId": "GA1", "quantity": 81 }]))
    });
    show.book(json!([{ "objectId": "GA1", "quantity": 80 }]))
        .expect(200);
    let info = show.info("GA1");
    assert_eq!(
        (&info["isAvailable"], &info["availabilityReason"]),
        (&json!(false), &json!("not_for_sale"))
    );
}

#[test]
fn fsl_9_what_is_held_cannot_be_booked_once_it_is_not_for_sale() {
    let mut show = Show::new();
    let token = show.token();
    show.hold(json!(["A-1", "GA1"]), &token).expect(200);
    act(
        &mut show,
        "mark-as-not-for-sale",
        json!({ "objects": ["A-1", "GA1"] }),
    )
    .expect(200);
    for label in ["A-1", "GA1"] {
        show.refuses(400, "OBJECT_NOT_FOR_SALE", |show| {
            show.change("booked", json!([label]), json!({ "holdToken": token }))
        });
    }
    show.release(json!(["A-1", "GA1"]), json!({ "holdToken": token }))
        .expect(200);
}

#[test]
fn fsl_9_the_reason_is_not_for_sale_unless_the_status_wins() {
    let mut show = Show::new();
    show.book(json!(["A-2"])).expect(200);
    act(
        &mut show,
        "mark-as-not-for-sale",
        json!({ "objects": ["A-1", "A-2"] }),
    )
    .expect(200);
    assert_eq!(show.info("A-1")["availabilityReason"], "not_for_sale");
    assert_eq!(show.info("A-1")["isAvailable"], json!(false));
    assert_eq!(show.info("A-2")["availabilityReason"], "booked");
}

#[test]
fn fsl_10_of_a_list_of_what_is_for_sale_an_edit_removes_what_no_longer_is() {
    let mut show = Show::of(
        &theatre(),
        json!({ "forSaleConfig": { "forSale": true, "objects": ["A-1", "A-2"] } }),
    );
    let edit = json!({ "forSale": [{ "object": "A-3" }], "notForSale": [{ "object": "A-1" }] });
    act(&mut show, "edit-for-sale-config", edit).expect(200);
    assert_eq!(config(&mut show)["objects"], json!(["A-2", "A-3"]));
    assert_eq!(config(&mut show)["forSale"], json!(true));
}
