//! The scripted transport of the `testing` feature, as a user's tests meet it.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]

use http::Method;
use proptest::prelude::*;
use seatsio_core::{
    Again, AsyncClient, BlockingClient, Config, Credentials, Dialect, ErrorKind, Lane, Outcome, Refusal,
    Region, TransportErrorKind,
    call::{Queueing, RetryBudget, RetryPolicy},
    testing::{Expected, Script, Step},
};
use serde_json::json;
use std::{
    future::Future,
    pin::pin,
    sync::Arc,
    task::{Context, Poll, Wake, Waker},
    time::Duration,
};

/// Polls a future until it is done: whatever it waits for is on the script's clock.
fn run<F: Future>(future: F) -> F::Output {
    struct Nobody;
    impl Wake for Nobody {
        fn wake(self: Arc<Self>) {}
    }
    let waker = Waker::from(Arc::new(Nobody));
    let mut future = pin!(future);
    for _ in 0..10_000 {
        if let Poll::Ready(done) = future.as_mut().poll(&mut Context::from_waker(&waker)) {
            return done;
        }
    }
    panic!("a future waits for something that never comes");
}

type Told = Result<u32, (ErrorKind, u32)>;

/// Sends a GET with both kinds of client, each over a script of its own, and gives what both must agree on.
fn both(script: impl Fn() -> Script) -> [(Script, Told); 2] {
    let told = |result: Result<seatsio_core::Answer<_>, seatsio_core::Error>| match result {
        Ok(answer) => Ok(answer.attempts),
        Err(error) => Err((error.kind(), error.attempts())),
    };
    let (one, other) = (script(), script());
    let blocking = one.blocking_client().unwrap().raw(Method::GET, "/x").nothing();
    let asynchronous = other.async_client().unwrap().raw(Method::GET, "/x").nothing();
    let results = [
        told(blocking.send_for_answer()),
        told(run(asynchronous.send_for_answer())),
    ];
    let [blocking, asynchronous] = results;
    [(one, blocking), (other, asynchronous)]
}

#[test]
fn steps_are_taken_in_their_order_and_waits_take_no_time() {
    let script = || {
        Script::new()
            .then(Step::answer(503).header("retry-after", "7"))
            .fail(TransportErrorKind::Interrupted)
            .answer(200, json!({}))
    };
    for (script, result) in both(script) {
        assert_eq!(result, Ok(3));
        script.finish().unwrap();
        let sent = script.sent();
        assert_eq!(sent.len(), 3);
        assert!(sent[1].at() >= Duration::from_secs(7), "{sent:?}");
        assert_eq!(script.elapsed(), sent[2].at());
    }
}

#[test]
fn an_answer_that_takes_longer_than_an_attempt_times_out() {
    let script = || {
        Script::new()
            .then(Step::answer(200).after(Duration::from_secs(31)))
            .then(Step::never())
            .then(Step::answer(200).after(Duration::from_secs(2)))
    };
    let timeout = Duration::from_secs(30);
    for (script, result) in both(script) {
        // The deadline of 60 s leaves no time for a third attempt.
        assert_eq!(result.unwrap_err().0, ErrorKind::Timeout);
        assert!(script.sent()[1].at() >= timeout);
        assert!(script.elapsed() <= timeout * 2, "{:?}", script.elapsed());
        let unmet = script.finish().unwrap_err().to_string();
        assert!(unmet.contains("nobody asked for the step: answer 200"), "{unmet}");
    }
}

#[test]
fn a_request_without_an_answer_is_told_to_the_caller_and_to_the_test() {
    for (script, result) in both(Script::new) {
        assert_eq!(result, Err((ErrorKind::Server, 1)));
        let unmet = script.finish().unwrap_err().to_string();
        assert!(
            unmet.contains("request 1 (GET /x): the script has no answer left"),
            "{unmet}"
        );
    }
    let client = Script::new().blocking_client().unwrap();
    let error = client.events().book("e", ["A-1"]).send().unwrap_err();
    assert!(error.to_string().contains("no answer left"), "{error}");
    assert_eq!(error.outcome(), Outcome::NotDone);
}

#[test]
fn a_request_that_was_not_expected_is_reported_and_its_step_not_played() {
    let script = Script::new().then(
        Step::answer(200)
            .json(json!({}))
            .expecting(Expected::new(Method::POST, "/y").no_body()),
    );
    let client = script.blocking_client().unwrap();
    assert!(client.raw(Method::GET, "/x").send().is_err());
    let unmet = script.finish().unwrap_err().to_string();
    assert!(unmet.contains("expected POST /y, got GET /x"), "{unmet}");
}

#[test]
fn what_goes_on_forever_is_never_missing_and_never_left() {
    let script = Script::new()
        .answer(201, json!(1))
        .forever(Step::answer(200).json(json!(2)));
    let client = script.blocking_client().unwrap();
    let mut answers = Vec::new();
    for _ in 0..4 {
        answers.push(client.raw(Method::GET, "/x").json::<u8>().send().unwrap());
    }
    assert_eq!(answers, [1, 2, 2, 2]);
    script.finish().unwrap();
}

