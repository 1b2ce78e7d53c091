//! Texts that neighbouring objects have in common, stored once for all of them.

use std::fmt;
use std::sync::Arc;

use crate::model::Text;
use crate::model::json::{Fault, Value};

/// A fixed number of texts, some of them missing, that several objects refer to.
#[derive(Clone, PartialEq)]
pub(super) struct Texts<const N: usize> {
    texts: [Option<Text>; N],
    /// A bit for each text that is there.
    present: u32,
}

impl<const N: usize> Texts<N> {
    pub(super) fn get(&self, slot: usize) -> Option<&Text> {
        self.texts.get(slot).and_then(Option::as_ref)
    }
}

/// Gathers the texts of one object after the other, and lets an object refer to those of the last one
/// where they are the same.
///
/// Objects come in the order of the drawing, so the seats of a row follow each other and share everything
/// that is a fact of the row. Where the order is another, nothing is lost but memory.
#[derive(Debug)]
pub(super) struct Sharing<const N: usize> {
    last: Option<Arc<Texts<N>>>,
    /// The texts of the present object that differ from the last one's.
    different: [Option<Text>; N],
    seen: u32,
    changed: u32,
}

impl<const N: usize> Sharing<N> {
    pub(super) const fn new() -> Self {
        const { assert!(N <= 32, "a bit for each text") };
        Self {
            last: None,
            different: [const { None }; N],
            seen: 0,
            changed: 0,
        }
    }

    /// Reads a text, a number or null into a slot; or an object with a label, as sections were in 2018.
    pub(super) fn read(&mut self, slot: usize, value: Value<'_>) -> Result<(), Fault> {
        match value {
            Value::Text(text) => self.set(slot, text),
            Value::Null => {}
            other => {
                if let Some(label) = other.label()? {
                    self.set(slot, &label);
                }
            }
        }
        Ok(())
    }

    fn set(&mut self, slot: usize, text: &str) {
        let last = self.last.as_deref().and_then(|last| last.get(slot));
        self.seen |= 1 << slot;
        if last.is_some_and(|last| last == text) {
            self.changed &= !(1 << slot);
        } else if let Some(different) = self.different.get_mut(slot) {
            *different = Some(Text::from(text));
            self.changed |= 1 << slot;
        }
    }

    /// The texts of the object that has been read; `None` if it has none.
    pub(super) fn finish(&mut self) -> Option<Arc<Texts<N>>> {
        let (seen, changed) = (self.seen, self.changed);
        (self.seen, self.changed) = (0, 0);
        if seen == 0 {
            return None;
        }
        if let Some(last) = &self.last
            && changed == 0
            && last.present == seen
        {
            return Some(Arc::clone(last));
        }
        let last = self.last.take();
        let texts = std::array::from_fn(|slot| {
            let bit = 1 << slot;
            if changed & bit != 0 {
                self.different.get_mut(slot).and_then(Option::take)
            } else if seen & bit != 0 {
                last.as_deref().and_then(|last| last.get(slot)).cloned()
            } else {
                None
            }
        });
        let texts = Arc::new(Texts { texts, present: seen });
        self.last = Some(Arc::clone(&texts));
        Some(texts)
    }
}

impl<const N: usize> fmt::Debug for Texts<N> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(&self.texts).finish()
    }
}
