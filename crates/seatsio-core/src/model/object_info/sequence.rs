//! Reading one object info after the other.

use std::fmt;
use std::marker::PhantomData;

use serde::de::{self, DeserializeSeed, Deserializer, SeqAccess, Visitor};

use crate::model::object_info::Reader;

/// An object info that is read with what the one before has left behind.
pub(in crate::model) trait ReadInSequence: Sized {
    fn read<'de, D: Deserializer<'de>>(reader: &mut Reader, deserializer: D) -> Result<Self, D::Error>;
}

/// Reads the next object info.
pub(in crate::model) struct InSequence<'a, T> {
    reader: &'a mut Reader,
    read: PhantomData<T>,
}

impl<'a, T> InSequence<'a, T> {
    pub(in crate::model) fn new(reader: &'a mut Reader) -> Self {
        Self {
            reader,
            read: PhantomData,
        }
    }
}

impl<'de, T: ReadInSequence> DeserializeSeed<'de> for InSequence<'_, T> {
    type Value = T;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<T, D::Error> {
        T::read(self.reader, deserializer)
    }
}

/// Reads a list of object infos; a null is read as an empty one.
pub(in crate::model) struct Objects<'a, T> {
    reader: &'a mut Reader,
    read: PhantomData<T>,
}

impl<'a, T> Objects<'a, T> {
    pub(in crate::model) fn new(reader: &'a mut Reader) -> Self {
        Self {
            reader,
            read: PhantomData,
        }
    }
}

impl<'de, T: ReadInSequence> DeserializeSeed<'de> for Objects<'_, T> {
    type Value = Vec<T>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Vec<T>, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de, T: ReadInSequence> Visitor<'de> for Objects<'_, T> {
    type Value = Vec<T>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a list of object infos")
    }

    fn visit_unit<E: de::Error>(self) -> Result<Vec<T>, E> {
        Ok(Vec::new())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Vec<T>, A::Error> {
        let mut objects = Vec::new();
        while let Some(object) = list.next_element_seed(InSequence::new(self.reader))? {
            objects.push(object);
        }
        // Doubling leaves up to half of a large list unused.
        objects.shrink_to_fit();
        Ok(objects)
    }
}
