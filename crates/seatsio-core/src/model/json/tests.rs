//! The parser beside serde_json, with which it must agree.

use super::*;
use proptest::{collection::vec, prelude::*, sample::Index};
use serde_core::de::IgnoredAny;
use serde_json::value::RawValue;

/// Whether two values are the same; of fractions, serde_json's last digit may be wrong.
fn is_same(one: &serde_json::Value, other: &serde_json::Value) -> bool {
    use serde_json::Value::{Array, Number, Object};
    match (one, other) {
        (Array(one), Array(other)) => {
            one.len() == other.len() && one.iter().zip(other).all(|(one, other)| is_same(one, other))
        }
        (Object(one), Object(other)) => {
            let mut pairs = one.iter().zip(other);
            one.len() == other.len() && pairs.all(|(one, other)| one.0 == other.0 && is_same(one.1, other.1))
        }
        (Number(one), Number(other)) if one.is_f64() && other.is_f64() => {
            let (one, other) = (one.as_f64().unwrap(), other.as_f64().unwrap());
            (one - other).abs() <= one.abs() * 1e-15
        }
        (one, other) => one == other,
    }
}

/// What is read and what is skipped is what serde_json reads and skips.
fn agrees(json: &str) -> Result<(), TestCaseError> {
    let theirs = serde_json::from_str::<serde_json::Value>(json);
    let ours = from_str::<serde_json::Value>(json);
    match (&ours, &theirs) {
        (Ok(ours), Ok(theirs)) => prop_assert!(is_same(ours, theirs), "{} {} {}", json, ours, theirs),
        (Err(_), Err(_)) => {}
        _ => prop_assert!(false, "{:?}: {:?}, by serde_json {:?}", json, ours, theirs),
    }
    let mut parser = Parser::new(json);
    let raw = parser.raw().ok().filter(|_| parser.end().is_ok());
    let raw_of_theirs = serde_json::from_str::<&RawValue>(json).ok();
    prop_assert_eq!(raw, raw_of_theirs.map(RawValue::get));
    let skips = serde_json::from_str::<IgnoredAny>(json).is_ok();
    prop_assert_eq!(raw.is_some(), skips);
    Ok(())
}

/// A text as it may be written: plain, with escapes, or wrong.
fn text() -> impl Strategy<Value = String> {
    let part = prop_oneof![
        6 => "[a-z0-9 ]{0,12}",
        2 => "[^\"\\\\\u{0}-\u{1f}]{0,5}",
        2 => r#"\\["\\/bfnrt]"#,
        2 => r"\\u[0-9a-fA-F]{4}",
        1 => r"\\u[dD][89a-fA-F][0-9a-f]{2}\\u[dD][89a-fA-F][0-9a-f]{2}",
        1 => "\\PC{0,4}",
        1 => r#"\\[a-z]|\\u[0-9a-g]{0,4}|[\u{0}-\u{1f}]"#,
    ];
    vec(part, 0..5).prop_map(|parts| format!("\"{}\"", parts.concat()))
}

fn number() -> impl Strategy<Value = String> {
    prop_oneof![
        any::<u64>().prop_map(|number| number.to_string()),
        any::<i64>().prop_map(|number| number.to_string()),
        any::<f64>().prop_map(|number| format!("{number:e}")),
        "-?(0|[1-9][0-9]{0,25})(\\.[0-9]{1,25})?([eE][+-]?[0-9]{1,3})?",
        "-?[0-9]{0,3}\\.?[0-9]{0,3}[eE]?[+-]?[0-9]{0,4}",
    ]
}

