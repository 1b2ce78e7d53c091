//! The macro that declares the parameter objects of requests.

/// Declares a struct of request parameters: a constructor for what is required, a setter for each option,
/// and JSON that holds exactly what was set.
///
/// A field's kind says what its setter takes: `plain` the type itself, `into` whatever converts into it,
/// `each` a list of such, `map` a list of pairs, `places` a list of pairs with a number, `json` anything that serialises, `jsons` a list of such.
///
/// ```ignore
/// params! {
///     /// A tag to be made.
///     pub struct TagParams {
///         required {
///             name: into Text = "name",
///         }
///         optional {
///             /// Its colour.
///             color: into Color = "color",
///         }
///     }
/// }
/// ```
macro_rules! params {
    (
        $(#[$attribute:meta])*
        pub struct $name:ident {
            required { $( $needed:ident : $needed_kind:ident $needed_type:ty = $needed_key:literal, )* }
            optional {
                $( $(#[$doc:meta])* $option:ident : $kind:ident $type:ty $(=> $value:ty)? = $key:literal, )*
            }
        }
    ) => {
        $(#[$attribute])*
        #[derive(Debug, Clone, PartialEq)]
        pub struct $name {
            $( pub(crate) $needed: $needed_type, )*
            $( pub(crate) $option: Option<$crate::model::params::stored!($kind $type $(=> $value)?)>, )*
        }

        impl $name {
            $crate::model::params::constructor! {
                { $( $needed: $needed_kind $needed_type, )* } { $( $option )* }
            }

            $( $crate::model::params::setter! {
                $(#[$doc])* $option: $kind $type $(=> $value)?
            } )*
        }

        $crate::model::written::written! {
            $name { $( $needed = $needed_key, )* } where set { $( $option = $key, )* }
        }
    };
}

macro_rules! constructor {
    ({} { $( $option:ident )* }) => {
        /// With nothing set.
        #[must_use]
        #[inline]
        pub const fn new() -> Self {
            Self { $( $option: None, )* }
        }
    };
    ({ $( $needed:ident : into $type:ty, )+ } { $( $option:ident )* }) => {
        /// With what is required, and no option set.
        #[inline]
        pub fn new($( $needed: impl Into<$type> ),+) -> Self {
            Self { $( $needed: $needed.into(), )+ $( $option: None, )* }
        }
    };
    ({ $( $needed:ident : plain $type:ty, )+ } { $( $option:ident )* }) => {
        /// With what is required, and no option set.
        #[must_use]
        #[inline]
        pub const fn new($( $needed: $type ),+) -> Self {
            Self { $( $needed, )+ $( $option: None, )* }
        }
    };
}

macro_rules! stored {
    (each $type:ty) => { Vec<$type> };
    (jsons $type:ty) => { Vec<$type> };
    (places $type:ty) => { $crate::model::Map<$type, u32> };
    (map $key:ty => $value:ty) => { $crate::model::Map<$key, $value> };
    ($kind:ident $type:ty) => { $type };
}

macro_rules! setter {
    ($(#[$doc:meta])* $option:ident : plain $type:ty) => {
        $(#[$doc])*
        #[must_use]
        #[inline]
        pub const fn $option(mut self, $option: $type) -> Self {
            self.$option = Some($option);
            self
        }
    };
    ($(#[$doc:meta])* $option:ident : into $type:ty) => {
        $(#[$doc])*
        #[must_use]
        #[inline]
        pub fn $option(mut self, $option: impl Into<$type>) -> Self {
            self.$option = Some($option.into());
            self
        }
    };
    ($(#[$doc:meta])* $option:ident : each $type:ty) => {
        $(#[$doc])*
        #[must_use]
        #[inline]
        pub fn $option(mut self, $option: impl IntoIterator<Item: Into<$type>>) -> Self {
            self.$option = Some($option.into_iter().map(Into::into).collect());
            self
        }
    };
    ($(#[$doc:meta])* $option:ident : map $key:ty => $value:ty) => {
        $(#[$doc])*
        #[must_use]
        #[inline]
        pub fn $option<K: Into<$key>, V: Into<$value>>(
            mut self,
            $option: impl IntoIterator<Item = (K, V)>,
        ) -> Self {
            self.$option = Some($option.into_iter().map(|(key, value)| (key.into(), value.into())).collect());
            self
        }
    };
    ($(#[$doc:meta])* $option:ident : places $type:ty) => {
        $(#[$doc])*
        #[must_use]
        #[inline]
        pub fn $option(mut self, $option: impl IntoIterator<Item = (impl Into<$type>, u32)>) -> Self {
            self.$option = Some($option.into_iter().map(|(key, number)| (key.into(), number)).collect());
            self
        }
    };
    ($(#[$doc:meta])* $option:ident : json $type:ty) => {
        $(#[$doc])*
        #[must_use]
        #[inline]
        pub fn $option(mut self, $option: impl serde_core::Serialize) -> Self {
            self.$option = Some(<$type>::new($option));
            self
        }
    };
    ($(#[$doc:meta])* $option:ident : jsons $type:ty) => {
        $(#[$doc])*
        #[must_use]
        #[inline]
        pub fn $option(mut self, $option: impl IntoIterator<Item: serde_core::Serialize>) -> Self {
            self.$option = Some($option.into_iter().map(<$type>::new).collect());
            self
        }
    };
}

pub(crate) use {constructor, params, setter, stored};
