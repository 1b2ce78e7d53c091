//! What opens something, or is about buyers, stays out of everything that is printed: planted, and looked for.

use seatsio_core::{
    BaseUrl, BlockingClient, Config, Error, Operation, Receipt, Region, RequestTemplate,
    api::events::RetrieveEvent,
    call::RetryPolicy,
    http::{HeaderName, HeaderValue},
    model::{EventKey, ExtraData, HoldToken, ObjectRef, StatusChangeRequest},
    settle::Settlement,
};
use seatsio_emulator::{
    Emulator,
    fault::{Fault, FaultRule, When},
    seed::DemoCompany,
};
use std::{
    error::Error as _,
    fmt::Debug,
    io::{Read, Write},
    net::{TcpListener, TcpStream},
    thread,
    time::Duration,
};

const PASSWORD: &str = "planted-password";
const EXTRA: &str = "planted-extra-data";
const HEADER: &str = "planted-header";

/// A company with a hold token, and everything that must not be printed.
struct Planted {
    emulator: Emulator,
    demo: DemoCompany,
    client: BlockingClient,
    event: EventKey,
    token: HoldToken,
    secrets: Vec<String>,
}

impl Planted {
    fn new() -> Self {
        let (emulator, demo) = Emulator::with_demo();
        let client = emulator.blocking_client(&*demo.secret_key).unwrap();
        let event = client.events().create(&demo.chart_key).send().unwrap().key;
        let token = client.hold_tokens().create().send().unwrap().hold_token;
        let sent = RequestTemplate::new(&config(&demo.secret_key), false).unwrap();
        let plan = RetrieveEvent::new(&event).plan().unwrap();
        let header = sent.request(&plan).unwrap().headers()["authorization"].clone();
        let encoded = header
            .to_str()
            .unwrap()
            .trim_start_matches("Basic ")
            .trim_end_matches('=');
        let secrets = vec![
            demo.secret_key.clone(),
            demo.admin_key.clone(),
            encoded.to_owned(),
            token.as_str().to_owned(),
            PASSWORD.to_owned(),
            EXTRA.to_owned(),
            HEADER.to_owned(),
        ];
        Self {
            emulator,
            demo,
            client,
            event,
            token,
            secrets,
        }
    }

    fn check(&self, printed: impl AsRef<str>) {
        let printed = printed.as_ref();
        assert!(!printed.is_empty());
        for secret in &self.secrets {
            assert!(!printed.contains(secret), "{secret} is told: {printed}");
        }
    }

    fn check_debug(&self, values: &[&dyn Debug]) {
        for value in values {
            self.check(format!("{value:?}"));
            self.check(format!("{value:#?}"));
        }
    }

    /// An error in every form, with all its causes.
    fn check_error(&self, error: &Error) {
        self.check(format!("{error}"));
        self.check_debug(&[error]);
        let mut cause = error.source();
        while let Some(error) = cause {
            self.check(format!("{error} {error:?} {error:#?}"));
            cause = error.source();
        }
    }

    fn extra(&self) -> ExtraData {
        ExtraData::from(serde_json::json!({ "buyer": EXTRA }))
    }
}

fn config(key: &str) -> Config {
    let gateway = HeaderName::from_static("x-gateway-key");
    Config::new(Region::Eu, key).header(gateway, HeaderValue::from_static(HEADER))
}

#[test]
fn settings_builders_and_clients_print_no_secret() {
    let planted = Planted::new();
    let config = config(&planted.demo.secret_key);
    let proxy = format!("http://user:{PASSWORD}@127.0.0.1:1");
    let asynchronous = seatsio_async::Builder::new(config.clone()).proxy(&proxy);
    let blocking = seatsio_blocking::Builder::new(config.clone()).proxy(&proxy);
    let hyper = seatsio_hyper::Builder::new(config.clone()).proxy(&proxy);
    let template = RequestTemplate::new(&config, true).unwrap();
    planted.check_debug(&[&config, &asynchronous, &blocking, &hyper, &template]);
    let (asynchronous, blocking) = (asynchronous.build().unwrap(), blocking.build().unwrap());
    let hyper = hyper.build().unwrap();
    planted.check_debug(&[
        &asynchronous,
        &blocking,
        &hyper,
        &asynchronous.events(),
        &blocking.workspaces(),
    ]);
    planted.check_debug(&[&planted.emulator, &planted.emulator.transport(), &planted.client]);
}

