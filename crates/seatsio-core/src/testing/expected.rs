//! `Expected`: what a request has to look like.

use super::{SentRequest, step::header_of};
use http::{HeaderName, HeaderValue, Method};
use serde_json::Value;
use std::{error::Error as StdError, fmt};

/// What a request has to look like. What is not mentioned may be anything.
///
/// ```
/// use seatsio_core::testing::Expected;
/// use http::Method;
/// use serde_json::json;
///
/// let booking = Expected::new(Method::POST, "/events/spring-gala/actions/book")
///     .query("expand", "objects")
///     .header("x-workspace-key", "my-workspace")
///     .members(json!({ "orderId": "order-1" }));
/// # drop(booking);
/// ```
#[derive(Clone, Debug)]
pub struct Expected {
    method: Method,
    path: String,
    query: Vec<(String, String)>,
    headers: Vec<(HeaderName, Option<HeaderValue>)>,
    body: Body,
}

#[derive(Clone, Debug)]
enum Body {
    Any,
    Nothing,
    Json(Value),
    Members(Value),
}

/// How a request differs from what was expected.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mismatch(Vec<String>);

impl Expected {
    /// This method and this path: without base URL and query, percent-encoded as it is sent.
    #[must_use]
    pub fn new(method: Method, path: impl Into<String>) -> Self {
        Self {
            method,
            path: path.into(),
            query: Vec::new(),
            headers: Vec::new(),
            body: Body::Any,
        }
    }

    /// With this query parameter among others, both not encoded.
    #[must_use]
    pub fn query(mut self, name: impl Into<String>, value: impl Into<String>) -> Self {
        self.query.push((name.into(), value.into()));
        self
    }

    /// With this header.
    ///
    /// # Panics
    /// When name or value cannot stand in a header.
    #[must_use]
    pub fn header(mut self, name: &str, value: &str) -> Self {
        let (name, value) = header_of(name, value);
        self.headers.push((name, Some(value)));
        self
    }

    /// Without this header.
    #[must_use]
    pub fn without_header(mut self, name: HeaderName) -> Self {
        self.headers.push((name, None));
        self
    }

    /// With exactly this JSON as body.
    #[must_use]
    pub fn json(mut self, body: impl Into<Value>) -> Self {
        self.body = Body::Json(body.into());
        self
    }

    /// With a JSON object as body that has these members among others.
    #[must_use]
    pub fn members(mut self, members: impl Into<Value>) -> Self {
        self.body = Body::Members(members.into());
        self
    }

    /// Without a body.
    #[must_use]
    pub fn no_body(mut self) -> Self {
        self.body = Body::Nothing;
        self
    }

    pub(super) fn check(&self, sent: &SentRequest) -> Result<(), Mismatch> {
        let mut differences = Vec::new();
        if (sent.method(), sent.path()) != (&self.method, self.path.as_str()) {
            differences.push(format!("expected {self}, got {} {}", sent.method(), sent.path()));
        }
        let query = sent.query();
        for pair in self.query.iter().filter(|pair| !query.contains(pair)) {
            differences.push(format!("the query has no `{}={}`: {query:?}", pair.0, pair.1));
        }
        for (name, expected) in &self.headers {
            differences.extend(header_differs(name, expected.as_ref(), sent));
        }
        differences.extend(self.body.differs(sent));
        if differences.is_empty() {
            Ok(())
        } else {
            Err(Mismatch(differences))
        }
    }
}

fn header_differs(name: &HeaderName, expected: Option<&HeaderValue>, sent: &SentRequest) -> Option<String> {
    let got = sent.header(name.as_str());
    let expected = expected.and_then(|value| value.to_str().ok());
    // The value that was sent is not told: it may be the secret key.
    match (expected, got) {
        (Some(expected), None) => Some(format!("the header `{name}: {expected}` is missing")),
        (Some(expected), Some(got)) if expected != got => {
            Some(format!("the header `{name}` is not `{expected}`"))
        }
        (None, Some(_)) => Some(format!("the header `{name}` is there")),
        _ => None,
    }
}

impl Body {
    fn differs(&self, sent: &SentRequest) -> Option<String> {
        let got = sent.json();
        match self {
            Self::Any => None,
            Self::Nothing => (!sent.body().is_empty()).then(|| "there is a body".to_owned()),
            Self::Json(expected) => (got.as_ref() != Some(expected))
                .then(|| format!("the body is not {expected}, but {}", shown(got.as_ref()))),
            Self::Members(expected) => {
                let has_them = expected.as_object().is_some_and(|members| {
                    members
                        .iter()
                        .all(|(name, value)| got.as_ref().and_then(|body| body.get(name)) == Some(value))
                });
                (!has_them).then(|| format!("the body has not {expected}, but is {}", shown(got.as_ref())))
            }
        }
    }
}

fn shown(body: Option<&Value>) -> String {
    body.map_or_else(|| "no JSON".to_owned(), Value::to_string)
}

impl fmt::Display for Expected {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.method, self.path)
    }
}

impl fmt::Display for Mismatch {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0.join("; "))
    }
}

impl StdError for Mismatch {}
