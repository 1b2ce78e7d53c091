//! Requests of any kind to the emulator.

use crate::{
    service::{NOW, Service, known},
    take,
};
use bytes::Bytes;
use http::Response;
use seatsio_core::model::ErrorBody;
use seatsio_emulator::{Operation, UnknownFields, operations};
use serde_json::Value;
use std::sync::LazyLock;

static OPERATIONS: LazyLock<Vec<Operation>> = LazyLock::new(operations);

/// Makes the call that the first byte names, with the key and the strictness that the second one says: path arguments in
/// the first line, the query in the second, then the body.
pub fn emulator_request(data: &[u8]) {
    answer(data);
}

/// The same, and what the emulator answers if it is a request at all.
pub(crate) fn answer(data: &[u8]) -> Option<Response<Bytes>> {
    let mut rest = data;
    let [operation, flags] = take(&mut rest);
    let mut lines = rest.splitn(3, |byte| *byte == b'\n');
    let (arguments, query, body) = (
        text(lines.next()),
        text(lines.next()),
        lines.next().unwrap_or_default(),
    );
    let operation = OPERATIONS[usize::from(operation) % OPERATIONS.len()];
    let target = format!("{}?{query}", path(operation.path, arguments));
    let unknown_fields = match flags & 1 {
        0 => UnknownFields::Refused,
        _ => UnknownFields::Ignored,
    };
    let before = Service::beginning(unknown_fields);
    let key = usize::from(flags >> 2) % 3;
    let body = Bytes::copy_from_slice(body);
    let request = before.request(key, operation.method, &target, body)?;
    let mut world = before.world.clone();
    let response = world.handle(&request, NOW);
    makes_sense(&response);
    if !response.status().is_success() {
        assert!(
            world == before.world,
            "{target}: a refused call has changed something"
        );
    }
    if operation.method == "GET" {
        assert!(world == before.world, "{target}: reading has changed something");
    }
    let mut other = before.world.clone();
    let again = other.handle(&request, NOW);
    assert_eq!(
        (response.status(), response.body()),
        (again.status(), again.body())
    );
    assert!(world == other, "{target}: the same call has changed other things");
    Some(response)
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
        let argument = arguments.next().filter(|argument| !argument.is_empty());
        path.push_str(before);
        path.push_str(argument.unwrap_or_else(|| known(hole)));
        rest = after;
    }
    path + rest
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
