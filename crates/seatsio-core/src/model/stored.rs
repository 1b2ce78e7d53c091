//! The macros that declare what programs store: written as JSON, and read again by later versions.

/// Declares a struct that is stored: which members it always has, and which are left out when nothing was set.
///
/// What is stored stays readable: a member that is added is optional, and none is renamed. Unknown members are skipped.
///
/// ```ignore
/// stored! {
///     /// A tag.
///     pub struct Tag {
///         required { name: Text = "name", }
///         optional { color: Option<Color> = "color", }
///     }
/// }
/// ```
macro_rules! stored {
    (
        $(#[$attribute:meta])*
        $visibility:vis struct $Name:ident {
            required { $(
                $(#[$required_attribute:meta])*
                $required_visibility:vis $required:ident : $required_type:ty = $required_key:literal,
            )* }
            optional { $(
                $(#[$optional_attribute:meta])*
                $optional_visibility:vis $optional:ident : $optional_type:ty = $optional_key:literal,
            )* }
        }
    ) => {
        $(#[$attribute])*
        $visibility struct $Name {
            $( $(#[$required_attribute])* $required_visibility $required: $required_type, )*
            $( $(#[$optional_attribute])* $optional_visibility $optional: $optional_type, )*
        }

        $crate::model::answer::readable! {
            $Name {
                $( $required: $required_type = required $required_key, )*
                $( $optional: $optional_type = $optional_key, )*
            }
        }

        $crate::model::written::written! {
            $Name { $( $required = $required_key, )* } where set { $( $optional = $optional_key, )* }
        }
    };
}

/// Stores an enumeration: variants by name, those that hold something as an object of one member.
///
/// ```ignore
/// stored_by_name! {
///     Light { Off = "off", } with { Dimmed(u8) = "dimmed", }
/// }
/// ```
macro_rules! stored_by_name {
    (
        $Name:ident { $( $plain:ident = $plain_key:literal, )* }
        with { $( $holding:ident($type:ty) = $key:literal, )* }
    ) => {
        impl serde_core::Serialize for $Name {
            #[inline]
            fn serialize<S: serde_core::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                match self {
                    $( Self::$plain => serializer.serialize_str($plain_key), )*
                    $( Self::$holding(value) => serializer.collect_map([($key, value)]), )*
                }
            }
        }

        impl $crate::model::json::Read for $Name {
            #[inline]
            fn read(json: &mut $crate::model::json::Parser<'_>) -> Result<Self, $crate::model::json::Fault> {
                let unknown = || $crate::model::json::Fault::new(concat!("unknown ", stringify!($Name)));
                if !json.is_object() {
                    return match json.value()? {
                        $( $crate::model::json::Value::Text($plain_key) => Ok(Self::$plain), )*
                        _ => Err(unknown()),
                    };
                }
                json.map()?;
                let key = json.entry()?;
                let read = match key.as_deref() {
                    $( Some($key) => Some(Self::$holding($crate::model::json::Read::read(json)?)), )*
                    _ => None,
                };
                match read {
                    Some(read) if json.entry()?.is_none() => Ok(read),
                    _ => Err(unknown()),
                }
            }
        }
    };
}

pub(crate) use {stored, stored_by_name};
