//! Decompression of answers, bounded.

use crate::{TransportError, TransportErrorKind};
use bytes::Bytes;
use http::{Response, header};

/// Replaces a gzipped body by what it holds, at most `limit` bytes of it.
///
/// A transport may have decompressed it already; then the header is gone and nothing happens.
#[cfg(feature = "gzip")]
pub(super) fn unpack(response: Response<Bytes>, limit: usize) -> Result<Response<Bytes>, TransportError> {
    let encoding = response.headers().get(header::CONTENT_ENCODING);
    let is_gzip = encoding.is_some_and(|value| value.as_bytes().trim_ascii().eq_ignore_ascii_case(b"gzip"));
    if !is_gzip {
        return Ok(response);
    }
    let (mut parts, body) = response.into_parts();
    parts.headers.remove(header::CONTENT_ENCODING);
    parts.headers.remove(header::CONTENT_LENGTH);
    let body = if body.is_empty() {
        body
    } else {
        gunzip(&body, limit)?
    };
    Ok(Response::from_parts(parts, body))
}

#[cfg(feature = "gzip")]
fn gunzip(body: &[u8], limit: usize) -> Result<Bytes, TransportError> {
    use std::io::Read;
    let most = limit.saturating_add(1);
    // JSON shrinks about tenfold, so this mostly spares growing; a bomb still starts small.
    let mut unpacked = vec![0; body.len().saturating_mul(8).clamp(64, 1 << 20).min(most)];
    let mut decoder = flate2::read::MultiGzDecoder::new(body);
    let mut length = 0;
    // Not `read_to_end`, which is generic and large.
    loop {
        match decoder.read(unpacked.get_mut(length..).unwrap_or_default()) {
            Ok(0) => break,
            Ok(read) => length += read,
            Err(error) => return Err(TransportError::new(TransportErrorKind::Interrupted, error)),
        }
        if length > limit {
            let reason = format!("more than {limit} bytes when decompressed");
            return Err(TransportError::new(TransportErrorKind::TooLarge, reason));
        }
        if length == unpacked.len() {
            unpacked.resize(length.saturating_mul(2).min(most), 0);
        }
    }
    unpacked.truncate(length);
    Ok(unpacked.into())
}

/// Without the `gzip` feature nothing compressed is asked for, so nothing is decompressed.
#[cfg(not(feature = "gzip"))]
pub(super) fn unpack(response: Response<Bytes>, _limit: usize) -> Result<Response<Bytes>, TransportError> {
    if response.headers().contains_key(header::CONTENT_ENCODING) {
        return Err(TransportError::new(
            TransportErrorKind::Interrupted,
            "the answer is compressed, unasked",
        ));
    }
    Ok(response)
}

#[cfg(test)]
#[cfg(feature = "gzip")]
mod tests {
    use super::*;
    use std::io::Write;

    fn zipped(bytes: &[u8]) -> Response<Bytes> {
        let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
        encoder.write_all(bytes).unwrap();
        let body = encoder.finish().unwrap();
        Response::builder()
            .header("content-encoding", "GZIP")
            .body(body.into())
            .unwrap()
    }

    #[test]
    fn a_gzipped_answer_is_unpacked_and_says_so_no_more() {
        let response = unpack(zipped(b"{\"a\":1}"), 100).unwrap();
        assert_eq!(response.body(), "{\"a\":1}");
        assert!(response.headers().is_empty());
    }

    #[test]
    fn a_bomb_ends_at_the_limit() {
        let bomb = zipped(&vec![0; 10_000_000]);
        assert_eq!(
            unpack(bomb, 1_000_000).unwrap_err().kind(),
            TransportErrorKind::TooLarge
        );
    }

    #[test]
    fn a_cut_gzip_stream_is_an_interruption() {
        let mut response = zipped(b"some text that is long enough to be cut in the middle");
        let body = response.body().slice(..20);
        *response.body_mut() = body;
        assert_eq!(
            unpack(response, 1000).unwrap_err().kind(),
            TransportErrorKind::Interrupted
        );
    }
}
