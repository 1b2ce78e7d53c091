//! What a caller adds to one call: query parameters, and members of the body.

use super::{CallOptions, Invalid, Plan, draft};
use crate::Error;
use crate::model::json::{self, Fault, Parser, Verbatim};
use serde_core::Serialize;
use std::{borrow::Cow, collections::BTreeMap, sync::Arc};

/// Adds to a plan what the caller set for this call only, and attaches the rest.
pub(super) fn add(plan: Plan, options: &Arc<CallOptions>) -> Result<Plan, Error> {
    let plan = query(plan, options)?;
    let plan = options.members.added_to(plan)?;
    Ok(plan.with_options(Some(Arc::clone(options))))
}

fn query(plan: Plan, options: &CallOptions) -> Result<Plan, Error> {
    if options.query.is_empty() {
        return Ok(plan);
    }
    let (path, own) = plan.target().split_once('?').unwrap_or((plan.target(), ""));
    let mut target = path.as_bytes().to_vec();
    let mut separator = b'?';
    for pair in own.split('&').filter(|pair| !pair.is_empty()) {
        if !options.decides_query(&name_of(pair)) {
            target.push(separator);
            target.extend_from_slice(pair.as_bytes());
            separator = b'&';
        }
    }
    for (name, value) in &options.query {
        if let Some(value) = value {
            target.push(separator);
            write_pair(&mut target, name, value);
            separator = b'&';
        }
    }
    plan.with_target(target)
}

/// The name of an encoded query parameter, as it was before it was encoded.
pub(crate) fn name_of(pair: &str) -> Cow<'_, str> {
    let name = pair.split_once('=').map_or(pair, |(name, _)| name);
    percent_encoding::percent_decode_str(name).decode_utf8_lossy()
}

/// Writes `name=value`, both encoded.
pub(crate) fn write_pair(buffer: &mut Vec<u8>, name: &str, value: &str) {
    draft::encode(buffer, name);
    buffer.push(b'=');
    draft::encode(buffer, value);
}

type Add = fn(Plan, &Members) -> Result<Plan, Error>;

/// Members of the body that a caller has set for one call.
///
/// With them comes the function that adds them: a program that sets none does not compile it.
#[derive(Clone, Default)]
pub(crate) struct Members {
    /// Names, and values as JSON.
    set: Vec<(String, Result<String, Invalid>)>,
    add: Option<Add>,
}

impl Members {
    #[inline]
    pub(super) fn push<T: Serialize>(&mut self, name: String, value: &T) {
        let not_written = |error: Fault| Invalid::new(format!("cannot be written as JSON: {error}"));
        self.set.push((name, json::to_text(value).map_err(not_written)));
        self.add = Some(add_members);
    }

    pub(super) fn names(&self) -> impl Iterator<Item = &str> {
        self.set.iter().map(|(name, _)| name.as_str())
    }

    fn added_to(&self, plan: Plan) -> Result<Plan, Error> {
        match self.add {
            None => Ok(plan),
            Some(add) => add(plan, self),
        }
    }
}

#[inline]
fn add_members(plan: Plan, members: &Members) -> Result<Plan, Error> {
    let refused = |reason| Error::invalid_argument("body_member", reason).of(plan.spec().name);
    let no_object = || Invalid::new("has nowhere to go: the call has no JSON object as its body");
    let own = plan.body().and_then(|body| std::str::from_utf8(body).ok());
    let mut object = own.and_then(own_members).ok_or_else(|| refused(no_object()))?;
    for (name, value) in &members.set {
        let value = value.as_ref().map_err(|reason| refused(reason.clone()))?;
        object.insert(name.into(), Verbatim(value));
    }
    let body = json::to_vec(&object).map_err(|_| refused(no_object()))?;
    Ok(plan.with_body(body))
}

/// The members of a body that is a JSON object, as they are written.
#[inline]
fn own_members(body: &str) -> Option<BTreeMap<Cow<'_, str>, Verbatim<'_>>> {
    let mut json = Parser::new(body);
    let mut members = BTreeMap::new();
    json.map().ok()?;
    while let Some(name) = json.entry().ok()? {
        members.insert(String::from(name).into(), Verbatim(json.raw().ok()?));
    }
    Some(members)
}

#[cfg(test)]
mod tests {
    use crate::{
        CallOptions, Operation,
        api::events::{BookObjects, ListEvents, RetrieveEvent},
    };
    use serde_json::{Value, json};

    fn body(set: impl FnOnce(CallOptions) -> CallOptions) -> Value {
        let plan = BookObjects::new("e", ["A-1"])
            .order_id("order-1")
            .options(set)
            .plan()
            .unwrap();
        serde_json::from_slice(plan.body().unwrap()).unwrap()
    }

    fn target(set: impl FnOnce(CallOptions) -> CallOptions) -> String {
        BookObjects::new("e", ["A-1"])
            .options(set)
            .plan()
            .unwrap()
            .target()
            .to_owned()
    }

    #[test]
    fn a_member_of_the_call_is_added_and_wins_over_the_operations_own() {
        let with = body(|o| {
            o.body_member("orderId", "order-2")
                .body_member("new", json!({"deep": [1.50]}))
        });
        assert_eq!(
            (&with["orderId"], &with["new"]["deep"][0]),
            (&json!("order-2"), &json!(1.5))
        );
        let mut without = body(|o| o);
        without["orderId"] = json!("order-2");
        without["new"] = json!({"deep": [1.5]});
        assert_eq!(with, without);
    }

    #[test]
    fn a_member_for_a_body_that_is_no_object_is_refused_by_name() {
        let error = RetrieveEvent::new("e")
            .options(|o| o.body_member("a", 1))
            .plan()
            .unwrap_err();
        assert_eq!(
            (error.argument(), error.operation()),
            (Some("body_member"), "events.retrieve")
        );
    }

    #[test]
    fn a_query_parameter_of_the_call_takes_the_place_of_the_operations_own() {
        let path = "/events/groups/actions/change-object-status";
        assert_eq!(target(|o| o), format!("{path}?expand=objects"));
        assert_eq!(
            target(|o| o.query("expand", "a").query("x y", "1&2").query("expand", "b")),
            format!("{path}?expand=a&x%20y=1%262&expand=b")
        );
        assert_eq!(target(|o| o.without_query("expand")), path);
        assert_eq!(
            target(|o| o.without_query("other")),
            format!("{path}?expand=objects")
        );
    }

    #[test]
    fn values_that_a_caller_adds_are_not_printed() {
        let operation = ListEvents::new().options(|o| {
            o.query("shown", "planted")
                .body_member("member", "planted")
                .header(http::header::COOKIE, http::HeaderValue::from_static("planted"))
        });
        let told = format!("{operation:?}");
        assert!(told.contains("shown") && told.contains("cookie"), "{told}");
        assert!(!told.contains("planted"), "{told}");
    }
}
