//! "Was it sent?", told by each adapter for a call that must not happen twice.

use crate::{
    failing_server::{Does, FailingServer, closed_port},
    harness::Harness,
    once_per_adapter,
};
use seatsio_core::{Effect, Error, ErrorKind, Lane, Operation, Outcome, Plan, Spec, operation::Draft};

/// A call that does it again when repeated.
struct Twice;

static TWICE: Spec = Spec::new(
    "test.twice",
    http::Method::POST,
    "/twice",
    Lane::Priority,
    Effect::Once,
);

impl Operation for Twice {
    type Output = ();
    const SPEC: &'static Spec = &TWICE;

    fn plan(&self) -> Result<Plan, Error> {
        let mut draft = Draft::new(&TWICE, &[]);
        draft.member("objects", &vec!["GA1"; 200]);
        draft.finish(true)
    }

    fn decoder() -> seatsio_core::Decode<()> {
        seatsio_core::operation::decode::json
    }
}

fn call<H: Harness>(harness: &H, url: &str) -> Result<(), Error> {
    use seatsio_core::Dispatch;
    harness.wait(harness.client(url).call(Twice.plan(), Twice::decoder()))
}

fn against<H: Harness>(harness: &H, does: Does) -> Error {
    let server = FailingServer::start(does);
    let error = call(harness, &server.url).expect_err("the server fails");
    assert!(
        server.connections() <= 1,
        "the library repeated the call on its own"
    );
    error
}

once_per_adapter! {
    fn a_refused_connection_was_not_sent(harness) {
        let error = call(harness, &closed_port()).unwrap_err();
        assert_eq!((error.kind(), error.outcome()), (ErrorKind::Transport, Outcome::NotDone), "{error:?}");
    }

    fn an_unknown_host_was_not_sent(harness) {
        let error = {
            use seatsio_core::{BaseUrl, Config, Dispatch, call::RetryPolicy};
            let base = BaseUrl::new("https://no-such-host.invalid").unwrap();
            let client = harness.with(Config::new(base, "key").retry(RetryPolicy::never()));
            harness.wait(client.call(Twice.plan(), Twice::decoder())).unwrap_err()
        };
        assert_eq!((error.kind(), error.outcome()), (ErrorKind::Transport, Outcome::NotDone), "{error:?}");
    }

    fn a_failed_tls_handshake_was_not_sent(harness) {
        let server = FailingServer::start(Does::Answers(b"HTTP/1.1 400 Bad Request\r\n\r\n".to_vec()));
        let listener = FailingServer::start(Does::Closes);
        for url in [&server.url, &listener.url] {
            let error = call(harness, &url.replace("http://", "https://")).unwrap_err();
            assert_eq!(error.outcome(), Outcome::NotDone, "{error:?}");
        }
    }

    fn a_connection_that_closes_at_once_is_never_told_as_done(harness) {
        let error = against(harness, Does::Closes);
        // Which of the two depends on whether the library had begun to write when it saw the close.
        let honest = [Outcome::NotDone, Outcome::Unknown];
        assert!(error.kind() == ErrorKind::Transport && honest.contains(&error.outcome()), "{error:?}");
    }

    fn a_reset_in_the_request_leaves_it_open(harness) {
        for bytes in [1, 40, 900] {
            let error = against(harness, Does::ResetsAfterReading(bytes));
            assert_eq!((error.kind(), error.outcome()), (ErrorKind::Transport, Outcome::Unknown), "{error:?}");
        }
    }

    fn silence_leaves_it_open(harness) {
        let error = against(harness, Does::NeverAnswers);
        assert!(error.is_timeout() && error.outcome_unknown(), "{error:?}");
    }

    fn an_answer_that_breaks_off_anywhere_leaves_it_open(harness) {
        let answer = b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 17\r\n\r\n{\"objects\":{\"A\":1";
        for end in (0..answer.len()).step_by(3) {
            let error = against(harness, Does::Answers(answer[..end].to_vec()));
            assert_eq!((error.kind(), error.outcome()), (ErrorKind::Transport, Outcome::Unknown), "{end}: {error:?}");
        }
    }

    fn an_answer_that_trickles_ends_at_the_attempt_time_out(harness) {
        let head = b"HTTP/1.1 200 OK\r\nContent-Length: 1000000\r\n\r\n".to_vec();
        let error = against(harness, Does::Trickles(head));
        assert!(error.is_timeout() && error.outcome_unknown(), "{error:?}");
    }

    fn an_answer_that_is_no_http_leaves_it_open(harness) {
        let error = against(harness, Does::Answers(b"SSH-2.0-OpenSSH_9.6\r\n".to_vec()));
        assert_eq!(error.outcome(), Outcome::Unknown, "{error:?}");
    }

    fn a_success_that_cannot_be_read_is_told_as_done(harness) {
        let error = against(harness, Does::Answers(b"HTTP/1.1 200 OK\r\nContent-Length: 6\r\n\r\n<html>".to_vec()));
        assert_eq!((error.kind(), error.outcome()), (ErrorKind::Decode, Outcome::Done), "{error:?}");
    }
}
