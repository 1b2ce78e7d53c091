//! Makes drawings for charts created through the API, and changes names and categories.
//!
//! An edit changes the part of the JSON that it is about and copies the rest to the letter.

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};

use serde::Deserialize;
use serde_json::value::RawValue;
use serde_json::{Map, Value, json};

use super::category::{CategoryKey, color_at};
use super::{Drawing, DrawingError, UNTITLED, VenueType};

/// A category as callers send it: its key, and whatever else they want to set.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct CategoryFields {
    pub(crate) key: CategoryKey,
    pub(crate) label: Option<String>,
    pub(crate) color: Option<String>,
    pub(crate) accessible: Option<bool>,
}

impl Drawing {
    /// The drawing of a chart that is created without one (CHT-3, CHT-4).
    pub(crate) fn create(
        name: Option<&str>,
        venue_type: Option<VenueType>,
        categories: &[CategoryFields],
    ) -> Result<Self, DrawingError> {
        let drawing = json!({
            "name": name.unwrap_or(UNTITLED),
            "venueType": venue_type.unwrap_or(VenueType::Simple).as_str(),
            "version": 22,
            "categories": {"list": []},
            "subChart": {
                "width": 0,
                "height": 0,
                "focalPoint": null,
                "rows": [],
                "tables": [],
                "booths": [],
                "generalAdmissionAreas": [],
                "sections": [],
                "shapes": [],
                "texts": [],
                "imageObjects": [],
                "icons": [],
            },
        });
        Self::parse(drawing.to_string())?.with_categories(categories)
    }

    /// The same drawing under another name.
    pub(crate) fn with_name(&self, name: &str) -> Result<Self, DrawingError> {
        self.with_field("name", Value::from(name))
    }

    /// The drawing with exactly these categories. A category that it has already keeps the
    /// fields that are not given (CHT-8).
    pub(crate) fn with_categories(&self, categories: &[CategoryFields]) -> Result<Self, DrawingError> {
        let mut known: HashMap<String, Map<String, Value>> = HashMap::new();
        for drawn in self.category_list()? {
            if let Some(key) = key_of(&drawn) {
                known.entry(key.into_owned()).or_insert(drawn);
            }
        }
        let mut seen = HashSet::new();
        let mut list = Vec::with_capacity(categories.len());
        for fields in categories {
            if !seen.insert(fields.key.as_text()) {
                continue;
            }
            let color = color_at(list.len());
            list.push(match known.remove(fields.key.as_text().as_ref()) {
                Some(drawn) => changed(drawn, fields),
                None => made(fields, color),
            });
        }
        self.with_category_list(list)
    }

    /// The drawing with one more category. None if it has one of that key.
    pub(crate) fn with_category(&self, fields: &CategoryFields) -> Result<Option<Self>, DrawingError> {
        let mut list = self.category_list()?;
        let key = fields.key.as_text();
        if list.iter().any(|drawn| has_key(drawn, &key)) {
            return Ok(None);
        }
        list.push(made(fields, color_at(list.len())));
        self.with_category_list(list).map(Some)
    }

    /// The drawing with the given fields of one category changed. None if it has no such
    /// category; `fields.key` counts as text (CHT-22).
    pub(crate) fn with_category_changed(
        &self,
        fields: &CategoryFields,
    ) -> Result<Option<Self>, DrawingError> {
        let key = fields.key.as_text();
        let mut list = self.category_list()?;
        let Some(drawn) = list.iter_mut().find(|drawn| has_key(drawn, &key)) else {
            return Ok(None);
        };
        *drawn = changed(std::mem::take(drawn), fields);
        self.with_category_list(list).map(Some)
    }

    /// The drawing without that category. Objects keep its key and count as being without a
    /// category until it comes back. None if there is no such category.
    pub(crate) fn without_category(&self, key: &str) -> Result<Option<Self>, DrawingError> {
        let mut list = self.category_list()?;
        let before = list.len();
        list.retain(|drawn| !has_key(drawn, key));
        if list.len() == before {
            return Ok(None);
        }
        self.with_category_list(list).map(Some)
    }

