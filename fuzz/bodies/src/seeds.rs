//! What a fuzzer begins with: a few inputs of each kind that mean something.

mod drawings;
mod requests;

use crate::response::READERS;
use seatsio_core::{
    api::events::{BookObjects, ChangeBestAvailableObjectStatus, HoldObjects, ReleaseObjects},
    model::{ObjectRef, ObjectStatus},
};
use std::{fs, path::Path};

/// Inputs of a target to begin with; none for a name that is no target's.
pub fn seeds(target: &str) -> Vec<Vec<u8>> {
    match target {
        "cursor" => texts(&[
            "12",
            "\"12\"",
            "\"x y\"",
            "-7",
            "a/b?c&d+e#f",
            "\u{8}\u{9}\u{10}\u{11}",
        ]),
        "drawing" => drawings::drawings(),
        "emulator_request" => requests::requests(),
        "error_body" => error_bodies(),
        "path_building" => texts(&["A-1", "a/b", "..", "%2e%2e", "é☃ \n+&=#", "a\r\nb", "x-y_z.~"]),
        "receipt" => receipts(),
        "response" => responses(),
        "retry_after" => texts(&[
            "\0\0\0\0\x00120",
            "\0\0\0\0\0Sun, 06 Nov 1994 08:49:37 GMT\n3",
            "\0\0\0\0\0-1\n+1\n1e9",
        ]),
        _ => Vec::new(),
    }
}

fn texts(texts: &[&str]) -> Vec<Vec<u8>> {
    texts.iter().map(|text| text.as_bytes().to_vec()).collect()
}

fn error_bodies() -> Vec<Vec<u8>> {
    ["ErrorBody", "LegacyErrorBody"]
        .map(|name| [&300_u16.to_be_bytes()[..], &example(name)].concat())
        .into()
}

fn receipts() -> Vec<Vec<u8>> {
    let places = [ObjectRef::new("GA").quantity(2)];
    let receipts = [
        BookObjects::new("gala", ["A-1", "A-2"])
            .order_id("order-17")
            .receipt(),
        BookObjects::new("gala", places.clone())
            .hold_token("the-token")
            .receipt(),
        HoldObjects::new(["gala", "first"], places, "the-token").receipt(),
        ReleaseObjects::new("gala", ["A-1"]).receipt(),
        ChangeBestAvailableObjectStatus::new("gala", 2, ObjectStatus::Booked).receipt(),
    ];
    let answers = [
        r#"{"A-1":{"label":"A-1","status":"booked","orderId":"order-17"}}"#,
        r#"{"GA":{"label":"GA","status":"free","objectType":"generalAdmission","numHeld":2,"holds":{"the-token":{"adult":2}}}}"#,
    ];
    let receipts = receipts
        .into_iter()
        .flatten()
        .filter_map(|receipt| serde_json::to_vec(&receipt).ok());
    // As programs have stored it.
    let stored = r#"{"operation":"events.book","parts":[{"events":["gala"],"change":{"to":"booked"},"objects":[{"label":"GA","quantity":2,"ticketType":"adult"}],"orderId":"order-17","holdToken":"t"}],"freshToken":true,"firstSent":"2026-07-09T10:00:00Z"}"#;
    receipts
        .chain([stored.as_bytes().to_vec()])
        .map(|receipt| [&receipt, &b"\0"[..], answers.join("\0").as_bytes()].concat())
        .collect()
}

/// The full body of each type, and JSON of no type, read as every type.
fn responses() -> Vec<Vec<u8>> {
    let names = [
        "Account",
        "secretKey",
        "designerKey",
        "CategoryList",
        "Chart",
        "TagList",
        "ChartDrawing",
        "ChartValidationResult",
        "ChangeObjectStatusInBatchResult",
        "BestAvailableResult",
        "Event",
        "EventList",
        "EditForSaleConfigResult",
        "ForSaleRateLimitInfo",
        "ChangeObjectStatusResult",
        "EventObjectInfo",
        "StatusChange",
        "HoldToken",
        "ObjectStatus",
        "Subaccount",
        "ChartObjectInfo",
        "EventReportSummaryItem",
        "UsageSummaryForAllMonths",
        "UsageDetails",
        "Season",
        "Workspace",
        "Page",
    ];
    let numbers = 0..u8::try_from(READERS.len()).unwrap_or(u8::MAX);
    let mut bodies: Vec<_> = names.iter().map(|name| example(name)).collect();
    bodies.extend(texts(&[
        r#"[1,-2.5e3,{"a\n\u00e9\ud83d\ude00":[true,null,[],{}]}, ""]"#,
        "{\"a\" : 0 }",
        "18446744073709551615",
    ]));
    numbers
        .flat_map(|number| bodies.iter().map(move |body| [&[number][..], body].concat()))
        .collect()
}

/// A full body, as the core's own tests keep it.
fn example(name: &str) -> Vec<u8> {
    let bodies = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../crates/seatsio-core/tests/model/bodies");
    let path = bodies.join(format!("{name}.json"));
    fs::read(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}
