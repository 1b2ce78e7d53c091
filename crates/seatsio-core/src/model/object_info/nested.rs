//! The nested parts of an object info: displayed labels, technical labels, floor.

use crate::model::Text;
use crate::model::json::{Fault, Parser, Read as _};
use crate::model::object_info::info::place;
use crate::model::object_info::shared::Sharing;

/// The keys of a nested object, and where the value of each goes.
pub(super) struct Shape {
    names: &'static [&'static str],
    targets: &'static [Target],
}

enum Target {
    /// The object's own label.
    Own,
    /// A text that neighbours have in common.
    Place(usize),
    /// An object again.
    Nested(&'static Shape),
}

/// Displayed labels.
pub(super) const LABELS: &Shape = &Shape {
    names: &["own", "parent", "section"],
    targets: &[
        Target::Nested(&Shape {
            names: &["label", "type"],
            targets: &[Target::Own, Target::Place(place::OWN_TYPE)],
        }),
        Target::Nested(&Shape {
            names: &["label", "type"],
            targets: &[
                Target::Place(place::PARENT_LABEL),
                Target::Place(place::PARENT_TYPE),
            ],
        }),
        Target::Place(place::LABELS_SECTION),
    ],
};

/// Technical labels.
pub(super) const IDS: &Shape = &Shape {
    names: &["own", "parent", "section"],
    targets: &[
        Target::Own,
        Target::Place(place::PARENT_ID),
        Target::Place(place::IDS_SECTION),
    ],
};

/// The floor, on charts with several.
pub(super) const FLOOR: &Shape = &Shape {
    names: &["name", "displayName"],
    targets: &[
        Target::Place(place::FLOOR_NAME),
        Target::Place(place::FLOOR_DISPLAY_NAME),
    ],
};

/// Reads an object of this shape; a null is read as an empty one.
pub(super) struct Nested<'a> {
    pub(super) shape: &'static Shape,
    pub(super) own: &'a mut Text,
    pub(super) place: &'a mut Sharing<{ place::COUNT }>,
}

impl Nested<'_> {
    pub(super) fn read(self, json: &mut Parser<'_>) -> Result<(), Fault> {
        let Self { shape, own, place } = self;
        let mut fields = json.fields("a JSON object", shape.names)?;
        while let Some(field) = json.field(&mut fields)? {
            match shape.targets.get(field) {
                Some(Target::Own) => *own = Text::read(json)?,
                Some(Target::Place(slot)) => place.read(*slot, json)?,
                Some(Target::Nested(shape)) => Nested { shape, own, place }.read(json)?,
                None => {}
            }
        }
        Ok(())
    }
}
