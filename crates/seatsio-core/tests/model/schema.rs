//! The list of all types of the API, and walking a body along it.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use serde::Deserialize;
use serde_json::{Map, Value};

#[derive(Deserialize)]
pub(crate) struct Type {
    pub(crate) direction: String,
    #[serde(default)]
    pub(crate) extends: Option<String>,
    #[serde(default, rename = "enum")]
    pub(crate) values: Vec<String>,
    #[serde(default)]
    pub(crate) fields: Vec<Field>,
}

#[derive(Deserialize, Clone)]
pub(crate) struct Field {
    #[serde(rename = "json")]
    pub(crate) key: String,
    #[serde(rename = "type")]
    pub(crate) type_name: String,
    pub(crate) optional: bool,
}

pub(crate) static TYPES: LazyLock<BTreeMap<String, Type>> =
    LazyLock::new(|| serde_json::from_str(include_str!("types.json")).unwrap());

/// What a type is made of.
pub(crate) enum Shape {
    Struct(Vec<Field>),
    List(String),
    Map(String),
    Enum,
    Scalar,
    /// Whatever the caller put there.
    Free,
}

pub(crate) fn shape(type_name: &str) -> Shape {
    if let Some((_, last)) = type_name.split_once(" | ") {
        return shape(last);
    }
    if let Some(item) = type_name
        .strip_prefix("array<")
        .and_then(|rest| rest.strip_suffix('>'))
    {
        return Shape::List(item.to_owned());
    }
    if let Some(inner) = type_name
        .strip_prefix("map<")
        .and_then(|rest| rest.strip_suffix('>'))
    {
        return Shape::Map(inner.split_once(',').unwrap().1.to_owned());
    }
    if let Some(item) = type_name
        .strip_prefix("Page<")
        .and_then(|rest| rest.strip_suffix('>'))
    {
        let mut fields = fields("Page");
        for field in &mut fields {
            field.type_name = field.type_name.replace("<T>", &format!("<{item}>"));
        }
        return Shape::Struct(fields);
    }
    match TYPES.get(type_name) {
        _ if matches!(type_name, "object" | "any") => Shape::Free,
        Some(known) if !known.values.is_empty() => Shape::Enum,
        Some(known) if !known.fields.is_empty() => Shape::Struct(fields(type_name)),
        _ => Shape::Scalar,
    }
}

/// The fields of a type, those that it has from another included.
pub(crate) fn fields(type_name: &str) -> Vec<Field> {
    let found = TYPES
        .get(type_name)
        .unwrap_or_else(|| panic!("no type {type_name}"));
    let mut all = found.extends.as_deref().map(fields).unwrap_or_default();
    all.extend(found.fields.iter().cloned());
    all
}

/// What is done to a struct: its fields, and its JSON.
type Change<'a> = &'a mut dyn FnMut(&[Field], &mut Map<String, Value>);

/// Calls `change` with each JSON object of `value` that is a struct, the inner ones first, until all are seen.
pub(crate) fn each_struct(type_name: &str, value: &mut Value, change: Change<'_>) {
    match (shape(type_name), value) {
        (Shape::Struct(fields), Value::Object(object)) => {
            for field in &fields {
                if let Some(inner) = object.get_mut(&field.key) {
                    each_struct(&field.type_name, inner, change);
                }
            }
            change(&fields, object);
        }
        (Shape::List(item), Value::Array(items)) => {
            for inner in items {
                each_struct(&item, inner, change);
            }
        }
        (Shape::Map(entry), Value::Object(entries)) => {
            for inner in entries.values_mut() {
                each_struct(&entry, inner, change);
            }
        }
        _ => {}
    }
}
