//! What the adapters must not do on their own: follow, grow, repeat, or open a connection per call.

use crate::{
    failing_server::{Does, FailingServer},
    harness::{Harness, impatient},
    once_per_adapter,
};
use seatsio_core::{ErrorKind, api::HoldTokens};

fn token(harness: &impl Harness, url: &str, limit: usize) -> Result<String, seatsio_core::Error> {
    let client = harness.with(impatient(url).max_response_bytes(limit));
    harness
        .wait(HoldTokens::new(client).create().send())
        .map(|token| format!("{token:?}"))
}

fn answer(head: &str, body: &[u8]) -> Vec<u8> {
    let mut answer = format!("HTTP/1.1 {head}\r\nContent-Length: {}\r\n\r\n", body.len()).into_bytes();
    answer.extend_from_slice(body);
    answer
}

const TOKEN: &[u8] =
    br#"{"holdToken":"t","expiresAt":"2026-01-01T00:00:00.000Z","expiresInSeconds":900,"workspaceKey":"w"}"#;

once_per_adapter! {
    fn a_redirect_is_not_followed(harness) {
        let elsewhere = FailingServer::start(Does::AnswersAll(answer("200 OK", TOKEN)));
        for status in ["301 Moved Permanently", "302 Found", "307 Temporary Redirect", "308 Permanent Redirect"] {
            let head = format!("{status}\r\nLocation: {}/hold-tokens", elsewhere.url);
            let server = FailingServer::start(Does::AnswersAll(answer(&head, b"")));
            let error = token(harness, &server.url, 1000).unwrap_err();
            assert_eq!(error.kind(), ErrorKind::UnexpectedStatus, "{error:?}");
            assert_eq!((server.requests(), elsewhere.connections()), (1, 0));
        }
    }

    fn an_answer_above_the_limit_is_refused_announced_or_not(harness) {
        let large = vec![b' '; 100_000];
        let announced = answer("200 OK", &large);
        let mut chunked = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n186A0\r\n".to_vec();
        chunked.extend_from_slice(&large);
        chunked.extend_from_slice(b"\r\n0\r\n\r\n");
        for bytes in [announced, chunked] {
            let server = FailingServer::start(Does::Answers(bytes));
            let error = token(harness, &server.url, 50_000).unwrap_err();
            assert_eq!(error.kind(), ErrorKind::Decode, "{error:?}");
            assert!(error.to_string().contains("larger than the client takes"), "{error}");
        }
    }

    fn an_answer_of_one_piece_is_taken_up_to_the_limit_and_refused_above_announced_or_not(harness) {
        let head = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n";
        let chunked = [format!("{head}{:x}\r\n", TOKEN.len()).as_bytes(), TOKEN, b"\r\n0\r\n\r\n"].concat();
        let until_closed = [b"HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n", TOKEN].concat();
        for bytes in [chunked, until_closed, answer("200 OK", TOKEN)] {
            let server = FailingServer::start(Does::Answers(bytes));
            assert!(token(harness, &server.url, TOKEN.len()).is_ok());
            let error = token(harness, &server.url, TOKEN.len() - 1).unwrap_err();
            assert!(error.to_string().contains("larger than the client takes"), "{error}");
        }
    }

    fn a_gzip_bomb_ends_at_the_limit(harness) {
        use std::io::Write;
        let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
        for _ in 0..1000 {
            encoder.write_all(&[b' '; 100_000]).unwrap();
        }
        let bomb = encoder.finish().unwrap();
        let server = FailingServer::start(Does::Answers(answer("200 OK\r\nContent-Encoding: gzip", &bomb)));
        let error = token(harness, &server.url, 10_000_000).unwrap_err();
        assert!(error.to_string().contains("larger than the client takes"), "{error}");
    }

    fn a_gzipped_answer_is_read(harness) {
        use std::io::Write;
        let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
        encoder.write_all(TOKEN).unwrap();
        let body = encoder.finish().unwrap();
        let server = FailingServer::start(Does::Answers(answer("200 OK\r\nContent-Encoding: gzip", &body)));
        assert!(token(harness, &server.url, 10_000).is_ok());
    }

    fn one_connection_serves_many_calls_and_clones(harness) {
        let server = FailingServer::start(Does::AnswersAll(answer("200 OK", TOKEN)));
        let client = harness.client(&server.url);
        for _ in 0..20 {
            harness.wait(HoldTokens::new(client.clone()).create().send()).unwrap();
        }
        assert_eq!((server.requests(), server.connections()), (20, 1));
    }

    fn a_secret_key_never_appears_in_an_error(harness) {
        let servers = [
            FailingServer::start(Does::Closes).url,
            FailingServer::start(Does::Answers(answer("400 Bad Request", b"the-secret-key"))).url,
            crate::failing_server::closed_port(),
        ];
        for url in servers {
            let error = token(harness, &url, 1000).unwrap_err();
            let mut told = format!("{error} {error:?} {error:#?}");
            let mut source = std::error::Error::source(&error);
            while let Some(cause) = source {
                told.push_str(&format!("{cause} {cause:?}"));
                source = cause.source();
            }
            assert!(!told.contains("the-secret-key") && !told.contains("dGhlLXNlY3JldC1rZXk"), "{told}");
            assert!(!told.contains("127.0.0.1") || !told.contains("http://"), "a URL is told: {told}");
        }
    }
}
