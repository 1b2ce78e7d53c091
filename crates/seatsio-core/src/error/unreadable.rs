//! `Unreadable`: what is wrong with a JSON body, without what stands in it.

use std::{error::Error as StdError, fmt};

/// What is wrong with a JSON body, without what stands in it.
///
/// serde quotes the texts that it did not expect, and any text of an answer may be a hold token or a buyer's name.
pub(crate) struct Unreadable(String);

impl Unreadable {
    /// The error of a decoder; those of serde without their quotations, others as they are.
    pub(crate) fn hide(source: Box<dyn StdError + Send + Sync>) -> Box<dyn StdError + Send + Sync> {
        match source.downcast::<serde_json::Error>() {
            Ok(error) => Box::new(Self::from(*error)),
            Err(other) => other,
        }
    }
}

impl From<serde_json::Error> for Unreadable {
    fn from(error: serde_json::Error) -> Self {
        Self(without_quotations(&error.to_string()))
    }
}

impl fmt::Display for Unreadable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Debug for Unreadable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Unreadable({:?})", self.0)
    }
}

impl StdError for Unreadable {}

/// What serde puts in front of a text of the body, and what closes it.
const QUOTATIONS: [(&str, char); 4] = [
    ("string \"", '"'),
    ("character `", '`'),
    ("unknown variant `", '`'),
    ("unknown field `", '`'),
];

fn without_quotations(message: &str) -> String {
    let mut kept = String::with_capacity(message.len());
    let mut rest = message;
    while let Some((start, close)) = first_quotation(rest) {
        kept.push_str(&rest[..start]);
        kept.push('…');
        rest = after(&rest[start..], close);
    }
    kept.push_str(rest);
    kept
}

/// Where the first quoted text begins, and how it is closed.
fn first_quotation(message: &str) -> Option<(usize, char)> {
    let found = QUOTATIONS
        .iter()
        .filter_map(|(opening, close)| Some((message.find(opening)? + opening.len(), *close)));
    found.min()
}

/// What follows the quoted text: quotes in it are escaped, as `{:?}` does.
fn after(quoted: &str, close: char) -> &str {
    let mut is_escaped = false;
    for (index, character) in quoted.char_indices() {
        match character {
            _ if is_escaped => is_escaped = false,
            '\\' if close == '"' => is_escaped = true,
            _ if character == close => return &quoted[index..],
            _ => {}
        }
    }
    ""
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn told<T: serde::de::DeserializeOwned + fmt::Debug>(json: &str) -> String {
        let error = serde_json::from_str::<T>(json).unwrap_err();
        let hidden = Unreadable::hide(error.into());
        format!("{hidden} {hidden:?}")
    }

    #[test]
    fn what_was_expected_and_where_is_told() {
        let told = told::<Vec<u32>>(r#"[1, "the \"secret\" text", 2]"#);
        assert!(
            told.starts_with("invalid type: string \"…\", expected u32 at line 1 column 24"),
            "{told}"
        );
    }

    #[test]
    fn another_error_is_left_as_it_is() {
        let hidden = Unreadable::hide("the string \"told\"".into());
        assert_eq!(hidden.to_string(), "the string \"told\"");
    }

    proptest! {
        #[test]
        fn no_text_of_a_body_is_told(before in ".{0,9}", after in ".{0,9}") {
            let text = format!("{before}planted{after}");
            let json = serde_json::to_string(&text).unwrap();
            let kinds = [told::<u32>(&json), told::<char>(&json), told::<bool>(&json), told::<Result<(), ()>>(&json)];
            for told in kinds {
                prop_assert!(!told.contains("planted"), "{}", told);
            }
        }
    }
}
