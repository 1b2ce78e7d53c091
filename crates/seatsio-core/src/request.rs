//! Turns a plan into the HTTP request that is sent: base URL, credentials and fixed headers, worked out once.

use crate::{
    CallOptions, Config, Dialect, Error, Invalid, Plan, Seatsio,
    operation::{name_of, write_pair},
};
use bytes::Bytes;
use http::{HeaderMap, HeaderName, HeaderValue, Request, Uri, header, uri::PathAndQuery};

const WORKSPACE: HeaderName = HeaderName::from_static("x-workspace-key");
/// As the official JavaScript client asks: thumbnails and CSV files are no JSON.
const ACCEPT: &str = "application/json, text/plain, */*";

/// Turns plans into requests: base URL, credentials and fixed headers, worked out once.
#[derive(Clone)]
pub struct RequestTemplate {
    base_url: crate::BaseUrl,
    bare: HeaderMap,
    with_body: HeaderMap,
    /// What every request carries, encoded pair by pair.
    query: Vec<String>,
}

impl RequestTemplate {
    /// Works out what all requests of a client share.
    ///
    /// `decodes_gzip` says whether the transport can read a gzipped answer; only then it is asked for.
    ///
    /// # Errors
    /// The credentials are empty, or a setting cannot stand in a header; the setting is named.
    pub fn new(config: &Config, decodes_gzip: bool) -> Result<Self, Error> {
        let mut bare = HeaderMap::with_capacity(12);
        // Every HTTP library would work it out again for each request.
        bare.insert(header::HOST, config.base_url.host());
        if let Some((name, value)) = config.credentials.to_header()? {
            bare.insert(name, value);
        }
        bare.insert(header::ACCEPT, HeaderValue::from_static(ACCEPT));
        let own = match &config.dialect {
            Some(dialect) => dialect.headers(),
            None => Seatsio.headers(),
        };
        for (name, value) in own {
            bare.append(name, value);
        }
        bare.insert(header::USER_AGENT, user_agent(config.application.as_deref())?);
        if decodes_gzip {
            bare.insert(header::ACCEPT_ENCODING, HeaderValue::from_static("gzip"));
        }
        if let Some(key) = &config.workspace {
            bare.insert(WORKSPACE, header_value("workspace", key.as_str())?);
        }
        let mut with_body = bare.clone();
        with_body.insert(header::CONTENT_TYPE, HeaderValue::from_static("application/json"));
        set(&config.headers, &mut bare);
        set(&config.headers, &mut with_body);
        Ok(Self {
            base_url: config.base_url.clone(),
            bare,
            with_body,
            query: config
                .query
                .iter()
                .map(|(name, value)| pair(name, value))
                .collect(),
        })
    }

    /// The request of a plan, ready to be sent.
    ///
    /// # Errors
    /// The base URL and the path do not make a URI (it would be too long), or a per-call header is bad.
    pub fn request(&self, plan: &Plan) -> Result<Request<Bytes>, Error> {
        let uri = self
            .uri(plan)
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

    fn uri(&self, plan: &Plan) -> Result<Uri, http::Error> {
        if self.query.is_empty() {
            return self.base_url.uri(plan.path_and_query());
        }
        let own = plan.path_and_query().query();
        let mut target = plan.target().to_owned();
        for pair in self.query.iter().filter(|pair| !is_decided(&name_of(pair), plan)) {
            target.push(if own.is_some() || target.len() > plan.target().len() {
                '&'
            } else {
                '?'
            });
            target.push_str(pair);
        }
        self.base_url
            .uri(&PathAndQuery::from_maybe_shared(Bytes::from(target))?)
    }
}

/// Whether a plan sends a query parameter of this name by itself, or wants none.
fn is_decided(name: &str, plan: &Plan) -> bool {
    let own = plan.path_and_query().query().unwrap_or_default();
    own.split('&').any(|pair| name_of(pair) == name)
        || plan.options().is_some_and(|options| options.decides_query(name))
}

fn pair(name: &str, value: &str) -> String {
    let mut pair = Vec::with_capacity(name.len() + value.len() + 1);
    write_pair(&mut pair, name, value);
    // Encoded, it is ASCII.
    String::from_utf8(pair).unwrap_or_default()
}

fn apply(options: &CallOptions, headers: &mut HeaderMap) -> Result<(), Error> {
    if let Some(key) = &options.workspace {
        headers.insert(WORKSPACE, header_value("workspace", key.as_str())?);
    }
    set(&options.headers, headers);
    Ok(())
}

fn set(wanted: &[(HeaderName, Option<HeaderValue>)], headers: &mut HeaderMap) {
    for (name, value) in wanted {
        match value {
            Some(value) => headers.insert(name.clone(), value.clone()),
            None => headers.remove(name),
        };
    }
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        Operation, Region,
        api::{charts::ListCharts, events::BookObjects},
    };
    use proptest::prelude::*;

    fn config() -> Config {
        Config::new(Region::Eu, "a-key")
    }

