//! What kind of thing an object, an area or a label is.

use crate::model::open_enum::open_enum;

open_enum! {
    /// What kind of thing can be booked.
    pub enum ObjectType else
    /// A kind that this version has no name for.
    Unknown {
        /// A seat, in a row or at a table.
        Seat = "seat",
        /// A table that is booked as a whole.
        Table = "table",
        /// A general-admission area: places without seats.
        GeneralAdmission = "generalAdmission",
        /// A booth.
        Booth = "booth",
    }
}

open_enum! {
    /// How the places of an area are sold.
    pub enum AreaType else
    /// A way that this version has no name for.
    Unknown {
        /// Place by place.
        GeneralAdmission = "generalAdmission",
        /// As one object.
        FixedOccupancy = "fixedOccupancy",
        /// To one group, of a size between a minimum and a maximum.
        VariableOccupancy = "variableOccupancy",
    }
}

open_enum! {
    /// What a displayed label names. The chart may give types of its own, such as `Chair`.
    pub enum LabelType else
    /// Another type, often one that the chart defines.
    Unknown {
        /// A seat.
        Seat = "seat",
        /// A row of seats.
        Row = "row",
        /// A table.
        Table = "table",
        /// A booth.
        Booth = "booth",
        /// A general-admission area.
        GeneralAdmission = "generalAdmission",
    }
}
