//! Reading one object info after the other.

use std::marker::PhantomData;

use serde::de::{DeserializeSeed, Deserializer};

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
