//! The constant facts of one endpoint.

use crate::{Effect, Lane};
use http::Method;
use std::{ops::Deref, sync::Arc};

/// The constant facts of one endpoint. The catalogue [`operations`](crate::operations) lists them all.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Spec {
    /// The operation's name: `resource.operation`, as in errors, traces and the catalogue.
    pub name: &'static str,
    /// HTTP method.
    pub method: Method,
    /// Path template; every path argument stands in braces: `/events/{eventKey}`.
    pub path: &'static str,
    /// The rate-limit lane that the endpoint draws from.
    pub lane: Lane,
    /// What repeating the call would do, as far as the operation alone tells.
    pub effect: Effect,
    /// The API's documentation page.
    pub documentation: &'static str,
    /// The operation is documented by old versions of the API only.
    pub legacy: bool,
    /// The names of the path arguments of a declared operation.
    pub(crate) arguments: &'static [&'static str],
    /// Whether the body of a declared operation is a JSON object.
    pub(crate) has_members: bool,
    #[cfg(feature = "tracing")]
    pub(crate) event_at: super::EventAt,
}

impl Spec {
    /// The facts of an endpoint of the current API.
    #[must_use]
    pub const fn new(
        name: &'static str,
        method: Method,
        path: &'static str,
        lane: Lane,
        effect: Effect,
    ) -> Self {
        Self {
            name,
            method,
            path,
            lane,
            effect,
            documentation: "",
            legacy: false,
            arguments: &[],
            has_members: false,
            #[cfg(feature = "tracing")]
            event_at: super::EventAt::of(path),
        }
    }

    /// The facts of a declared operation. Makes sure, while the declaration is compiled, that the path has a hole for
    /// each of its arguments.
    #[expect(
        clippy::too_many_arguments,
        reason = "as many as the macro knows, in one call of the compiler's interpreter"
    )]
    pub(crate) const fn declared(
        name: &'static str,
        method: Method,
        path: &'static str,
        lane: Lane,
        effect: Effect,
        documentation: &'static str,
        legacy: bool,
        arguments: &'static [&'static str],
        has_members: bool,
    ) -> Self {
        assert!(
            holes(path) == arguments.len(),
            "the path template and the path arguments differ in number"
        );
        Self {
            name,
            method,
            path,
            lane,
            effect,
            documentation,
            legacy,
            arguments,
            has_members,
            #[cfg(feature = "tracing")]
            event_at: super::EventAt::of(path),
        }
    }

    /// Says where the endpoint is documented.
    #[must_use]
    pub const fn documented(mut self, url: &'static str) -> Self {
        self.documentation = url;
        self
    }

    /// Marks the endpoint as known from old documentation only.
    #[must_use]
    pub const fn legacy(mut self) -> Self {
        self.legacy = true;
        self
    }

    /// The resource, that is the name without its last part: `events.channels` of `events.channels.add`.
    #[must_use]
    #[inline]
    pub fn resource(&self) -> &'static str {
        self.name.rsplit_once('.').map_or("", |(resource, _)| resource)
    }
}

/// Where the facts of a call come from: the crate's declarations, or a call that it does not know.
#[derive(Clone)]
pub(crate) enum Facts {
    Known(&'static Spec),
    #[cfg_attr(
        not(feature = "serde_json"),
        expect(dead_code, reason = "only raw calls are made by callers")
    )]
    Made(Arc<Spec>),
}

impl Deref for Facts {
    type Target = Spec;

    fn deref(&self) -> &Spec {
        match self {
            Self::Known(spec) => spec,
            Self::Made(spec) => spec,
        }
    }
}

/// Counts the holes of a path template, so that the declaration macro can compare at compile time.
#[must_use]
pub const fn holes(path: &str) -> usize {
    let bytes = path.as_bytes();
    let (mut count, mut index) = (0, 0);
    while index < bytes.len() {
        if bytes[index] == b'{' {
            count += 1;
        }
        index += 1;
    }
    count
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_resource_is_the_name_without_its_last_part() {
        let spec = Spec::new(
            "events.channels.add",
            Method::POST,
            "/",
            Lane::Regular,
            Effect::Once,
        );
        assert_eq!(spec.resource(), "events.channels");
    }

    #[test]
    fn holes_are_counted() {
        assert_eq!(holes("/seasons/{a}/partial-seasons/{b}"), 2);
        assert_eq!(holes("/charts"), 0);
    }
}