    fn request(config: &Config, plan: &Plan) -> Request<Bytes> {
        RequestTemplate::new(config, true).unwrap().request(plan).unwrap()
    }

    fn list() -> Plan {
        ListCharts::new().filter("a").plan().unwrap()
    }

    fn value(text: &'static str) -> HeaderValue {
        HeaderValue::from_static(text)
    }

    #[test]
    fn a_default_header_takes_the_place_of_our_own_and_can_leave_it_out() {
        let ours = request(&config(), &list());
        assert!(
            ours.headers()[header::USER_AGENT]
                .to_str()
                .unwrap()
                .starts_with("seatsio-rust/")
        );
        assert_eq!(ours.headers()["x-client-lib"], "rust");

        let named = request(&config().application("shop/2"), &list());
        assert!(
            named.headers()[header::USER_AGENT]
                .to_str()
                .unwrap()
                .starts_with("shop/2 seatsio-rust/")
        );
        let own = config().header(header::USER_AGENT, value("mine"));
        assert_eq!(request(&own, &list()).headers()[header::USER_AGENT], "mine");
        let none = request(&own.without_header(header::USER_AGENT), &list());
        assert!(!none.headers().contains_key(header::USER_AGENT));
        let forgotten = config().without_header(header::USER_AGENT).without_headers();
        assert!(
            request(&forgotten, &list())
                .headers()
                .contains_key(header::USER_AGENT)
        );
    }

    #[test]
    fn every_request_names_its_host_unless_the_caller_does() {
        let hosts = |config: &Config| {
            request(config, &list())
                .headers()
                .get_all(header::HOST)
                .iter()
                .cloned()
                .collect::<Vec<_>>()
        };
        assert_eq!(hosts(&config()), ["api-eu.seatsio.net"]);
        assert_eq!(
            hosts(&config().header(header::HOST, value("own.example"))),
            ["own.example"]
        );
    }

    #[test]
    fn a_default_header_also_replaces_the_content_type() {
        let config = config().header(header::CONTENT_TYPE, value("application/json; charset=utf-8"));
        let booking = BookObjects::new("e", ["A-1"]).plan().unwrap();
        assert_eq!(
            request(&config, &booking).headers()[header::CONTENT_TYPE],
            "application/json; charset=utf-8"
        );
    }

    #[test]
    fn a_call_sets_adds_and_leaves_out_headers_for_itself() {
        let trace = HeaderName::from_static("x-trace");
        let config = config().header(trace.clone(), value("default"));
        let plan = |set: fn(CallOptions) -> CallOptions| ListCharts::new().options(set).plan().unwrap();
        let own = plan(|o| {
            o.header(
                HeaderName::from_static("x-trace"),
                HeaderValue::from_static("own"),
            )
        });
        let none = plan(|o| o.without_header(HeaderName::from_static("x-trace")));
        assert_eq!(request(&config, &own).headers()["x-trace"], "own");
        assert!(!request(&config, &none).headers().contains_key("x-trace"));
        assert_eq!(request(&config, &list()).headers()["x-trace"], "default");
    }

    #[test]
    fn default_query_parameters_are_sent_unless_the_call_decides() {
        let config = config()
            .query("trace", "a b")
            .query("filter", "default")
            .query("trace", "2");
        let target = |plan: &Plan| request(&config, plan).uri().path_and_query().unwrap().to_string();
        assert_eq!(target(&list()), "/charts?filter=a&trace=a%20b&trace=2");
        let bare = ListCharts::new().plan().unwrap();
        assert_eq!(target(&bare), "/charts?trace=a%20b&filter=default&trace=2");
        let without = ListCharts::new()
            .options(|o| o.without_query("trace").query("filter", "c"))
            .plan();
        assert_eq!(target(&without.unwrap()), "/charts?filter=c");
    }

    #[test]
    fn other_credentials_stand_in_their_own_header_and_none_in_none() {
        let key = crate::Credentials::header(HeaderName::from_static("x-api-key"), "secret");
        let own = request(&config().credentials(key), &list());
        assert_eq!(own.headers()["x-api-key"], "secret");
        assert!(own.headers()["x-api-key"].is_sensitive());
        assert!(!own.headers().contains_key(header::AUTHORIZATION));
        let none = request(&config().credentials(crate::Credentials::none()), &list());
        assert!(!none.headers().contains_key(header::AUTHORIZATION));
    }

    proptest! {
        #[test]
        fn any_default_query_comes_back_from_a_parser_as_it_was(name in "\\PC+", text in "\\PC*") {
            prop_assume!(name != "filter");
            let config = config().query(&name, &text);
            let request = request(&config, &list());
            let query = request.uri().query().unwrap();
            let (_, pair) = query.split_once('&').unwrap();
            let (sent_name, sent_text) = pair.split_once('=').unwrap();
            let decoded = |part| percent_encoding::percent_decode_str(part).decode_utf8().unwrap().into_owned();
            prop_assert_eq!((decoded(sent_name), decoded(sent_text)), (name, text));
        }
    }
}
