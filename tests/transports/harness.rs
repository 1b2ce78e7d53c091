//! One face for all transports, so that a test body is written once.

use seatsio_core::{
    Answer, AsyncClient, BaseUrl, BlockingClient, Config, Dispatch, Error, Region,
    api::{Charts, Events, HoldTokens, Reports, Workspaces},
    call::{Position, RetryPolicy},
    follow::FollowPosition,
    model::StatusChange,
};
use seatsio_emulator::{Emulator, Server, seed::DemoCompany};
use std::time::Duration;
use tokio::runtime::Runtime;

/// A way to wait for what a kind of client gives.
pub trait Waits {
    type Client: Dispatch;

    fn wait<T: Send + 'static>(&self, reply: <Self::Client as Dispatch>::Reply<T>) -> Result<T, Error>;

    fn answer<T: Send + 'static>(
        &self,
        reply: <Self::Client as Dispatch>::AnswerReply<T>,
    ) -> Result<Answer<T>, Error>;

    fn all<T: Send + Unpin + 'static>(
        &self,
        items: <Self::Client as Dispatch>::Items<T>,
    ) -> Result<Vec<T>, Error>;

    /// So many items, the error that ended them included, and where a walk would go on after them.
    fn some<T: Send + Unpin + 'static>(
        &self,
        items: <Self::Client as Dispatch>::Items<T>,
        most: usize,
    ) -> (Vec<Result<T, Error>>, Position);

    /// The next change of a log that is followed, and how far that has come.
    fn change(
        &self,
        followed: &mut <Self::Client as Dispatch>::Followed,
    ) -> (Option<Result<StatusChange, Error>>, Option<FollowPosition>);
}

/// Blocking clients have waited already.
pub struct ThisThread;

impl Waits for ThisThread {
    type Client = BlockingClient;

    fn wait<T: Send + 'static>(&self, reply: Result<T, Error>) -> Result<T, Error> {
        reply
    }

    fn answer<T: Send + 'static>(&self, reply: Result<Answer<T>, Error>) -> Result<Answer<T>, Error> {
        reply
    }

    fn all<T: Send + Unpin + 'static>(
        &self,
        items: <BlockingClient as Dispatch>::Items<T>,
    ) -> Result<Vec<T>, Error> {
        items.collect()
    }

    fn some<T: Send + Unpin + 'static>(
        &self,
        mut items: <BlockingClient as Dispatch>::Items<T>,
        most: usize,
    ) -> (Vec<Result<T, Error>>, Position) {
        let some = items.by_ref().take(most).collect();
        (some, items.resume_at().clone())
    }

    fn change(
        &self,
        followed: &mut <BlockingClient as Dispatch>::Followed,
    ) -> (Option<Result<StatusChange, Error>>, Option<FollowPosition>) {
        (followed.next(), followed.resume_at())
    }
}

impl Waits for Runtime {
    type Client = AsyncClient;

    fn wait<T: Send + 'static>(&self, reply: <AsyncClient as Dispatch>::Reply<T>) -> Result<T, Error> {
        self.block_on(reply)
    }

    fn answer<T: Send + 'static>(
        &self,
        reply: <AsyncClient as Dispatch>::AnswerReply<T>,
    ) -> Result<Answer<T>, Error> {
        self.block_on(reply)
    }

    fn all<T: Send + Unpin + 'static>(
        &self,
        items: <AsyncClient as Dispatch>::Items<T>,
    ) -> Result<Vec<T>, Error> {
        self.block_on(items.try_collect())
    }

    fn some<T: Send + Unpin + 'static>(
        &self,
        mut items: <AsyncClient as Dispatch>::Items<T>,
        most: usize,
    ) -> (Vec<Result<T, Error>>, Position) {
        self.block_on(async {
            let mut some = Vec::new();
            while some.len() < most
                && let Some(item) = items.next().await
            {
                some.push(item);
            }
            (some, items.resume_at().clone())
        })
    }

    fn change(
        &self,
        followed: &mut <AsyncClient as Dispatch>::Followed,
    ) -> (Option<Result<StatusChange, Error>>, Option<FollowPosition>) {
        (self.block_on(followed.next()), followed.resume_at())
    }
}

/// What a test sets on the settings of its client.
pub type Settings<'a> = &'a dyn Fn(Config) -> Config;

/// A way to make clients over one transport, and to wait for their replies.
pub trait Harness {
    type Client: Dispatch;
    type Waiter: Waits<Client = Self::Client>;

    /// A client that tries once, so that a test sees each attempt.
    fn client(&self, url: &str) -> Self::Client {
        self.with(impatient(url))
    }

    fn with(&self, config: Config) -> Self::Client;

    fn waiter(&self) -> &Self::Waiter;

    fn wait<T: Send + 'static>(&self, reply: <Self::Client as Dispatch>::Reply<T>) -> Result<T, Error> {
        self.waiter().wait(reply)
    }

    fn answer<T: Send + 'static>(
        &self,
        reply: <Self::Client as Dispatch>::AnswerReply<T>,
    ) -> Result<Answer<T>, Error> {
        self.waiter().answer(reply)
    }

    fn all<T: Send + Unpin + 'static>(
        &self,
        items: <Self::Client as Dispatch>::Items<T>,
    ) -> Result<Vec<T>, Error> {
        self.waiter().all(items)
    }

    fn some<T: Send + Unpin + 'static>(
        &self,
        items: <Self::Client as Dispatch>::Items<T>,
        most: usize,
    ) -> (Vec<Result<T, Error>>, Position) {
        self.waiter().some(items, most)
    }

    fn change(
        &self,
        followed: &mut <Self::Client as Dispatch>::Followed,
    ) -> (Option<Result<StatusChange, Error>>, Option<FollowPosition>) {
        self.waiter().change(followed)
    }

    /// A client of this emulator with these settings, and the server if it takes one.
    fn reach(&self, emulator: &Emulator, key: &str, set: Settings) -> (Self::Client, Option<Server>) {
        let server = emulator.serve().expect("a server");
        let config = Config::new(BaseUrl::new(&server.url()).expect("a URL"), key);
        (self.with(set(config)), Some(server))
    }
}

