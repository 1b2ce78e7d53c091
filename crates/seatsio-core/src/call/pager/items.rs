//! Walking through a list item by item.

use super::{CursorDidNotMove, PageRequest, PageShape, Pager, Position};
use crate::call::Cursor;
use std::collections::VecDeque;
use std::iter::Rev;
use std::vec::IntoIter;

/// The items of a list, one by one, over a [`Pager`].
///
/// It holds the page that is being read, and the next one if that was asked for in advance: never
/// more than two, however long the list is.
///
/// Forwards the items come in the order of the list. Backwards they come in the opposite order, the
/// one nearest to the cursor first: walking back over what was walked forwards gives the same items
/// the other way round.
///
/// ```
/// use seatsio_core::call::{Cursor, ItemWalk, Pager, Position, Turn};
///
/// // Before item 1 the list has 4, 3 and 2, and the server gives two at a time.
/// let mut walk = ItemWalk::new(Pager::new(Position::Before(Cursor::from(1))));
/// let mut pages = vec![(vec![4], None), (vec![3, 2], Some(Cursor::from(3)))];
/// let mut items = vec![];
/// loop {
///     match walk.turn() {
///         Turn::Item(item) => items.push(item),
///         Turn::Ask(_) => {
///             let (items, previous) = pages.pop().unwrap();
///             walk.arrived(items, None, previous);
///         }
///         Turn::Wait | Turn::End | Turn::Stuck(_) => break,
///     }
/// }
/// assert_eq!(items, [2, 3, 4]);
/// ```
#[derive(Clone, Debug)]
pub struct ItemWalk<T> {
    pager: Pager,
    pages: VecDeque<Page<T>>,
}

/// What comes next in a walk by item.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Turn<T> {
    /// An item.
    Item(T),
    /// There is none here: send this request, and report with [`ItemWalk::arrived`] or
    /// [`ItemWalk::failed`] how it went.
    Ask(PageRequest),
    /// There is none here, and the page that may have some is on its way.
    Wait,
    /// There are no more.
    End,
    /// There are no more that can be reached.
    Stuck(CursorDidNotMove),
}

#[derive(Clone, Debug)]
struct Page<T> {
    start: Position,
    items: Items<T>,
}

#[derive(Clone, Debug)]
enum Items<T> {
    Forwards(IntoIter<T>),
    Backwards(Rev<IntoIter<T>>),
}

impl<T> Items<T> {
    fn len(&self) -> usize {
        match self {
            Self::Forwards(items) => items.len(),
            Self::Backwards(items) => items.len(),
        }
    }
}

impl<T> ItemWalk<T> {
    /// The items that `pager` walks over.
    #[must_use]
    pub const fn new(pager: Pager) -> Self {
        Self {
            pager,
            pages: VecDeque::new(),
        }
    }

    /// The next item, or what to do to get it.
    pub fn turn(&mut self) -> Turn<T> {
        if let Some(item) = self.pop() {
            return Turn::Item(item);
        }
        match self.pager.next_request() {
            Ok(Some(request)) => Turn::Ask(request),
            Ok(None) if self.pager.is_waiting() => Turn::Wait,
            Ok(None) => Turn::End,
            Err(error) => Turn::Stuck(error),
        }
    }

    /// The page to ask for in advance, while there are still items to be read.
    ///
    /// At most one page is ahead, so a slow reader does not fill the memory.
    pub fn ask_ahead(&mut self) -> Option<PageRequest> {
        let one_is_read = self.pages.len() == 1 && self.pager.is_ready();
        if one_is_read {
            self.pager.next_request().ok().flatten()
        } else {
            None
        }
    }

    /// Takes the page that was asked for; one that nobody asked for is ignored.
    pub fn arrived(&mut self, mut items: Vec<T>, next: Option<Cursor>, previous: Option<Cursor>) {
        let Some(start) = self.pager.resume_at().cloned() else {
            return;
        };
        let kept = self.pager.arrived(&PageShape {
            items: items.len(),
            next,
            previous,
        });
        self.pager.trim(&mut items, kept);
        if items.is_empty() {
            return;
        }
        let items = items.into_iter();
        let items = if start.is_backwards() {
            Items::Backwards(items.rev())
        } else {
            Items::Forwards(items)
        };
        self.pages.push_back(Page { start, items });
    }

    /// Notes that the page that was asked for will not come. The items that are here can still be
    /// read, then the walk ends.
    pub fn failed(&mut self) {
        self.pager.failed();
    }

    /// Goes on after a failure, from the page that did not come.
    pub fn resume(&mut self) {
        self.pager.resume();
    }

    /// From where a new walk would go on without losing an item; `None` if there is nothing left.
    ///
    /// There is no cursor for the middle of a page: the items of a page that is half read come again.
    #[must_use]
    pub fn resume_at(&self) -> Option<&Position> {
        match self.pages.front() {
            Some(page) => Some(&page.start),
            None => self.pager.resume_at(),
        }
    }

    /// How many items are here and can be read without asking for a page.
    #[must_use]
    pub fn at_hand(&self) -> usize {
        self.pages.iter().map(|page| page.items.len()).sum()
    }

    fn pop(&mut self) -> Option<T> {
        let page = self.pages.front_mut()?;
        let item = match &mut page.items {
            Items::Forwards(items) => items.next(),
            Items::Backwards(items) => items.next(),
        };
        if page.items.len() == 0 {
            self.pages.pop_front();
        }
        item
    }
}
