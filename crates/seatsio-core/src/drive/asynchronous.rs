//! The async client: the loop that drives a call over an [`AsyncTransport`].

use super::{
    AnswerFuture, AsyncTransport, BackgroundTask, Completed, FollowedStream, ItemStream, PageStream,
    ReplyFuture,
    door::{self, Clock, Entered},
    engine::Engine,
    following::Following,
    running::Running,
    watch::Origin,
};
use crate::{
    Config, Decode, Dispatch, Error, Lane, Page, Plan, RawCall, TransportError, TransportErrorKind,
    call::{
        Action, Input, LaneSnapshot, Left, Moment, PermitStore, Procedure, ProcedureAction, ProcedureInput,
        RetryPolicy,
    },
    follow::Follower,
    model::WorkspaceKey,
    page::{PageReader, Walk},
};
use bytes::Bytes;
use http::{Method, Request, Response};
use std::{
    fmt,
    future::{Future, poll_fn},
    pin::{Pin, pin},
    sync::Arc,
    task::{Context, Poll},
    time::{Duration, SystemTime},
};

pub(super) type BoxFuture<'a, T> = Pin<Box<dyn Future<Output = T> + Send + 'a>>;

/// The object-safe face of [`AsyncTransport`], so that the client has no type parameter.
trait ErasedTransport: Send + Sync {
    fn send(&self, request: Request<Bytes>) -> BoxFuture<'_, Result<Response<Bytes>, TransportError>>;
    fn sleep(&self, wait: Duration) -> BoxFuture<'_, ()>;
    fn spawn(&self, task: BackgroundTask) -> Result<(), BackgroundTask>;
    fn now(&self) -> Moment;
    fn time_of_day(&self) -> SystemTime;
}

impl<T: AsyncTransport> ErasedTransport for T {
    #[inline]
    fn send(&self, request: Request<Bytes>) -> BoxFuture<'_, Result<Response<Bytes>, TransportError>> {
        Box::pin(AsyncTransport::send(self, request))
    }

    #[inline]
    fn sleep(&self, wait: Duration) -> BoxFuture<'_, ()> {
        Box::pin(AsyncTransport::sleep(self, wait))
    }

    #[inline]
    fn spawn(&self, task: BackgroundTask) -> Result<(), BackgroundTask> {
        AsyncTransport::spawn(self, task)
    }

    #[inline]
    fn now(&self) -> Moment {
        AsyncTransport::now(self)
    }

    #[inline]
    fn time_of_day(&self) -> SystemTime {
        AsyncTransport::time_of_day(self)
    }
}

impl Clock for Arc<dyn ErasedTransport> {
    #[inline]
    fn now(&self) -> Moment {
        ErasedTransport::now(&**self)
    }
}

/// A client whose calls are futures. Cloning is cheap; clones share connections, lanes and budget.
///
/// The adapters make it; a transport of your own is passed to [`new`](Self::new).
#[derive(Clone)]
pub struct AsyncClient {
    transport: Arc<dyn ErasedTransport>,
    engine: Arc<Engine>,
}

impl AsyncClient {
    /// A client over this transport.
    ///
    /// # Errors
    /// A setting that cannot be used, by name.
    #[inline]
    pub fn new(transport: impl AsyncTransport, config: &Config) -> Result<Self, Error> {
        let engine = Engine::new(config, AsyncTransport::time_of_day(&transport))?;
        Ok(Self {
            transport: Arc::new(transport),
            engine: Arc::new(engine),
        })
    }

