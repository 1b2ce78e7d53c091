//! The wire form of an info: field by field, absent rather than null.

use serde::ser::{Serialize, SerializeMap, Serializer};

use super::{AreaPart, EventPart, ObjectInfo};
use crate::drawing::{Area, Kind, ObjectType, Seat, Table};

impl Serialize for ObjectInfo<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        self.identity(&mut map)?;
        self.whereabouts(&mut map)?;
        if let Some(event) = &self.event {
            state(&mut map, event)?;
        }
        match &self.object.kind {
            Kind::Seat(seat) => traits(&mut map, seat)?,
            Kind::Table(drawn) => table(&mut map, drawn)?,
            Kind::Area(drawn) => {
                area(&mut map, drawn)?;
                if let Some(event) = &self.event {
                    occupancy(&mut map, drawn)?;
                    if let Some(counters) = &event.area {
                        area_counters(&mut map, counters)?;
                    }
                }
            }
            Kind::Booth => {}
        }
        map.end()
    }
}

impl ObjectInfo<'_> {
    fn identity<M: SerializeMap>(&self, map: &mut M) -> Result<(), M::Error> {
        let object = self.object;
        map.serialize_entry("label", &object.label)?;
        map.serialize_entry("labels", &Labels(self))?;
        map.serialize_entry("ids", &Ids(self))?;
        map.serialize_entry("objectType", object.object_type().as_str())?;
        if let Some(kind) = &object.displayed_type {
            map.serialize_entry("displayedObjectType", kind)?;
        }
        if let Some(kind) = self.parent().and_then(|parent| parent.displayed_type) {
            map.serialize_entry("parentDisplayedObjectType", kind)?;
        }
        if let Some(category) = self.category {
            map.serialize_entry("categoryKey", &category.key_text)?;
            map.serialize_entry("categoryLabel", &category.label)?;
        }
        Ok(())
    }

    fn whereabouts<M: SerializeMap>(&self, map: &mut M) -> Result<(), M::Error> {
        if let Some(section) = self.section() {
            map.serialize_entry("section", section)?;
        }
        if let Some(entrance) = self.drawing.entrance_of(self.object) {
            map.serialize_entry("entrance", entrance)?;
        }
        if let Some(zone) = self.drawing.zone_of(self.object) {
            map.serialize_entry("zone", &zone.key)?;
        }
        if let Some(floor) = self.drawing.floor_of(self.object) {
            map.serialize_entry("floor", floor)?;
        }
        let (left, right) = self.drawing.neighbours(self.index);
        if let Some(left) = left {
            map.serialize_entry("leftNeighbour", &left.label)?;
        }
        if let Some(right) = right {
            map.serialize_entry("rightNeighbour", &right.label)?;
        }
        if let Some(distance) = self.object.distance.filter(|distance| distance.is_finite()) {
            map.serialize_entry("distanceToFocalPoint", &distance)?;
        }
        Ok(())
    }

    /// The label of the object's section, if it has one.
    pub(crate) fn section(&self) -> Option<&str> {
        self.drawing
            .section_of(self.object)
            .map(|section| section.label.as_ref())
            .filter(|label| !label.is_empty())
    }

    /// The row or table of a seat.
    fn parent(&self) -> Option<Parent<'_>> {
        if let Some(table) = self.drawing.table_of(self.object) {
            return Some(Parent {
                label: table.own_label(),
                displayed: table.displayed_own_label(),
                usual_type: "table",
                displayed_type: table.displayed_type.as_deref(),
            });
        }
        let row = self.drawing.row_of(self.object)?;
        let label = row.label.as_deref()?;
        Some(Parent {
            label,
            displayed: row.displayed.as_deref().unwrap_or(label),
            usual_type: "row",
            displayed_type: row.displayed_type.as_deref(),
        })
    }
}

/// A row or a table, seen from one of its seats.
struct Parent<'a> {
    label: &'a str,
    displayed: &'a str,
    usual_type: &'a str,
    displayed_type: Option<&'a str>,
}

/// What people see.
struct Labels<'a>(&'a ObjectInfo<'a>);

impl Serialize for Labels<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let info = self.0;
        let mut map = serializer.serialize_map(None)?;
        let own = LabelAndType {
            label: info.object.displayed_own_label(),
            kind: info
                .object
                .displayed_type
                .as_deref()
                .unwrap_or(info.object.object_type().as_str()),
        };
        map.serialize_entry("own", &own)?;
        if let Some(parent) = info.parent() {
            let parent = LabelAndType {
                label: parent.displayed,
                kind: parent.displayed_type.unwrap_or(parent.usual_type),
            };
            map.serialize_entry("parent", &parent)?;
        }
        if let Some(section) = info.drawing.section_of(info.object) {
            let label = section.displayed.as_ref().unwrap_or(&section.label);
            if !label.is_empty() {
                map.serialize_entry("section", label)?;
            }
        }
        map.end()
    }
}