#[test]
fn operations_plans_and_futures_print_no_token_and_no_extra_data() {
    let planted = Planted::new();
    let (event, token) = (&planted.event, &planted.token);
    let client = planted.emulator.async_client(&*planted.demo.secret_key).unwrap();
    let events = client.events();
    let gateway = HeaderName::from_static("x-gateway-key");
    let book = events.book(event, ["A-1"]).hold_token(token);
    let book = book.options(|options| options.header(gateway, HeaderValue::from_static(HEADER)));
    let hold = events.hold(event, ["A-1"], token);
    let release = events.release(event, ["A-1"]).hold_token(token);
    let best = events.hold_best_available(event, 2, token);
    let extend = client.hold_tokens().expire_in_minutes(token, 20);
    let look = client.hold_tokens().retrieve(token);
    let change = StatusChangeRequest::hold(token, event, ["A-1"]);
    let batch = events.change_object_status_in_batch([change.clone()]);
    let object = ObjectRef::new("A-1").extra_data(planted.extra());
    let with_data = events.book(event, [object.clone()]);
    let update = events.update_extra_data(event, "A-1", planted.extra());
    planted.check_debug(&[
        &book, &hold, &release, &best, &extend, &look, &change, &batch, &object, &with_data, &update,
    ]);
    let plan = seatsio_core::api::events::HoldObjects::new(event, ["A-1"], token)
        .plan()
        .unwrap();
    planted.check_debug(&[&plan, &plan.spec()]);
    planted.check_debug(&[
        &hold.clone().send(),
        &hold.clone().send_for_answer(),
        &hold.send_settled(),
    ]);
}

#[test]
fn answers_print_no_token_no_key_and_no_extra_data() {
    let planted = Planted::new();
    let (event, token, client) = (&planted.event, &planted.token, &planted.client);
    let events = client.events();
    let places = ObjectRef::new("Standing").quantity(2);
    let seat = ObjectRef::new("A-1").extra_data(planted.extra());
    let held = events
        .hold(event, [seat, places], token)
        .send_for_answer()
        .unwrap();
    events
        .update_extra_data(event, "B-1", planted.extra())
        .send()
        .unwrap();
    let infos = events
        .retrieve_object_infos(event, ["A-1", "B-1", "Standing"])
        .send()
        .unwrap();
    assert_eq!(
        infos["A-1"].hold_token(),
        Some(token.as_str()),
        "the token is there, for those who ask"
    );
    assert!(infos["A-1"].extra_data().is_some() && infos["Standing"].holds().contains_key(token));
    let log: Vec<_> = events
        .list_status_changes(event)
        .items()
        .collect::<Result<_, _>>()
        .unwrap();
    assert!(log.iter().any(|change| change.hold_token.as_ref() == Some(token)));
    let report = client.reports().events().by_status(event).send().unwrap();
    let info = client.hold_tokens().retrieve(token).send().unwrap();
    planted.check_debug(&[&held, &infos, &log, &report, &info, &planted.extra()]);

    let company = planted
        .emulator
        .blocking_client(&*planted.demo.admin_key)
        .unwrap();
    let workspace = company
        .workspaces()
        .retrieve(&planted.demo.workspace_key)
        .send()
        .unwrap();
    assert_eq!(workspace.secret_key.expose(), planted.demo.secret_key);
    planted.check_debug(&[&workspace]);
}

