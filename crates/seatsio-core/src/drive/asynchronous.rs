//! The async client: the loop that drives a call over an [`AsyncTransport`].

use super::{
    AnswerFuture, AsyncTransport, BackgroundTask, Completed, FollowedStream, ItemStream, PageStream,
    ReplyFuture,
    door::{self, Clock, Entered},
    engine::Engine,
    following::Following,
    race::{Turn, within},
    running::Running,
    watch::Origin,
};
use crate::{
    Config, Decode, Dispatch, Error, Lane, Page, Plan, TransportError, TransportErrorKind,
    call::{
        Action, Input, LaneSnapshot, Left, Moment, PermitStore, Procedure, ProcedureAction, ProcedureInput,
        RetryPolicy,
    },
    follow::Follower,
    model::WorkspaceKey,
    page::{PageReader, Walk},
};
use bytes::Bytes;
use http::{Request, Response};
use std::{
    fmt,
    future::{Future, poll_fn},
    pin::{Pin, pin},
    sync::Arc,
    time::{Duration, SystemTime},
};

pub(super) type BoxFuture<'a, T> = Pin<Box<dyn Future<Output = T> + Send + 'a>>;

/// What the transport brought.
type Sent = Result<Response<Bytes>, TransportError>;

/// The object-safe face of [`AsyncTransport`], so that the client has no type parameter.
trait ErasedTransport: Send + Sync {
    /// Sends, and gives up at `end`: `None` then.
    fn attempt(&self, request: Request<Bytes>, end: Moment) -> BoxFuture<'_, Option<Sent>>;
    fn sleep(&self, wait: Duration) -> BoxFuture<'_, ()>;
    fn spawn(&self, task: BackgroundTask) -> Result<(), BackgroundTask>;
    fn now(&self) -> Moment;
    fn time_of_day(&self) -> SystemTime;
}

impl<T: AsyncTransport> ErasedTransport for T {
    #[inline]
    fn attempt(&self, request: Request<Bytes>, end: Moment) -> BoxFuture<'_, Option<Sent>> {
        // Work and timer in one box, as boxes are made for each call.
        let sending = AsyncTransport::send(self, request);
        Box::pin(within(sending, move || AsyncTransport::sleep_until(self, end)))
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
    /// One pointer, as each call takes a clone.
    shared: Arc<Shared>,
}

struct Shared {
    transport: Arc<dyn ErasedTransport>,
    engine: Engine,
}

impl AsyncClient {
    /// A client over this transport.
    ///
    /// # Errors
    /// A setting that cannot be used, by name.
    #[inline]
    pub fn new(transport: impl AsyncTransport, config: &Config) -> Result<Self, Error> {
        let engine = Engine::new(config, AsyncTransport::time_of_day(&transport))?;
        Ok(Self::over(Arc::new(transport), engine))
    }

    #[inline]
    fn over(transport: Arc<dyn ErasedTransport>, engine: Engine) -> Self {
        Self {
            shared: Arc::new(Shared { transport, engine }),
        }
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
        let engine = self.shared.engine.with_options(change)?;
        Ok(Self::over(Arc::clone(&self.shared.transport), engine))
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
        let engine = self.shared.engine.with_policy(policy);
        Self::over(Arc::clone(&self.shared.transport), engine)
    }

    /// The limiter of this client's rate-limit lanes.
    #[must_use]
    #[inline]
    pub fn lanes(&self) -> &Arc<dyn PermitStore> {
        &self.shared.engine.lanes
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
        self.shared
            .engine
            .lanes
            .snapshot(lane, self.shared.transport.now())
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
        self.shared.transport.now()
    }

