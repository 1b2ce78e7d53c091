//! The displayed and the technical labels of an object, and its floor.

use std::fmt;

use serde::de::{self, Deserialize, Deserializer, IgnoredAny, MapAccess, Visitor};

use crate::model::answer::answer;
use crate::model::{LabelType, Text};

answer! {
    /// The labels of an object as visitors see them.
    pub struct Labels {
        /// The object's own: `1` and seat.
        pub own: LabelAndType = "own",
        /// The row or table of a seat: `A` and row.
        pub parent: Option<LabelAndType> = "parent",
        /// The section.
        pub section: Option<Text> = labelled "section",
        /// Old: the entrance. Infos now give it outside the labels.
        pub entrance: Option<Text> = labelled "entrance",
    }
}

answer! {
    /// A displayed label, and what it names.
    #[derive(Default)]
    pub struct LabelAndType {
        /// The label.
        pub label: Text = "label",
        /// What it names.
        pub kind: LabelType = "type",
    }
}

answer! {
    /// The technical labels of an object, which its full label is made of.
    pub struct Ids {
        /// The object's own: `1`.
        pub own: Text = "own",
        /// The row or table of a seat: `A`.
        pub parent: Option<Text> = "parent",
        /// The section.
        pub section: Option<Text> = "section",
    }
}

answer! {
    /// A floor of a chart with several.
    pub struct Floor {
        /// The technical name.
        pub name: Text = "name",
        /// The name that visitors see.
        pub display_name: Text = "displayName",
    }
}

/// A label that was an object with a label in the API of 2018, and is a text today.
pub(in crate::model) struct Labelled(pub(in crate::model) Option<Text>);

impl<'de> Deserialize<'de> for Labelled {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(LabelledVisitor)
    }
}

struct LabelledVisitor;

impl<'de> Visitor<'de> for LabelledVisitor {
    type Value = Labelled;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a label, or an object with a label")
    }

    fn visit_str<E: de::Error>(self, text: &str) -> Result<Labelled, E> {
        Ok(Labelled(Some(Text::from(text))))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Labelled, A::Error> {
        let mut label = None;
        while let Some(key) = map.next_key::<Text>()? {
            if key == "label" {
                label = map.next_value()?;
            } else {
                map.next_value::<IgnoredAny>()?;
            }
        }
        Ok(Labelled(label))
    }
}
