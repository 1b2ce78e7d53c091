//! The answers to calls that are carried out.

use bytes::Bytes;
use http::header::{CONTENT_TYPE, HeaderValue};
use http::{Response, StatusCode};
use serde::Serialize;

use crate::error::ApiError;

/// The answer to a call that was carried out.
#[derive(Clone, Debug)]
pub(crate) struct Answer {
    status: StatusCode,
    content_type: Option<HeaderValue>,
    body: Bytes,
}

impl Answer {
    /// 204, for calls whose effect is read elsewhere.
    pub(crate) const fn no_content() -> Self {
        Self {
            status: StatusCode::NO_CONTENT,
            content_type: None,
            body: Bytes::new(),
        }
    }

    /// 201 without a body.
    pub(crate) const fn created() -> Self {
        Self {
            status: StatusCode::CREATED,
            content_type: None,
            body: Bytes::new(),
        }
    }

    /// 200 with JSON.
    pub(crate) fn json(body: &impl Serialize) -> Result<Self, ApiError> {
        let written = serde_json::to_vec(body);
        let bytes =
            written.map_err(|error| ApiError::general(format!("The answer cannot be written: {error}")))?;
        Ok(Self::bytes("application/json", bytes))
    }

    /// 201 with JSON, for new things.
    pub(crate) fn created_json(body: &impl Serialize) -> Result<Self, ApiError> {
        Ok(Self {
            status: StatusCode::CREATED,
            ..Self::json(body)?
        })
    }

    /// 200 with bytes of some type.
    pub(crate) fn bytes(content_type: &'static str, body: impl Into<Bytes>) -> Self {
        let content_type = Some(HeaderValue::from_static(content_type));
        Self {
            status: StatusCode::OK,
            content_type,
            body: body.into(),
        }
    }

    pub(crate) fn into_response(self) -> Response<Bytes> {
        let mut response = Response::new(self.body);
        *response.status_mut() = self.status;
        if let Some(content_type) = self.content_type {
            response.headers_mut().insert(CONTENT_TYPE, content_type);
        }
        response
    }
}
