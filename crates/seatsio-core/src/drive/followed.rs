//! The log of status changes as an iterator and as a stream.

use super::{AsyncClient, BlockingClient, asynchronous::BoxFuture};
use crate::{
    Error, Page,
    follow::{FollowPosition, Follower, Next},
    model::StatusChange,
};
use futures_core::Stream;
use std::{
    fmt,
    future::poll_fn,
    pin::Pin,
    task::{Context, Poll, ready},
};

/// The status changes of an event as they appear. `next` waits until there is one. Ends after the first error that
/// does not pass.
#[derive(Debug)]
#[must_use = "iterators do nothing unless consumed"]
pub struct Followed {
    client: BlockingClient,
    follower: Result<Follower, Option<Error>>,
}

impl Followed {
    #[inline]
    pub(super) fn new(client: BlockingClient, follower: Result<Follower, Error>) -> Self {
        Self {
            client,
            follower: follower.map_err(Some),
        }
    }

    /// How far it has come: to be stored, also for another process. `None` if an argument was refused.
    ///
    /// [`FollowOptions::from`](crate::follow::FollowOptions) takes it.
    #[must_use]
    #[inline]
    pub fn resume_at(&self) -> Option<FollowPosition> {
        self.follower.as_ref().ok().map(Follower::position)
    }
}

impl Iterator for Followed {
    type Item = Result<StatusChange, Error>;

    #[inline]
    fn next(&mut self) -> Option<Self::Item> {
        let follower = match &mut self.follower {
            Ok(follower) => follower,
            Err(refusal) => return refusal.take().map(Err),
        };
        loop {
            match follower.next(self.client.now()) {
                Next::Tell(change) => return Some(Ok(*change)),
                Next::Call(plan) => {
                    let page = Follower::reader().read(self.client.run(plan));
                    follower.answered(page, self.client.now());
                }
                Next::Wait(wait) => {
                    self.client.rest(wait);
                    follower.woke();
                }
                Next::End(error) => return error.map(Err),
            }
        }
    }
}

/// The status changes of an event as they appear. Ends after the first error that does not pass.
///
/// Dropping it ends it. Between two polls it makes no progress, and costs nothing.
#[must_use = "streams do nothing unless polled"]
pub struct FollowedStream {
    client: AsyncClient,
    follower: Result<Follower, Option<Error>>,
    doing: Doing,
}

enum Doing {
    Nothing,
    Calling(BoxFuture<'static, Result<Page<StatusChange>, Error>>),
    Resting(BoxFuture<'static, ()>),
}

impl FollowedStream {
    #[inline]
    pub(super) fn new(client: AsyncClient, follower: Result<Follower, Error>) -> Self {
        Self {
            client,
            follower: follower.map_err(Some),
            doing: Doing::Nothing,
        }
    }

    /// The next change, without a stream library.
    pub async fn next(&mut self) -> Option<Result<StatusChange, Error>> {
        poll_fn(|context| Pin::new(&mut *self).poll_next(context)).await
    }

    /// How far it has come: to be stored, also for another process. `None` if an argument was refused.
    ///
    /// [`FollowOptions::from`](crate::follow::FollowOptions) takes it.
    #[must_use]
    #[inline]
    pub fn resume_at(&self) -> Option<FollowPosition> {
        self.follower.as_ref().ok().map(Follower::position)
    }
}

impl Stream for FollowedStream {
    type Item = Result<StatusChange, Error>;

    #[inline]
    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let this = &mut *self;
        let follower = match &mut this.follower {
            Ok(follower) => follower,
            Err(refusal) => return Poll::Ready(refusal.take().map(Err)),
        };
        loop {
            match &mut this.doing {
                Doing::Calling(call) => {
                    let page = ready!(call.as_mut().poll(context));
                    follower.answered(page, this.client.now());
                    this.doing = Doing::Nothing;
                }
                Doing::Resting(rest) => {
                    ready!(rest.as_mut().poll(context));
                    follower.woke();
                    this.doing = Doing::Nothing;
                }
                Doing::Nothing => match follower.next(this.client.now()) {
                    Next::Tell(change) => return Poll::Ready(Some(Ok(*change))),
                    Next::Call(plan) => {
                        this.doing = Doing::Calling(this.client.page(plan, Follower::reader()));
                    }
                    Next::Wait(wait) => this.doing = Doing::Resting(this.client.rest(wait)),
                    Next::End(error) => return Poll::Ready(error.map(Err)),
                },
            }
        }
    }
}

impl fmt::Debug for FollowedStream {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("FollowedStream")
            .field("client", &self.client)
            .field("follower", &self.follower)
            .finish_non_exhaustive()
    }
}
