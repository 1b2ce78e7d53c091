//! Reads object infos, one after the other, sharing what they have in common.

use std::collections::BTreeMap;
use std::fmt;

use serde::de::{self, DeserializeSeed, Deserializer, IgnoredAny, MapAccess, Visitor};

use crate::model::object_info::field::{Field, Fields};
use crate::model::object_info::flags::Flags;
use crate::model::object_info::info::{Info, Rare, place, sale};
use crate::model::object_info::nested::{self, Nested};
use crate::model::object_info::shared::Sharing;
use crate::model::{HoldToken, ObjectStatus, SeasonKey, Text, TicketType};

/// What is remembered from one object to the next: the texts to share, and the order of the keys.
#[derive(Debug)]
pub(in crate::model) struct Reader {
    place: Sharing<{ place::COUNT }>,
    sale: Sharing<{ sale::COUNT }>,
    fields: Fields,
}

impl Reader {
    pub(in crate::model) const fn new() -> Self {
        Self {
            place: Sharing::new(),
            sale: Sharing::new(),
            fields: Fields::new(),
        }
    }

    fn nested<'a>(&'a mut self, shape: nested::Shape, own: &'a mut Text) -> Nested<'a> {
        Nested {
            shape,
            own,
            place: &mut self.place,
        }
    }
}

impl<'de> DeserializeSeed<'de> for &mut Reader {
    type Value = Info;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Info, D::Error> {
        deserializer.deserialize_map(self)
    }
}

impl<'de> Visitor<'de> for &mut Reader {
    type Value = Info;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the JSON object of an object info")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Info, A::Error> {
        self.fields.start();
        let mut label = None;
        let mut info = Info {
            label: "".into(),
            own_label: Text::default(),
            own_id: Text::default(),
            left_neighbour: None,
            right_neighbour: None,
            distance_to_focal_point: None,
            status: ObjectStatus::default(),
            availability_reason: None,
            extra_data: None,
            place: None,
            sale: None,
            rare: None,
            flags: Flags::default(),
            season_status_overridden_quantity: 0,
        };
        while let Some(field) = map.next_key_seed(&mut self.fields)? {
            match field {
                Field::Label => label = map.next_value()?,
                Field::Labels => {
                    map.next_value_seed(self.nested(nested::LABELS, &mut info.own_label))?;
                }
                Field::Ids => map.next_value_seed(self.nested(nested::IDS, &mut info.own_id))?,
                Field::Floor => {
                    map.next_value_seed(self.nested(nested::FLOOR, &mut Text::default()))?;
                }
                Field::LeftNeighbour => info.left_neighbour = map.next_value()?,
                Field::RightNeighbour => info.right_neighbour = map.next_value()?,
                Field::DistanceToFocalPoint => info.distance_to_focal_point = map.next_value()?,
                Field::Status => info.status = map.next_value::<Option<_>>()?.unwrap_or_default(),
                Field::AvailabilityReason => info.availability_reason = map.next_value()?,
                Field::ExtraData => info.extra_data = map.next_value()?,
                Field::SeasonStatusOverriddenQuantity => {
                    info.season_status_overridden_quantity =
                        map.next_value::<Option<_>>()?.unwrap_or_default();
                }
                Field::Place(slot) => self.place.read(slot, &mut map)?,
                Field::Sale(slot) => self.sale.read(slot, &mut map)?,
                Field::Flag(flag) => info.flags.set(flag, map.next_value()?),
                Field::Rare(which) => read_rare(which, &mut info.rare, &mut map)?,
                Field::Unknown => {
                    map.next_value::<IgnoredAny>()?;
                }
            }
        }
        info.label = label.ok_or_else(|| de::Error::missing_field("label"))?;
        info.place = self.place.finish();
        info.sale = self.sale.finish();
        Ok(info)
    }
}

/// A field that only some objects have.
#[derive(Clone, Copy)]
pub(super) enum RareField {
    Capacity,
    NumSeats,
    NumBooked,
    NumFree,
    NumHeld,
    NumNotForSale,
    MinOccupancy,
    MaxOccupancy,
    Holds,
    SeasonStatusOverriddenQuantities,
}

