//! Section 20: event reports.

use std::collections::BTreeMap;

use seatsio_emulator::draw::{Category, DrawingBuilder, Row, Section, Zone};
use serde_json::{Value, json};

use crate::show::{Show, restaurant, theatre};

impl Show {
    fn report(&mut self, path: &str) -> Value {
        self.api
            .get(&format!("/reports/events/event1/{path}"))
            .expect(200)
    }
}

/// How many objects there are in each group.
fn sizes(report: &Value) -> BTreeMap<&str, usize> {
    let groups = report.as_object().expect("a report is an object").iter();
    let size = |group: &Value| group.as_array().expect("a group is a list").len();
    groups.map(|(name, group)| (name.as_str(), size(group))).collect()
}

fn labels(group: &Value) -> Vec<&str> {
    let infos = group.as_array().expect("a group is a list").iter();
    infos
        .map(|info| info["label"].as_str().expect("an info has a label"))
        .collect()
}

#[test]
fn rep_1_a_report_holds_the_infos_that_other_calls_return() {
    let mut show = Show::new();
    let token = show.token();
    let more = json!({ "orderId": "order1", "channelKeys": [] });
    show.change(
        "booked",
        json!([{ "objectId": "A-1", "ticketType": "adult" }]),
        more,
    )
    .expect(200);
    show.hold(json!(["B-3"]), &token).expect(200);
    let report = show.report("byLabel");
    for label in ["A-1", "B-3", "C-1", "GA1"] {
        assert_eq!(report[label], json!([show.info(label)]), "{label}");
    }
    assert_eq!(report["A-1"][0]["orderId"], "order1");
    assert_eq!(report["B-3"][0]["holdToken"], token);
}

#[test]
fn rep_1_and_4_objects_are_grouped_by_status_order_and_category() {
    let mut show = Show::new();
    show.change("lolzor", json!(["A-1", "A-2"]), json!({}))
        .expect(200);
    show.change("booked", json!(["A-3"]), json!({ "orderId": "order1" }))
        .expect(200);
    assert_eq!(
        sizes(&show.report("byStatus")),
        [("lolzor", 2), ("booked", 1), ("free", 31)].into()
    );
    assert_eq!(
        sizes(&show.report("byOrderId")),
        [("order1", 1), ("NO_ORDER_ID", 33)].into()
    );
    assert_eq!(
        sizes(&show.report("byCategoryKey")),
        [("9", 17), ("10", 17)].into()
    );
    assert_eq!(
        sizes(&show.report("byCategoryLabel")),
        [("Cat1", 17), ("Cat2", 17)].into()
    );
    assert_eq!(sizes(&show.report("bySection")), [("NO_SECTION", 34)].into());
    assert_eq!(sizes(&show.report("byZone")), [("NO_ZONE", 34)].into());
    assert_eq!(sizes(&show.report("byLabel")).len(), 34);
}

#[test]
fn rep_1_availability_has_reasons() {
    let mut show = Show::new();
    show.book(json!(["A-1"])).expect(200);
    let token = show.token();
    show.hold(json!(["A-2"]), &token).expect(200);
    assert_eq!(
        sizes(&show.report("byAvailability")),
        [("available", 32), ("not_available", 2)].into()
    );
    assert_eq!(
        sizes(&show.report("byAvailabilityReason")),
        [("available", 32), ("booked", 1), ("reservedByToken", 1)].into()
    );
    assert_eq!(
        sizes(&show.report("bySelectability")),
        [("selectable", 32), ("not_selectable", 2)].into()
    );
}

#[test]
fn rep_2_a_filter_leaves_only_its_group() {
    let mut show = Show::new();
    show.book(json!(["A-1"])).expect(200);
    assert_eq!(sizes(&show.report("byStatus/booked")), [("booked", 1)].into());
    assert_eq!(show.report("byStatus/unheard-of"), json!({}));
    assert_eq!(
        sizes(&show.report("bySection/NO_SECTION")),
        [("NO_SECTION", 34)].into()
    );
    assert_eq!(sizes(&show.report("byObjectType/booth")), [("booth", 0)].into());
}

