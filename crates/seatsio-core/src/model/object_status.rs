//! `ObjectStatus`: free, booked, held, up for resale, or a status of the caller's own.

use crate::model::open_enum::open_enum;

open_enum! {
    /// The status of an object in an event.
    ///
    /// ```
    /// use seatsio_core::model::ObjectStatus;
    ///
    /// assert_eq!(ObjectStatus::from("booked"), ObjectStatus::Booked);
    /// assert_eq!(ObjectStatus::from("lost-ticket").as_str(), "lost-ticket");
    /// ```
    ///
    /// Documented at <https://docs.seats.io/docs/api/custom-object-status>.
    pub enum ObjectStatus else
    /// A custom status: any other text. `ObjectStatus::from("…")` makes one.
    Custom {
        /// Nobody has it.
        Free = "free",
        /// Sold.
        Booked = "booked",
        /// Held for the visitor with a hold token, for a limited time.
        ReservedByToken = "reservedByToken",
        /// Sold, and offered again by its owner.
        Resale = "resale",
    }
}
