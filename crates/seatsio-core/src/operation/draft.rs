//! Path, query and body of a request, written into one buffer.

use super::{CallOptions, Effect, Invalid, Plan, Spec, additions, argument::InBody, check, spec::Facts};
use crate::{
    Error,
    model::json::{self, Fault},
};
use serde_core::Serialize;
use std::{borrow::Cow, sync::Arc};

/// Bytes that stand for themselves in a path segment or a query: the unreserved characters of RFC 3986.
const UNRESERVED: [bool; 256] = {
    let mut table = [false; 256];
    let mut byte = 0;
    while byte < 256 {
        let character = byte as u8;
        table[byte] = character.is_ascii_alphanumeric() || matches!(character, b'-' | b'_' | b'.' | b'~');
        byte += 1;
    }
    table
};

/// As much of the buffer may stay unused, in bytes: taking less back costs an allocation more for every request.
const MOST_SPARE: usize = 256;

/// The room that is made for each path argument, in bytes.
const SEGMENT: usize = 16;

/// A request while it is being written: first the path, then the query, then the body.
///
/// Path, query and body share one buffer, which is what keeps a request at four allocations in all.
/// The order is the caller's to keep, and the declaration macro does.
#[derive(Debug)]
pub struct Draft {
    spec: &'static Spec,
    effect: Effect,
    buffer: Vec<u8>,
    /// Where the body starts, once it has.
    body: Option<usize>,
    has_query: bool,
    failure: Option<Error>,
    #[cfg(feature = "tracing")]
    events: super::EventMember,
}

impl Draft {
    /// Starts a request: fills the holes of the path template with percent-encoded segments.
    #[must_use]
    pub fn new(spec: &'static Spec, segments: &[(&'static str, Cow<'_, str>)]) -> Self {
        let arguments: usize = segments.iter().map(|(_, value)| value.len()).sum();
        let mut draft = Self::empty(spec, 2 * arguments);
        let mut rest = spec.path;
        for (name, value) in segments {
            rest = draft.segment(rest, name, value);
        }
        draft.buffer.extend_from_slice(rest.as_bytes());
        draft
    }

    /// Starts the request of a declared operation, which knows the names of its path arguments.
    pub(super) fn declared(spec: &'static Spec, segments: &[&dyn check::Segment]) -> Self {
        let mut draft = Self::empty(spec, SEGMENT * segments.len());
        let mut rest = spec.path;
        for (name, value) in spec.arguments.iter().zip(segments) {
            rest = draft.segment(rest, name, &value.segment());
        }
        draft.buffer.extend_from_slice(rest.as_bytes());
        draft
    }

    fn empty(spec: &'static Spec, arguments: usize) -> Self {
        Self {
            spec,
            effect: spec.effect,
            buffer: Vec::with_capacity(spec.path.len() + arguments + 192),
            body: None,
            has_query: false,
            failure: None,
            #[cfg(feature = "tracing")]
            events: super::EventMember::None,
        }
    }

