//! Reads back from a planned request what it asks for.

use super::{Change, Claim, Part};
use crate::{
    Plan,
    model::{
        EventKey, HoldToken, ObjectLabel, ObjectStatus, OrderId, ResaleListingId, StatusChangeType,
        TicketType,
    },
};
use http::Method;
use percent_encoding::percent_decode_str;
use serde::Deserialize;

/// The body of every status change, and of each change of a batch.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Body {
    r#type: Option<String>,
    status: Option<ObjectStatus>,
    event: Option<EventKey>,
    #[serde(default)]
    events: Vec<EventKey>,
    #[serde(default)]
    objects: Vec<Object>,
    best_available: Option<Wish>,
    order_id: Option<OrderId>,
    hold_token: Option<HoldToken>,
    resale_listing_id: Option<ResaleListingId>,
    #[serde(default)]
    status_changes: Vec<Body>,
}

/// The API takes both forms, and a caller may plan requests of his own.
#[derive(Deserialize)]
#[serde(untagged)]
enum Object {
    Label(ObjectLabel),
    #[serde(rename_all = "camelCase")]
    Described {
        object_id: ObjectLabel,
        quantity: Option<u32>,
        ticket_type: Option<TicketType>,
    },
}

#[derive(Deserialize)]
struct Wish {
    number: u32,
}

/// The path of batches.
pub(super) const BATCH: &str = "/events/actions/change-object-status";

/// The changes that a request asks for; `None` if it is no status change.
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
    let mut body: Body = serde_json::from_slice(plan.body()?).ok()?;
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

fn event_of(target: &str) -> Option<EventKey> {
    let segment = target.strip_prefix("/events/")?.split('/').next()?;
    let key = percent_decode_str(segment).decode_utf8().ok()?;
    Some(EventKey::from(&*key))
}

fn part(body: Body, change: Option<Change>) -> Option<Part> {
    let written = match body.r#type.as_deref() {
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
    Some(Part {
        events,
        change,
        objects: body.objects.into_iter().map(Claim::from).collect(),
        best_available: body.best_available.map(|wish| wish.number),
        // Nobody's order: it would find everybody's objects.
        order_id: body.order_id.filter(|id| !id.as_str().is_empty()),
        hold_token: body.hold_token,
        resale_listing_id: body.resale_listing_id,
    })
}

impl From<Object> for Claim {
    fn from(object: Object) -> Self {
        match object {
            Object::Label(label) => Self {
                label,
                quantity: None,
                ticket_type: None,
            },
            Object::Described {
                object_id,
                quantity,
                ticket_type,
            } => Self {
                label: object_id,
                quantity,
                ticket_type,
            },
        }
    }
}
