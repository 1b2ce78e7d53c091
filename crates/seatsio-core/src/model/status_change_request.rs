//! `StatusChangeRequest`: one change among several that are made together or not at all.

use serde_core::ser::SerializeMap as _;
use serde_core::{Serialize, Serializer};

use crate::model::open_enum::closed_enum;
use crate::model::{
    Channels, EventKey, HoldToken, ObjectRef, ObjectStatus, OrderId, ResaleListingId, SeasonKey,
};

/// What a change does: a release has no status, so none can be given.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum StatusChangeAction {
    /// Changes to this status.
    ChangeStatusTo(ObjectStatus),
    /// Makes the objects free.
    Release,
    /// Makes objects that are taken in the season free in this event.
    OverrideSeasonStatus,
    /// Gives objects the status that they have in the season again.
    UseSeasonStatus,
}

closed_enum! {
    /// What kind of change it is, as the API writes it.
    pub enum StatusChangeType {
        /// To another status.
        ChangeStatusTo = "CHANGE_STATUS_TO",
        /// To free.
        Release = "RELEASE",
        /// Free in this event, whatever the season says. Only in batches.
        OverrideSeasonStatus = "OVERRIDE_SEASON_STATUS",
        /// As the season says. Only in batches.
        UseSeasonStatus = "USE_SEASON_STATUS",
    }
}

impl StatusChangeAction {
    /// The kind of change.
    #[must_use]
    #[inline]
    pub const fn kind(&self) -> StatusChangeType {
        match self {
            Self::ChangeStatusTo(_) => StatusChangeType::ChangeStatusTo,
            Self::Release => StatusChangeType::Release,
            Self::OverrideSeasonStatus => StatusChangeType::OverrideSeasonStatus,
            Self::UseSeasonStatus => StatusChangeType::UseSeasonStatus,
        }
    }

    /// The new status, if it is a change to one.
    #[must_use]
    #[inline]
    pub const fn status(&self) -> Option<&ObjectStatus> {
        match self {
            Self::ChangeStatusTo(status) => Some(status),
            _ => None,
        }
    }
}

/// One change of a batch: one event, some objects, and what happens to them.
///
/// ```
/// use seatsio_core::model::StatusChangeRequest;
///
/// let batch = [
///     StatusChangeRequest::book("event1", ["A-1", "A-2"]).order_id("order1"),
///     StatusChangeRequest::release("event2", ["B-1"]),
/// ];
/// ```
///
/// Documented at <https://docs.seats.io/docs/api/change-object-status-in-batch>.
#[derive(Debug, Clone, PartialEq)]
pub struct StatusChangeRequest {
    pub(crate) action: StatusChangeAction,
    pub(crate) event: EventKey,
    pub(crate) objects: Vec<ObjectRef>,
    pub(crate) season: Option<SeasonKey>,
    pub(crate) hold_token: Option<HoldToken>,
    pub(crate) order_id: Option<OrderId>,
    pub(crate) keep_extra_data: Option<bool>,
    pub(crate) channels: Option<Channels>,
    pub(crate) allowed_previous_statuses: Option<Vec<ObjectStatus>>,
    pub(crate) rejected_previous_statuses: Option<Vec<ObjectStatus>>,
    pub(crate) resale_listing_id: Option<ResaleListingId>,
}

impl StatusChangeRequest {
    /// Does this to these objects of this event.
    #[inline]
    pub fn new(
        action: StatusChangeAction,
        event: impl Into<EventKey>,
        objects: impl IntoIterator<Item: Into<ObjectRef>>,
    ) -> Self {
        Self {
            action,
            event: event.into(),
            objects: objects.into_iter().map(Into::into).collect(),
            season: None,
            hold_token: None,
            order_id: None,
            keep_extra_data: None,
            channels: None,
            allowed_previous_statuses: None,
            rejected_previous_statuses: None,
            resale_listing_id: None,
        }
    }

    /// Changes objects to this status.
    #[inline]
    pub fn change_status_to(
        status: impl Into<ObjectStatus>,
        event: impl Into<EventKey>,
        objects: impl IntoIterator<Item: Into<ObjectRef>>,
    ) -> Self {
        Self::new(StatusChangeAction::ChangeStatusTo(status.into()), event, objects)
    }

    /// Books objects.
    #[inline]
    pub fn book(event: impl Into<EventKey>, objects: impl IntoIterator<Item: Into<ObjectRef>>) -> Self {
        Self::change_status_to(ObjectStatus::Booked, event, objects)
    }

