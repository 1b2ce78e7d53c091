//! The blocking client: the loop that drives a call over a [`BlockingTransport`].

use super::{
    BlockingTransport, Completed, Followed, Items, Pages,
    asynchronous::left,
    completed::{self, Reading, Reads},
    door::{self, Clock, Entered, Permit},
    engine::Engine,
    following::Following,
    running::Running,
};
use crate::{
    Answer, Config, Decode, Dispatch, Error, ErrorKind, Lane, Plan,
    call::{
        Action, Input, LaneSnapshot, Moment, PermitStore, Procedure, ProcedureAction, ProcedureInput,
        RetryPolicy,
    },
    follow::Follower,
    model::WorkspaceKey,
    page::Walk,
};
use std::{
    fmt,
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
    time::Duration,
};

/// A client whose calls return when they are done. Cloning is cheap; clones share connections, lanes
/// and budget.
///
/// The adapters make it; a transport of your own is passed to [`new`](Self::new).
#[derive(Clone)]
pub struct BlockingClient {
    transport: Arc<dyn BlockingTransport>,
    /// Behind a `dyn`, so that programs need not compile how it is dropped.
    engine: Arc<dyn AsRef<Engine> + Send + Sync>,
}

impl AsRef<Self> for Engine {
    fn as_ref(&self) -> &Self {
        self
    }
}

impl BlockingClient {
    /// A client over this transport.
    ///
    /// # Errors
    /// A setting that cannot be used, by name.
    pub fn new(transport: impl BlockingTransport, config: &Config) -> Result<Self, Error> {
        let engine = Engine::new(config, transport.time_of_day())?;
        Ok(Self {
            transport: Arc::new(transport),
            engine: Arc::new(engine),
        })
    }

    /// The same client with other settings: it shares connections, lanes and budget, and keeps whatever is
    /// not changed.
    ///
    /// ```
    /// # fn example(client: &seatsio_core::BlockingClient) -> Result<(), seatsio_core::Error> {
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
    pub fn with_options(&self, change: impl FnOnce(Config) -> Config) -> Result<Self, Error> {
        Ok(Self {
            engine: Arc::new(self.engine().with_options(change)?),
            transport: Arc::clone(&self.transport),
        })
    }

    /// The same client for another workspace of the company: it shares connections, lanes and budget.
    ///
    /// # Errors
    /// The key cannot be sent in a header.
    pub fn workspace(&self, key: impl Into<WorkspaceKey>) -> Result<Self, Error> {
        self.with_options(|config| config.workspace(key))
    }

    /// The same client with another retry policy: it shares everything else.
    #[must_use]
    pub fn with_retry(&self, policy: RetryPolicy) -> Self {
        Self {
            engine: Arc::new(self.engine().with_policy(policy)),
            transport: Arc::clone(&self.transport),
        }
    }

    /// The limiter of this client's rate-limit lanes.
    #[must_use]
    pub fn lanes(&self) -> &Arc<dyn PermitStore> {
        &self.engine().lanes
    }

    /// What a lane looks like now: how many requests are at work, wait, and may be at work at a time, and how
    /// long they waited.
    ///
    /// ```
    /// # fn f(client: &seatsio_core::BlockingClient) {
    /// use seatsio_core::Lane;
    ///
    /// let lane = client.lane(Lane::Priority);
    /// println!("{} of {} at work, {} wait", lane.in_use, lane.limit, lane.waiting);
    /// # }
    /// ```
    #[must_use]
    pub fn lane(&self, lane: Lane) -> LaneSnapshot {
        self.engine().lanes.snapshot(lane, self.transport.now())
    }

    fn engine(&self) -> &Engine {
        (*self.engine).as_ref()
    }

    pub(super) fn now(&self) -> Moment {
        self.transport.now()
    }

    pub(super) fn rest(&self, wait: Duration) {
        self.transport.sleep(wait);
    }

    pub(super) fn run(&self, plan: Plan) -> Result<Completed, Error> {
        self.run_while(plan, &AtomicBool::new(true))
    }

