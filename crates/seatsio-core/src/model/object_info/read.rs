//! Reads object infos, one after the other, sharing what they have in common.

use crate::model::Map;

use crate::model::json::{Fault, Parser, Read as _, Value};
use crate::model::object_info::field::{Field, NAMES, field};
use crate::model::object_info::flags::Flags;
use crate::model::object_info::info::{Info, Rare, place, sale};
use crate::model::object_info::nested::{self, Nested};
use crate::model::object_info::shared::Sharing;
use crate::model::{HoldToken, ObjectLabel, ObjectStatus, SeasonKey, Text, TicketType};

/// What is remembered from one object to the next: the texts to share.
#[derive(Debug)]
pub(in crate::model) struct Reader {
    place: Sharing<{ place::COUNT }>,
    sale: Sharing<{ sale::COUNT }>,
}

impl Reader {
    pub(in crate::model) const fn new() -> Self {
        Self {
            place: Sharing::new(),
            sale: Sharing::new(),
        }
    }

    pub(in crate::model) fn read(&mut self, json: &mut Parser<'_>) -> Result<Info, Fault> {
        if !json.is_object() {
            return Err(json.value()?.unexpected("the JSON object of an object info"));
        }
        let mut fields = json.fields("the JSON object of an object info", NAMES)?;
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
        while let Some(place) = json.field(&mut fields)? {
            match field(place) {
                Field::Label => label = Some(ObjectLabel::read(json)?),
                field => self.take(field, json, &mut info)?,
            }
        }
        info.label = label.ok_or_else(|| Fault::missing("label"))?;
        info.place = self.place.finish();
        info.sale = self.sale.finish();
        Ok(info)
    }

    #[inline]
    fn take(&mut self, field: Field, json: &mut Parser<'_>, info: &mut Info) -> Result<(), Fault> {
        match field {
            Field::Labels => self.nested(nested::LABELS, &mut info.own_label).read(json)?,
            Field::Ids => self.nested(nested::IDS, &mut info.own_id).read(json)?,
            Field::Floor => self.nested(nested::FLOOR, &mut Text::default()).read(json)?,
            Field::LeftNeighbour => info.left_neighbour = Option::read(json)?,
            Field::RightNeighbour => info.right_neighbour = Option::read(json)?,
            Field::DistanceToFocalPoint => info.distance_to_focal_point = Option::read(json)?,
            Field::Status => info.status = ObjectStatus::read(json)?,
            Field::AvailabilityReason => info.availability_reason = Option::read(json)?,
            Field::ExtraData => info.extra_data = Option::read(json)?,
            Field::SeasonStatusOverriddenQuantity => {
                info.season_status_overridden_quantity = u32::read(json)?;
            }
            Field::Place(slot) => self.place.read(slot, json)?,
            Field::Sale(slot) => self.sale.read(slot, json)?,
            Field::Flag(flag) => info.flags.set(flag, Option::read(json)?),
            Field::Rare(which) => read_rare(which, &mut info.rare, json)?,
            Field::Label | Field::Unknown => {}
        }
        Ok(())
    }

    fn nested<'a>(&'a mut self, shape: &'static nested::Shape, own: &'a mut Text) -> Nested<'a> {
        Nested {
            shape,
            own,
            place: &mut self.place,
        }
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

fn read_rare(field: RareField, rare: &mut Option<Box<Rare>>, json: &mut Parser<'_>) -> Result<(), Fault> {
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
            let holds: Map<HoldToken, Map<TicketType, u32>> = Map::read(json)?;
            if !holds.is_empty() {
                rare.get_or_insert_default().holds = holds;
            }
            return Ok(());
        }
        RareField::SeasonStatusOverriddenQuantities => {
            let quantities: Map<SeasonKey, u32> = Map::read(json)?;
            if !quantities.is_empty() {
                rare.get_or_insert_default().season_status_overridden_quantities = quantities;
            }
            return Ok(());
        }
    };
    if let Some(count) = count(json)? {
        *number(rare.get_or_insert_default()) = Some(count);
    }
    Ok(())
}

/// Reads a count; what cannot be one counts as absent, so that it does not cost the whole report.
fn count(json: &mut Parser<'_>) -> Result<Option<u32>, Fault> {
    match json.value()? {
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

    fn row_mates(bodies: &[&str]) -> Vec<bool> {
        let mut reader = Reader::new();
        let infos: Vec<Info> = bodies
            .iter()
            .map(|body| reader.read(&mut Parser::new(body)).unwrap())
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

    #[test]
    fn a_text_that_needs_escapes_is_not_taken_for_json_that_looks_like_it() {
        let mut json = Parser::new(
            r#"[{"label":"A-1","section":"S\",\"zone\":\"Z"},{"label":"A-2","section":"S","zone":"Z"}]"#,
        );
        let objects: Vec<Info> = objects(&mut Reader::new(), &mut json);
        let read: Vec<_> = objects
            .iter()
            .map(|info| [place::SECTION, place::ZONE].map(|slot| info.place(slot)))
            .collect();
        assert_eq!(read, [[Some("S\",\"zone\":\"Z"), None], [Some("S"), Some("Z")]]);
    }

    fn objects(reader: &mut Reader, json: &mut Parser<'_>) -> Vec<Info> {
        let mut objects = Vec::new();
        json.list().unwrap();
        while json.element().unwrap() {
            objects.push(reader.read(json).unwrap());
        }
        objects
    }
}
