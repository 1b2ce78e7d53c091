//! What stored receipts look like, which later versions have to read.

use super::{Change, Claim, Part, Receipt};
use crate::{
    api::events::{BookBestAvailable, BookObjects, ChangeObjectStatus, HoldObjects, ReleaseObjects},
    model::{BestAvailableParams, CategoryKey, ObjectInfos, ObjectRef},
};
use proptest::prelude::*;
use serde_json::{Value, json};

/// Makes sure that a receipt is stored as exactly this text, and read from it again, from serde_json's values too.
fn is_stored_as(receipt: &Receipt, stored: &str) {
    assert_eq!(serde_json::to_string(receipt).unwrap(), stored);
    assert_eq!(serde_json::from_str::<Receipt>(stored).unwrap(), *receipt);
    let value: Value = serde_json::from_str(stored).unwrap();
    assert_eq!(serde_json::to_value(receipt).unwrap(), value);
    assert_eq!(serde_json::from_value::<Receipt>(value).unwrap(), *receipt);
}

fn booking() -> Receipt {
    BookObjects::new("gala", ["A-1"]).receipt().unwrap()
}

#[test]
fn a_receipt_without_options_is_stored_without_them() {
    is_stored_as(
        &booking(),
        r#"{"operation":"events.book","parts":[{"events":["gala"],"change":{"to":"booked"},"objects":[{"label":"A-1"}]}]}"#,
    );
}

#[test]
fn a_release_and_a_season_status_are_stored_as_texts() {
    is_stored_as(
        &ReleaseObjects::new("gala", ["A-1"]).receipt().unwrap(),
        r#"{"operation":"events.release","parts":[{"events":["gala"],"change":"release","objects":[{"label":"A-1"}]}]}"#,
    );
    let mut receipt = booking();
    receipt.parts[0].change = Change::SeasonStatus;
    is_stored_as(
        &receipt,
        r#"{"operation":"events.book","parts":[{"events":["gala"],"change":"seasonStatus","objects":[{"label":"A-1"}]}]}"#,
    );
}

#[test]
fn all_that_a_call_was_given_is_stored() {
    let seat = ObjectRef::new("GA1").quantity(3).ticket_type("adult");
    let booking = BookObjects::new(["gala", "ball"], [seat])
        .hold_token("t1")
        .order_id("o1");
    is_stored_as(
        &booking.receipt().unwrap().fresh_token(),
        concat!(
            r#"{"operation":"events.book","parts":[{"events":["gala","ball"],"change":{"to":"booked"},"#,
            r#""objects":[{"label":"GA1","quantity":3,"ticketType":"adult"}],"orderId":"o1","holdToken":"t1"}],"#,
            r#""freshToken":true}"#
        ),
    );
}

#[test]
fn what_the_server_was_to_choose_is_stored() {
    let wanted = BestAvailableParams::new(2).categories([CategoryKey::from(5), CategoryKey::from("Balcony")]);
    let mut receipt = BookBestAvailable::new("gala", wanted).receipt().unwrap();
    receipt.parts[0].resale_listing_id = Some("l1".into());
    is_stored_as(
        &receipt,
        concat!(
            r#"{"operation":"events.book_best_available","parts":[{"events":["gala"],"change":{"to":"booked"},"#,
            r#""bestAvailable":2,"categories":[5,"Balcony"],"resaleListingId":"l1"}]}"#
        ),
    );
}

#[test]
fn when_it_was_sent_is_stored() {
    let mut receipt = ChangeObjectStatus::new("gala", ["A-1"], "lost")
        .receipt()
        .unwrap();
    receipt.first_sent = Some("2026-11-22T08:00:00.5Z".parse().unwrap());
    receipt.last_sent = Some("2026-11-22T08:00:02Z".parse().unwrap());
    is_stored_as(
        &receipt,
        concat!(
            r#"{"operation":"events.change_object_status","parts":[{"events":["gala"],"change":{"to":"lost"},"#,
            r#""objects":[{"label":"A-1"}]}],"firstSent":"2026-11-22T08:00:00.5Z","lastSent":"2026-11-22T08:00:02Z"}"#
        ),
    );
}

#[test]
fn how_objects_were_before_is_stored() {
    let infos: ObjectInfos = serde_json::from_value(json!({
        "A-1": {"label": "A-1", "objectType": "seat", "status": "reservedByToken", "holdToken": "t1"},
        "A-2": {"label": "A-2", "objectType": "seat", "status": "reservedByToken", "holdToken": "t2"},
        "A-3": {"label": "A-3", "objectType": "seat", "status": "resale", "orderId": "o0", "resaleListingId": "l1"},
        "GA1": {"label": "GA1", "objectType": "generalAdmission", "status": "free",
                "holds": {"t1": {"adult": 2, "child": 1}, "t2": {"adult": 1}}},
    }))
    .unwrap();
    let receipt = HoldObjects::new("gala", ["A-1"], "t1")
        .receipt()
        .unwrap()
        .before("gala", &infos);
    is_stored_as(
        &receipt,
        concat!(
            r#"{"operation":"events.hold","parts":[{"events":["gala"],"change":{"to":"reservedByToken"},"#,
            r#""objects":[{"label":"A-1"}],"holdToken":"t1"}],"before":{"gala":{"#,
            r#""A-1":{"status":"reservedByToken","holder":"ours"},"A-2":{"status":"reservedByToken","holder":"another"},"#,
            r#""A-3":{"status":"resale","orderId":"o0","resaleListingId":"l1"},"GA1":{"status":"free","held":{"t1":3}}}}}"#
        ),
    );
}

