//! A list of numbers as a server keeps it, as an operation, and as a transport for both kinds of client.

use bytes::Bytes;
use http::{Request, Response, StatusCode};
use seatsio_core::{
    AsyncClient, AsyncTransport, BlockingClient, BlockingTransport, Config, Cursor, Decode, Dispatch, Effect,
    Error, Lane, Operation, Page, PagedOperation, Plan, Region, Spec, TransportError,
    call::{Moment, Position, RetryPolicy},
    drive::BackgroundTask,
    operation::{Draft, decode},
    page::{Paging, ReadAhead, Walk},
};
use std::{
    sync::{Arc, Mutex, PoisonError},
    time::{Duration, SystemTime},
};

/// Numbered items, of which a filter lets some through. Pages are cut off before the filter is applied, so that
/// any of them may be empty and still have a cursor.
#[derive(Clone, Debug)]
pub struct Numbers {
    pub passes: Vec<bool>,
    /// How many numbers each page spans, in turn; the limit may make it fewer.
    pub spans: Vec<usize>,
    /// The request that fails with 503, counted from 0.
    pub failing: Option<usize>,
}

impl Numbers {
    pub fn matches(&self) -> Vec<u64> {
        (0..self.passes.len())
            .filter(|number| self.passes[*number])
            .map(|number| number as u64)
            .collect()
    }

    fn serve(&self, turn: usize, query: &Query) -> (StatusCode, String) {
        if self.failing == Some(turn) {
            return (StatusCode::SERVICE_UNAVAILABLE, "{}".to_owned());
        }
        let span = self.spans[turn % self.spans.len()];
        let span = query.limit.map_or(span, |limit| span.min(limit));
        let all = self.passes.len();
        let (start, end) = match (query.after, query.before) {
            (Some(after), _) => (after + 1, (after + 1 + span).min(all)),
            (None, Some(before)) => (before.min(all).saturating_sub(span), before.min(all)),
            (None, None) => (0, span.min(all)),
        };
        let range = start.min(end)..end;
        let items: Vec<_> = range.clone().filter(|number| self.passes[*number]).collect();
        let mut page = serde_json::json!({ "items": items });
        if end < all && !range.is_empty() {
            page["next_page_starts_after"] = (end - 1).to_string().into();
        }
        if start > 0 && !range.is_empty() {
            page["previous_page_ends_before"] = start.to_string().into();
        }
        (StatusCode::OK, page.to_string())
    }
}

#[derive(Default)]
struct Query {
    after: Option<usize>,
    before: Option<usize>,
    limit: Option<usize>,
}

impl Query {
    fn of(request: &Request<Bytes>) -> Self {
        let mut query = Self::default();
        for pair in request.uri().query().unwrap_or_default().split('&') {
            let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
            let value = value.parse().ok();
            match name {
                "start_after_id" => query.after = value,
                "end_before_id" => query.before = value,
                "limit" => query.limit = value,
                _ => {}
            }
        }
        query
    }
}

/// What is done to a request before it is answered.
pub trait Gate: Send + Sync + 'static {
    /// Blocks the request with this number, counted from 0, for as long as it is to take.
    fn block(&self, _turn: usize) {}

    /// Whether the request with this number is never answered.
    fn holds(&self, _turn: usize) -> bool {
        false
    }
}

/// Every request is answered at once.
pub struct Open;

impl Gate for Open {}

/// The list as a transport of both kinds.
pub struct Server<G> {
    list: Numbers,
    gate: G,
    served: Served,
}

/// The queries that were served, in order.
#[derive(Clone, Default)]
pub struct Served(Arc<Mutex<Vec<String>>>);

impl Served {
    pub fn queries(&self) -> Vec<String> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    fn add(&self, request: &Request<Bytes>) -> usize {
        let mut queries = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        queries.push(request.uri().query().unwrap_or_default().to_owned());
        queries.len() - 1
    }
}