    /// Holds objects for the visitor with this token.
    #[inline]
    pub fn hold(
        token: impl Into<HoldToken>,
        event: impl Into<EventKey>,
        objects: impl IntoIterator<Item: Into<ObjectRef>>,
    ) -> Self {
        Self::change_status_to(ObjectStatus::ReservedByToken, event, objects).hold_token(token)
    }

    /// Releases objects.
    #[inline]
    pub fn release(event: impl Into<EventKey>, objects: impl IntoIterator<Item: Into<ObjectRef>>) -> Self {
        Self::new(StatusChangeAction::Release, event, objects)
    }

    /// Makes objects that are taken in the season free in this event.
    #[inline]
    pub fn override_season_status(
        event: impl Into<EventKey>,
        objects: impl IntoIterator<Item: Into<ObjectRef>>,
    ) -> Self {
        Self::new(StatusChangeAction::OverrideSeasonStatus, event, objects)
    }

    /// Gives objects the status that they have in the season again.
    #[inline]
    pub fn use_season_status(
        event: impl Into<EventKey>,
        objects: impl IntoIterator<Item: Into<ObjectRef>>,
    ) -> Self {
        Self::new(StatusChangeAction::UseSeasonStatus, event, objects)
    }

    /// The season or partial season that is meant, for the two changes about seasons; the top-level season
    /// when unset.
    #[must_use]
    #[inline]
    pub fn season(mut self, season: impl Into<SeasonKey>) -> Self {
        self.season = Some(season.into());
        self
    }

    /// The token that holds the objects, or is to hold them.
    #[must_use]
    #[inline]
    pub fn hold_token(mut self, token: impl Into<HoldToken>) -> Self {
        self.hold_token = Some(token.into());
        self
    }

    /// An order number of your own, stored with the objects.
    #[must_use]
    #[inline]
    pub fn order_id(mut self, order_id: impl Into<OrderId>) -> Self {
        self.order_id = Some(order_id.into());
        self
    }

    /// Whether extra data stays; the server removes it when unset.
    #[must_use]
    #[inline]
    pub const fn keep_extra_data(mut self, keep: bool) -> Self {
        self.keep_extra_data = Some(keep);
        self
    }

    /// Whose objects may be touched; only those in no channel when unset.
    #[must_use]
    #[inline]
    pub fn channels(mut self, channels: impl Into<Channels>) -> Self {
        self.channels = Some(channels.into());
        self
    }

    /// Changes only if each object has one of these statuses now.
    #[must_use]
    #[inline]
    pub fn allowed_previous_statuses(
        mut self,
        statuses: impl IntoIterator<Item: Into<ObjectStatus>>,
    ) -> Self {
        self.allowed_previous_statuses = Some(statuses.into_iter().map(Into::into).collect());
        self
    }

    /// Changes only if no object has one of these statuses now.
    #[must_use]
    #[inline]
    pub fn rejected_previous_statuses(
        mut self,
        statuses: impl IntoIterator<Item: Into<ObjectStatus>>,
    ) -> Self {
        self.rejected_previous_statuses = Some(statuses.into_iter().map(Into::into).collect());
        self
    }

    /// An id of the listing on a resale market, with status [`Resale`](ObjectStatus::Resale).
    #[must_use]
    #[inline]
    pub fn resale_listing_id(mut self, id: impl Into<ResaleListingId>) -> Self {
        self.resale_listing_id = Some(id.into());
        self
    }
}

impl Serialize for StatusChangeRequest {
    #[inline]
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("type", &self.action.kind())?;
        map.serialize_entry("event", &self.event)?;
        map.serialize_entry("objects", &self.objects)?;
        macro_rules! set {
            ($( $key:literal: $value:expr, )+) => { $(
                if let Some(value) = $value {
                    map.serialize_entry($key, &value)?;
                }
            )+ };
        }
        set! {
            "status": self.action.status(),
            "season": &self.season,
            "holdToken": &self.hold_token,
            "orderId": &self.order_id,
            "keepExtraData": self.keep_extra_data,
            "ignoreChannels": self.channels.as_ref().and_then(Channels::ignore_channels),
            "channelKeys": self.channels.as_ref().and_then(Channels::channel_keys),
            "allowedPreviousStatuses": &self.allowed_previous_statuses,
            "rejectedPreviousStatuses": &self.rejected_previous_statuses,
            "resaleListingId": &self.resale_listing_id,
        }
        map.end()
    }
}
