//! `Script`: what is answered to one request after the other.

use super::{SentRequest, Step, clock::VirtualClock, step::Reply};
use crate::{AsyncClient, BlockingClient, Config, Error, Region, TransportErrorKind};
use bytes::Bytes;
use http::Request;
use serde_json::Value;
use std::{
    collections::VecDeque,
    error::Error as StdError,
    fmt,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    time::{Duration, SystemTime},
};

/// What is answered to one request after the other: a transport for both kinds of client.
///
/// Cloning is cheap, and clones are the same script. Its clock begins at zero and is moved by whoever waits,
/// so a call that is retried for a minute takes no time. See the [module](super) for an example.
#[derive(Clone, Debug, Default)]
pub struct Script {
    inner: Arc<Inner>,
}

#[derive(Debug, Default)]
pub(super) struct Inner {
    state: Mutex<State>,
    pub(super) clock: VirtualClock,
}

#[derive(Debug, Default)]
struct State {
    steps: VecDeque<Step>,
    forever: Option<Step>,
    sent: Vec<SentRequest>,
    problems: Vec<String>,
}

/// A script that did not go as it is written: requests that had no answer or were not those that were
/// expected, and steps that nobody asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unmet(Vec<String>);

impl Script {
    /// A script without any step.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a step.
    #[must_use]
    pub fn then(self, step: Step) -> Self {
        self.lock().steps.push_back(step);
        self
    }

    /// Adds a step: an answer with this status and JSON.
    ///
    /// # Panics
    /// When there can be no such status: below 100 or above 999.
    #[must_use]
    pub fn answer(self, status: u16, body: impl Into<Value>) -> Self {
        self.then(Step::answer(status).json(body))
    }

    /// Adds a step: no answer.
    #[must_use]
    pub fn fail(self, kind: TransportErrorKind) -> Self {
        self.then(Step::fail(kind))
    }

    /// Does this with every request that comes when no step is left.
    #[must_use]
    pub fn forever(self, step: Step) -> Self {
        self.lock().forever = Some(step);
        self
    }

    /// Settings that go with a script: a key that is none, and a seed, so that waits are the same each time.
    #[must_use]
    pub fn config() -> Config {
        Config::new(Region::Eu, "a-secret-key").seed(1)
    }

    /// A blocking client over this script, with the settings of [`config`](Self::config).
    ///
    /// For other settings give the script to [`BlockingClient::new`].
    ///
    /// # Errors
    /// None; it is there for `?`.
    pub fn blocking_client(&self) -> Result<BlockingClient, Error> {
        BlockingClient::new(self.clone(), &Self::config())
    }

    /// An async client over this script, for any executor, with the settings of [`config`](Self::config).
    ///
    /// For other settings give the script to [`AsyncClient::new`].
    ///
    /// # Errors
    /// None; it is there for `?`.
    pub fn async_client(&self) -> Result<AsyncClient, Error> {
        AsyncClient::new(self.clone(), &Self::config())
    }

    /// The requests that came so far, in their order.
    #[must_use]
    pub fn sent(&self) -> Vec<SentRequest> {
        self.lock().sent.clone()
    }

    /// How far the script's clock has been moved.
    #[must_use]
    pub fn elapsed(&self) -> Duration {
        self.inner.clock.now()
    }

    /// Moves the script's clock, such as between two calls.
    pub fn advance(&self, time: Duration) {
        self.inner.clock.advance(time);
    }

    /// Tells whether everything went as it is written so far.
    ///
    /// # Errors
    /// Every request that had no answer or was not the one that was expected, and every step that is left.
    pub fn finish(&self) -> Result<(), Unmet> {
        let state = self.lock();
        let mut problems = state.problems.clone();
        problems.extend(
            state
                .steps
                .iter()
                .map(|step| format!("nobody asked for the step: {step}")),
        );
        if problems.is_empty() {
            Ok(())
        } else {
            Err(Unmet(problems))
        }
    }

    pub(super) fn inner(&self) -> &Inner {
        &self.inner
    }

    /// Midnight at the beginning of 2026, and what has passed since.
    pub(super) fn time_of_day(&self) -> SystemTime {
        let start = SystemTime::UNIX_EPOCH + Duration::from_secs(1_767_225_600);
        start.checked_add(self.elapsed()).unwrap_or(start)
    }

    /// Notes a request, and tells what to do with it.
    pub(super) fn take(&self, request: Request<Bytes>) -> Step {
        let sent = SentRequest::new(request, self.inner.clock.now());
        let mut state = self.lock();
        let number = state.sent.len() + 1;
        let step = state.steps.pop_front().or_else(|| state.forever.clone());
        let problem = match &step {
            None => Some("the script has no answer left".to_owned()),
            Some(step) => step
                .expected
                .as_ref()
                .and_then(|expected| sent.check(expected).err().map(|mismatch| mismatch.to_string())),
        };
        let named = format!("request {number} ({} {})", sent.method(), sent.path());
        state.sent.push(sent);
        match (problem, step) {
            (None, Some(step)) => step,
            (problem, _) => {
                let problem = format!("{named}: {}", problem.unwrap_or_default());
                state.problems.push(problem.clone());
                refusal(&problem)
            }
        }
    }

    fn lock(&self) -> MutexGuard<'_, State> {
        self.inner.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// An answer that is not tried again, and tells the one who reads the error what is wrong with the test.
fn refusal(problem: &str) -> Step {
    let error = serde_json::json!({ "code": "NOT_IN_THE_SCRIPT", "message": problem });
    let body = serde_json::json!({ "status": 501, "messages": [problem], "errors": [error] });
    Step::answer(501).json(body)
}

impl Step {
    pub(super) fn into_parts(self) -> (Duration, Reply) {
        (self.delay, self.reply)
    }
}

impl fmt::Display for Unmet {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the script did not go as it is written:")?;
        self.0.iter().try_for_each(|problem| write!(f, "\n- {problem}"))
    }
}

impl StdError for Unmet {}