    /// The drawn categories as JSON objects, fields that nobody knows included.
    fn category_list(&self) -> Result<Vec<Map<String, Value>>, DrawingError> {
        let Some(Value::Object(mut categories)) = self.field("categories")? else {
            return Ok(Vec::new());
        };
        let Some(Value::Array(list)) = categories.remove("list") else {
            return Ok(Vec::new());
        };
        Ok(list
            .into_iter()
            .filter_map(|category| match category {
                Value::Object(category) => Some(category),
                _ => None,
            })
            .collect())
    }

    fn with_category_list(&self, list: Vec<Map<String, Value>>) -> Result<Self, DrawingError> {
        let mut categories = match self.field("categories")? {
            Some(Value::Object(categories)) => categories,
            _ => Map::new(),
        };
        let list = list.into_iter().map(Value::Object).collect();
        categories.insert("list".to_owned(), Value::Array(list));
        self.with_field("categories", Value::Object(categories))
    }

    fn field(&self, name: &str) -> Result<Option<Value>, DrawingError> {
        let fields = self.fields()?;
        let Some((_, field)) = fields.0.into_iter().rfind(|(known, _)| known == name) else {
            return Ok(None);
        };
        serde_json::from_str(field.get()).map(Some).map_err(unexpected)
    }

    fn with_field(&self, name: &str, value: Value) -> Result<Self, DrawingError> {
        let value = value.to_string();
        let fields = self.fields()?.0;
        let mut json = String::with_capacity(self.json.len() + value.len() + name.len() + 8);
        let mut is_written = false;
        for (known, field) in &fields {
            let is_the_one = known == name;
            if is_the_one && is_written {
                continue;
            }
            push_field(&mut json, known, if is_the_one { &value } else { field.get() });
            is_written |= is_the_one;
        }
        if !is_written {
            push_field(&mut json, name, &value);
        }
        json.push('}');
        Self::parse(json)
    }

    fn fields(&self) -> Result<Fields<'_>, DrawingError> {
        serde_json::from_str(&self.json).map_err(unexpected)
    }
}

fn push_field(json: &mut String, name: &str, value: &str) {
    json.push(if json.is_empty() { '{' } else { ',' });
    json.push_str(&Value::from(name).to_string());
    json.push(':');
    json.push_str(value);
}

/// A drawing was read before it is edited, so this takes a drawing that is broken on purpose.
fn unexpected(error: serde_json::Error) -> DrawingError {
    DrawingError::new(format!("#: the drawing cannot be edited: {error}"))
}

fn has_key(category: &Map<String, Value>, key: &str) -> bool {
    key_of(category).is_some_and(|known| known == key)
}

fn key_of(category: &Map<String, Value>) -> Option<Cow<'_, str>> {
    match category.get("key") {
        Some(Value::String(text)) => Some(Cow::Borrowed(text)),
        Some(Value::Number(number)) => Some(Cow::Owned(number.to_string())),
        _ => None,
    }
}

fn made(fields: &CategoryFields, color: &str) -> Map<String, Value> {
    let mut category = Map::new();
    category.insert("key".to_owned(), json!(fields.key));
    category.insert("label".to_owned(), json!(""));
    category.insert("color".to_owned(), json!(color));
    category.insert("accessible".to_owned(), json!(false));
    changed(category, fields)
}

fn changed(mut category: Map<String, Value>, fields: &CategoryFields) -> Map<String, Value> {
    let given = [
        ("label", fields.label.as_ref().map(|label| json!(label))),
        ("color", fields.color.as_ref().map(|color| json!(color))),
        (
            "accessible",
            fields.accessible.map(|accessible| json!(accessible)),
        ),
    ];
    for (name, value) in given {
        if let Some(value) = value {
            category.insert(name.to_owned(), value);
        }
    }
    category
}

/// The fields of a JSON object in their order, unread.
struct Fields<'a>(Vec<(String, &'a RawValue)>);

