//! Changes of places of general admission areas (section 12).

use crate::error_code::Code;
use http::StatusCode;

use super::change::{Change, Choice, Mention, To};
use super::plan::extra_data_after;
use crate::error::ApiError;
use crate::event::{Counters, Places, Record, Status, Target, View};

/// The area's record after so many of its places were changed, or why that is refused.
pub(super) fn changed(
    view: View<'_>,
    target: Target<'_>,
    capacity: u32,
    change: &Change<'_>,
    mention: &Mention<'_>,
) -> Result<Record, ApiError> {
    let mut record = view.record(mention.label).cloned().unwrap_or_default();
    let mut counters = record
        .counters
        .take()
        .map(|counters| *counters)
        .unwrap_or_default();
    let status = match &change.to {
        To::Free | To::Release => {
            release(&mut counters, change, mention)?;
            Status::Free
        }
        To::Status(status) => {
            let held = change
                .hold_token
                .filter(|_| *status != Status::Held && change.choice == Choice::Caller);
            let places = view.places(target, capacity);
            if places.not_for_sale >= capacity {
                return Err(not_for_sale(&places, mention));
            }
            match held {
                Some(token) => convert(&mut counters, token, change, mention)?,
                None => take(view.status(target), &places, &mut counters, change, mention)?,
            }
            status.clone()
        }
    };
    Ok(Record {
        status,
        order_id: change.order_id.map(Box::from).or(record
            .order_id
            .filter(|_| change.to.is_release() && counters.taken() > 0)),
        extra_data: extra_data_after(record.extra_data.as_deref(), change, mention),
        counters: (counters.taken() > 0).then(|| Box::new(counters)),
        overridden: record.overridden,
        ..Record::default()
    })
}

/// GAR-10. Releasing what is free is legal (STA-16), so more places than are taken may be released.
fn release(counters: &mut Counters, change: &Change<'_>, mention: &Mention<'_>) -> Result<(), ApiError> {
    match change.hold_token {
        None => counters.booked = counters.booked.saturating_sub(mention.quantity),
        Some(token) => {
            check_held(counters, token, change, mention)?;
            counters.unhold(token, mention.ticket_type, mention.quantity);
        }
    }
    Ok(())
}

/// Places that a token holds are booked.
fn convert(
    counters: &mut Counters,
    token: &str,
    change: &Change<'_>,
    mention: &Mention<'_>,
) -> Result<(), ApiError> {
    check_held(counters, token, change, mention)?;
    counters.unhold(token, mention.ticket_type, mention.quantity);
    counters.booked = counters.booked.saturating_add(mention.quantity);
    Ok(())
}

/// STA-10.
fn check_held(
    counters: &Counters,
    token: &str,
    change: &Change<'_>,
    mention: &Mention<'_>,
) -> Result<(), ApiError> {
    let (held, label, asked) = (counters.held_by(token), mention.label, mention.quantity);
    if held >= asked {
        return Ok(());
    }
    Err(change.refused(
        Status::Held.as_str(),
        format_args!("the holdToken holds {held} places of {label}, fewer than {asked}"),
    ))
}

/// Free places are held or booked.
fn take(
    status: &str,
    places: &Places<'_>,
    counters: &mut Counters,
    change: &Change<'_>,
    mention: &Mention<'_>,
) -> Result<(), ApiError> {
    let (label, asked, sellable) = (mention.label, mention.quantity, places.sellable());
    if asked > sellable {
        if asked <= places.free().saturating_sub(places.reserved) {
            return Err(not_for_sale(places, mention));
        }
        return Err(change.refused(
            status,
            format_args!("{label} has {sellable} free places, fewer than {asked}"),
        ));
    }
    match change
        .hold_token
        .filter(|_| change.to == To::Status(Status::Held))
    {
        Some(token) => counters.hold(token, mention.ticket_type, asked),
        None => counters.booked = counters.booked.saturating_add(asked),
    }
    Ok(())
}

/// FSL-9.
fn not_for_sale(places: &Places<'_>, mention: &Mention<'_>) -> ApiError {
    let (label, asked, sellable) = (mention.label, mention.quantity, places.sellable());
    let message = format!("{label} has {sellable} free places for sale, fewer than {asked}");
    ApiError::new(StatusCode::BAD_REQUEST, Code::ObjectNotForSale, message)
}
