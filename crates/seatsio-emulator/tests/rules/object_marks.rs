//! What a status change leaves on an object: order id, extra data, ticket type, listing.

use serde_json::json;

use crate::show::Show;

#[test]
fn sta_13_the_order_id_is_stored_with_any_change_and_gone_with_the_next() {
    let mut show = Show::new();
    show.release(json!(["A-1"]), json!({ "orderId": "order1" }))
        .expect(200);
    assert_eq!(show.info("A-1")["orderId"], "order1");
    show.book(json!(["A-1"])).expect(200);
    assert_eq!(show.info("A-1").get("orderId"), None);
}

#[test]
fn sta_14_extra_data_is_cleared_unless_it_is_kept() {
    let mut show = Show::new();
    show.book(json!([{ "objectId": "A-1", "extraData": { "name": "x" } }]))
        .expect(200);
    show.change("lolzor", json!(["A-1"]), json!({ "keepExtraData": true }))
        .expect(200);
    assert_eq!(show.info("A-1")["extraData"], json!({ "name": "x" }));
    show.change("booked", json!(["A-1"]), json!({ "keepExtraData": false }))
        .expect(200);
    assert_eq!(show.info("A-1").get("extraData"), None);
}

#[test]
fn sta_14_new_extra_data_replaces_the_old_even_when_that_would_be_kept() {
    let mut show = Show::new();
    show.book(json!([{ "objectId": "A-1", "extraData": { "name": "x" } }]))
        .expect(200);
    let object = json!([{ "objectId": "A-1", "extraData": { "age": 7 } }]);
    show.change("lolzor", object, json!({ "keepExtraData": true }))
        .expect(200);
    assert_eq!(show.info("A-1")["extraData"], json!({ "age": 7 }));
}

#[test]
fn sta_15_a_ticket_type_stays_until_the_release() {
    let mut show = Show::new();
    let token = show.token();
    show.hold(json!([{ "objectId": "A-1", "ticketType": "adult" }]), &token)
        .expect(200);
    show.change("booked", json!(["A-1"]), json!({ "holdToken": token }))
        .expect(200);
    assert_eq!(show.info("A-1")["ticketType"], "adult");
    show.release(json!(["A-1"]), json!({})).expect(200);
    assert_eq!(show.info("A-1").get("ticketType"), None);
}

#[test]
fn sta_17_a_listing_shows_until_the_next_change_and_comes_back_with_the_resale() {
    let mut show = Show::new();
    show.change("resale", json!(["A-1"]), json!({ "resaleListingId": "listing1" }))
        .expect(200);
    assert_eq!(show.info("A-1")["resaleListingId"], "listing1");
    show.book(json!(["A-1"])).expect(200);
    assert_eq!(show.info("A-1").get("resaleListingId"), None);
    show.release(json!(["A-1"]), json!({})).expect(200);
    assert_eq!(show.status("A-1"), "resale");
    assert_eq!(show.info("A-1")["resaleListingId"], "listing1");
    show.release(json!(["A-1"]), json!({})).expect(200);
    assert_eq!(show.status("A-1"), "free");
}

#[test]
fn sta_17_a_change_to_free_ends_the_resale() {
    let mut show = Show::new();
    show.change("resale", json!(["A-1"]), json!({})).expect(200);
    show.book(json!(["A-1"])).expect(200);
    show.change("free", json!(["A-1"]), json!({})).expect(200);
    assert_eq!(show.status("A-1"), "free");
}

#[test]
fn sta_17_a_listing_id_without_resale_is_refused() {
    let mut show = Show::new();
    show.refuses(400, "GENERAL_ERROR", |show| {
        show.change("booked", json!(["A-1"]), json!({ "resaleListingId": "listing1" }))
    });
}