    /// The same client with other settings: it shares connections, lanes and budget, and keeps whatever is
    /// not changed.
    ///
    /// ```
    /// # fn example(client: &seatsio_core::AsyncClient) -> Result<(), seatsio_core::Error> {
    /// use std::time::Duration;
    ///
    /// let hasty = client.with_options(|config| config.deadline(Duration::from_secs(2)).max_retries(1))?;
    /// let traced = hasty.with_options(|config| config.query("trace", "yes"))?;
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// What belongs to the connections stays as it is: proxy, certificates, connect time-out. So does the
    /// seed. Another key of *another* account should not share its lanes: make a client of its own for it, or
    /// set [`Config::lanes`].
    ///
    /// # Errors
    /// A setting that cannot be used, by name.
    #[inline]
    pub fn with_options(&self, change: impl FnOnce(Config) -> Config) -> Result<Self, Error> {
        Ok(Self {
            engine: Arc::new(self.engine.with_options(change)?),
            transport: Arc::clone(&self.transport),
        })
    }

    /// The same client for another workspace of the company: it shares connections, lanes and budget.
    ///
    /// # Errors
    /// The key cannot be sent in a header.
    #[inline]
    pub fn workspace(&self, key: impl Into<WorkspaceKey>) -> Result<Self, Error> {
        self.with_options(|config| config.workspace(key))
    }

    /// The same client with another retry policy: it shares everything else.
    #[must_use]
    #[inline]
    pub fn with_retry(&self, policy: RetryPolicy) -> Self {
        Self {
            engine: Arc::new(self.engine.with_policy(policy)),
            transport: Arc::clone(&self.transport),
        }
    }

    /// A call that the crate does not know, of any method and path, through the same engine: [`RawCall`].
    ///
    /// Each `{}` of the path is filled by a [`segment`](RawCall::segment), percent-encoded.
    #[inline]
    pub fn raw(&self, method: Method, path: impl Into<String>) -> RawCall<Self> {
        RawCall::new(self.clone(), method, path)
    }

    /// The limiter of this client's rate-limit lanes.
    #[must_use]
    #[inline]
    pub fn lanes(&self) -> &Arc<dyn PermitStore> {
        &self.engine.lanes
    }

    /// What a lane looks like now: how many requests are at work, wait, and may be at work at a time, and how
    /// long they waited.
    ///
    /// ```
    /// # fn f(client: &seatsio_core::AsyncClient) {
    /// use seatsio_core::Lane;
    ///
    /// let lane = client.lane(Lane::Priority);
    /// println!("{} of {} at work, {} wait", lane.in_use, lane.limit, lane.waiting);
    /// # }
    /// ```
    #[must_use]
    #[inline]
    pub fn lane(&self, lane: Lane) -> LaneSnapshot {
        self.engine.lanes.snapshot(lane, self.transport.now())
    }

