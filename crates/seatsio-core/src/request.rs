//! Turns a plan into the HTTP request that is sent: base URL, credentials and fixed headers, worked out once.

use crate::{Config, Error, Invalid, Plan};
use bytes::Bytes;
use http::{HeaderMap, HeaderName, HeaderValue, Request, header};

const WORKSPACE: HeaderName = HeaderName::from_static("x-workspace-key");
/// As the official JavaScript client asks: thumbnails and CSV files are no JSON.
const ACCEPT: &str = "application/json, text/plain, */*";
const CLIENT: HeaderName = HeaderName::from_static("x-client-lib");

/// Turns plans into requests: base URL, credentials and fixed headers, worked out once.
#[derive(Clone)]
pub struct RequestTemplate {
    base_url: crate::BaseUrl,
    bare: HeaderMap,
    with_body: HeaderMap,
}

impl RequestTemplate {
    /// Works out what all requests of a client share.
    ///
    /// `decodes_gzip` says whether the transport can read a gzipped answer; only then it is asked for.
    ///
    /// # Errors
    /// The secret key is empty, or a setting cannot stand in a header; the setting is named.
    pub fn new(config: &Config, decodes_gzip: bool) -> Result<Self, Error> {
        let mut bare = HeaderMap::with_capacity(12);
        let authorization = config
            .secret_key
            .authorization()
            .ok_or_else(|| Error::invalid_argument("secret_key", Invalid::new("must not be empty")))?;
        bare.insert(header::AUTHORIZATION, authorization);
        bare.insert(header::ACCEPT, HeaderValue::from_static(ACCEPT));
        bare.insert(CLIENT, HeaderValue::from_static("rust"));
        bare.insert(header::USER_AGENT, user_agent(config.application.as_deref())?);
        if decodes_gzip {
            bare.insert(header::ACCEPT_ENCODING, HeaderValue::from_static("gzip"));
        }
        if let Some(key) = &config.workspace {
            bare.insert(WORKSPACE, header_value("workspace", key.as_str())?);
        }
        for (name, value) in &config.headers {
            bare.insert(name.clone(), value.clone());
        }
        let mut with_body = bare.clone();
        with_body.insert(header::CONTENT_TYPE, HeaderValue::from_static("application/json"));
        Ok(Self {
            base_url: config.base_url.clone(),
            bare,
            with_body,
        })
    }

    /// The same template for another workspace.
    ///
    /// # Errors
    /// The key cannot stand in a header.
    pub fn for_workspace(&self, key: &crate::model::WorkspaceKey) -> Result<Self, Error> {
        let value = header_value("workspace", key.as_str())?;
        let mut template = self.clone();
        template.bare.insert(WORKSPACE, value.clone());
        template.with_body.insert(WORKSPACE, value);
        Ok(template)
    }

    /// The request of a plan, ready to be sent.
    ///
    /// # Errors
    /// The base URL and the path do not make a URI (it would be too long), or a per-call header is bad.
    pub fn request(&self, plan: &Plan) -> Result<Request<Bytes>, Error> {
        let uri = self
            .base_url
            .uri(plan.path_and_query())
            .map_err(|error| Error::invalid_request("the URL is too long or malformed").caused(error))?;
        let headers = if plan.body().is_some() {
            &self.with_body
        } else {
            &self.bare
        };
        let mut request = Request::new(plan.body().cloned().unwrap_or_default());
        *request.method_mut() = plan.spec().method.clone();
        *request.uri_mut() = uri;
        *request.headers_mut() = headers.clone();
        if let Some(options) = plan.options() {
            apply(options, request.headers_mut())?;
        }
        Ok(request)
    }
}

fn apply(options: &crate::CallOptions, headers: &mut HeaderMap) -> Result<(), Error> {
    if let Some(key) = &options.workspace {
        headers.insert(WORKSPACE, header_value("workspace", key.as_str())?);
    }
    for (name, value) in &options.headers {
        match value {
            Some(value) => headers.insert(name.clone(), value.clone()),
            None => headers.remove(name),
        };
    }
    Ok(())
}

fn user_agent(application: Option<&str>) -> Result<HeaderValue, Error> {
    let own = concat!("seatsio-rust/", env!("CARGO_PKG_VERSION"));
    match application {
        None => Ok(HeaderValue::from_static(own)),
        Some(name) => header_value("application", &format!("{name} {own}")),
    }
}

fn header_value(argument: &'static str, value: &str) -> Result<HeaderValue, Error> {
    let refused = || Error::invalid_argument(argument, Invalid::new("must be visible ASCII and not empty"));
    // `HeaderValue` alone would take any bytes from 0x80 on, and servers read those in different ways.
    if value.trim().is_empty() || !value.is_ascii() {
        Err(refused())
    } else {
        HeaderValue::try_from(value).map_err(|_| refused())
    }
}

impl std::fmt::Debug for RequestTemplate {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("RequestTemplate")
            .field("base_url", &self.base_url)
            .finish_non_exhaustive()
    }
}
