//! What servers and callers may put into a text, a header or a body to do harm, and that it does none.

use bytes::Bytes;
use http::{HeaderMap, HeaderValue, Response, StatusCode, header::RETRY_AFTER};
use percent_encoding::percent_decode_str;
use seatsio_core::{
    Config, Cursor, ErrorKind, Operation as _, Receipt, Region, RequestTemplate,
    api::{
        events::{RetrieveEvent, RetrieveObjectInfos},
        hold_tokens::CreateHoldToken,
    },
    call::{Action, Call, Input, LONGEST_RETRY_AFTER, Moment, RetryBudget, RetryPolicy},
    model::{ErrorBody, ExtraData},
    operation::Draft,
    operations,
};
use seatsio_emulator::Emulator;
use std::{
    thread,
    time::{Duration, SystemTime},
};

/// Texts that would mean something else if they were put into a URL or a header as they are.
const HOSTILE: [&str; 16] = [
    "a\r\nX-Injected: 1",
    "a\nb",
    "a\rb",
    "a\0b",
    "..",
    ".",
    "../../workspaces",
    "%2e%2e",
    "%2e%2e%2f",
    "a/b",
    "a\\b",
    "a?b=c&d#e",
    "a b+c",
    "@evil.example",
    "//evil.example/",
    "é☃\u{202e}\u{1f3ad}",
];

#[test]
fn no_text_leaves_its_place_in_the_path_of_any_operation() {
    let mut written = 0;
    for spec in operations() {
        let holes = spec.path.matches('{').count();
        for text in HOSTILE {
            let segments: Vec<_> = (0..holes).map(|_| ("segment", text.into())).collect();
            let Ok(plan) = Draft::new(spec, &segments).finish(false) else {
                let is_refused = text.contains(char::is_control) || [".", ".."].contains(&text);
                assert!(is_refused, "{}: {text:?} is refused", spec.name);
                continue;
            };
            let target = plan.target();
            assert_eq!(
                target.split('/').count(),
                spec.path.split('/').count(),
                "{target}"
            );
            assert!(
                !target.contains(['?', '#', '\r', '\n', '\0', ' ', '\\']),
                "{target}"
            );
            assert!(
                !target.split('/').any(|segment| [".", ".."].contains(&segment)),
                "{target}"
            );
            let arrived = percent_decode_str(target).decode_utf8().unwrap();
            assert_eq!(arrived.matches(text).count(), holes, "{target}");
            written += holes;
        }
    }
    assert!(written > 1000, "only {written} texts were written");
}

#[test]
fn no_text_leaves_its_place_in_a_query_or_a_header() {
    let template = RequestTemplate::new(&Config::new(Region::Eu, "key"), true).unwrap();
    for text in HOSTILE {
        if let Ok(plan) = RetrieveObjectInfos::new("e", [text, "A-1"]).plan() {
            let query = plan.target().split_once('?').unwrap().1;
            let pairs: Vec<_> = query
                .split('&')
                .map(|pair| pair.split_once('=').unwrap())
                .collect();
            assert_eq!(pairs.len(), 2, "{query}");
            assert_eq!(percent_decode_str(pairs[0].1).decode_utf8().unwrap(), text);
        }
        let operation = RetrieveEvent::new("e").options(|options| options.workspace(text));
        match template.request(&operation.plan().unwrap()) {
            Ok(request) => {
                assert_eq!(request.headers()["x-workspace-key"], text);
                assert!(!request.headers().contains_key("x-injected") && text.is_ascii());
            }
            Err(error) => assert_eq!(error.argument(), Some("workspace"), "{text:?}"),
        }
        let named = Config::new(Region::Eu, "key").application(text);
        let is_plain = text.bytes().all(|byte| (b' '..0x7f).contains(&byte));
        assert_eq!(RequestTemplate::new(&named, true).is_ok(), is_plain, "{text:?}");
    }
}

/// Brackets in brackets, ten thousand deep.
fn nested(open: &str, close: &str) -> String {
    open.repeat(10_000) + &close.repeat(10_000)
}

/// On a stack that a recursion of this depth would overflow, which ends the process.
fn on_a_small_stack(test: fn()) {
    let thread = thread::Builder::new().stack_size(1 << 20).spawn(test).unwrap();
    assert!(thread.join().is_ok(), "it ended in a panic");
}

#[test]
fn deeply_nested_answers_of_every_type_are_errors_or_ignored() {
    on_a_small_stack(|| {
        let bodies = [
            nested("[", "]"),
            nested("{\"a\":", "}"),
            "[".repeat(10_000),
            format!("{{\"zz\":{}}}", nested("[", "]")),
            format!("{{\"items\":{}}}", nested("[", "]")),
        ];
        for body in &bodies {
            (0..48).for_each(|kind| seatsio_fuzz_bodies::response(&[&[kind], body.as_bytes()].concat()));
            let told =
                CreateHoldToken::decoder()(&Bytes::from(body.clone())).map(|token| token.expires_in_seconds);
            assert!(told.is_err(), "that is no hold token");
        }
    });
}