    #[inline]
    pub(super) fn start(self, plan: Arc<Plan>) -> BoxFuture<'static, Result<Completed, Error>> {
        Box::pin(self.run(plan))
    }

    /// A call that brings a page.
    #[inline]
    pub(super) fn page<T: 'static>(
        &self,
        plan: Plan,
        reader: PageReader<T>,
    ) -> BoxFuture<'static, Result<Page<T>, Error>> {
        let client = self.clone();
        Box::pin(async move { reader.read(client.run(Arc::new(plan)).await) })
    }

    /// The same for a page that somebody else is to poll: its spans stay where it was asked for.
    #[inline]
    pub(super) fn page_ahead<T: 'static>(
        &self,
        plan: Plan,
        reader: PageReader<T>,
    ) -> BoxFuture<'static, Result<Page<T>, Error>> {
        let (client, origin) = (self.clone(), Origin::here());
        Box::pin(async move {
            let mut call = pin!(client.run(Arc::new(plan)));
            reader.read(poll_fn(|context| origin.inside(|| call.as_mut().poll(context))).await)
        })
    }

    #[inline]
    pub(super) fn now(&self) -> Moment {
        self.transport.now()
    }

    #[inline]
    pub(super) fn rest(&self, wait: Duration) -> BoxFuture<'static, ()> {
        let transport = Arc::clone(&self.transport);
        Box::pin(async move { transport.sleep(wait).await })
    }

    #[inline]
    pub(super) fn spawn(&self, task: BackgroundTask) -> Result<(), BackgroundTask> {
        self.transport.spawn(task)
    }

    #[inline]
    async fn steps<P: Procedure>(self, procedure: Result<P, Error>) -> Result<P::Output, Error> {
        let mut procedure = Following::new(&self.engine, procedure?);
        let mut action = procedure.start(self.transport.now());
        loop {
            let input = match action {
                ProcedureAction::Call(plan) => {
                    let (mut call, span) = (pin!(self.clone().run(Arc::new(plan))), procedure.span());
                    let completed = poll_fn(|context| span.inside(|| call.as_mut().poll(context))).await;
                    ProcedureInput::Answered(completed.map(Completed::into_body))
                }
                ProcedureAction::Wait(wait) => {
                    self.transport.sleep(wait).await;
                    ProcedureInput::Woke
                }
                ProcedureAction::Finish(result) => return result,
            };
            action = procedure.step(input, self.transport.now());
        }
    }

    #[inline]
    async fn run(self, plan: Arc<Plan>) -> Result<Completed, Error> {
        let mut call = Running::new(&self.engine, &self.transport, plan);
        let mut input = Input::Start;
        let mut permit = None;
        loop {
            // The action is let go of before anything is awaited: thousands of calls may wait at once.
            let next = match call.step(input) {
                Action::Enter { lane, timeout } => Next::Enter(lane, timeout),
                Action::Send { timeout } => Next::Send(timeout),
                Action::Wait(wait) => Next::Wait(wait),
                Action::Finish(Ok(response)) => return Ok(call.complete(response)),
                Action::Finish(Err(error)) => {
                    return Err(call.fail(error, self.transport.time_of_day()));
                }
            };
            input = match next {
                Next::Enter(lane, timeout) => {
                    let (lanes, now) = (&*self.engine.lanes, call.now());
                    permit = match call.inside(|| door::enter(lanes, &self.transport, lane, timeout, now)) {
                        Entered::Go(permit) => Some(permit),
                        Entered::Wait(queueing) => {
                            let permit = self.within(&call, timeout, queueing).await.flatten();
                            call.look_at_clock();
                            permit
                        }
                        Entered::GiveUp => None,
                    };
                    if permit.is_some() {
                        Input::Entered
                    } else {
                        Input::TurnedAway
                    }
                }
                Next::Send(timeout) => {
                    let request = call.request()?;
                    let sending = call.inside(|| self.transport.send(request));
                    let answer = self.within(&call, timeout, sending).await;
                    let answer = self.unpack(answer, timeout);
                    call.look_at_clock();
                    if let Some(permit) = permit.take() {
                        permit.leave(left(&answer), call.now());
                    }
                    match answer {
                        Ok(response) => Input::Response(response, self.transport.time_of_day()),
                        Err(error) => Input::Failed(error),
                    }
                }
                Next::Wait(wait) => {
                    self.transport.sleep(wait).await;
                    call.look_at_clock();
                    Input::Woke
                }
            };
        }
    }

    #[inline]
    fn unpack(
        &self,
        answer: Option<Result<Response<Bytes>, TransportError>>,
        timeout: Duration,
    ) -> Result<Response<Bytes>, TransportError> {
        match answer {
            Some(answer) => self.engine.unpack(answer?),
            None => {
                let reason = format!("the attempt took longer than {timeout:?}");
                Err(TransportError::new(TransportErrorKind::TimedOut, reason))
            }
        }
    }

    /// Races `work` against the transport's own timer.
    #[inline]
    fn within<'a, F>(&'a self, call: &'a Running<'a>, timeout: Duration, work: F) -> Within<'a, F> {
        Within {
            transport: &*self.transport,
            call,
            timeout,
            work,
            timer: None,
        }
    }
}

/// What a call waits for next.
#[derive(Clone, Copy)]
enum Next {
    Enter(Lane, Duration),
    Send(Duration),
    Wait(Duration),
}

