//! Texts that neighbouring objects have in common, stored once for all of them.

use std::fmt;
use std::sync::Arc;

use crate::model::Text;
use crate::model::json::{Fault, Parser, is_plain};

/// A fixed number of texts, some of them missing, that several objects refer to.
#[derive(Clone, PartialEq)]
pub(super) struct Texts<const N: usize> {
    texts: [Option<Text>; N],
    /// A bit for each text that is there.
    present: u32,
    /// A bit for each text that JSON can hold without escapes.
    plain: u32,
}

impl<const N: usize> Texts<N> {
    pub(super) fn get(&self, slot: usize) -> Option<&Text> {
        self.texts.get(slot).and_then(Option::as_ref)
    }

    fn plain(&self, slot: usize) -> Option<&Text> {
        self.get(slot).filter(|_| self.plain >> slot & 1 == 1)
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
    pub(super) fn read(&mut self, slot: usize, json: &mut Parser<'_>) -> Result<(), Fault> {
        let last = self.last.as_deref().and_then(|last| last.plain(slot));
        if last.is_some_and(|last| json.passes(last)) {
            self.seen |= 1 << slot;
            self.changed &= !(1 << slot);
        } else if json.is_object() {
            if let Some(label) = json.label()? {
                self.set(slot, &label);
            }
        } else if !json.null()? {
            self.set(slot, json.text_or_number()?);
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
        let mut plain = last.as_deref().map_or(0, |last| last.plain) & seen & !changed;
        let texts = std::array::from_fn(|slot| {
            let bit = 1 << slot;
            if changed & bit != 0 {
                let text = self.different.get_mut(slot).and_then(Option::take);
                if text.as_deref().is_some_and(is_plain) {
                    plain |= bit;
                }
                text
            } else if seen & bit != 0 {
                last.as_deref().and_then(|last| last.get(slot)).cloned()
            } else {
                None
            }
        });
        let texts = Arc::new(Texts {
            texts,
            present: seen,
            plain,
        });
        self.last = Some(Arc::clone(&texts));
        Some(texts)
    }
}

impl<const N: usize> fmt::Debug for Texts<N> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(&self.texts).finish()
    }
}
