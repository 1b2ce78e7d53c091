use proptest::prelude::*;
use serde_json::{Value, json};

use super::{Drawing, DrawnObject, VenueType};
use crate::demo;
use crate::draw::{Area, Booth, Category, DrawingBuilder, Floor, Row, SeatTrait, Section, Table, Zone};

fn parsed(json: &Value) -> Drawing {
    Drawing::parse(json.to_string()).expect("any object is a drawing")
}

fn built(builder: &DrawingBuilder) -> Drawing {
    parsed(&builder.build())
}

fn labels(drawing: &Drawing) -> Vec<&str> {
    drawing
        .objects
        .iter()
        .map(|object| object.label.as_ref())
        .collect()
}

#[track_caller]
fn object<'a>(drawing: &'a Drawing, label: &str) -> &'a DrawnObject {
    let index = drawing.find(label).expect("the object is drawn");
    &drawing.objects[index]
}

#[test]
fn the_json_of_a_drawing_is_kept_to_the_letter() {
    let text = r#" {"b": 1.10, "a": {"unknown": [1, null]}, "name": "\u0041"} "#;
    let drawing = Drawing::parse(text).expect("any object is a drawing");
    assert_eq!(drawing.json(), text);
    assert_eq!(drawing.name(), "A");
}

#[test]
fn labels_are_made_of_section_row_and_seat() {
    let section = Section::new("Section A")
        .row(Row::new("A").seats(1))
        .table(Table::new("T9", 1))
        .area(Area::new("GA9", 1))
        .booth(Booth::new("B9"));
    let drawing = DrawingBuilder::new("Labels")
        .section(section)
        .row(Row::new("A").seats(2))
        .table(Table::new("T1", 2))
        .area(Area::new("GA1", 5))
        .booth(Booth::new("B1"));
    let expected = [
        "Section A-A-1",
        "Section A-T9",
        "Section A-T9-1",
        "Section A-GA9",
        "Section A-B9",
        "A-1",
        "A-2",
        "T1",
        "T1-1",
        "T1-2",
        "GA1",
        "B1",
    ];
    assert_eq!(labels(&built(&drawing)), expected);
}

#[test]
fn floors_come_one_after_the_other() {
    let floor = |name: &str| {
        let section = Section::new(format!("S{name}")).row(Row::new("A").seats(1));
        Floor::new(name, format!("Floor {name}"))
            .section(section)
            .row(Row::new(name).seats(1))
    };
    let drawing = built(&DrawingBuilder::new("House").floor(floor("1")).floor(floor("2")));
    assert_eq!(labels(&drawing), ["S1-A-1", "1-1", "S2-A-1", "2-1"]);
    let floor = drawing
        .floor_of(object(&drawing, "S2-A-1"))
        .expect("the chart has floors");
    assert_eq!(
        (floor.name.as_ref(), floor.display_name.as_ref()),
        ("2", "Floor 2")
    );
}

#[test]
fn a_floor_name_alone_makes_no_chart_with_floors() {
    let mut drawing = demo::hall(1, 1);
    drawing["subChart"]["floorName"] = json!("1");
    let drawing = parsed(&drawing);
    assert_eq!(drawing.floor_of(object(&drawing, "1-1")), None);
}

#[test]
fn what_has_no_label_or_one_that_was_there_before_is_no_object() {
    let row = Row::new("A").seats_labelled(["1", "1", "?", "4", "5"]);
    let drawing = built(&DrawingBuilder::new("Faulty").row(row).row(Row::new("?").seats(2)));
    assert_eq!(labels(&drawing), ["A-1", "A-4", "A-5"]);
    assert_eq!((drawing.faults.unlabelled, drawing.faults.duplicates), (3, 1));
}

#[test]
fn neighbours_stand_side_by_side_in_one_row() {
    let row = Row::new("A").seats_labelled(["1", "2", "?", "4"]);
    let drawing = built(&DrawingBuilder::new("Gap").row(row).row(Row::new("B").seats(1)));
    let neighbours = |label: &str| {
        let index = drawing.find(label).expect("the object is drawn");
        let (left, right) = drawing.neighbours(index);
        let label = |object: Option<&DrawnObject>| object.map(|object| object.label.to_string());
        (label(left), label(right))
    };
    assert_eq!(neighbours("A-1"), (None, Some("A-2".to_owned())));
    assert_eq!(neighbours("A-2"), (Some("A-1".to_owned()), None));
    assert_eq!(neighbours("A-4"), (None, None));
    assert_eq!(neighbours("B-1"), (None, None));
}

