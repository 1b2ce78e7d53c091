//! Another API over the same engine: bearer token, error body, retry rules and paging are Wootiv's own.
//!
//! `cargo run --example wootiv`. It runs offline, against a few lines of server at the end of this file. Nothing
//! here is of seats.io: the engine (retries, deadlines, paging, three-way outcomes) and the adapters are shared.

use bytes::Bytes;
use http::{Method, Response};
use seatsio_core::{
    Again, BaseUrl, Config, Credentials, Cursor, Decode, Dialect, Effect, Error, ErrorKind, Lane, Operation,
    Outcome, Page, PagedOperation, Plan, Refusal, Spec,
    call::{PageRequest, Queueing},
    operation::{Decoded, Draft, decode},
    page::Paging,
};
use serde::Deserialize;
use serde_json::Value;
use std::{
    io::{BufRead as _, BufReader, Read as _, Write as _},
    net::{TcpListener, TcpStream},
    sync::atomic::{AtomicBool, Ordering::Relaxed},
    time::{Duration, SystemTime},
};

/// What its answers mean: another error body, and other rules of what is tried again.
#[derive(Debug)]
struct WootivDialect;

impl Dialect for WootivDialect {
    fn refusal(&self, answer: &Response<Bytes>, at: SystemTime) -> Refusal {
        let mut refusal = Refusal::by_status(answer, at); // `Retry-After` is read here, too
        if let Ok(body) = serde_json::from_slice::<Value>(answer.body()) {
            let text = |name: &str| body[name].as_str().unwrap_or_default().to_owned();
            refusal = refusal.problem(text("code"), text("message"));
        }
        let should_retry = answer.headers().get("x-should-retry");
        match should_retry.and_then(|value| value.to_str().ok()) {
            Some("true") => refusal.again(Again::MayHelp).outcome(Outcome::NotDone),
            Some("false") => refusal.again(Again::Pointless),
            _ if answer.status() == 409 || answer.status().is_server_error() => refusal.again(Again::MayHelp),
            _ => refusal,
        }
    }
}

/// The error classes of its own SDK.
fn class(error: &Error) -> &'static str {
    match error.kind() {
        ErrorKind::BadRequest => "BadRequest",
        ErrorKind::Unauthorized => "Authentication",
        ErrorKind::Forbidden => "PermissionDenied",
        ErrorKind::NotFound => "NotFound",
        ErrorKind::Conflict => "Conflict",
        ErrorKind::Unprocessable => "UnprocessableEntity",
        ErrorKind::RateLimited => "RateLimit",
        ErrorKind::Server => "InternalServer",
        ErrorKind::Timeout | ErrorKind::DeadlineExceeded => "APITimeout",
        ErrorKind::Transport => "APIConnection",
        _ => "APIError",
    }
}

struct RetrieveRoot;

impl Operation for RetrieveRoot {
    type Output = Value;
    const SPEC: &'static Spec = &Spec::new("root.retrieve", Method::GET, "/", Lane::Regular, Effect::Read);
    fn plan(&self) -> Result<Plan, Error> {
        Draft::new(Self::SPEC, &[]).finish(false)
    }
    fn decoder() -> Decode<Value> {
        decode::json
    }
}

#[derive(Deserialize)]
struct SignedUrl {
    url: String,
}
struct CreateSignedPutUrl(&'static str);

impl Operation for CreateSignedPutUrl {
    type Output = SignedUrl;
    // A second URL harms nobody, so that it may be asked for again when an answer is lost.
    const SPEC: &'static Spec = &Spec::new(
        "aws.create_signed_put_url",
        Method::POST,
        "/aws/get-signed-put-url",
        Lane::Regular,
        Effect::Idempotent,
    );
    fn plan(&self) -> Result<Plan, Error> {
        let mut draft = Draft::new(Self::SPEC, &[]);
        draft.member("filename", &self.0);
        draft.finish(true)
    }
    fn decoder() -> Decode<SignedUrl> {
        decode::json
    }
}

#[derive(Deserialize)]
struct Member {
    name: String,
}
struct ListMembers(&'static str, Paging);

impl Operation for ListMembers {
    type Output = Page<Member>;
    const SPEC: &'static Spec = &Spec::new(
        "space.members.list",
        Method::GET,
        "/space/{space_id}/members",
        Lane::Regular,
        Effect::Read,
    );
    fn plan(&self) -> Result<Plan, Error> {
        Draft::new(Self::SPEC, &[("space_id", self.0.into())]).finish(false)
    }
    fn decoder() -> Decode<Page<Member>> {
        |body: &Bytes| -> Decoded<Page<Member>> {
            #[derive(Deserialize)]
            struct Members {
                members: Vec<Member>,
                next: Option<Cursor>,
            }
            let page: Members = decode::json(body)?;
            Ok(Page::new(page.members).next(page.next))
        }
    }
}

impl PagedOperation for ListMembers {
    type Item = Member;
    fn paging(&self) -> &Paging {
        &self.1
    }
    fn page_plan(list: &Plan, page: &PageRequest) -> Result<Plan, Error> {
        match page.position.cursor() {
            Some(cursor) => list.with_query("after", cursor.as_str()),
            None => Ok(list.clone()),
        }
    }
}

