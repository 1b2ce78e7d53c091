//! Pages of lists.

use seatsio_core::call::Cursor;
use seatsio_core::model::{Chart, Page, TicketBuyerId};

#[test]
fn a_page_knows_its_neighbours() {
    let page = Page::<TicketBuyerId>::decode(
        br#"{"items": ["a", "b"], "next_page_starts_after": "12", "previous_page_ends_before": 11}"#,
    )
    .unwrap();
    assert_eq!(page.items, ["a", "b"]);
    assert_eq!(page.next_page_starts_after, Some(Cursor::from(12)));
    assert_eq!(page.previous_page_ends_before, Some(Cursor::from(11)));
}

#[test]
fn an_empty_page_is_a_page() {
    for body in [
        "{}",
        r#"{"items": null}"#,
        r#"{"items": [], "next_page_starts_after": null}"#,
    ] {
        let page = Page::<Chart>::decode(body.as_bytes()).unwrap();
        assert!(
            page.items.is_empty() && page.next_page_starts_after.is_none(),
            "{body}"
        );
    }
}

#[test]
fn what_is_no_page_is_an_error() {
    for body in [
        "",
        "[]",
        "\"items\"",
        "{\"items\": {}}",
        "{\"items\": [1]}",
        "{\"items\": [",
        "<html>",
    ] {
        assert!(Page::<Chart>::decode(body.as_bytes()).is_err(), "{body}");
    }
    let error = Page::<Chart>::decode(b"\xff").unwrap_err();
    assert_eq!(error.to_string(), "the body is not UTF-8");
}
