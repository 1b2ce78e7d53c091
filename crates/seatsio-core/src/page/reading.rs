//! The items of the page that is being read, and the place of the reader among them.

use super::WalkedPage;
use crate::{Cursor, call::Position};
use std::{fmt, vec::IntoIter};

/// The items of the page that is being read, in the order of the walk: backwards, the nearest comes first.
pub(crate) struct Reading<T> {
    items: IntoIter<T>,
    place: fn(&T) -> Option<Cursor>,
    position: Position,
    to: Position,
}

impl<T> Reading<T> {
    /// Nothing is read yet; the walk begins at this position.
    #[inline]
    pub(crate) fn start(position: &Position, place: fn(&T) -> Option<Cursor>) -> Self {
        Self {
            items: Vec::new().into_iter(),
            place,
            position: position.clone(),
            to: position.clone(),
        }
    }

    /// Lets go of what has been read, before the next page is made.
    #[inline]
    pub(crate) fn put_away(&mut self) {
        self.items = Vec::new().into_iter();
    }

    /// Turns to the next page.
    #[inline]
    pub(crate) fn turn_to(&mut self, walked: WalkedPage<T>) {
        let mut items = walked.page.items;
        if walked.from.is_backwards() {
            items.reverse();
        }
        self.position = if items.is_empty() {
            walked.to.clone()
        } else {
            walked.from
        };
        self.to = walked.to;
        self.items = items.into_iter();
    }

    #[inline]
    pub(crate) fn next(&mut self) -> Option<T> {
        let item = self.items.next()?;
        if self.items.len() == 0 {
            self.position = self.to.clone();
        } else if let Some(place) = (self.place)(&item) {
            self.position = self.position.moved_to(place);
        }
        Some(item)
    }

    /// Where a walk goes on with what has not been read.
    #[inline]
    pub(crate) const fn position(&self) -> &Position {
        &self.position
    }
}

impl<T> fmt::Debug for Reading<T> {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Reading")
            .field("items", &self.items.len())
            .field("position", &self.position)
            .finish_non_exhaustive()
    }
}
