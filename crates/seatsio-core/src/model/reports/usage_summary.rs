//! Usage of all months: how many objects were used in each.

use crate::model::Map;

use crate::model::answer::answer;
use crate::model::{Month, Text, Timestamp};

answer! {
    /// How many objects were used in each month, over all workspaces.
    ///
    /// Documented at <https://docs.seats.io/docs/api/usage-report-all-months>.
    pub struct UsageSummaryForAllMonths {
        /// Up to when usage is counted.
        pub usage_cutoff_date: Option<Timestamp> = readable "usageCutoffDate",
        /// The months, as the server orders them.
        pub usage: Vec<UsageSummaryForMonth> = "usage",
    }
}

answer! {
    /// How many objects were used in a month.
    pub struct UsageSummaryForMonth {
        /// The month.
        pub month: Month = required "month",
        /// The objects used.
        pub num_used_objects: u64 = "numUsedObjects",
    }
}

answer! {
    /// Usage of a month in the form before version 2: a list of these is the whole answer.
    pub struct UsageSummaryForMonthV1 {
        /// The month.
        pub month: Month = required "month",
        /// The objects used.
        pub num_used_objects: Option<u64> = "numUsedObjects",
        /// The objects booked for the first time.
        pub num_first_bookings: Option<u64> = "numFirstBookings",
        /// The same by status.
        pub num_first_bookings_by_status: Map<Text, u64> = "numFirstBookingsByStatus",
        /// The objects booked or selected for the first time.
        pub num_first_bookings_or_selections: Option<u64> = "numFirstBookingsOrSelections",
    }
}
