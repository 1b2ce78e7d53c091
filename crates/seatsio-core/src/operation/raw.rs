//! A call that the crate does not know: any method and path, through the same engine. With the feature `serde_json`.

use super::{
    CallOptions, Decode, Dispatch, Effect, Invalid, Plan, Spec, additions, check, decode, draft, spec::Facts,
};
use crate::{Error, Lane, model::json};
use bytes::Bytes;
use http::Method;
use serde_core::{Serialize, de::DeserializeOwned};
use serde_json::Value;
use std::{fmt, future::IntoFuture, sync::Arc};

/// A call that the crate does not know: any method and path, through the same engine.
///
/// Credentials, retries, lanes, deadlines and errors are those of any call. Made by
/// [`AsyncClient::raw`](crate::AsyncClient::raw) and [`BlockingClient::raw`](crate::BlockingClient::raw).
///
/// ```
/// use http::Method;
/// use seatsio_core::{Lane, model::Event};
///
/// # fn example(client: &seatsio_core::BlockingClient) -> Result<(), seatsio_core::Error> {
/// // A new field of a known type: read what you need of it.
/// let event = client.raw(Method::GET, "/events/{}").segment("event1").send()?;
/// println!("{}", event["name"]);
///
/// // Typed by you; `Event` here, or a type of your own that is `Deserialize`.
/// let event = client.raw(Method::GET, "/events/{}").segment("event1").json::<Event>().send()?;
///
/// // A status change draws from the priority lane, and may not happen twice unless you say so.
/// let answer = client
///     .raw(Method::POST, "/events/{}/actions/book")
///     .segment("event1")
///     .body(&serde_json::json!({ "objects": ["A-1"] }))
///     .lane(Lane::Priority)
///     .send_for_answer()?;
/// println!("{} after {} attempts", answer.status, answer.attempts);
/// # Ok(())
/// # }
/// # mod world { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doc/world.rs")); }
/// # world::bare(example);
/// ```
///
/// # What holds unless you say otherwise
///
/// - The answer is read as JSON, into a [`Value`]; an empty one is `null`.
/// - The lane is [`Regular`](Lane::Regular), of which an account has the fewest places.
/// - GET, HEAD and OPTIONS are [`Read`](Effect::Read); everything else is [`Once`](Effect::Once), which is
///   not sent again unless it is known that nothing was done.
///
/// A raw call leaves no [receipt](crate::Receipt), even when it looks like a status change: a member of its body that
/// the crate does not know may make it another one, and settling it would then tell what is not so. Where you know
/// that an operation of the crate does the same, its receipt settles yours:
///
/// ```
/// use http::Method;
/// use seatsio_core::{api::events::BookObjects, settle::Settled};
///
/// # fn example(client: &seatsio_core::BlockingClient) -> Result<(), seatsio_core::Error> {
/// let receipt = BookObjects::new("event1", ["A-1"]).order_id("order-17").receipt()?;
/// let booked = client
///     .raw(Method::POST, "/events/{}/actions/book")
///     .segment("event1")
///     .body(&serde_json::json!({ "objects": ["A-1"], "orderId": "order-17" }))
///     .send();
/// if booked.is_err_and(|error| error.outcome_unknown()) {
///     assert_eq!(client.events().settle(&receipt)?, Settled::Done);
/// }
/// # Ok(())
/// # }
/// # mod world { include!(concat!(env!("CARGO_MANIFEST_DIR"), "/doc/world.rs")); }
/// # world::bare(example);
/// ```
#[must_use = "a call does nothing until it is sent"]
pub struct RawCall<C, T = Value> {
    client: C,
    spec: Spec,
    path: String,
    segments: Vec<String>,
    query: Vec<(String, String)>,
    body: Option<Result<Vec<u8>, String>>,
    options: Option<Arc<CallOptions>>,
    decode: Decode<T>,
}

