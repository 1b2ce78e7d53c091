//! The macros that declare the API's enumerations: open ones keep values that they do not know.

use std::fmt;
use std::ops::Deref;

use crate::model::Text;

/// A value that this version of the crate has no name for, as the server sent it.
///
/// It dereferences to `str`. Only the conversions from text make one, so that a value which has a name
/// never hides in here.
#[derive(Clone, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct OtherValue(Text);

impl OtherValue {
    #[inline]
    pub(crate) fn new(text: Text) -> Self {
        Self(text)
    }
}

impl Deref for OtherValue {
    type Target = str;

    #[inline]
    fn deref(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for OtherValue {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&self.0, f)
    }
}

/// Declares an enumeration whose unknown values are kept in a variant of its own.
///
/// ```ignore
/// open_enum! {
///     /// What it is.
///     pub enum Light else Unknown {
///         /// What it means.
///         Green = "GREEN",
///     }
/// }
/// ```
macro_rules! open_enum {
    (
        $(#[$attribute:meta])*
        pub enum $name:ident else $(#[$other_attribute:meta])* $other:ident {
            $( $(#[$variant_attribute:meta])* $variant:ident = $text:literal, )+
        }
    ) => {
        $(#[$attribute])*
        #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[non_exhaustive]
        pub enum $name {
            $( $(#[$variant_attribute])* $variant, )+
            $(#[$other_attribute])*
            $other($crate::model::OtherValue),
        }

        impl $name {
            /// Every value that has a name, in the order of declaration.
            pub const KNOWN: &[Self] = &[$( Self::$variant, )+];

            /// The value as the API writes it.
            #[must_use]
            #[inline]
            pub fn as_str(&self) -> &str {
                match self {
                    $( Self::$variant => $text, )+
                    Self::$other(text) => text,
                }
            }

            #[inline]
            fn named(text: &str) -> Option<Self> {
                match text {
                    $( $text => Some(Self::$variant), )+
                    _ => None,
                }
            }
        }

        impl Default for $name {
            /// The empty value, which an answer without this field is read as.
            #[inline]
            fn default() -> Self {
                Self::$other($crate::model::OtherValue::default())
            }
        }

        impl From<&str> for $name {
            #[inline]
            fn from(text: &str) -> Self {
                Self::named(text)
                    .unwrap_or_else(|| Self::$other($crate::model::OtherValue::new(text.into())))
            }
        }

        impl From<String> for $name {
            #[inline]
            fn from(text: String) -> Self {
                Self::from(text.as_str())
            }
        }

        impl From<$crate::model::Text> for $name {
            #[inline]
            fn from(text: $crate::model::Text) -> Self {
                Self::named(&text).unwrap_or_else(|| Self::$other($crate::model::OtherValue::new(text)))
            }
        }

        impl From<&$name> for $name {
            #[inline]
            fn from(other: &$name) -> Self {
                other.clone()
            }
        }

        impl $crate::model::json::Read for $name {
            #[inline]
            fn read(json: &mut $crate::model::json::Parser<'_>) -> Result<Self, $crate::model::json::Fault> {
                json.text_or_number().map(Self::from)
            }
        }

        impl<'de> serde_core::Deserialize<'de> for $name {
            #[inline]
            fn deserialize<D: serde_core::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                $crate::model::Text::deserialize(deserializer).map(Self::from)
            }
        }

        $crate::model::open_enum::written_as_text! { $name }
    };
}

/// Declares an enumeration of values that only requests carry.
macro_rules! closed_enum {
    (
        $(#[$attribute:meta])*
        pub enum $name:ident {
            $( $(#[$variant_attribute:meta])* $variant:ident = $text:literal, )+
        }
    ) => {
        $(#[$attribute])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[non_exhaustive]
        pub enum $name {
            $( $(#[$variant_attribute])* $variant, )+
        }

        impl $name {
            /// Every value, in the order of declaration.
            pub const ALL: &[Self] = &[$( Self::$variant, )+];

            /// The value as the API writes it.
            #[must_use]
            #[inline]
            pub const fn as_str(self) -> &'static str {
                match self {
                    $( Self::$variant => $text, )+
                }
            }
        }

        $crate::model::open_enum::written_as_text! { $name }
    };
}

/// Writing an enumeration: to JSON, as a query value, and for people.
macro_rules! written_as_text {
    ($name:ident) => {
        impl AsRef<str> for $name {
            #[inline]
            fn as_ref(&self) -> &str {
                self.as_str()
            }
        }

        impl std::fmt::Display for $name {
            #[inline]
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.pad(self.as_str())
            }
        }

        impl serde_core::Serialize for $name {
            #[inline]
            fn serialize<S: serde_core::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(self.as_str())
            }
        }
    };
}

pub(crate) use {closed_enum, open_enum, written_as_text};