/// An emulator with the demo company, and a client of it.
pub struct World<H: Harness> {
    pub harness: H,
    pub emulator: Emulator,
    pub demo: DemoCompany,
    pub client: H::Client,
    _server: Option<Server>,
}

impl<H: Harness> World<H> {
    pub fn new(harness: H) -> Self {
        let (emulator, demo) = Emulator::with_demo();
        let (client, server) = harness.reach(&emulator, &demo.secret_key, &|config| config);
        Self {
            harness,
            emulator,
            demo,
            client,
            _server: server,
        }
    }

    pub fn wait<T: Send + 'static>(&self, reply: <H::Client as Dispatch>::Reply<T>) -> Result<T, Error> {
        self.harness.wait(reply)
    }

    pub fn all<T: Send + Unpin + 'static>(
        &self,
        items: <H::Client as Dispatch>::Items<T>,
    ) -> Result<Vec<T>, Error> {
        self.harness.all(items)
    }

    pub fn some<T: Send + Unpin + 'static>(
        &self,
        items: <H::Client as Dispatch>::Items<T>,
        most: usize,
    ) -> (Vec<Result<T, Error>>, Position) {
        self.harness.some(items, most)
    }

    pub fn charts(&self) -> Charts<H::Client> {
        Charts::new(self.client.clone())
    }

    pub fn events(&self) -> Events<H::Client> {
        Events::new(self.client.clone())
    }

    pub fn hold_tokens(&self) -> HoldTokens<H::Client> {
        HoldTokens::new(self.client.clone())
    }

    pub fn reports(&self) -> Reports<H::Client> {
        Reports::new(self.client.clone())
    }

    pub fn workspaces(&self, client: &H::Client) -> Workspaces<H::Client> {
        Workspaces::new(client.clone())
    }

    /// An event on the demo hall.
    pub fn event(&self) -> seatsio_core::model::EventKey {
        self.wait(self.events().create(&self.demo.chart_key).send())
            .expect("an event")
            .key
    }
}

/// One attempt, soon given up.
pub fn impatient(url: &str) -> Config {
    let policy = RetryPolicy::never().attempt_timeout(Duration::from_millis(400));
    Config::new(BaseUrl::new(url).expect("a URL"), "the-secret-key").retry(policy)
}

fn runtime() -> Runtime {
    tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .expect("a runtime")
}

pub struct Reqwest(Runtime);

impl Reqwest {
    pub fn new() -> Self {
        Self(runtime())
    }
}

impl Harness for Reqwest {
    type Client = AsyncClient;
    type Waiter = Runtime;

    fn with(&self, config: Config) -> AsyncClient {
        seatsio_async::Builder::new(config).build().expect("a client")
    }

    fn waiter(&self) -> &Runtime {
        &self.0
    }
}

pub struct Ureq;

impl Harness for Ureq {
    type Client = BlockingClient;
    type Waiter = ThisThread;

    fn with(&self, config: Config) -> BlockingClient {
        seatsio_blocking::Builder::new(config).build().expect("a client")
    }

    fn waiter(&self) -> &ThisThread {
        &ThisThread
    }
}

pub struct Hyper(Runtime);

impl Hyper {
    pub fn new() -> Self {
        Self(runtime())
    }
}

impl Harness for Hyper {
    type Client = AsyncClient;
    type Waiter = Runtime;

    fn with(&self, config: Config) -> AsyncClient {
        seatsio_hyper::Builder::new(config).build().expect("a client")
    }

    fn waiter(&self) -> &Runtime {
        &self.0
    }
}

pub struct InProcess;

impl Harness for InProcess {
    type Client = BlockingClient;
    type Waiter = ThisThread;

    fn with(&self, config: Config) -> BlockingClient {
        BlockingClient::new(Emulator::new().transport(), &config).expect("a client")
    }

    fn reach(&self, emulator: &Emulator, key: &str, set: Settings) -> (BlockingClient, Option<Server>) {
        let config = set(Config::new(Region::Eu, key));
        let client = BlockingClient::new(emulator.transport(), &config).expect("a client");
        (client, None)
    }

    fn waiter(&self) -> &ThisThread {
        &ThisThread
    }
}

pub struct InProcessAsync(Runtime);

impl InProcessAsync {
    pub fn new() -> Self {
        Self(runtime())
    }
}

impl Harness for InProcessAsync {
    type Client = AsyncClient;
    type Waiter = Runtime;

    fn with(&self, config: Config) -> AsyncClient {
        AsyncClient::new(Emulator::new().transport(), &config).expect("a client")
    }

    fn reach(&self, emulator: &Emulator, key: &str, set: Settings) -> (AsyncClient, Option<Server>) {
        let config = set(Config::new(Region::Eu, key));
        let client = AsyncClient::new(emulator.transport(), &config).expect("a client");
        (client, None)
    }

    fn waiter(&self) -> &Runtime {
        &self.0
    }
}
