//! What the server may add, leave out or write otherwise does not harm what is known.

use std::collections::BTreeSet;

use proptest::prelude::*;
use serde_json::{Map, Value, json};

use crate::bodies;
use crate::cases::{CASES, Case, Fields};
use crate::fields::name_of;
use crate::schema::{Field, Shape, each_struct, shape};
use crate::wire::rotated;

/// Fields whose absence makes a body something else.
const IDENTITIES: &[&str] = &[
    "id",
    "key",
    "object",
    "objectLabel",
    "label",
    "holdToken",
    "month",
    "year",
    "workspace",
    "event",
    "secretKey",
    "designerKey",
];

/// Answers yes or no, as often as asked.
struct Decisions<'a> {
    bytes: std::iter::Cycle<std::slice::Iter<'a, u8>>,
}

impl<'a> Decisions<'a> {
    fn new(bytes: &'a [u8]) -> Self {
        Self {
            bytes: bytes.iter().cycle(),
        }
    }

    fn next(&mut self) -> u8 {
        self.bytes.next().copied().unwrap_or_default()
    }

    fn yes(&mut self) -> bool {
        self.next().is_multiple_of(2)
    }
}

fn decisions() -> impl Strategy<Value = Vec<u8>> {
    proptest::collection::vec(any::<u8>(), 1..97)
}

fn case() -> impl Strategy<Value = &'static Case> {
    (0..CASES.len()).prop_map(|place| &CASES[place])
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1_000))]

    #[test]
    fn unknown_fields_ids_as_texts_and_another_order_change_nothing(case in case(), bytes in decisions()) {
        let mut decisions = Decisions::new(&bytes);
        let known = read_full(case);
        let mut body = bodies::full(case.type_name);
        each_struct(case.type_name, &mut body, &mut |fields, object| {
            write_ids_otherwise(fields, object, &mut decisions);
            add_unknown_fields(object, &mut decisions);
        });
        let read = case.must_read(&rotated(&body, usize::from(bytes[0])));
        if case.type_name != "ChartDrawing" {
            prop_assert_eq!(read, known);
        }
    }

    #[test]
    fn what_is_optional_can_be_absent_or_null(case in case(), bytes in decisions()) {
        let mut decisions = Decisions::new(&bytes);
        let known = read_full(case);
        let mut body = bodies::full(case.type_name);
        let touched = drop_optional(case, &mut body, &mut |_| match decisions.next() % 4 {
            0 => Fate::Absent,
            1 => Fate::Null,
            _ => Fate::Kept,
        });
        assert_same_but(&case.must_read(&body.to_string()), &known, &touched)?;
    }

    #[test]
    fn enumerations_keep_values_that_they_do_not_know(
        case in case(),
        bytes in decisions(),
        value in "[A-Z][A-Z_]{4,40}X",
    ) {
        let mut decisions = Decisions::new(&bytes);
        let mut body = bodies::full(case.type_name);
        let mut changed = false;
        each_struct(case.type_name, &mut body, &mut |fields, object| {
            for field in fields {
                let (Some(present), true) = (object.get_mut(&field.key), decisions.yes()) else { continue };
                // The mode of table booking decides what else is read.
                if matches!(shape(&field.type_name), Shape::Enum) && field.key != "mode" {
                    *present = Value::from(value.as_str());
                    changed = true;
                }
            }
        });
        let printed = format!("{:?}", case.must_read(&body.to_string()));
        prop_assert!(!changed || printed.contains(&value));
    }
}

#[test]
fn the_least_that_the_api_sends_is_enough() {
    for case in CASES {
        let mut body = bodies::full(case.type_name);
        let known = read_full(case);
        let touched = drop_optional(case, &mut body, &mut |_| Fate::Absent);
        assert_same_but(&case.must_read(&body.to_string()), &known, &touched).unwrap();
    }
}

#[test]
fn a_null_in_place_of_anything_but_an_identity_is_survived() {
    for case in CASES {
        let Shape::Struct(fields) = shape(case.type_name) else {
            panic!("{}", case.type_name)
        };
        for field in fields
            .iter()
            .filter(|field| !IDENTITIES.contains(&field.key.as_str()))
        {
            let mut body = bodies::full(case.type_name);
            body[&field.key] = Value::Null;
            case.must_read(&body.to_string());
        }
    }
}

