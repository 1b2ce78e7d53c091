//! The flat list as CSV.

use std::borrow::Cow;

use super::dimension::Dimension;
use crate::drawing::{Area, SeatTraits};
use crate::info::{AreaPart, EventPart, ObjectInfo};

/// The objects as CSV with a line of column names. What an object does not have is empty.
pub(crate) fn csv(infos: &[ObjectInfo<'_>]) -> String {
    let mut csv = String::with_capacity((infos.len() + 4) * 128);
    push_line(&mut csv, COLUMNS.iter().map(|column| Some(column.name.into())));
    for info in infos {
        push_line(&mut csv, COLUMNS.iter().map(|column| (column.cell)(info)));
    }
    csv
}

/// A column: which ones the real server has is not known (REP-12), so these are the fields of an
/// info that fit into one cell, by the names that they have in JSON.
struct Column {
    name: &'static str,
    cell: for<'i> fn(&'i ObjectInfo<'_>) -> Cell<'i>,
}

type Cell<'i> = Option<Cow<'i, str>>;

const fn column(name: &'static str, cell: for<'i> fn(&'i ObjectInfo<'_>) -> Cell<'i>) -> Column {
    Column { name, cell }
}

const COLUMNS: &[Column] = &[
    column("label", |info| Some(info.label().into())),
    column("objectType", |info| {
        Some(Dimension::ObjectType.group(info).into())
    }),
    column("status", |info| of_event(info, |event| Some(event.status))),
    column("isAvailable", |info| state(info, |event| event.is_available)),
    column("availabilityReason", |info| {
        of_event(info, |event| Some(event.availability_reason))
    }),
    column("forSale", |info| state(info, |event| event.for_sale)),
    column("categoryKey", |info| {
        Some(info.category?.key_text.as_ref().into())
    }),
    column("categoryLabel", |info| Some(info.category?.label.as_ref().into())),
    column("ticketType", |info| of_event(info, |event| event.ticket_type)),
    column("orderId", |info| of_event(info, |event| event.order_id)),
    column("holdToken", |info| of_event(info, |event| event.hold_token)),
    column("resaleListingId", |info| {
        of_event(info, |event| event.resale_listing_id)
    }),
    column("channel", |info| of_event(info, |event| event.channel)),
    column("section", |info| info.section().map(Cow::from)),
    column("entrance", |info| {
        info.drawing.entrance_of(info.object).map(Cow::from)
    }),
    column("zone", |info| {
        Some(info.drawing.zone_of(info.object)?.key.as_ref().into())
    }),
    column("floor", |info| {
        Some(info.drawing.floor_of(info.object)?.name.as_ref().into())
    }),
    column("capacity", |info| drawn_area(info, |area| area.capacity)),
    column("numBooked", |info| counter(info, |area| area.num_booked)),
    column("numFree", |info| counter(info, |area| area.num_free)),
    column("numHeld", |info| counter(info, |area| area.num_held)),
    column("numNotForSale", |info| {
        counter(info, |area| area.num_not_for_sale)
    }),
    column("numSeats", |info| {
        Some(info.object.as_table()?.num_seats.to_string().into())
    }),
    column("isAccessible", |info| quality(info, |seat| seat.is_accessible)),
    column("isCompanionSeat", |info| {
        quality(info, |seat| seat.is_companion_seat)
    }),
    column("hasRestrictedView", |info| {
        quality(info, |seat| seat.has_restricted_view)
    }),
    column("hasLiftUpArmrests", |info| {
        quality(info, |seat| seat.has_lift_up_armrests)
    }),
    column("isHearingImpaired", |info| {
        quality(info, |seat| seat.is_hearing_impaired)
    }),
    column("isSemiAmbulatorySeat", |info| {
        quality(info, |seat| seat.is_semi_ambulatory_seat)
    }),
    column("hasSignLanguageInterpretation", |info| {
        quality(info, |seat| seat.has_sign_language_interpretation)
    }),
    column("isPlusSize", |info| quality(info, |seat| seat.is_plus_size)),
    column("extraData", |info| {
        Some(info.event.as_ref()?.extra_data?.to_string().into())
    }),
];

fn of_event<'i>(info: &'i ObjectInfo<'_>, text: fn(&EventPart<'i>) -> Option<&'i str>) -> Cell<'i> {
    text(info.event.as_ref()?).map(Cow::from)
}

fn state(info: &ObjectInfo<'_>, is_so: fn(&EventPart<'_>) -> bool) -> Cell<'static> {
    Some(yes_or_no(is_so(info.event.as_ref()?)))
}

fn drawn_area(info: &ObjectInfo<'_>, number: fn(&Area) -> u32) -> Cell<'static> {
    Some(number(info.object.as_area()?).to_string().into())
}

fn counter(info: &ObjectInfo<'_>, number: fn(&AreaPart<'_>) -> u32) -> Cell<'static> {
    let area = info.event.as_ref()?.area.as_ref()?;
    Some(number(area).to_string().into())
}

fn quality(info: &ObjectInfo<'_>, is_so: fn(&SeatTraits) -> bool) -> Cell<'static> {
    Some(yes_or_no(is_so(&info.object.as_seat()?.traits)))
}

const fn yes_or_no(truth: bool) -> Cow<'static, str> {
    Cow::Borrowed(if truth { "true" } else { "false" })
}

fn push_line<'c>(csv: &mut String, cells: impl Iterator<Item = Cell<'c>>) {
    for (number, cell) in cells.enumerate() {
        if number > 0 {
            csv.push(',');
        }
        push_cell(csv, cell.as_deref().unwrap_or_default());
    }
    csv.push_str("\r\n");
}

/// Quotes what would otherwise end the cell or the line.
fn push_cell(csv: &mut String, cell: &str) {
    if !cell.contains([',', '"', '\n', '\r']) {
        csv.push_str(cell);
        return;
    }
    csv.push('"');
    csv.push_str(&cell.replace('"', "\"\""));
    csv.push('"');
}