#[test]
fn rep_3_object_types_are_there_even_without_objects() {
    let mut show = Show::new();
    assert_eq!(
        sizes(&show.report("byObjectType")),
        [("seat", 32), ("generalAdmission", 2), ("table", 0), ("booth", 0)].into()
    );
    let mut show = Show::of(&DrawingBuilder::new("Nothing"), json!({}));
    assert_eq!(show.report("byStatus"), json!({}));
}

#[test]
fn rep_4_channels_and_objects_in_none() {
    let channels = json!([{ "key": "channel1", "name": "One", "color": "blue", "objects": ["A-1", "A-2"] }]);
    let mut show = Show::of(&theatre(), json!({ "channels": channels }));
    assert_eq!(
        sizes(&show.report("byChannel")),
        [("channel1", 2), ("NO_CHANNEL", 32)].into()
    );
    let summary = show.report("byChannel/summary");
    assert_eq!(summary["channel1"]["count"], 2);
    assert_eq!(summary["channel1"]["byAvailability"], json!({ "available": 2 }));
    assert_eq!(summary["NO_CHANNEL"]["count"], 230);
    assert_eq!(
        summary["NO_CHANNEL"]["byCategoryLabel"],
        json!({ "Cat1": 114, "Cat2": 116 })
    );
}

#[test]
fn rep_5_objects_come_in_the_order_of_the_drawing() {
    let section = |label: &str| {
        Section::new(label)
            .row(Row::new("B").seats(2))
            .row(Row::new("A").seats(1))
    };
    let hall = DrawingBuilder::new("Order")
        .section(section("Z"))
        .section(section("Y"));
    let mut show = Show::of(&hall, json!({}));
    let report = show.report("byStatus");
    assert_eq!(
        labels(&report["free"]),
        ["Z-B-1", "Z-B-2", "Z-A-1", "Y-B-1", "Y-B-2", "Y-A-1"]
    );
}

#[test]
fn rep_6_only_objects_that_can_be_booked_are_listed() {
    let mut show = Show::of(
        &restaurant(),
        json!({ "tableBookingConfig": { "mode": "ALL_BY_SEAT" } }),
    );
    let report = show.report("byObjectType");
    assert_eq!(sizes(&report)["seat"], 16);
    assert_eq!(sizes(&report)["table"], 0);
    let mut show = Show::of(
        &restaurant(),
        json!({ "tableBookingConfig": { "mode": "ALL_BY_TABLE" } }),
    );
    assert_eq!(labels(&show.report("byObjectType")["table"]), ["T1", "T2", "T3"]);
}

#[test]
fn rep_7_a_summary_leaves_out_its_own_dimension() {
    let mut show = Show::new();
    show.book(json!(["A-1"])).expect(200);
    let booked = json!({
        "count": 1,
        "bySection": { "NO_SECTION": 1 },
        "byCategoryKey": { "9": 1 },
        "byCategoryLabel": { "Cat1": 1 },
        "byAvailability": { "not_available": 1 },
        "byAvailabilityReason": { "booked": 1 },
        "byChannel": { "NO_CHANNEL": 1 },
        "byObjectType": { "seat": 1 },
        "byZone": { "NO_ZONE": 1 },
        "bySelectability": { "not_selectable": 1 },
    });
    assert_eq!(show.report("byStatus/summary")["booked"], booked);
}

#[test]
fn rep_8_known_groups_are_there_even_without_places() {
    let own = json!([{ "key": "own", "label": "Own", "color": "#FF0000" }]);
    let mut show = Show::of(&theatre(), json!({ "categories": own }));
    let mut groups = |path: &str| {
        let report = show.report(path);
        let names = report.as_object().expect("a summary is an object").keys();
        names.cloned().collect::<Vec<_>>()
    };
    assert_eq!(
        groups("byObjectType/summary"),
        ["booth", "generalAdmission", "seat", "table"]
    );
    assert_eq!(
        groups("byCategoryKey/summary"),
        ["10", "9", "NO_CATEGORY", "own", "string11"]
    );
    assert_eq!(
        groups("byCategoryLabel/summary"),
        ["Cat1", "Cat2", "Cat3", "NO_CATEGORY", "Own"]
    );
    assert_eq!(groups("byZone/summary"), ["NO_ZONE"]);
    assert_eq!(groups("byStatus/summary"), ["free"]);
    assert_eq!(
        groups("byAvailabilityReason/summary"),
        [
            "available",
            "booked",
            "disabled_by_social_distancing",
            "not_for_sale",
            "reservedByToken"
        ]
    );
}

