//! The program, started as a user starts it.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use std::{
    fs,
    io::{BufRead, BufReader, Read, Write},
    net::TcpStream,
    path::PathBuf,
    process::{Child, Command, Stdio},
};

const PROGRAM: &str = env!("CARGO_BIN_EXE_seatsio-emulator");

/// A program that ends with its handle.
struct Running {
    child: Child,
    output: BufReader<std::process::ChildStdout>,
}

impl Running {
    fn start(arguments: &[&str]) -> Self {
        let mut command = Command::new(PROGRAM);
        let mut child = command
            .args(["--port", "0"])
            .args(arguments)
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let output = BufReader::new(child.stdout.take().unwrap());
        Self { child, output }
    }

    fn line(&mut self) -> String {
        let mut line = String::new();
        self.output.read_line(&mut line).unwrap();
        line.trim_end().to_owned()
    }

    /// The last word of the next line, which is where keys and addresses stand.
    fn last_word(&mut self) -> String {
        self.line().rsplit(' ').next().unwrap_or_default().to_owned()
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn get(url: &str, path: &str, key: &str) -> String {
    use base64::Engine as _;
    let credentials = base64::engine::general_purpose::STANDARD.encode(format!("{key}:"));
    let mut stream = TcpStream::connect(url.trim_start_matches("http://")).unwrap();
    let request = format!(
        "GET {path} HTTP/1.1\r\nhost: localhost\r\nauthorization: Basic {credentials}\r\nconnection: close\r\n\r\n"
    );
    stream.write_all(request.as_bytes()).unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).unwrap();
    answer
}

fn file(name: &str, content: &str) -> PathBuf {
    let path = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
    fs::write(&path, content).unwrap();
    path
}

fn refusal(arguments: &[&str]) -> String {
    let output = Command::new(PROGRAM).args(arguments).output().unwrap();
    assert!(!output.status.success());
    assert!(output.stdout.is_empty());
    String::from_utf8(output.stderr).unwrap()
}

#[test]
fn it_says_where_it_listens_and_gives_a_key_that_works() {
    let mut program = Running::start(&[]);
    let url = program.last_word();
    let secret_key = program.last_word();
    let (_workspace_key, _admin_key, chart_key) = (program.line(), program.line(), program.last_word());
    let answer = get(&url, &format!("/charts/{chart_key}"), &secret_key);
    assert!(
        answer.starts_with("HTTP/1.1 200") && answer.contains("Demo hall"),
        "{answer}"
    );
}

#[test]
fn the_same_seed_gives_the_same_keys_and_another_seed_others() {
    let keys = |seed| {
        let mut program = Running::start(&["--seed", seed]);
        (0..5).map(|_| program.line()).skip(1).collect::<Vec<_>>()
    };
    assert_eq!(keys("7"), keys("7"));
    assert_ne!(keys("7"), keys("8"));
}

#[test]
fn it_begins_with_what_the_files_say() {
    let data = file(
        "data.json",
        r#"{"companies": [{"name": "theatre",
            "charts": [{"key": "hall", "hall": {"rows": 2, "seatsPerRow": 4}}],
            "events": [{"chartKey": "hall", "eventKey": "premiere"}]}]}"#,
    );
    let faults = file(
        "faults.json",
        r#"[{"operation": "events.list", "fault": {"kind": "html", "status": 504}}]"#,
    );
    let mut program = Running::start(&[
        "--data",
        data.to_str().unwrap(),
        "--faults",
        faults.to_str().unwrap(),
    ]);
    let url = program.last_word();
    let theatre = (0..5).map(|_| program.line()).last().unwrap();
    assert!(theatre.starts_with("theatre:"), "{theatre}");
    let key = theatre
        .split("secret key ")
        .nth(1)
        .unwrap()
        .split(',')
        .next()
        .unwrap();
    assert!(get(&url, "/events/premiere", key).starts_with("HTTP/1.1 200"));
    assert!(get(&url, "/events", key).starts_with("HTTP/1.1 504"));
}

#[test]
fn what_it_cannot_do_it_says_and_fails() {
    let broken = file(
        "broken.json",
        r#"{"companies": [{"events": [{"chartKey": "none"}]}]}"#,
    );
    let no_json = file("no.json", "{");
    for (arguments, named) in [
        (&["--prot", "1"][..], "--prot"),
        (&["--data", broken.to_str().unwrap()], "#/companies/0/events/0"),
        (&["--faults", no_json.to_str().unwrap()], "no.json"),
        (&["--data", "/does/not/exist"], "/does/not/exist"),
        (&["--host", "192.0.2.1", "--port", "0"], "192.0.2.1"),
    ] {
        let refusal = refusal(arguments);
        assert!(refusal.contains(named), "{refusal}");
    }
}

#[test]
fn it_tells_its_options_and_its_version() {
    let said = |argument| {
        let output = Command::new(PROGRAM).arg(argument).output().unwrap();
        assert!(output.status.success());
        String::from_utf8(output.stdout).unwrap()
    };
    assert!(said("--help").contains("--latency"));
    assert_eq!(
        said("--version").trim(),
        concat!("seatsio-emulator ", env!("CARGO_PKG_VERSION"))
    );
}
