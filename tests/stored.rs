//! What earlier versions have stored is read by this one: receipts and cursors, as texts of each version.

use seatsio_core::{
    Cursor, Receipt,
    api::events::{BookBestAvailable, BookObjects, HoldObjects},
    model::ObjectRef,
};

// Written by 0.1.0.
const BOOKING: &str = r#"{"operation":"events.book","parts":[{"events":["gala","matinee"],"change":{"to":"booked"},"objects":[{"label":"A-1"},{"label":"A-2"}],"orderId":"order-17"}]}"#;
const HOLD: &str = r#"{"operation":"events.hold","parts":[{"events":["gala"],"change":{"to":"reservedByToken"},"objects":[{"label":"Standing","quantity":3,"ticketType":"adult"}],"holdToken":"token-1"}],"freshToken":true}"#;
const CHOICE: &str = r#"{"operation":"events.book_best_available","parts":[{"events":["gala"],"change":{"to":"booked"},"bestAvailable":2,"orderId":"order-18"}]}"#;

/// The receipts of a version, as text, and the calls that they are of.
fn receipts() -> [(&'static str, Receipt); 3] {
    let booking = BookObjects::new(["gala", "matinee"], ["A-1", "A-2"]).order_id("order-17");
    let places = ObjectRef::new("Standing").quantity(3).ticket_type("adult");
    let hold = HoldObjects::new("gala", [places], "token-1");
    let best = BookBestAvailable::new("gala", 2).order_id("order-18");
    [
        (BOOKING, booking.receipt().expect("a booking")),
        (HOLD, hold.receipt().expect("a hold").fresh_token()),
        (CHOICE, best.receipt().expect("a booking")),
    ]
}

#[test]
fn stored_receipts_are_read() {
    for (stored, made) in receipts() {
        assert_eq!(serde_json::from_str::<Receipt>(stored).expect(stored), made);
    }
}

#[test]
fn a_receipt_with_what_a_later_version_added_is_read() {
    for (stored, made) in receipts() {
        let newer = stored.replacen('{', r#"{"addedLater":{"deep":[1]},"#, 1);
        assert_eq!(serde_json::from_str::<Receipt>(&newer).expect(&newer), made);
    }
}

#[test]
fn stored_cursors_are_read() {
    for stored in [r#""140""#, "140"] {
        let cursor: Cursor = serde_json::from_str(stored).expect(stored);
        assert_eq!(cursor, "140".parse().expect("a cursor"));
    }
}
