//! Lists as streams.

use super::{AsyncClient, asynchronous::BoxFuture, background::Background};
use crate::{
    Error, Page,
    call::Position,
    page::{Reading, Walk, WalkedPage},
};
use futures_core::Stream;
use std::{
    fmt,
    future::poll_fn,
    pin::Pin,
    task::{Context, Poll, ready},
};

/// The pages of a list, each fetched when it is asked for, or [one ahead](crate::page::ReadAhead). Ends after
/// the first error.
#[must_use = "streams do nothing unless polled"]
pub struct PageStream<T> {
    client: AsyncClient,
    walk: Walk<T>,
    asked: Asked<T>,
    position: Position,
}

/// The page that was asked for.
enum Asked<T> {
    Nothing,
    /// It makes progress when the stream is polled.
    Here(BoxFuture<'static, Result<Page<T>, Error>>),
    /// The runtime drives it.
    Ahead(Background<Result<Page<T>, Error>>),
    /// Its request could not be made.
    Refused(Error),
}

impl<T: Send + Unpin + 'static> PageStream<T> {
    #[inline]
    pub(super) fn new(client: AsyncClient, walk: Walk<T>) -> Self {
        Self {
            position: walk.start().clone(),
            client,
            walk,
            asked: Asked::Nothing,
        }
    }

    /// The next page, without a stream library.
    #[inline]
    pub async fn next(&mut self) -> Option<Result<Page<T>, Error>> {
        poll_fn(|context| Pin::new(&mut *self).poll_next(context)).await
    }

    /// All that is left, without a stream library.
    ///
    /// # Errors
    /// The error that ended it; what came before is gone then.
    #[inline]
    pub async fn try_collect<B: Default + Extend<Page<T>>>(mut self) -> Result<B, Error> {
        let mut all = B::default();
        while let Some(page) = self.next().await {
            all.extend(Some(page?));
        }
        Ok(all)
    }

    #[inline]
    fn poll_page(&mut self, context: &mut Context<'_>) -> Poll<Option<Result<WalkedPage<T>, Error>>> {
        let page = loop {
            match &mut self.asked {
                Asked::Nothing => match self.walk.next_plan() {
                    None => return Poll::Ready(None),
                    Some(Ok(plan)) => {
                        self.asked = Asked::Here(self.client.page(plan, self.walk.reader()));
                    }
                    Some(Err(error)) => break Err(error),
                },
                Asked::Here(call) => break ready!(call.as_mut().poll(context)),
                Asked::Ahead(call) => match ready!(call.poll(context)) {
                    Some(page) => break page,
                    None => {
                        self.walk.ask_again();
                        self.asked = Asked::Nothing;
                    }
                },
                Asked::Refused(_) => match std::mem::replace(&mut self.asked, Asked::Nothing) {
                    Asked::Refused(error) => break Err(error),
                    other => self.asked = other,
                },
            }
        };
        self.asked = Asked::Nothing;
        let walked = self.walk.answered(page);
        if let Ok(walked) = &walked {
            self.position = walked.to.clone();
            self.read_ahead();
        }
        Poll::Ready(Some(walked))
    }

    #[inline]
    fn read_ahead(&mut self) {
        self.asked = match self.walk.plan_ahead() {
            None => Asked::Nothing,
            Some(Err(error)) => Asked::Refused(error),
            Some(Ok(plan)) => {
                let call = self.client.page_ahead(plan, self.walk.reader());
                Background::run(&self.client, call).map_or_else(Asked::Here, Asked::Ahead)
            }
        };
    }
}

impl<T> PageStream<T> {
    /// Where a walk goes on after the last page that this one has given: to be stored, also for another process.
    ///
    /// The list's `starting_at` takes it. At the end of a list it is behind the last item, so that the same walk
    /// later finds what was added behind it; where items have no ids, it is where the last page began.
    #[must_use]
    #[inline]
    pub const fn resume_at(&self) -> &Position {
        &self.position
    }
}

impl<T: Send + Unpin + 'static> Stream for PageStream<T> {
    type Item = Result<Page<T>, Error>;

    #[inline]
    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        self.poll_page(context)
            .map(|walked| walked.map(|walked| walked.map(|walked| walked.page)))
    }
}

/// The items of a list, fetched page by page, or [one page ahead](crate::page::ReadAhead). Ends after the first
/// error.
#[must_use = "streams do nothing unless polled"]
pub struct ItemStream<T> {
    pages: PageStream<T>,
    reading: Reading<T>,
}

impl<T: Send + Unpin + 'static> ItemStream<T> {
    #[inline]
    pub(super) fn new(client: AsyncClient, walk: Walk<T>) -> Self {
        Self {
            reading: Reading::start(walk.start(), walk.place()),
            pages: PageStream::new(client, walk),
        }
    }

    /// The next item, without a stream library.
    #[inline]
    pub async fn next(&mut self) -> Option<Result<T, Error>> {
        poll_fn(|context| Pin::new(&mut *self).poll_next(context)).await
    }

    /// All that is left, without a stream library. Give the list a limit with `at_most` if it may be long.
    ///
    /// # Errors
    /// The error that ended it; what came before is gone then.
    #[inline]
    pub async fn try_collect<B: Default + Extend<T>>(mut self) -> Result<B, Error> {
        let mut all = B::default();
        while let Some(item) = self.next().await {
            all.extend(Some(item?));
        }
        Ok(all)
    }
}

impl<T> ItemStream<T> {
    /// Where a walk goes on after the last item that this one has given: to be stored, also for another process.
    ///
    /// The list's `starting_at` takes it. Where items have no ids, which is ticket buyers only, it is the start of
    /// the page until that has been read to its end, so that its items come again.
    #[must_use]
    #[inline]
    pub const fn resume_at(&self) -> &Position {
        self.reading.position()
    }
}

impl<T: Send + Unpin + 'static> Stream for ItemStream<T> {
    type Item = Result<T, Error>;

    #[inline]
    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let this = &mut *self;
        loop {
            if let Some(item) = this.reading.next() {
                return Poll::Ready(Some(Ok(item)));
            }
            this.reading.put_away();
            match ready!(this.pages.poll_page(context)) {
                None => return Poll::Ready(None),
                Some(Err(error)) => return Poll::Ready(Some(Err(error))),
                Some(Ok(walked)) => this.reading.turn_to(walked),
            }
        }
    }
}

impl<T> fmt::Debug for PageStream<T> {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("PageStream")
            .field("walk", &self.walk)
            .field("position", &self.position)
            .finish_non_exhaustive()
    }
}

impl<T> fmt::Debug for ItemStream<T> {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ItemStream")
            .field("pages", &self.pages)
            .field("reading", &self.reading)
            .finish()
    }
}