/// Work and the timer that it is raced against; `None` when the timer came first.
///
/// By hand, since an `async fn` would keep its arguments a second time.
struct Within<'a, F> {
    transport: &'a dyn ErasedTransport,
    call: &'a Running<'a>,
    timeout: Duration,
    work: F,
    timer: Option<BoxFuture<'a, ()>>,
}

impl<F: Future + Unpin> Future for Within<'_, F> {
    type Output = Option<F::Output>;

    #[inline]
    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Self::Output> {
        let this = &mut *self;
        let work = &mut this.work;
        if let Poll::Ready(done) = this.call.inside(|| Pin::new(work).poll(context)) {
            return Poll::Ready(Some(done));
        }
        // Made only once the work has to wait: what is ready at once needs no timer.
        let (transport, timeout) = (this.transport, this.timeout);
        let timer = this.timer.get_or_insert_with(|| transport.sleep(timeout));
        timer.as_mut().poll(context).map(|()| None)
    }
}

/// What an attempt's end tells the lane.
#[inline]
pub(super) fn left(answer: &Result<Response<Bytes>, TransportError>) -> Left {
    match answer {
        // A 429 that names a wait is a quota's (for-sale changes), not the lane's.
        Ok(r) if r.status() == 429 && !r.headers().contains_key(http::header::RETRY_AFTER) => {
            Left::RateLimited
        }
        Ok(_) => Left::Answered,
        Err(_) => Left::Abandoned,
    }
}

impl Dispatch for AsyncClient {
    type Reply<T: Send + 'static> = ReplyFuture<T>;
    type AnswerReply<T: Send + 'static> = AnswerFuture<T>;
    type Items<T: Send + Unpin + 'static> = ItemStream<T>;
    type Pages<T: Send + Unpin + 'static> = PageStream<T>;
    type Followed = FollowedStream;

    #[inline]
    fn call<T: Send + 'static>(self, plan: Result<Plan, Error>, decode: Decode<T>) -> ReplyFuture<T> {
        ReplyFuture::new(self, plan, decode)
    }

    #[inline]
    fn call_for_answer<T: Send + 'static>(
        self,
        plan: Result<Plan, Error>,
        decode: Decode<T>,
    ) -> AnswerFuture<T> {
        AnswerFuture::new(self, plan, decode)
    }

    #[inline]
    fn follow<P: Procedure>(self, procedure: Result<P, Error>) -> ReplyFuture<P::Output> {
        let receipt = procedure.as_ref().ok().and_then(Procedure::receipt);
        ReplyFuture::following(Box::pin(self.steps(procedure)), receipt)
    }

    #[inline]
    fn items<T: Send + Unpin + 'static>(self, walk: Walk<T>) -> ItemStream<T> {
        ItemStream::new(self, walk)
    }

    #[inline]
    fn follow_log(self, follower: Result<Follower, Error>) -> FollowedStream {
        let seed = self.engine.next_seed();
        FollowedStream::new(self, follower.map(|follower| follower.seeded(seed)))
    }

    #[inline]
    fn pages<T: Send + Unpin + 'static>(self, walk: Walk<T>) -> PageStream<T> {
        PageStream::new(self, walk)
    }
}

impl fmt::Debug for AsyncClient {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("AsyncClient")
            .field("engine", &self.engine)
            .finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Operation as _, Region, api::events::BookObjects};

    /// A transport that never answers.
    struct Never;

    impl AsyncTransport for Never {
        async fn send(&self, _: Request<Bytes>) -> Result<Response<Bytes>, TransportError> {
            std::future::pending().await
        }

        async fn sleep(&self, _: Duration) {
            std::future::pending().await
        }
    }

    #[test]
    fn the_future_of_a_call_is_small() {
        let client = AsyncClient::new(Never, &Config::new(Region::Eu, "key")).unwrap();
        let plan = BookObjects::new("gala", ["A-1"]).plan().unwrap();
        let size = size_of_val(&client.run(Arc::new(plan)));
        assert!(size <= 800, "{size} bytes");
    }
}