/// Its settings: environments by name (any other address is taken as it is), two retries, no lanes.
fn config(environment: &str) -> Result<Config, Error> {
    let base_url = BaseUrl::new(match environment {
        "production" => "http://localhost:3001",
        "environment_1" => "https://api.wootiv.example",
        other => other,
    })?;
    let config = Config::for_api(base_url, Credentials::bearer("a-token"), WootivDialect);
    Ok(config.max_retries(2).queueing(Queueing::Skip))
}

fn blocking(url: &str) -> Result<(), Error> {
    let client = seatsio_blocking::Builder::new(config(url)?).build()?;
    let root = RetrieveRoot.answer_with(&client)?;
    println!("Root:     {} at attempt {}", root.value["version"], root.attempts);
    let signed = CreateSignedPutUrl("me.png").answer_with(&client)?;
    println!("Put to:   {} at attempt {}", signed.value.url, signed.attempts);
    for member in ListMembers("home", Paging::default()).items_with(&client) {
        println!("Member:   {}", member?.name);
    }

    let once = client.with_options(|config| config.max_retries(0))?;
    for status in ["400", "401", "403", "404", "409", "422", "429", "500"] {
        tell(status, once.raw(Method::GET, "/status/{}").segment(status).send());
    }
    let silence = once.raw(Method::GET, "/silence");
    tell(
        "silence",
        silence
            .options(|o| o.attempt_timeout(Duration::from_millis(30)))
            .send(),
    );
    let nobody = BaseUrl::new("http://127.0.0.1:9")?;
    tell(
        "nobody",
        RetrieveRoot.send_with(&once.with_options(|config| config.base_url(nobody))?),
    );
    let stranger = once.with_options(|config| config.credentials(Credentials::bearer("wrong")))?;
    tell("stranger", RetrieveRoot.send_with(&stranger));
    Ok(())
}

fn tell<T>(what: &str, result: Result<T, Error>) {
    if let Err(error) = result {
        println!("{what:<9} {:<20} {error}", class(&error));
    }
}

/// The same operations over the other kind of client.
async fn asynchronous(url: &str) -> Result<(), Error> {
    let client = seatsio_async::Builder::new(config(url)?).build()?;
    let signed = CreateSignedPutUrl("a b.png").send_with(&client).await?;
    println!("Async:    {}", signed.url);
    let mut members = ListMembers("home", Paging::default()).items_with(&client);
    while let Some(member) = members.next().await {
        println!("Async:    {}", member?.name);
    }
    Ok(())
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let listener = TcpListener::bind("127.0.0.1:0")?;
    let url = format!("http://{}", listener.local_addr()?);
    std::thread::spawn(move || {
        for stream in listener.incoming().flatten() {
            std::thread::spawn(move || serve(stream));
        }
    });
    blocking(&url)?;
    asynchronous(&url).await?;
    Ok(())
}

/// Answers the requests of one connection, and fails where the rules of the dialect are to be seen.
fn serve(stream: TcpStream) -> Option<()> {
    static TRIES: [AtomicBool; 2] = [const { AtomicBool::new(false) }; 2];
    let mut reader = BufReader::new(stream);
    loop {
        let (mut head, mut line) = (String::new(), String::new());
        while reader.read_line(&mut line).ok()? > 2 {
            head.push_str(&std::mem::take(&mut line).to_lowercase());
        }
        let mut lines = head.lines();
        let length = lines.find_map(|line| line.strip_prefix("content-length: ")?.parse().ok());
        reader.read_exact(&mut vec![0; length.unwrap_or(0)]).ok()?;
        let (status, hint, body) = match head.split(' ').nth(1)? {
            _ if !head.contains("authorization: bearer a-token\r\n") => (401, "", REFUSED),
            "/" if !TRIES[0].swap(true, Relaxed) => (409, "", REFUSED),
            "/" => (200, "", r#"{"version": "0.0.1"}"#),
            "/aws/get-signed-put-url" if !TRIES[1].swap(true, Relaxed) => (400, AGAIN, REFUSED),
            "/aws/get-signed-put-url" => (200, "", r#"{"url": "https://bucket.example/signed"}"#),
            "/space/home/members" => (200, "", r#"{"members": [{"name": "Ada"}], "next": "p2"}"#),
            "/space/home/members?after=p2" => (200, "", r#"{"members": [{"name": "Cleo"}], "next": null}"#),
            "/silence" => return reader.read_line(&mut line).ok().map(|_| ()),
            other => (other.strip_prefix("/status/")?.parse().ok()?, "", REFUSED),
        };
        let length = body.len();
        let head = format!("HTTP/1.1 {status} Told\r\n{hint}Content-Length: {length}\r\n\r\n");
        reader.get_mut().write_all((head + body).as_bytes()).ok()?;
    }
}

const AGAIN: &str = "x-should-retry: true\r\n";
const REFUSED: &str = r#"{"code": "as_ordered", "message": "the server was told to say so"}"#;