impl<'de> Deserialize<'de> for Fields<'de> {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Collector;

        impl<'de> serde::de::Visitor<'de> for Collector {
            type Value = Fields<'de>;

            fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str("a JSON object")
            }

            fn visit_map<A: serde::de::MapAccess<'de>>(self, mut map: A) -> Result<Fields<'de>, A::Error> {
                let mut fields = Vec::new();
                while let Some(field) = map.next_entry()? {
                    fields.push(field);
                }
                Ok(Fields(fields))
            }
        }

        deserializer.deserialize_map(Collector)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fields(key: impl Into<CategoryKey>) -> CategoryFields {
        CategoryFields {
            key: key.into(),
            label: None,
            color: None,
            accessible: None,
        }
    }

    impl From<&str> for CategoryKey {
        fn from(key: &str) -> Self {
            Self::Text(key.into())
        }
    }

    fn drawing() -> Drawing {
        let text = r##"{"z": 52.222222222222626, "name": "Old", "categories": {"maxCategoryKey": 9,
            "list": [{"key": 9, "label": "Nine", "color": "#111111", "note": "kept"}]}, "a": [1, 2.50]}"##;
        Drawing::parse(text).expect("it is a drawing")
    }

    #[test]
    fn what_is_not_edited_stays_as_it_was_written() {
        let renamed = drawing().with_name("New \"one\"").expect("a name fits");
        assert_eq!(renamed.name(), "New \"one\"");
        assert!(
            renamed
                .json()
                .starts_with(r#"{"z":52.222222222222626,"name":"New \"one\"","categories":"#)
        );
        assert!(renamed.json().ends_with(r#","a":[1, 2.50]}"#));
    }

    #[test]
    fn cht_4_a_new_drawing_has_the_categories_in_the_order_given() {
        let given = [
            CategoryFields {
                label: Some("Second".to_owned()),
                ..fields("b")
            },
            fields("a"),
        ];
        let drawing = Drawing::create(None, None, &given).expect("there is nothing to refuse");
        let categories: Value = serde_json::from_str(drawing.json()).expect("it is JSON");
        let list = &categories["categories"]["list"];
        assert_eq!(list[0]["label"], "Second");
        assert_eq!(list[1]["key"], "a");
        assert_eq!(list[1]["accessible"], false);
        assert_ne!(list[0]["color"], list[1]["color"]);
        assert!(categories["subChart"].is_object());
    }

    #[test]
    fn cht_8_a_known_category_keeps_what_is_not_given() {
        let changed = CategoryFields {
            label: Some("Neuf".to_owned()),
            ..fields("9")
        };
        let drawing = drawing()
            .with_categories(&[changed, fields("new")])
            .expect("categories fit");
        assert_eq!(drawing.categories.len(), 2);
        let known = &drawing.categories[0];
        assert_eq!((known.label.as_ref(), known.color.as_ref()), ("Neuf", "#111111"));
        assert!(drawing.json().contains(r#""note":"kept""#));
        assert!(drawing.json().contains(r#""maxCategoryKey":9"#));
        assert!(drawing.json().contains(r#""key":9,"#), "the key stays a number");
    }

    #[test]
    fn cht_22_a_category_is_added_once_changed_and_removed() {
        let added = drawing().with_category(&fields("new")).expect("it fits");
        let added = added.expect("there was none of that key");
        assert_eq!(
            added
                .with_category(&fields("new"))
                .expect("it is a drawing")
                .map(|drawing| drawing.categories),
            None
        );
        let removed = added
            .without_category("9")
            .expect("it is a drawing")
            .expect("there is a 9");
        assert_eq!(removed.categories.len(), 1);
        assert!(removed.without_category("9").expect("it is a drawing").is_none());
        assert!(
            removed
                .with_category_changed(&fields("9"))
                .expect("it is a drawing")
                .is_none()
        );
    }

    #[test]
    fn cht_23_objects_keep_the_key_of_a_category_that_is_removed() {
        let row = r#"{"label": "A", "seats": [{"label": "1", "categoryKey": "x"}]}"#;
        let text =
            format!(r#"{{"categories": {{"list": [{{"key": "x"}}]}}, "subChart": {{"rows": [{row}]}}}}"#);
        let drawing = Drawing::parse(text).expect("it is a drawing");
        let removed = drawing
            .without_category("x")
            .expect("it is a drawing")
            .expect("there is an x");
        assert_eq!(removed.category_of(&removed.objects[0]), None);
        let restored = removed
            .with_category(&fields("x"))
            .expect("it fits")
            .expect("it was gone");
        assert!(restored.category_of(&restored.objects[0]).is_some());
    }
}