#[test]
fn a_deeply_nested_unknown_field_costs_nothing_but_itself() {
    on_a_small_stack(|| {
        let body = format!(r#"{{"zz":{},"holdToken":"t1"}}"#, nested("[", "]"));
        let token = CreateHoldToken::decoder()(&body.into()).unwrap();
        assert_eq!(token.hold_token.as_str(), "t1");
        let body = format!(
            r#"{{"zz":{},"errors":[{{"code":"X","message":"m"}}]}}"#,
            nested("[", "]")
        );
        let body = ErrorBody::parse(body.as_bytes());
        assert!(body.is_none_or(|body| body.errors.len() == 1));
    });
}

#[test]
fn deeply_nested_errors_receipts_and_extra_data_are_harmless() {
    on_a_small_stack(|| {
        for body in [
            nested("[", "]"),
            nested("{\"errors\":", "}"),
            format!("{{\"errors\":{}}}", nested("[", "]")),
        ] {
            assert_eq!(ErrorBody::parse(body.as_bytes()), None);
            assert!(serde_json::from_str::<Receipt>(&body).is_err());
            assert!(serde_json::from_str::<Cursor>(&body).is_err());
        }
        let deep: ExtraData = serde_json::from_str(&nested("[", "]")).unwrap();
        assert!(
            deep.to_value().is_null(),
            "what is too deep to be read is nothing"
        );
        assert_eq!(deep.as_json().map(str::len), Some(20_000));
    });
}

#[test]
fn deeply_nested_requests_do_not_end_the_emulator() {
    on_a_small_stack(|| {
        let (emulator, demo) = Emulator::with_demo();
        let template = RequestTemplate::new(&Config::new(Region::Eu, &*demo.secret_key), false).unwrap();
        let plan = RetrieveEvent::new("e").plan().unwrap();
        for path in [
            "/events",
            "/system/public/charts/deep",
            "/events/groups/actions/change-object-status",
        ] {
            let mut request = template.request(&plan).unwrap();
            *request.method_mut() = http::Method::POST;
            *request.uri_mut() = path.parse().unwrap();
            *request.body_mut() = format!("{{\"zz\":{}}}", nested("[", "]")).into();
            let now = emulator.clock().now();
            let answer = emulator.with_world(|world| world.handle(&request, now));
            assert!(!answer.status().is_server_error(), "{path}: {answer:?}");
        }
    });
}

/// What a call does that is answered 429 with these headers: how long it waits, or what it fails with.
fn answered(retry_after: &[&[u8]]) -> Result<Duration, seatsio_core::Error> {
    let mut headers = HeaderMap::new();
    for value in retry_after {
        headers.append(RETRY_AFTER, HeaderValue::from_bytes(value).unwrap());
    }
    let (budget, now) = (RetryBudget::default(), Moment::START);
    let mut call = Call::new(
        RetrieveEvent::new("e").plan().unwrap(),
        &RetryPolicy::default(),
        now,
        7,
    );
    let mut response = Response::new(Bytes::new());
    *response.status_mut() = StatusCode::TOO_MANY_REQUESTS;
    *response.headers_mut() = headers;
    let at = SystemTime::UNIX_EPOCH + Duration::from_secs(1_800_000_000);
    for input in [Input::Start, Input::Entered, Input::Response(response, at)] {
        match call.step(input, now, &budget) {
            Action::Wait(wait) => return Ok(wait),
            Action::Finish(result) => return Err(result.unwrap_err()),
            _ => {}
        }
    }
    panic!("a call that is answered does something")
}

#[test]
fn a_hostile_retry_after_neither_hurries_nor_hangs_a_call() {
    let first_step = Duration::from_millis(400);
    // No wait at all, or none that can be read: the client's own waits.
    let unread: [&[u8]; 10] = [
        b"-1",
        b"-99999999999999999999",
        b"1e9",
        b"NaN",
        b"soon",
        b"0x10",
        b"",
        b"\xff\xfe",
        b"0",
        b"Sun, 06 Nov 1994 08:49:37 GMT",
    ];
    for value in unread {
        let wait = answered(&[value]).unwrap();
        assert!(!wait.is_zero() && wait <= first_step, "{value:?}: {wait:?}");
    }
    // Longer than the call may take: it fails at once, and tells how long it was asked to wait.
    let endless: [&[u8]; 4] = [
        b"99999999",
        b"18446744073709551616",
        b"99999999999999999999999999999999",
        b"Fri, 31 Dec 9999 23:59:59 GMT",
    ];
    for value in endless {
        let error = answered(&[value]).unwrap_err();
        assert_eq!(
            (error.kind(), error.attempts()),
            (ErrorKind::RateLimited, 1),
            "{value:?}"
        );
        assert_eq!(error.retry_after(), Some(LONGEST_RETRY_AFTER), "{value:?}");
    }
    // Repeated: the longest of those that can be read.
    assert_eq!(
        answered(&[b"3", b"never", b"7", b"-9"]).unwrap(),
        Duration::from_secs(7)
    );
    assert!(answered(&[b"3", b"99999999"]).is_err());
}
