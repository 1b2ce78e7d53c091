//! Section 16: extra data.

use serde_json::json;

use crate::show::Show;

#[test]
fn xtr_1_extra_data_is_replaced_also_on_free_objects() {
    let mut show = Show::new();
    let target = "/events/event1/objects/A-1/actions/update-extra-data";
    show.api
        .post(target, json!({ "extraData": { "name": "x" } }))
        .expect(204);
    show.api
        .post(
            target,
            json!({ "extraData": { "age": { "years": 7 }, "none": null } }),
        )
        .expect(204);
    assert_eq!(
        show.info("A-1")["extraData"],
        json!({ "age": { "years": 7 }, "none": null })
    );
    assert_eq!(show.status("A-1"), "free");
}

#[test]
fn xtr_1_a_label_may_hold_anything() {
    let mut show = Show::new();
    let target = "/events/event1/objects/nowhere%2F1/actions/update-extra-data";
    let message = show.refuses(404, "OBJECT_NOT_FOUND", |show| {
        show.api.post(target, json!({ "extraData": {} }))
    });
    assert!(message.contains("nowhere/1"), "{message}");
}

#[test]
fn xtr_2_many_objects_change_or_none() {
    let mut show = Show::new();
    let target = "/events/event1/actions/update-extra-data";
    show.api
        .post(
            target,
            json!({ "extraData": { "A-1": { "n": 1 }, "A-2": { "n": 2 } } }),
        )
        .expect(204);
    assert_eq!(show.info("A-2")["extraData"], json!({ "n": 2 }));
    let unknown = json!({ "extraData": { "A-1": { "n": 3 }, "Z-1": { "n": 4 } } });
    show.refuses(404, "OBJECT_NOT_FOUND", |show| show.api.post(target, unknown));
}

#[test]
fn xtr_3_nothing_is_logged_and_no_extra_data_is_absent() {
    let mut show = Show::new();
    let target = "/events/event1/objects/A-1/actions/update-extra-data";
    show.api
        .post(target, json!({ "extraData": { "name": "x" } }))
        .expect(204);
    assert!(show.log().is_empty());
    for nothing in [json!({}), json!([])] {
        show.api.post(target, json!({ "extraData": nothing })).expect(204);
        assert_eq!(show.info("A-1").get("extraData"), None);
    }
}

#[test]
fn xtr_3_extra_data_leaves_bookings_alone() {
    let mut show = Show::new();
    show.change("booked", json!(["A-1"]), json!({ "orderId": "order1" }))
        .expect(200);
    let target = "/events/event1/objects/A-1/actions/update-extra-data";
    show.api
        .post(target, json!({ "extraData": { "name": "x" } }))
        .expect(204);
    let info = show.info("A-1");
    assert_eq!(
        (&info["status"], &info["orderId"]),
        (&json!("booked"), &json!("order1"))
    );
}