/// On both kinds of clients.
macro_rules! made_by {
    ($( $Client:ident )*) => { $(
        impl crate::$Client {
            /// A call that the crate does not know, of any method and path, through the same engine: [`RawCall`].
            ///
            /// Each `{}` of the path is filled by a [`segment`](RawCall::segment), percent-encoded.
            #[inline]
            pub fn raw(&self, method: Method, path: impl Into<String>) -> RawCall<Self> {
                RawCall::new(self.clone(), method, path)
            }
        }
    )* };
}

made_by! { AsyncClient BlockingClient }

impl<C> RawCall<C> {
    /// A call with this client, for code that is generic over the kind of client; otherwise the client's
    /// own method `raw` is shorter.
    #[inline]
    pub fn new(client: C, method: Method, path: impl Into<String>) -> Self {
        let reads = [Method::GET, Method::HEAD, Method::OPTIONS].contains(&method);
        let effect = if reads { Effect::Read } else { Effect::Once };
        Self {
            client,
            spec: Spec::new("raw", method, "", Lane::Regular, effect),
            path: path.into(),
            segments: Vec::new(),
            query: Vec::new(),
            body: None,
            options: None,
            decode: decode::json::<Value>,
        }
    }
}

impl<C, T> RawCall<C, T> {
    /// Fills the next `{}` of the path, percent-encoded: a slash, a question mark or a space stay part of
    /// the segment.
    #[inline]
    pub fn segment(mut self, value: impl AsRef<str>) -> Self {
        self.segments.push(value.as_ref().to_owned());
        self
    }

    /// Adds a query parameter, percent-encoded. A name may repeat.
    #[inline]
    pub fn query(mut self, name: impl Into<String>, value: impl Into<String>) -> Self {
        self.query.push((name.into(), value.into()));
        self
    }

    /// Sends this as JSON. Without it there is no body.
    #[inline]
    pub fn body<B: Serialize + ?Sized>(mut self, body: &B) -> Self {
        self.body = Some(json::to_vec(body).map_err(|error| error.to_string()));
        self
    }

    /// The rate-limit lane that the call draws from. Status changes, object infos and hold tokens are
    /// [`Priority`](Lane::Priority).
    #[inline]
    pub fn lane(mut self, lane: Lane) -> Self {
        self.spec.lane = lane;
        self
    }

    /// What repeating the call would do, which decides whether it may be sent again when its outcome is
    /// unknown.
    #[inline]
    pub fn effect(mut self, effect: Effect) -> Self {
        self.spec.effect = effect;
        self
    }

    /// Names the call in errors and traces; `raw` unless set.
    #[inline]
    pub fn named(mut self, operation: &'static str) -> Self {
        self.spec.name = operation;
        self
    }

    /// Sets what holds for this call only: deadline, retries, headers, workspace.
    #[inline]
    pub fn options(mut self, set: impl FnOnce(CallOptions) -> CallOptions) -> Self {
        let options = self.options.take().map(|o| (*o).clone()).unwrap_or_default();
        self.options = Some(Arc::new(set(options)));
        self
    }

    /// Reads the answer as JSON into this type.
    #[inline]
    pub fn json<U: DeserializeOwned>(self) -> RawCall<C, U> {
        self.reads(decode::json::<U>)
    }

    /// Gives the answer's bytes as they came (after decompression).
    #[inline]
    pub fn bytes(self) -> RawCall<C, Bytes> {
        self.reads(decode::bytes)
    }

    /// Gives the answer as text.
    #[inline]
    pub fn text(self) -> RawCall<C, String> {
        self.reads(decode::text)
    }

    /// Ignores what a successful answer says.
    #[inline]
    pub fn nothing(self) -> RawCall<C, ()> {
        self.reads(decode::nothing)
    }

    /// Reads the answer with a function of your own.
    #[inline]
    pub fn reads<U>(self, decode: Decode<U>) -> RawCall<C, U> {
        RawCall {
            client: self.client,
            spec: self.spec,
            path: self.path,
            segments: self.segments,
            query: self.query,
            body: self.body,
            options: self.options,
            decode,
        }
    }

