//! What of an event is for sale: the configuration, changes of it, and how many changes are left today.

use crate::model::Map;

use crate::model::answer::answer;
use crate::model::open_enum::closed_enum;
use crate::model::params::params;
use crate::model::{CategoryKey, ObjectLabel, Timestamp};

answer! {
    /// What of an event is for sale. Without a configuration, everything is.
    ///
    /// Documented at <https://docs.seats.io/docs/api/for-sale-not-for-sale>.
    pub struct ForSaleConfig {
        /// True: only what is listed is for sale. False: all but what is listed.
        pub for_sale: bool = "forSale",
        /// Objects, in the order given.
        pub objects: Vec<ObjectLabel> = "objects",
        /// How many places of which area.
        pub area_places: Map<ObjectLabel, u32> = "areaPlaces",
        /// Categories, by key or label.
        pub categories: Vec<CategoryKey> = "categories",
    }
}

params! {
    /// What of an event is to be for sale from the start.
    ///
    /// ```
    /// use seatsio_core::model::ForSaleConfigParams;
    ///
    /// let all_but_two = ForSaleConfigParams::all_but().objects(["A-1", "A-2"]);
    /// let one_category = ForSaleConfigParams::only().categories(["Balcony"]);
    /// ```
    ///
    /// Documented at <https://docs.seats.io/docs/api/create-an-event>.
    pub struct ForSaleConfigParams {
        required {
            for_sale: plain bool = "forSale",
        }
        optional {
            /// Objects. An area listed here is meant as a whole.
            objects: each ObjectLabel = "objects",
            /// How many places of which area.
            area_places: places ObjectLabel = "areaPlaces",
            /// Categories, by key or label.
            categories: each CategoryKey = "categories",
        }
    }
}

impl ForSaleConfigParams {
    /// Only what is listed is for sale.
    #[must_use]
    #[inline]
    pub const fn only() -> Self {
        Self::new(true)
    }

    /// Everything is for sale but what is listed.
    #[must_use]
    #[inline]
    pub const fn all_but() -> Self {
        Self::new(false)
    }
}

impl From<ForSaleConfig> for ForSaleConfigParams {
    #[inline]
    fn from(config: ForSaleConfig) -> Self {
        Self {
            for_sale: config.for_sale,
            objects: Some(config.objects),
            area_places: Some(config.area_places),
            categories: Some(config.categories),
        }
    }
}

params! {
    /// An object, or a number of places of an area, that is to be or not to be for sale.
    ///
    /// Documented at <https://docs.seats.io/docs/api/edit-for-sale-config>.
    pub struct ObjectAndQuantity {
        required {
            object: into ObjectLabel = "object",
        }
        optional {
            /// How many places of an area; unset for seats, tables and booths.
            quantity: plain u32 = "quantity",
        }
    }
}

impl From<&str> for ObjectAndQuantity {
    #[inline]
    fn from(object: &str) -> Self {
        Self::new(object)
    }
}

impl From<String> for ObjectAndQuantity {
    #[inline]
    fn from(object: String) -> Self {
        Self::new(object)
    }
}

impl From<ObjectLabel> for ObjectAndQuantity {
    #[inline]
    fn from(object: ObjectLabel) -> Self {
        Self::new(object)
    }
}

impl<L: Into<ObjectLabel>> From<(L, u32)> for ObjectAndQuantity {
    #[inline]
    fn from((object, quantity): (L, u32)) -> Self {
        Self::new(object).quantity(quantity)
    }
}

params! {
    /// A change of what is for sale in one event: what becomes for sale and what does not stay so.
    ///
    /// Documented at <https://docs.seats.io/docs/api/edit-for-sale-config-events>.
    #[derive(Default)]
    pub struct ForSaleAndNotForSaleParams {
        required {}
        optional {
            /// What is to be for sale.
            for_sale: each ObjectAndQuantity = "forSale",
            /// What is not to be for sale.
            not_for_sale: each ObjectAndQuantity = "notForSale",
        }
    }
}

answer! {
    /// The configuration after a change, and how many changes are left.
    ///
    /// Documented at <https://docs.seats.io/docs/api/edit-for-sale-config>.
    pub struct EditForSaleConfigResult {
        /// What is for sale now; `None` if everything is.
        pub for_sale_config: Option<ForSaleConfig> = "forSaleConfig",
        /// How many changes are left.
        pub rate_limit_info: Option<ForSaleRateLimitInfo> = "rateLimitInfo",
    }
}

answer! {
    /// How many changes of what is for sale are left: ten for each event and day. One too many is refused
    /// with status 429, and `Retry-After` then says for how long, possibly hours.
    pub struct ForSaleRateLimitInfo {
        /// How many changes are left.
        pub rate_limit_remaining_calls: u32 = "rateLimitRemainingCalls",
        /// When there are ten again.
        pub rate_limit_reset_date: Option<Timestamp> = readable "rateLimitResetDate",
    }
}

closed_enum! {
    /// How changes of what is for sale are limited in a workspace.
    pub enum ForSaleMode {
        /// Ten a day and event, without cost.
        RateLimited = "RATE_LIMITED",
        /// Without a limit, and billed.
        UnlimitedBillable = "UNLIMITED_BILLABLE",
    }
}