#[test]
fn rep_9_summaries_count_places() {
    let mut show = Show::new();
    show.book(json!(["A-1"])).expect(200);
    let by_status = show.report("byStatus/summary");
    assert_eq!(by_status["booked"]["count"], 1);
    assert_eq!(by_status["free"]["count"], 231);
    assert_eq!(
        by_status["free"]["byCategoryLabel"],
        json!({ "Cat1": 115, "Cat2": 116 })
    );
    assert_eq!(
        by_status["free"]["byObjectType"],
        json!({ "seat": 31, "generalAdmission": 200 })
    );
    let by_category = show.report("byCategoryLabel/summary");
    assert_eq!(by_category["Cat1"]["count"], 116);
}

#[test]
fn rep_9_zones_are_counted() {
    let section = |label: &str, zone: &str, seats| {
        let row = Row::new("A").seats(seats);
        Section::new(label).zone(zone).category(1).row(row)
    };
    let hall = DrawingBuilder::new("Track")
        .category(Category::new(1, "Stand"))
        .zone(Zone::new("finish", "Finish line").focal_point(0.0, 0.0))
        .zone(Zone::new("middle", "Middle"))
        .section(section("F1", "finish", 3))
        .section(section("F2", "finish", 4))
        .section(section("M", "middle", 5));
    let mut show = Show::of(&hall, json!({}));
    let by_zone = show.report("byZone/summary");
    assert_eq!(by_zone["finish"]["count"], 7);
    assert_eq!(by_zone["finish"]["bySection"], json!({ "F1": 3, "F2": 4 }));
    assert_eq!(by_zone["middle"]["count"], 5);
    assert_eq!(by_zone["NO_ZONE"]["count"], 0);
    let deep = show.report("byZone/summary/deep");
    assert_eq!(deep["middle"]["byCategoryLabel"]["Stand"]["count"], 5);
}

#[test]
fn rep_9_places_of_areas_count_by_what_became_of_them() {
    let mut show = Show::new();
    let token = show.token();
    show.book(json!([{ "objectId": "GA1", "quantity": 5 }]))
        .expect(200);
    show.hold(json!([{ "objectId": "GA1", "quantity": 3 }]), &token)
        .expect(200);
    let by_type = show.report("byObjectType/summary");
    let areas = json!({ "booked": 5, "reservedByToken": 3, "free": 192 });
    assert_eq!(by_type["generalAdmission"]["byStatus"], areas);
    assert_eq!(
        by_type["generalAdmission"]["byAvailability"],
        json!({ "available": 192, "not_available": 8 })
    );
    assert_eq!(sizes(&show.report("byObjectType"))["generalAdmission"], 2);
}

#[test]
fn rep_9_places_that_are_not_for_sale_are_free_and_not_available() {
    let config = json!({ "forSale": false, "areaPlaces": { "GA1": 40 }, "objects": ["A-1"] });
    let mut show = Show::of(&theatre(), json!({ "forSaleConfig": config }));
    let by_reason = show.report("byAvailabilityReason/summary");
    assert_eq!(by_reason["not_for_sale"]["count"], 41);
    assert_eq!(by_reason["not_for_sale"]["byStatus"], json!({ "free": 41 }));
    assert_eq!(by_reason["available"]["count"], 191);
}

#[test]
fn rep_10_a_table_booked_as_a_whole_counts_its_seats() {
    let mut show = Show::of(&restaurant(), json!({}));
    show.book(json!(["T2"])).expect(200);
    let by_status = show.report("byStatus/summary");
    assert_eq!(by_status["booked"]["count"], 6);
    assert_eq!(by_status["free"]["count"], 10);
}

