//! The displayed and the technical labels of an object, and its floor.

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
