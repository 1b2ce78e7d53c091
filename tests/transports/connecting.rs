//! How each adapter gets to the server: through a proxy, over TLS with a root of the caller's, with a client of the
//! caller's own.

use crate::failing_server::{Does, FailingServer};
use http::{Method, Uri};
use hyper_util::{
    client::legacy::connect::HttpConnector,
    rt::{TokioExecutor, TokioTimer},
};
use rustls::{
    ServerConfig, ServerConnection, StreamOwned,
    pki_types::{PrivateKeyDer, PrivatePkcs8KeyDer},
};
use seatsio_core::{AsyncClient, BaseUrl, Config, Error, ErrorKind, Outcome, call::RetryPolicy};
use std::{
    error::Error as _,
    io::{Read, Write},
    net::TcpListener,
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
    task::{Context, Poll},
    thread,
};
use tower_service::Service;

const NO_BODY: &[u8] = b"HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n";
/// Made once with openssl, for `localhost`; nothing but these tests trusts the root.
const ROOT: &[u8] = include_bytes!("certificates/root.der");
const SERVER: &[u8] = include_bytes!("certificates/server.der");
const SERVER_KEY: &[u8] = include_bytes!("certificates/server-key.der");

fn config(base_url: BaseUrl) -> Config {
    Config::new(base_url, "the-secret-key").retry(RetryPolicy::never())
}

/// Waits for an async client's call in a runtime of its own; `make` runs in it, too.
fn get(make: impl FnOnce() -> Result<AsyncClient, Error>) -> Result<(), Error> {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
    runtime.expect("a runtime").block_on(async {
        let client = make()?;
        client.raw(Method::GET, "/x").nothing().await
    })
}

fn get_blocking(client: Result<seatsio_blocking::Client, Error>) -> Result<(), Error> {
    client?.raw(Method::GET, "/x").nothing().send()
}

#[test]
fn every_adapter_goes_through_its_proxy_and_says_who_it_is() {
    // A name that only the proxy could look up.
    let target = || config(BaseUrl::dangerous_plain_http("http://seats.invalid").expect("a URL"));
    for adapter in 0..3 {
        let proxy = FailingServer::start(Does::AnswersAll(NO_BODY.to_vec()));
        let url = proxy.url.replace("http://", "http://user:planted@");
        let (told, result) = match adapter {
            0 => {
                let builder = seatsio_async::Builder::new(target()).proxy(url);
                (format!("{builder:?}"), get(|| builder.build()))
            }
            1 => {
                let builder = seatsio_blocking::Builder::new(target()).proxy(url);
                (format!("{builder:?}"), get_blocking(builder.build()))
            }
            _ => {
                let builder = seatsio_hyper::Builder::new(target()).proxy(url);
                (format!("{builder:?}"), get(|| builder.build()))
            }
        };
        result.expect("the proxy answers");
        let heads = proxy.heads().join("\n").to_lowercase();
        assert!(heads.contains("seats.invalid"), "{heads}");
        assert!(
            heads.contains("proxy-authorization: basic dxnlcjpwbgfudgvk"),
            "{heads}"
        );
        assert!(!told.contains("planted"), "{told}");
    }
}

#[test]
fn a_proxy_that_is_none_is_refused_by_name() {
    let config = || config(BaseUrl::new("http://127.0.0.1:1").expect("a URL"));
    for error in [
        seatsio_async::Builder::new(config())
            .proxy("http://")
            .build()
            .err(),
        seatsio_blocking::Builder::new(config())
            .proxy("http://")
            .build()
            .err(),
        seatsio_hyper::Builder::new(config())
            .proxy("http://")
            .build()
            .err(),
    ] {
        assert_eq!(error.expect("refused").argument(), Some("proxy"));
    }
}

/// A TLS server on `localhost` that answers every request with nothing, and its base URL.
fn tls_server() -> BaseUrl {
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let key = PrivateKeyDer::from(PrivatePkcs8KeyDer::from(SERVER_KEY));
    let config = ServerConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .expect("ring has them")
        .with_no_client_auth()
        .with_single_cert(vec![SERVER.into()], key)
        .expect("the certificate goes with its key");
    let config = Arc::new(config);
    let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
    let port = listener.local_addr().expect("bound").port();
    thread::spawn(move || {
        for stream in listener.incoming().flatten() {
            let Ok(connection) = ServerConnection::new(Arc::clone(&config)) else {
                continue;
            };
            let mut stream = StreamOwned::new(connection, stream);
            let mut head = [0; 4096];
            if stream.read(&mut head).is_ok_and(|read| read > 0) {
                let _gone = stream.write_all(NO_BODY).and_then(|()| stream.flush());
            }
        }
    });
    BaseUrl::new(&format!("https://localhost:{port}")).expect("a URL")
}

#[test]
fn a_root_certificate_of_the_callers_is_trusted_by_every_adapter() {
    let config = || config(tls_server());
    get(|| {
        seatsio_async::Builder::new(config())
            .root_certificate(ROOT)
            .build()
    })
    .expect("reqwest trusts it");
    get(|| {
        seatsio_hyper::Builder::new(config())
            .root_certificate(ROOT)
            .build()
    })
    .expect("hyper trusts it");
    get_blocking(
        seatsio_blocking::Builder::new(config())
            .root_certificates(&[ROOT])
            .build(),
    )
    .expect("ureq does");
}