#[test]
fn errors_and_their_causes_print_no_secret() {
    let planted = Planted::new();
    let (event, token) = (&planted.event, &planted.token);
    let client = planted.client.with_retry(RetryPolicy::never());
    let hold = || {
        client
            .events()
            .hold(event, [ObjectRef::new("A-1").extra_data(planted.extra())], token)
    };
    let faults = [
        Fault::Reset { when: When::After },
        Fault::Reset { when: When::Before },
        Fault::TooManyRequests { retry_after: None },
    ];
    for fault in faults {
        planted
            .emulator
            .add_fault(FaultRule::on("events.change_object_status", fault).count(1));
        planted.check_error(&hold().send().unwrap_err());
    }
    // Refused in words that quote what was sent.
    planted.check_error(
        &client
            .events()
            .book(event, ["A-1"])
            .hold_token("another-token")
            .send()
            .unwrap_err(),
    );
    planted.check_error(
        &client
            .events()
            .hold(event, ["no such seat"], token)
            .send()
            .unwrap_err(),
    );
    let misused = client
        .hold_tokens()
        .retrieve(format!("{token}\n", token = token.as_str()))
        .send();
    planted.check_error(&misused.unwrap_err());
    let wrong = planted.emulator.blocking_client("planted-wrong-key").unwrap();
    let error = wrong.events().retrieve(event).send().unwrap_err();
    assert!(!format!("{error:?} {error}").contains("planted-wrong-key"));
    planted.check_error(&error);
}

#[test]
fn an_answer_that_cannot_be_read_is_not_quoted() {
    let planted = Planted::new();
    let token = planted.token.as_str();
    for body in [
        format!("\"{token}\""),
        format!("{{\"holdToken\": [\"{token}\"]}}"),
        format!("{{\"holdToken\": \"t\", \"expiresInSeconds\": \"{token}\"}}"),
        format!("{{\"{token}\": \"{EXTRA}"),
        format!("{token} {EXTRA}"),
    ] {
        let server = TcpListener::bind("127.0.0.1:0").unwrap();
        let url = format!("http://{}", server.local_addr().unwrap());
        let answer = format!("HTTP/1.1 200 OK\r\nContent-Length: {}\r\n\r\n{body}", body.len());
        thread::spawn(move || serve_once(&server, &answer));
        let config = Config::new(BaseUrl::new(&url).unwrap(), "key").retry(RetryPolicy::never());
        let client = seatsio_blocking::Builder::new(config).build().unwrap();
        planted.check_error(&client.hold_tokens().create().send().unwrap_err());
    }
}

#[test]
fn receipts_hold_the_token_and_nothing_else_that_is_secret() {
    let mut planted = Planted::new();
    let (event, token) = (planted.event.clone(), planted.token.clone());
    let seat = ObjectRef::new("A-1").extra_data(planted.extra());
    let receipt = planted
        .client
        .events()
        .hold(&event, [seat], &token)
        .receipt()
        .unwrap();
    planted.check_debug(&[&receipt, &Settlement::new(&receipt)]);
    let stored = serde_json::to_string(&receipt).unwrap();
    assert!(
        stored.contains(token.as_str()),
        "without it nothing can be found out"
    );
    planted.secrets.retain(|secret| secret != token.as_str());
    planted.check(&stored);
    assert_eq!(serde_json::from_str::<Receipt>(&stored).unwrap(), receipt);
    let another = planted.client.hold_tokens().create().send().unwrap().hold_token;
    let client = &planted.client;
    client.events().hold(&event, ["A-1"], &another).send().unwrap();
    let infos = client
        .events()
        .retrieve_object_infos(&event, ["A-1"])
        .send()
        .unwrap();
    let compared = serde_json::to_string(&receipt.before(&event, &infos)).unwrap();
    assert!(
        !compared.contains(another.as_str()),
        "the token of somebody else is kept: {compared}"
    );
}

