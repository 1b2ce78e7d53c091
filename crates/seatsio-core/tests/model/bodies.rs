//! The full body of each type, as a file; a body may stand in another by its name.

use std::path::Path;

use serde_json::Value;

/// The full body of a type: every field that the API may send, each with a value of its own.
pub(crate) fn full(type_name: &str) -> Value {
    let name = type_name.split('<').next().unwrap();
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/model/bodies")
        .join(format!("{name}.json"));
    let text = std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    let mut body = serde_json::from_str(&text).unwrap_or_else(|error| panic!("{name}: {error}"));
    fill_in(&mut body);
    if let Some((_, item)) = type_name.split_once('<') {
        body["items"] = Value::from(vec![page_item(item.trim_end_matches('>'))]);
    }
    body
}

fn page_item(type_name: &str) -> Value {
    if type_name == "uuid" {
        "4d1b2a3c-0000-4000-8000-000000000009".into()
    } else {
        full(type_name)
    }
}

/// Replaces `{"@": "Zone"}` by the body of a zone.
fn fill_in(body: &mut Value) {
    match body {
        Value::Object(object) if object.contains_key("@") => *body = full(object["@"].as_str().unwrap()),
        Value::Object(object) => object.values_mut().for_each(fill_in),
        Value::Array(items) => items.iter_mut().for_each(fill_in),
        _ => {}
    }
}
