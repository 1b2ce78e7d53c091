//! `EventObjectInfo`: everything known about an object of an event.

use crate::model::Map;

use crate::model::object_info::accessors::drawn_object;
use crate::model::object_info::flags::Flag;
use crate::model::object_info::info::{Info, place, sale};
use crate::model::{AvailabilityReason, ExtraData, HoldToken, ObjectStatus, SeasonKey, TicketType};

/// An object of an event: what the chart says about it, and its status.
///
/// ```
/// use seatsio_core::model::{EventObjectInfo, ObjectStatus};
///
/// let info: EventObjectInfo = serde_json::from_str(
///     r#"{"label": "A-1", "objectType": "seat", "status": "booked", "orderId": "order1", "forSale": true}"#,
/// )?;
/// assert_eq!(info.label(), "A-1");
/// assert_eq!(*info.status(), ObjectStatus::Booked);
/// assert_eq!(info.order_id(), Some("order1"));
/// # Ok::<(), serde_json::Error>(())
/// ```
///
/// Texts that neighbouring objects have in common are stored once, so the fields are read through methods,
/// and cloning is cheap. What is absent or null in the answer is `None`.
///
/// Documented at <https://docs.seats.io/docs/api/objects/retrieve-event-object-infos>.
#[derive(Clone, PartialEq)]
pub struct EventObjectInfo(pub(super) Info);

drawn_object! { EventObjectInfo }

impl EventObjectInfo {
    /// The status. An area is free until all its places are taken.
    #[must_use]
    #[inline]
    pub fn status(&self) -> &ObjectStatus {
        &self.0.status
    }

    /// Whether it is for sale at all.
    #[must_use]
    #[inline]
    pub fn for_sale(&self) -> bool {
        self.0.flags.get(Flag::ForSale).unwrap_or_default()
    }

    /// Whether it can be booked now: free and for sale. Channels do not count.
    #[must_use]
    #[inline]
    pub fn is_available(&self) -> bool {
        self.0.flags.get(Flag::Available).unwrap_or_default()
    }

    /// Why it is or is not available.
    #[must_use]
    #[inline]
    pub fn availability_reason(&self) -> Option<&AvailabilityReason> {
        self.0.availability_reason.as_ref()
    }

    /// The key of the channel that it belongs to.
    #[must_use]
    #[inline]
    pub fn channel(&self) -> Option<&str> {
        self.0.place(place::CHANNEL)
    }

    /// The ticket type with which it was booked.
    #[must_use]
    #[inline]
    pub fn ticket_type(&self) -> Option<&str> {
        self.0.sale(sale::TICKET_TYPE)
    }

    /// The order id that the last status change gave.
    #[must_use]
    #[inline]
    pub fn order_id(&self) -> Option<&str> {
        self.0.sale(sale::ORDER_ID)
    }

    /// The token that holds it. Whoever knows it can book the object, so it does not belong into a log.
    #[must_use]
    #[inline]
    pub fn hold_token(&self) -> Option<&str> {
        self.0.sale(sale::HOLD_TOKEN)
    }

    /// The id of the listing on a resale market.
    #[must_use]
    #[inline]
    pub fn resale_listing_id(&self) -> Option<&str> {
        self.0.sale(sale::RESALE_LISTING_ID)
    }

    /// The caller's own data.
    #[must_use]
    #[inline]
    pub fn extra_data(&self) -> Option<&ExtraData> {
        self.0.extra_data.as_ref()
    }

    /// Areas: how many places are booked, or have a status of the caller's own.
    #[must_use]
    #[inline]
    pub fn num_booked(&self) -> Option<u32> {
        self.0.rare(|rare| rare.num_booked)
    }

    /// Areas: how many places are free.
    #[must_use]
    #[inline]
    pub fn num_free(&self) -> Option<u32> {
        self.0.rare(|rare| rare.num_free)
    }

    /// Areas: how many places are held.
    #[must_use]
    #[inline]
    pub fn num_held(&self) -> Option<u32> {
        self.0.rare(|rare| rare.num_held)
    }

    /// Areas: how many places are not for sale.
    #[must_use]
    #[inline]
    pub fn num_not_for_sale(&self) -> Option<u32> {
        self.0.rare(|rare| rare.num_not_for_sale)
    }

    /// Areas: how many places each token holds, by ticket type;
    /// [`NO_TICKET_TYPE`](crate::model::NO_TICKET_TYPE) stands for none.
    #[must_use]
    #[inline]
    pub fn holds(&self) -> &Map<HoldToken, Map<TicketType, u32>> {
        static NONE: Map<HoldToken, Map<TicketType, u32>> = Map::new();
        self.0.rare.as_deref().map_or(&NONE, |rare| &rare.holds)
    }

    /// Areas: whether one group takes it, of a size that may vary.
    #[must_use]
    #[inline]
    pub fn variable_occupancy(&self) -> Option<bool> {
        self.0.flags.get(Flag::VariableOccupancy)
    }

    /// Areas: the fewest places that can be booked at once.
    #[must_use]
    #[inline]
    pub fn min_occupancy(&self) -> Option<u32> {
        self.0.rare(|rare| rare.min_occupancy)
    }

    /// Areas with variable occupancy: the most places that can be booked at once.
    #[must_use]
    #[inline]
    pub fn max_occupancy(&self) -> Option<u32> {
        self.0.rare(|rare| rare.max_occupancy)
    }

    /// The name that visitors see in place of the kind of object, if the chart has one.
    #[must_use]
    #[inline]
    pub fn displayed_object_type(&self) -> Option<&str> {
        self.0.place(place::DISPLAYED_OBJECT_TYPE)
    }

    /// The same for its row or table.
    #[must_use]
    #[inline]
    pub fn parent_displayed_object_type(&self) -> Option<&str> {
        self.0.place(place::PARENT_DISPLAYED_OBJECT_TYPE)
    }

    /// For how many places this event overrides the status of the season; 1 at most for what is no area.
    #[must_use]
    #[inline]
    pub fn season_status_overridden_quantity(&self) -> u32 {
        self.0.season_status_overridden_quantity
    }

    /// The same for each season and partial season.
    #[must_use]
    #[inline]
    pub fn season_status_overridden_quantities(&self) -> &Map<SeasonKey, u32> {
        static NONE: Map<SeasonKey, u32> = Map::new();
        self.0
            .rare
            .as_deref()
            .map_or(&NONE, |rare| &rare.season_status_overridden_quantities)
    }

    /// Old: whether a visitor could select it. [`is_available`](Self::is_available) has replaced it.
    #[must_use]
    #[inline]
    pub fn is_selectable(&self) -> Option<bool> {
        self.0.flags.get(Flag::Selectable)
    }

    /// Old: whether its neighbours kept it empty. Social distancing has been removed from the API.
    #[must_use]
    #[inline]
    pub fn is_disabled_by_social_distancing(&self) -> Option<bool> {
        self.0.flags.get(Flag::DisabledBySocialDistancing)
    }
}
