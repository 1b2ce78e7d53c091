//! Section 6: thumbnails.

use seatsio_emulator::demo;
use serde_json::json;

use crate::support::Api;

// CHT-21
#[cfg(feature = "thumbnails")]
#[test]
fn the_thumbnail_is_a_png() {
    let mut api = Api::new();
    let chart = api.upload(&demo::hall(4, 8));
    let thumbnail = api.get(&format!("/charts/{chart}/version/published/thumbnail"));
    assert_eq!(thumbnail.status, 200);
    assert_eq!(thumbnail.headers["content-type"], "image/png");
    assert_eq!(thumbnail.bytes.get(..8), Some(&b"\x89PNG\r\n\x1a\n"[..]));
}

#[test]
fn the_picture_shows_every_seat() {
    let mut api = Api::new();
    let chart = api.upload(&demo::hall(4, 8));
    let picture = api.get(&format!("/charts/{chart}/version/published/thumbnail.svg"));
    assert_eq!(picture.headers["content-type"], "image/svg+xml");
    let svg = std::str::from_utf8(&picture.bytes).expect("SVG is text");
    assert_eq!(svg.matches("<circle").count(), 32);
}

// CHT-10
#[test]
fn a_chart_without_a_draft_has_no_draft_thumbnail() {
    let mut api = Api::new();
    let chart = api.upload(&json!({}));
    assert_eq!(
        api.get(&format!("/charts/{chart}/version/draft/thumbnail"))
            .status,
        404
    );
    assert_eq!(
        api.get(&format!("/charts/{chart}/version/published/thumbnail"))
            .status,
        200
    );
}
