//! Walking through a list page by page: what to ask for next, and when to stop.

mod page;
#[cfg(test)]
mod tests;

pub use page::{InvalidPageSize, PageRequest, PageShape, PageSize, Position};

use super::Cursor;

/// Decides which page of a list to ask for next, without ever seeing an item.
///
/// A driver sends what [`next_request`](Self::next_request) says and reports back what came, as
/// [`arrived`](Self::arrived) or [`failed`](Self::failed). The next page may be asked for before the
/// last one has been read.
///
/// ```
/// use seatsio_core::call::{Cursor, PageShape, Pager, Position};
///
/// let mut pager = Pager::new(Position::Start);
/// assert_eq!(pager.next_request().unwrap().unwrap().position, Position::Start);
///
/// pager.arrived(&PageShape { items: 20, next: Some(Cursor::from(81)), previous: None });
/// let second = pager.next_request().unwrap().unwrap();
/// assert_eq!(second.position, Position::After(Cursor::from(81)));
///
/// pager.arrived(&PageShape { items: 3, next: None, previous: Some(Cursor::from(80)) });
/// assert_eq!(pager.next_request(), Ok(None));
/// ```
///
/// # Direction
///
/// From the start or after a cursor the walk goes forwards. From before a cursor it goes backwards,
/// towards the start of the list: the page nearest to the cursor comes first. The service gives the
/// items of such a page in the order of the list, and by page they are left like that.
///
/// # Where it stops
///
/// - After a page without a cursor in its direction, whether it has items or not. An empty page with
///   a cursor is walked through: the service filters after it has cut pages off.
/// - At the [`limit`](Self::limit) on items.
/// - At a cursor that does not move: one that the page was asked with, or that came before.
///   Following it would repeat pages for ever. The items of the page are good; the error comes after
///   them. A circle of several cursors is found too, before three times as many pages have come as
///   there are different ones.
/// - After a failure. [`resume`](Self::resume) goes on from the same place, and a new walk can start
///   from [`resume_at`](Self::resume_at), in another process even.
#[derive(Clone, Debug)]
pub struct Pager {
    /// Where the next page starts, or the one that was asked for.
    position: Position,
    page_size: Option<PageSize>,
    /// How many items may still come.
    left: Option<u64>,
    state: State,
    /// An earlier cursor, to recognise a circle by, as in Brent's method: it moves up after one
    /// step, two steps, four steps.
    mark: Option<Cursor>,
    steps_to_mark: u64,
    steps: u64,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum State {
    Ready,
    Asked,
    Failed,
    /// The items are all there; what keeps it from going on has yet to be told.
    Stuck(CursorDidNotMove),
    LimitReached,
    AtTheEnd,
}

/// The server gave a cursor that leads back to a page that came before.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct CursorDidNotMove {
    /// The cursor that came again.
    pub cursor: Cursor,
}

crate::error::text!(CursorDidNotMove, Self { cursor } => "the list does not end: its cursor {cursor} did not move");

impl Pager {
    /// A walk from `position`.
    #[must_use]
    #[inline]
    pub const fn new(position: Position) -> Self {
        Self {
            position,
            page_size: None,
            left: None,
            state: State::Ready,
            mark: None,
            steps_to_mark: 1,
            steps: 0,
        }
    }

    /// Sets how many items to ask for at a time. Without it the server decides.
    #[must_use]
    #[inline]
    pub const fn page_size(mut self, size: PageSize) -> Self {
        self.page_size = Some(size);
        self
    }

    /// Sets after how many items to stop. No page is asked for to be thrown away: the last request
    /// asks only for what is still missing.
    #[must_use]
    #[inline]
    pub fn limit(mut self, items: u64) -> Self {
        self.left = Some(items);
        if items == 0 {
            self.state = State::LimitReached;
        }
        self
    }

