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

/// Where in what follows a quoted text ends.
type Close = fn(&str) -> Option<usize>;

/// How serde begins to quote a text of the body, and how it goes on after it.
///
/// Between double quotes it escapes, so that the first quote that is not escaped ends the text. Between backticks it
/// does not, and only the last that goes on like this can be its own.
const QUOTATIONS: [(&str, Close); 4] = [
    ("string \"", unescaped_quote),
    ("character `", last_backtick),
    ("unknown variant `", last_backtick),
    ("unknown field `", last_backtick),
];

fn without_quotations(message: &str) -> String {
    let mut kept = String::with_capacity(message.len());
    let mut rest = message;
    while let Some((start, end)) = first_quotation(rest) {
        kept.push_str(&rest[..start]);
        kept.push('…');
        rest = &rest[end..];
    }
    kept.push_str(rest);
    kept
}

/// Where the first quoted text begins and ends; at the end of the message, where it is not closed.
fn first_quotation(message: &str) -> Option<(usize, usize)> {
    let mut found = None;
    for (opening, close) in QUOTATIONS {
        let Some(start) = first(message, opening).map(|start| start + opening.len()) else {
            continue;
        };
        let end = message
            .get(start..)
            .and_then(close)
            .map_or(message.len(), |length| start + length);
        if found.is_none_or(|before| (start, end) < before) {
            found = Some((start, end));
        }
    }
    found
}

fn unescaped_quote(quoted: &str) -> Option<usize> {
    let mut is_escaped = false;
    quoted.find(|character| {
        let ends = character == '"' && !is_escaped;
        is_escaped = character == '\\' && !is_escaped;
        ends
    })
}

fn last_backtick(quoted: &str) -> Option<usize> {
    let expected = last(quoted, "`, expected");
    expected.or_else(|| last(quoted, "`, there are no"))
}

// `str::find` brings a search that is made for long texts, which every program would have to compile.
fn first(text: &str, part: &str) -> Option<usize> {
    (0..text.len()).find(|at| starts_at(text, *at, part))
}

fn last(text: &str, part: &str) -> Option<usize> {
    (0..text.len()).rfind(|at| starts_at(text, *at, part))
}

fn starts_at(text: &str, at: usize, part: &str) -> bool {
    text.as_bytes()
        .get(at..)
        .is_some_and(|rest| rest.starts_with(part.as_bytes()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn told<T: serde_core::de::DeserializeOwned + fmt::Debug>(json: &str) -> String {
        let error = serde_json::from_str::<T>(json).unwrap_err();
        let hidden = Unreadable::hide(error.into());
        format!("{hidden} {hidden:?}")
    }

    #[test]
    fn what_was_expected_and_where_is_told() {
        let told = told::<Vec<u32>>(r#"[1, "the \"secret\" text", 2]"#);
        assert!(
            told.starts_with("invalid type: string \"…\", expected u32 at line 1 column 25"),
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