    /// The request that would be sent, without base URL and credentials.
    ///
    /// # Errors
    /// The path does not begin with `/`, carries a query or a `.` or `..` segment, has more or fewer holes
    /// than segments were given, or the body cannot be written as JSON.
    #[inline]
    pub fn plan(&self) -> Result<Plan, Error> {
        let mut target = self
            .target()
            .map_err(|(argument, reason)| Error::invalid_argument(argument, reason).of(self.spec.name))?;
        let mut separator = b'?';
        for (name, value) in &self.query {
            target.push(separator);
            additions::write_pair(&mut target, name, value);
            separator = b'&';
        }
        let start = target.len();
        if let Some(body) = &self.body {
            let body = body.as_ref().map_err(|reason| {
                let reason = Invalid::new(format!("cannot be written as JSON: {reason}"));
                Error::invalid_argument("body", reason).of(self.spec.name)
            })?;
            target.extend_from_slice(body);
        }
        let spec = Facts::Made(Arc::new(self.spec.clone()));
        let plan = Plan::from_buffer(spec, self.spec.effect, target, self.body.as_ref().map(|_| start))?;
        match &self.options {
            None => Ok(plan),
            Some(options) => additions::add(plan, options),
        }
    }

    #[inline]
    fn target(&self) -> Result<Vec<u8>, (&'static str, Invalid)> {
        check_template(&self.path).map_err(|reason| ("path", reason))?;
        let mut target = Vec::with_capacity(self.path.len() + 64);
        let mut segments = self.segments.iter();
        let mut rest = self.path.as_str();
        while let Some((before, after)) = rest.split_once("{}") {
            target.extend_from_slice(before.as_bytes());
            let value = segments
                .next()
                .ok_or(("segment", Invalid::new("is missing: the path has more holes")))?;
            check::segment(value).map_err(|reason| ("segment", reason))?;
            draft::encode(&mut target, value);
            rest = after;
        }
        target.extend_from_slice(rest.as_bytes());
        match segments.next() {
            None => Ok(target),
            Some(_) => Err(("segment", Invalid::new("has no hole `{}` in the path to go to"))),
        }
    }
}

/// Refuses what a path that was put together by hand could smuggle in.
#[inline]
fn check_template(path: &str) -> Result<(), Invalid> {
    if !path.starts_with('/') {
        return Err(Invalid::new("must begin with `/`"));
    }
    if path.contains(['?', '#']) {
        return Err(Invalid::new(
            "must not carry a query or a fragment: set it with `query`",
        ));
    }
    let plain = path
        .split('/')
        .skip(1)
        .map(|part| part.replace("%2e", ".").replace("%2E", "."));
    for part in plain {
        if part == "." || part == ".." {
            return Err(Invalid::new("must not have a segment `.` or `..`"));
        }
        if part.contains("{}") && part != "{}" {
            return Err(Invalid::new("must have its holes `{}` as whole segments"));
        }
    }
    Ok(())
}

impl<C: Dispatch, T: Send + 'static> RawCall<C, T> {
    /// Sends it: a `Result` from a blocking client, a future of it from an async one.
    ///
    /// # Errors
    /// [`Error`] tells what failed and whether the call may have taken effect; and what
    /// [`plan`](Self::plan) refuses.
    #[inline]
    pub fn send(self) -> C::Reply<T> {
        let plan = self.plan();
        self.client.call(plan, self.decode)
    }

    /// Sends it and keeps what comes with the value: status, headers, bytes, attempts.
    ///
    /// # Errors
    /// As `send`.
    #[inline]
    pub fn send_for_answer(self) -> C::AnswerReply<T> {
        let plan = self.plan();
        self.client.call_for_answer(plan, self.decode)
    }
}

impl<C: Dispatch, T: Send + 'static> IntoFuture for RawCall<C, T>
where
    C::Reply<T>: Future,
{
    type Output = <C::Reply<T> as Future>::Output;
    type IntoFuture = C::Reply<T>;

    #[inline]
    fn into_future(self) -> Self::IntoFuture {
        self.send()
    }
}

impl<C, T> fmt::Debug for RawCall<C, T> {
    // Segments, query and body stay out: they hold tokens, order ids and the buyers' extra data.
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("RawCall")
            .field("spec", &self.spec)
            .field("path", &self.path)
            .field("options", &self.options)
            .finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests;
