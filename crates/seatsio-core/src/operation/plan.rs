//! A request before the base URL and the credentials are known.

use super::{CallOptions, Effect, Spec, draft, spec::Facts};
use crate::{Error, Lane};
use bytes::Bytes;
use http::uri::PathAndQuery;
use std::sync::Arc;

/// A request before the base URL and the credentials are known.
///
/// Not generic: every operation shares the drivers, which are compiled once. Cloning is cheap, since
/// path and body are views of one shared buffer.
#[derive(Clone)]
pub struct Plan {
    spec: Facts,
    effect: Effect,
    target: PathAndQuery,
    body: Option<Bytes>,
    options: Option<Arc<CallOptions>>,
    #[cfg(feature = "tracing")]
    events: super::EventMember,
}

impl Plan {
    pub(crate) fn from_buffer(
        spec: Facts,
        effect: Effect,
        buffer: Vec<u8>,
        body: Option<usize>,
    ) -> Result<Self, Error> {
        let mut target = Bytes::from(buffer);
        let body = body.map(|start| target.split_off(start));
        let target = PathAndQuery::from_maybe_shared(target).map_err(|error| {
            Error::invalid_request("the path is no path of a URL")
                .of(spec.name)
                .caused(error)
        })?;
        Ok(Self {
            spec,
            effect,
            target,
            body,
            options: None,
            #[cfg(feature = "tracing")]
            events: super::EventMember::Unknown,
        })
    }

    /// Says which member of the body names its events.
    #[cfg(feature = "tracing")]
    pub(super) fn naming_events(self, events: super::EventMember) -> Self {
        Self { events, ..self }
    }

    /// Which member of the body names its events.
    #[cfg(feature = "tracing")]
    pub(crate) fn event_member(&self) -> super::EventMember {
        self.events
    }

    /// The operation's facts.
    #[must_use]
    pub fn spec(&self) -> &Spec {
        &self.spec
    }

    /// What repeating this very call would do; arguments may have made it more than the operation's.
    #[must_use]
    pub fn effect(&self) -> Effect {
        self.effect
    }

    /// The lane that this call draws from.
    #[must_use]
    pub fn lane(&self) -> Lane {
        self.spec.lane
    }

    /// Path and query, percent-encoded.
    #[must_use]
    pub fn target(&self) -> &str {
        self.target.as_str()
    }

    /// The JSON body, if the call has one.
    #[must_use]
    pub fn body(&self) -> Option<&Bytes> {
        self.body.as_ref()
    }

    /// What the caller set for this call only.
    #[must_use]
    pub fn options(&self) -> Option<&CallOptions> {
        self.options.as_deref()
    }

    pub(crate) fn path_and_query(&self) -> &PathAndQuery {
        &self.target
    }

    /// Attaches options to this call: headers, workspace, times, retries and queueing.
    ///
    /// Query parameters and members of the body are part of the plan already:
    /// [`Draft::finish_with`](crate::operation::Draft::finish_with) has put them there.
    #[must_use]
    pub fn with_options(mut self, options: Option<Arc<CallOptions>>) -> Self {
        self.options = options;
        self
    }

    /// The same call with one more query parameter.
    ///
    /// # Errors
    /// The path grows past what a URL can hold.
    pub fn with_query(&self, name: &str, value: &str) -> Result<Self, Error> {
        let target = self.target.as_str();
        let mut buffer = Vec::with_capacity(target.len() + name.len() + 3 * value.len() + 2);
        buffer.extend_from_slice(target.as_bytes());
        buffer.push(if self.target.query().is_some() { b'&' } else { b'?' });
        draft::encode(&mut buffer, name);
        buffer.push(b'=');
        draft::encode(&mut buffer, value);
        self.with_target(buffer)
    }

    /// The same call with another path and query.
    pub(super) fn with_target(&self, target: Vec<u8>) -> Result<Self, Error> {
        let other = Self::from_buffer(self.spec.clone(), self.effect, target, None)?;
        Ok(Self {
            target: other.target,
            ..self.clone()
        })
    }

    /// The same call with another body.
    pub(super) fn with_body(mut self, body: Vec<u8>) -> Self {
        self.body = Some(body.into());
        #[cfg(feature = "tracing")]
        {
            self.events = super::EventMember::Unknown;
        }
        self
    }
}

impl std::fmt::Debug for Plan {
    // Path and body stay out: they hold tokens, order ids and the buyers' extra data.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Plan")
            .field("operation", &self.spec.name)
            .field("effect", &self.effect)
            .finish_non_exhaustive()
    }
}
