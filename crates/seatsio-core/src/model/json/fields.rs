//! Objects whose keys are known, and guessing which one comes next.

use crate::model::json::Place;
use crate::model::json::fault::Fault;
use crate::model::json::parser::{Parser, Value};

/// An object that is being read, whose keys are known.
#[derive(Debug)]
pub(crate) struct Fields {
    names: &'static [&'static str],
    /// One more than the place of the last key among the names; 0 at the start.
    last: u8,
    is_null: bool,
}

impl Parser<'_> {
    /// Reads an object whose keys are known: each value into the place that stands where its key does.
    pub(crate) fn object(
        &mut self,
        what: &'static str,
        names: &'static [&'static str],
        places: &mut [&mut dyn Place],
    ) -> Result<(), Fault> {
        let mut fields = self.fields(what, names)?;
        while let Some(key) = self.field(&mut fields)? {
            if let Some(place) = places.get_mut(key) {
                place.fill(self)?;
            }
        }
        Ok(())
    }

    /// Opens an object whose keys are known; a null is read as one without entries.
    #[inline]
    pub(crate) fn fields(
        &mut self,
        what: &'static str,
        names: &'static [&'static str],
    ) -> Result<Fields, Fault> {
        if self.is_object() {
            self.open()?;
            return Ok(Fields {
                names,
                last: 0,
                is_null: false,
            });
        }
        match self.value()? {
            // Without names, so that no key is guessed that belongs to what is around the null.
            Value::Null => Ok(Fields {
                names: &[],
                last: 0,
                is_null: true,
            }),
            other => Err(other.unexpected(what)),
        }
    }

    /// The place of the next key among the names; its value is next. Others are skipped, and so are those whose
    /// value is null. At its end the object is closed.
    #[inline]
    pub(crate) fn field(&mut self, fields: &mut Fields) -> Result<Option<usize>, Fault> {
        match self.guessed(fields) {
            Some(place) => Ok(Some(usize::from(place))),
            None => self.found(fields),
        }
    }

    /// Reads the next key if it is one of those that were guessed, written without spaces before a value that is there.
    #[inline]
    fn guessed(&mut self, fields: &mut Fields) -> Option<u8> {
        let comma = if self.is_opened { None } else { Some(b',') };
        let start = self.at + usize::from(comma.is_some());
        if comma.is_some() && self.byte() != comma {
            return None;
        }
        let rest = self.json.as_bytes().get(start..)?.strip_prefix(b"\"")?;
        let guesses = self.order.guesses(fields);
        let fits = |guess: &u8| {
            let name = fields.names.get(usize::from(*guess))?;
            let (key, rest) = rest.split_at_checked(name.len())?;
            let [b'"', b':', value, ..] = rest else {
                return None;
            };
            (key == name.as_bytes() && *value > b' ' && *value != b'n').then_some(name.len())
        };
        let (guess, length) = guesses.iter().find_map(|guess| Some((*guess, fits(guess)?)))?;
        self.at = start + length + 3;
        self.is_opened = false;
        fields.last = guess + 1;
        Some(guess)
    }

    /// Reads the next key, whatever it is, and those after it until one is known.
    #[inline(never)]
    fn found(&mut self, fields: &mut Fields) -> Result<Option<usize>, Fault> {
        if fields.is_null {
            return Ok(None);
        }
        while self.has_entry()? {
            match self.search(fields)? {
                Some(place) => {
                    if !self.null()? {
                        return Ok(Some(usize::from(place)));
                    }
                }
                None => self.skip()?,
            }
        }
        Ok(None)
    }

    /// Reads a key, and finds its place among the names.
    fn search(&mut self, fields: &mut Fields) -> Result<Option<u8>, Fault> {
        let key = self.piece()?;
        self.colon()?;
        let key = self.text_of(key);
        let found = fields.names.iter().zip(0_u8..).find(|(name, _)| **name == key);
        let place = found.map(|(_, place)| place);
        if let Some(place) = place {
            self.order.remember(fields, place);
            fields.last = place + 1;
        }
        Ok(place)
    }
}

/// Which two keys followed which one the last times, for the objects of all types: objects of a type have the same keys
/// in the same order, and where one is left out at times, there are two that follow.
///
/// A small table that types share without looking, like that of a processor's branches: where two meet in a place, one
/// guesses wrong, and nothing else.
#[derive(Debug)]
pub(super) struct Order([[u8; 2]; Order::SIZE]);

impl Order {
    const SIZE: usize = 256;

    pub(super) const fn new() -> Self {
        Self([[0; 2]; Self::SIZE])
    }

    /// The places of the keys that followed the last one; where none is known, the place behind it.
    #[inline]
    fn guesses(&self, fields: &Fields) -> [u8; 2] {
        let followers = self.0.get(Self::entry(fields)).copied().unwrap_or_default();
        followers.map(|follower| follower.checked_sub(1).unwrap_or(fields.last))
    }

    fn remember(&mut self, fields: &Fields, place: u8) {
        if let Some(followers) = self.0.get_mut(Self::entry(fields))
            && followers[0] != place + 1
        {
            *followers = [place + 1, followers[0]];
        }
    }

    /// Types lie as far apart as their names do, so that neighbours do not meet.
    #[inline]
    fn entry(fields: &Fields) -> usize {
        let names = fields.names.as_ptr().addr() / size_of::<&str>();
        names.wrapping_add(usize::from(fields.last)) % Self::SIZE
    }
}
