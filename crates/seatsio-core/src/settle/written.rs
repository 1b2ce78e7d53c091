//! Reads back from a planned request what it asks for.

use super::{Change, Claim, Part};
use crate::{
    Plan,
    model::{
        CategoryKey, EventKey, HoldToken, ObjectLabel, ObjectStatus, OrderId, ResaleListingId,
        StatusChangeType, TicketType,
        answer::answer,
        json::{self, Fault, Parser, Read},
    },
};
use http::Method;
use percent_encoding::percent_decode_str;

answer! {
    /// The body of every status change, and of each change of a batch.
    struct Body {
        pub kind: Option<String> = "type",
        pub status: Option<ObjectStatus> = "status",
        pub event: Option<EventKey> = "event",
        pub events: Vec<EventKey> = "events",
        pub objects: Vec<Object> = "objects",
        pub best_available: Option<Wish> = "bestAvailable",
        pub order_id: Option<OrderId> = "orderId",
        pub hold_token: Option<HoldToken> = "holdToken",
        pub resale_listing_id: Option<ResaleListingId> = "resaleListingId",
        pub status_changes: Vec<Body> = "statusChanges",
    }
}

/// The API takes labels and descriptions, and a caller may plan requests of his own.
#[derive(Clone, Debug, PartialEq)]
struct Object(Claim);

answer! {
    struct Described {
        pub object_id: ObjectLabel = required "objectId",
        pub quantity: Option<u32> = "quantity",
        pub ticket_type: Option<TicketType> = "ticketType",
    }
}

answer! {
    struct Wish {
        pub number: u32 = required "number",
        pub categories: Vec<CategoryKey> = "categories",
    }
}

/// The path of batches.
pub(super) const BATCH: &str = "/events/actions/change-object-status";

/// The changes that a request asks for; `None` if it is no status change.
#[inline]
pub(super) fn parts(plan: &Plan) -> Option<Vec<Part>> {
    let spec = plan.spec();
    let (resource, action) = spec.path.split_once("/actions/")?;
    if spec.method != Method::POST
        || !matches!(
            resource,
            "/events" | "/events/groups" | "/events/{eventKey}" | "/seasons"
        )
    {
        return None;
    }
    let status = match action {
        "change-object-status" => None,
        "book" => Some(Change::To(ObjectStatus::Booked)),
        "hold" => Some(Change::To(ObjectStatus::ReservedByToken)),
        "put-up-for-resale" => Some(Change::To(ObjectStatus::Resale)),
        "release" => Some(Change::Release),
        _ => return None,
    };
    let mut body: Body = json::from_str(std::str::from_utf8(plan.body()?).ok()?).ok()?;
    if resource == "/events/{eventKey}" {
        body.events = vec![event_of(plan.target())?];
    }
    if resource == "/events" {
        return body
            .status_changes
            .into_iter()
            .map(|change| part(change, None))
            .collect();
    }
    Some(vec![part(body, status)?])
}

#[inline]
fn event_of(target: &str) -> Option<EventKey> {
    let segment = target.strip_prefix("/events/")?.split('/').next()?;
    let key = percent_decode_str(segment).decode_utf8().ok()?;
    Some(EventKey::from(&*key))
}

#[inline]
fn part(body: Body, change: Option<Change>) -> Option<Part> {
    let written = match body.kind.as_deref() {
        Some(kind) if kind == StatusChangeType::Release.as_str() => Some(Change::Release),
        Some(kind)
            if kind == StatusChangeType::OverrideSeasonStatus.as_str()
                || kind == StatusChangeType::UseSeasonStatus.as_str() =>
        {
            Some(Change::SeasonStatus)
        }
        _ => None,
    };
    let change = match change.or(written) {
        Some(change) => change,
        None => match body.status? {
            // Making free is releasing, under another name.
            ObjectStatus::Free => Change::Release,
            status => Change::To(status),
        },
    };
    let mut events = body.events;
    events.extend(body.event);
    let (number, categories) = body
        .best_available
        .map(|wish| (wish.number, wish.categories))
        .unzip();
    Some(Part {
        events,
        change,
        objects: body.objects.into_iter().map(|object| object.0).collect(),
        best_available: number,
        categories: categories.unwrap_or_default(),
        // Nobody's order: it would find everybody's objects.
        order_id: body.order_id.filter(|id| !id.as_str().is_empty()),
        hold_token: body.hold_token,
        resale_listing_id: body.resale_listing_id,
    })
}

impl Read for Object {
    #[inline]
    fn read(json: &mut Parser<'_>) -> Result<Self, Fault> {
        let described = if json.is_object() {
            Described::read(json)?
        } else {
            Described {
                object_id: ObjectLabel::read(json)?,
                quantity: None,
                ticket_type: None,
            }
        };
        Ok(Self(Claim {
            label: described.object_id,
            quantity: described.quantity,
            ticket_type: described.ticket_type,
        }))
    }
}
