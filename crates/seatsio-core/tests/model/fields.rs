//! Every field of every type comes out under its own name, and secrets do not come out in print.

use serde_json::Value;

use crate::bodies;
use crate::cases::{CASES, Case};
use crate::schema::{Field, Shape, TYPES, shape};

/// Types that are no models of answers, and where they are instead.
const ELSEWHERE: &[(&str, &str)] = &[
    ("CategoryKey", "tested in `conversions`"),
    ("date", "tested in `dates`"),
    ("datetime", "tested in `dates`"),
    ("yyyy-MM", "`Month`, tested in `conversions`"),
    ("uuid", "a text"),
    ("Page", "one for each kind of item"),
    ("Region", "which host is called: no model"),
    ("TestCompany", "the answer of a call that only test suites make"),
    ("CategoryUpdateParams", "options of the operation"),
    ("UpdateEventParams", "options of the operation"),
    ("CreateSeasonParams", "options of the operation"),
    ("UpdateSeasonParams", "options of the operation"),
];

/// Request types, whose JSON is asserted in `requests`.
const REQUESTS: &[&str] = &[
    "BestAvailableParams",
    "ChannelCreationParams",
    "CreateEventParams",
    "ForSaleAndNotForSaleParams",
    "ForSaleConfigParams",
    "LegacyChannelConfig",
    "ObjectAndQuantity",
    "ObjectProperties",
    "StatusChangeRequest",
];

/// Fields that no model has, and why.
const LEFT_OUT: &[(&str, &str)] = &[
    ("Event.holdToken", "no source shows that the server sends it"),
    ("Season.holdToken", "as above"),
    (
        "ChartDrawing.subChart",
        "a drawing is passed through, not modelled",
    ),
    ("ChartDrawing.subChartFloors", "as above"),
    ("ChartDrawing.multiFloorView", "as above"),
    ("ChartDrawing.tablesLabelCounter", "as above"),
    ("ChartDrawing.uuidCounter", "as above"),
    ("ChartDrawing.rowSpacing", "as above"),
    ("ChartDrawing.rowChairSpacing", "as above"),
    ("ChartDrawing.colorScheme", "as above"),
    ("ChartDrawing.sectionScaleFactor", "as above"),
    ("ChartDrawing.referenceChartVisible", "as above"),
    ("ChartDrawing.showAllButtons", "as above"),
];

#[test]
fn every_type_of_the_api_has_its_place() {
    let missing: Vec<_> = TYPES
        .iter()
        .filter(|(name, known)| {
            let is_enum = !known.values.is_empty();
            let is_case = CASES.iter().any(|case| case.type_name == name.as_str());
            let is_elsewhere = ELSEWHERE.iter().any(|(elsewhere, _)| elsewhere == name);
            let is_request = REQUESTS.contains(&name.as_str());
            usize::from(is_enum) + usize::from(is_case) + usize::from(is_request) == 0 && !is_elsewhere
        })
        .map(|(name, known)| format!("{name} ({})", known.direction))
        .collect();
    assert!(missing.is_empty(), "{missing:?}");
    assert_eq!(TYPES.len(), 117);
}

