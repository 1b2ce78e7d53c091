//! Section 21: chart reports.

use seatsio_emulator::demo;
use seatsio_emulator::draw::{Area, Category, DrawingBuilder, Floor, Row, Section, Table, Zone};
use serde_json::{Value, json};

use crate::support::Api;

/// 32 seats in rows A to D and two areas of 100 places, half of everything in each category.
fn hall() -> Value {
    let row = |label: &str, category: u32| Row::new(label).seats(8).category(category);
    DrawingBuilder::new("Hall")
        .category(Category::new(9, "Cat1"))
        .category(Category::new(10, "Cat2"))
        .category(Category::new("string11", "Cat3"))
        .stage("Stage")
        .row(row("A", 9))
        .row(row("B", 9))
        .row(row("C", 10))
        .row(row("D", 10))
        .area(Area::new("GA1", 100).category(9))
        .area(Area::new("GA2", 100).category(10))
        .build()
}

/// Two tables of six seats, one of them booked as a whole.
fn tables() -> Value {
    DrawingBuilder::new("Tables")
        .category(Category::new(9, "Cat1"))
        .table(Table::new("T1", 6).category(9))
        .table(Table::new("T2", 6).category(9).booked_as_a_whole())
        .build()
}

fn report(drawing: &Value, path: &str) -> Value {
    let mut api = Api::new();
    let chart = api.upload(drawing);
    api.get(&format!("/reports/charts/{chart}/{path}")).expect(200)
}

fn labels(group: &Value) -> Vec<&str> {
    let infos = group.as_array().expect("a group is a list").iter();
    infos
        .map(|info| info["label"].as_str().expect("an info has a label"))
        .collect()
}

fn groups(report: &Value) -> Vec<&String> {
    report
        .as_object()
        .expect("a report is an object")
        .keys()
        .collect()
}

// CRP-1
#[test]
fn crp_1_objects_are_grouped_by_label() {
    let report = report(&hall(), "byLabel");
    assert_eq!(groups(&report).len(), 34);
    assert_eq!(labels(&report["A-1"]), ["A-1"]);
}

#[test]
fn crp_1_a_report_about_state_is_not_a_report_on_charts() {
    let mut api = Api::new();
    let chart = api.upload(&hall());
    for report in ["byStatus", "byChannel", "byOrderId", "byNothing"] {
        assert_eq!(api.get(&format!("/reports/charts/{chart}/{report}")).status, 404);
    }
    assert_eq!(api.get("/reports/charts/unknown/byLabel").status, 404);
    assert_eq!(
        api.get(&format!("/reports/charts/{chart}/byLabel/summary"))
            .status,
        404
    );
}

#[test]
fn crp_2_tables_and_their_seats_are_listed_unless_said_otherwise() {
    let drawing = tables();
    let count = |query: &str| groups(&report(&drawing, &format!("byLabel{query}"))).len();
    assert_eq!(count(""), 14);
    assert_eq!(count("?bookWholeTables=chart"), 7);
    assert_eq!(count("?bookWholeTables=true"), 2);
    assert_eq!(count("?bookWholeTables=false"), 12);
}

#[test]
fn crp_2_as_drawn_means_the_seats_of_one_table_and_the_other_table() {
    let report = report(&tables(), "byObjectType?bookWholeTables=chart");
    assert_eq!(labels(&report["table"]), ["T2"]);
    assert_eq!(
        labels(&report["seat"]),
        ["T1-1", "T1-2", "T1-3", "T1-4", "T1-5", "T1-6"]
    );
}

#[test]
fn crp_2_another_value_is_refused() {
    let mut api = Api::new();
    let chart = api.upload(&tables());
    let refused = api.get(&format!("/reports/charts/{chart}/byLabel?bookWholeTables=maybe"));
    assert_eq!(refused.status, 400);
}

#[test]
fn crp_3_an_info_of_a_chart_has_no_state() {
    let report = report(&hall(), "byLabel");
    let seat = json!({
        "label": "A-1",
        "labels": {"own": {"label": "1", "type": "seat"}, "parent": {"label": "A", "type": "row"}},
        "ids": {"own": "1", "parent": "A"},
        "objectType": "seat",
        "categoryKey": "9",
        "categoryLabel": "Cat1",
        "rightNeighbour": "A-2",
        "distanceToFocalPoint": report["A-1"][0]["distanceToFocalPoint"],
        "isAccessible": false,
        "isCompanionSeat": false,
        "hasRestrictedView": false,
        "hasLiftUpArmrests": false,
        "isHearingImpaired": false,
        "isSemiAmbulatorySeat": false,
        "hasSignLanguageInterpretation": false,
        "isPlusSize": false,
    });
    assert_eq!(report["A-1"][0], seat);
    assert!(report["A-1"][0]["distanceToFocalPoint"].is_f64());
    let area = &report["GA1"][0];
    assert_eq!(
        (&area["capacity"], &area["bookAsAWhole"]),
        (&json!(100), &json!(false))
    );
    assert_eq!(area.get("isAccessible"), None);
}

