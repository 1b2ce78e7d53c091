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
                #[expect(non_camel_case_types, reason = "the variants are the fields, which number them")]
                enum Key {
                    $( $field, )+
                }

                $( let mut $field: $crate::model::answer::held!([$($mode)?] $type) = Default::default(); )+
                let mut fields = json.fields(concat!("the JSON object of a ", stringify!($name)), &[$( $key, )+])?;
                while let Some(key) = json.field(&mut fields)? {
                    $(
                        if key == Key::$field as usize {
                            $field = $crate::model::answer::read!(json, $($mode)?);
                            continue;
                        }
                    )+
                }
                $( $crate::model::answer::require!($field, $($mode)? $key); )+
                Ok(Self { $( $field, )+ })
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
    ([$($mode:ident)?] $type:ty) => { $type };
}

macro_rules! read {
    ($json:ident, readable) => {
        $json.text_or_number()?.parse().ok()
    };
    ($json:ident, labelled) => {
        $json.label()?
    };
    ($json:ident, required) => {
        Some($crate::model::json::Read::read($json)?)
    };
    ($json:ident,) => {
        $crate::model::json::Read::read($json)?
    };
}

macro_rules! require {
    ($field:ident, required $key:literal) => {
        let $field = $field.ok_or_else(|| $crate::model::json::Fault::missing($key))?;
    };
    ($field:ident, $($mode:ident)? $key:literal) => {};
}

pub(crate) use {answer, deserialized, held, read, readable, require};