    /// The page to ask for now; `None` while one is on its way, and when the walk is over.
    ///
    /// # Errors
    ///
    /// [`CursorDidNotMove`], once, if that is why the walk is over.
    #[inline]
    pub fn next_request(&mut self) -> Result<Option<PageRequest>, CursorDidNotMove> {
        match std::mem::replace(&mut self.state, State::Asked) {
            State::Ready => Ok(Some(PageRequest {
                position: self.position.clone(),
                limit: self.page_limit(),
            })),
            State::Stuck(error) => {
                self.state = State::AtTheEnd;
                Err(error)
            }
            other => {
                self.state = other;
                Ok(None)
            }
        }
    }

    /// Takes the page that was asked for, and says how many of its items belong to the walk.
    ///
    /// That is all of them, unless the server sent more than was asked for and the limit falls among
    /// them; see [`trim`](Self::trim). A page that nobody asked for has none.
    #[must_use = "a page may hold more items than the limit allows"]
    #[inline]
    pub fn arrived(&mut self, page: &PageShape) -> usize {
        if self.state != State::Asked {
            return 0;
        }
        let kept = self.left.map_or(page.items, |left| {
            usize::try_from(left).map_or(page.items, |left| left.min(page.items))
        });
        self.left = self.left.map(|left| left.saturating_sub(kept as u64));
        self.state = if kept < page.items {
            State::LimitReached
        } else {
            self.moved_on(page)
        };
        kept
    }

    /// Notes that the page that was asked for will not come: its request failed or was dropped.
    #[inline]
    pub fn failed(&mut self) {
        if self.state == State::Asked {
            self.state = State::Failed;
        }
    }

    /// Goes on after a failure, from the page that did not come.
    #[inline]
    pub fn resume(&mut self) {
        if matches!(self.state, State::Asked | State::Failed) {
            self.state = State::Ready;
        }
    }

    /// From where a new walk would go on without losing an item; `None` if there is nothing left.
    ///
    /// A page that was cut short by the limit belongs to what is left, as there is no cursor for the
    /// middle of a page.
    #[must_use]
    #[inline]
    pub fn resume_at(&self) -> Option<&Position> {
        match self.state {
            State::Ready | State::Asked | State::Failed | State::LimitReached => Some(&self.position),
            State::Stuck(_) | State::AtTheEnd => None,
        }
    }

    /// Cuts a page down to the `kept` items that belong to the walk: those nearest to where it came
    /// from.
    #[inline]
    pub fn trim<T>(&self, items: &mut Vec<T>, kept: usize) {
        if self.position.is_backwards() {
            items.drain(..items.len().saturating_sub(kept));
        } else {
            items.truncate(kept);
        }
    }

    /// Where the next page starts, or the one that was asked for.
    #[inline]
    pub(crate) const fn position(&self) -> &Position {
        &self.position
    }

    /// Whether there is a page to ask for.
    #[inline]
    pub(crate) const fn is_ready(&self) -> bool {
        matches!(self.state, State::Ready)
    }

    #[inline]
    fn page_limit(&self) -> Option<PageSize> {
        let Some(left) = self.left else {
            return self.page_size;
        };
        let size = self.page_size.unwrap_or(PageSize::LARGEST);
        Some(PageSize::at_most(left).min(size))
    }

    #[inline]
    fn moved_on(&mut self, page: &PageShape) -> State {
        let cursor = if self.position.is_backwards() {
            &page.previous
        } else {
            &page.next
        };
        let Some(cursor) = cursor else {
            return State::AtTheEnd;
        };
        if self.has_been_at(cursor) {
            return State::Stuck(CursorDidNotMove {
                cursor: cursor.clone(),
            });
        }
        self.position = self.position.moved_to(cursor.clone());
        if self.left == Some(0) {
            State::LimitReached
        } else {
            State::Ready
        }
    }

    #[inline]
    fn has_been_at(&mut self, cursor: &Cursor) -> bool {
        if self.position.cursor() == Some(cursor) || self.mark.as_ref() == Some(cursor) {
            return true;
        }
        self.steps += 1;
        if self.steps == self.steps_to_mark {
            self.mark = Some(cursor.clone());
            self.steps_to_mark = self.steps_to_mark.saturating_mul(2);
            self.steps = 0;
        }
        false
    }
}
