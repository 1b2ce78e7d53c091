//! What a client and a call say about requests, as it arrives over each adapter.

use crate::{
    failing_server::{Does, FailingServer},
    harness::impatient,
    once_per_adapter,
};
use http::{HeaderName, HeaderValue, Method, header};
use seatsio_core::{ErrorKind, Outcome, RawCall, api::HoldTokens, call::Queueing};
use std::time::Duration;

const TRACE: HeaderName = HeaderName::from_static("x-trace");

fn empty_answers() -> FailingServer {
    FailingServer::start(Does::AnswersAll(
        b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}".to_vec(),
    ))
}

/// The head of the last request, without its credentials.
fn last(server: &FailingServer) -> String {
    server.heads().pop().expect("a request").to_lowercase()
}

once_per_adapter! {
    fn default_headers_and_query_arrive_with_every_request(harness) {
        let server = empty_answers();
        let config = impatient(&server.url)
            .header(TRACE, HeaderValue::from_static("t-1"))
            .query("tenant", "a b");
        let client = harness.with(config);
        for path in ["/x", "/y"] {
            harness.wait(RawCall::new(client.clone(), Method::GET, path).send()).unwrap();
            let head = last(&server);
            assert!(head.starts_with(&format!("get {path}?tenant=a%20b http/1.1\r\n")), "{head}");
            assert!(head.contains("\r\nx-trace: t-1\r\n"), "{head}");
        }
    }

    fn a_call_adds_replaces_and_leaves_out(harness) {
        let server = empty_answers();
        let config = impatient(&server.url)
            .header(TRACE, HeaderValue::from_static("t-1"))
            .query("tenant", "a")
            .query("page", "1");
        let call = RawCall::new(harness.with(config), Method::POST, "/x").body(&serde_json::json!({"a": 1}));
        let call = call.options(|o| {
            o.header(TRACE, HeaderValue::from_static("t-2"))
                .without_header(header::USER_AGENT)
                .query("tenant", "b")
                .without_query("page")
        });
        harness.wait(call.send()).unwrap();
        let head = last(&server);
        assert!(head.starts_with("post /x?tenant=b http/1.1\r\n"), "{head}");
        assert!(head.contains("\r\nx-trace: t-2\r\n") && !head.contains("t-1"), "{head}");
        assert!(!head.contains("user-agent"), "{head}");
    }

    fn nothing_names_us_when_the_user_agent_is_left_out(harness) {
        let server = empty_answers();
        let call = |config| RawCall::new(harness.with(config), Method::GET, "/x");
        harness.wait(call(impatient(&server.url).without_header(header::USER_AGENT)).send()).unwrap();
        assert!(!last(&server).contains("user-agent"), "{}", last(&server));
        harness.wait(call(impatient(&server.url).application("shop/2")).send()).unwrap();
        assert!(last(&server).contains("\r\nuser-agent: shop/2 seatsio-rust/"), "{}", last(&server));
    }

    fn a_header_that_a_call_leaves_out_is_not_filled_in_by_the_library(harness) {
        let server = empty_answers();
        // reqwest sends an `Accept` of its own whatever it is told.
        let bare = [header::ACCEPT_ENCODING, header::USER_AGENT, header::AUTHORIZATION];
        let call = RawCall::new(harness.client(&server.url), Method::GET, "/x");
        let call = call.options(|o| bare.iter().fold(o, |o, name| o.without_header(name.clone())));
        harness.wait(call.send()).unwrap();
        for name in bare {
            assert!(!last(&server).contains(&format!("\r\n{name}:")), "{name} in {}", last(&server));
        }
    }

    fn an_extra_member_is_sent_in_the_body(harness) {
        let server = empty_answers();
        let tokens = HoldTokens::new(harness.client(&server.url));
        let call = tokens.create().options(|o| o.body_member("note", "12345678901234567890"));
        // The answer is no hold token; the request has been sent by then.
        assert_eq!(harness.wait(call.send()).unwrap_err().kind(), ErrorKind::Decode);
        assert!(last(&server).contains("content-length: 31\r\n"), "{}", last(&server));
    }

    fn a_call_that_does_not_want_to_wait_gives_up_when_the_lane_is_full(harness) {
        use seatsio_core::call::{Entry, Lane, LaneLimits, Left, Moment, PermitStore, SharedLanes};
        use std::sync::Arc;
        let server = empty_answers();
        let lanes: Arc<dyn PermitStore> = Arc::new(SharedLanes::new(LaneLimits::default().regular(1), 1));
        let client = harness.with(impatient(&server.url).lanes(Arc::clone(&lanes)));
        let Entry::Go(taken) = lanes.enter(Lane::Regular, None, Moment::START) else {
            panic!("the only place is free");
        };
        let call = |queueing| {
            RawCall::new(client.clone(), Method::GET, "/x").options(|o| o.queueing(queueing))
        };
        for patience in [Duration::ZERO, Duration::from_millis(20)] {
            let error = harness.wait(call(Queueing::AtMost(patience)).send()).unwrap_err();
            assert_eq!((error.kind(), error.outcome()), (ErrorKind::LaneFull, Outcome::NotDone));
        }
        assert_eq!(server.requests(), 0);
        harness.wait(call(Queueing::Skip).send()).unwrap();
        lanes.leave(taken, Left::Abandoned, Moment::START);
        harness.wait(call(Queueing::AtMost(Duration::ZERO)).send()).unwrap();
        assert_eq!(server.requests(), 2);
    }
}
