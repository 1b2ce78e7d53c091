//! The numbers that the server gives to charts, events, workspaces and log entries.

use std::fmt;

use crate::call::Cursor;
use crate::model::json::{Fault, Parser, Value};

/// Declares types that hold a positive number: conversions, serde and printing, all alike.
macro_rules! number_newtypes {
    ($( $(#[$attribute:meta])* $name:ident; )*) => { $(
        $(#[$attribute])*
        ///
        /// Read from a JSON number or from a text of digits, written as a number.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(u64);

        impl $name {
            /// An id from its number.
            #[must_use]
            #[inline]
            pub const fn new(number: u64) -> Self {
                Self(number)
            }

            /// The number.
            #[must_use]
            #[inline]
            pub const fn get(self) -> u64 {
                self.0
            }
        }

        impl From<u64> for $name {
            #[inline]
            fn from(number: u64) -> Self {
                Self(number)
            }
        }

        impl From<$name> for u64 {
            #[inline]
            fn from(id: $name) -> Self {
                id.0
            }
        }

        impl fmt::Display for $name {
            #[inline]
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.fmt(f)
            }
        }

        impl serde_core::Serialize for $name {
            #[inline]
            fn serialize<S: serde_core::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_u64(self.0)
            }
        }

        impl $crate::model::json::Read for $name {
            #[inline]
            fn read(json: &mut $crate::model::json::Parser<'_>) -> Result<Self, $crate::model::json::Fault> {
                number_or_digits(json).map(Self)
            }
        }

        $crate::model::answer::deserialized! { $name }
    )* };
}

number_newtypes! {
    /// The number of a chart. Calls take its [`ChartKey`](crate::model::ChartKey); lists are paged by this number.
    ChartId;
    /// The number of an event or season. The usage reports take it; other calls take the
    /// [`EventKey`](crate::model::EventKey).
    EventId;
    /// The number of a workspace.
    WorkspaceId;
    /// The number of an entry in the log of status changes.
    StatusChangeId;
    /// The number of an entry in the event log of the account.
    EventLogItemId;
    /// The number of a company.
    CompanyId;
    /// The number of a subaccount, which workspaces have replaced.
    SubaccountId;
}

macro_rules! places_in_a_list {
    ($( $id:ident )*) => { $(
        impl From<$id> for Cursor {
            #[inline]
            fn from(id: $id) -> Self {
                Self::from(id.get())
            }
        }
    )* };
}

places_in_a_list! { ChartId EventId WorkspaceId StatusChangeId EventLogItemId SubaccountId }

/// Reads a whole number, or the digits of one.
fn number_or_digits(json: &mut Parser<'_>) -> Result<u64, Fault> {
    match json.value()? {
        Value::Whole(number) => Ok(number),
        Value::Text(digits) => digits
            .parse()
            .map_err(|_| Fault::new("invalid value: a text that is no number, expected a number from 0 on")),
        other => Err(other.unexpected("a number from 0 on, or its digits as a text")),
    }
}