#[test]
fn a_server_with_an_unknown_root_is_sent_nothing() {
    let config = || config(tls_server());
    for error in [
        get(|| seatsio_async::Builder::new(config()).build()),
        get(|| seatsio_hyper::Builder::new(config()).build()),
        get_blocking(seatsio_blocking::Builder::new(config()).build()),
    ] {
        let error = error.expect_err("nobody knows the root");
        assert_eq!(
            (error.kind(), error.outcome()),
            (ErrorKind::Transport, Outcome::NotDone),
            "{error:?}"
        );
        let mut told = String::new();
        let mut cause = error.source();
        while let Some(error) = cause {
            told.push_str(&error.to_string());
            cause = error.source();
        }
        assert!(
            told.to_lowercase().contains("certificate") || told.contains("UnknownIssuer"),
            "{told}"
        );
    }
}

#[test]
fn what_is_no_certificate_is_refused_by_name() {
    let config = || config(BaseUrl::new("https://localhost:1").expect("a URL"));
    let errors = [
        seatsio_async::Builder::new(config())
            .root_certificate(*b"none")
            .build()
            .err(),
        seatsio_hyper::Builder::new(config())
            .root_certificate(*b"none")
            .build()
            .err(),
    ];
    for error in errors {
        assert_eq!(error.expect("refused").argument(), Some("root_certificate"));
    }
}

/// A connector of the caller's own, that counts.
#[derive(Clone)]
struct Counting {
    inner: HttpConnector,
    connects: Arc<AtomicUsize>,
}

impl Service<Uri> for Counting {
    type Response = <HttpConnector as Service<Uri>>::Response;
    type Error = <HttpConnector as Service<Uri>>::Error;
    type Future = <HttpConnector as Service<Uri>>::Future;

    fn poll_ready(&mut self, context: &mut Context<'_>) -> Poll<Result<(), Self::Error>> {
        self.inner.poll_ready(context)
    }

    fn call(&mut self, uri: Uri) -> Self::Future {
        self.connects.fetch_add(1, Ordering::SeqCst);
        self.inner.call(uri)
    }
}

#[test]
fn a_client_of_the_callers_own_carries_the_calls() {
    let server = FailingServer::start(Does::AnswersAll(NO_BODY.to_vec()));
    let config = || config(BaseUrl::new(&server.url).expect("a URL"));

    let headers = [("x-own", "reqwest")].map(|(name, value)| {
        (
            http::HeaderName::from_static(name),
            http::HeaderValue::from_static(value),
        )
    });
    let tls = rustls::ClientConfig::builder_with_provider(Arc::new(rustls::crypto::ring::default_provider()))
        .with_safe_default_protocol_versions()
        .expect("ring has them")
        .with_root_certificates(rustls::RootCertStore::empty())
        .with_no_client_auth();
    let own = reqwest::Client::builder()
        .default_headers(headers.into_iter().collect())
        .tls_backend_preconfigured(tls)
        .build()
        .expect("a client");
    get(|| seatsio_async::Builder::new(config()).http_client(own).build()).expect("sent");
    assert!(
        server.heads().concat().contains("x-own: reqwest"),
        "{:?}",
        server.heads()
    );

    let marks = |mut request: http::Request<ureq::SendBody<'_>>,
                 next: ureq::middleware::MiddlewareNext<'_>| {
        request
            .headers_mut()
            .insert("x-own", http::HeaderValue::from_static("ureq"));
        next.handle(request)
    };
    let agent = ureq::Agent::config_builder()
        .middleware(marks)
        .build()
        .new_agent();
    get_blocking(seatsio_blocking::Builder::new(config()).agent(agent).build()).expect("sent");
    assert!(
        server.heads().concat().contains("x-own: ureq"),
        "{:?}",
        server.heads()
    );

    let connects = Arc::new(AtomicUsize::new(0));
    let own = Counting {
        inner: HttpConnector::new(),
        connects: Arc::clone(&connects),
    };
    get(|| seatsio_hyper::Builder::new(config()).connector(own, TokioExecutor::new(), TokioTimer::new()))
        .expect("sent");
    assert_eq!(connects.load(Ordering::SeqCst), 1);
}

/// What is dropped lets go: nothing has to be closed.
#[test]
fn dropping_the_last_copy_of_a_client_closes_its_connections() {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
    let url = BaseUrl::new(&format!("http://{}", listener.local_addr().expect("bound"))).expect("a URL");
    let server = thread::spawn(move || {
        let mut ended = 0;
        for stream in listener.incoming().flatten().take(3) {
            let mut stream = stream;
            let mut head = [0; 4096];
            while stream.read(&mut head).is_ok_and(|read| read > 0) {
                let _gone = stream.write_all(NO_BODY);
            }
            ended += 1;
        }
        ended
    });
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .worker_threads(1)
        .enable_all()
        .build()
        .expect("one");
    for adapter in 0..2 {
        runtime.block_on(async {
            let client = match adapter {
                0 => seatsio_async::Builder::new(config(url.clone())).build(),
                _ => seatsio_hyper::Builder::new(config(url.clone())).build(),
            };
            let client = client.expect("a client");
            let copy = client
                .with_options(|config| config.max_retries(0))
                .expect("a copy");
            drop(client);
            copy.raw(Method::GET, "/x")
                .nothing()
                .await
                .expect("the copy still works");
        });
    }
    get_blocking(seatsio_blocking::Builder::new(config(url)).build()).expect("sent");
    // The server goes on to the next connection, and ends, only when each was closed.
    assert_eq!(server.join().expect("it ends"), 3);
}
