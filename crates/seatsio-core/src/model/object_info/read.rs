//! Reads object infos, one after the other, sharing what they have in common.

use crate::model::Map;

use serde_json::value::RawValue;

use crate::model::json::{Fault, Read as _, Value};
use crate::model::object_info::field::{Field, Fields};
use crate::model::object_info::flags::Flags;
use crate::model::object_info::info::{Info, Rare, place, sale};
use crate::model::object_info::nested::{self, Nested};
use crate::model::object_info::shared::Sharing;
use crate::model::{ExtraData, HoldToken, ObjectStatus, SeasonKey, Text, TicketType};

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

impl Reader {
    pub(in crate::model) fn read(&mut self, value: Value<'_>) -> Result<Info, Fault> {
        let Value::Object(members) = value else {
            return Err(value.unexpected("the JSON object of an object info"));
        };
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
        loop {
            let mut field = Field::Unknown;
            if !members.key(&mut |key| field = self.fields.find(key))? {
                break;
            }
            match field {
                Field::Unknown => members.skip()?,
                Field::ExtraData => info.extra_data = extra_data(members.raw()?)?,
                Field::Label => members.value(&mut |value| {
                    label = Option::read(value)?;
                    Ok(())
                })?,
                field => members.value(&mut |value| match value {
                    Value::Null => Ok(()),
                    value => self.take(field, value, &mut info),
                })?,
            }
        }
        info.label = label.ok_or(Fault::Missing("label"))?;
        info.place = self.place.finish();
        info.sale = self.sale.finish();
        Ok(info)
    }

    fn take(&mut self, field: Field, value: Value<'_>, info: &mut Info) -> Result<(), Fault> {
        match field {
            Field::Labels => self.nested(nested::LABELS, &mut info.own_label).read(value)?,
            Field::Ids => self.nested(nested::IDS, &mut info.own_id).read(value)?,
            Field::Floor => self.nested(nested::FLOOR, &mut Text::default()).read(value)?,
            Field::LeftNeighbour => info.left_neighbour = Option::read(value)?,
            Field::RightNeighbour => info.right_neighbour = Option::read(value)?,
            Field::DistanceToFocalPoint => info.distance_to_focal_point = Option::read(value)?,
            Field::Status => info.status = ObjectStatus::read(value)?,
            Field::AvailabilityReason => info.availability_reason = Option::read(value)?,
            Field::SeasonStatusOverriddenQuantity => {
                info.season_status_overridden_quantity = u32::read(value)?;
            }
            Field::Place(slot) => self.place.read(slot, value)?,
            Field::Sale(slot) => self.sale.read(slot, value)?,
            Field::Flag(flag) => info.flags.set(flag, Option::read(value)?),
            Field::Rare(which) => read_rare(which, &mut info.rare, value)?,
            Field::Label | Field::ExtraData | Field::Unknown => {}
        }
        Ok(())
    }
}

fn extra_data(json: Box<RawValue>) -> Result<Option<ExtraData>, Fault> {
    if json.get() == "null" {
        return Ok(None);
    }
    Option::read(Value::Raw(json))
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

fn read_rare(field: RareField, rare: &mut Option<Box<Rare>>, value: Value<'_>) -> Result<(), Fault> {
    let number: fn(&mut Rare) -> &mut Option<u32> = match field {
        RareField::Capacity => |rare| &mut rare.capacity,
        RareField::NumSeats => |rare| &mut rare.num_seats,
        RareField::NumBooked => |rare| &mut rare.num_booked,
        RareField::NumFree => |rare| &mut rare.num_free,
        RareField::NumHeld => |rare| &mut rare.num_held,
        RareField::NumNotForSale => |rare| &mut rare.num_not_for_sale,
        RareField::MinOccupancy => |rare| &mut rare.min_occupancy,
        RareField::MaxOccupancy => |rare| &mut rare.max_occupancy,
        RareField::Holds => {
            let holds: Map<HoldToken, Map<TicketType, u32>> = Map::read(value)?;
            if !holds.is_empty() {
                rare.get_or_insert_default().holds = holds;
            }
            return Ok(());
        }
        RareField::SeasonStatusOverriddenQuantities => {
            let quantities: Map<SeasonKey, u32> = Map::read(value)?;
            if !quantities.is_empty() {
                rare.get_or_insert_default().season_status_overridden_quantities = quantities;
            }
            return Ok(());
        }
    };
    if let Some(count) = count(value)? {
        *number(rare.get_or_insert_default()) = Some(count);
    }
    Ok(())
}

/// Reads a count; what cannot be one counts as absent, so that it does not cost the whole report.
fn count(value: Value<'_>) -> Result<Option<u32>, Fault> {
    match value {
        Value::Whole(number) => Ok(u32::try_from(number).ok()),
        Value::Text(digits) => Ok(digits.parse().ok()),
        Value::Null | Value::Negative(_) | Value::Fraction(_) => Ok(None),
        other => Err(other.unexpected("a count")),
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::model::json;

    fn row_mates(bodies: &[&str]) -> Vec<bool> {
        let mut reader = Reader::new();
        let infos: Vec<Info> = bodies
            .iter()
            .map(|body| {
                let mut info = None;
                json::parse(body, &mut |value| {
                    info = Some(reader.read(value)?);
                    Ok(())
                })
                .unwrap();
                info.unwrap()
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