    #[inline]
    pub(super) fn rest(&self, wait: Duration) -> BoxFuture<'static, ()> {
        let transport = Arc::clone(&self.shared.transport);
        Box::pin(async move { transport.sleep(wait).await })
    }

    #[inline]
    pub(super) fn spawn(&self, task: BackgroundTask) -> Result<(), BackgroundTask> {
        self.shared.transport.spawn(task)
    }

    #[inline]
    async fn steps<P: Procedure>(self, procedure: Result<P, Error>) -> Result<P::Output, Error> {
        let mut procedure = Following::new(&self.shared.engine, procedure?);
        let mut action = procedure.start(self.shared.transport.now());
        loop {
            let input = match action {
                ProcedureAction::Call(plan) => {
                    let (mut call, span) = (pin!(self.clone().run(Arc::new(plan))), procedure.span());
                    let completed = poll_fn(|context| span.inside(|| call.as_mut().poll(context))).await;
                    ProcedureInput::Answered(completed.map(Completed::into_body))
                }
                ProcedureAction::Wait(wait) => {
                    self.shared.transport.sleep(wait).await;
                    ProcedureInput::Woke
                }
                ProcedureAction::Finish(result) => return result,
            };
            action = procedure.step(input, self.shared.transport.now());
        }
    }

    #[inline]
    #[expect(
        clippy::manual_async_fn,
        reason = "the future of an `async fn` would keep client and plan twice"
    )]
    fn run(self, plan: Arc<Plan>) -> impl Future<Output = Result<Completed, Error>> + Send {
        async move {
            let Shared { transport, engine } = &*self.shared;
            let mut call = Running::new(engine, transport, plan);
            let mut input = Input::Start;
            let mut permit = None;
            loop {
                // The action is let go of before anything is awaited: thousands of calls may wait at once.
                let next = match call.step(input) {
                    Action::Enter { lane, timeout } => Next::Enter(lane, timeout),
                    Action::Send { timeout } => Next::Send(timeout),
                    Action::Wait(wait) => Next::Wait(wait),
                    Action::Finish(Ok(response)) => return Ok(call.complete(response)),
                    Action::Finish(Err(error)) => return Err(call.fail(error, transport.time_of_day())),
                };
                input = match next {
                    Next::Enter(lane, timeout) => {
                        let (lanes, now) = (&*engine.lanes, call.now());
                        let mut entered = call.at_door(|| door::enter(lanes, transport, lane, timeout, now));
                        permit = match entered {
                            Entered::Go(permit) => Some(permit),
                            // Polled where it is: moved, it would be in the future twice.
                            Entered::Wait(ref mut place) => {
                                let permit = Turn::new(&call, place, transport.sleep(timeout)).await;
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
                        let end = call.now() + timeout;
                        let mut attempt = call.inside(|| transport.attempt(request, end));
                        let sent = poll_fn(|context| call.inside(|| attempt.as_mut().poll(context))).await;
                        let answer = unpack(engine, sent, timeout);
                        call.look_at_clock();
                        if let Some(permit) = permit.take() {
                            permit.leave(left(&answer), call.now());
                        }
                        match answer {
                            Ok(response) => call.answered(response, || transport.time_of_day()),
                            Err(error) => Input::Failed(error),
                        }
                    }
                    Next::Wait(wait) => {
                        transport.sleep(wait).await;
                        call.look_at_clock();
                        Input::Woke
                    }
                };
            }
        }
    }
}

#[inline]
fn unpack(engine: &Engine, sent: Option<Sent>, timeout: Duration) -> Sent {
    match sent {
        Some(answer) => engine.unpack(answer?),
        None => {
            let reason = format!("the attempt took longer than {timeout:?}");
            Err(TransportError::new(TransportErrorKind::TimedOut, reason))
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
        let seed = self.shared.engine.next_seed();
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
            .field("engine", &self.shared.engine)
            .finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Operation as _, Region, api::events::BookObjects};
    use std::{
        sync::atomic::{AtomicU32, Ordering},
        task::{Context, Waker},
    };

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
        // Spans are kept in it, as a box for them would be dearer than all that is told.
        let most = if cfg!(feature = "tracing") { 480 } else { 440 };
        assert!(size <= most, "{size} bytes");
    }

    /// A transport that answers at once, and counts the looks at the time of day.
    struct Answering {
        status: u16,
        looks: Arc<AtomicU32>,
    }

    impl AsyncTransport for Answering {
        async fn send(&self, _: Request<Bytes>) -> Result<Response<Bytes>, TransportError> {
            let answer = Response::builder().status(self.status).body(Bytes::from("{}"));
            Ok(answer.unwrap())
        }

        async fn sleep(&self, _: Duration) {}

        fn time_of_day(&self) -> SystemTime {
            self.looks.fetch_add(1, Ordering::Relaxed);
            SystemTime::UNIX_EPOCH
        }
    }

    #[test]
    fn only_what_is_no_success_asks_for_the_time_of_day() {
        for (status, expected) in [(200, 0), (429, 1)] {
            let looks = Arc::new(AtomicU32::new(0));
            let transport = Answering {
                status,
                looks: Arc::clone(&looks),
            };
            let config = Config::new(Region::Eu, "key").seed(1).max_retries(0);
            let client = AsyncClient::new(transport, &config).unwrap();
            let made = looks.load(Ordering::Relaxed);
            let plan = BookObjects::new("gala", ["A-1"]).plan().unwrap();
            let mut call = pin!(client.run(Arc::new(plan)));
            let answer = call.as_mut().poll(&mut Context::from_waker(Waker::noop()));
            assert!(answer.is_ready());
            // A call that fails looks once more: to say when its requests were sent.
            let failing = u32::from(status != 200);
            assert_eq!(
                looks.load(Ordering::Relaxed) - made,
                expected + failing,
                "{status}"
            );
        }
    }
}
