//! Lists as streams.

use super::{AsyncClient, Completed, asynchronous::BoxFuture};
use crate::{Error, Page, page::Walk};
use futures_core::Stream;
use std::{
    fmt,
    future::poll_fn,
    pin::Pin,
    task::{Context, Poll, ready},
};

/// The pages of a list, each fetched when it is asked for. Ends after the first error.
#[must_use = "streams do nothing unless polled"]
pub struct PageStream<T> {
    client: AsyncClient,
    walk: Result<Walk<T>, Option<Error>>,
    in_flight: Option<BoxFuture<'static, Result<Completed, Error>>>,
}

impl<T: Unpin> PageStream<T> {
    pub(super) fn new(client: AsyncClient, walk: Result<Walk<T>, Error>) -> Self {
        Self {
            client,
            walk: walk.map_err(Some),
            in_flight: None,
        }
    }

    /// The next page, without a stream library.
    pub async fn next(&mut self) -> Option<Result<Page<T>, Error>> {
        poll_fn(|context| Pin::new(&mut *self).poll_next(context)).await
    }
}

impl<T: Unpin> Stream for PageStream<T> {
    type Item = Result<Page<T>, Error>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let this = &mut *self;
        let walk = match &mut this.walk {
            Ok(walk) => walk,
            Err(error) => return Poll::Ready(error.take().map(Err)),
        };
        let completed = match &mut this.in_flight {
            Some(call) => ready!(call.as_mut().poll(context)),
            None => match walk.next_plan() {
                None => return Poll::Ready(None),
                Some(Err(error)) => Err(error),
                Some(Ok(plan)) => {
                    let call = this.in_flight.insert(this.client.clone().start(plan));
                    ready!(call.as_mut().poll(context))
                }
            },
        };
        this.in_flight = None;
        Poll::Ready(Some(walk.take(completed)))
    }
}

/// The items of a list, fetched page by page. Ends after the first error.
#[must_use = "streams do nothing unless polled"]
pub struct ItemStream<T> {
    pages: PageStream<T>,
    ready: std::vec::IntoIter<T>,
}

impl<T: Unpin> ItemStream<T> {
    pub(super) fn new(client: AsyncClient, walk: Result<Walk<T>, Error>) -> Self {
        Self {
            pages: PageStream::new(client, walk),
            ready: Vec::new().into_iter(),
        }
    }

    /// The next item, without a stream library.
    pub async fn next(&mut self) -> Option<Result<T, Error>> {
        poll_fn(|context| Pin::new(&mut *self).poll_next(context)).await
    }
}

impl<T: Unpin> Stream for ItemStream<T> {
    type Item = Result<T, Error>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        loop {
            if let Some(item) = self.ready.next() {
                return Poll::Ready(Some(Ok(item)));
            }
            match ready!(Pin::new(&mut self.pages).poll_next(context)) {
                None => return Poll::Ready(None),
                Some(Err(error)) => return Poll::Ready(Some(Err(error))),
                Some(Ok(page)) => {
                    let items = self
                        .pages
                        .walk
                        .as_ref()
                        .map_or_else(|_| Vec::new(), |walk| walk.in_order(page));
                    self.ready = items.into_iter();
                }
            }
        }
    }
}

impl<T> fmt::Debug for PageStream<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("PageStream")
            .field("walk", &self.walk)
            .finish_non_exhaustive()
    }
}

impl<T> fmt::Debug for ItemStream<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ItemStream")
            .field("pages", &self.pages)
            .finish_non_exhaustive()
    }
}
