//! What a handler is given of a request: path arguments, query, body.

use std::borrow::Cow;

use bytes::Bytes;
use percent_encoding::percent_decode_str;
use serde_json::Value;

use crate::error::ApiError;

/// A request that has found its route and whose body has been checked against it.
#[derive(Clone, Debug)]
pub(crate) struct Input {
    /// What stood in the holes of the route's template.
    pub(crate) path: PathArguments,
    /// The query parameters.
    pub(crate) query: Query,
    /// The JSON body; an empty object when there is none or the word `null`.
    pub(crate) body: Value,
    /// The body as it came.
    pub(crate) raw: Bytes,
    /// Where the client reaches the service, such as `http://localhost:9001`; empty if it does not say.
    pub(crate) origin: String,
}

impl Input {
    /// A field of the body. Absent and null are both `None`; see [`Input::field`] for the difference.
    pub(crate) fn given(&self, name: &str) -> Option<&Value> {
        self.field(name).filter(|value| !value.is_null())
    }

    /// A field of the body, which may be null.
    pub(crate) fn field(&self, name: &str) -> Option<&Value> {
        self.body.get(name)
    }

    /// A text field of the body.
    pub(crate) fn text(&self, name: &str) -> Option<&str> {
        self.field(name)?.as_str()
    }

    /// A yes-or-no field of the body.
    pub(crate) fn flag(&self, name: &str) -> Option<bool> {
        self.field(name)?.as_bool()
    }
}

/// What stood in the holes of a path template, decoded.
#[derive(Clone, Debug, Default)]
pub(crate) struct PathArguments(pub(crate) Vec<(&'static str, String)>);

impl PathArguments {
    /// The argument of a hole of the template; empty when the template has no such hole.
    pub(crate) fn of(&self, hole: &str) -> &str {
        self.0
            .iter()
            .find(|(name, _)| *name == hole)
            .map_or("", |(_, value)| value)
    }
}

/// The origin of a request, for links back to the service.
pub(crate) fn origin(request: &http::Request<Bytes>) -> String {
    let scheme = request.uri().scheme_str().unwrap_or("http");
    let host = request
        .headers()
        .get(http::header::HOST)
        .and_then(|host| host.to_str().ok());
    let authority = request
        .uri()
        .authority()
        .map(http::uri::Authority::as_str)
        .or(host);
    authority
        .map(|authority| format!("{scheme}://{authority}"))
        .unwrap_or_default()
}

/// The segments of a path, each decoded by itself, so that an encoded slash stays within its segment (AUT-11).
pub(crate) fn segments(path: &str) -> Result<Vec<Cow<'_, str>>, ApiError> {
    path.strip_prefix('/')
        .unwrap_or(path)
        .split('/')
        .map(decoded)
        .collect()
}

fn decoded(text: &str) -> Result<Cow<'_, str>, ApiError> {
    match percent_decode_str(text).decode_utf8() {
        Ok(decoded) => Ok(decoded),
        Err(_) => Err(ApiError::general(format!(
            "The text {text} is not UTF-8 when decoded"
        ))),
    }
}

/// Decodes a part of a query, where a plus sign is a space.
fn form_decoded(text: &str) -> Result<String, ApiError> {
    decoded(&text.replace('+', " ")).map(Cow::into_owned)
}

/// The parameters of a query, in order; names may repeat (AUT-12).
#[derive(Clone, Debug, Default)]
pub(crate) struct Query(Vec<(String, String)>);

impl Query {
    /// Reads `name=value` pairs; a plus sign is a space, as in forms.
    pub(crate) fn parse(query: Option<&str>) -> Result<Self, ApiError> {
        let pair = |text: &str| {
            let (name, value) = text.split_once('=').unwrap_or((text, ""));
            Ok((form_decoded(name)?, form_decoded(value)?))
        };
        let pairs = query
            .unwrap_or_default()
            .split('&')
            .filter(|text| !text.is_empty());
        pairs.map(pair).collect::<Result<_, _>>().map(Self)
    }

    /// All values of a parameter.
    pub(crate) fn all<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a str> {
        self.0
            .iter()
            .filter(move |(key, _)| key == name)
            .map(|(_, value)| value.as_str())
    }

    /// The value of a parameter that may be given once (ERR-7).
    pub(crate) fn single(&self, name: &str) -> Result<Option<&str>, ApiError> {
        let mut values = self.0.iter().filter(|(key, _)| key == name);
        match (values.next(), values.next()) {
            (_, Some(_)) => Err(ApiError::general(format!("Only one {name} parameter is allowed"))),
            (first, None) => Ok(first.map(|(_, value)| value.as_str())),
        }
    }

    /// The names of the parameters given.
    pub(crate) fn names(&self) -> impl Iterator<Item = &str> {
        self.0.iter().map(|(name, _)| name.as_str())
    }
}

#[cfg(test)]
mod tests {
    use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
    use proptest::collection::vec;
    use proptest::prelude::*;

    use super::*;

    fn encoded(text: &str) -> String {
        utf8_percent_encode(text, NON_ALPHANUMERIC).to_string()
    }

    proptest! {
        // AUT-11
        #[test]
        fn any_texts_come_back_from_the_segments_of_a_path(texts in vec(".{0,12}", 1..6)) {
            let path: String = texts.iter().map(|text| format!("/{}", encoded(text))).collect();
            prop_assert_eq!(segments(&path)?, texts);
        }

        // AUT-12
        #[test]
        fn any_pairs_come_back_from_a_query(pairs in vec((".{1,8}", ".{0,8}"), 0..6)) {
            let texts: Vec<String> =
                pairs.iter().map(|(name, value)| format!("{}={}", encoded(name), encoded(value))).collect();
            prop_assert_eq!(Query::parse(Some(&texts.join("&")))?.0, pairs);
        }

        #[test]
        fn any_path_and_query_are_read_or_refused(text in "[%a-zA-Z0-9/&=+.]{0,40}") {
            let (path, query) = (segments(&text), Query::parse(Some(&text)));
            let is_plain = !text.contains('%');
            prop_assert!(!is_plain || (path.is_ok() && query.is_ok()));
        }
    }
}