#[test]
fn every_difference_from_what_was_expected_is_told_without_the_secret_key() {
    let script = Script::new().forever(Step::answer(200));
    let client = script.blocking_client().unwrap();
    let call = client
        .raw(Method::POST, "/a/{}")
        .segment("b c")
        .query("q", "1 2")
        .body(&json!({"x": 1, "y": 2}));
    call.nothing().send().unwrap();
    let sent = &script.sent()[0];
    let right = Expected::new(Method::POST, "/a/b%20c")
        .query("q", "1 2")
        .header("content-type", "application/json")
        .without_header(http::header::COOKIE);
    sent.check(&right.clone().json(json!({"y": 2, "x": 1}))).unwrap();
    sent.check(&right.members(json!({"x": 1}))).unwrap();

    for (wrong, told) in [
        (
            Expected::new(Method::PUT, "/a/b%20c"),
            "expected PUT /a/b%20c, got POST /a/b%20c",
        ),
        (
            Expected::new(Method::POST, "/a/b"),
            "expected POST /a/b, got POST /a/b%20c",
        ),
        (
            Expected::new(Method::POST, "/a/b%20c").query("q", "1"),
            "the query has no `q=1`",
        ),
        (
            Expected::new(Method::POST, "/a/b%20c").json(json!({"x": 1})),
            "the body is not",
        ),
        (
            Expected::new(Method::POST, "/a/b%20c").members(json!({"x": 2})),
            "the body has not",
        ),
        (
            Expected::new(Method::POST, "/a/b%20c").members(json!({"z": null})),
            "the body has not",
        ),
        (
            Expected::new(Method::POST, "/a/b%20c").no_body(),
            "there is a body",
        ),
        (
            Expected::new(Method::POST, "/a/b%20c").header("x-a", "1"),
            "`x-a: 1` is missing",
        ),
        (
            Expected::new(Method::POST, "/a/b%20c").header("authorization", "none"),
            "is not `none`",
        ),
        (
            Expected::new(Method::POST, "/a/b%20c").without_header(http::header::AUTHORIZATION),
            "`authorization` is there",
        ),
    ] {
        let mismatch = sent.check(&wrong).unwrap_err().to_string();
        assert!(mismatch.contains(told), "`{told}` is not in `{mismatch}`");
        assert!(!mismatch.contains("Basic"), "{mismatch}");
    }
    assert!(!format!("{sent:?} {script:?}").contains("Basic"));
}

#[test]
fn a_copy_of_a_client_keeps_what_is_not_changed_and_shares_the_rest() {
    let script = Script::new().forever(Step::answer(200));
    let config = Script::config()
        .header(
            http::HeaderName::from_static("x-one"),
            http::HeaderValue::from_static("1"),
        )
        .query("q", "1")
        .retry(RetryPolicy::never());
    let client = BlockingClient::new(script.clone(), &config).unwrap();
    let copy = client
        .with_options(|c| c.workspace("w").query("p", "2").queueing(Queueing::Skip))
        .unwrap();
    let replaced = copy
        .with_options(|c| c.without_headers().without_query())
        .unwrap();
    for client in [&client, &copy, &replaced] {
        client.raw(Method::GET, "/x").nothing().send().unwrap();
    }
    let [first, second, third] = &script.sent()[..] else {
        panic!("three calls, three requests");
    };
    assert_eq!(
        (first.header("x-one"), first.header("x-workspace-key")),
        (Some("1"), None)
    );
    assert_eq!(
        (second.header("x-one"), second.header("x-workspace-key")),
        (Some("1"), Some("w"))
    );
    assert_eq!(
        (third.header("x-one"), third.header("x-workspace-key")),
        (None, Some("w"))
    );
    assert_eq!(second.query().len(), 2);
    assert!(third.query().is_empty());
    assert_eq!(first.header("authorization"), third.header("authorization"));
    assert!(Arc::ptr_eq(client.lanes(), replaced.lanes()));
}

#[test]
fn a_copy_with_a_setting_that_cannot_be_used_is_refused_by_name() {
    let client = Script::new().async_client().unwrap();
    assert_eq!(client.workspace("").unwrap_err().argument(), Some("workspace"));
    assert_eq!(
        client.with_options(|c| c.secret_key("")).unwrap_err().argument(),
        Some("secret_key")
    );
    let hasty = seatsio_core::call::Backoff::default().first(Duration::ZERO);
    let refused = client.with_options(|c| c.retry(RetryPolicy::default().backoff(hasty)));
    assert_eq!(refused.unwrap_err().argument(), Some("retry.backoff"));
}

#[test]
fn the_policy_of_a_call_is_stronger_than_that_of_the_client() {
    let script = Script::new().forever(Step::answer(503));
    let client = script
        .blocking_client()
        .unwrap()
        .with_options(|c| c.max_retries(2))
        .unwrap();
    let attempts = |client: &BlockingClient, retries: Option<u32>| {
        let call = client.raw(Method::GET, "/x");
        let call = match retries {
            Some(retries) => call.options(|o| o.max_retries(retries)),
            None => call,
        };
        call.send().unwrap_err().attempts()
    };
    assert_eq!(
        (
            attempts(&client, None),
            attempts(&client, Some(0)),
            attempts(&client, Some(1))
        ),
        (3, 1, 2)
    );
    let never = client.with_retry(RetryPolicy::never());
    assert_eq!((attempts(&never, None), attempts(&never, Some(1))), (1, 2));
}

