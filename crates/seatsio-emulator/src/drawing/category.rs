//! Categories: the price levels that a drawing lists and its objects refer to by key.

use std::borrow::Cow;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::lenient::Key;
use super::source;

/// A category's key: a number or a text, and it keeps its type wherever a client sees the
/// category itself (infos show every key as text).
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(untagged)]
pub(crate) enum CategoryKey {
    Number(serde_json::Number),
    Text(Arc<str>),
}

impl CategoryKey {
    /// The key as infos, paths and filters show it.
    pub(crate) fn as_text(&self) -> Cow<'_, str> {
        match self {
            Self::Number(number) => Cow::Owned(number.to_string()),
            Self::Text(text) => Cow::Borrowed(text),
        }
    }

    /// Whether this is the key that a path or an object names; `9` and `"9"` are one key.
    pub(crate) fn is(&self, key: &str) -> bool {
        self.as_text() == key
    }

    pub(super) fn from_source(key: &Key<'_>) -> Option<Self> {
        match key {
            Key::None => None,
            Key::Number(number) => Some(Self::Number(number.clone())),
            Key::Text(text) => Some(Self::Text(text.as_ref().into())).filter(|_| !text.is_empty()),
        }
    }
}

/// A category of a drawing, or one that an event brings along; serialises to the API's form.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "Plain")]
pub(crate) struct Category {
    pub(crate) key: CategoryKey,
    pub(crate) label: Arc<str>,
    pub(crate) color: Arc<str>,
    pub(crate) accessible: bool,
    /// The key as text, ready for infos and reports.
    #[serde(skip)]
    pub(crate) key_text: Arc<str>,
}

/// A category as it is written down.
#[derive(Deserialize)]
struct Plain {
    key: CategoryKey,
    label: Arc<str>,
    color: Arc<str>,
    accessible: bool,
}

impl From<Plain> for Category {
    fn from(plain: Plain) -> Self {
        Self::new(plain.key, plain.label, plain.color, plain.accessible)
    }
}

impl Category {
    pub(crate) fn new(
        key: CategoryKey,
        label: impl Into<Arc<str>>,
        color: impl Into<Arc<str>>,
        accessible: bool,
    ) -> Self {
        let key_text = key.as_text().into();
        Self {
            key,
            label: label.into(),
            color: color.into(),
            accessible,
            key_text,
        }
    }

    /// Whether a caller who names a category by key or by label means this one. Labels are
    /// matched without regard to case: "cat2" finds Cat2 (BST-7).
    pub(crate) fn is_called(&self, key_or_label: &str) -> bool {
        self.key_text.as_ref() == key_or_label || self.label.to_lowercase() == key_or_label.to_lowercase()
    }

    pub(super) fn from_source(source: &source::Category<'_>) -> Option<Self> {
        let key = CategoryKey::from_source(&source.key)?;
        Some(Self::new(
            key,
            source.label.as_deref().unwrap_or_default(),
            source.color.as_deref().unwrap_or(DEFAULT_COLOR),
            source.accessible.0,
        ))
    }
}

/// What a category without a colour is painted in.
const DEFAULT_COLOR: &str = "#8A8D91";

/// Colours for categories that are made without one, told apart easily side by side.
const PALETTE: [&str; 10] = [
    "#87A9CD", "#E2725B", "#6BA368", "#C89B3C", "#8E6BB0", "#3E8E9E", "#D16BA5", "#7A6F5D", "#4B6CB7",
    "#B0413E",
];

/// The colour of the category at `position` of a list when none was given.
pub(super) fn color_at(position: usize) -> &'static str {
    PALETTE[position % PALETTE.len()]
}
