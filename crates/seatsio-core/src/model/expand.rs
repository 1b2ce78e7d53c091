//! What answers hold only when asked for.

use crate::model::open_enum::closed_enum;

closed_enum! {
    /// What a list of charts holds only when asked for.
    ///
    /// Documented at <https://docs.seats.io/docs/api/list-all-charts>.
    pub enum ChartExpand {
        /// The events of each chart, the newest first.
        Events = "events",
        /// What is wrong with each chart.
        Validation = "validation",
        /// What each chart is built of.
        VenueType = "venueType",
        /// The zones of each chart.
        Zones = "zones",
    }
}

closed_enum! {
    /// What the answer to a status change holds only when asked for; without, it is empty.
    pub enum ObjectsExpand {
        /// The objects after the change.
        Objects = "objects",
    }
}