    /// Runs a call as long as somebody wants its answer: what is on its way then is brought to its end, and
    /// nothing more is begun.
    pub(super) fn run_while(&self, plan: Plan, is_wanted: &AtomicBool) -> Result<Completed, Error> {
        let mut call = Running::new(self.engine(), &self.transport, Arc::new(plan));
        let mut input = Input::Start;
        let mut permit = None;
        loop {
            if !is_wanted.load(Ordering::Relaxed) {
                let reason = "nobody waits for the call any more";
                return Err(Error::new(ErrorKind::Transport, reason));
            }
            input = match call.step(input) {
                Action::Enter { lane, timeout } => {
                    permit = self.enter(&mut call, lane, timeout);
                    if permit.is_some() {
                        Input::Entered
                    } else {
                        Input::TurnedAway
                    }
                }
                Action::Send { timeout } => {
                    let request = call.request()?;
                    let answer = call
                        .inside(|| self.transport.send(request, timeout))
                        .and_then(|r| self.engine().unpack(r));
                    call.look_at_clock();
                    if let Some(permit) = permit.take() {
                        permit.leave(left(&answer), call.now());
                    }
                    match answer {
                        Ok(response) => call.answered(response, || self.transport.time_of_day()),
                        Err(error) => Input::Failed(error),
                    }
                }
                Action::Wait(wait) => {
                    self.transport.sleep(wait);
                    call.look_at_clock();
                    Input::Woke
                }
                Action::Finish(Ok(response)) => return Ok(call.complete(response)),
                Action::Finish(Err(error)) => {
                    return Err(call.fail(error, self.transport.time_of_day()));
                }
            };
        }
    }

    /// Not generic, as it is the larger part of a call.
    fn read(self, plan: Result<Plan, Error>, reading: &mut dyn Reads) -> Result<(), Error> {
        let plan = plan?;
        let operation = plan.spec().name;
        completed::finish(self.run(plan), operation, reading)
    }

    fn enter(&self, call: &mut Running<'_>, lane: Lane, timeout: Duration) -> Option<Permit<'_>> {
        let (lanes, now) = (&*self.engine().lanes, call.now());
        match call.at_door(|| door::enter(lanes, &self.transport, lane, timeout, now)) {
            Entered::Go(permit) => Some(permit),
            Entered::Wait(queueing) => {
                let permit = call.inside(|| queueing.park(timeout));
                call.look_at_clock();
                permit
            }
            Entered::GiveUp => None,
        }
    }
}

impl Clock for Arc<dyn BlockingTransport> {
    fn now(&self) -> Moment {
        BlockingTransport::now(&**self)
    }
}

impl Dispatch for BlockingClient {
    type Reply<T: Send + 'static> = Result<T, Error>;
    type AnswerReply<T: Send + 'static> = Result<Answer<T>, Error>;
    type Items<T: Send + Unpin + 'static> = Items<T>;
    type Pages<T: Send + Unpin + 'static> = Pages<T>;
    type Followed = Followed;

    fn call<T: Send + 'static>(self, plan: Result<Plan, Error>, decode: Decode<T>) -> Result<T, Error> {
        let mut reading = Reading::by(decode);
        self.read(plan, &mut reading)?;
        reading.value()
    }

    fn call_for_answer<T: Send + 'static>(
        self,
        plan: Result<Plan, Error>,
        decode: Decode<T>,
    ) -> Result<Answer<T>, Error> {
        let plan = plan?;
        let operation = plan.spec().name;
        completed::read(self.run(plan), operation, decode)
    }

    fn follow<P: Procedure>(self, procedure: Result<P, Error>) -> Result<P::Output, Error> {
        let mut procedure = Following::new(self.engine(), procedure?);
        let mut action = procedure.start(self.transport.now());
        loop {
            let input = match action {
                ProcedureAction::Call(plan) => {
                    let completed = procedure.span().inside(|| self.run(plan));
                    ProcedureInput::Answered(completed.map(Completed::into_body))
                }
                ProcedureAction::Wait(wait) => {
                    self.transport.sleep(wait);
                    ProcedureInput::Woke
                }
                ProcedureAction::Finish(result) => return result,
            };
            action = procedure.step(input, self.transport.now());
        }
    }

    fn items<T: Send + Unpin + 'static>(self, walk: Walk<T>) -> Items<T> {
        Items::new(self, walk)
    }

    #[inline]
    fn follow_log(self, follower: Result<Follower, Error>) -> Followed {
        let seed = self.engine().next_seed();
        Followed::new(self, follower.map(|follower| follower.seeded(seed)))
    }

    fn pages<T: Send + Unpin + 'static>(self, walk: Walk<T>) -> Pages<T> {
        Pages::new(self, walk)
    }
}

impl fmt::Debug for BlockingClient {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("BlockingClient")
            .field("engine", self.engine())
            .finish_non_exhaustive()
    }
}
