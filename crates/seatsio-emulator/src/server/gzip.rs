//! Compresses answers for clients that ask for it (AUT-10).

use bytes::Bytes;
use flate2::{Compression, write::GzEncoder};
use http::{
    HeaderMap, HeaderValue, Response,
    header::{ACCEPT_ENCODING, CONTENT_ENCODING, CONTENT_TYPE, VARY},
};
use std::io::Write as _;

/// Shorter answers gain nothing.
const SHORTEST: usize = 1024;

/// Whether a client asks for gzip.
pub(super) fn is_wanted(headers: &HeaderMap) -> bool {
    let texts = headers
        .get_all(ACCEPT_ENCODING)
        .into_iter()
        .filter_map(|value| value.to_str().ok());
    texts.flat_map(|text| text.split(',')).any(accepts)
}

fn accepts(coding: &str) -> bool {
    let (name, weight) = coding.split_once(';').unwrap_or((coding, ""));
    let refused = weight
        .trim()
        .strip_prefix("q=")
        .and_then(|q| q.trim().parse::<f32>().ok())
        == Some(0.0);
    name.trim().eq_ignore_ascii_case("gzip") && !refused
}

/// Compresses an answer if that gains something.
pub(super) fn compress(mut response: Response<Bytes>) -> Response<Bytes> {
    if response.body().len() < SHORTEST || !is_text(response.headers()) {
        return response;
    }
    // The lowest level: on one machine the time is worth more than the bytes.
    let mut encoder = GzEncoder::new(Vec::new(), Compression::fast());
    if let Ok(compressed) = encoder.write_all(response.body()).and_then(|()| encoder.finish()) {
        *response.body_mut() = compressed.into();
        response
            .headers_mut()
            .insert(CONTENT_ENCODING, HeaderValue::from_static("gzip"));
        response
            .headers_mut()
            .insert(VARY, HeaderValue::from_static("accept-encoding"));
    }
    response
}

fn is_text(headers: &HeaderMap) -> bool {
    let content_type = headers
        .get(CONTENT_TYPE)
        .and_then(|value| value.to_str().ok())
        .unwrap_or_default();
    ["json", "text/", "xml"]
        .iter()
        .any(|kind| content_type.contains(kind))
        && !headers.contains_key(CONTENT_ENCODING)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn asks(text: &str) -> bool {
        is_wanted(&HeaderMap::from_iter([(
            ACCEPT_ENCODING,
            HeaderValue::from_str(text).unwrap(),
        )]))
    }

    #[test]
    fn a_client_asks_for_gzip_by_name() {
        assert!(asks("gzip") && asks("deflate, GZIP;q=0.5"));
        assert!(!asks("br") && !asks("gzip;q=0") && !asks("") && !asks("gzipped"));
    }

    #[test]
    fn only_long_texts_are_compressed() {
        let compressed = |content_type: &str, length: usize| {
            let body = Bytes::from("x".repeat(length));
            let response = Response::builder()
                .header(CONTENT_TYPE, content_type)
                .body(body)
                .unwrap();
            compress(response).headers().contains_key(CONTENT_ENCODING)
        };
        assert!(compressed("application/json", SHORTEST));
        assert!(!compressed("application/json", SHORTEST - 1));
        assert!(!compressed("image/png", SHORTEST));
    }
}