#[test]
fn a_copy_spends_the_retry_budget_of_the_first_unless_it_is_given_its_own() {
    let client = Script::new()
        .forever(Step::answer(503))
        .blocking_client()
        .unwrap();
    let attempts = |client: &BlockingClient| client.raw(Method::GET, "/x").send().unwrap_err().attempts();
    let copy = client.with_options(|c| c.workspace("w")).unwrap();
    // Twenty retries to begin with, five for each call.
    let spent: Vec<_> = [&client, &copy, &client, &copy, &client, &copy]
        .map(attempts)
        .into();
    assert_eq!(spent, [6, 6, 6, 6, 1, 1]);
    let own = copy
        .with_options(|c| c.retry_budget(Arc::new(RetryBudget::new(1, 1))))
        .unwrap();
    assert_eq!((attempts(&own), attempts(&client)), (2, 1));
}

/// An API that means "try again" by 409, and says in a header what it means otherwise.
#[derive(Debug)]
struct Locking;

impl Dialect for Locking {
    fn refusal(&self, answer: &http::Response<bytes::Bytes>, at: std::time::SystemTime) -> Refusal {
        let refusal = Refusal::by_status(answer, at).problem("LOCKED", "somebody was faster");
        match (answer.status().as_u16(), answer.headers().get("x-done")) {
            (409, _) => refusal.again(Again::MayHelp),
            (_, Some(_)) => refusal.again(Again::MayHelp).outcome(Outcome::NotDone),
            _ => refusal,
        }
    }

    fn headers(&self) -> Vec<(http::HeaderName, http::HeaderValue)> {
        vec![(
            http::HeaderName::from_static("x-api"),
            http::HeaderValue::from_static("2"),
        )]
    }
}

#[test]
fn another_api_says_itself_what_its_answers_mean() {
    let script = Script::new()
        .then(Step::answer(409))
        .then(Step::answer(500).header("x-done", "no"))
        .then(Step::answer(201))
        .then(Step::answer(500));
    let credentials = Credentials::bearer("a-token");
    let config = Config::for_api(Region::Eu, credentials, Locking).seed(1);
    let client = BlockingClient::new(script.clone(), &config).unwrap();
    // Not to be sent twice, and yet sent again: the answers vouch for it.
    let post = || client.raw(Method::POST, "/x").nothing();
    assert_eq!(post().send_for_answer().unwrap().attempts, 3);
    let error = post().send().unwrap_err();
    assert_eq!((error.attempts(), error.outcome()), (1, Outcome::Unknown));
    assert_eq!(error.code().map(|code| code.as_str()), Some("LOCKED"));
    let sent = &script.sent()[0];
    assert_eq!(
        (sent.header("authorization"), sent.header("x-api")),
        (Some("Bearer a-token"), Some("2"))
    );
    assert_eq!(sent.header("x-client-lib"), None);
    script.finish().unwrap();
}

#[test]
fn concurrent_async_calls_share_the_clock() {
    let script = Script::new().forever(Step::answer(200).after(Duration::from_secs(3)));
    let client: AsyncClient = script.async_client().unwrap();
    let call = || {
        client
            .raw(Method::GET, "/x")
            .lane(Lane::Priority)
            .nothing()
            .send()
    };
    let mut calls: Vec<_> = (0..5).map(|_| Box::pin(call())).collect();
    run(std::future::poll_fn(|context| {
        calls.retain_mut(|call| call.as_mut().poll(context).is_pending());
        if calls.is_empty() {
            Poll::Ready(())
        } else {
            Poll::Pending
        }
    }));
    assert_eq!(script.elapsed(), Duration::from_secs(3));
}

proptest! {
    #[test]
    fn blocking_and_async_clients_do_the_same_whatever_is_written(
        steps in prop::collection::vec((0_u8..8, 0_u64..40), 0..8),
    ) {
        let script = || {
            steps.iter().fold(Script::new(), |script, (kind, seconds)| {
                let step = match kind {
                    0 => Step::answer(200),
                    1 => Step::answer(429),
                    2 => Step::answer(503).header("retry-after", "3"),
                    3 => Step::answer(404),
                    4 => Step::fail(TransportErrorKind::NotSent),
                    5 => Step::fail(TransportErrorKind::Interrupted),
                    6 => Step::answer(500),
                    _ => Step::never(),
                };
                script.then(step.after(Duration::from_secs(*seconds)))
            })
        };
        let [(one, blocking), (other, asynchronous)] = both(script);
        prop_assert_eq!(blocking, asynchronous);
        prop_assert_eq!(one.elapsed(), other.elapsed());
        let times = |script: &Script| script.sent().iter().map(|sent| sent.at()).collect::<Vec<_>>();
        prop_assert_eq!(times(&one), times(&other));
    }
}