#[test]
fn a_thing_without_its_identity_is_an_error_that_names_what_is_missing() {
    for (type_name, key) in [
        ("Chart", "key"),
        ("Event", "id"),
        ("Workspace", "key"),
        ("HoldToken", "holdToken"),
    ] {
        let case = CASES.iter().find(|case| case.type_name == type_name).unwrap();
        let mut body = bodies::full(type_name);
        body.as_object_mut().unwrap().remove(key);
        let error = case.read(&body.to_string()).unwrap_err();
        assert!(error.contains(key), "{error}");
    }
}

#[test]
fn a_date_that_cannot_be_read_costs_nothing_but_itself() {
    for case in CASES {
        let known = read_full(case);
        let mut body = bodies::full(case.type_name);
        let mut touched = BTreeSet::new();
        let Shape::Struct(fields) = shape(case.type_name) else {
            panic!("{}", case.type_name)
        };
        for field in fields
            .iter()
            .filter(|field| matches!(field.type_name.as_str(), "date" | "datetime"))
        {
            body[&field.key] = "next Tuesday".into();
            touched.insert(field.key.clone());
        }
        assert_same_but(&case.must_read(&body.to_string()), &known, &touched).unwrap();
    }
}

fn read_full(case: &Case) -> Fields {
    case.must_read(&bodies::full(case.type_name).to_string())
}

fn write_ids_otherwise(fields: &[Field], object: &mut Map<String, Value>, decisions: &mut Decisions<'_>) {
    for field in fields {
        let Some(present) = object.get_mut(&field.key) else {
            continue;
        };
        let otherwise = match (field.key.as_str(), &*present) {
            ("id" | "eventId" | "workspace" | "workspaceId" | "companyId", Value::Number(number)) => {
                Value::from(number.to_string())
            }
            ("next_page_starts_after" | "previous_page_ends_before", Value::String(digits)) => {
                Value::from(digits.parse::<u64>().unwrap())
            }
            _ => continue,
        };
        if decisions.yes() {
            *present = otherwise;
        }
    }
}

fn add_unknown_fields(object: &mut Map<String, Value>, decisions: &mut Decisions<'_>) {
    for _ in 0..decisions.next() % 3 {
        let value = match decisions.next() % 7 {
            0 => Value::Null,
            1 => true.into(),
            2 => json!(-1.5e300),
            3 => json!("a text with \"quotes\" and \u{1F3AD}"),
            4 => json!([1, [2, {"a": null}], "b"]),
            5 => json!({"label": "inner", "id": {"deep": []}}),
            _ => json!(18_446_744_073_709_551_615_u64),
        };
        object.insert(format!("zz{}", decisions.next()), value);
    }
}

#[derive(Clone, Copy, PartialEq)]
enum Fate {
    Kept,
    Absent,
    Null,
}

/// Drops optional fields on all levels; gives the fields of the first level that are no longer the same.
fn drop_optional(case: &Case, body: &mut Value, fate: &mut dyn FnMut(&Field) -> Fate) -> BTreeSet<String> {
    let Shape::Struct(fields) = shape(case.type_name) else {
        panic!("{}", case.type_name)
    };
    let mut touched = BTreeSet::new();
    let object = body.as_object_mut().unwrap();
    for field in &fields {
        if let Some(inner) = object.get_mut(&field.key) {
            each_struct(&field.type_name, inner, &mut |fields, object| {
                for inner in fields {
                    if drop_field(inner, object, fate) {
                        touched.insert(field.key.clone());
                    }
                }
            });
        }
        if drop_field(field, object, fate) {
            touched.insert(field.key.clone());
        }
    }
    touched
}

fn drop_field(field: &Field, object: &mut Map<String, Value>, fate: &mut dyn FnMut(&Field) -> Fate) -> bool {
    if !field.optional || !object.contains_key(&field.key) {
        return false;
    }
    match fate(field) {
        Fate::Kept => return false,
        Fate::Absent => object.remove(&field.key),
        Fate::Null => object.insert(field.key.clone(), Value::Null),
    };
    true
}

/// What was not touched has come out as before.
fn assert_same_but(read: &Fields, known: &Fields, touched: &BTreeSet<String>) -> Result<(), TestCaseError> {
    let touched: BTreeSet<_> = touched.iter().map(|key| name_of(key)).collect();
    for (name, printed) in &known.0 {
        if !touched.contains(name) {
            prop_assert_eq!(read.0.get(name), Some(printed), "{}", name);
        }
    }
    Ok(())
}
