//! Writing bodies as another server might: other spaces, other orders of keys.

use std::fmt::Write as _;

use serde_json::Value;

/// JSON whose objects begin with another key than the first; those of two keys are left alone, since
/// free-form data is kept as the text that came.
pub(crate) fn rotated(value: &Value, by: usize) -> String {
    let mut text = String::new();
    write(value, by, &mut text);
    text
}

fn write(value: &Value, by: usize, text: &mut String) {
    match value {
        Value::Object(object) => {
            let mut entries: Vec<_> = object.iter().collect();
            if entries.len() > 2 {
                let by = by % entries.len();
                entries.rotate_left(by);
            }
            text.push('{');
            for (place, (key, value)) in entries.into_iter().enumerate() {
                let separator = if place == 0 { "" } else { "," };
                write!(text, "{separator}{}:", Value::from(key.as_str())).unwrap();
                write(value, by, text);
            }
            text.push('}');
        }
        Value::Array(items) => {
            text.push('[');
            for (place, item) in items.iter().enumerate() {
                text.push_str(if place == 0 { "" } else { "," });
                write(item, by, text);
            }
            text.push(']');
        }
        scalar => write!(text, "{scalar}").unwrap(),
    }
}
