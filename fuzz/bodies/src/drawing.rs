//! Drawings that somebody uploads: refused, or a chart that everything can be done with.

use crate::{emulator_request::makes_sense, service::Service};
use bytes::Bytes;
use seatsio_core::{Operation as _, api::charts::RetrievePublishedVersion};
use seatsio_emulator::UnknownFields;

/// What is done with the chart and an event on it.
const CALLS: [(&str, &str, &str); 8] = [
    ("POST", "/charts/fuzz/version/published/actions/validate", ""),
    ("GET", "/charts/fuzz/version/published/thumbnail", ""),
    ("GET", "/reports/charts/fuzz/byLabel", ""),
    ("POST", "/charts/fuzz/version/published/actions/copy", ""),
    ("POST", "/events", r#"{"chartKey":"fuzz","eventKey":"e"}"#),
    ("GET", "/reports/events/e/byLabel", ""),
    ("GET", "/reports/events/e/byStatus/summary", ""),
    (
        "POST",
        "/events/e/actions/change-object-status",
        r#"{"status":"booked","bestAvailable":{"number":2}}"#,
    ),
];

/// Uploads the input as a drawing, and uses it if it is taken.
pub fn drawing(data: &[u8]) {
    let before = Service::beginning(UnknownFields::Refused);
    let mut service = before.clone();
    let drawing = Bytes::copy_from_slice(data);
    let upload = service
        .ask("POST", "/system/public/charts/fuzz", drawing)
        .expect("a request");
    makes_sense(&upload);
    if !upload.status().is_success() {
        assert!(
            service.world == before.world,
            "a refused drawing has changed something"
        );
        return;
    }
    let published = service
        .ask("GET", "/charts/fuzz/version/published", Bytes::new())
        .expect("a request");
    assert!(published.status().is_success(), "{:?}", published.body());
    assert_eq!(published.body(), data);
    // The client wants more of a drawing than the emulator: that a category has a key, for one.
    if let Ok(read) = (RetrievePublishedVersion::decoder())(published.body()) {
        assert_eq!(read.as_json().as_bytes(), published.body().trim_ascii());
    }
    for (method, target, body) in CALLS {
        makes_sense(
            &service
                .ask(method, target, Bytes::from_static(body.as_bytes()))
                .expect("a request"),
        );
    }
}
