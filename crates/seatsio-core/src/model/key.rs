//! Keys, labels and other names of things, each a type of its own so that they cannot be mixed up.

use crate::model::{Nullable, Text};

/// Declares types that hold a text: conversions, comparisons and serde, all alike.
macro_rules! text_newtypes {
    ($( $(#[$attribute:meta])* $name:ident; )*) => { $(
        $(#[$attribute])*
        ///
        /// Converts from `&str` and `String`. An answer may hold a number in its place, whose text is read.
        #[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(Text);

        impl $name {
            /// The text itself.
            #[must_use]
            #[inline]
            pub fn as_str(&self) -> &str {
                self.0.as_str()
            }
        }

        impl AsRef<str> for $name {
            #[inline]
            fn as_ref(&self) -> &str {
                self.as_str()
            }
        }

        impl std::borrow::Borrow<str> for $name {
            #[inline]
            fn borrow(&self) -> &str {
                self.as_str()
            }
        }

        impl From<&str> for $name {
            #[inline]
            fn from(text: &str) -> Self {
                Self(Text::from(text))
            }
        }

        // So that a `&[&str]` is a list of them, too.
        impl From<&&str> for $name {
            #[inline]
            fn from(text: &&str) -> Self {
                Self(Text::from(*text))
            }
        }

        impl From<String> for $name {
            #[inline]
            fn from(text: String) -> Self {
                Self(Text::from(text))
            }
        }

        impl From<&String> for $name {
            #[inline]
            fn from(text: &String) -> Self {
                Self(Text::from(text))
            }
        }

        impl From<Text> for $name {
            #[inline]
            fn from(text: Text) -> Self {
                Self(text)
            }
        }

        impl From<&$name> for $name {
            #[inline]
            fn from(other: &$name) -> Self {
                other.clone()
            }
        }

        impl From<$name> for Text {
            #[inline]
            fn from(other: $name) -> Self {
                other.0
            }
        }

        impl From<$name> for String {
            #[inline]
            fn from(other: $name) -> Self {
                String::from(other.0)
            }
        }

        impl From<&str> for Nullable<$name> {
            #[inline]
            fn from(text: &str) -> Self {
                Self::Value($name::from(text))
            }
        }

        impl From<String> for Nullable<$name> {
            #[inline]
            fn from(text: String) -> Self {
                Self::Value($name::from(text))
            }
        }

        impl PartialEq<str> for $name {
            #[inline]
            fn eq(&self, other: &str) -> bool {
                self.as_str() == other
            }
        }

        impl PartialEq<&str> for $name {
            #[inline]
            fn eq(&self, other: &&str) -> bool {
                self.as_str() == *other
            }
        }

        impl PartialEq<String> for $name {
            #[inline]
            fn eq(&self, other: &String) -> bool {
                self.as_str() == other
            }
        }

        impl serde_core::Serialize for $name {
            #[inline]
            fn serialize<S: serde_core::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(self.as_str())
            }
        }

        impl $crate::model::json::Read for $name {
            #[inline]
            fn read(json: &mut $crate::model::json::Parser<'_>) -> Result<Self, $crate::model::json::Fault> {
                Text::read(json).map(Self)
            }
        }

        impl<'de> serde_core::Deserialize<'de> for $name {
            #[inline]
            fn deserialize<D: serde_core::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                Text::deserialize(deserializer).map(Self)
            }
        }
    )* };
}

/// Lets a text type be printed; left out for those that open something.
macro_rules! printable {
    ($( $name:ident )*) => { $(
        impl std::fmt::Display for $name {
            #[inline]
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                std::fmt::Display::fmt(self.as_str(), f)
            }
        }

        impl std::fmt::Debug for $name {
            #[inline]
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.debug_tuple(stringify!($name)).field(&self.as_str()).finish()
            }
        }
    )* };
}

text_newtypes! {
    /// The key of a chart: a UUID made by the server.
    ChartKey;
    /// The key of an event or of a season: any text that is unique in its workspace.
    EventKey;
    /// The key of a season or of a partial season. A season is an event, so it converts to an [`EventKey`].
    SeasonKey;
    /// A hold token: it stands for one visitor, and holds objects for a limited time.
    ///
    /// Whoever knows it can book what it holds, so it is not printed; [`as_str`](Self::as_str) gives it.
    HoldToken;
    /// The technical label of an object: `A-1`, `Section A-A-1`, `T1`, `GA1`.
    ObjectLabel;
    /// The key of a channel, or [`NO_CHANNEL`](crate::model::NO_CHANNEL) for objects that are in none.
    ChannelKey;
    /// The public key of a workspace: a UUID.
    WorkspaceKey;
    /// The caller's own number of an order, stored with the objects.
    OrderId;
    /// The ticket type of a booked object: `adult`.
    TicketType;
    /// The label of a category: `Balcony`.
    CategoryLabel;
    /// The caller's own id of a listing on a resale market.
    ResaleListingId;
    /// The id of a ticket buyer: a UUID.
    TicketBuyerId;
    /// A tag of a chart: any text.
    Tag;
    /// The label of a section: `Section A`.
    SectionLabel;
    /// The key of a zone.
    ZoneKey;
    /// A CSS colour: `#87A9CD` or `blue`.
    Color;
}

printable! {
    ChartKey EventKey SeasonKey ObjectLabel ChannelKey WorkspaceKey OrderId TicketType CategoryLabel
    ResaleListingId TicketBuyerId Tag SectionLabel ZoneKey Color
}

impl std::fmt::Debug for HoldToken {
    #[inline]
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("HoldToken(…)")
    }
}

impl From<SeasonKey> for EventKey {
    #[inline]
    fn from(season: SeasonKey) -> Self {
        Self(season.0)
    }
}

impl From<&SeasonKey> for EventKey {
    #[inline]
    fn from(season: &SeasonKey) -> Self {
        Self(season.0.clone())
    }
}

impl From<EventKey> for SeasonKey {
    #[inline]
    fn from(event: EventKey) -> Self {
        Self(event.0)
    }
}

impl From<&EventKey> for SeasonKey {
    #[inline]
    fn from(event: &EventKey) -> Self {
        Self(event.0.clone())
    }
}
