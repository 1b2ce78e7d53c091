//! Bodies of refusals: present and old forms, and what is none.

use proptest::prelude::*;
use seatsio_core::model::{ErrorBody, ErrorCode};

#[test]
fn the_form_of_2018_is_read() {
    let body = ErrorBody::parse(include_bytes!("bodies/LegacyErrorBody.json")).unwrap();
    assert_eq!(body.messages, ["Chart not found: abc"]);
    assert!(body.errors.is_empty());
}

#[test]
fn codes_without_a_name_are_kept() {
    let body = ErrorBody::parse(br#"{"errors": [{"code": "NEW_CODE", "message": "New"}]}"#).unwrap();
    assert_eq!(body.errors[0].code.as_str(), "NEW_CODE");
    assert!(matches!(body.errors[0].code, ErrorCode::Unknown(_)));
}

#[test]
fn what_is_no_error_body_is_none() {
    for body in [
        "",
        " ",
        "null",
        "{}",
        "[]",
        "\"text\"",
        "<html></html>",
        "{\"status\": 502}",
        "{\"errors\":",
    ] {
        assert_eq!(ErrorBody::parse(body.as_bytes()), None, "{body}");
    }
    assert_eq!(ErrorBody::parse(b"\xff\xfe"), None);
}

proptest! {
    #[test]
    fn no_body_makes_reading_errors_panic(body: Vec<u8>) {
        prop_assert!(ErrorBody::parse(&body).is_none());
    }
}
