//! Object infos: what is told about one object in status-change answers, object-info calls and
//! reports, in the exact wire form (section 17).
//!
//! An [`ObjectInfo`] borrows everything: the static part from a [`Drawing`], the part that
//! changes from the state of an event ([`EventPart`]; chart reports have none). It is made when
//! it is asked for, and serialises straight to JSON, so that infos of 100,000 objects cost
//! neither memory nor time. What has no value is left out rather than null (OBJ-2).

mod serialize;

#[cfg(test)]
mod tests;

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::Arc;

use serde_json::Value;

use crate::drawing::{Category, Drawing, DrawnObject};

/// Hold token to ticket type (or `NO_TICKET_TYPE`) to number of places (GAR-3).
pub(crate) type Holds = BTreeMap<Arc<str>, BTreeMap<Arc<str>, u32>>;

/// Key of a season to number of places that are overridden in it (SEA-13).
pub(crate) type Overridden = BTreeMap<Arc<str>, u32>;

/// Everything that is told about one object.
#[derive(Debug, Clone)]
pub(crate) struct ObjectInfo<'a> {
    pub(crate) drawing: &'a Drawing,
    /// Index of the object in the drawing.
    pub(crate) index: usize,
    pub(crate) object: &'a DrawnObject,
    /// The drawn category; an event's `objectCategories` put another one here (EVT-8).
    pub(crate) category: Option<&'a Category>,
    /// Absent in chart reports.
    pub(crate) event: Option<EventPart<'a>>,
}

impl<'a> ObjectInfo<'a> {
    /// The static part, as chart reports show it (CRP-3). None if there is no such object.
    pub(crate) fn of_chart(drawing: &'a Drawing, index: usize) -> Option<Self> {
        let object = drawing.objects.get(index)?;
        Some(Self {
            drawing,
            index,
            object,
            category: drawing.category_of(object),
            event: None,
        })
    }

    /// The static part together with the state in an event. `category` overrides the drawn one.
    pub(crate) fn of_event(
        drawing: &'a Drawing,
        index: usize,
        category: Option<&'a Category>,
        event: EventPart<'a>,
    ) -> Option<Self> {
        let drawn = Self::of_chart(drawing, index)?;
        Some(Self {
            category: category.or(drawn.category),
            event: Some(event),
            ..drawn
        })
    }

    /// The object's label.
    pub(crate) fn label(&self) -> &'a str {
        &self.object.label
    }
}

/// The part of an info that depends on an event's state.
#[derive(Debug, Clone)]
pub(crate) struct EventPart<'a> {
    /// `free`, `booked`, `reservedByToken`, `resale` or a custom status.
    pub(crate) status: &'a str,
    pub(crate) for_sale: bool,
    pub(crate) is_available: bool,
    /// `available`, a status, `not_for_sale` or `disabled_by_social_distancing`.
    pub(crate) availability_reason: &'a str,
    pub(crate) ticket_type: Option<&'a str>,
    pub(crate) order_id: Option<&'a str>,
    pub(crate) hold_token: Option<&'a str>,
    pub(crate) extra_data: Option<&'a Value>,
    pub(crate) resale_listing_id: Option<&'a str>,
    /// The key of the object's channel.
    pub(crate) channel: Option<&'a str>,
    /// The counters; only for areas.
    pub(crate) area: Option<AreaPart<'a>>,
    pub(crate) season_status_overridden_quantity: u32,
    /// `{}` on the wire when empty.
    pub(crate) season_status_overridden_quantities: Cow<'a, Overridden>,
}

impl EventPart<'_> {
    /// The state of an object that nothing has happened to.
    pub(crate) fn untouched() -> Self {
        Self {
            status: "free",
            for_sale: true,
            is_available: true,
            availability_reason: "available",
            ticket_type: None,
            order_id: None,
            hold_token: None,
            extra_data: None,
            resale_listing_id: None,
            channel: None,
            area: None,
            season_status_overridden_quantity: 0,
            season_status_overridden_quantities: Cow::Owned(Overridden::new()),
        }
    }
}

/// The counters of a general admission area (GAR-2).
#[derive(Debug, Clone)]
pub(crate) struct AreaPart<'a> {
    /// Booked and every custom status together.
    pub(crate) num_booked: u32,
    pub(crate) num_free: u32,
    pub(crate) num_held: u32,
    pub(crate) num_not_for_sale: u32,
    pub(crate) holds: Cow<'a, Holds>,
}
