//! Whatever text a caller has for a key, a label or a header: it arrives as it is, or is refused by name.

use bytes::Bytes;
use http::Request;
use percent_encoding::percent_decode_str;
use seatsio_core::{
    Config, Error, ErrorKind, Operation, Region, RequestTemplate,
    api::events::{BookObjects, RetrieveEvent, RetrieveObjectInfos},
};
use serde_json::Value;
use std::sync::LazyLock;

/// What all requests of a client share.
static TEMPLATE: LazyLock<RequestTemplate> =
    LazyLock::new(|| RequestTemplate::new(&Config::new(Region::Eu, "key"), true).expect("a template"));

/// Uses the input as an event key, as labels, as a query parameter and as a workspace key.
pub fn path_building(data: &[u8]) {
    let Ok(text) = std::str::from_utf8(data) else {
        return;
    };
    as_a_key(text);
    as_labels(text);
    as_a_parameter(text);
    as_a_workspace(text);
}

fn planned(operation: &impl Operation) -> Result<Request<Bytes>, Error> {
    TEMPLATE.request(&operation.plan()?)
}

fn refused_by_name(error: &Error, arguments: &[&str]) {
    assert_eq!(error.kind(), ErrorKind::InvalidArgument, "{error}");
    // A URL that is too long has no single argument to blame.
    let blamed = error.argument();
    assert!(blamed.is_none_or(|name| arguments.contains(&name)), "{error}");
}

fn decoded(text: &str) -> String {
    percent_decode_str(text)
        .decode_utf8()
        .expect("UTF-8")
        .into_owned()
}

fn as_a_key(text: &str) {
    let request = match planned(&RetrieveEvent::new(text)) {
        Ok(request) => request,
        Err(error) => return refused_by_name(&error, &["event"]),
    };
    let uri = request.uri();
    assert_eq!((uri.host(), uri.query()), (Some("api-eu.seatsio.net"), None));
    let segments: Vec<_> = uri.path().split('/').collect();
    assert_eq!(segments[..2], ["", "events"]);
    assert_eq!(segments.len(), 3, "{uri}");
    assert_eq!(decoded(segments[2]), text);
    assert!(![".", ".."].contains(&segments[2]), "{uri}");
}

fn as_labels(text: &str) {
    let labels: Vec<&str> = text.split('\n').collect();
    match planned(&RetrieveObjectInfos::new("e", &labels)) {
        Ok(request) => {
            let query = request.uri().query().expect("labels");
            assert!(!query.contains('+'), "a space to many servers: {query}");
            let read = query
                .split('&')
                .map(|pair| decoded(pair.strip_prefix("label=").expect("a label")));
            assert_eq!(read.collect::<Vec<_>>(), labels);
        }
        Err(error) => refused_by_name(&error, &["labels"]),
    }
    match planned(&BookObjects::new("e", &labels).order_id(text)) {
        Ok(request) => {
            let body: Value = serde_json::from_slice(request.body()).expect("JSON");
            assert_eq!(body["orderId"], text);
            let objects = body["objects"].as_array().expect("objects").iter();
            let read =
                objects.map(|object| object["objectId"].as_str().or(object.as_str()).expect("a label"));
            assert_eq!(read.collect::<Vec<_>>(), labels);
        }
        Err(error) => refused_by_name(&error, &["objects", "order_id"]),
    }
}

fn as_a_parameter(text: &str) {
    let operation = RetrieveEvent::new("e").options(|options| options.query(text, text));
    match planned(&operation) {
        Ok(request) => {
            let query = request.uri().query().expect("a parameter");
            assert!(!query.contains('+'), "a space to many servers: {query}");
            let (name, value) = query.split_once('=').expect("a pair");
            assert_eq!(
                (decoded(name), decoded(value)),
                (text.to_owned(), text.to_owned())
            );
        }
        Err(error) => refused_by_name(&error, &[]),
    }
}

fn as_a_workspace(text: &str) {
    let operation = RetrieveEvent::new("e").options(|options| options.workspace(text));
    match planned(&operation) {
        Ok(request) => {
            let sent = &request.headers()["x-workspace-key"];
            assert_eq!(sent.as_bytes(), text.as_bytes());
            assert!(
                text.bytes()
                    .all(|byte| (b' '..0x7f).contains(&byte) || byte == b'\t'),
                "{text:?}"
            );
        }
        Err(error) => refused_by_name(&error, &["workspace"]),
    }
}
