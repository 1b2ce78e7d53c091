//! The nested parts of an object info: displayed labels, technical labels, floor.

use crate::model::Text;
use crate::model::json::{Fault, Read as _, Value};
use crate::model::object_info::info::place;
use crate::model::object_info::shared::Sharing;

/// The keys of a nested object, and where their values go.
pub(super) type Shape = &'static [(&'static str, Target)];

pub(super) enum Target {
    /// The object's own label.
    Own,
    /// A text that neighbours have in common.
    Place(usize),
    /// An object again.
    Nested(Shape),
}

/// Displayed labels.
pub(super) const LABELS: Shape = &[
    (
        "own",
        Target::Nested(&[("label", Target::Own), ("type", Target::Place(place::OWN_TYPE))]),
    ),
    (
        "parent",
        Target::Nested(&[
            ("label", Target::Place(place::PARENT_LABEL)),
            ("type", Target::Place(place::PARENT_TYPE)),
        ]),
    ),
    ("section", Target::Place(place::LABELS_SECTION)),
];

/// Technical labels.
pub(super) const IDS: Shape = &[
    ("own", Target::Own),
    ("parent", Target::Place(place::PARENT_ID)),
    ("section", Target::Place(place::IDS_SECTION)),
];

/// The floor, on charts with several.
pub(super) const FLOOR: Shape = &[
    ("name", Target::Place(place::FLOOR_NAME)),
    ("displayName", Target::Place(place::FLOOR_DISPLAY_NAME)),
];

/// Reads an object of this shape; a null is read as an empty one.
pub(super) struct Nested<'a> {
    pub(super) shape: Shape,
    pub(super) own: &'a mut Text,
    pub(super) place: &'a mut Sharing<{ place::COUNT }>,
}

impl Nested<'_> {
    pub(super) fn read(self, value: Value<'_>) -> Result<(), Fault> {
        let members = match value {
            Value::Object(members) => members,
            Value::Null => return Ok(()),
            other => return Err(other.unexpected("a JSON object")),
        };
        loop {
            let mut target = None;
            if !members.key(&mut |key| target = self.shape.iter().find(|(name, _)| *name == key))? {
                return Ok(());
            }
            match target {
                Some((_, target)) => members.value(&mut |value| match target {
                    Target::Own => {
                        *self.own = Option::read(value)?.unwrap_or_default();
                        Ok(())
                    }
                    Target::Place(slot) => self.place.read(*slot, value),
                    Target::Nested(shape) => Nested {
                        shape,
                        own: self.own,
                        place: self.place,
                    }
                    .read(value),
                })?,
                None => members.skip()?,
            }
        }
    }
}
