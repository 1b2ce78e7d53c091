//! Section 6: validation of drawings.

use serde_json::{Value, json};

use crate::support::Api;

/// A drawing with every fault but an empty floor: no focal point, a seat without label and category, two seats A-1,
/// and category 1 on seats and an area.
fn faulty() -> Value {
    json!({
        "name": "Faulty",
        "categories": { "list": [{ "key": 1, "label": "One", "color": "#aaaaaa", "accessible": false }] },
        "subChart": {
            "rows": [{ "label": "A", "seats": [
                { "label": "1", "x": 0, "y": 0, "categoryKey": 1 },
                { "label": "1", "x": 20, "y": 0, "categoryKey": 1 },
                { "label": "?", "x": 40, "y": 0, "categoryKey": 1 },
                { "label": "4", "x": 60, "y": 0 },
            ] }],
            "generalAdmissionAreas": [{ "label": "GA1", "capacity": 100, "categoryKey": 1 }],
        },
    })
}

const FAULTS: [&str; 5] = [
    "VALIDATE_UNLABELED_OBJECTS",
    "VALIDATE_DUPLICATE_LABELS",
    "VALIDATE_OBJECTS_WITHOUT_CATEGORIES",
    "VALIDATE_FOCAL_POINT",
    "VALIDATE_OBJECT_TYPES_PER_CATEGORY",
];

fn set_all(api: &mut Api, level: &str) {
    for validator in FAULTS {
        api.post(
            "/accounts/me/settings",
            json!({ "key": validator, "value": level }),
        )
        .expect(204);
    }
}

fn validate(api: &mut Api, chart: &str) -> Value {
    api.act(&format!("/charts/{chart}/version/published/actions/validate"))
        .expect(200)
}

// CHT-24, CHT-25
#[test]
fn a_faulty_drawing_validates_clean_while_all_validators_are_off() {
    let mut api = Api::new();
    let chart = api.upload(&faulty());
    assert_eq!(
        validate(&mut api, &chart),
        json!({ "errors": [], "warnings": [] })
    );
}

// CHT-26
#[test]
fn on_warning_every_fault_is_a_warning() {
    let mut api = Api::new();
    let chart = api.upload(&faulty());
    set_all(&mut api, "WARNING");
    let expected = json!({ "errors": [], "warnings": FAULTS });
    assert_eq!(validate(&mut api, &chart), expected);
    assert_eq!(
        api.get(&format!("/charts/{chart}")).expect(200)["validation"],
        expected
    );
    assert_eq!(
        api.get("/charts?expand=validation").items()[0]["validation"],
        expected
    );
}

// CHT-25
#[test]
fn on_error_every_fault_is_an_error() {
    let mut api = Api::new();
    let chart = api.upload(&faulty());
    set_all(&mut api, "ERROR");
    assert_eq!(
        validate(&mut api, &chart),
        json!({ "errors": FAULTS, "warnings": [] })
    );
}

// CHT-25
#[test]
fn an_empty_floor_is_a_fault() {
    let mut api = Api::new();
    let drawing = json!({ "name": "a", "subChartFloors": [
        { "floorName": "1", "rows": [{ "label": "A", "seats": [{ "label": "1", "x": 0, "y": 0 }] }] },
        { "floorName": "2", "rows": [] },
    ] });
    let chart = api.upload(&drawing);
    api.post(
        "/accounts/me/settings",
        json!({ "key": "VALIDATE_EMPTY_FLOOR", "value": "WARNING" }),
    )
    .expect(204);
    assert_eq!(
        validate(&mut api, &chart)["warnings"],
        json!(["VALIDATE_EMPTY_FLOOR"])
    );
}
