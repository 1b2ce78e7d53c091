//! A proxy between a client and a server that breaks one exchange at the byte that a test names.
//!
//! What the server is to see of a broken exchange it has seen, and dealt with, before the client sees it break:
//! so whatever a test then finds at the server is final.

use socket2::SockRef;
use std::{
    io::{self, Read, Write},
    net::{Shutdown, SocketAddr, TcpListener, TcpStream},
    sync::{Arc, Mutex},
    thread,
    time::Duration,
};

/// What breaks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    Request,
    Answer,
}

/// How it breaks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum How {
    /// The connection is reset.
    Reset,
    /// No more bytes come, and the other side is told so.
    HalfClosed,
    /// No more bytes come, and nobody says so.
    Stalled,
    /// It does not break: the rest comes byte by byte.
    Trickled,
}

/// How the next exchange goes wrong: `after` this many bytes of one side have passed.
#[derive(Clone, Copy, Debug)]
pub struct Failure {
    pub side: Side,
    pub how: How,
    pub after: usize,
}

/// A proxy on a port of its own. It serves until the process ends.
pub struct FaultyProxy {
    pub url: String,
    orders: Arc<Mutex<Orders>>,
}

#[derive(Default)]
struct Orders {
    next: Option<Failure>,
    request_bytes: usize,
    answer_bytes: usize,
}

impl FaultyProxy {
    /// A proxy of the server with this URL.
    pub fn start(server: &str) -> Self {
        let address = server
            .trim_start_matches("http://")
            .trim_end_matches('/')
            .parse()
            .expect("a loopback address");
        let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
        let url = format!("http://{}", listener.local_addr().expect("bound"));
        let orders = Arc::default();
        let shared = Arc::clone(&orders);
        thread::spawn(move || {
            for client in listener.incoming().flatten() {
                let orders = Arc::clone(&shared);
                // An error is a side that left, which is what this proxy is for.
                thread::spawn(move || relay(client, address, &orders));
            }
        });
        Self { url, orders }
    }

    /// The next request that comes, or its answer, goes wrong in this way.
    pub fn fail_next(&self, failure: Failure) {
        self.orders.lock().unwrap().next = Some(failure);
    }

    /// How many bytes this side of the last whole exchange had.
    pub fn length_of(&self, side: Side) -> usize {
        let orders = self.orders.lock().unwrap();
        match side {
            Side::Request => orders.request_bytes,
            Side::Answer => orders.answer_bytes,
        }
    }
}

fn relay(client: TcpStream, server: SocketAddr, orders: &Mutex<Orders>) -> io::Result<()> {
    client.set_nodelay(true)?;
    while client.peek(&mut [0])? > 0 {
        // One for each exchange: the server closes what is idle for long, and nobody here would pass that on.
        let server = TcpStream::connect(server)?;
        server.set_nodelay(true)?;
        let mut exchange = Exchange {
            client: &client,
            server,
        };
        let failure = orders.lock().unwrap().next.take();
        match failure {
            None => exchange.pass(orders)?,
            Some(Failure {
                how: How::Trickled,
                side,
                ..
            }) => exchange.trickle(side)?,
            Some(Failure {
                side: Side::Request,
                how,
                after,
            }) => return exchange.break_request(how, after),
            Some(Failure {
                side: Side::Answer,
                how,
                after,
            }) => return exchange.break_answer(how, after),
        }
    }
    Ok(())
}

struct Exchange<'a> {
    client: &'a TcpStream,
    server: TcpStream,
}

impl Exchange<'_> {
    fn pass(&mut self, orders: &Mutex<Orders>) -> io::Result<()> {
        let request = message(self.client)?;
        self.server.write_all(&request)?;
        let answer = message(&self.server)?;
        // Noted first: once the client has the answer, it may ask.
        let mut orders = orders.lock().unwrap();
        (orders.request_bytes, orders.answer_bytes) = (request.len(), answer.len());
        drop(orders);
        self.client.write_all(&answer)
    }

    fn trickle(&mut self, side: Side) -> io::Result<()> {
        let request = message(self.client)?;
        let pieces = |this| if side == this { 1 } else { usize::MAX };
        for piece in request.chunks(pieces(Side::Request)) {
            self.server.write_all(piece)?;
        }
        let answer = message(&self.server)?;
        for piece in answer.chunks(pieces(Side::Answer)) {
            self.client.write_all(piece)?;
        }
        Ok(())
    }

    fn break_request(mut self, how: How, after: usize) -> io::Result<()> {
        let mut part = vec![0; after];
        self.client.read_exact(&mut part)?;
        self.server.write_all(&part)?;
        if how == How::Stalled {
            drain(self.client);
            return Ok(());
        }
        self.server.shutdown(Shutdown::Write)?;
        let mut reply = Vec::new();
        let _server_may_reset = self.server.read_to_end(&mut reply);
        match how {
            How::Reset => reset(self.client),
            _ => {
                self.client.write_all(&reply)?;
                half_close(self.client)
            }
        }
    }

    fn break_answer(mut self, how: How, after: usize) -> io::Result<()> {
        let request = message(self.client)?;
        self.server.write_all(&request)?;
        let answer = message(&self.server)?;
        self.client.write_all(&answer[..after.min(answer.len())])?;
        match how {
            How::Reset => reset(self.client),
            How::HalfClosed => half_close(self.client),
            _ => {
                drain(self.client);
                Ok(())
            }
        }
    }
}

/// Makes the coming close a reset.
fn reset(stream: &TcpStream) -> io::Result<()> {
    SockRef::from(stream).set_linger(Some(Duration::ZERO))
}

/// Says that no more will come, and listens on until the other side leaves.
fn half_close(stream: &TcpStream) -> io::Result<()> {
    stream.shutdown(Shutdown::Write)?;
    drain(stream);
    Ok(())
}

/// Reads until the other side leaves.
fn drain(mut stream: &TcpStream) {
    let mut sink = [0; 4096];
    while stream.read(&mut sink).is_ok_and(|read| read > 0) {}
}

/// Reads one request or answer, head and body. Nobody here sends the next before this one is over.
fn message(mut stream: &TcpStream) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    let mut chunk = [0; 4096];
    loop {
        if let Some(length) = length_of(&bytes)
            && bytes.len() >= length
        {
            return Ok(bytes);
        }
        match stream.read(&mut chunk)? {
            0 => return Err(io::ErrorKind::UnexpectedEof.into()),
            read => bytes.extend_from_slice(&chunk[..read]),
        }
    }
}

/// How long a message is in all, once its head is there.
fn length_of(bytes: &[u8]) -> Option<usize> {
    let head = bytes.windows(4).position(|four| four == b"\r\n\r\n")? + 4;
    let text = String::from_utf8_lossy(&bytes[..head]).to_lowercase();
    let body = text
        .lines()
        .find_map(|line| line.strip_prefix("content-length:")?.trim().parse::<usize>().ok());
    Some(head + body.unwrap_or(0))
}
