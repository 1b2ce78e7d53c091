//! Which events a call is about, read off its plan for the span.

use crate::{
    Plan,
    model::{answer::readable, json::from_str},
    operation::{EventAt, EventMember},
};
use percent_encoding::percent_decode;
use std::borrow::Cow;

/// Which events a call is about.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Events<'a> {
    /// The first or only one.
    pub(super) first: Option<Cow<'a, str>>,
    /// How many there are.
    pub(super) count: usize,
}

impl<'a> Events<'a> {
    fn only(key: Cow<'a, str>) -> Self {
        Self {
            first: Some(key),
            count: 1,
        }
    }

    /// How many there are, if that is more than the first.
    pub(super) fn if_several(&self) -> Option<usize> {
        (self.count > 1).then_some(self.count)
    }
}

/// The part of a body that names events; the rest is skipped.
struct Body {
    event_key: Option<String>,
    event: Option<String>,
    events: Vec<String>,
    status_changes: Vec<Self>,
}

readable! {
    Body {
        event_key: Option<String> = "eventKey",
        event: Option<String> = "event",
        events: Vec<String> = "events",
        status_changes: Vec<Self> = "statusChanges",
    }
}

/// Reads them off the path, or off the body of a status change or of a new event.
pub(super) fn events_of(plan: &Plan) -> Events<'_> {
    match plan.spec().event_at {
        EventAt::Segment(index) => in_path(plan.target(), index).map(Events::only),
        EventAt::Body => plan.body().and_then(|body| in_body(body, plan.event_member())),
        EventAt::Nowhere => None,
    }
    .unwrap_or_default()
}

fn in_path(target: &str, index: usize) -> Option<Cow<'_, str>> {
    let mut segments = target.as_bytes().split(|byte| matches!(byte, b'/' | b'?'));
    percent_decode(segments.nth(index)?).decode_utf8().ok()
}

fn in_body(body: &[u8], member: EventMember) -> Option<Events<'_>> {
    match member {
        EventMember::None => None,
        // Every booking comes here: its only event is found without a parser.
        EventMember::At(at) => {
            let value = body.get(at as usize..);
            value.and_then(only_one).or_else(|| in_all_of(body))
        }
        EventMember::Unknown => in_all_of(body),
    }
}

/// The event of a member with this value, if it is one and needs no unescaping.
fn only_one(json: &[u8]) -> Option<Events<'_>> {
    let list = json.strip_prefix(b"[");
    let text = list.unwrap_or(json).strip_prefix(b"\"")?;
    let (key, after) = text.split_at(text.iter().position(|byte| matches!(byte, b'"' | b'\\'))?);
    let is_only_one = after.starts_with(if list.is_some() { b"\"]" } else { b"\"" });
    let key = str::from_utf8(key).ok()?;
    is_only_one.then(|| Events::only(key.into()))
}

fn in_all_of(body: &[u8]) -> Option<Events<'static>> {
    let body: Body = from_str(str::from_utf8(body).ok()?).ok()?;
    let changes = body.status_changes.into_iter();
    let mut keys = body
        .events
        .into_iter()
        .chain(body.event)
        .chain(body.event_key)
        .chain(changes.filter_map(|change| change.event));
    let first = keys.next();
    let count = usize::from(first.is_some()) + keys.filter(|key| first.as_ref() != Some(key)).count();
    let first = first.map(Cow::Owned);
    Some(Events { first, count })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        Operation,
        api::{
            events::{BookObjects, ChangeObjectStatusInBatch, CreateEvent, ReleaseObjects, RetrieveEvent},
            hold_tokens::RetrieveHoldToken,
            seasons::RemoveEventFromPartialSeason,
        },
        model::{StatusChangeRequest, TableBookingConfig},
    };
    use proptest::prelude::*;

    fn told(operation: &impl Operation) -> (Option<String>, usize) {
        let plan = operation.plan().unwrap();
        let events = events_of(&plan);
        (events.first.map(Cow::into_owned), events.count)
    }

    fn only(key: &str) -> (Option<String>, usize) {
        (Some(key.to_owned()), 1)
    }

    #[test]
    fn the_key_in_a_path_is_decoded() {
        assert_eq!(told(&RetrieveEvent::new("spring gala/1")), only("spring gala/1"));
    }

    #[test]
    fn the_key_in_a_path_is_the_events_also_where_that_of_its_season_stands_before_it() {
        let remove = RemoveEventFromPartialSeason::new("a-season", "a-part", "gala");
        assert_eq!(told(&remove), only("gala"));
    }

    #[test]
    fn the_events_of_a_booking_are_counted() {
        let booking = |events: &[&str]| told(&BookObjects::new(events.to_vec(), ["A-1"]).hold_token("t"));
        assert_eq!(booking(&["gala"]), only("gala"));
        assert_eq!(booking(&["gala", "ball"]), (Some("gala".to_owned()), 2));
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
        assert_eq!(told(&create), only("gala"));
        let by_table = create.table_booking_config(TableBookingConfig::AllByTable);
        assert_eq!(told(&by_table), only("gala"));
        assert_eq!(told(&CreateEvent::new("a-chart")), (None, 0));
    }

    #[test]
    fn a_call_about_something_else_names_no_event() {
        assert_eq!(told(&RetrieveHoldToken::new("a-token")), (None, 0));
    }

    #[test]
    fn a_body_that_was_added_to_names_its_events_still() {
        let booking = BookObjects::new("gala", ["A-1"]).options(|o| o.body_member("a", [1]));
        assert_eq!(told(&booking), only("gala"));
    }

    #[test]
    fn the_event_of_usual_status_changes_is_found_without_a_parser() {
        let booking = BookObjects::new("gala", ["A-1"]).plan().unwrap();
        let release = ReleaseObjects::new("gala", ["A-1"]).plan().unwrap();
        for plan in [booking, release] {
            let EventMember::At(at) = plan.event_member() else {
                panic!("it was written")
            };
            let found = only_one(&plan.body().unwrap()[at as usize..]);
            assert_eq!(found, Some(Events::only("gala".into())));
        }
    }

    proptest! {
        #[test]
        fn what_is_found_in_its_place_is_what_a_parser_finds(
            chart in "\\PC+",
            events in prop::collection::vec("\\PC+", 1..3),
        ) {
            let booking = BookObjects::new(events.clone(), ["A-1"]).plan().unwrap();
            let create = CreateEvent::new(chart).event_key(events[0].clone()).plan().unwrap();
            for plan in [booking, create] {
                let found = events_of(&plan);
                prop_assert_eq!(found.first.as_deref(), Some(events[0].as_str()));
                prop_assert_eq!(Some(found), in_all_of(plan.body().unwrap()));
            }
        }

        #[test]
        fn no_body_makes_the_search_panic(body in prop::collection::vec(any::<u8>(), 0..64), at in 0..80_u32) {
            let found = in_body(&body, EventMember::At(at));
            prop_assert!(found.is_none_or(|events| events.count <= body.len()));
        }
    }
}
