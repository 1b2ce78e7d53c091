//! Changes of objects that have one status: seats, booths, tables and areas booked as a whole (section 11).

use crate::error_code::Code;
use http::StatusCode;

use super::change::{Change, Choice, Mention, To};
use super::plan::extra_data_after;
use crate::error::ApiError;
use crate::event::{Occupancy, Record, Resale, Status, Target, View};

/// Whether an object can be taken for so many people. Naming it twice counts as two.
pub(super) fn check_quantity(
    occupancy: Occupancy,
    change: &Change<'_>,
    label: &str,
    quantity: u32,
) -> Result<(), ApiError> {
    match occupancy {
        Occupancy::Variable { least, most }
            if !change.to.is_release() && !(least..=most).contains(&quantity) =>
        {
            Err(ApiError::general(format!(
                "{label} is for {least} to {most} people, not for {quantity}"
            )))
        }
        Occupancy::Whole if quantity != 1 => Err(ApiError::general(format!(
            "{label} is one object and cannot be changed {quantity} times in one call"
        ))),
        _ => Ok(()),
    }
}

/// The object's record after the change, or why it is refused.
pub(super) fn changed(
    view: View<'_>,
    target: Target<'_>,
    change: &Change<'_>,
    mention: &Mention<'_>,
) -> Result<Record, ApiError> {
    let record = view.record(mention.label).cloned().unwrap_or_default();
    if !record.is_taken() {
        check_not_taken_elsewhere(view, change, mention.label)?;
    }
    if !change.to.is_release() && !view.is_for_sale(target.object()) {
        let message = format!("{} is not for sale", mention.label);
        return Err(ApiError::new(
            StatusCode::BAD_REQUEST,
            Code::ObjectNotForSale,
            message,
        ));
    }
    check_hold(&record, change, mention.label)?;
    Ok(after(record, change, mention))
}

/// SEA-9, SEA-10.
fn check_not_taken_elsewhere(view: View<'_>, change: &Change<'_>, label: &str) -> Result<(), ApiError> {
    let Some(taken) = view.taken_elsewhere(label) else {
        return Ok(());
    };
    let kind = if taken.by.role.is_season() {
        "season"
    } else {
        "event"
    };
    let status = taken.record.status.as_str();
    Err(change.refused(
        status,
        format_args!("{label} is {status} in {kind} {}", taken.by.key),
    ))
}

/// STA-10, STA-11.
fn check_hold(record: &Record, change: &Change<'_>, label: &str) -> Result<(), ApiError> {
    let status = record.status.as_str();
    let holds_it = change.hold_token.is_some() && record.hold_token.as_deref() == change.hold_token;
    match (&record.status, &change.to) {
        (Status::Held, _) if !holds_it && change.hold_token.is_none() => Err(change.refused(
            status,
            format_args!("{label} is held, and no holdToken was given"),
        )),
        (Status::Held, _) if !holds_it => {
            Err(change.refused(status, format_args!("{label} is held by another token")))
        }
        (Status::Booked, To::Status(Status::Booked | Status::Held)) => {
            Err(change.refused(status, format_args!("{label} is booked already")))
        }
        (_, To::Status(Status::Booked))
            if change.hold_token.is_some() && !holds_it && change.choice == Choice::Caller =>
        {
            Err(change.refused(
                status,
                format_args!("{label} is not held by the holdToken that was given"),
            ))
        }
        _ => Ok(()),
    }
}

fn after(record: Record, change: &Change<'_>, mention: &Mention<'_>) -> Record {
    let extra_data = extra_data_after(record.extra_data.as_deref(), change, mention);
    let order_id = change.order_id.map(Box::from);
    let overridden = record.overridden.clone();
    let after = Record {
        order_id,
        extra_data,
        overridden,
        ..Record::default()
    };
    match &change.to {
        To::Free => after,
        // What was up for resale when it was taken returns to resale; releasing it from resale frees it.
        To::Release => match record.back_to_resale {
            Some(resale) => Record {
                status: Status::Resale,
                resale_listing_id: resale.listing_id,
                ..after
            },
            None => after,
        },
        To::Status(status) => {
            let resold = record.status == Status::Resale && *status != Status::Resale;
            let resale = if resold {
                Some(Resale {
                    listing_id: record.resale_listing_id,
                })
            } else {
                record.back_to_resale
            };
            Record {
                status: status.clone(),
                hold_token: change
                    .hold_token
                    .filter(|_| *status == Status::Held)
                    .map(Box::from),
                ticket_type: mention.ticket_type.map(Box::from).or(record.ticket_type),
                resale_listing_id: change
                    .resale_listing_id
                    .filter(|_| *status == Status::Resale)
                    .map(Box::from),
                back_to_resale: resale.filter(|_| *status != Status::Resale),
                ..after
            }
        }
    }
}
