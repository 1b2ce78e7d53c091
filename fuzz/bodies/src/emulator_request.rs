//! Requests of any kind to the emulator.

use crate::{
    service::{NOW, Service},
    take,
};
use bytes::Bytes;
use http::Response;
use seatsio_core::model::ErrorBody;
use seatsio_emulator::operations;
use serde_json::Value;

/// Makes the call that the first byte names: path arguments in the first line, the query in the second, then the body.
pub fn emulator_request(data: &[u8]) {
    let mut rest = data;
    let [operation, flags] = take(&mut rest);
    let mut lines = rest.splitn(3, |byte| *byte == b'\n');
    let (arguments, query, body) = (
        text(lines.next()),
        text(lines.next()),
        lines.next().unwrap_or_default(),
    );
    let operations = operations();
    let operation = operations[usize::from(operation) % operations.len()];
    let target = format!("{}?{query}", path(operation.path, arguments));
    let mut service = Service::new();
    let key = usize::from(flags % 2);
    let Some(request) = service.request(key, operation.method, &target, Bytes::copy_from_slice(body)) else {
        return;
    };
    let mut other = service.clone();
    let before = state(&service);
    let response = service.world.handle(&request, NOW);
    makes_sense(&response);
    let again = other.world.handle(&request, NOW);
    assert_eq!(
        (response.status(), response.body()),
        (again.status(), again.body())
    );
    if !response.status().is_success() {
        assert_eq!(
            state(&service),
            before,
            "{target}: a refused call has changed something"
        );
    }
    let event = service.ask("GET", "/events/gala", Bytes::new());
    let is_there = event.is_some_and(|response| response.status().is_success());
    assert!(
        is_there || operation.method != "GET",
        "reading has changed something"
    );
}

fn text(line: Option<&[u8]>) -> &str {
    line.and_then(|line| std::str::from_utf8(line).ok())
        .unwrap_or_default()
}

/// Fills the holes of a path template with the arguments, and with what is there where there are none.
fn path(template: &str, arguments: &str) -> String {
    let mut arguments = arguments.split(' ');
    let mut path = String::new();
    let mut rest = template;
    while let Some((before, after)) = rest.split_once('{') {
        let (hole, after) = after.split_once('}').unwrap_or((after, ""));
        let known = match hole {
            "chartKey" => "hall",
            "eventKey" => "gala",
            "seasonKey" | "topLevelSeasonKey" => "season",
            _ => "1",
        };
        let argument = arguments.next().filter(|argument| !argument.is_empty());
        path.push_str(before);
        path.push_str(argument.unwrap_or(known));
        rest = after;
    }
    path + rest
}

/// Everything but the numbers that are given out once.
fn state(service: &Service) -> Value {
    let mut state = serde_json::to_value(&service.world).expect("JSON");
    if let Some(fields) = state.as_object_mut() {
        fields.retain(|name, _| !name.ends_with("ids"));
    }
    state
}

/// No failure of its own, and bodies that are what they say.
pub(crate) fn makes_sense(response: &Response<Bytes>) {
    let status = response.status();
    assert!(
        !status.is_server_error() || status == 501,
        "{status}: {:?}",
        response.body()
    );
    let content_type = response.headers().get(http::header::CONTENT_TYPE);
    let is_json = content_type.is_some_and(|kind| kind.as_bytes().starts_with(b"application/json"));
    if is_json && !response.body().is_empty() {
        assert!(
            serde_json::from_slice::<Value>(response.body()).is_ok(),
            "{:?}",
            response.body()
        );
    }
    if !status.is_success() && !response.body().is_empty() {
        assert!(
            ErrorBody::parse(response.body()).is_some(),
            "{:?}",
            response.body()
        );
    }
}
