//! The control API: what a test orders from outside, under `/emulator/`.

mod clock;
mod guard;
mod rules;
mod state;

pub(crate) use guard::is_from_this_machine;

use crate::emulator::Emulator;
use crate::error_code::Code;
use bytes::Bytes;
use http::{HeaderValue, Method, Request, Response, StatusCode, header};
use serde::{Serialize, de::DeserializeOwned};
use serde_json::json;
use std::{collections::BTreeMap, net::SocketAddr};

/// Whether a path belongs to the control API.
pub(crate) fn is_control(path: &str) -> bool {
    path == "/emulator" || path.starts_with("/emulator/")
}

/// A call that is not carried out.
#[derive(Debug)]
struct Refused {
    status: StatusCode,
    message: String,
}

impl Refused {
    fn bad(message: impl ToString) -> Self {
        Self {
            status: StatusCode::BAD_REQUEST,
            message: message.to_string(),
        }
    }

    fn missing(message: impl ToString) -> Self {
        Self {
            status: StatusCode::NOT_FOUND,
            message: message.to_string(),
        }
    }

    fn failed(message: impl ToString) -> Self {
        Self {
            status: StatusCode::INTERNAL_SERVER_ERROR,
            message: message.to_string(),
        }
    }
}

type Answer = Result<Response<Bytes>, Refused>;

/// One call of the control API.
struct ControlCall<'a> {
    emulator: &'a Emulator,
    query: BTreeMap<String, String>,
    body: &'a Bytes,
}

impl ControlCall<'_> {
    /// The body as JSON; none stands for an empty object.
    fn json<T: DeserializeOwned>(&self) -> Result<T, Refused> {
        let body = if self.body.trim_ascii().is_empty() {
            b"{}"
        } else {
            &self.body[..]
        };
        serde_json::from_slice(body).map_err(Refused::bad)
    }
}

/// Answers a call of the control API.
pub(crate) fn answer(emulator: &Emulator, request: &Request<Bytes>, peer: SocketAddr) -> Response<Bytes> {
    if !is_from_this_machine(request, peer) {
        return problem(
            StatusCode::FORBIDDEN,
            "The control API answers this machine only, under its own name",
        );
    }
    let call = ControlCall {
        emulator,
        query: query(request),
        body: request.body(),
    };
    let path = request.uri().path().trim_matches('/');
    let segments: Vec<&str> = path.split('/').skip(1).collect();
    route(&call, request.method(), &segments)
        .unwrap_or_else(|Refused { status, message }| problem(status, &message))
}

fn route(call: &ControlCall<'_>, method: &Method, path: &[&str]) -> Answer {
    match (method.as_str(), path) {
        ("GET", ["health"]) => ok(&json!({ "status": "ok", "version": env!("CARGO_PKG_VERSION") })),

        ("GET", ["clock"]) => clock::show(call),
        ("POST", ["clock", "advance"]) => clock::advance(call),
        ("POST", ["clock", "set"]) => clock::set(call),
        ("POST", ["clock", "freeze"]) => clock::freeze(call),
        ("POST", ["clock", "resume"]) => clock::resume(call),

        ("GET", ["faults"]) => rules::list_faults(call),
        ("POST", ["faults"]) => rules::add_fault(call),
        ("PUT", ["faults"]) => rules::replace_faults(call),
        ("DELETE", ["faults"]) => rules::clear_faults(call),
        ("DELETE", ["faults", id]) => rules::remove_fault(call, id),
        ("GET", ["latencies"]) => rules::list_latencies(call),
        ("PUT", ["latencies"]) => rules::replace_latencies(call),

        ("GET", ["journal"]) => state::journal(call),
        ("GET", ["journal", "counts"]) => ok(&call.emulator.journal().counts()),
        ("DELETE", ["journal"]) => state::clear_journal(call),
        ("GET", ["snapshot"]) => state::snapshot(call),
        ("PUT", ["snapshot"]) => state::restore(call),
        ("POST", ["reset"]) => state::reset(call),
        ("POST", ["companies"]) => state::create_company(call),
        ("POST", ["seed"]) => state::seed(call),
        _ => Err(Refused::missing(format!(
            "The control API has no {method} /emulator/{}",
            path.join("/")
        ))),
    }
}

fn query(request: &Request<Bytes>) -> BTreeMap<String, String> {
    let decoded = |text: &str| {
        percent_encoding::percent_decode_str(&text.replace('+', " "))
            .decode_utf8_lossy()
            .into_owned()
    };
    let pair = |text: &str| {
        let (name, value) = text.split_once('=').unwrap_or((text, ""));
        (decoded(name), decoded(value))
    };
    request
        .uri()
        .query()
        .unwrap_or_default()
        .split('&')
        .filter(|text| !text.is_empty())
        .map(pair)
        .collect()
}

fn ok(body: &impl Serialize) -> Answer {
    let bytes = serde_json::to_vec(body).map_err(Refused::failed)?;
    Ok(json_response(StatusCode::OK, bytes))
}

fn no_content() -> Answer {
    let mut response = Response::new(Bytes::new());
    *response.status_mut() = StatusCode::NO_CONTENT;
    Ok(response)
}

/// An error that is not the API's own: of the control API, or of the server.
pub(crate) fn problem(status: StatusCode, message: &str) -> Response<Bytes> {
    let body = json!({
        "status": status.as_u16(),
        "messages": [message],
        "errors": [{ "code": Code::EmulatorError.as_str(), "message": message }],
        "warnings": [],
        "requestId": "emulator",
    });
    json_response(status, body.to_string())
}

fn json_response(status: StatusCode, body: impl Into<Bytes>) -> Response<Bytes> {
    let mut response = Response::new(body.into());
    *response.status_mut() = status;
    response
        .headers_mut()
        .insert(header::CONTENT_TYPE, HeaderValue::from_static("application/json"));
    response
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn paths() -> impl Strategy<Value = String> {
        let word = prop_oneof![
            Just("clock"),
            Just("advance"),
            Just("set"),
            Just("freeze"),
            Just("faults"),
            Just("latencies"),
            Just("journal"),
            Just("snapshot"),
            Just("companies"),
            Just("seed"),
            Just("1"),
            Just(""),
            Just("%ff"),
        ];
        let path = prop::collection::vec(word, 0..4).prop_map(|words| words.join("/"));
        (path, "(\\?[a-z]{1,9}=[a-z0-9%&=+]{0,9})?")
            .prop_map(|(path, query)| format!("/emulator/{path}{query}"))
    }

    fn bodies() -> impl Strategy<Value = Vec<u8>> {
        prop_oneof![
            prop::collection::vec(any::<u8>(), 0..60),
            "\\{\"(now|minutes|milliseconds|companies|fault|operation)\": ?([0-9]{1,25}|\"[a-z0-9:.-]{0,20}\"|\\[\\{\\}\\])\\}"
                .prop_map(String::into_bytes),
        ]
    }

    proptest! {
        #[test]
        fn any_order_is_carried_out_or_refused(
            method in prop_oneof![Just("GET"), Just("POST"), Just("PUT"), Just("DELETE"), Just("PATCH")],
            path in paths(),
            body in bodies(),
        ) {
            let emulator = Emulator::new();
            let request = Request::builder().method(method).uri(&path).header(header::HOST, "localhost");
            let request = request.body(Bytes::from(body)).unwrap();
            let status = answer(&emulator, &request, ([127, 0, 0, 1], 1).into()).status();
            prop_assert!(status.is_success() || status.is_client_error(), "{} {} {}", method, path, status);
            prop_assert!(emulator.snapshot().is_ok());
        }
    }
}
