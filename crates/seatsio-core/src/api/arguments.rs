//! What the arguments about events can never be, and how they stand in a query or a body.

use crate::model::Map;
use crate::{
    Invalid,
    model::{
        BestAvailableParams, ChannelCreationParams, Channels, CreateEventParams, EventKeys, ExtraData,
        ForSaleAndNotForSaleParams, ForSaleConfigParams, LegacyChannelConfig, LocalDate, ObjectAndQuantity,
        ObjectLabel, ObjectRef, ObjectsExpand, StatusChangeRequest, StatusChangeSort, StatusChangeType,
        TableBookingConfig, TableBookingMode,
    },
    operation::{
        Draft, QueryValue, Spread,
        check::{self, Argument, each, part},
    },
};

free! { i64, ExtraData, LegacyChannelConfig, StatusChangeSort, StatusChangeType, TableBookingMode }

impl<K: Argument, V: Argument> Argument for Map<K, V> {
    #[inline]
    fn check(&self) -> Result<(), Invalid> {
        part("a key", each(self.keys()))?;
        part("a value", each(self.values()))
    }
}

impl<T: Argument> Argument for Option<T> {
    #[inline]
    fn check(&self) -> Result<(), Invalid> {
        self.as_ref().map_or(Ok(()), Argument::check)
    }
}

impl Argument for EventKeys {
    #[inline]
    fn check(&self) -> Result<(), Invalid> {
        check::non_empty(self.as_slice())?;
        part("a key", each(self.as_slice()))
    }
}

impl Argument for ObjectRef {
    #[inline]
    fn check(&self) -> Result<(), Invalid> {
        part("a label", self.object_id.check())
    }
}

impl Argument for ObjectAndQuantity {
    #[inline]
    fn check(&self) -> Result<(), Invalid> {
        part("a label", self.object.check())
    }
}

impl Argument for Channels {
    #[inline]
    fn check(&self) -> Result<(), Invalid> {
        let keys = self.channel_keys().unwrap_or_default();
        part("a key", each(keys))
    }
}

impl Argument for BestAvailableParams {
    #[inline]
    fn check(&self) -> Result<(), Invalid> {
        if self.number == 0 {
            return Err(Invalid::new("must ask for at least 1 object"));
        }
        if self.accessible_seats.is_some_and(|seats| seats > self.number) {
            return Err(Invalid::new(
                "must not ask for more accessible seats than objects",
            ));
        }
        part("a zone", self.zone.check())?;
        part("sections", self.sections.check())
    }
}

impl Argument for TableBookingConfig {
    #[inline]
    fn check(&self) -> Result<(), Invalid> {
        match self {
            Self::Custom(tables) | Self::Unknown(_, tables) => part("tables", tables.check()),
            Self::Inherit | Self::AllByTable | Self::AllBySeat => Ok(()),
        }
    }
}

impl Argument for ChannelCreationParams {
    #[inline]
    fn check(&self) -> Result<(), Invalid> {
        part("a key", self.key.check())?;
        part("objects", self.objects.check())?;
        part("area places", self.area_places.check())
    }
}

impl Argument for ForSaleConfigParams {
    #[inline]
    fn check(&self) -> Result<(), Invalid> {
        part("objects", self.objects.check())?;
        part("area places", self.area_places.check())
    }
}

impl Argument for ForSaleAndNotForSaleParams {
    #[inline]
    fn check(&self) -> Result<(), Invalid> {
        part("objects", self.for_sale.check())?;
        part("objects", self.not_for_sale.check())
    }
}

impl Argument for CreateEventParams {
    #[inline]
    fn check(&self) -> Result<(), Invalid> {
        part("a key", self.event_key.check())?;
        part("a day", self.date.as_ref().map_or(Ok(()), event_date))?;
        part("a table booking", self.table_booking_config.check())?;
        part("object categories", self.object_categories.check())?;
        part("channels", self.channels.check())?;
        part("a for-sale configuration", self.for_sale_config.check())
    }
}

impl Argument for StatusChangeRequest {
    #[inline]
    fn check(&self) -> Result<(), Invalid> {
        part("an event", self.event.check())?;
        part("objects", check::non_empty(&self.objects))?;
        part("objects", self.objects.check())?;
        part("a season", self.season.check())?;
        part("a hold token", self.hold_token.check())?;
        part("channels", self.channels.check())
    }
}

/// Refuses a day before the first that the API takes for events. The last one depends on today.
#[inline]
pub(crate) fn event_date(date: &LocalDate) -> Result<(), Invalid> {
    if date.year() < 2014 {
        return Err(Invalid::new(format!("must not be before 2014-01-01, is {date}")));
    }
    Ok(())
}

impl QueryValue for ObjectLabel {
    #[inline]
    fn write(&self, name: &str, draft: &mut Draft) {
        draft.query(name, self.as_str());
    }
}

impl QueryValue for ObjectsExpand {
    #[inline]
    fn write(&self, name: &str, draft: &mut Draft) {
        draft.query(name, self.as_str());
    }
}

impl QueryValue for StatusChangeSort {
    #[inline]
    fn write(&self, name: &str, draft: &mut Draft) {
        draft.query(name, self.as_str());
    }
}

impl<T: QueryValue> QueryValue for Option<T> {
    #[inline]
    fn write(&self, name: &str, draft: &mut Draft) {
        if let Some(value) = self {
            value.write(name, draft);
        }
    }
}

impl Argument for ObjectsExpand {}

impl Spread for Channels {
    #[inline]
    fn body(&self, draft: &mut Draft) {
        if let Some(keys) = self.channel_keys() {
            draft.member("channelKeys", keys);
        }
        if let Some(ignore) = self.ignore_channels() {
            draft.member("ignoreChannels", &ignore);
        }
    }
}
