//! Section 14: changing the best available objects.

use serde_json::{Value, json};

use crate::show::{Show, merge, restaurant};
use crate::support::Reply;

fn best(show: &mut Show, wish: Value, more: Value) -> Reply {
    let mut body = json!({ "status": "booked", "bestAvailable": wish });
    merge(&mut body, more);
    show.api.post("/events/event1/actions/change-object-status", body)
}

#[track_caller]
fn chosen(show: &mut Show, wish: Value, more: Value) -> Value {
    best(show, wish, more).expect(200)["objects"].clone()
}

#[test]
fn bst_1_the_single_event_calls_take_a_wish_too() {
    let mut show = Show::new();
    let token = show.token();
    let wish = json!({ "bestAvailable": { "number": 1 }, "holdToken": token });
    show.api.post("/events/event1/actions/hold", wish).expect(200);
    assert_eq!(show.info("A-5")["holdToken"], token.as_str());
    let answer = show
        .api
        .post(
            "/events/event1/actions/book",
            json!({ "bestAvailable": { "number": 1 } }),
        )
        .expect(200);
    assert_eq!(answer["objects"], json!(["A-4"]));
}

#[test]
fn bst_1_objects_and_a_wish_exclude_each_other() {
    let mut show = Show::new();
    show.refuses(400, "GENERAL_ERROR", |show| {
        best(show, json!({ "number": 1 }), json!({ "objects": ["A-1"] }))
    });
    show.refuses(400, "GENERAL_ERROR", |show| best(show, json!({}), json!({})));
    show.refuses(400, "GENERAL_ERROR", |show| {
        best(show, json!({ "number": 1, "accessibleSeats": 2 }), json!({}))
    });
}

#[test]
fn bst_2_the_answer_has_labels_infos_and_whether_they_are_together() {
    let mut show = Show::new();
    let answer = best(&mut show, json!({ "number": 3 }), json!({ "orderId": "order1" })).expect(200);
    assert_eq!(answer["objects"], json!(["A-4", "A-5", "A-6"]));
    assert_eq!(answer["nextToEachOther"], json!(true));
    let info = &answer["objectDetails"]["A-4"];
    assert_eq!(
        (&info["status"], &info["orderId"]),
        (&json!("booked"), &json!("order1"))
    );
    assert_eq!(show.log().len(), 3);
}

#[test]
fn bst_2_of_tables_it_is_not_told_whether_they_are_together() {
    let mut show = Show::of(
        &restaurant(),
        json!({ "tableBookingConfig": { "mode": "ALL_BY_TABLE" } }),
    );
    let answer = best(&mut show, json!({ "number": 2 }), json!({})).expect(200);
    assert_eq!(answer["objects"], json!(["T1", "T2"]));
    assert_eq!(answer.get("nextToEachOther"), None);
}

#[test]
fn bst_3_places_of_an_area_are_named_once_each() {
    let mut show = Show::new();
    show.api
        .post(
            "/events/event1/actions/mark-as-for-sale",
            json!({ "objects": ["GA1"] }),
        )
        .expect(200);
    let answer = best(&mut show, json!({ "number": 3 }), json!({})).expect(200);
    assert_eq!(answer["objects"], json!(["GA1", "GA1", "GA1"]));
    assert_eq!(show.info("GA1")["numBooked"], json!(3));
}

#[test]
fn bst_3_when_nothing_fits_the_error_says_so() {
    let mut show = Show::new();
    let message = show.refuses(400, "BEST_AVAILABLE_OBJECTS_NOT_FOUND", |show| {
        best(show, json!({ "number": 3000 }), json!({}))
    });
    assert_eq!(message, "Best available objects not found");
}

#[test]
fn bst_3_an_unknown_event_is_another_error() {
    let mut show = Show::new();
    show.refuses(404, "EVENT_NOT_FOUND", |show| {
        show.api.post(
            "/events/event9/actions/change-object-status",
            json!({ "status": "booked", "bestAvailable": { "number": 1 } }),
        )
    });
}

#[test]
fn bst_4_without_a_focal_point_there_is_no_best() {
    let mut show = Show::new();
    let chart = show.api.create_chart();
    show.api
        .post("/events/event1", json!({ "chartKey": chart }))
        .expect(204);
    show.refuses(400, "GENERAL_ERROR", |show| {
        best(show, json!({ "number": 1 }), json!({}))
    });
}

#[test]
fn bst_5_orphans_are_prevented_unless_told_otherwise() {
    let mut show = Show::new();
    show.book(json!(["A-4", "A-5"])).expect(200);
    assert_eq!(
        chosen(
            &mut show,
            json!({ "number": 2, "tryToPreventOrphanSeats": true }),
            json!({})
        ),
        json!(["B-4", "B-5"])
    );
    assert_eq!(
        chosen(
            &mut show,
            json!({ "number": 2, "tryToPreventOrphanSeats": false }),
            json!({})
        ),
        json!(["A-2", "A-3"])
    );
}

