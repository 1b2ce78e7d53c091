use std::borrow::Cow;
use std::collections::BTreeMap;

use proptest::prelude::*;
use serde_json::{Value, json};

use super::csv::csv;
use super::detail::Detail;
use super::dimension::Dimension;
use super::flat;
use super::summary::{Depth, KnownGroups, Tally};
use crate::draw::{self, DrawingBuilder, Row, Table};
use crate::drawing::Drawing;
use crate::info::{AreaPart, EventPart, Holds, ObjectInfo};

/// 32 seats in four rows and two areas of 100, in two categories.
fn hall() -> Drawing {
    let row = |label: &str, category: u32| Row::new(label).seats(8).category(category);
    drawn(
        &DrawingBuilder::new("Hall")
            .category(draw::Category::new(9, "Cat1"))
            .category(draw::Category::new(10, "Cat2"))
            .row(row("A", 9))
            .row(row("B", 9))
            .row(row("C", 10))
            .row(row("D", 10))
            .area(draw::Area::new("GA1", 100).category(9))
            .area(draw::Area::new("GA2", 100).category(10)),
    )
}

fn drawn(builder: &DrawingBuilder) -> Drawing {
    Drawing::parse(builder.build().to_string()).expect("what is built is a drawing")
}

fn counters(booked: u32, held: u32, free: u32, not_for_sale: u32) -> AreaPart<'static> {
    AreaPart {
        num_booked: booked,
        num_free: free,
        num_held: held,
        num_not_for_sale: not_for_sale,
        holds: Cow::Owned(Holds::new()),
    }
}

