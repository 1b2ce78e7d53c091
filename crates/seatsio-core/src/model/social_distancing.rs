//! Old: rulesets for social distancing, which have been removed from the API.

use serde::Serialize;

use crate::model::answer::answer;
use crate::model::{ObjectLabel, Text};

answer! {
    /// Old: which seats of a chart stay empty beside taken ones. Social distancing has been removed from the API.
    ///
    /// ```
    /// use seatsio_core::model::SocialDistancingRuleset;
    ///
    /// let mut rules = SocialDistancingRuleset::new("Spread out");
    /// rules.number_of_disabled_seats_to_the_sides = Some(2);
    /// ```
    #[derive(Default, Serialize)]
    #[serde(rename_all = "camelCase")]
    pub struct SocialDistancingRuleset {
        /// The name, for people.
        pub name: Text = "name",
        /// The place among the rulesets.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub index: Option<i64> = "index",
        /// How many seats to each side stay empty.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub number_of_disabled_seats_to_the_sides: Option<u32> = "numberOfDisabledSeatsToTheSides",
        /// Whether the seats in front and behind stay empty.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub disable_seats_in_front_and_behind: Option<bool> = "disableSeatsInFrontAndBehind",
        /// Whether the seats to the left and right of those in front and behind stay empty.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub disable_diagonal_seats_in_front_and_behind: Option<bool> = "disableDiagonalSeatsInFrontAndBehind",
        /// How many seats at the aisles stay empty.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub number_of_disabled_aisle_seats: Option<u32> = "numberOfDisabledAisleSeats",
        /// The largest group.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub max_group_size: Option<u32> = "maxGroupSize",
        /// The most visitors.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub max_occupancy_absolute: Option<u32> = "maxOccupancyAbsolute",
        /// The most visitors, from 1 to 100 percent of the seats.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub max_occupancy_percentage: Option<u32> = "maxOccupancyPercentage",
        /// Whether a table is for one group.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub one_group_per_table: Option<bool> = "oneGroupPerTable",
        /// Whether groups sit where the ruleset says.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub fixed_group_layout: Option<bool> = "fixedGroupLayout",
        /// Seats that stay empty.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub disabled_seats: Option<Vec<ObjectLabel>> = "disabledSeats",
        /// Seats that are sold, whatever the other rules say.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub enabled_seats: Option<Vec<ObjectLabel>> = "enabledSeats",
    }
}

impl SocialDistancingRuleset {
    /// A ruleset with this name and no rules.
    #[inline]
    pub fn new(name: impl Into<Text>) -> Self {
        Self {
            name: name.into(),
            ..Self::default()
        }
    }
}
