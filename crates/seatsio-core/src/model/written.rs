//! The macro that writes structs as JSON objects, and what is left out of them.

use std::collections::BTreeSet;
use std::ops::Not as _;

use serde_core::Serialize;
use serde_core::ser::SerializeMap;

use crate::model::Map;

/// Writes a struct as a JSON object: the members that it always has, then those that are set.
///
/// Not `derive(Serialize)`: its crates take longer to compile than this one's own code for all that is written.
///
/// ```ignore
/// written! {
///     Tag { name = "name", } where set { color = "color", }
/// }
/// ```
macro_rules! written {
    (
        $Type:ty { $( $always:ident = $always_key:literal, )* }
        where set { $( $field:ident = $key:literal, )* }
    ) => {
        impl serde_core::Serialize for $Type {
            #[inline]
            fn serialize<S: serde_core::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                use serde_core::ser::SerializeMap as _;

                let mut map = serializer.serialize_map(None)?;
                $( map.serialize_entry($always_key, &self.$always)?; )*
                $( $crate::model::written::WhereSet::write(&self.$field, $key, &mut map)?; )*
                map.end()
            }
        }
    };
}

/// What is left out of an object when nothing was set.
pub(crate) trait WhereSet {
    /// Writes it under its key, or nothing.
    fn write<M: SerializeMap>(&self, key: &'static str, map: &mut M) -> Result<(), M::Error>;
}

impl<T: Serialize> WhereSet for Option<T> {
    #[inline]
    fn write<M: SerializeMap>(&self, key: &'static str, map: &mut M) -> Result<(), M::Error> {
        match self {
            None => Ok(()),
            Some(value) => map.serialize_entry(key, value),
        }
    }
}

/// For those that are empty when nothing was set.
macro_rules! where_not {
    ($( $method:ident for [$($parameters:tt)*] $Type:ty; )*) => { $(
        impl<$($parameters)*> WhereSet for $Type {
            #[inline]
            fn write<M: SerializeMap>(&self, key: &'static str, map: &mut M) -> Result<(), M::Error> {
                if self.$method() {
                    return Ok(());
                }
                map.serialize_entry(key, self)
            }
        }
    )* };
}

where_not! {
    not for [] bool;
    is_empty for [T: Serialize] Vec<T>;
    is_empty for [T: Serialize] BTreeSet<T>;
    is_empty for [K: Serialize, V: Serialize] Map<K, V>;
}

pub(crate) use written;