/// An event's infos with some statuses; what is not free is not available.
fn event<'a>(drawing: &'a Drawing, statuses: &[(&str, &'a str)]) -> Vec<ObjectInfo<'a>> {
    let statuses: BTreeMap<&str, &'a str> = statuses.iter().copied().collect();
    let info = |index: usize| {
        let object = &drawing.objects[index];
        let status = statuses.get(object.label.as_ref()).copied().unwrap_or("free");
        let part = EventPart {
            status,
            is_available: status == "free",
            availability_reason: if status == "free" { "available" } else { status },
            area: object.as_area().map(|area| counters(0, 0, area.capacity, 0)),
            ..EventPart::untouched()
        };
        ObjectInfo::of_event(drawing, index, None, part).expect("the object is drawn")
    };
    (0..drawing.objects.len()).map(info).collect()
}

fn detail(dimension: Dimension, infos: &[ObjectInfo<'_>]) -> Value {
    json!(Detail::new(dimension, infos))
}

fn summary(drawing: &Drawing, infos: &[ObjectInfo<'_>], dimension: Dimension, depth: Depth) -> Value {
    let known = KnownGroups::of_drawing(drawing);
    let tally = Tally::of_event(infos, &known);
    json!(
        tally
            .summary(dimension, depth)
            .expect("summaries know the dimension")
    )
}

/// How many objects there are in each group of a detailed report.
fn sizes(report: &Value) -> BTreeMap<String, usize> {
    let groups = report.as_object().expect("a report is an object").iter();
    let size = |group: &Value| group.as_array().expect("a group is a list").len();
    groups.map(|(name, group)| (name.clone(), size(group))).collect()
}

fn expected<const N: usize>(sizes: [(&str, usize); N]) -> BTreeMap<String, usize> {
    sizes.map(|(name, size)| (name.to_owned(), size)).into()
}

#[test]
fn rep_1_objects_are_grouped_by_what_is_asked() {
    let drawing = hall();
    let infos = event(
        &drawing,
        &[("A-1", "lolzor"), ("A-2", "lolzor"), ("A-3", "booked")],
    );
    let report = detail(Dimension::Status, &infos);
    assert_eq!(
        sizes(&report),
        expected([("lolzor", 2), ("booked", 1), ("free", 31)])
    );
    assert_eq!(report["booked"][0]["label"], "A-3");
    assert_eq!(
        sizes(&detail(Dimension::CategoryLabel, &infos)),
        expected([("Cat1", 17), ("Cat2", 17)])
    );
    assert_eq!(
        sizes(&detail(Dimension::CategoryKey, &infos)),
        expected([("9", 17), ("10", 17)])
    );
    assert_eq!(sizes(&detail(Dimension::Label, &infos)).len(), 34);
}

#[test]
fn rep_2_a_filter_leaves_only_its_group() {
    let drawing = hall();
    let infos = event(&drawing, &[("A-1", "booked")]);
    let report = json!(Detail::new(Dimension::Status, &infos).filtered("booked"));
    assert_eq!(sizes(&report), expected([("booked", 1)]));
    let report = json!(Detail::new(Dimension::Status, &infos).filtered("resale"));
    assert_eq!(report, json!({}));
}

#[test]
fn rep_3_objects_without_are_in_groups_of_their_own() {
    let drawing = drawn(&DrawingBuilder::new("Bare").row(Row::new("A").seats(1)));
    let infos = event(&drawing, &[]);
    for (dimension, none) in [
        (Dimension::CategoryKey, "NO_CATEGORY"),
        (Dimension::CategoryLabel, "NO_CATEGORY"),
        (Dimension::Section, "NO_SECTION"),
        (Dimension::Zone, "NO_ZONE"),
        (Dimension::Channel, "NO_CHANNEL"),
        (Dimension::OrderId, "NO_ORDER_ID"),
    ] {
        assert_eq!(sizes(&detail(dimension, &infos)), expected([(none, 1)]));
    }
}

#[test]
fn rep_3_all_object_types_are_there_even_without_objects() {
    let drawing = hall();
    let report = detail(Dimension::ObjectType, &event(&drawing, &[]));
    let sizes_by_type = expected([("seat", 32), ("generalAdmission", 2), ("table", 0), ("booth", 0)]);
    assert_eq!(sizes(&report), sizes_by_type);
    let nothing = drawn(&DrawingBuilder::new("Nothing"));
    assert_eq!(detail(Dimension::Status, &event(&nothing, &[])), json!({}));
}

#[test]
fn rep_4_availability_counts_objects() {
    let drawing = hall();
    let infos = event(&drawing, &[("A-1", "booked"), ("A-2", "reservedByToken")]);
    let report = detail(Dimension::Availability, &infos);
    assert_eq!(
        sizes(&report),
        expected([("not_available", 2), ("available", 32)])
    );
}

#[test]
fn rep_9_summaries_count_places() {
    let drawing = hall();
    let infos = event(&drawing, &[("A-1", "booked")]);
    let by_status = summary(&drawing, &infos, Dimension::Status, Depth::Counts);
    assert_eq!(by_status["booked"]["count"], 1);
    assert_eq!(by_status["free"]["count"], 231);
    assert_eq!(
        by_status["free"]["byCategoryLabel"],
        json!({"Cat1": 115, "Cat2": 116})
    );
    assert_eq!(
        by_status["free"]["byObjectType"],
        json!({"seat": 31, "generalAdmission": 200})
    );
}

#[test]
fn rep_7_the_own_dimension_of_a_group_is_left_out() {
    let drawing = hall();
    let infos = event(&drawing, &[("A-1", "booked")]);
    let by_status = summary(&drawing, &infos, Dimension::Status, Depth::Counts);
    let booked = json!({
        "count": 1,
        "bySection": {"NO_SECTION": 1},
        "byCategoryKey": {"9": 1},
        "byCategoryLabel": {"Cat1": 1},
        "byAvailability": {"not_available": 1},
        "byAvailabilityReason": {"booked": 1},
        "byChannel": {"NO_CHANNEL": 1},
        "byObjectType": {"seat": 1},
        "byZone": {"NO_ZONE": 1},
        "bySelectability": {"not_selectable": 1},
    });
    assert_eq!(by_status["booked"], booked);
}

#[test]
fn rep_8_known_groups_are_there_even_without_places() {
    let drawing = hall();
    let infos = event(&drawing, &[]);
    let groups = |dimension| {
        let report = summary(&drawing, &infos, dimension, Depth::Counts);
        let groups = report.as_object().expect("a summary is an object");
        let mut names: Vec<_> = groups.keys().cloned().collect();
        names.sort();
        names
    };
    assert_eq!(
        groups(Dimension::ObjectType),
        ["booth", "generalAdmission", "seat", "table"]
    );
    assert_eq!(groups(Dimension::CategoryKey), ["10", "9", "NO_CATEGORY"]);
    assert_eq!(groups(Dimension::Zone), ["NO_ZONE"]);
    assert_eq!(groups(Dimension::Channel), ["NO_CHANNEL"]);
    assert_eq!(groups(Dimension::Status), ["free"]);
    assert_eq!(
        groups(Dimension::AvailabilityReason),
        [
            "available",
            "booked",
            "disabled_by_social_distancing",
            "not_for_sale",
            "reservedByToken"
        ]
    );
    let by_type = summary(&drawing, &infos, Dimension::ObjectType, Depth::Counts);
    assert_eq!(by_type["booth"]["count"], 0);
    assert_eq!(by_type["booth"]["byStatus"], json!({}));
}

#[test]
fn rep_10_a_table_counts_its_seats_in_events_and_itself_in_charts() {
    let drawing = drawn(&DrawingBuilder::new("Tables").table(Table::new("T1", 6).booked_as_a_whole()));
    let infos: Vec<_> = event(&drawing, &[]).into_iter().take(1).collect();
    let of_event = summary(&drawing, &infos, Dimension::ObjectType, Depth::Counts);
    assert_eq!(of_event["table"]["count"], 6);
    let known = KnownGroups::of_drawing(&drawing);
    let tally = Tally::of_chart(&infos, &known);
    let of_chart = json!(
        tally
            .summary(Dimension::ObjectType, Depth::Counts)
            .expect("charts know object types")
    );
    assert_eq!(of_chart["table"]["count"], 1);
}

#[test]
fn rep_11_a_deep_summary_holds_summaries() {
    let drawing = hall();
    let infos = event(&drawing, &[("A-1", "booked")]);
    let by_status = summary(&drawing, &infos, Dimension::Status, Depth::Summaries);
    let section = &by_status["booked"]["bySection"]["NO_SECTION"];
    assert_eq!(section["count"], 1);
    assert_eq!(section["byAvailability"]["not_available"], 1);
    assert_eq!(section.get("byStatus"), None);
    assert_eq!(section.get("bySection"), None);
    let by_category = summary(&drawing, &infos, Dimension::CategoryKey, Depth::Summaries);
    assert_eq!(by_category["9"]["count"], 116);
    assert_eq!(by_category["9"]["byAvailability"]["not_available"]["count"], 1);
    let by_channel = summary(&drawing, &infos, Dimension::Channel, Depth::Summaries);
    assert_eq!(
        by_channel["NO_CHANNEL"]["byCategoryLabel"]["Cat1"]["bySection"]["NO_SECTION"],
        116
    );
}

#[test]
fn gar_9_places_of_an_area_count_by_what_became_of_them() {
    let drawing = hall();
    let mut infos = event(&drawing, &[]);
    let area = drawing.find("GA1").expect("the area is drawn");
    let part = infos[area].event.as_mut().expect("infos of events have a state");
    part.area = Some(counters(5, 3, 92, 2));
    let by_status = summary(&drawing, &infos[area..=area], Dimension::Status, Depth::Counts);
    let count = |status: &str| by_status[status]["count"].clone();
    assert_eq!(
        (count("booked"), count("reservedByToken"), count("free")),
        (json!(5), json!(3), json!(92))
    );
    assert_eq!(
        by_status["free"]["byAvailabilityReason"],
        json!({"not_for_sale": 2, "available": 90})
    );
    let objects = detail(Dimension::ObjectType, &infos[area..=area]);
    assert_eq!(objects["generalAdmission"].as_array().map(Vec::len), Some(1));
}

#[test]
fn rep_12_the_flat_list_is_in_the_order_of_labels() {
    let drawing = drawn(
        &DrawingBuilder::new("Two")
            .row(Row::new("B").seats(2))
            .row(Row::new("A").seats(11)),
    );
    let mut infos = event(&drawing, &[]);
    flat::sort(&mut infos);
    let labels: Vec<_> = infos.iter().map(ObjectInfo::label).collect();
    assert_eq!(labels[..2], ["A-1", "A-2"]);
    assert_eq!(labels[10..], ["A-11", "B-1", "B-2"]);
}

#[test]
fn rep_12_the_csv_has_a_line_for_each_object() {
    let drawing = drawn(&DrawingBuilder::new("Odd").row(Row::new("A \"x\"").seats(1)));
    let csv = csv(&event(&drawing, &[("A \"x\"-1", "booked, sort of")]));
    let lines: Vec<_> = csv.lines().collect();
    assert_eq!(lines.len(), 2);
    assert!(lines[0].starts_with("label,objectType,status,"));
    assert!(
        lines[1].starts_with(r#""A ""x""-1",seat,"booked, sort of",false,"#),
        "{}",
        lines[1]
    );
}

proptest! {
    #[test]
    fn summaries_count_what_the_infos_say(
        statuses in prop::collection::vec((0_usize..34, prop::sample::select(vec!["booked", "reservedByToken", "mine", "resale"])), 0..40),
        dimension in prop::sample::select(Dimension::OF_EVENT_SUMMARIES.to_vec()),
        other in prop::sample::select(Dimension::OF_EVENT_SUMMARIES.to_vec()),
    ) {
        let drawing = hall();
        let labels: Vec<_> = statuses.iter()
            .filter(|(index, _)| drawing.objects[*index].as_seat().is_some())
            .map(|(index, status)| (drawing.objects[*index].label.as_ref(), *status))
            .collect();
        let infos = event(&drawing, &labels);
        let report = summary(&drawing, &infos, dimension, Depth::Counts);
        let deep = summary(&drawing, &infos, dimension, Depth::Summaries);
        let places = |info: &ObjectInfo<'_>| info.object.as_area().map_or(1, |area| u64::from(area.capacity));
        for (group, item) in report.as_object().expect("a summary is an object") {
            let members = || infos.iter().filter(|info| dimension.group(info) == group.as_str());
            prop_assert_eq!(&item["count"], members().map(places).sum::<u64>());
            prop_assert_eq!(&deep[group]["count"], &item["count"]);
            if other != dimension {
                let mut counted: BTreeMap<&str, u64> = BTreeMap::new();
                for info in members() {
                    *counted.entry(other.group(info)).or_default() += places(info);
                }
                prop_assert_eq!(&item[other.as_str()], &json!(counted));
                for (value, count) in counted {
                    prop_assert_eq!(&deep[group][other.as_str()][value]["count"], &json!(count));
                }
            }
        }
    }
}
