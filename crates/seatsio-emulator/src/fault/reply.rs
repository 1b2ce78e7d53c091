//! What a client is to experience, as plain data for whoever carries the request.

use super::Fault;
use crate::error_code::Code;
use bytes::Bytes;
use http::{HeaderName, HeaderValue, Response, StatusCode, header};
use std::time::Duration;

/// What comes back over the connection.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub enum Reply {
    /// An answer.
    Answer(Response<Bytes>),
    /// The head of an answer and the first bytes of its body; then the connection ends.
    Cut {
        /// The whole answer.
        response: Response<Bytes>,
        /// How many bytes of its body get through: always fewer than it has.
        after_bytes: usize,
    },
    /// The connection is reset without a byte of an answer.
    Reset,
    /// Nothing, ever; the connection stays open.
    Never,
}

/// A reply and how long it is under way.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Delivery {
    /// How long the reply waits after the request was carried out.
    pub delay: Duration,
    /// What comes back then.
    pub reply: Reply,
}

impl Fault {
    /// The reply in place of `honest`, the answer that the request would have had; none when
    /// the request was not carried out. `nonce` makes what has to be made up reproducible.
    pub(crate) fn reply(&self, honest: Option<Response<Bytes>>, nonce: u64) -> Reply {
        match self {
            Self::TooManyRequests { retry_after } => {
                Reply::Answer(error(429, Code::RateLimitExceeded, retry_after.as_deref(), nonce))
            }
            Self::ServerError {
                status, retry_after, ..
            } => Reply::Answer(error(*status, Code::InternalError, retry_after.as_deref(), nonce)),
            Self::Html { status, .. } => Reply::Answer(html(*status)),
            Self::Garbage { .. } => Reply::Answer(garbage(nonce)),
            Self::Answer {
                status,
                headers,
                body,
                ..
            } => Reply::Answer(custom(*status, headers, body)),
            Self::Cut { after_bytes } => cut(honest, *after_bytes),
            Self::Never { .. } => Reply::Never,
            Self::Reset { .. } => Reply::Reset,
            Self::Delay { .. } => honest.map_or(Reply::Reset, Reply::Answer),
        }
    }
}

fn cut(honest: Option<Response<Bytes>>, after_bytes: usize) -> Reply {
    match honest {
        Some(response) if !response.body().is_empty() => {
            let after_bytes = after_bytes.min(response.body().len() - 1);
            Reply::Cut {
                response,
                after_bytes,
            }
        }
        _ => Reply::Reset,
    }
}

fn answer(status: u16, content_type: &'static str, body: impl Into<Bytes>) -> Response<Bytes> {
    let mut response = Response::new(body.into());
    *response.status_mut() = StatusCode::from_u16(status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    response
        .headers_mut()
        .insert(header::CONTENT_TYPE, HeaderValue::from_static(content_type));
    response
}

fn error(status: u16, code: Code, retry_after: Option<&str>, nonce: u64) -> Response<Bytes> {
    let message = format!("Fault on order: {status}");
    let body = serde_json::json!({
        "status": status,
        "messages": [message],
        "errors": [{ "code": code.as_str(), "message": message }],
        "warnings": [],
        "requestId": format!("fault-{nonce:016x}"),
    });
    let mut response = answer(status, "application/json;charset=utf-8", body.to_string());
    if let Some(Ok(value)) = retry_after.map(HeaderValue::from_str) {
        response.headers_mut().insert(header::RETRY_AFTER, value);
    }
    response
}

fn html(status: u16) -> Response<Bytes> {
    let body = format!("<html><head><title>{status}</title></head><body><h1>{status}</h1></body></html>");
    answer(status, "text/html; charset=utf-8", body)
}

fn garbage(nonce: u64) -> Response<Bytes> {
    let mut body = b"{\"id\":".to_vec();
    let mut state = nonce;
    for _ in 0..8 {
        state = super::engine::mix(state);
        body.extend_from_slice(&state.to_le_bytes());
    }
    // A byte that no UTF-8 text holds, so that no seed makes sense of it by chance.
    body.push(0xff);
    answer(200, "application/json;charset=utf-8", body)
}

/// How long an answer is, and whether the connection goes on, is for whoever sends it to say.
const FRAMING: [HeaderName; 3] = [
    header::CONTENT_LENGTH,
    header::TRANSFER_ENCODING,
    header::CONNECTION,
];

fn custom(status: u16, headers: &[(String, String)], body: &str) -> Response<Bytes> {
    let mut response = Response::new(Bytes::copy_from_slice(body.as_bytes()));
    *response.status_mut() = StatusCode::from_u16(status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    for (name, value) in headers {
        // What cannot stand in a header is left out: rules come from files and requests.
        if let (Ok(name), Ok(value)) = (name.parse::<HeaderName>(), HeaderValue::from_str(value))
            && !FRAMING.contains(&name)
        {
            response.headers_mut().append(name, value);
        }
    }
    response
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fault::When;
    use proptest::prelude::*;

    fn honest(body: &'static str) -> Option<Response<Bytes>> {
        Some(Response::new(Bytes::from_static(body.as_bytes())))
    }

    proptest! {
        #[test]
        fn a_cut_never_lets_the_whole_body_through(after_bytes: usize, body in "[a-z]{0,20}") {
            let honest = Some(Response::new(Bytes::from(body.clone())));
            match (Fault::Cut { after_bytes }).reply(honest, 0) {
                Reply::Cut { after_bytes: through, .. } => {
                    prop_assert_eq!(through, after_bytes.min(body.len() - 1));
                }
                Reply::Reset => prop_assert!(body.is_empty()),
                other => prop_assert!(false, "{other:?}"),
            }
        }

        #[test]
        fn garbage_is_never_json(nonce: u64) {
            let Reply::Answer(response) = (Fault::Garbage { when: When::After }).reply(honest("{}"), nonce) else {
                return Err(TestCaseError::fail("no answer"));
            };
            prop_assert!(serde_json::from_slice::<serde_json::Value>(response.body()).is_err());
        }

        #[test]
        fn any_retry_after_and_any_header_is_harmless(text in any::<String>(), status: u16) {
            let headers = vec![(text.clone(), text.clone())];
            Fault::Answer { status, headers, body: text.clone(), when: When::Before }.reply(None, 0);
            let fault = Fault::TooManyRequests { retry_after: Some(text.clone()) };
            let Reply::Answer(response) = fault.reply(None, 0) else {
                return Err(TestCaseError::fail("no answer"));
            };
            let sent = response.headers().get(header::RETRY_AFTER).map(|v| v.as_bytes().to_vec());
            prop_assert_eq!(sent, HeaderValue::from_str(&text).ok().map(|_| text.into_bytes()));
        }
    }

    #[test]
    fn an_error_has_all_the_parts_that_clients_read() {
        let fault = Fault::ServerError {
            status: 503,
            when: When::After,
            retry_after: Some("2".into()),
        };
        let Reply::Answer(response) = fault.reply(honest("{}"), 9) else {
            panic!("no answer")
        };
        let body: serde_json::Value = serde_json::from_slice(response.body()).unwrap();
        assert_eq!(response.status(), 503);
        assert_eq!(response.headers()[header::RETRY_AFTER], "2");
        assert_eq!(body["errors"][0].as_object().unwrap().len(), 2);
        assert!(body["requestId"].is_string() && body["messages"].is_array());
    }

    #[test]
    fn an_honest_answer_without_a_body_cannot_be_cut() {
        assert!(matches!(
            Fault::Cut { after_bytes: 3 }.reply(honest(""), 0),
            Reply::Reset
        ));
    }
}