impl<G: Gate> Server<G> {
    pub fn new(list: &Numbers, gate: G) -> (Self, Served) {
        let served = Served::default();
        let server = Self {
            list: list.clone(),
            gate,
            served: served.clone(),
        };
        (server, served)
    }

    fn answer(&self, turn: usize, request: &Request<Bytes>) -> Response<Bytes> {
        let (status, body) = self.list.serve(turn, &Query::of(request));
        let mut response = Response::new(Bytes::from(body));
        *response.status_mut() = status;
        response
    }
}

impl<G: Gate> BlockingTransport for Server<G> {
    fn send(&self, request: Request<Bytes>, _: Duration) -> Result<Response<Bytes>, TransportError> {
        let turn = self.served.add(&request);
        self.gate.block(turn);
        Ok(self.answer(turn, &request))
    }

    fn sleep(&self, _: Duration) {}

    fn now(&self) -> Moment {
        Moment::START
    }

    fn time_of_day(&self) -> SystemTime {
        SystemTime::UNIX_EPOCH
    }
}

impl<G: Gate> AsyncTransport for Server<G> {
    async fn send(&self, request: Request<Bytes>) -> Result<Response<Bytes>, TransportError> {
        let turn = self.served.add(&request);
        if self.gate.holds(turn) {
            std::future::pending::<()>().await;
        }
        tokio::task::yield_now().await;
        Ok(self.answer(turn, &request))
    }

    async fn sleep(&self, _: Duration) {
        std::future::pending().await
    }

    fn spawn(&self, task: BackgroundTask) -> Result<(), BackgroundTask> {
        tokio::spawn(task);
        Ok(())
    }

    fn now(&self) -> Moment {
        Moment::START
    }

    fn time_of_day(&self) -> SystemTime {
        SystemTime::UNIX_EPOCH
    }
}

fn config() -> Config {
    Config::new(Region::Eu, "key").retry(RetryPolicy::never())
}

pub fn blocking<G: Gate>(list: &Numbers, gate: G) -> (BlockingClient, Served) {
    let (server, served) = Server::new(list, gate);
    (BlockingClient::new(server, &config()).expect("a client"), served)
}

/// Its calls have to be made within a tokio runtime.
pub fn asynchronous<G: Gate>(list: &Numbers, gate: G) -> (AsyncClient, Served) {
    let (server, served) = Server::new(list, gate);
    (AsyncClient::new(server, &config()).expect("a client"), served)
}

/// The list as an operation whose items tell their places, or do not.
#[derive(Clone, Debug, Default)]
pub struct ListNumbers<const TELLS: bool>(pub Paging);

impl<const TELLS: bool> ListNumbers<TELLS> {
    pub fn at(position: Position) -> Self {
        let mut list = Self::default();
        list.0.position = position;
        list
    }

    pub fn ahead(mut self) -> Self {
        self.0.ahead = ReadAhead::NextPage;
        self
    }

    pub fn items<C: Dispatch>(&self, client: &C) -> C::Items<u64> {
        client.clone().items(Walk::new(self))
    }

    pub fn pages<C: Dispatch>(&self, client: &C) -> C::Pages<u64> {
        client.clone().pages(Walk::new(self))
    }
}

impl<const TELLS: bool> Operation for ListNumbers<TELLS> {
    type Output = Page<u64>;
    const SPEC: &'static Spec = &Spec::new(
        "numbers.list",
        http::Method::GET,
        "/numbers",
        Lane::Regular,
        Effect::Read,
    );

    fn plan(&self) -> Result<Plan, Error> {
        Draft::new(Self::SPEC, &[]).finish(false)
    }

    fn decoder() -> Decode<Page<u64>> {
        decode::json
    }
}

impl<const TELLS: bool> PagedOperation for ListNumbers<TELLS> {
    type Item = u64;

    fn paging(&self) -> &Paging {
        &self.0
    }

    fn place(item: &u64) -> Option<Cursor> {
        TELLS.then(|| Cursor::from(*item))
    }

    fn base_plan(&self) -> Result<Plan, Error> {
        self.plan()
    }
}
