//! The macro that declares what answers are read into, and how their fields are found.

/// Declares a struct that an answer, or a part of one, is read into.
///
/// Each field names its JSON key. A field that is absent or null takes its type's default; `required` makes
/// its absence an error (it is kept for what gives a thing its identity), and `readable` is for dates: a
/// text that cannot be read as one counts as absent; `labelled` is for labels that used to be objects. Unknown
/// keys are skipped.
///
/// Not `derive(Deserialize)`: that would need two attributes on every field to take nulls, and compiles a
/// parser for each type. `#[inline]` leaves it to each program to compile what it reads.
///
/// ```ignore
/// answer! {
///     /// A tag.
///     pub struct Tag {
///         /// Its name.
///         pub name: Text = required "name",
///         /// When it was made.
///         pub created_on: Option<Timestamp> = readable "createdOn",
///         /// How often it is used.
///         pub uses: u32 = "uses",
///     }
/// }
/// ```
macro_rules! answer {
    (
        $(#[$attribute:meta])*
        $visibility:vis struct $name:ident {
            $( $(#[$field_attribute:meta])* pub $field:ident : $type:ty = $($mode:ident)? $key:literal, )+
        }
    ) => {
        $(#[$attribute])*
        #[derive(Debug, Clone, PartialEq)]
        #[non_exhaustive]
        $visibility struct $name {
            $( $(#[$field_attribute])* pub $field: $type, )+
        }

        $crate::model::answer::readable! {
            $name { $( $field: $type = $($mode)? $key, )+ }
        }

        $crate::model::answer::deserialized! { $name }
    };
}

/// Reads a struct's fields, each by its key.
macro_rules! readable {
    ($name:ident { $( $field:ident : $type:ty = $($mode:ident)? $key:literal, )+ }) => {
        impl $crate::model::json::Read for $name {
            #[inline]
            fn read(json: &mut $crate::model::json::Parser<'_>) -> Result<Self, $crate::model::json::Fault> {
                $( let mut $field: $crate::model::answer::held!([$($mode)?] $type) = Default::default(); )+
                json.object(
                    concat!("the JSON object of a ", stringify!($name)),
                    &[$( $key, )+],
                    &mut [$( &mut $field, )+],
                )?;
                Ok(Self { $( $field: $crate::model::answer::taken!($field, $($mode)? $key), )+ })
            }
        }
    };
}

/// `Deserialize`, over the same reading.
macro_rules! deserialized {
    ($name:ident) => {
        impl<'de> serde_core::Deserialize<'de> for $name {
            #[inline]
            fn deserialize<D: serde_core::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                $crate::model::json::deserialize(deserializer)
            }
        }
    };
}

/// How a field is held until the object is complete.
macro_rules! held {
    ([required] $type:ty) => { Option<$type> };
    ([readable] $type:ty) => { $crate::model::read::Readable<$type> };
    ([labelled] $type:ty) => { $crate::model::read::Labelled };
    ([] $type:ty) => { $type };
}

/// What a field is, once the object is complete.
macro_rules! taken {
    ($field:ident, required $key:literal) => {
        $field.ok_or_else(|| $crate::model::json::Fault::missing($key))?
    };
    ($field:ident, readable $key:literal) => {
        $field.0
    };
    ($field:ident, labelled $key:literal) => {
        $field.0
    };
    ($field:ident, $key:literal) => {
        $field
    };
}

pub(crate) use {answer, deserialized, held, readable, taken};