fn read_rare<'de, A: MapAccess<'de>>(
    field: RareField,
    rare: &mut Option<Box<Rare>>,
    map: &mut A,
) -> Result<(), A::Error> {
    let number = |rare: &mut Option<Box<Rare>>, slot: fn(&mut Rare) -> &mut Option<u32>, map: &mut A| {
        if let Some(number) = map.next_value_seed(Count)? {
            *slot(rare.get_or_insert_default()) = Some(number);
        }
        Ok(())
    };
    match field {
        RareField::Capacity => number(rare, |rare| &mut rare.capacity, map),
        RareField::NumSeats => number(rare, |rare| &mut rare.num_seats, map),
        RareField::NumBooked => number(rare, |rare| &mut rare.num_booked, map),
        RareField::NumFree => number(rare, |rare| &mut rare.num_free, map),
        RareField::NumHeld => number(rare, |rare| &mut rare.num_held, map),
        RareField::NumNotForSale => number(rare, |rare| &mut rare.num_not_for_sale, map),
        RareField::MinOccupancy => number(rare, |rare| &mut rare.min_occupancy, map),
        RareField::MaxOccupancy => number(rare, |rare| &mut rare.max_occupancy, map),
        RareField::Holds => {
            let holds = map.next_value::<Option<BTreeMap<HoldToken, BTreeMap<TicketType, u32>>>>()?;
            if let Some(holds) = holds.filter(|holds| !holds.is_empty()) {
                rare.get_or_insert_default().holds = holds;
            }
            Ok(())
        }
        RareField::SeasonStatusOverriddenQuantities => {
            let quantities = map.next_value::<Option<BTreeMap<SeasonKey, u32>>>()?;
            if let Some(quantities) = quantities.filter(|quantities| !quantities.is_empty()) {
                rare.get_or_insert_default().season_status_overridden_quantities = quantities;
            }
            Ok(())
        }
    }
}

/// Reads a count; what cannot be one counts as absent, so that it does not cost the whole report.
struct Count;

impl<'de> DeserializeSeed<'de> for Count {
    type Value = Option<u32>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Option<u32>, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl Visitor<'_> for Count {
    type Value = Option<u32>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a count")
    }

    fn visit_u64<E: de::Error>(self, number: u64) -> Result<Option<u32>, E> {
        Ok(u32::try_from(number).ok())
    }

    fn visit_i64<E: de::Error>(self, _: i64) -> Result<Option<u32>, E> {
        Ok(None)
    }

    fn visit_f64<E: de::Error>(self, _: f64) -> Result<Option<u32>, E> {
        Ok(None)
    }

    fn visit_str<E: de::Error>(self, digits: &str) -> Result<Option<u32>, E> {
        Ok(digits.parse().ok())
    }

    fn visit_unit<E: de::Error>(self) -> Result<Option<u32>, E> {
        Ok(None)
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;

    fn row_mates(bodies: &[&str]) -> Vec<bool> {
        let mut reader = Reader::new();
        let infos: Vec<Info> = bodies
            .iter()
            .map(|body| {
                (&mut reader)
                    .deserialize(&mut serde_json::Deserializer::from_str(body))
                    .unwrap()
            })
            .collect();
        infos
            .windows(2)
            .map(|pair| match (&pair[0].place, &pair[1].place) {
                (Some(one), Some(two)) => Arc::ptr_eq(one, two),
                (one, two) => one.is_none() && two.is_none(),
            })
            .collect()
    }

    #[test]
    fn seats_of_a_row_share_what_they_have_in_common() {
        let shared = row_mates(&[
            r#"{"label": "A-1", "section": "S", "zone": "Z"}"#,
            r#"{"zone": "Z", "section": "S", "label": "A-2"}"#,
            r#"{"label": "B-1", "section": "S", "zone": "Y"}"#,
            r#"{"label": "B-2", "section": "S", "zone": "Y"}"#,
            r#"{"label": "B-3", "section": "S"}"#,
            r#"{"label": "B-4", "section": "S", "zone": null}"#,
        ]);
        assert_eq!(shared, [true, false, true, false, true]);
    }
}