#[test]
fn a_seat_without_a_category_has_that_of_its_section() {
    let rows = [Row::new("A").seats(2).seat_category("2", 2)];
    let drawing = DrawingBuilder::new("Inherited")
        .category(Category::new(1, "One"))
        .category(Category::new(2, "Two"))
        .section(Section::new("S").category("1").rows(rows))
        .row(Row::new("B").seats(1))
        .row(Row::new("C").seats(1).category(99));
    let drawing = built(&drawing);
    let category = |label: &str| {
        let category = drawing.category_of(object(&drawing, label));
        category.map(|category| category.label.to_string())
    };
    assert_eq!(category("S-A-1"), Some("One".to_owned()));
    assert_eq!(category("S-A-2"), Some("Two".to_owned()));
    assert_eq!((category("B-1"), category("C-1")), (None, None));
    assert_eq!(drawing.faults.without_category, 1);
}

#[test]
fn a_table_has_the_category_of_its_seats() {
    let drawing = DrawingBuilder::new("Tables")
        .category(Category::new(9, "Cat1"))
        .table(Table::new("T1", 6).category(9));
    let drawing = built(&drawing);
    let table = object(&drawing, "T1");
    assert_eq!(
        drawing.category_of(table).map(|category| category.label.as_ref()),
        Some("Cat1")
    );
    let table = table.as_table().expect("T1 is a table");
    assert_eq!((table.num_seats, table.seats()), (6, 1..7));
    assert_eq!(
        object(&drawing, "T1-3").as_seat().and_then(|seat| seat.table()),
        Some(0)
    );
}

#[test]
fn distances_are_measured_from_the_zone_the_floor_or_the_chart() {
    let section = |label: &str| {
        Section::new(label)
            .at(100.0, 0.0)
            .row(Row::new("A").seats(1).at(3.0, 4.0))
    };
    let drawing = DrawingBuilder::new("Distances")
        .focal_point(0.0, 0.0)
        .zone(Zone::new("near", "Near").focal_point(100.0, 0.0))
        .zone(Zone::new("blind", "Blind"))
        .section(section("N").zone("near"))
        .section(section("B").zone("blind"))
        .row(Row::new("A").seats(1).at(3.0, 4.0));
    let drawing = built(&drawing);
    assert_eq!(object(&drawing, "N-A-1").distance, Some(5.0));
    assert_eq!(object(&drawing, "B-A-1").distance, Some(10_625_f64.sqrt()));
    assert_eq!(object(&drawing, "A-1").distance, Some(5.0));
    assert!(drawing.supports_best_available);
}

#[test]
fn without_a_focal_point_nothing_has_a_distance() {
    let drawing = built(&DrawingBuilder::new("Blind").row(Row::new("A").seats(1)));
    assert_eq!(object(&drawing, "A-1").distance, None);
    assert!(!drawing.supports_best_available);
}

#[test]
fn a_zone_with_a_focal_point_is_enough_for_best_available() {
    let drawing = DrawingBuilder::new("Zone").zone(Zone::new("z", "Z").focal_point(1.0, 1.0));
    assert!(built(&drawing).supports_best_available);
}

#[test]
fn the_traits_of_a_seat_are_told_apart() {
    let row = Row::new("A")
        .seats(2)
        .with("2", SeatTrait::Accessible)
        .with("2", SeatTrait::PlusSize);
    let drawing = built(&DrawingBuilder::new("Traits").row(row));
    let traits = |label| object(&drawing, label).as_seat().expect("it is a seat").traits;
    assert!(traits("A-2").is_accessible && traits("A-2").is_plus_size);
    assert!(!traits("A-2").is_companion_seat && !traits("A-1").is_accessible);
}

