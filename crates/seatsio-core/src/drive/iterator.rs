//! Lists as iterators.

use super::{BlockingClient, read_ahead::ReadingThread};
use crate::{
    Error, Page,
    call::Position,
    page::{Reading, Walk, WalkedPage},
};
use std::{fmt, mem};

/// The pages of a list, each fetched when it is asked for, or [one ahead](crate::page::ReadAhead). Ends after
/// the first error.
#[must_use = "iterators do nothing unless consumed"]
pub struct Pages<T> {
    client: BlockingClient,
    walk: Walk<T>,
    thread: Option<ReadingThread<T>>,
    asked: Asked,
    position: Position,
}

/// The page that was asked for ahead.
enum Asked {
    Nothing,
    /// The thread fetches it.
    Ahead,
    /// Its request could not be made.
    Refused(Error),
}

impl<T: Send + 'static> Pages<T> {
    pub(super) fn new(client: BlockingClient, walk: Walk<T>) -> Self {
        Self {
            position: walk.start().clone(),
            client,
            walk,
            thread: None,
            asked: Asked::Nothing,
        }
    }

    fn next_page(&mut self) -> Option<Result<WalkedPage<T>, Error>> {
        let page = match mem::replace(&mut self.asked, Asked::Nothing) {
            Asked::Nothing => self.fetch()?,
            Asked::Refused(error) => Err(error),
            Asked::Ahead => match self.thread.as_ref().and_then(ReadingThread::page) {
                Some(page) => page,
                None => {
                    self.give_up_thread();
                    self.fetch()?
                }
            },
        };
        let walked = self.walk.answered(page);
        if let Ok(walked) = &walked {
            self.position = walked.to.clone();
            self.read_ahead();
        }
        Some(walked)
    }

    fn fetch(&mut self) -> Option<Result<Page<T>, Error>> {
        let plan = self.walk.next_plan()?;
        Some(plan.and_then(|plan| self.walk.reader().read(self.client.run(plan))))
    }

    fn read_ahead(&mut self) {
        let plan = match self.walk.plan_ahead() {
            None => return,
            Some(Err(error)) => {
                self.asked = Asked::Refused(error);
                return;
            }
            Some(Ok(plan)) => plan,
        };
        if self.thread.is_none() {
            self.thread = ReadingThread::start(self.client.clone(), self.walk.reader());
        }
        if self.thread.as_ref().is_some_and(|thread| thread.fetch(plan)) {
            self.asked = Asked::Ahead;
        } else {
            self.give_up_thread();
        }
    }

    fn give_up_thread(&mut self) {
        self.thread = None;
        self.walk.ask_again();
    }
}

impl<T> Pages<T> {
    /// Where a walk goes on after the last page that this one has given: to be stored, also for another process.
    ///
    /// The list's `starting_at` takes it. At the end of a list it is behind the last item, so that the same walk
    /// later finds what was added behind it; where items have no ids, it is where the last page began.
    #[must_use]
    pub const fn resume_at(&self) -> &Position {
        &self.position
    }
}

impl<T: Send + 'static> Iterator for Pages<T> {
    type Item = Result<Page<T>, Error>;

    fn next(&mut self) -> Option<Self::Item> {
        self.next_page().map(|walked| walked.map(|walked| walked.page))
    }
}

/// The items of a list, fetched page by page, or [one page ahead](crate::page::ReadAhead). Ends after the first
/// error.
#[must_use = "iterators do nothing unless consumed"]
pub struct Items<T> {
    pages: Pages<T>,
    reading: Reading<T>,
}

impl<T: Send + 'static> Items<T> {
    pub(super) fn new(client: BlockingClient, walk: Walk<T>) -> Self {
        Self {
            reading: Reading::start(walk.start(), walk.place()),
            pages: Pages::new(client, walk),
        }
    }
}

impl<T> Items<T> {
    /// Where a walk goes on after the last item that this one has given: to be stored, also for another process.
    ///
    /// The list's `starting_at` takes it. Where items have no ids, which is ticket buyers only, it is the start of
    /// the page until that has been read to its end, so that its items come again.
    #[must_use]
    pub const fn resume_at(&self) -> &Position {
        self.reading.position()
    }
}

impl<T: Send + 'static> Iterator for Items<T> {
    type Item = Result<T, Error>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            if let Some(item) = self.reading.next() {
                return Some(Ok(item));
            }
            self.reading.put_away();
            match self.pages.next_page()? {
                Ok(walked) => self.reading.turn_to(walked),
                Err(error) => return Some(Err(error)),
            }
        }
    }
}

impl<T> fmt::Debug for Pages<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Pages")
            .field("client", &self.client)
            .field("walk", &self.walk)
            .field("position", &self.position)
            .finish_non_exhaustive()
    }
}

impl<T> fmt::Debug for Items<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Items")
            .field("pages", &self.pages)
            .field("reading", &self.reading)
            .finish()
    }
}
