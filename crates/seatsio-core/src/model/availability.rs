//! Whether an object can be sold now, and why not.

use crate::model::open_enum::open_enum;

open_enum! {
    /// The groups of reports by availability.
    pub enum Availability else
    /// A group that this version has no name for.
    Unknown {
        /// Free and for sale.
        Available = "available",
        /// Not free, or not for sale.
        NotAvailable = "not_available",
    }
}

open_enum! {
    /// Why an object is or is not available. A status other than free comes before [`NotForSale`](Self::NotForSale).
    pub enum AvailabilityReason else
    /// Another reason: a custom status.
    Unknown {
        /// It is available.
        Available = "available",
        /// It is booked.
        Booked = "booked",
        /// It is held.
        ReservedByToken = "reservedByToken",
        /// It is up for resale.
        Resale = "resale",
        /// It is free, but not for sale.
        NotForSale = "not_for_sale",
        /// Its neighbours keep it empty. Social distancing has been removed from the API.
        DisabledBySocialDistancing = "disabled_by_social_distancing",
    }
}

open_enum! {
    /// The groups of reports by selectability, which reports by availability have replaced.
    pub enum Selectability else
    /// A group that this version has no name for.
    Unknown {
        /// A visitor could select it.
        Selectable = "selectable",
        /// A visitor could not select it.
        NotSelectable = "not_selectable",
    }
}
