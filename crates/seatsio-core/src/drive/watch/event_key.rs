//! Which events a call is about, read off its plan for the span.

use crate::Plan;
use percent_encoding::percent_decode_str;
use serde::Deserialize;
use std::borrow::Cow;

/// Which events a call is about.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Events<'a> {
    /// The first or only one.
    pub(super) first: Option<Cow<'a, str>>,
    /// How many there are.
    pub(super) count: usize,
}

/// The part of a body that names events; the rest is skipped.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Body<'a> {
    #[serde(borrow, default)]
    event_key: Option<Cow<'a, str>>,
    #[serde(borrow, default)]
    event: Option<Cow<'a, str>>,
    #[serde(borrow, default)]
    events: Vec<Cow<'a, str>>,
    #[serde(borrow, default)]
    status_changes: Vec<Body<'a>>,
}

/// Reads them off the path, or off the body of a status change or of a new event.
pub(super) fn events_of(plan: &Plan) -> Events<'_> {
    let spec = plan.spec();
    let hole = in_path(spec.path, plan.target(), "{eventKey}");
    if let Some(key) = hole.or_else(|| in_path(spec.path, plan.target(), "{seasonKey}")) {
        return Events {
            first: Some(key),
            count: 1,
        };
    }
    match plan.body() {
        Some(body) if spec.path.starts_with("/events") || spec.path.starts_with("/seasons/actions/") => {
            in_body(body).unwrap_or_default()
        }
        _ => Events::default(),
    }
}

fn in_path<'a>(template: &str, target: &'a str, hole: &str) -> Option<Cow<'a, str>> {
    let index = template.split('/').position(|segment| segment == hole)?;
    let path = target.split('?').next()?;
    percent_decode_str(path.split('/').nth(index)?).decode_utf8().ok()
}

fn in_body(body: &[u8]) -> Option<Events<'_>> {
    let body: Body<'_> = serde_json::from_slice(body).ok()?;
    let changes = body.status_changes.into_iter();
    let mut keys = body
        .events
        .into_iter()
        .chain(body.event)
        .chain(body.event_key)
        .chain(changes.filter_map(|change| change.event));
    let first = keys.next();
    let count = usize::from(first.is_some()) + keys.filter(|key| first.as_ref() != Some(key)).count();
    Some(Events { first, count })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        Operation,
        api::{
            events::{BookObjects, ChangeObjectStatusInBatch, CreateEvent, RetrieveEvent},
            hold_tokens::RetrieveHoldToken,
        },
        model::StatusChangeRequest,
    };

    fn told(operation: &impl Operation) -> (Option<String>, usize) {
        let plan = operation.plan().unwrap();
        let events = events_of(&plan);
        (events.first.map(Cow::into_owned), events.count)
    }

    #[test]
    fn the_key_in_a_path_is_decoded() {
        assert_eq!(
            told(&RetrieveEvent::new("spring gala/1")),
            (Some("spring gala/1".to_owned()), 1)
        );
    }

    #[test]
    fn the_events_of_a_booking_are_counted() {
        assert_eq!(
            told(&BookObjects::new("gala", ["A-1"]).hold_token("t")),
            (Some("gala".to_owned()), 1)
        );
    }

    #[test]
    fn the_events_of_a_batch_are_counted() {
        let change = |event: &str| StatusChangeRequest::book(event, ["A-1"]);
        let batch = ChangeObjectStatusInBatch::new([change("monday"), change("tuesday"), change("monday")]);
        assert_eq!(told(&batch), (Some("monday".to_owned()), 2));
    }

    #[test]
    fn a_new_event_is_named_by_the_key_that_it_is_given() {
        let create = CreateEvent::new("a-chart").event_key("gala");
        assert_eq!(told(&create), (Some("gala".to_owned()), 1));
        assert_eq!(told(&CreateEvent::new("a-chart")), (None, 0));
    }

    #[test]
    fn a_call_about_something_else_names_no_event() {
        assert_eq!(told(&RetrieveHoldToken::new("a-token")), (None, 0));
    }
}