#[test]
fn gar_8_the_occupancy_of_areas() {
    let drawing = DrawingBuilder::new("Areas")
        .area(Area::new("Plain", 100))
        .area(Area::new("Variable", 100).variable_occupancy(2, None))
        .area(Area::new("Most", 100).variable_occupancy(1, Some(20)))
        .area(Area::new("Whole", 10).booked_as_a_whole());
    let drawing = built(&drawing);
    let occupancy = |label| {
        let area = object(&drawing, label).as_area().expect("it is an area");
        (area.min_occupancy, area.max_occupancy, area.book_as_a_whole)
    };
    assert_eq!(occupancy("Plain"), (1, None, false));
    assert_eq!(occupancy("Variable"), (2, Some(100), false));
    assert_eq!(occupancy("Most"), (1, Some(20), false));
    assert_eq!(occupancy("Whole"), (1, None, true));
}

#[test]
fn cht_6_old_venue_types_have_present_names() {
    for (old, present) in [
        ("ZONES", VenueType::WithZones),
        ("WITH_ZONES", VenueType::WithZones),
        ("ROWS_WITH_SECTIONS", VenueType::WithSectionsAndFloors),
        ("ROWS_WITHOUT_SECTIONS", VenueType::Simple),
        ("MIXED", VenueType::Simple),
        ("SIMPLE", VenueType::Simple),
    ] {
        assert_eq!(parsed(&json!({"venueType": old})).venue_type(), present, "{old}");
    }
    assert_eq!(parsed(&json!({})).venue_type(), VenueType::Simple);
}

#[test]
fn cht_25_faults_are_found() {
    let drawing = DrawingBuilder::new("Faults")
        .category(Category::new(1, "One"))
        .floor(
            Floor::new("1", "One")
                .row(Row::new("A").seats(1).category(1))
                .area(Area::new("GA", 1).category(1)),
        )
        .floor(Floor::new("2", "Two"));
    let faults = built(&drawing).faults;
    assert_eq!((faults.mixed_categories, faults.empty_floors), (1, 1));
}

#[test]
fn a_row_may_name_its_section_itself() {
    let mut drawing = demo::hall(1, 1);
    drawing["subChart"]["rows"][0]["sectionLabel"] = json!("Balcony");
    drawing["subChart"]["rows"][0]["sectionDisplayedLabel"] = json!("The balcony");
    let drawing = parsed(&drawing);
    assert_eq!(labels(&drawing), ["Balcony-1-1"]);
    let section = drawing
        .section_of(object(&drawing, "Balcony-1-1"))
        .expect("the row named one");
    assert_eq!(section.displayed.as_deref(), Some("The balcony"));
}

#[test]
fn only_a_json_object_is_a_drawing() {
    for (text, problem) in [
        ("[]", "#: expected type: JSONObject, found: JSONArray"),
        ("null", "#: expected type: JSONObject, found: Null"),
        ("3", "#: expected type: JSONObject, found: Number"),
        ("\"{}\"", "#: expected type: JSONObject, found: String"),
        (
            "",
            "#: the drawing is not JSON: EOF while parsing a value at line 1 column 0",
        ),
    ] {
        let error = Drawing::parse(text).expect_err("this is no drawing");
        assert_eq!(error.to_string(), problem);
    }
    let error = Drawing::parse("{\"name\": }").expect_err("this is no JSON");
    assert!(
        error.to_string().starts_with("#: the drawing is not JSON"),
        "{error}"
    );
}

