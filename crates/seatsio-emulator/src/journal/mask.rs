//! Takes secrets out of what the journal tells.

use serde_json::Value;

/// What stands in place of a secret.
pub(super) const MASK: &str = "***";

/// Fields whose texts are secrets, wherever they stand.
const SECRET_FIELDS: [&str; 7] = [
    "secretKey",
    "secretKeys",
    "designerKey",
    "holdToken",
    "holdTokens",
    "password",
    "newPassword",
];

/// A field whose keys are secrets: the holds of an area, by hold token (OBJ-2).
const KEYED_BY_SECRET: &str = "holds";

/// The secrets of one exchange: gathered from the places where secrets stand, masked everywhere.
///
/// A token that a request names in its body is also masked in the error text that quotes it.
#[derive(Debug, Default)]
pub(super) struct Secrets(Vec<String>);

impl Secrets {
    pub(super) fn add(&mut self, secret: &str) {
        // Shorter texts are no secrets of ours, and masking them would blank out ordinary words.
        if secret.len() >= 4 && !self.0.iter().any(|known| known == secret) {
            self.0.push(secret.to_owned());
        }
    }

    /// Gathers the secrets of a JSON body.
    pub(super) fn gather(&mut self, value: &Value) {
        match value {
            Value::Array(items) => items.iter().for_each(|item| self.gather(item)),
            Value::Object(fields) => {
                for (name, field) in fields {
                    if SECRET_FIELDS.contains(&name.as_str()) {
                        self.gather_texts(field);
                    } else if name == KEYED_BY_SECRET
                        && let Value::Object(holds) = field
                    {
                        holds.keys().for_each(|token| self.add(token));
                    }
                    self.gather(field);
                }
            }
            _ => {}
        }
    }

    fn gather_texts(&mut self, value: &Value) {
        match value {
            Value::String(text) => self.add(text),
            Value::Array(items) => items.iter().for_each(|item| self.gather_texts(item)),
            _ => {}
        }
    }

    /// A text without the secrets.
    pub(super) fn mask_text(&self, text: &str) -> String {
        self.0
            .iter()
            .fold(text.to_owned(), |masked, secret| masked.replace(secret, MASK))
    }

    /// A JSON body without the secrets.
    pub(super) fn mask(&self, value: Value) -> Value {
        match value {
            Value::String(text) => Value::String(self.mask_text(&text)),
            Value::Array(items) => items.into_iter().map(|item| self.mask(item)).collect(),
            Value::Object(fields) => fields
                .into_iter()
                .map(|(name, field)| {
                    let masked = if SECRET_FIELDS.contains(&name.as_str()) {
                        blank(field)
                    } else {
                        self.mask(field)
                    };
                    (self.mask_text(&name), masked)
                })
                .collect(),
            other => other,
        }
    }
}

/// Masks whatever text there is, known as a secret or not.
fn blank(value: Value) -> Value {
    match value {
        Value::String(_) => Value::String(MASK.to_owned()),
        Value::Array(items) => items.into_iter().map(blank).collect(),
        // A secret field that holds an object or a number is a client's mistake; its content is
        // nobody's business all the same.
        Value::Object(_) | Value::Number(_) => Value::String(MASK.to_owned()),
        other => other,
    }
}