#[derive(serde::Serialize)]
struct LabelAndType<'a> {
    label: &'a str,
    #[serde(rename = "type")]
    kind: &'a str,
}

/// What calls use.
struct Ids<'a>(&'a ObjectInfo<'a>);

impl Serialize for Ids<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let info = self.0;
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("own", info.object.own_label())?;
        if let Some(parent) = info.parent() {
            map.serialize_entry("parent", parent.label)?;
        }
        if let Some(section) = info.section() {
            map.serialize_entry("section", section)?;
        }
        map.end()
    }
}

fn state<M: SerializeMap>(map: &mut M, event: &EventPart<'_>) -> Result<(), M::Error> {
    map.serialize_entry("status", event.status)?;
    map.serialize_entry("forSale", &event.for_sale)?;
    map.serialize_entry("isAvailable", &event.is_available)?;
    map.serialize_entry("availabilityReason", event.availability_reason)?;
    let texts = [
        ("ticketType", event.ticket_type),
        ("orderId", event.order_id),
        ("holdToken", event.hold_token),
        ("resaleListingId", event.resale_listing_id),
        ("channel", event.channel),
    ];
    for (name, text) in texts {
        if let Some(text) = text {
            map.serialize_entry(name, text)?;
        }
    }
    if let Some(extra_data) = event.extra_data {
        map.serialize_entry("extraData", extra_data)?;
    }
    map.serialize_entry(
        "seasonStatusOverriddenQuantity",
        &event.season_status_overridden_quantity,
    )?;
    map.serialize_entry(
        "seasonStatusOverriddenQuantities",
        event.season_status_overridden_quantities.as_ref(),
    )
}

fn traits<M: SerializeMap>(map: &mut M, seat: &Seat) -> Result<(), M::Error> {
    let traits = seat.traits;
    for (name, holds) in [
        ("isAccessible", traits.is_accessible),
        ("isCompanionSeat", traits.is_companion_seat),
        ("hasRestrictedView", traits.has_restricted_view),
        ("hasLiftUpArmrests", traits.has_lift_up_armrests),
        ("isHearingImpaired", traits.is_hearing_impaired),
        ("isSemiAmbulatorySeat", traits.is_semi_ambulatory_seat),
        (
            "hasSignLanguageInterpretation",
            traits.has_sign_language_interpretation,
        ),
        ("isPlusSize", traits.is_plus_size),
    ] {
        map.serialize_entry(name, &holds)?;
    }
    Ok(())
}

fn table<M: SerializeMap>(map: &mut M, table: &Table) -> Result<(), M::Error> {
    map.serialize_entry("numSeats", &table.num_seats)?;
    map.serialize_entry("bookAsAWhole", &table.book_as_a_whole)
}

fn area<M: SerializeMap>(map: &mut M, area: &Area) -> Result<(), M::Error> {
    map.serialize_entry("areaType", area_type(area))?;
    map.serialize_entry("capacity", &area.capacity)?;
    map.serialize_entry("bookAsAWhole", &area.book_as_a_whole)
}

/// Only told about areas of events (CRP-3 does not have it).
fn occupancy<M: SerializeMap>(map: &mut M, area: &Area) -> Result<(), M::Error> {
    map.serialize_entry("variableOccupancy", &area.variable_occupancy)?;
    map.serialize_entry("minOccupancy", &area.min_occupancy)?;
    if let Some(most) = area.max_occupancy {
        map.serialize_entry("maxOccupancy", &most)?;
    }
    Ok(())
}

fn area_type(area: &Area) -> &'static str {
    if area.variable_occupancy {
        "variableOccupancy"
    } else if area.book_as_a_whole {
        "fixedOccupancy"
    } else {
        ObjectType::GeneralAdmission.as_str()
    }
}

fn area_counters<M: SerializeMap>(map: &mut M, area: &AreaPart<'_>) -> Result<(), M::Error> {
    map.serialize_entry("numBooked", &area.num_booked)?;
    map.serialize_entry("numFree", &area.num_free)?;
    map.serialize_entry("numHeld", &area.num_held)?;
    map.serialize_entry("numNotForSale", &area.num_not_for_sale)?;
    map.serialize_entry("holds", area.holds.as_ref())
}