#[test]
fn every_field_comes_out_under_its_own_name() {
    let mut wrong = Vec::new();
    for case in CASES {
        let body = bodies::full(case.type_name);
        let read = case.must_read(&body.to_string());
        let Shape::Struct(fields) = shape(case.type_name) else {
            panic!("{} has no fields", case.type_name)
        };
        for field in fields.iter().filter(|field| !is_left_out(case, field)) {
            let Some(value) = body.get(&field.key) else {
                wrong.push(format!("{}.{} is not in the body", case.type_name, field.key));
                continue;
            };
            let Some(printed) = read.0.get(&name_of(&field.key)) else {
                wrong.push(format!("{}.{} was not read", case.type_name, field.key));
                continue;
            };
            for leaf in leaves(&field.key, &field.type_name, value) {
                if !printed.contains(&leaf) {
                    wrong.push(format!(
                        "{}.{}: {leaf} is not in {printed}",
                        case.type_name, field.key
                    ));
                }
            }
            if printed.contains("Unknown(") {
                wrong.push(format!("{}.{}: {printed}", case.type_name, field.key));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn secrets_and_hold_tokens_are_not_printed() {
    for case in CASES {
        let body = bodies::full(case.type_name);
        let read = case.must_read(&body.to_string());
        let mut hidden = Vec::new();
        secrets(&body, &mut hidden);
        for secret in hidden {
            assert!(
                !format!("{read:?}").contains(&secret),
                "{}: {secret}",
                case.type_name
            );
        }
    }
}

fn is_left_out(case: &Case, field: &Field) -> bool {
    let name = format!("{}.{}", case.type_name, field.key);
    LEFT_OUT.iter().any(|(left_out, _)| *left_out == name)
}

/// The name of the field that a key is read into.
pub(crate) fn name_of(key: &str) -> String {
    if let Some(check) = key.strip_prefix("VALIDATE_") {
        return check.to_lowercase();
    }
    match key {
        "type" => "kind".to_owned(),
        "numGASelectionsWithoutBooking" => "num_ga_selections_without_booking".to_owned(),
        "numNonGASelectionsWithoutBooking" => "num_non_ga_selections_without_booking".to_owned(),
        "holdOnSelectForGAs" => "hold_on_select_for_gas".to_owned(),
        key => key.chars().fold(String::new(), |mut name, character| {
            if character.is_uppercase() {
                name.push('_');
            }
            name.extend(character.to_lowercase());
            name
        }),
    }
}

/// The texts that must be found in what is printed of a value.
fn leaves(key: &str, type_name: &str, value: &Value) -> Vec<String> {
    if is_secret(key) {
        return Vec::new();
    }
    match (shape(type_name), value) {
        (Shape::Struct(fields), Value::Object(object)) => fields
            .iter()
            .filter(|field| {
                !LEFT_OUT
                    .iter()
                    .any(|(name, _)| name.ends_with(&format!(".{}", field.key)))
            })
            .filter_map(|field| Some((field, object.get(&field.key)?)))
            .flat_map(|(field, value)| leaves(&field.key, &field.type_name, value))
            .collect(),
        (Shape::List(item), Value::Array(items)) => {
            items.iter().flat_map(|value| leaves(key, &item, value)).collect()
        }
        (Shape::Map(entry), Value::Object(entries)) => entries
            .iter()
            .flat_map(|(name, value)| {
                let mut found = leaves(key, &entry, value);
                // Tokens and reasons of use are not printed as they are written.
                if !matches!(key, "holds" | "usageByReason") {
                    found.push(name.clone());
                }
                found
            })
            .collect(),
        (Shape::Scalar, Value::String(text))
            if !text.ends_with("00:00:00Z") && !is_enum_in_disguise(text) =>
        {
            // Trailing zeros of a fraction are not kept.
            vec![text.trim_end_matches("00Z").to_owned()]
        }
        (Shape::Scalar, Value::Number(number)) => vec![number.to_string()],
        (Shape::Scalar, Value::Bool(truth)) => vec![truth.to_string()],
        _ => Vec::new(),
    }
}

/// Statuses are texts in the list of types, and an enumeration in the models.
fn is_enum_in_disguise(text: &str) -> bool {
    [
        "reservedByToken",
        "resale",
        "ILLEGAL_STATUS_CHANGE",
        "DRAWING_VALIDATION_FAILED",
    ]
    .contains(&text)
}

fn is_secret(key: &str) -> bool {
    matches!(key, "secretKey" | "secretKeys" | "designerKey" | "holdToken")
}

fn secrets(value: &Value, found: &mut Vec<String>) {
    match value {
        Value::Object(object) => {
            for (key, value) in object {
                match value {
                    Value::String(text) if is_secret(key) => found.push(text.clone()),
                    Value::Array(items) if is_secret(key) => {
                        found.extend(items.iter().filter_map(|item| Some(item.as_str()?.to_owned())));
                    }
                    Value::Object(tokens) if key == "holds" => found.extend(tokens.keys().cloned()),
                    value => secrets(value, found),
                }
            }
        }
        Value::Array(items) => items.iter().for_each(|item| secrets(item, found)),
        _ => {}
    }
}