    /// Fills the first hole of what is left of the template, and gives what is behind it.
    fn segment(&mut self, rest: &'static str, name: &'static str, value: &str) -> &'static str {
        if let Err(invalid) = check::segment(value) {
            self.refuse(name, invalid);
        }
        let Some((before, after)) = split(rest, b'{') else {
            encode(&mut self.buffer, value);
            return rest;
        };
        self.buffer.extend_from_slice(before.as_bytes());
        encode(&mut self.buffer, value);
        split(after, b'}').map_or("", |(_, rest)| rest)
    }

    /// Replaces the operation's static effect where the arguments say more.
    pub fn effect(&mut self, effect: Effect) {
        self.effect = effect;
    }

    /// Checks an argument; the first refusal is what [`finish`](Self::finish) reports.
    pub fn check(&mut self, argument: &'static str, result: Result<(), Invalid>) {
        if let Err(invalid) = result {
            self.refuse(argument, invalid);
        }
    }

    /// Refuses the whole request because of one argument.
    pub fn refuse(&mut self, argument: &'static str, invalid: Invalid) {
        if self.failure.is_none() {
            self.failure = Some(Error::invalid_argument(argument, invalid).of(self.spec.name));
        }
    }

    /// Adds one query parameter. A name may repeat.
    pub fn query(&mut self, name: &str, value: &str) {
        self.buffer.push(if self.has_query { b'&' } else { b'?' });
        self.has_query = true;
        encode(&mut self.buffer, name);
        self.buffer.push(b'=');
        encode(&mut self.buffer, value);
    }

    /// Starts a JSON object as body, which is `{}` unless members follow.
    pub fn object(&mut self) {
        if self.body.is_none() {
            self.body = Some(self.buffer.len());
            self.buffer.push(b'{');
        }
    }

    /// Adds one member to the JSON object of the body.
    pub fn member<T: Serialize + ?Sized>(&mut self, name: &'static str, value: &T) {
        self.member_name(name);
        self.write_json(name, value);
    }

    /// Not generic, as it is the larger part of a member.
    fn member_name(&mut self, name: &'static str) {
        self.object();
        if self.buffer.last() != Some(&b'{') || self.body.is_none_or(|start| start + 1 != self.buffer.len()) {
            self.buffer.push(b',');
        }
        self.buffer.push(b'"');
        self.buffer.extend_from_slice(name.as_bytes());
        self.buffer.extend_from_slice(b"\":");
        #[cfg(feature = "tracing")]
        self.events.note(name, self.buffer.len());
    }

    /// Makes `value` the whole body, for endpoints that take something else than an object.
    pub fn whole<T: Serialize + ?Sized>(&mut self, name: &'static str, value: &T) {
        self.start_whole();
        self.write_json(name, value);
    }

    fn start_whole(&mut self) {
        self.body = Some(self.buffer.len());
        #[cfg(feature = "tracing")]
        {
            self.events = super::EventMember::Unknown;
        }
    }

    fn write_json<T: Serialize + ?Sized>(&mut self, name: &'static str, value: &T) {
        let written = json::write(&mut self.buffer, value);
        self.check_written(name, written);
    }

    /// As [`member`](Self::member), for an argument whose type is not known any more.
    pub(super) fn member_of(&mut self, name: &'static str, value: &dyn InBody) {
        self.member_name(name);
        let written = value.write(&mut self.buffer);
        self.check_written(name, written);
    }

    /// As [`whole`](Self::whole), for an argument whose type is not known any more.
    pub(super) fn whole_of(&mut self, name: &'static str, value: &dyn InBody) {
        self.start_whole();
        let written = value.write(&mut self.buffer);
        self.check_written(name, written);
    }

    fn check_written(&mut self, name: &'static str, written: Result<(), Fault>) {
        if let Err(error) = written {
            self.refuse(name, Invalid::new(format!("cannot be written as JSON: {error}")));
        }
    }

    /// Ends the request. `is_object` closes the JSON object that [`object`](Self::object) opened.
    ///
    /// # Errors
    /// The first argument that was refused.
    pub fn finish(mut self, is_object: bool) -> Result<Plan, Error> {
        if let Some(error) = self.failure {
            return Err(error);
        }
        if is_object {
            self.object();
            self.buffer.push(b'}');
        }
        // A call may wait for its turn with thousands of others.
        if self.buffer.capacity() - self.buffer.len() > MOST_SPARE {
            self.buffer.shrink_to_fit();
        }
        let plan = Plan::from_buffer(Facts::Known(self.spec), self.effect, self.buffer, self.body)?;
        #[cfg(feature = "tracing")]
        let plan = plan.naming_events(self.events.after(self.body.unwrap_or_default()));
        Ok(plan)
    }

    /// Ends the request as [`finish`](Self::finish) does, and adds what the caller set for this call only.
    ///
    /// # Errors
    /// The first argument that was refused, or members for a body that is no JSON object.
    pub fn finish_with(self, is_object: bool, options: Option<&Arc<CallOptions>>) -> Result<Plan, Error> {
        let plan = self.finish(is_object)?;
        match options {
            None => Ok(plan),
            Some(options) => additions::add(plan, options),
        }
    }
}

/// The text before the first such brace, and the text behind it.
// Texts of a template are so short that to search them for a `char` takes three times as long.
fn split(text: &str, brace: u8) -> Option<(&str, &str)> {
    let at = text.bytes().position(|byte| byte == brace)?;
    Some((text.get(..at)?, text.get(at + 1..)?))
}

