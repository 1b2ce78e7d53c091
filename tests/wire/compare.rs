//! Requests, and in what two of them differ.

use http::header;
use serde_json::Value;
use std::{collections::BTreeMap, fmt::Write as _};

/// What of a request carries meaning.
#[derive(Clone, Debug, PartialEq)]
pub struct Request {
    pub method: String,
    /// As sent, percent-encoded.
    pub path: String,
    /// Decoded, in the order sent.
    pub query: Vec<(String, String)>,
    pub body: Option<Value>,
    pub workspace: Option<String>,
    /// The whole header, where a vector is about it.
    pub authorization: Option<String>,
}

impl Request {
    /// A request without query and body.
    pub fn bare(method: &str, path: &str) -> Self {
        Self {
            method: method.to_owned(),
            path: path.to_owned(),
            query: Vec::new(),
            body: None,
            workspace: None,
            authorization: None,
        }
    }

    /// Reads what was handed to the transport.
    ///
    /// Headers that every request has to have are checked here, since no vector needs to say so.
    pub fn read(request: &http::Request<bytes::Bytes>) -> Self {
        let header = |name: &str| {
            request
                .headers()
                .get(name)
                .map(|value| value.to_str().unwrap_or("?").to_owned())
        };
        assert_eq!(header("x-client-lib").as_deref(), Some("rust"));
        assert!(
            request.headers().contains_key(header::ACCEPT),
            "says what it accepts"
        );
        let has_body = !request.body().is_empty();
        assert_eq!(
            header("content-type").as_deref(),
            has_body.then_some("application/json"),
            "a body is declared, and only a body"
        );
        Self {
            method: request.method().to_string(),
            path: request.uri().path().to_owned(),
            query: request.uri().query().map(pairs).unwrap_or_default(),
            body: has_body.then(|| serde_json::from_slice(request.body()).expect("a body is JSON")),
            workspace: header("x-workspace-key"),
            authorization: header("authorization"),
        }
    }
}

fn pairs(query: &str) -> Vec<(String, String)> {
    let decode = |text: &str| {
        percent_encoding::percent_decode_str(text)
            .decode_utf8()
            .expect("a query is UTF-8")
            .into_owned()
    };
    query
        .split('&')
        .map(|pair| pair.split_once('=').unwrap_or((pair, "")))
        .map(|(name, value)| (decode(name), decode(value)))
        .collect()
}

/// The requests without repetitions in a row: how often a failed attempt is repeated is not the matter here.
pub fn collapsed(requests: &[Request]) -> Vec<Request> {
    let mut distinct = requests.to_vec();
    distinct.dedup();
    distinct
}

/// In what the requests differ, if they do.
pub fn mismatch(expected: &[Request], sent: &[Request]) -> Option<String> {
    if expected.len() != sent.len() {
        return Some(format!(
            "expected {} requests, sent {}:\n{}",
            expected.len(),
            sent.len(),
            lines(expected, sent)
        ));
    }
    let same = expected
        .iter()
        .zip(sent)
        .all(|(expected, sent)| same(expected, sent));
    (!same).then(|| format!("\n{}", lines(expected, sent)))
}

fn same(expected: &Request, sent: &Request) -> bool {
    expected.method == sent.method
        && expected.path == sent.path
        && by_key(&expected.query) == by_key(&sent.query)
        && expected.body == sent.body
        && expected.workspace == sent.workspace
        && expected
            .authorization
            .as_ref()
            .is_none_or(|_| expected.authorization == sent.authorization)
}

/// The values of each key in order; the order of the keys means nothing.
fn by_key(query: &[(String, String)]) -> BTreeMap<&str, Vec<&str>> {
    let mut keys: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for (name, value) in query {
        keys.entry(name).or_default().push(value);
    }
    keys
}

fn lines(expected: &[Request], sent: &[Request]) -> String {
    let mut text = String::new();
    for (who, requests) in [("expected", expected), ("sent", sent)] {
        for request in requests {
            let body = request
                .body
                .as_ref()
                .map_or_else(|| "no body".to_owned(), Value::to_string);
            let _ = writeln!(
                text,
                "    {who:8} {} {} {:?} {body} {}",
                request.method,
                request.path,
                request.query,
                request.workspace.as_deref().unwrap_or_default()
            );
        }
    }
    text
}