#[test]
fn bst_6_only_free_objects_for_sale_are_chosen() {
    let mut show = Show::new();
    show.change("resale", json!(["A-5"]), json!({})).expect(200);
    assert_eq!(
        chosen(&mut show, json!({ "number": 1 }), json!({})),
        json!(["A-4"])
    );
    show.api
        .post(
            "/events/event1/actions/mark-as-not-for-sale",
            json!({ "objects": ["A-6", "A-3"] }),
        )
        .expect(200);
    assert_eq!(
        chosen(&mut show, json!({ "number": 1 }), json!({})),
        json!(["B-5"])
    );
}

#[test]
fn bst_6_channels_are_searched_with_their_keys() {
    let mut show = Show::new();
    show.api
        .post(
            "/events/event1/channels",
            json!({ "key": "c1", "name": "One", "objects": ["B-6", "A-5"] }),
        )
        .expect(204);
    assert_eq!(
        chosen(
            &mut show,
            json!({ "number": 1 }),
            json!({ "ignoreChannels": true })
        ),
        json!(["A-5"])
    );
    assert_eq!(
        chosen(
            &mut show,
            json!({ "number": 1 }),
            json!({ "channelKeys": ["c1"] })
        ),
        json!(["B-6"])
    );
    assert_eq!(
        chosen(&mut show, json!({ "number": 1 }), json!({})),
        json!(["A-4"])
    );
    assert_eq!(
        best(
            &mut show,
            json!({ "number": 1 }),
            json!({ "channelKeys": ["c1"] })
        )
        .status,
        400
    );
    assert_eq!(
        chosen(
            &mut show,
            json!({ "number": 1 }),
            json!({ "channelKeys": ["NO_CHANNEL"] })
        ),
        json!(["A-6"])
    );
}

#[test]
fn bst_7_categories_are_keys_or_labels_in_any_case() {
    let mut show = Show::new();
    assert_eq!(
        chosen(
            &mut show,
            json!({ "number": 3, "categories": ["cat2"] }),
            json!({})
        ),
        json!(["C-4", "C-5", "C-6"])
    );
    assert_eq!(
        chosen(&mut show, json!({ "number": 1, "categories": [10] }), json!({})),
        json!(["C-3"])
    );
}

#[test]
fn bst_7_the_categories_of_the_event_count() {
    let mut show = Show::new();
    show.api
        .post("/events/event1", json!({ "objectCategories": { "B-1": 10 } }))
        .expect(204);
    show.book(json!(["C-1", "C-2", "C-3", "C-4", "C-5", "C-6", "C-7", "C-8"]))
        .expect(200);
    assert_eq!(
        chosen(&mut show, json!({ "number": 1, "categories": ["10"] }), json!({})),
        json!(["B-1"])
    );
}

#[test]
fn bst_10_as_many_accessible_seats_are_chosen_as_were_asked_for() {
    let mut show = Show::new();
    let wish = json!({ "number": 3, "accessibleSeats": 1 });
    assert_eq!(chosen(&mut show, wish, json!({})), json!(["A-6", "A-7", "A-8"]));
}

#[test]
fn bst_13_extra_data_and_ticket_types_go_to_the_seats_in_order() {
    let mut show = Show::new();
    let wish =
        json!({ "number": 2, "extraData": [{ "n": 1 }, { "n": 2 }], "ticketTypes": ["adult", "child"] });
    let answer = best(&mut show, wish, json!({})).expect(200);
    let details = &answer["objectDetails"];
    assert_eq!(
        (&details["A-4"]["extraData"], &details["A-5"]["extraData"]),
        (&json!({ "n": 1 }), &json!({ "n": 2 }))
    );
    assert_eq!(
        (&details["A-4"]["ticketType"], &details["A-5"]["ticketType"]),
        (&json!("adult"), &json!("child"))
    );
    show.refuses(400, "GENERAL_ERROR", |show| {
        best(show, json!({ "number": 2, "ticketTypes": ["adult"] }), json!({}))
    });
}

#[test]
fn bst_13_old_extra_data_is_kept_or_cleared() {
    for keep in [true, false] {
        let mut show = Show::new();
        let target = "/events/event1/objects/A-5/actions/update-extra-data";
        show.api
            .post(target, json!({ "extraData": { "name": "x" } }))
            .expect(204);
        let answer = best(
            &mut show,
            json!({ "number": 1 }),
            json!({ "keepExtraData": keep }),
        )
        .expect(200);
        assert_eq!(answer["objectDetails"]["A-5"].get("extraData").is_some(), keep);
    }
}

#[test]
fn a_token_given_with_best_available_need_not_hold_anything_yet() {
    let mut show = Show::new();
    let token = show.token();
    best(&mut show, json!({ "number": 1 }), json!({ "holdToken": token })).expect(200);
    show.refuses(400, "HOLD_TOKEN_NOT_FOUND", |show| {
        best(show, json!({ "number": 1 }), json!({ "holdToken": "unknown" }))
    });
}
