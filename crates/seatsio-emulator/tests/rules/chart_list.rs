//! Section 6: retrieving charts and listing them.

use seatsio_emulator::draw::{DrawingBuilder, Row, Zone};
use serde_json::{Value, json};

use crate::support::{Api, Reply};

fn names(reply: &Reply) -> Vec<&str> {
    reply
        .items()
        .iter()
        .map(|chart| chart["name"].as_str().expect("a name"))
        .collect()
}

fn named(api: &mut Api, name: &str) -> String {
    let chart = api.post("/charts", json!({ "name": name })).expect(201);
    chart["key"].as_str().expect("a key").to_owned()
}

fn with_zones() -> Value {
    DrawingBuilder::new("Track")
        .zone(Zone::new("finishline", "Finish Line"))
        .zone(Zone::new("midtrack", "Mid Track"))
        .row(Row::new("A").seats(2))
        .build()
}

// CHT-15
#[test]
fn a_retrieved_chart_has_its_venue_type_and_validation() {
    let mut api = Api::new();
    let chart = api.create_chart();
    let chart = api.get(&format!("/charts/{chart}")).expect(200);
    assert_eq!(chart["venueType"], "SIMPLE");
    assert_eq!(chart["validation"], json!({ "errors": [], "warnings": [] }));
    assert_eq!((chart.get("zones"), chart.get("events")), (None, None));
}

// CHT-15, CHT-18
#[test]
fn a_retrieved_chart_has_its_zones_in_drawing_order() {
    let mut api = Api::new();
    let chart = api.upload(&with_zones());
    let zones = json!([
        { "key": "finishline", "label": "Finish Line" },
        { "key": "midtrack", "label": "Mid Track" },
    ]);
    assert_eq!(api.get(&format!("/charts/{chart}")).expect(200)["zones"], zones);
    assert_eq!(api.get("/charts?expand=zones").items()[0]["zones"], zones);
}

// CHT-16
#[test]
fn in_lists_what_is_not_asked_for_is_absent() {
    let mut api = Api::new();
    api.upload(&with_zones());
    let page = api.get("/charts");
    let chart = page.items()[0].as_object().expect("a chart");
    for field in ["events", "validation", "venueType", "zones"] {
        assert!(!chart.contains_key(field), "{field}");
    }
}

// CHT-16
#[test]
fn in_lists_each_field_can_be_asked_for() {
    let mut api = Api::new();
    api.upload(&with_zones());
    for field in ["events", "validation", "venueType", "zones"] {
        let page = api.get(&format!("/charts?expand={field}"));
        assert!(page.items()[0].get(field).is_some(), "{field}");
    }
    let page = api.get("/charts?expand=events&expand=validation&expand=venueType&expand=zones");
    assert!(
        ["events", "validation", "venueType", "zones"]
            .iter()
            .all(|field| page.items()[0].get(field).is_some())
    );
}

// CHT-16, LEG-6
#[test]
fn validation_has_an_old_form_too() {
    let mut api = Api::new();
    api.create_chart();
    let page = api.get("/charts?validation=true");
    assert_eq!(
        page.items()[0]["validation"],
        json!({ "errors": [], "warnings": [] })
    );
    assert_eq!(
        api.get("/charts?validation=false").items()[0].get("validation"),
        None
    );
}

#[test]
fn what_cannot_be_expanded_is_refused() {
    let mut api = Api::new();
    assert_eq!(api.get("/charts?expand=everything").status, 400);
    assert_eq!(api.get("/charts?expand=events&eventsLimit=x").status, 400);
}

// CHT-17
#[test]
fn the_events_of_a_chart_without_events_are_an_empty_list() {
    let mut api = Api::new();
    let chart = api.create_chart();
    assert_eq!(
        api.get(&format!("/charts/{chart}?expand=events")).expect(200)["events"],
        json!([])
    );
}

// CHT-19
#[test]
fn the_filter_finds_a_part_of_the_name_in_any_case() {
    let mut api = Api::new();
    for name in ["Great Hall", "small hall", "Arena"] {
        named(&mut api, name);
    }
    assert_eq!(
        names(&api.get("/charts?filter=HALL")),
        ["small hall", "Great Hall"]
    );
    assert_eq!(names(&api.get("/charts?filter=t%20h")), ["Great Hall"]);
    assert_eq!(names(&api.get("/charts?filter=t+h")), ["Great Hall"]);
    assert_eq!(names(&api.get("/charts?filter=")).len(), 3);
    assert_eq!(names(&api.get("/charts?filter=nothing")).len(), 0);
}

// CHT-19
#[test]
fn a_tag_has_to_match_exactly() {
    let mut api = Api::new();
    let chart = named(&mut api, "tagged");
    named(&mut api, "untagged");
    api.act(&format!("/charts/{chart}/tags/Blue")).expect(204);
    assert_eq!(names(&api.get("/charts?tag=Blue")), ["tagged"]);
    assert_eq!(names(&api.get("/charts?tag=blue")).len(), 0);
    assert_eq!(names(&api.get("/charts?tag=Blu")).len(), 0);
}

// CHT-19
#[test]
fn filter_and_tag_must_both_hold() {
    let mut api = Api::new();
    for name in ["foo tagged", "bar tagged"] {
        let chart = named(&mut api, name);
        api.act(&format!("/charts/{chart}/tags/t")).expect(204);
    }
    named(&mut api, "foo untagged");
    assert_eq!(names(&api.get("/charts?filter=foo&tag=t")), ["foo tagged"]);
}
