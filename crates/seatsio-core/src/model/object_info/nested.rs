//! The nested parts of an object info: displayed labels, technical labels, floor.

use std::fmt;

use serde::de::{self, DeserializeSeed, Deserializer, IgnoredAny, MapAccess, Visitor};

use crate::model::Text;
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

impl<'de> DeserializeSeed<'de> for Nested<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Nested<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a JSON object")
    }

    fn visit_unit<E: de::Error>(self) -> Result<(), E> {
        Ok(())
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        let Self { shape, own, place } = self;
        while let Some(target) = map.next_key_seed(KeyOf(shape))? {
            match target {
                Some(Target::Own) => *own = map.next_value::<Option<_>>()?.unwrap_or_default(),
                Some(Target::Place(slot)) => place.read(*slot, &mut map)?,
                Some(Target::Nested(shape)) => map.next_value_seed(Nested { shape, own, place })?,
                None => {
                    map.next_value::<IgnoredAny>()?;
                }
            }
        }
        Ok(())
    }
}

struct KeyOf(Shape);

impl<'de> DeserializeSeed<'de> for KeyOf {
    type Value = Option<&'static Target>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        deserializer.deserialize_str(self)
    }
}

impl Visitor<'_> for KeyOf {
    type Value = Option<&'static Target>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a key")
    }

    fn visit_str<E: de::Error>(self, key: &str) -> Result<Self::Value, E> {
        Ok(self
            .0
            .iter()
            .find(|(name, _)| *name == key)
            .map(|(_, target)| target))
    }
}