#[test]
fn a_field_that_occurs_twice_counts_the_last_time() {
    let drawing = Drawing::parse(r#"{"name": "One", "name": "Two"}"#).expect("any object is a drawing");
    assert_eq!(drawing.name(), "Two");
}

#[test]
fn wrong_types_count_as_absent() {
    let drawing = parsed(&json!({
        "name": ["x"],
        "categories": {"list": [1, null, {"key": {}}, {"key": 5, "label": false, "color": 1}]},
        "zones": "none",
        "subChart": {
            "focalPoint": {"x": "1"},
            "sections": [{"label": "S", "subChart": {"sections": [{}], "rows": {"label": 1}}}],
            "rows": [
                7,
                {"label": 12, "seats": [{"label": 3, "x": "far", "accessible": "yes"}, [], "seat"]},
            ],
            "tables": [{"label": "T", "seats": 6}],
            "generalAdmissionAreas": [{"label": "GA", "capacity": -5}],
        },
    }));
    assert_eq!(labels(&drawing), ["12-3", "T", "GA"]);
    assert_eq!(drawing.name(), "Untitled chart");
    assert_eq!(
        object(&drawing, "GA").as_area().map(|area| area.capacity),
        Some(0)
    );
    assert_eq!(drawing.categories.len(), 1);
}

#[test]
fn nesting_without_end_is_not_followed() {
    let deep = format!("{}{}", "[".repeat(100_000), "]".repeat(100_000));
    let text = format!(r#"{{"name": "Deep", "other": {deep}, "subChart": {{"rows": {deep}}}}}"#);
    let drawing = Drawing::parse(text).expect("any object is a drawing");
    assert_eq!((drawing.name(), drawing.objects.len()), ("Deep", 0));
    assert_eq!(
        drawing.with_name("New").expect("names are at the top").name(),
        "New"
    );
}

/// Any JSON that is not too large.
fn any_json() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        "[A-C?1-3]{0,2}".prop_map(Value::from),
    ];
    leaf.prop_recursive(5, 60, 6, |inner| {
        let name = prop::sample::select(vec![
            "label",
            "seats",
            "rows",
            "tables",
            "booths",
            "sections",
            "subChart",
            "key",
            "x",
            "y",
            "generalAdmissionAreas",
            "categoryKey",
            "capacity",
            "focalPoint",
            "center",
            "points",
            "topLeft",
            "zone",
            "list",
            "categories",
            "displayLabel",
            "radius",
            "shapes",
            "texts",
        ]);
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..6).prop_map(Value::from),
            prop::collection::vec((name, inner), 0..6).prop_map(|fields| {
                fields
                    .into_iter()
                    .map(|(name, value)| (name.to_owned(), value))
                    .collect::<Value>()
            }),
        ]
    })
}

proptest! {
    #[test]
    fn any_json_is_read_painted_and_edited_without_a_panic(
        contents in any_json(),
        floors in any_json(),
        categories in any_json(),
        zones in any_json(),
    ) {
        let drawing = parsed(&json!({
            "categories": categories,
            "zones": zones,
            "subChart": contents,
            "subChartFloors": floors,
        }));
        for (index, object) in drawing.objects.iter().enumerate() {
            prop_assert_eq!(drawing.find(&object.label), Some(index));
            let info = crate::info::ObjectInfo::of_chart(&drawing, index).expect("the object is there");
            prop_assert!(serde_json::to_string(&info).is_ok());
        }
        prop_assert!(drawing.thumbnail_svg().is_ok());
        let renamed = drawing.with_name("New").expect("a name fits anywhere");
        prop_assert_eq!(renamed.name(), "New");
        let bare = drawing.with_categories(&[]).expect("so does an empty list");
        prop_assert!(bare.categories.is_empty());
    }

    #[test]
    fn any_value_that_is_no_object_is_refused(value in any_json()) {
        let answer = Drawing::parse(value.to_string());
        prop_assert_eq!(answer.is_ok(), value.is_object());
    }

    #[test]
    fn every_label_is_found_and_only_once(
        rows in prop::collection::vec(("[A-C]{0,1}", prop::collection::vec("[1-3?]{0,1}", 0..6)), 0..6),
    ) {
        let rows = rows.into_iter().map(|(row, seats)| Row::new(row).seats_labelled(seats));
        let drawing = built(&DrawingBuilder::new("Any").rows(rows));
        let mut distinct = labels(&drawing);
        distinct.sort_unstable();
        distinct.dedup();
        prop_assert_eq!(distinct.len(), drawing.objects.len());
        for (index, object) in drawing.objects.iter().enumerate() {
            prop_assert_eq!(drawing.find(&object.label), Some(index));
        }
    }
}

#[cfg(feature = "thumbnails")]
proptest! {
    // Painting takes its time in a build without optimizations.
    #![proptest_config(ProptestConfig::with_cases(16))]

    #[test]
    fn any_json_has_a_thumbnail(contents in any_json()) {
        let drawing = parsed(&json!({"subChart": contents}));
        prop_assert!(drawing.thumbnail_png().is_ok());
    }
}