/// JSON, or nearly.
fn json() -> impl Strategy<Value = String> {
    let scalar = prop_oneof![
        text(),
        number(),
        Just("true".to_owned()),
        Just("false".to_owned()),
        Just("null".to_owned()),
    ];
    scalar.prop_recursive(6, 60, 8, |value| {
        let space = || "[ \n\t\r]{0,2}";
        let element = (space(), value.clone(), space()).prop_map(|(a, b, c)| a + &b + &c);
        let entry =
            (space(), text(), space(), value).prop_map(|(a, key, b, value)| format!("{a}{key}{b}:{value}"));
        prop_oneof![
            vec(element, 0..8).prop_map(|elements| format!("[{}]", elements.join(","))),
            vec(entry, 0..8).prop_map(|entries| format!("{{{}}}", entries.join(","))),
        ]
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(500))]

    #[test]
    fn json_is_read_as_serde_json_reads_it(json in json(), before in "[ \n]{0,2}", after in "[ \n]{0,2}|x") {
        agrees(&format!("{before}{json}{after}"))?;
    }

    #[test]
    fn what_is_no_json_any_more_is_refused_where_serde_json_refuses_it(
        json in json(),
        place: Index,
        gone in 0_usize..4,
        put in "[\\[\\]{}:,\"0-9a-z\\\\ ]{0,3}",
    ) {
        let mut characters: Vec<char> = json.chars().collect();
        let start = place.index(characters.len() + 1);
        let end = (start + gone).min(characters.len());
        characters.splice(start..end, put.chars());
        agrees(&characters.into_iter().collect::<String>())?;
    }

    #[test]
    fn anything_is_refused_where_serde_json_refuses_it(json in "\\PC{0,40}|[\\[\\]{}:,\"0-9truefalsn.eE+\\\\ -]{0,30}") {
        agrees(&json)?;
    }

    #[test]
    fn data_of_another_format_are_read_as_their_json_is(json in json()) {
        if let Ok(value) = serde_json::from_str::<serde_json::Value>(&json) {
            // Not by serde_json, which would hand over its text.
            let ours: Any = deserialize(serde_core::de::value::MapDeserializer::new(std::iter::once(("v", value.clone())))).unwrap();
            prop_assert!(is_same(&ours.0, &serde_json::json!({"v": value})), "{}", json);
        }
    }
}

/// Any value.
struct Any(serde_json::Value);

impl Read for Any {
    fn read(json: &mut Parser<'_>) -> Result<Self, Fault> {
        serde_json::Value::read(json).map(Self)
    }
}

#[test]
fn as_many_lists_and_objects_may_be_nested_as_serde_json_allows() {
    for depth in [1, 126, 127, 128, 129, 1_000] {
        for (open, close) in [("[", "]"), ("{\"a\":[", "]}")] {
            let json = open.repeat(depth) + &close.repeat(depth);
            agrees(&json).unwrap();
        }
    }
}

#[test]
fn what_is_written_otherwise_than_it_was_guessed_is_read_all_the_same() {
    let keys: &[&str] = &["one", "two", "three"];
    let mut json = Parser::new(
        r#"[{"one": 1, "two": 2}, {"two": 2, "one": 1}, {"two":2,"zz":0,"\u006fne":1}, {"one":null, "tw":0, "two":2}, null]"#,
    );
    let mut read = Vec::new();
    json.list().unwrap();
    while json.element().unwrap() {
        let mut fields = json.fields("an object", keys).unwrap();
        while let Some(place) = json.field(&mut fields).unwrap() {
            read.push((place, u64::read(&mut json).unwrap()));
        }
    }
    assert_eq!(read, [(0, 1), (1, 2), (1, 2), (0, 1), (1, 2), (0, 1), (1, 2)]);
    assert!(json.end().is_ok());
}

#[test]
fn a_null_in_place_of_an_object_has_none_of_the_keys_that_follow_it() {
    let keys: &[&str] = &["one", "two"];
    let mut json = Parser::new(r#"{"zero":null,"one":{"two":2},"two":null}"#);
    let mut read = Vec::new();
    json.map().unwrap();
    while let Some(key) = json.entry().unwrap() {
        let mut fields = json.fields("an object", keys).unwrap();
        while let Some(place) = json.field(&mut fields).unwrap() {
            read.push((key.clone(), place, u64::read(&mut json).unwrap()));
        }
    }
    assert_eq!(read, [("one".into(), 1, 2)]);
    assert!(json.end().is_ok());
}

#[test]
fn a_text_passes_only_if_it_stands_there_to_its_end() {
    for (json, passes) in [
        (r#"  "row""#, true),
        (r#""rows""#, false),
        (r#""ro""#, false),
        (r#""ro\u0077""#, false),
        (r#""row"#, false),
        ("1", false),
    ] {
        let mut parser = Parser::new(json);
        assert_eq!(parser.passes("row"), passes, "{json}");
        assert_eq!(parser.end().is_ok(), passes, "{json}");
    }
}

#[test]
fn a_fault_is_told_with_its_place_and_without_what_stands_there() {
    let error = from_str::<Vec<u64>>("[1,\n \"a secret\"]").unwrap_err();
    assert_eq!(
        error.to_string(),
        "invalid type: a text, expected a whole number from 0 on at line 2 column 11"
    );
    let error = from_str::<Vec<u64>>("[1").unwrap_err();
    assert_eq!(
        error.to_string(),
        "the end of the JSON, expected `,` or `]` at line 1 column 2"
    );
}
