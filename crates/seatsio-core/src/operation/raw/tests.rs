//! What a raw call sends, and what it refuses.

use super::*;
use crate::Unbound;
use proptest::prelude::*;
use serde_json::json;

fn raw(method: Method, path: &str) -> RawCall<Unbound> {
    RawCall::new(Unbound, method, path)
}

fn refused(path: &str, segments: &[&str]) -> Option<&'static str> {
    let call = segments
        .iter()
        .fold(raw(Method::GET, path), |call, segment| call.segment(segment));
    call.plan().unwrap_err().argument()
}

#[test]
fn path_query_and_body_are_written_in_order() {
    let plan = raw(Method::PATCH, "/a/{}/b/{}")
        .segment("x/y?")
        .segment("ü")
        .query("q", "1&2")
        .query("q", "3")
        .body(&json!({"b": [1]}))
        .options(|o| o.body_member("c", true).query("p", "4"))
        .plan()
        .unwrap();
    assert_eq!(plan.target(), "/a/x%2Fy%3F/b/%C3%BC?q=1%262&q=3&p=4");
    assert_eq!(plan.body().unwrap(), r#"{"b":[1],"c":true}"#);
    assert_eq!(plan.spec().method, Method::PATCH);
}

#[test]
fn reads_may_be_repeated_and_everything_else_may_not() {
    for (method, effect) in [
        (Method::GET, Effect::Read),
        (Method::HEAD, Effect::Read),
        (Method::POST, Effect::Once),
        (Method::PUT, Effect::Once),
        (Method::DELETE, Effect::Once),
        (Method::from_bytes(b"PURGE").unwrap(), Effect::Once),
    ] {
        let plan = raw(method, "/a").plan().unwrap();
        assert_eq!((plan.effect(), plan.lane()), (effect, Lane::Regular));
    }
    let told = raw(Method::POST, "/a")
        .effect(Effect::Idempotent)
        .lane(Lane::Priority);
    let plan = told.plan().unwrap();
    assert_eq!((plan.effect(), plan.lane()), (Effect::Idempotent, Lane::Priority));
}

#[test]
fn a_path_that_could_lead_elsewhere_is_refused() {
    for path in [
        "",
        "events",
        "https://evil.example/",
        "/a?b=1",
        "/a#b",
        "/a/../b",
        "/a/.",
        "/%2e%2E/b",
        "/.%2e",
        "/a-{}",
    ] {
        assert_eq!(refused(path, &[]), Some("path"), "{path}");
    }
    for segment in ["", ".", "..", "a\u{0}b"] {
        assert_eq!(refused("/a/{}", &[segment]), Some("segment"), "{segment:?}");
    }
}

#[test]
fn holes_and_segments_have_to_agree_in_number() {
    assert_eq!(refused("/a/{}/{}", &["1"]), Some("segment"));
    assert_eq!(refused("/a/{}", &["1", "2"]), Some("segment"));
}

#[test]
fn a_body_that_is_no_json_is_refused() {
    let keyed_by_lists = std::collections::BTreeMap::from([(vec![1], 2)]);
    let error = raw(Method::POST, "/a").body(&keyed_by_lists).plan().unwrap_err();
    assert_eq!(error.argument(), Some("body"));
}

#[test]
fn what_a_call_carries_is_not_printed() {
    let call = raw(Method::POST, "/a/{}")
        .segment("planted")
        .query("q", "planted")
        .body("planted");
    assert!(!format!("{call:?} {:?}", call.plan().unwrap()).contains("planted"));
}

proptest! {
    #[test]
    fn any_path_is_harmless_and_a_plan_keeps_its_segments(path in "\\PC*", segment in "\\PC+") {
        let _refused_or_not = raw(Method::GET, &path).plan();
        if let Ok(plan) = raw(Method::GET, "/a/{}/b").segment(&segment).plan() {
            let parts: Vec<_> = plan.target().split('/').collect();
            prop_assert_eq!(parts.len(), 4);
            let decoded = percent_encoding::percent_decode_str(parts[2]).decode_utf8().unwrap();
            prop_assert_eq!(decoded, segment.as_str());
        }
    }
}
