//! A server that does exactly what a test says with each connection, and counts them.

use std::{
    io::{Read, Write},
    net::{Shutdown, TcpListener, TcpStream},
    sync::{
        Arc, Mutex,
        atomic::{AtomicUsize, Ordering},
    },
    thread,
    time::Duration,
};

/// What the server does with a connection.
#[derive(Clone, Debug)]
pub enum Does {
    /// Closes it before a byte was read.
    Closes,
    /// Reads this many bytes of the request, then resets it.
    ResetsAfterReading(usize),
    /// Reads the whole request, answers these bytes, then closes.
    Answers(Vec<u8>),
    /// Reads requests and answers each of them, keeping the connection.
    AnswersAll(Vec<u8>),
    /// Reads the request and says nothing until the client leaves.
    NeverAnswers,
    /// Answers these bytes and then one more byte at a time, for ever.
    Trickles(Vec<u8>),
}

/// A server on a port of its own. It serves until the process ends.
pub struct FailingServer {
    pub url: String,
    connections: Arc<AtomicUsize>,
    requests: Arc<AtomicUsize>,
    heads: Arc<Mutex<Vec<String>>>,
}

impl FailingServer {
    pub fn start(does: Does) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
        let url = format!("http://{}", listener.local_addr().expect("bound"));
        let server = Self {
            url,
            connections: Arc::default(),
            requests: Arc::default(),
            heads: Arc::default(),
        };
        let (connections, requests) = (Arc::clone(&server.connections), Arc::clone(&server.requests));
        let heads = Arc::clone(&server.heads);
        thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                connections.fetch_add(1, Ordering::SeqCst);
                let (does, requests, heads) = (does.clone(), Arc::clone(&requests), Arc::clone(&heads));
                thread::spawn(move || serve(&does, stream, &requests, &heads));
            }
        });
        server
    }

    pub fn connections(&self) -> usize {
        self.connections.load(Ordering::SeqCst)
    }

    pub fn requests(&self) -> usize {
        self.requests.load(Ordering::SeqCst)
    }

    /// The heads of the requests that were read, as they came.
    pub fn heads(&self) -> Vec<String> {
        self.heads.lock().expect("nobody panicked").clone()
    }
}

/// A port on which nobody listens.
pub fn closed_port() -> String {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
    format!("http://{}", listener.local_addr().expect("bound"))
}

fn serve(does: &Does, mut stream: TcpStream, requests: &AtomicUsize, heads: &Mutex<Vec<String>>) {
    match does {
        Does::Closes => {}
        Does::ResetsAfterReading(bytes) => {
            let mut read = vec![0; *bytes];
            let _cut_short = stream.read_exact(&mut read);
            // What was sent and not read makes the close a reset.
        }
        Does::Answers(answer) => {
            if read_request(&mut stream).is_some() {
                requests.fetch_add(1, Ordering::SeqCst);
                let _gone = stream.write_all(answer);
                let _gone = stream.shutdown(Shutdown::Write);
                drain(&mut stream);
            }
        }
        Does::AnswersAll(answer) => {
            while let Some(head) = read_request(&mut stream) {
                let head = String::from_utf8_lossy(&head).into_owned();
                heads.lock().expect("nobody panicked").push(head);
                requests.fetch_add(1, Ordering::SeqCst);
                if stream.write_all(answer).is_err() {
                    return;
                }
            }
        }
        Does::NeverAnswers => drain(&mut stream),
        Does::Trickles(answer) => {
            if read_request(&mut stream).is_some() && stream.write_all(answer).is_ok() {
                while stream.write_all(b" ").is_ok() {
                    thread::park_timeout(Duration::from_millis(5));
                }
            }
        }
    }
}

/// Reads until the client leaves.
fn drain(stream: &mut TcpStream) {
    let mut sink = [0; 1024];
    while stream.read(&mut sink).is_ok_and(|read| read > 0) {}
}

/// Reads one request, head and body; `None` when the client has left.
fn read_request(stream: &mut TcpStream) -> Option<Vec<u8>> {
    let mut head = Vec::new();
    let mut byte = [0];
    while !head.ends_with(b"\r\n\r\n") {
        stream.read_exact(&mut byte).ok()?;
        head.push(byte[0]);
    }
    let text = String::from_utf8_lossy(&head).to_lowercase();
    let length = text
        .lines()
        .find_map(|line| line.strip_prefix("content-length:")?.trim().parse().ok());
    let mut body = vec![0; length.unwrap_or(0)];
    stream.read_exact(&mut body).ok()?;
    Some(head)
}