#[test]
fn crp_3_a_table_tells_its_seats() {
    let report = report(&tables(), "byLabel");
    assert_eq!(report["T1"][0]["numSeats"], 6);
    assert_eq!(report["T1"][0]["bookAsAWhole"], json!(false));
    assert_eq!(report["T2"][0]["bookAsAWhole"], json!(true));
    assert_eq!(
        report["T1-1"][0]["labels"]["parent"],
        json!({"label": "T1", "type": "table"})
    );
}

#[test]
fn crp_4_the_label_of_a_category_comes_from_the_list() {
    let mut drawing = hall();
    drawing["subChart"]["rows"][0]["seats"][0]["categoryLabel"] = json!("Something old");
    assert_eq!(report(&drawing, "byLabel")["A-1"][0]["categoryLabel"], "Cat1");
}

#[test]
fn crp_5_objects_come_floor_by_floor() {
    let floor = |name: &str, row: &str| {
        let section = Section::new(format!("S{name}")).row(Row::new(row).seats(2));
        Floor::new(name, format!("Floor {name}")).section(section)
    };
    let drawing = DrawingBuilder::new("House")
        .floor(floor("1", "A"))
        .floor(floor("2", "B"));
    let report = report(&drawing.build(), "byObjectType");
    assert_eq!(labels(&report["seat"]), ["S1-A-1", "S1-A-2", "S2-B-1", "S2-B-2"]);
    assert_eq!(
        report["seat"][2]["floor"],
        json!({"name": "2", "displayName": "Floor 2"})
    );
}

#[test]
fn crp_5_zones_and_sections_have_their_objects() {
    let section = |label: &str, zone: &str, seats| {
        Section::new(label)
            .zone(zone)
            .entrance(format!("Entrance {label}"))
            .row(Row::new("A").seats(seats))
    };
    let drawing = DrawingBuilder::new("Zones")
        .zone(Zone::new("left", "Left"))
        .zone(Zone::new("right", "Right"))
        .section(section("L", "left", 3))
        .section(section("R", "right", 5))
        .build();
    let by_zone = report(&drawing, "byZone");
    assert_eq!(labels(&by_zone["left"]), ["L-A-1", "L-A-2", "L-A-3"]);
    assert_eq!(labels(&by_zone["right"]).len(), 5);
    let by_section = report(&drawing, "bySection");
    assert_eq!(groups(&by_section), ["L", "R"]);
    assert_eq!(by_section["L"][0]["entrance"], "Entrance L");
    assert_eq!(by_section["L"][0]["labels"]["section"], "L");
}

#[test]
fn crp_6_areas_count_by_capacity_and_tables_once() {
    let by_section = report(&hall(), "bySection/summary");
    assert_eq!(groups(&by_section), ["NO_SECTION"]);
    assert_eq!(by_section["NO_SECTION"]["count"], 232);
    let by_type = report(&tables(), "byObjectType/summary?bookWholeTables=true");
    assert_eq!(by_type["table"]["count"], 2);
}

#[test]
fn crp_6_the_summary_of_a_group_is_complete() {
    let by_key = report(&hall(), "byCategoryKey/summary");
    let first = json!({
        "count": 116,
        "bySection": {"NO_SECTION": 116},
        "byCategoryLabel": {"Cat1": 116},
        "byObjectType": {"seat": 16, "generalAdmission": 100},
        "byZone": {"NO_ZONE": 116},
    });
    assert_eq!(by_key["9"], first);
    let unused = json!({
        "count": 0,
        "bySection": {},
        "byCategoryLabel": {},
        "byObjectType": {},
        "byZone": {},
    });
    assert_eq!(by_key["string11"], unused);
    assert_eq!(by_key["NO_CATEGORY"], unused);
}

#[test]
fn crp_7_the_draft_has_reports_of_its_own() {
    let mut api = Api::new();
    let chart = api.upload(&hall());
    let draft = format!("/reports/charts/{chart}/byLabel?version=draft");
    assert_eq!(api.get(&draft).status, 404);
    let published = format!("/reports/charts/{chart}/byLabel?version=published");
    assert_eq!(api.get(&published).status, 200);
    assert_eq!(
        api.get(&format!("/reports/charts/{chart}/byLabel?version=other"))
            .status,
        400
    );
}

#[test]
fn a_chart_without_objects_has_empty_reports() {
    assert_eq!(report(&json!({}), "byLabel"), json!({}));
    assert_eq!(report(&demo::hall(0, 0), "bySection/summary"), json!({}));
}
