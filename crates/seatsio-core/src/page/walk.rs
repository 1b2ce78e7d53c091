//! The walk over a list: which call brings the next page, and where the walk is then.

use super::{Paging, ReadAhead};
use crate::{
    Cursor, Decode, Error, ErrorKind, Page, PagedOperation, Plan,
    call::{CursorDidNotMove, PageRequest, PageShape, Pager, Position},
    drive::Completed,
};

/// A walk over a list: hands out the plan of each page, and takes what came back.
///
/// Generic in the item only: the operation is reduced to its plan, its decoder and the place of an item.
pub struct Walk<T> {
    /// The list without a position; or why there is none, until that has been told.
    list: Result<Plan, Option<Error>>,
    page_plan: fn(&Plan, &PageRequest) -> Result<Plan, Error>,
    reader: PageReader<T>,
    place: fn(&T) -> Option<Cursor>,
    pager: Pager,
    ahead: ReadAhead,
}

/// A page that belongs to a walk, and the places ahead of it and behind it.
pub(crate) struct WalkedPage<T> {
    pub(crate) page: Page<T>,
    pub(crate) from: Position,
    pub(crate) to: Position,
}

/// Reads answers into pages, wherever the call was made.
pub(crate) struct PageReader<T> {
    operation: &'static str,
    decode: Decode<Page<T>>,
}

impl<T> Clone for PageReader<T> {
    #[inline]
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for PageReader<T> {}

impl<T> PageReader<T> {
    #[inline]
    pub(crate) fn of<O: PagedOperation<Item = T>>() -> Self {
        Self {
            operation: O::SPEC.name,
            decode: O::decoder(),
        }
    }

    #[inline]
    pub(crate) fn read(self, completed: Result<Completed, Error>) -> Result<Page<T>, Error> {
        crate::drive::read(completed, self.operation, self.decode).map(|answer| answer.value)
    }
}

impl<T> Walk<T> {
    /// A walk from where the operation says: backwards if it ends before a cursor, else forwards.
    ///
    /// A refused argument is the first and last thing that the walk brings.
    #[inline]
    pub fn new<O: PagedOperation<Item = T>>(operation: &O) -> Self {
        Self::over::<O>(operation.paging(), operation.base_plan())
    }

    /// A walk over the list of such operations that this plan asks for.
    #[inline]
    pub(crate) fn over<O: PagedOperation<Item = T>>(paging: &Paging, list: Result<Plan, Error>) -> Self {
        let mut pager = Pager::new(paging.position.clone());
        if let Some(items) = paging.limit {
            pager = pager.limit(items);
        }
        let list = list.and_then(|plan| {
            let size = paging.page_size(O::SPEC.name)?;
            Ok((plan, size))
        });
        if let Ok((_, Some(size))) = &list {
            pager = pager.page_size(*size);
        }
        Self {
            list: list.map(|(plan, _)| plan).map_err(Some),
            page_plan: O::page_plan,
            reader: PageReader::of::<O>(),
            place: O::place,
            pager,
            ahead: paging.ahead,
        }
    }

    /// The call that brings the next page, or `None` while one is on its way and when the walk is over.
    #[inline]
    pub(crate) fn next_plan(&mut self) -> Option<Result<Plan, Error>> {
        let list = match &mut self.list {
            Ok(list) => list,
            Err(refusal) => return refusal.take().map(Err),
        };
        match self.pager.next_request() {
            Ok(request) => request.map(|request| (self.page_plan)(list, &request)),
            Err(error) => Some(Err(self.stuck(error))),
        }
    }

    /// The call that brings a page which nobody has asked for yet, once the page ahead of it is being read.
    ///
    /// At most one is on its way or waiting, so a slow reader does not fill the memory. What ends the walk
    /// is not looked for ahead: it is told when its turn comes.
    #[inline]
    pub(crate) fn plan_ahead(&mut self) -> Option<Result<Plan, Error>> {
        match self.ahead {
            ReadAhead::NextPage if self.pager.is_ready() => self.next_plan(),
            ReadAhead::NextPage | ReadAhead::Off => None,
        }
    }

    /// Notes that the call for the page was given up, so that the same page is asked for again.
    #[inline]
    pub(crate) fn ask_again(&mut self) {
        self.pager.resume();
    }

    #[inline]
    pub(crate) const fn reader(&self) -> PageReader<T> {
        self.reader
    }

    #[inline]
    pub(crate) const fn place(&self) -> fn(&T) -> Option<Cursor> {
        self.place
    }

    /// Where the walk begins, as long as no page has come.
    #[inline]
    pub(crate) const fn start(&self) -> &Position {
        self.pager.position()
    }

    /// Takes the page that was asked for.
    #[inline]
    pub(crate) fn answered(&mut self, page: Result<Page<T>, Error>) -> Result<WalkedPage<T>, Error> {
        match page {
            Ok(page) => Ok(self.arrived(page)),
            Err(error) => {
                self.pager.failed();
                Err(error)
            }
        }
    }

    #[inline]
    fn arrived(&mut self, mut page: Page<T>) -> WalkedPage<T> {
        let from = self.pager.position().clone();
        let sent = page.items.len();
        let kept = self.pager.arrived(&PageShape {
            items: sent,
            next: page.next_page_starts_after.clone(),
            previous: page.previous_page_ends_before.clone(),
        });
        self.pager.trim(&mut page.items, kept);
        let to = match self.pager.resume_at() {
            Some(next) if kept == sent => next.clone(),
            _ => self.behind(&page, &from),
        };
        WalkedPage { page, from, to }
    }

    /// The place behind a page that no cursor leads on from: behind its last item, if items have places.
    #[inline]
    fn behind(&self, page: &Page<T>, from: &Position) -> Position {
        let last = if from.is_backwards() {
            page.items.first()
        } else {
            page.items.last()
        };
        last.and_then(self.place)
            .map_or_else(|| from.clone(), |place| from.moved_to(place))
    }

    #[inline]
    fn stuck(&self, error: CursorDidNotMove) -> Error {
        Error::new(ErrorKind::Decode, error.to_string())
            .of(self.reader.operation)
            .caused(error)
    }
}

impl<T> std::fmt::Debug for Walk<T> {
    #[inline]
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Walk")
            .field("list", &self.list)
            .field("pager", &self.pager)
            .finish_non_exhaustive()
    }
}
