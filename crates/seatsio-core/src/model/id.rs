//! The numbers that the server gives to charts, events, workspaces and log entries.

use std::fmt;

use serde::de::{self, Deserializer, Visitor};

use crate::call::Cursor;

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
            pub const fn new(number: u64) -> Self {
                Self(number)
            }

            /// The number.
            #[must_use]
            pub const fn get(self) -> u64 {
                self.0
            }
        }

        impl From<u64> for $name {
            fn from(number: u64) -> Self {
                Self(number)
            }
        }

        impl From<$name> for u64 {
            fn from(id: $name) -> Self {
                id.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.fmt(f)
            }
        }

        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_u64(self.0)
            }
        }

        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                deserializer.deserialize_any(NumberOrDigits).map(Self)
            }
        }
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
            fn from(id: $id) -> Self {
                Self::from(id.get())
            }
        }
    )* };
}

places_in_a_list! { ChartId EventId WorkspaceId StatusChangeId EventLogItemId SubaccountId }

struct NumberOrDigits;

impl Visitor<'_> for NumberOrDigits {
    type Value = u64;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a number from 0 on, or its digits as a text")
    }

    fn visit_u64<E: de::Error>(self, number: u64) -> Result<u64, E> {
        Ok(number)
    }

    fn visit_str<E: de::Error>(self, digits: &str) -> Result<u64, E> {
        digits
            .parse()
            .map_err(|_| E::invalid_value(de::Unexpected::Str(digits), &self))
    }
}