#[test]
fn rep_11_a_deep_summary_holds_a_summary_of_each_kind() {
    let mut show = Show::new();
    show.book(json!(["A-1"])).expect(200);
    let by_status = show.report("byStatus/summary/deep");
    let section = &by_status["booked"]["bySection"]["NO_SECTION"];
    assert_eq!(section["count"], 1);
    assert_eq!(section["byAvailability"]["not_available"], 1);
    assert_eq!((section.get("bySection"), section.get("byStatus")), (None, None));
    let by_category = show.report("byCategoryKey/summary/deep");
    assert_eq!(by_category["9"]["count"], 116);
    assert_eq!(by_category["9"]["byAvailability"]["not_available"]["count"], 1);
    let by_channel = show.report("byChannel/summary/deep");
    assert_eq!(
        by_channel["NO_CHANNEL"]["byCategoryLabel"]["Cat1"]["bySection"]["NO_SECTION"],
        116
    );
}

#[test]
fn rep_12_the_flat_list_is_sorted_by_label() {
    let mut show = Show::new();
    let list = show.api.get("/reports/events/event1").expect(200);
    assert_eq!(labels(&list)[..2], ["A-1", "A-2"]);
    assert_eq!(labels(&list).len(), 34);
    assert_eq!(list[0], show.info("A-1"));
}

#[test]
fn rep_12_the_csv_tells_label_and_status_of_each_object() {
    let mut show = Show::new();
    show.book(json!(["A-1"])).expect(200);
    let csv = show.api.get("/reports/events/event1.csv");
    assert_eq!(csv.headers["content-type"], "text/csv; charset=utf-8");
    let text = std::str::from_utf8(&csv.bytes).expect("CSV is text");
    let lines: Vec<_> = text.lines().collect();
    assert_eq!(lines.len(), 35);
    assert!(
        lines[1].starts_with("A-1,seat,booked,false,booked,"),
        "{}",
        lines[1]
    );
}

#[test]
fn an_unknown_report_or_event_is_not_found() {
    let mut show = Show::new();
    assert_eq!(show.api.get("/reports/events/event1/byNothing").status, 404);
    assert_eq!(show.api.get("/reports/events/event1/byLabel/summary").status, 404);
    assert_eq!(
        show.api
            .get("/reports/events/event1/byOrderId/summary/deep")
            .status,
        404
    );
    let (code, _) = show.api.get("/reports/events/unknown/byStatus").expect_error(404);
    assert_eq!(code, "EVENT_NOT_FOUND");
}

#[test]
fn season_bookings_can_be_left_out_of_an_events_report() {
    let mut show = Show::new();
    let season = json!({ "chartKey": show.chart, "key": "season1", "eventKeys": ["game1"] });
    show.api.post("/seasons", season).expect(201);
    let body = json!({ "events": ["season1"], "objects": ["A-1"], "status": "booked" });
    show.api
        .post("/events/groups/actions/change-object-status?expand=objects", body)
        .expect(200);
    let mut booked = |query: &str| {
        let report = show
            .api
            .get(&format!("/reports/events/game1/byStatus{query}"))
            .expect(200);
        report.get("booked").map(|group| labels(group).len())
    };
    assert_eq!(booked(""), Some(1));
    assert_eq!(booked("?seasonBookingsPropagated=true"), Some(1));
    assert_eq!(booked("?seasonBookingsPropagated=false"), None);
}

// CRP-7
#[test]
fn crp_7_the_draft_of_a_chart_in_use_has_reports_of_its_own() {
    let mut show = Show::new();
    let chart = show.chart.clone();
    show.api
        .post(
            &format!("/charts/{chart}"),
            json!({ "categories": [{ "key": 9, "label": "New name" }] }),
        )
        .expect(204);
    let mut groups = |version: &str| {
        let path = format!("/reports/charts/{chart}/byCategoryLabel{version}");
        let report = show.api.get(&path).expect(200);
        sizes(&report).into_keys().map(str::to_owned).collect::<Vec<_>>()
    };
    assert_eq!(groups("?version=draft"), ["NO_CATEGORY", "New name"]);
    assert_eq!(groups("?version=Draft"), ["NO_CATEGORY", "New name"]);
    assert_eq!(groups(""), ["Cat1", "Cat2"]);
}
