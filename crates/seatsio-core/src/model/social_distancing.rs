//! Old: rulesets for social distancing, which have been removed from the API.

use crate::model::answer::answer;
use crate::model::written::written;
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
    #[derive(Default)]
    pub struct SocialDistancingRuleset {
        /// The name, for people.
        pub name: Text = "name",
        /// The place among the rulesets.
        pub index: Option<i64> = "index",
        /// How many seats to each side stay empty.
        pub number_of_disabled_seats_to_the_sides: Option<u32> = "numberOfDisabledSeatsToTheSides",
        /// Whether the seats in front and behind stay empty.
        pub disable_seats_in_front_and_behind: Option<bool> = "disableSeatsInFrontAndBehind",
        /// Whether the seats to the left and right of those in front and behind stay empty.
        pub disable_diagonal_seats_in_front_and_behind: Option<bool> = "disableDiagonalSeatsInFrontAndBehind",
        /// How many seats at the aisles stay empty.
        pub number_of_disabled_aisle_seats: Option<u32> = "numberOfDisabledAisleSeats",
        /// The largest group.
        pub max_group_size: Option<u32> = "maxGroupSize",
        /// The most visitors.
        pub max_occupancy_absolute: Option<u32> = "maxOccupancyAbsolute",
        /// The most visitors, from 1 to 100 percent of the seats.
        pub max_occupancy_percentage: Option<u32> = "maxOccupancyPercentage",
        /// Whether a table is for one group.
        pub one_group_per_table: Option<bool> = "oneGroupPerTable",
        /// Whether groups sit where the ruleset says.
        pub fixed_group_layout: Option<bool> = "fixedGroupLayout",
        /// Seats that stay empty.
        pub disabled_seats: Option<Vec<ObjectLabel>> = "disabledSeats",
        /// Seats that are sold, whatever the other rules say.
        pub enabled_seats: Option<Vec<ObjectLabel>> = "enabledSeats",
    }
}

written! {
    SocialDistancingRuleset { name = "name", } where set {
        index = "index",
        number_of_disabled_seats_to_the_sides = "numberOfDisabledSeatsToTheSides",
        disable_seats_in_front_and_behind = "disableSeatsInFrontAndBehind",
        disable_diagonal_seats_in_front_and_behind = "disableDiagonalSeatsInFrontAndBehind",
        number_of_disabled_aisle_seats = "numberOfDisabledAisleSeats",
        max_group_size = "maxGroupSize",
        max_occupancy_absolute = "maxOccupancyAbsolute",
        max_occupancy_percentage = "maxOccupancyPercentage",
        one_group_per_table = "oneGroupPerTable",
        fixed_group_layout = "fixedGroupLayout",
        disabled_seats = "disabledSeats",
        enabled_seats = "enabledSeats",
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