#[test]
fn members_that_are_not_known_are_skipped() {
    let stored = r#" { "parts": [ {"by": {"a": [1]}, "change": {"to": "booked"}, "events": ["gala"],
        "objects": [{"row": 1, "label": "A-1"}] } ], "version": 7, "operation": "events.book", "before": {} } "#;
    assert_eq!(serde_json::from_str::<Receipt>(stored).unwrap(), booking());
}

#[test]
fn what_lacks_a_member_that_every_receipt_has_is_none() {
    let part = |json: &str| format!(r#"{{"operation":"events.book","parts":[{json}]}}"#);
    let receipts = [
        r#"{"parts":[]}"#.to_owned(),
        r#"{"operation":"events.book"}"#.to_owned(),
        r#"{"operation":1,"parts":[]}"#.to_owned(),
        part(r#"{"events":["gala"]}"#),
        part(r#"{"change":"release"}"#),
        part(r#"{"events":["gala"],"change":"release","objects":[{"quantity":1}]}"#),
        part(r#"{"events":["gala"],"change":"released"}"#),
        part(r#"{"events":["gala"],"change":"to"}"#),
        part(r#"{"events":["gala"],"change":{"release":"now"}}"#),
        part(r#"{"events":["gala"],"change":{"to":"booked","from":"free"}}"#),
        part(r#"{"events":["gala"],"change":{}}"#),
        part(r#"{"events":["gala"],"change":null}"#),
        r#"{"operation":"events.book","parts":[],"firstSent":"yesterday"}"#.to_owned(),
        r#"{"operation":"events.book","parts":[],"before":{"gala":{"A-1":{"holder":"ours"}}}}"#.to_owned(),
        r#"{"operation":"events.book","parts":[],"before":{"gala":{"A-1":{"status":"free","holder":"me"}}}}"#
            .to_owned(),
    ];
    for stored in receipts {
        assert!(serde_json::from_str::<Receipt>(&stored).is_err(), "{stored}");
    }
}

fn any_part() -> impl Strategy<Value = Part> {
    let text = "\\PC{1,4}";
    let change = prop_oneof![
        text.prop_map(|status| Change::To(status.as_str().into())),
        Just(Change::Release),
        Just(Change::SeasonStatus),
    ];
    let ticket_type = prop::option::of(text.prop_map(Into::into));
    let claim =
        (text, prop::option::of(any::<u32>()), ticket_type).prop_map(|(label, quantity, ticket_type)| {
            Claim {
                label: label.into(),
                quantity,
                ticket_type,
            }
        });
    let category = prop_oneof![
        any::<i64>().prop_map(CategoryKey::from),
        text.prop_map(CategoryKey::from)
    ];
    (
        prop::collection::vec(text.prop_map(Into::into), 0..3),
        change,
        prop::collection::vec(claim, 0..3),
        prop::option::of(any::<u32>()),
        prop::collection::vec(category, 0..3),
        (
            prop::option::of(text),
            prop::option::of(text),
            prop::option::of(text),
        ),
    )
        .prop_map(
            |(events, change, objects, best_available, categories, marks)| Part {
                events,
                change,
                objects,
                best_available,
                categories,
                order_id: marks.0.map(Into::into),
                hold_token: marks.1.map(Into::into),
                resale_listing_id: marks.2.map(Into::into),
            },
        )
}

proptest! {
    #[test]
    fn a_stored_receipt_comes_back_as_it_was(
        operation: String,
        parts in prop::collection::vec(any_part(), 0..3),
        fresh_token: bool,
        sent in prop::option::of(-60_000_000_000_000_i64..200_000_000_000_000),
    ) {
        let mut receipt = booking();
        receipt.operation = operation;
        receipt.parts = parts;
        receipt.fresh_token = fresh_token;
        receipt.last_sent = sent.and_then(crate::model::Timestamp::from_unix_milliseconds);
        let stored = serde_json::to_string(&receipt).unwrap();
        prop_assert_eq!(serde_json::from_str::<Receipt>(&stored).unwrap(), receipt);
    }

    #[test]
    fn no_text_makes_reading_a_receipt_panic(json in "\\PC*") {
        prop_assert!(serde_json::from_str::<Receipt>(&json).is_err());
    }
}