/// What a call over each adapter fails with that goes through the proxy of this URL.
fn through_a_proxy(proxy: &str) -> Vec<Error> {
    let config = || {
        let policy = RetryPolicy::never().attempt_timeout(Duration::from_secs(5));
        Config::new(BaseUrl::new("https://localhost:9").unwrap(), "planted-key").retry(policy)
    };
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .unwrap();
    let blocking = seatsio_blocking::Builder::new(config()).proxy(proxy).build();
    let blocking = blocking.and_then(|client| client.hold_tokens().create().send());
    let asynchronous = [
        seatsio_async::Builder::new(config()).proxy(proxy).build(),
        seatsio_hyper::Builder::new(config()).proxy(proxy).build(),
    ];
    let asynchronous = asynchronous
        .map(|client| client.and_then(|client| runtime.block_on(client.hold_tokens().create().send())));
    let replies = asynchronous.into_iter().chain([blocking]);
    replies.map(Result::unwrap_err).collect()
}

#[test]
fn the_credentials_of_a_proxy_are_in_no_error() {
    let planted = Planted::new();
    let closed = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
    let refusing = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = refusing.local_addr().unwrap();
    let answer = "HTTP/1.1 407 Proxy Authentication Required\r\nContent-Length: 0\r\n\r\n";
    thread::spawn(move || {
        loop {
            serve_once(&refusing, answer);
        }
    });
    let urls = [
        format!("http://user:{PASSWORD}@{closed}"),
        format!("http://user:{PASSWORD}@{address}"),
        format!("http://user:{PASSWORD}@"),
        format!("nonsense://user:{PASSWORD}@{closed}"),
        format!("http://user:{PASSWORD}@no-such-host.invalid:3128"),
    ];
    for url in urls {
        let errors = through_a_proxy(&url);
        assert_eq!(errors.len(), 3);
        errors.iter().for_each(|error| planted.check_error(error));
    }
}

#[test]
fn the_emulator_s_journal_and_pages_show_no_key_and_no_token() {
    let mut planted = Planted::new();
    let (event, token) = (planted.event.clone(), planted.token.clone());
    let client = &planted.client;
    client.events().hold(&event, ["A-1"], &token).send().unwrap();
    client
        .events()
        .hold(&event, ["no such seat"], &token)
        .send()
        .unwrap_err();
    client.hold_tokens().retrieve(&token).send().unwrap();
    client
        .events()
        .retrieve_object_infos(&event, ["A-1"])
        .send()
        .unwrap();
    let company = planted
        .emulator
        .blocking_client(&*planted.demo.admin_key)
        .unwrap();
    company
        .workspaces()
        .retrieve(&planted.demo.workspace_key)
        .send()
        .unwrap();
    let journal = planted.emulator.journal().entries();
    // What the journal is for is to see bodies, and extra data is not the company's to open anything with.
    planted.secrets.retain(|secret| secret != EXTRA);
    planted.check_debug(&[&journal]);
    planted.check(serde_json::to_string(&journal).unwrap());
    let server = planted.emulator.serve().unwrap();
    let address = server
        .url()
        .trim_start_matches("http://")
        .trim_end_matches('/')
        .to_owned();
    for path in [
        "/emulator/journal",
        "/emulator/journal/counts",
        "/emulator/faults",
        "/emulator/clock",
        "/emulator/health",
    ] {
        let mut stream = TcpStream::connect(&address).unwrap();
        write!(
            stream,
            "GET {path} HTTP/1.1\r\nHost: {address}\r\nConnection: close\r\n\r\n"
        )
        .unwrap();
        let mut page = String::new();
        stream.read_to_string(&mut page).unwrap();
        planted.check(&page);
    }
}

/// Answers one request, whatever it is.
fn serve_once(server: &TcpListener, answer: &str) {
    let Ok((mut stream, _)) = server.accept() else {
        return;
    };
    let mut request = Vec::new();
    let mut chunk = [0; 1024];
    while !request.windows(4).any(|four| four == b"\r\n\r\n") {
        match stream.read(&mut chunk) {
            Ok(read) if read > 0 => request.extend_from_slice(&chunk[..read]),
            _ => return,
        }
    }
    let _gone = stream.write_all(answer.as_bytes());
}