/// Percent-encodes everything that is not unreserved. A space becomes `%20`, a slash `%2F`.
pub(crate) fn encode(buffer: &mut Vec<u8>, value: &str) {
    const HEX: &[u8; 16] = b"0123456789ABCDEF";
    let mut clean = 0;
    let bytes = value.as_bytes();
    for (index, &byte) in bytes.iter().enumerate() {
        if UNRESERVED[usize::from(byte)] {
            continue;
        }
        buffer.extend_from_slice(&bytes[clean..index]);
        buffer.extend_from_slice(&[b'%', HEX[usize::from(byte >> 4)], HEX[usize::from(byte & 15)]]);
        clean = index + 1;
    }
    buffer.extend_from_slice(&bytes[clean..]);
}

/// A value that can stand in a query; a list stands there once per entry.
pub trait QueryValue {
    /// Adds `name=value` as often as the value asks for.
    fn write(&self, name: &str, draft: &mut Draft);
}

/// An argument that is more than one member of the body, or a query parameter and a member.
pub trait Spread {
    /// Adds the argument's query parameters.
    fn query(&self, _draft: &mut Draft) {}
    /// Adds the argument's members.
    fn body(&self, _draft: &mut Draft) {}
}

impl QueryValue for str {
    fn write(&self, name: &str, draft: &mut Draft) {
        draft.query(name, self);
    }
}

impl QueryValue for String {
    fn write(&self, name: &str, draft: &mut Draft) {
        draft.query(name, self);
    }
}

/// Values that stand in a query as the API writes them.
macro_rules! query_texts {
    ($($name:ident)*) => { $(
        impl $crate::operation::QueryValue for $crate::model::$name {
            fn write(&self, name: &str, draft: &mut $crate::operation::Draft) {
                draft.query(name, self.as_ref());
            }
        }
    )* };
}

query_texts! { ChartExpand Tag Text }

impl QueryValue for bool {
    fn write(&self, name: &str, draft: &mut Draft) {
        draft.query(name, if *self { "true" } else { "false" });
    }
}

impl QueryValue for u32 {
    fn write(&self, name: &str, draft: &mut Draft) {
        draft.query(name, &self.to_string());
    }
}

impl<T: QueryValue> QueryValue for Vec<T> {
    fn write(&self, name: &str, draft: &mut Draft) {
        for value in self {
            value.write(name, draft);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Lane;
    use http::Method;
    use proptest::prelude::*;

    static GET: Spec = Spec::new("a.b", Method::GET, "/a/{b}/c/{d}", Lane::Regular, Effect::Read);
    static POST: Spec = Spec::new("a.b", Method::POST, "/a", Lane::Regular, Effect::Once);

    #[test]
    fn segments_are_encoded_each_by_itself() {
        let plan = Draft::new(&GET, &[("b", "x/y z".into()), ("d", "ü?#%".into())])
            .finish(false)
            .unwrap();
        assert_eq!(plan.target(), "/a/x%2Fy%20z/c/%C3%BC%3F%23%25");
        assert_eq!(plan.body(), None);
    }

    #[test]
    fn an_object_without_members_is_an_empty_object() {
        assert_eq!(Draft::new(&POST, &[]).finish(true).unwrap().body().unwrap(), "{}");
    }

    #[test]
    fn members_are_separated_also_after_an_empty_object_value() {
        let mut draft = Draft::new(&POST, &[]);
        draft.query("x", "1");
        draft.member("empty", &serde_json::json!({}));
        draft.member("text", "{");
        draft.member("last", &false);
        let plan = draft.finish(true).unwrap();
        assert_eq!(plan.target(), "/a?x=1");
        assert_eq!(plan.body().unwrap(), r#"{"empty":{},"text":"{","last":false}"#);
    }

    #[test]
    fn the_first_refused_argument_is_reported_by_name() {
        let error = Draft::new(&GET, &[("event key", "..".into()), ("d", "".into())])
            .finish(false)
            .unwrap_err();
        assert_eq!(error.argument(), Some("event key"));
        assert_eq!(error.operation(), "a.b");
    }

    proptest! {
        #[test]
        fn any_text_comes_back_from_a_parser_as_it_was(value in "\\PC+") {
            prop_assume!(check::segment(&value).is_ok());
            let plan = Draft::new(&GET, &[("b", value.as_str().into()), ("d", value.as_str().into())]).finish(false).unwrap();
            let uri: http::Uri = plan.target().parse().unwrap();
            let parts: Vec<&str> = uri.path().split('/').collect();
            prop_assert_eq!(parts.len(), 5);
            let decoded = percent_encoding::percent_decode_str(parts[2]).decode_utf8().unwrap();
            prop_assert_eq!(decoded, value.as_str());
            prop_assert!(uri.query().is_none());
        }
    }
}
