use std::collections::BTreeMap;

use proptest::prelude::*;
use serde_json::value::RawValue;

use super::*;
use crate::model::{CategoryKey, Map, ObjectRef};

/// What serde can tell apart.
#[derive(serde::Serialize)]
struct All<'a> {
    unit: (),
    nothing: Option<u8>,
    numbers: (i8, i64, u128, f32, f64),
    text: &'a str,
    character: char,
    list: Vec<Kind<'a>>,
    by_number: BTreeMap<i16, bool>,
    by_flag: BTreeMap<bool, Newtype>,
    raw: Box<RawValue>,
    value: serde_json::Value,
    objects: Vec<ObjectRef>,
    keys: Map<String, CategoryKey>,
}

#[derive(serde::Serialize)]
enum Kind<'a> {
    Plain,
    Text(&'a str),
    Pair(u8, char),
    Named { text: Option<&'a str>, flag: bool },
}

#[derive(serde::Serialize)]
struct Newtype(f64);

fn written<T: Serialize + ?Sized>(value: &T) -> String {
    let mut json = b"before ".to_vec();
    write(&mut json, value).unwrap();
    String::from_utf8(json).unwrap().replacen("before ", "", 1)
}

proptest! {
    #[test]
    fn it_writes_what_serde_json_does(
        text in "\\PC{0,20}|[\"\\\\\u{0}-\u{20}a/\u{7f}é]{0,9}",
        (small, number, eighths, quarters, flag) in any::<(i8, i64, i32, i16, bool)>(),
    ) {
        // Others have several shortest texts, of which serde_json may take another.
        let (float, short) = (f64::from(eighths) / 8.0, f32::from(quarters) / 4.0);
        let all = All {
            unit: (),
            nothing: None,
            numbers: (small, number, u128::MAX - 1, short, float),
            text: &text,
            character: text.chars().next().unwrap_or('"'),
            list: vec![
                Kind::Plain, Kind::Text(&text), Kind::Pair(small.unsigned_abs(), 'é'),
                Kind::Named { text: flag.then_some(&text), flag },
            ],
            by_number: [(i16::from(small), flag), (1, true)].into(),
            by_flag: [(flag, Newtype(float)), (true, Newtype(-0.0))].into(),
            raw: RawValue::from_string(format!("{{ \"a\" : {number}e0 }}")).unwrap(),
            value: serde_json::json!({ &text: [number, { "b": null }, {}], "c": [] }),
            objects: vec![ObjectRef::new(&text).quantity(3).extra_data(&text), ObjectRef::new("A-1")],
            keys: [(text.clone(), CategoryKey::from(number)), (String::new(), CategoryKey::from(text.as_str()))]
                .into_iter().collect(),
        };
        prop_assert_eq!(written(&all), serde_json::to_string(&all).unwrap());
    }
}

proptest! {
    #[test]
    fn a_number_is_written_so_that_the_same_is_read(float: f64, short: f32) {
        prop_assert_eq!(written(&float).parse().ok().filter(|_| float.is_finite()), float.is_finite().then_some(float));
        prop_assert_eq!(written(&short).parse().ok().filter(|_| short.is_finite()), short.is_finite().then_some(short));
    }
}

#[test]
fn numbers_that_json_has_not_are_null() {
    assert_eq!(
        written(&[f64::NAN, f64::INFINITY, -0.0, 1e300, 1e-7]),
        "[null,null,-0.0,1e300,1e-7]"
    );
}

#[test]
fn a_key_that_is_no_text_and_no_number_is_refused() {
    let lists = BTreeMap::from([(vec![1], 1)]);
    assert!(write(&mut Vec::new(), &lists).is_err());
    assert!(write(&mut Vec::new(), &BTreeMap::from([((), 1)])).is_err());
}
