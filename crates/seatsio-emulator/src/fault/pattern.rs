//! Texts with `*` in them, to name operations and paths by.

use serde::{Deserialize, Serialize};

/// A text in which `*` stands for any number of any characters.
///
/// ```
/// # use seatsio_emulator::fault::Pattern;
/// assert!(Pattern::from("events.*").matches("events.book"));
/// assert!(!Pattern::from("events.book").matches("events.book_single"));
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Pattern(String);

impl Pattern {
    /// The pattern that matches everything.
    #[must_use]
    pub fn any() -> Self {
        Self("*".to_owned())
    }

    /// Whether the whole of `text` fits.
    #[must_use]
    pub fn matches(&self, text: &str) -> bool {
        let (pattern, text) = (self.0.as_bytes(), text.as_bytes());
        let (mut p, mut t) = (0, 0);
        // Where to go on when what follows the last star did not fit: a star never needs
        // to be reconsidered once a later one was reached, so this stays quadratic at worst.
        let mut retry: Option<(usize, usize)> = None;
        while t < text.len() {
            match pattern.get(p) {
                Some(b'*') => {
                    retry = Some((p + 1, t));
                    p += 1;
                }
                Some(c) if *c == text[t] => {
                    p += 1;
                    t += 1;
                }
                _ => match &mut retry {
                    Some((after_star, from)) => {
                        *from += 1;
                        (p, t) = (*after_star, *from);
                    }
                    None => return false,
                },
            }
        }
        pattern[p..].iter().all(|c| *c == b'*')
    }
}

impl Default for Pattern {
    fn default() -> Self {
        Self::any()
    }
}

impl From<&str> for Pattern {
    fn from(text: &str) -> Self {
        Self(text.to_owned())
    }
}

impl From<String> for Pattern {
    fn from(text: String) -> Self {
        Self(text)
    }
}

#[cfg(test)]
mod tests {
    use super::Pattern;
    use proptest::prelude::*;

    /// The definition, written for clarity: exponential, so only for short texts.
    fn by_definition(pattern: &[u8], text: &[u8]) -> bool {
        match pattern.split_first() {
            None => text.is_empty(),
            Some((b'*', rest)) => (0..=text.len()).any(|n| by_definition(rest, &text[n..])),
            Some((c, rest)) => text.first() == Some(c) && by_definition(rest, &text[1..]),
        }
    }

    proptest! {
        #[test]
        fn a_star_stands_for_any_text(pattern in "[ab*]{0,6}", text in "[ab]{0,8}") {
            prop_assert_eq!(
                Pattern::from(pattern.as_str()).matches(&text),
                by_definition(pattern.as_bytes(), text.as_bytes())
            );
        }
    }

    #[test]
    fn a_star_in_the_middle_crosses_slashes() {
        assert!(Pattern::from("/events/*/actions/book").matches("/events/a/b/actions/book"));
    }
}
